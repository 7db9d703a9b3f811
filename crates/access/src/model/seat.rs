//! In which place somebody who is logged in acts, and how long a session lasts.

use jiff::SignedDuration;
use kernel::{Actor, AssignmentId, Period, PersonId, Role, TimeZone, Timestamp, UnitId, UserId};
use serde::{Deserialize, Serialize};

use super::LettingInId;

/// The place that is chosen at login.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Seat {
    /// An assignment as staff.
    Assignment(AssignmentId),
    /// Oneself, as a resident.
    Own,
    /// A relative of the person who has let one in.
    LetIn(LettingInId),
}

/// A place that can be chosen, with what a page needs to name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SeatView {
    /// The place.
    pub seat: Seat,
    /// With which role.
    pub role: Role,
    /// At which unit, for staff.
    pub unit: Option<UnitId>,
    /// In which part of the unit, for staff of a team.
    pub team: Option<UnitId>,
    /// About whom, for the person and relatives.
    pub person: Option<PersonId>,
    /// From when to when; none for oneself.
    pub period: Option<Period>,
}

impl SeatView {
    /// Who acts from this place.
    pub const fn actor(&self, user: UserId) -> Option<Actor> {
        match (self.seat, self.unit, self.person) {
            (Seat::Assignment(assignment), Some(unit), _) => Some(Actor::Staff {
                user,
                assignment,
                role: self.role,
                unit,
            }),
            (Seat::Own | Seat::LetIn(_), _, Some(person)) => Some(Actor::Resident {
                user,
                person,
                role: self.role,
            }),
            (Seat::Assignment(_), None, _) | (Seat::Own | Seat::LetIn(_), _, None) => None,
        }
    }
}

/// How long a session lasts, from the configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionLife {
    /// So long without a request, and it is over.
    pub idle: SignedDuration,
    /// So long after login, and it is over whatever was done.
    pub absolute: SignedDuration,
    /// The zone in which assignments' days are counted.
    pub zone: TimeZone,
}

impl SessionLife {
    /// How often at most it is noted that a session is in use.
    pub const NOTED_EVERY: SignedDuration = SignedDuration::from_secs(60);

    /// Half an hour idle, twelve hours in all, days of this zone.
    pub const fn usual(zone: TimeZone) -> Self {
        Self {
            idle: SignedDuration::from_mins(30),
            absolute: SignedDuration::from_hours(12),
            zone,
        }
    }
}

/// A session that lives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionView {
    /// Whose.
    pub user: UserId,
    /// The user's name.
    pub user_name: String,
    /// The chosen place; none before it is chosen, and none when it has ended since.
    pub seat: Option<SeatView>,
    /// Who acts, when a place is chosen.
    pub actor: Option<Actor>,
    /// When it ends, whatever is done.
    pub ends_at: Timestamp,
    /// When it was last noted that it is in use.
    pub seen_at: Timestamp,
    /// Whether it is time to note that it is in use: [`crate::TouchSession`].
    pub is_to_be_noted: bool,
}
