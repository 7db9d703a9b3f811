//! Notes that the person holds something in an entry to be wrong (`SoL` 14:6, LSS 21 b).

use access::{Need, Resource, Verb};
use kernel::{Actor, Call, Date, PersonId, Problem, Prose, Refusal, UserId};
use store::{Action, Tx};

use super::steps::{entry_seen, name_of, told, writer};
use crate::{
    model::{Dispute, DisputeId, DisputeWay, EntryId},
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
        let (by, name, way) = self.who(call, tx).await?;
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
        Ok(dispute.id)
    }
}

impl DisputeEntry {
    /// Who notes it, and how it came.
    async fn who(&self, call: &Call, tx: &Tx) -> Result<(UserId, String, DisputeWay), Problem> {
        match call.actor {
            Actor::Resident { user, .. } => {
                for need in [Need::see(Resource::Record), Need::write(Resource::OwnFile)] {
                    access::require(tx, call, need.about(self.person)).await?;
                }
                Ok((user, name_of(tx, user).await?, DisputeWay::Written))
            }
            Actor::Staff { .. } | Actor::System { .. } | Actor::Public => {
                let writer = writer(tx, call, (Verb::Write, self.person)).await?;
                Ok((writer.user, writer.name, DisputeWay::Told))
            }
        }
    }
}
