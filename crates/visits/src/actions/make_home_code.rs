//! Makes a code for a person's home.

use access::{Need, Resource};
use history::{Entry, Stream, Subject};
use kernel::{Call, PersonId, Problem};
use store::{Action, Tx};

use crate::{
    model::HomeCode,
    store::code::{code_of, code_save},
};

/// Makes a code for a person's home, to be put up by the door; an earlier one counts no more.
#[derive(Debug, Clone, Copy)]
pub struct MakeHomeCode {
    /// Whose home.
    pub person: PersonId,
}

impl Action for MakeHomeCode {
    const NAME: &'static str = "make-home-code";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let (_user, unit) = call.staff()?;
        let need = Need::write(Resource::ScheduledVisit).about(self.person);
        access::require(tx, call, need).await?;
        let drawn: kernel::Id<HomeCode> = call.new_id();
        // The time in front of an id is no secret: only what was drawn makes the code.
        let chance = drawn.uuid().as_u128() & ((1 << 62) - 1);
        let before = code_of(tx, self.person, unit).await?;
        let of = (self.person, unit);
        code_save(tx, of, &HomeCode::draw(chance), call.now).await?;
        let verb = match before {
            Some(_) => "visits.home-code-changed",
            None => "visits.home-code-made",
        };
        let subject = Subject::new("person", self.person);
        history::write(
            tx,
            call,
            Entry::new(Stream::Person(self.person), verb, subject),
        )
        .await?;
        Ok(())
    }
}
