//! Hands entries over to the other keeper of records: what, to whom, why and on which ground.

use access::Verb;
use history::{Entry, Stream};
use kernel::{Call, Date, PersonId, Problem, Prose, UnitId};
use store::{Action, Tx};

use super::steps::{to_be_received, unit_name, writer};
use crate::{
    model::{EntryKind, Ground, Handover, HandoverId},
    reads::receiver,
    rules::{HandFacts, hand_over, handover_subject},
    store::handover::{entries_to_give, handover_insert},
};

/// Hands over what a keeper has written about a person.
#[derive(Debug, Clone)]
pub struct HandOver {
    /// About whom.
    pub person: PersonId,
    /// To which unit.
    pub to: UnitId,
    /// What happened from this day.
    pub first: Date,
    /// To this day.
    pub last: Date,
    /// Of which kinds.
    pub kinds: Vec<EntryKind>,
    /// What for.
    pub purpose: Prose,
    /// On which ground.
    pub ground: Ground,
    /// How the person's stand was found out, where the person cannot say it.
    pub note: Option<Prose>,
}

impl Action for HandOver {
    const NAME: &'static str = "hand-over-record";
    type Done = HandoverId;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<HandoverId, Problem> {
        let writer = writer(tx, call, (Verb::Export, self.person)).await?;
        let to = receiver(tx, (self.person, self.to), call.today()).await?;
        let days = (self.first, self.last);
        let of = (self.person, writer.keeper);
        let entries = entries_to_give(tx, of, days, &self.kinds).await?;
        let facts = HandFacts {
            from: writer.keeper,
            to,
            first: self.first,
            last: self.last,
            count: entries.len(),
            ground: self.ground,
            has_note: self.note.is_some(),
        };
        hand_over(&facts).map_err(Problem::Refused)?;
        let to = to.ok_or(Problem::NotFound)?;
        let handover = Handover {
            id: call.new_id(),
            person: self.person,
            from: writer.keeper,
            to: to.keeper,
            first: self.first,
            last: self.last,
            purpose: self.purpose.clone(),
            ground: self.ground,
            note: self.note.clone(),
            given: writer.given(call),
        };
        handover_insert(tx, &handover, &entries).await?;
        let subject = handover_subject(handover.id);
        let told = Entry::new(Stream::Person(self.person), "records.handed-over", subject)
            .link(handover.address())
            .reason(self.purpose.as_str())
            .change("from", None, Some(unit_name(tx, writer.keeper).await?))
            .change("to", None, Some(unit_name(tx, to.keeper).await?))
            .change("first", None, Some(self.first.to_string()))
            .change("last", None, Some(self.last.to_string()))
            .change("count", None, Some(entries.len().to_string()))
            .change("ground", None, Some(self.ground.key().to_owned()));
        history::write(tx, call, told).await?;
        to_be_received(tx, call, &handover).await?;
        Ok(handover.id)
    }
}
