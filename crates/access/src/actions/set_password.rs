//! Sets a password: an administrator somebody's, or anybody the own.

use history::{Entry, Stream, Subject};
use kernel::{Call, Problem, UserId};
use store::{Action, Tx};

use crate::{
    model::{Need, Resource, SealedPassword},
    reads::require,
    store::{sessions, users},
};

/// A password, sealed by [`crate::Door::seal`]. The user's sessions end.
///
/// Pages where people change their own go through [`crate::Door::change_password`], which asks for the old one.
#[derive(Debug, Clone)]
pub struct SetPassword {
    /// Whose.
    pub user: UserId,
    /// The password.
    pub sealed: SealedPassword,
}

impl Action for SetPassword {
    const NAME: &'static str = "set-password";
    type Done = ();
    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        if call.actor.user() != Some(self.user) {
            require(tx, call, Need::administer(Resource::Account)).await?;
        }
        users::by_id(tx, self.user)
            .await?
            .ok_or(Problem::NotFound)?;
        users::set_password(tx, self.user, &self.sealed).await?;
        sessions::remove_of_user(tx, self.user).await?;
        let entry = Entry::new(
            Stream::Installation,
            "access.password-set",
            Subject::new("user", self.user),
        );
        history::write(tx, call, entry).await?;
        Ok(())
    }
}
