//! Hands an appeal over to the court, with the decision and the reconsideration (FL 46 §).

use access::{Need, Resource};
use kernel::{Call, Fault, PersonId, Problem};
use store::{Action, Tx};

use super::{
    receive_appeal::{FORWARD, appeal_entry, appeal_to_change, on_appeal},
    send_letter::keep_letter,
};
use crate::{
    model::{
        Appeal, AppealId, AppealState, DecisionId, LetterId, LetterKind, LetterText, LetterWay,
    },
    reads::{
        appeals::receipt_behind,
        letter_facts::{letter_facts, voice},
    },
    rules::{appeal::must_be, appeal_letter::forwarding_letter, letter::decision_letter},
    store::{
        appeal::appeal_save,
        letter::{letter_list_of_appeal, letter_list_of_decision},
    },
};

/// The appeal goes to the court.
#[derive(Debug, Clone)]
pub struct ForwardAppeal {
    /// About whom.
    pub person: PersonId,
    /// The appeal.
    pub appeal: AppealId,
    /// The version that the officer saw.
    pub version: i64,
    /// By which way.
    pub way: LetterWay,
}

impl Action for ForwardAppeal {
    const NAME: &'static str = "forward-appeal";
    type Done = LetterId;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<LetterId, Problem> {
        let (officer, _) = call.staff()?;
        let need = Need::write(Resource::Appeal);
        let of = (self.person, self.appeal, self.version);
        let mut appeal = appeal_to_change(tx, call, of, need).await?;
        must_be(&appeal, AppealState::Reconsidered)?;
        let answer = appeal
            .answer
            .clone()
            .ok_or_else(|| Fault::new("a reconsidered appeal has no answer"))?;
        let mut facts = letter_facts(tx, call, (self.person, appeal.decision)).await?;
        facts.officer = organisation::staff_member(tx, officer).await?;
        let clock = receipt_behind(tx, &appeal, &facts.book).await?;
        let enclosed = self.enclosed(call, tx, &appeal).await?;
        let days = (
            call.today(),
            clock.map(|c| c.receipt.on),
            enclosed.as_slice(),
        );
        let text = forwarding_letter(&facts, &voice()?, (&appeal, &answer), days);
        appeal.state = AppealState::Forwarded;
        appeal.forwarded = Some((call.today(), officer));
        appeal_save(tx, &appeal).await?;
        let kept = keep_letter(tx, call, (LetterKind::Forwarding, self.way, text), &appeal).await?;
        let entry = appeal_entry(&appeal, "cases.appeal-forwarded")
            .change(
                "state",
                Some(AppealState::Reconsidered.key().to_owned()),
                Some(appeal.state.key().to_owned()),
            )
            .change("way", None, Some(self.way.key().to_owned()));
        history::write(tx, call, entry).await?;
        duties::close(tx, call, FORWARD.key, on_appeal(&appeal)).await?;
        Ok(kept.id)
    }
}

impl ForwardAppeal {
    /// What goes with it: the letters as the person got them, of the dismissal, the decision and the new decision.
    async fn enclosed(
        &self,
        call: &Call,
        tx: &Tx,
        appeal: &Appeal,
    ) -> Result<Vec<LetterText>, Problem> {
        let mut all = Vec::new();
        if let Some(dismissed) = appeal.of_dismissed {
            let letters = letter_list_of_appeal(tx, dismissed).await?;
            let dismissal = letters
                .into_iter()
                .find(|l| l.kind == LetterKind::Dismissal);
            all.extend(dismissal.map(|letter| letter.text));
        }
        all.push(self.told(call, tx, appeal.decision).await?);
        if let Some(new) = appeal.new_decision {
            all.push(self.told(call, tx, new).await?);
        }
        Ok(all)
    }

    /// A decision as the person was told of it, or as it would be told today.
    async fn told(
        &self,
        call: &Call,
        tx: &Tx,
        decision: DecisionId,
    ) -> Result<LetterText, Problem> {
        if let Some(first) = letter_list_of_decision(tx, decision)
            .await?
            .into_iter()
            .next()
        {
            return Ok(first.text);
        }
        let facts = letter_facts(tx, call, (self.person, decision)).await?;
        Ok(decision_letter(&facts, &voice()?, (call.today(), None))?)
    }
}
