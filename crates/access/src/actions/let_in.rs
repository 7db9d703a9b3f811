//! The person lets a relative in, and shuts her or him out again.

use history::{Entry, Stream, Subject};
use kernel::{Call, Line, Period, PersonId, Problem, Refusal, UserId};
use store::{Action, Tx};

use super::told::Told;
use crate::{
    model::{LettingInId, LettingScope, Need, Resource},
    reads::may,
    store::{
        ties::{self, Kept, LettingIn},
        users,
    },
};

/// A relative may see what the person has chosen to show.
#[derive(Debug, Clone)]
pub struct LetIn {
    /// Whose pages.
    pub person: PersonId,
    /// Which relative's login.
    pub relative: UserId,
    /// How much.
    pub scope: LettingScope,
    /// From when to when.
    pub period: Period,
    /// In the person's words, or how the consent was given to staff.
    pub reason: Line,
}

impl Action for LetIn {
    const NAME: &'static str = "let-in";
    type Done = LettingInId;
    async fn run(&self, call: &Call, tx: &Tx) -> Result<LettingInId, Problem> {
        require_consent(tx, call, self.person).await?;
        let relative = users::by_id(tx, self.relative)
            .await?
            .ok_or(Problem::NotFound)?;
        if relative.person == Some(self.person) {
            return Err(Refusal::new("access-refusal-relative-self")
                .at("relative")
                .into());
        }
        let id: LettingInId = call.new_id();
        let new = LettingIn {
            id,
            person: self.person,
            relative: self.relative,
            scope: self.scope,
            period: self.period,
        };
        ties::insert_letting_in(tx, &new).await?;
        let entry = Entry::new(
            Stream::Person(self.person),
            "access.let-in",
            Subject::new("letting-in", id),
        )
        .change("scope", None, Some(self.scope.key().to_owned()))
        .change("to", None, self.period.to().map(|day| day.to_string()))
        .reason(&self.reason);
        let entry = Told::Given.relative(tx, entry, self.relative).await?;
        history::write(tx, call, entry).await?;
        Ok(id)
    }
}

/// The relative sees nothing more, from this moment on.
#[derive(Debug, Clone)]
pub struct ShutOut {
    /// Whose pages.
    pub person: PersonId,
    /// Which window is closed.
    pub letting_in: LettingInId,
}

impl Action for ShutOut {
    const NAME: &'static str = "shut-out";
    type Done = ();
    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        require_consent(tx, call, self.person).await?;
        let standing = ties::lettings_of(tx, self.person).await?;
        let closed = standing
            .iter()
            .find(|it| it.id == self.letting_in)
            .ok_or(Problem::NotFound)?;
        ties::end(tx, Kept::LettingIn, closed.id, call.now).await?;
        let subject = Subject::new("letting-in", closed.id);
        let entry = Entry::new(Stream::Person(self.person), "access.shut-out", subject).change(
            "relative",
            Some(closed.relative.to_string()),
            None,
        );
        let entry = Told::Taken.relative(tx, entry, closed.relative).await?;
        history::write(tx, call, entry).await?;
        Ok(())
    }
}

/// The person herself or himself, or staff who handle the person and note the consent given.
async fn require_consent(tx: &Tx, call: &Call, person: PersonId) -> Result<(), Problem> {
    let own = may(tx, call, Need::administer(Resource::OwnFile).about(person)).await?;
    if own
        || may(
            tx,
            call,
            Need::administer(Resource::PersonFile).about(person),
        )
        .await?
    {
        return Ok(());
    }
    Err(Problem::NotFound)
}
