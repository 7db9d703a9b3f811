//! Somebody told of what went wrong at a visit: it is a report to the manager of the unit, in the same transaction.

use kernel::{Call, Problem};
use store::{Hears, Listeners, Tx};
use visits::DeviationTold;

use super::steps::{name_of, tell};
use crate::model::{DeviationKind, Done, Happened, Harm, NewReport};

/// Who of this room hears what other rooms tell.
pub fn listeners() -> Listeners {
    Listeners::new().with::<DeviationTold>(HearVisits)
}

/// Hears what went wrong at visits. Whoever told it has done as the act asks (`SoL` 27:2, LSS 24 b): it is not to be
/// told once more to reach the manager. What sort of thing it is, the manager says when it is judged.
#[derive(Debug, Clone, Copy)]
pub struct HearVisits;

impl Hears<DeviationTold> for HearVisits {
    async fn hear(&self, call: &Call, tx: &Tx, news: &DeviationTold) -> Result<(), Problem> {
        let question = &news.question;
        let Some(words) = question.words.clone() else {
            return Ok(());
        };
        let new = NewReport {
            unit: question.provider,
            person: Some(question.person),
            happened: Happened {
                on: news.day.min(call.today()),
                at: None,
            },
            kind: DeviationKind::Other,
            harm: Harm::Risk,
            words,
            at_once: None,
            is_of_manager: false,
            question: Some(question.id),
        };
        let by = Done {
            at: call.now,
            on: call.today(),
            by: question.user,
            name: name_of(tx, question.user).await?,
            unit: question.provider,
        };
        tell(tx, call, (new, by, Some(news.said))).await?;
        Ok(())
    }
}
