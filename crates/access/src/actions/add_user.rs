//! Adds somebody who can log in, and closes or opens the login.

use history::{Entry, Stream, Subject};
use kernel::{Call, Line, PersonId, Problem, Refusal, UserId};
use store::{Action, Tx};

use crate::{
    model::{Login, Need, Resource, SealedPassword},
    reads::require,
    store::{sessions, users, users::NewUser},
};

/// A new user.
#[derive(Debug, Clone)]
pub struct AddUser {
    /// The name as others see it.
    pub name: Line,
    /// The login name.
    pub login: Login,
    /// The first password, sealed by [`crate::Door::seal`]; none for those who come in another way.
    pub password: Option<SealedPassword>,
    /// Who it is as a resident.
    pub person: Option<PersonId>,
    /// The HSA id, for logging in through Inera.
    pub hsa_id: Option<String>,
}

impl Action for AddUser {
    const NAME: &'static str = "add-user";
    type Done = UserId;
    async fn run(&self, call: &Call, tx: &Tx) -> Result<UserId, Problem> {
        require(tx, call, Need::administer(Resource::Account)).await?;
        if users::by_login(tx, &self.login).await?.is_some() {
            return Err(Refusal::new("access-refusal-login-taken")
                .at("login")
                .into());
        }
        if let Some(person) = self.person
            && users::by_person(tx, person).await?.is_some()
        {
            return Err(Refusal::new("access-refusal-person-has-login")
                .at("person")
                .into());
        }
        let hsa_id = self
            .hsa_id
            .as_deref()
            .map(str::trim)
            .filter(|id| !id.is_empty());
        if let Some(hsa_id) = hsa_id
            && users::by_hsa(tx, hsa_id).await?.is_some()
        {
            return Err(Refusal::new("access-refusal-hsa-taken").at("hsa-id").into());
        }
        let id: UserId = call.new_id();
        let new = NewUser {
            id,
            name: &self.name,
            login: &self.login,
            password: self.password.as_ref(),
            person: self.person,
            hsa_id,
        };
        users::insert(tx, &new).await?;
        let entry = Entry::new(
            Stream::Installation,
            "access.user-added",
            Subject::new("user", id),
        )
        .change("name", None, Some(self.name.as_str().to_owned()))
        .change("login", None, Some(self.login.as_str().to_owned()));
        history::write(tx, call, entry).await?;
        Ok(id)
    }
}

/// Closes a login at once: its sessions end.
#[derive(Debug, Clone)]
pub struct DisableUser {
    /// Whose.
    pub user: UserId,
    /// Why.
    pub reason: Line,
}

impl Action for DisableUser {
    const NAME: &'static str = "disable-user";
    type Done = ();
    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        if call.actor.user() == Some(self.user) {
            return Err(Refusal::new("access-refusal-own-account").into());
        }
        set_disabled(tx, call, (self.user, true), &self.reason).await?;
        sessions::remove_of_user(tx, self.user).await?;
        Ok(())
    }
}

/// Opens a login that was closed.
#[derive(Debug, Clone)]
pub struct EnableUser {
    /// Whose.
    pub user: UserId,
    /// Why.
    pub reason: Line,
}

impl Action for EnableUser {
    const NAME: &'static str = "enable-user";
    type Done = ();
    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        set_disabled(tx, call, (self.user, false), &self.reason).await
    }
}

async fn set_disabled(
    tx: &Tx,
    call: &Call,
    (user, disabled): (UserId, bool),
    reason: &Line,
) -> Result<(), Problem> {
    require(tx, call, Need::administer(Resource::Account)).await?;
    let before = users::by_id(tx, user).await?.ok_or(Problem::NotFound)?;
    users::set_disabled(tx, user, disabled).await?;
    let verb = if disabled {
        "access.user-disabled"
    } else {
        "access.user-enabled"
    };
    let entry = Entry::new(Stream::Installation, verb, Subject::new("user", user))
        .change(
            "disabled",
            Some(before.is_disabled.to_string()),
            Some(disabled.to_string()),
        )
        .reason(reason);
    history::write(tx, call, entry).await?;
    Ok(())
}
