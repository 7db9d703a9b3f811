//! Locks a day, so that those who work know what to go by; and opens it.

use kernel::{Call, Date, Line, Problem, Refusal};
use store::{Action, Tx};

use super::steps::{planner, unit_entry};
use crate::{
    model::{BoardDay, DayLock},
    store::day::{day_of, day_save},
};

/// Locks a day of the own unit.
#[derive(Debug, Clone, Copy)]
pub struct LockDay {
    /// Which day.
    pub day: Date,
    /// As it was seen.
    pub version: i64,
}

impl Action for LockDay {
    const NAME: &'static str = "lock-schedule-day";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let (by, unit) = planner(tx, call).await?;
        let now = day_of(tx, unit, self.day).await?;
        if now.locked.is_some() {
            return Err(Refusal::new("schedules-refusal-is-locked").into());
        }
        let day = BoardDay {
            version: self.version,
            ..now
        };
        day_save(tx, &day, Some(DayLock { at: call.now, by })).await?;
        let told = unit_entry(unit, "schedules.day-locked", ("unit", unit)).change(
            "day",
            None,
            Some(self.day.to_string()),
        );
        history::write(tx, call, told).await?;
        Ok(())
    }
}

/// Opens a locked day again.
#[derive(Debug, Clone)]
pub struct OpenDay {
    /// Which day.
    pub day: Date,
    /// As it was seen.
    pub version: i64,
    /// Why.
    pub why: Line,
}

impl Action for OpenDay {
    const NAME: &'static str = "open-schedule-day";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let (_by, unit) = planner(tx, call).await?;
        let now = day_of(tx, unit, self.day).await?;
        if now.locked.is_none() {
            return Err(Refusal::new("schedules-refusal-not-locked").into());
        }
        let day = BoardDay {
            version: self.version,
            ..now
        };
        day_save(tx, &day, None).await?;
        let told = unit_entry(unit, "schedules.day-opened", ("unit", unit))
            .change("day", None, Some(self.day.to_string()))
            .reason(&self.why);
        history::write(tx, call, told).await?;
        Ok(())
    }
}
