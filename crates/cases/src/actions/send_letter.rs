//! Sends the letter about a decision; what was sent is kept as it was.

use access::{Need, Resource};
use duties::DutyKind;
use history::Subject;
use kernel::{Call, Change, Language, PersonId, Problem, Refusal, Role};
use rulebook::keys;
use store::{Action, Tx};

use super::{deadlines::on_decision, file::decision_entry};
use crate::{
    model::{DecisionId, Letter, LetterId, LetterKind, LetterText, LetterWay, Receipt},
    reads::letter_facts::{letter_facts, voice},
    rules::letter::{Recipient, decision_letter},
    store::letter::letter_insert,
};

/// The person is told of the decision (FL 33 §) within the municipality's own time.
pub(crate) const NOTIFY: DutyKind = DutyKind {
    key: "cases-duty-send-letter",
    role: Role::CaseOfficer,
    rule: keys::LOCAL_DECISION_NOTICE,
};

/// The letter about a decision goes to the person.
#[derive(Debug, Clone)]
pub struct SendLetter {
    /// About whom.
    pub person: PersonId,
    /// The decision.
    pub decision: DecisionId,
    /// The version of the decision that the officer saw in the preview.
    pub version: i64,
    /// By which way.
    pub way: LetterWay,
    /// The language, beside Swedish, that the notice of appeal is in.
    pub second: Option<Language>,
}

impl Action for SendLetter {
    const NAME: &'static str = "send-letter";
    type Done = LetterId;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<LetterId, Problem> {
        let (officer, _) = call.staff()?;
        let need = Need::write(Resource::Decision).about(self.person);
        access::require(tx, call, need).await?;
        let facts = letter_facts(tx, call, (self.person, self.decision)).await?;
        if facts.decision.version != self.version {
            return Err(Problem::Changed(Change {
                version: facts.decision.version,
                kind: "decision",
                id: self.decision.uuid(),
            }));
        }
        may_go(self.way, &facts.recipient)?;
        let text = decision_letter(&facts, &voice()?, (call.today(), self.second))?;
        let letter = Letter {
            id: call.new_id(),
            kind: LetterKind::Decision,
            decision: self.decision,
            appeal: None,
            person: self.person,
            sent: call.today(),
            by: officer,
            way: self.way,
            receipt: received_at_once(call, self.way),
            text,
            version: 1,
        };
        letter_insert(tx, &letter).await?;
        let second = self.second.filter(|l| *l != Language::Swedish);
        let mut entry = decision_entry(&facts.decision, "cases.letter-sent")
            .change("way", None, Some(self.way.key().to_owned()))
            .change("second-language", None, second.map(|l| l.tag().to_owned()));
        if let Some(receipt) = letter.receipt {
            entry = entry.change("received", None, Some(receipt.on.to_string()));
        }
        history::write(tx, call, entry).await?;
        duties::close(tx, call, NOTIFY.key, on_decision(&facts.decision)).await?;
        Ok(letter.id)
    }
}

/// What is handed over or read aloud is received on the same day.
pub(super) fn received_at_once(call: &Call, way: LetterWay) -> Option<Receipt> {
    way.receipt().map(|how| Receipt {
        on: call.today(),
        how,
    })
}

/// Whether a letter can go by a way to where the person is.
pub(super) fn may_go(way: LetterWay, recipient: &Recipient) -> Result<(), Refusal> {
    let text = match recipient {
        Recipient::Hidden if !way.needs_no_address() => "cases-refusal-letter-hidden",
        Recipient::Unknown if way == LetterWay::Post => "cases-refusal-letter-no-address",
        Recipient::Hidden | Recipient::Unknown | Recipient::Known(_) => return Ok(()),
    };
    Err(Refusal::new(text).at("way"))
}

/// Puts in a letter about an appeal.
pub(super) async fn keep_letter(
    tx: &Tx,
    call: &Call,
    (kind, way, text): (LetterKind, LetterWay, LetterText),
    appeal: &crate::model::Appeal,
) -> Result<Letter, Problem> {
    let (officer, _) = call.staff()?;
    let receipt = match kind {
        LetterKind::Decision | LetterKind::Dismissal => received_at_once(call, way),
        LetterKind::Forwarding => None,
    };
    let letter = Letter {
        id: call.new_id(),
        kind,
        decision: appeal.decision,
        appeal: Some(appeal.id),
        person: appeal.person,
        sent: call.today(),
        by: officer,
        way,
        text,
        receipt,
        version: 1,
    };
    letter_insert(tx, &letter).await?;
    Ok(letter)
}

/// What history says of a letter.
pub(super) const fn on_letter(letter: &Letter) -> Subject {
    Subject::new("letter", letter.id)
}
