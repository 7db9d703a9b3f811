//! Somebody has asked whether early help was enough.

use access::{Need, RelationGround, Resource};
use history::{Entry, Stream, Subject};
use kernel::{Call, PersonId, Problem, Refusal};
use store::{Action, Tx};

use super::{file::let_person_go, give_early_help::FOLLOW_UP};
use crate::{
    model::{EarlyHelpId, HelpOutcome},
    store::early_help::{early_help_by_id, early_help_save_outcome},
};

/// What came of early help.
#[derive(Debug, Clone, Copy)]
pub struct FollowUpEarlyHelp {
    /// The person.
    pub person: PersonId,
    /// The help.
    pub help: EarlyHelpId,
    /// The version that the officer saw.
    pub version: i64,
    /// What came of it.
    pub outcome: HelpOutcome,
}

impl Action for FollowUpEarlyHelp {
    const NAME: &'static str = "follow-up-early-help";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        // Anybody may give it; only who handles the person asks how it went.
        let need = Need::answer(Resource::EarlyHelp).about(self.person);
        access::require(tx, call, need).await?;
        let mut help = early_help_by_id(tx, self.help)
            .await?
            .ok_or(Problem::NotFound)?;
        if help.person != Some(self.person) {
            return Err(Problem::NotFound);
        }
        if help
            .outcome
            .is_some_and(|outcome| outcome != HelpOutcome::NotReached)
        {
            return Err(Refusal::new("cases-refusal-help-followed-up").into());
        }
        let before = help.outcome;
        help.version = self.version;
        help.outcome = Some(self.outcome);
        early_help_save_outcome(tx, &help).await?;
        let subject = Subject::new("early-help", help.id);
        let entry = Entry::new(
            Stream::Person(self.person),
            "cases.early-help-followed-up",
            subject,
        )
        .change(
            "outcome",
            before.map(|o| o.key().to_owned()),
            Some(self.outcome.key().to_owned()),
        );
        history::write(tx, call, entry).await?;
        let is_done = match self.outcome {
            // Somebody has to try again, so the duty stays.
            HelpOutcome::NotReached => return Ok(()),
            // Whoever hears that it was not enough goes on with the person.
            HelpOutcome::NotEnough => false,
            HelpOutcome::Enough => true,
        };
        duties::close(tx, call, FOLLOW_UP.key, subject).await?;
        if is_done {
            let about = (help.officer, RelationGround::EarlyHelpWasEnough);
            let_person_go(tx, call, self.person, about).await?;
        }
        Ok(())
    }
}
