//! Acknowledges what was handed over, and what has followed since: who took it in, and when.

use access::Verb;
use history::{Entry, Stream};
use kernel::{Call, PersonId, Problem};
use store::{Action, Tx};

use super::steps::writer;
use crate::{
    model::HandoverId,
    rules::{RECEIVE, handover_subject, may_receive},
    store::handover::{followed, handover_by_id, receipt, receipt_after_insert, receipt_insert},
};

/// Acknowledges a handover.
#[derive(Debug, Clone, Copy)]
pub struct ReceiveHandover {
    /// About whom.
    pub person: PersonId,
    /// Which.
    pub handover: HandoverId,
}

impl Action for ReceiveHandover {
    const NAME: &'static str = "receive-record";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let writer = writer(tx, call, (Verb::Write, self.person)).await?;
        let handover = handover_by_id(tx, self.person, self.handover).await?;
        let handover = handover.ok_or(Problem::NotFound)?;
        if ![handover.to, handover.from]
            .iter()
            .any(|side| side.keeps_with(writer.keeper))
        {
            return Err(Problem::NotFound);
        }
        let has_receipt = receipt(tx, handover.id).await?.is_some();
        let mut followed = followed(tx, &[handover.id]).await?;
        let followed = followed.remove(&handover.id).unwrap_or_default();
        may_receive(
            handover.to,
            writer.keeper,
            has_receipt && followed.is_empty(),
        )?;
        let given = writer.given(call);
        if !has_receipt {
            receipt_insert(tx, handover.id, &given).await?;
        }
        for entry in followed {
            receipt_after_insert(tx, (handover.id, entry), &given).await?;
        }
        let subject = handover_subject(handover.id);
        let told = Entry::new(Stream::Person(self.person), "records.received", subject)
            .link(handover.address());
        history::write(tx, call, told).await?;
        duties::close(tx, call, RECEIVE.key, subject).await?;
        Ok(())
    }
}
