//! A duty on its way in, and the steps by which it is escalated.

use history::Subject;
use jiff::SignedDuration;
use kernel::{PersonId, Role, RuleKey, Timestamp, UnitId, UserId};

/// To whom a duty goes when it is not done by a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EscalationStep {
    /// How long after the due time; below zero, before it.
    pub away: SignedDuration,
    /// To which role.
    pub to_role: Role,
    /// At which unit.
    pub to_unit: UnitId,
}

impl EscalationStep {
    /// A step so many hours after the due time.
    pub const fn after_due(hours: i64, to_role: Role, to_unit: UnitId) -> Self {
        Self {
            away: SignedDuration::from_secs(hours.saturating_mul(3_600)),
            to_role,
            to_unit,
        }
    }

    /// A step so many hours before the due time.
    pub const fn before_due(hours: i64, to_role: Role, to_unit: UnitId) -> Self {
        Self::after_due(hours.saturating_neg(), to_role, to_unit)
    }
}

/// A duty on its way in. [`crate::DutyKind::on`] makes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDuty {
    /// Key of its kind.
    pub kind: &'static str,
    /// The rule that it comes from.
    pub rule: RuleKey,
    /// What it is about.
    pub subject: Subject,
    /// Whom it is about, if somebody.
    pub person: Option<PersonId>,
    /// At which unit it is done.
    pub unit: UnitId,
    /// By which role.
    pub role: Role,
    /// By whom, where that is settled.
    pub user: Option<UserId>,
    /// From when; the moment of the call unless given.
    pub opened: Option<Timestamp>,
    /// Before when.
    pub due: Timestamp,
    /// Where in the product it is done.
    pub link: String,
    /// What it is about in a word, without personal data: a case number.
    pub label: String,
    /// To whom it goes when it is not done.
    pub steps: Vec<EscalationStep>,
}

impl NewDuty {
    /// The most steps that a duty may have.
    pub const STEPS_MAX: usize = 8;

    /// Whom it is about: the person's history then tells of it.
    #[must_use]
    pub const fn person(mut self, person: PersonId) -> Self {
        self.person = Some(person);
        self
    }

    /// Who of the unit does it.
    #[must_use]
    pub const fn user(mut self, user: UserId) -> Self {
        self.user = Some(user);
        self
    }

    /// From when, where that was not now: an application that came in yesterday.
    #[must_use]
    pub const fn opened(mut self, at: Timestamp) -> Self {
        self.opened = Some(at);
        self
    }

    /// What it is about in a word, without personal data.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// One more step of escalation.
    #[must_use]
    pub fn step(mut self, step: EscalationStep) -> Self {
        self.steps.push(step);
        self
    }
}
