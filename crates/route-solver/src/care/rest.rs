//! Daily and weekly rest as the shifts give it, overtime included.

use std::fmt::{self, Display, Formatter};

use super::model::{Problem, Rest};
use super::units::{Moment, Span};

/// A day.
const DAY: i32 = 86_400;
/// Seven days.
const WEEK: i32 = 7 * DAY;

/// A rest that is too short.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RestFlaw {
    /// Too little from one day's work to the next.
    Daily {
        /// Who.
        carer: String,
        /// When the later shift starts.
        at: Moment,
        /// How long the rest is.
        rest: Span,
        /// How long it must be.
        least: Span,
    },
    /// No long rest on end in the seven days from this moment.
    Weekly {
        /// Who.
        carer: String,
        /// When the seven days start.
        from: Moment,
        /// How long it must be.
        least: Span,
    },
}

impl Display for RestFlaw {
    fn fmt(&self, to: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Daily {
                carer,
                at,
                rest,
                least,
            } => write!(
                to,
                "{carer}: rests {} s before the shift that starts at {}, not {}",
                rest.0, at.0, least.0
            ),
            Self::Weekly { carer, from, least } => write!(
                to,
                "{carer}: has no {} s of rest on end in the seven days from {}",
                least.0, from.0
            ),
        }
    }
}

/// Rests that are too short as the shifts stand, by the rest that the problem asks for; none if it asks for none.
pub fn rest_flaws(problem: &Problem) -> Vec<RestFlaw> {
    let mut flaws = Vec::new();
    let Some(Rest { daily, weekly }) = problem.rest else {
        return flaws;
    };
    for carer in &problem.carers {
        for pair in carer.shifts.windows(2) {
            let [before, after] = pair else { continue };
            let rest = after.from.since(before.to);
            // Two parts of one day's work are not two days.
            let same_day = before.from.0.div_euclid(DAY) == after.from.0.div_euclid(DAY);
            if rest < daily && !same_day {
                flaws.push(RestFlaw::Daily {
                    carer: carer.id.clone(),
                    at: after.from,
                    rest,
                    least: daily,
                });
            }
        }
        // The last day counts whole, though nobody works until midnight.
        let last = carer.shifts.last().map_or(0, |shift| shift.to.0);
        let last = last.saturating_add(DAY - 1).div_euclid(DAY) * DAY;
        let mut from = 0;
        while from + WEEK <= last {
            if longest_rest(carer.shifts.iter().map(|s| (s.from.0, s.to.0)), from) < weekly.0 {
                flaws.push(RestFlaw::Weekly {
                    carer: carer.id.clone(),
                    from: Moment(from),
                    least: weekly,
                });
            }
            from += DAY;
        }
    }
    flaws
}

fn longest_rest(shifts: impl Iterator<Item = (i32, i32)>, from: i32) -> i32 {
    let (mut free, mut longest) = (from, 0);
    for (start, end) in shifts {
        if end > from && start < from + WEEK {
            longest = longest.max(start - free);
            free = free.max(end);
        }
    }
    longest.max(from + WEEK - free)
}

/// How much overtime a shift may have so that the daily rest after it holds.
pub(crate) fn overtime_with_rest(
    shifts: &[super::model::Shift],
    at: usize,
    rest: Option<Rest>,
) -> Span {
    let Some(shift) = shifts.get(at) else {
        return Span(0);
    };
    let Some(next) = shifts.get(at + 1) else {
        return shift.overtime_max;
    };
    let same_day = shift.from.0.div_euclid(DAY) == next.from.0.div_euclid(DAY);
    let rest = match rest {
        Some(rest) if !same_day => rest.daily.0,
        Some(_) | None => 0,
    };
    Span(
        shift
            .overtime_max
            .0
            .min((next.from.0 - shift.to.0 - rest).max(0)),
    )
}
