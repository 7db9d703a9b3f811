//! What the rule book says that a schedule must keep to, read once for a day.

use kernel::{Date, PersonId};
use rulebook::{RuleBook, RuleFault, keys};

use crate::model::Board;

/// Seconds of an hour.
const HOUR: i64 = 3_600;

/// The numbers by which a schedule is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Rest on end in every day and night, in seconds (ATL 13 §).
    pub daily_rest: i64,
    /// Rest on end in every seven days, in seconds (ATL 14 §).
    pub weekly_rest: i64,
    /// Work on end without a break, in minutes (ATL 15 §).
    pub without_break: i64,
    /// Ordinary work in a week, in minutes (ATL 5 §).
    pub week: i64,
    /// Travel between homes of one postal code, in minutes (a local rule).
    pub travel_near: i64,
    /// Travel between other homes, in minutes (a local rule).
    pub travel: i64,
}

impl Limits {
    /// As they stand on a day.
    pub fn of(book: &RuleBook, on: Date) -> Result<Self, RuleFault> {
        let hours = |key| Ok::<i64, RuleFault>(i64::from(book.rule(key, on)?.hours()?));
        let minutes = |key| Ok::<i64, RuleFault>(book.rule(key, on)?.minutes()?.count());
        Ok(Self {
            daily_rest: hours(keys::ATL_13)? * HOUR,
            weekly_rest: hours(keys::ATL_14)? * HOUR,
            without_break: hours(keys::ATL_15)? * 60,
            week: hours(keys::ATL_5)? * 60,
            travel_near: minutes(keys::LOCAL_SCHEDULE_TRAVEL_NEAR)?,
            travel: minutes(keys::LOCAL_SCHEDULE_TRAVEL)?,
        })
    }

    /// Minutes from one person's home to another's. Where a postal code is not known it is the longer way.
    pub fn between(&self, board: &Board, from: PersonId, to: PersonId) -> i64 {
        if from == to {
            return 0;
        }
        match (board.areas.get(&from), board.areas.get(&to)) {
            (Some(one), Some(other)) if one == other => self.travel_near,
            (Some(_) | None, Some(_) | None) => self.travel,
        }
    }
}
