//! Records the day on which the person got a letter: the time to appeal runs from it.

use access::{Need, Resource};
use history::{Entry, Stream};
use kernel::{Call, Date, PersonId, Problem, Refusal};
use rulebook::keys;
use store::{Action, Tx};

use super::{file::not_ahead, send_letter::on_letter};
use crate::{
    model::{LetterId, LetterKind, Receipt, ReceiptHow},
    store::letter::{letter_by_id, letter_save_receipt},
};

/// The person has got the letter.
#[derive(Debug, Clone)]
pub struct RecordReceipt {
    /// About whom.
    pub person: PersonId,
    /// The letter.
    pub letter: LetterId,
    /// The version that the officer saw.
    pub version: i64,
    /// The day.
    pub on: Date,
    /// How it is known.
    pub how: ReceiptHow,
}

impl Action for RecordReceipt {
    const NAME: &'static str = "record-receipt";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        call.staff()?;
        let need = Need::write(Resource::Decision).about(self.person);
        access::require(tx, call, need).await?;
        let mut letter = letter_by_id(tx, self.person, self.letter)
            .await?
            .ok_or(Problem::NotFound)?;
        not_ahead(call, self.on, "on")?;
        if letter.kind == LetterKind::Forwarding {
            return Err(Problem::NotFound);
        }
        if self.on < letter.sent {
            return Err(Refusal::new("cases-refusal-receipt-before")
                .with("day", letter.sent)
                .at("on")
                .because(keys::FL_44)
                .into());
        }
        let was = letter.receipt;
        letter.version = self.version;
        letter.receipt = Some(Receipt {
            on: self.on,
            how: self.how,
        });
        letter_save_receipt(tx, &letter).await?;
        let entry = Entry::new(
            Stream::Person(self.person),
            "cases.letter-received",
            on_letter(&letter),
        )
        .link(format!(
            "/personer/{}/beslut/{}",
            self.person, letter.decision
        ))
        .change(
            "received",
            was.map(|r| r.on.to_string()),
            Some(self.on.to_string()),
        )
        .change(
            "received-how",
            was.map(|r| r.how.key().to_owned()),
            Some(self.how.key().to_owned()),
        );
        history::write(tx, call, entry).await?;
        Ok(())
    }
}
