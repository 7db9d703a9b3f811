//! When somebody works, and when the break is.

use kernel::{Date, Id, UnitId, UserId};
use serde::{Deserialize, Serialize};

/// Kind of [`ShiftId`].
pub enum Shifts {}
/// Id of a shift.
pub type ShiftId = Id<Shifts>;

/// Minutes of a day.
pub(crate) const DAY_MINUTES: i64 = 24 * 60;

/// A break: nobody need be at work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Break {
    /// When it begins, in minutes from midnight of the shift's day.
    pub from: i64,
    /// How long it is, in minutes.
    pub minutes: i64,
}

impl Break {
    /// The minute at which it is over.
    pub const fn to(self) -> i64 {
        self.from + self.minutes
    }
}

/// A shift on its way in. Minutes count from midnight of the day; a night's shift ends after minute 1440.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewShift {
    /// Who works.
    pub user: UserId,
    /// The day on which it begins.
    pub day: Date,
    /// When it begins.
    pub from: i64,
    /// When it ends.
    pub to: i64,
    /// The break, if there is one.
    pub pause: Option<Break>,
}

impl NewShift {
    /// Minutes of work: the break is not work (ATL 15 §).
    pub fn worked(&self) -> i64 {
        self.to - self.from - self.pause.map_or(0, |pause| pause.minutes)
    }

    /// The parts of it in which there is work, before and after the break.
    pub fn parts(&self) -> Vec<(i64, i64)> {
        match self.pause {
            None => vec![(self.from, self.to)],
            Some(pause) => [(self.from, pause.from), (pause.to(), self.to)]
                .into_iter()
                .filter(|(from, to)| from < to)
                .collect(),
        }
    }

    /// The same shift with its minutes counted from the midnight of another day: a night that began the day before has
    /// a part of it before that midnight.
    #[must_use]
    pub fn seen_from(self, day: Date) -> Self {
        let days = self.day.since(day).map_or(0, |span| span.get_days());
        let off = i64::from(days) * DAY_MINUTES;
        Self {
            day,
            from: self.from + off,
            to: self.to + off,
            pause: self.pause.map(|pause| Break {
                from: pause.from + off,
                ..pause
            }),
            ..self
        }
    }

    /// Whether all of a time is work in this shift.
    pub fn covers(&self, (from, to): (i64, i64)) -> bool {
        self.parts()
            .iter()
            .any(|part| part.0 <= from && to <= part.1)
    }
}

/// A shift.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shift {
    /// Its id.
    pub id: ShiftId,
    /// At which provider.
    pub provider: UnitId,
    /// When, and whose.
    pub shift: NewShift,
    /// Rises by one with every change.
    pub version: i64,
}
