//! Hands in values of indicators: one that is typed, or all of a file.

use ::store::{Action, Tx};
use kernel::{Call, Problem, Refusal};

use super::{entry, follow::follow, indicator_to_answer};
use crate::{
    model::{NewReading, Reading},
    rules::check_reading,
    store::{
        chain::{chain_by_id, goal_by_id},
        reading::reading_add,
    },
};

/// Hands in values; all of them or none.
#[derive(Debug, Clone)]
pub struct GiveReadings {
    /// The values.
    pub readings: Vec<NewReading>,
}

impl GiveReadings {
    /// More in one go is a mistake.
    pub const MAX: usize = 5_000;
}

impl Action for GiveReadings {
    const NAME: &'static str = "give-readings";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let (user, _unit) = call.staff()?;
        if self.readings.len() > Self::MAX {
            return Err(Refusal::new("goals-refusal-too-many").into());
        }
        for told in &self.readings {
            let indicator = indicator_to_answer(tx, call, told.indicator).await?;
            let mut wrong = check_reading(&indicator, told);
            if told.day > call.today() {
                wrong.push(Refusal::new("goals-refusal-day-to-come").at("day"));
            }
            let goal = goal_by_id(tx, indicator.goal).await?;
            let chain = match goal {
                Some(goal) => chain_by_id(tx, goal.chain).await?,
                None => None,
            };
            let chain = chain.ok_or(Problem::NotFound)?;
            if told.day.year() != chain.year {
                wrong.push(Refusal::new("goals-refusal-reading-year").at("day"));
            }
            if !wrong.is_empty() {
                return Err(Problem::Refused(wrong));
            }
            let reading = Reading {
                id: call.new_id(),
                told: told.clone(),
                by: Some(user),
                at: call.now,
            };
            reading_add(tx, &reading).await?;
            follow(call, tx, (&chain, indicator.id)).await?;
            let said = entry("goals.reading-given", ("indicator", indicator.id))
                .change("value", None, Some(told.value.to_string()))
                .change("day", None, Some(told.day.to_string()))
                .link(indicator.address());
            history::write(tx, call, said).await?;
        }
        Ok(())
    }
}
