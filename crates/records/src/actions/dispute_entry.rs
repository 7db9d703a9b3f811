//! Notes that the person holds something in an entry to be wrong (`SoL` 14:6, LSS 21 b).

use access::{Need, Resource, Verb};
use kernel::{Actor, Call, Date, Fault, PersonId, Problem, Prose, Refusal, UserId};
use store::{Action, Tx};

use super::steps::{case_number, entry_seen, is_open, name_of, told, writer};
use crate::{
    model::{Dispute, DisputeId, DisputeWay, Entry, EntryId, Keeper},
    rules::{CONSIDER, entry_subject, to_consider},
    store::beside::dispute_insert,
};

/// Notes what the person says, in the person's words. The person writes it, or somebody who was told.
#[derive(Debug, Clone)]
pub struct DisputeEntry {
    /// Who says it.
    pub person: PersonId,
    /// About which entry.
    pub entry: EntryId,
    /// The day on which it was said; not ahead.
    pub said: Date,
    /// What is wrong, and how it is.
    pub view: Prose,
}

impl Action for DisputeEntry {
    const NAME: &'static str = "dispute-record-entry";
    type Done = DisputeId;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<DisputeId, Problem> {
        let (by, name, noted_by) = self.who(call, tx).await?;
        let way = match noted_by {
            None => DisputeWay::Written,
            Some(_) => DisputeWay::Told,
        };
        let entry = entry_seen(tx, call, (self.person, self.entry)).await?;
        if self.said > call.today() {
            return Err(Refusal::new("page-kit-refusal-future").at("said").into());
        }
        if self.said < entry.signed.on {
            return Err(Refusal::new("records-refusal-before-entry")
                .at("said")
                .into());
        }
        let dispute = Dispute {
            id: call.new_id(),
            entry: entry.id,
            way,
            said: self.said,
            view: self.view.clone(),
            at: call.now,
            by,
            name,
        };
        dispute_insert(tx, self.person, &dispute).await?;
        let told = told(&entry, "records.disputed")
            .change("way", None, Some(way.key().to_owned()))
            .change("said", None, Some(self.said.to_string()));
        history::write(tx, call, told).await?;
        // Those who keep the entry know already what one of them has noted.
        if noted_by.is_none_or(|keeper| !entry.keeper.keeps_with(keeper)) {
            to_be_considered(tx, call, &entry).await?;
        }
        Ok(dispute.id)
    }
}

impl DisputeEntry {
    /// Who notes it, and for which keeper where it is not the person.
    async fn who(&self, call: &Call, tx: &Tx) -> Result<(UserId, String, Option<Keeper>), Problem> {
        match call.actor {
            Actor::Resident { user, .. } => {
                for need in [Need::see(Resource::Record), Need::write(Resource::OwnFile)] {
                    access::require(tx, call, need.about(self.person)).await?;
                }
                Ok((user, name_of(tx, user).await?, None))
            }
            Actor::Staff { .. } | Actor::System { .. } | Actor::Public => {
                let writer = writer(tx, call, (Verb::Write, self.person)).await?;
                Ok((writer.user, writer.name, Some(writer.keeper)))
            }
        }
    }
}

/// Those who keep the entry are to look into it.
async fn to_be_considered(tx: &Tx, call: &Call, entry: &Entry) -> Result<(), Problem> {
    if is_open(tx, entry_subject(entry.id), CONSIDER.key).await? {
        return Ok(());
    }
    let label = case_number(tx, entry.person, &[entry.keeper.unit]).await?;
    let book = rulebook::reads::book(tx).await?;
    let days = (call.today(), &call.zone);
    let duty = to_consider(&book, (entry, label), days).map_err(Fault::from)?;
    duties::open(tx, call, duty).await?;
    Ok(())
}
