//! Receives an appeal and opens the time in which it is tested, reconsidered and forwarded.

use access::{Need, Resource};
use duties::{DutyKind, Subject};
use history::{Entry, Stream};
use kernel::{Call, Date, PersonId, Problem, Prose, Refusal, Role};
use rulebook::keys;
use store::{Action, Tx};

use super::{
    deadlines::Deadlines,
    file::{decision_to_change, not_ahead},
};
use crate::{
    model::{Appeal, AppealId, AppealState, Appellant, DecisionId},
    store::appeal::{appeal_by_id, appeal_insert},
};

/// An appeal goes promptly to the court (FL 46 §).
pub(crate) const FORWARD: DutyKind = DutyKind {
    key: "cases-duty-forward-appeal",
    role: Role::CaseOfficer,
    rule: keys::LOCAL_APPEAL_FORWARD,
};

/// An appeal has come in, in writing.
#[derive(Debug, Clone)]
pub struct ReceiveAppeal {
    /// About whom.
    pub person: PersonId,
    /// Of which decision.
    pub decision: DecisionId,
    /// The dismissed appeal, where the dismissal is what is appealed.
    pub of_dismissed: Option<AppealId>,
    /// The day it came in.
    pub received: Date,
    /// Who appealed, if not the person.
    pub by: Option<Appellant>,
    /// Its own words.
    pub words: Prose,
    /// The day it reached the court, if it went there first.
    pub at_court: Option<Date>,
    /// The person was told wrongly how to appeal, or not at all.
    pub wrong_notice: bool,
}

impl Action for ReceiveAppeal {
    const NAME: &'static str = "receive-appeal";
    type Done = AppealId;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<AppealId, Problem> {
        let (officer, _) = call.staff()?;
        let need = Need::write(Resource::Appeal);
        let of = (self.person, self.decision);
        let (decision, case) = decision_to_change(tx, call, of, need).await?;
        not_ahead(call, self.received, "received")?;
        if let Some(day) = self.at_court {
            not_ahead(call, day, "at-court")?;
        }
        if self.received < decision.decided {
            return Err(Refusal::new("cases-refusal-appeal-before")
                .with("day", decision.decided)
                .at("received")
                .into());
        }
        if self.by.as_ref().is_some_and(|by| !by.authority.may_apply()) {
            return Err(Refusal::new("cases-refusal-appeal-authority")
                .at("by-authority")
                .because(keys::FL_42)
                .into());
        }
        self.must_be_dismissed(tx).await?;
        let appeal = Appeal {
            id: call.new_id(),
            decision: decision.id,
            case: case.id,
            person: self.person,
            unit: case.unit,
            officer,
            of_dismissed: self.of_dismissed,
            received: self.received,
            by: self.by.clone(),
            words: self.words.clone(),
            at_court: self.at_court,
            wrong_notice: self.wrong_notice,
            is_excused: false,
            state: AppealState::Received,
            answer: None,
            reconsidered: None,
            new_decision: None,
            forwarded: None,
            judged: None,
            version: 1,
        };
        appeal_insert(tx, &appeal).await?;
        let entry = appeal_entry(&appeal, "cases.appeal-received")
            .change("received", None, Some(self.received.to_string()))
            .change("state", None, Some(appeal.state.key().to_owned()));
        history::write(tx, call, entry).await?;
        let deadlines = Deadlines::read(tx, call).await?;
        let last = deadlines.last_day(FORWARD.rule, self.received)?;
        let about = (on_appeal(&appeal), appeal.address());
        deadlines
            .open_about(tx, call, (FORWARD, last, about), &case)
            .await?;
        Ok(appeal.id)
    }
}

impl ReceiveAppeal {
    /// A dismissal is appealed only where there is one, of this decision.
    async fn must_be_dismissed(&self, tx: &Tx) -> Result<(), Problem> {
        let Some(id) = self.of_dismissed else {
            return Ok(());
        };
        let earlier = appeal_by_id(tx, self.person, id)
            .await?
            .filter(|appeal| appeal.decision == self.decision)
            .ok_or(Problem::NotFound)?;
        if earlier.state == AppealState::Dismissed {
            Ok(())
        } else {
            Err(Refusal::new("cases-refusal-appeal-not-dismissed").into())
        }
    }
}

/// What duties and history on an appeal are about.
pub(crate) const fn on_appeal(appeal: &Appeal) -> Subject {
    Subject::new("appeal", appeal.id)
}

/// An entry about an appeal in the person's file.
pub(crate) fn appeal_entry(appeal: &Appeal, verb: &'static str) -> Entry {
    Entry::new(Stream::Person(appeal.person), verb, on_appeal(appeal)).link(appeal.address())
}

/// The appeal of a person that the actor may work on, as the officer saw it.
pub(crate) async fn appeal_to_change(
    tx: &Tx,
    call: &Call,
    (person, id, version): (PersonId, AppealId, i64),
    need: Need,
) -> Result<Appeal, Problem> {
    call.staff()?;
    access::require(tx, call, need.about(person)).await?;
    let appeal = appeal_by_id(tx, person, id)
        .await?
        .ok_or(Problem::NotFound)?;
    if appeal.version != version {
        return Err(Problem::Changed(kernel::Change {
            version: appeal.version,
            kind: "appeal",
            id: id.uuid(),
        }));
    }
    Ok(appeal)
}
