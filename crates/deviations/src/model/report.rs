//! A report: what somebody told that went wrong, or could have, and where it went.

use jiff::civil::Time;
use kernel::{Date, Id, PersonId, Prose, Timestamp, UnitId, UserId};
use visits::QuestionId;

use super::DeviationNumber;

/// Kind of [`DeviationId`].
pub enum Deviations {}
/// Id of a deviation.
pub type DeviationId = Id<Deviations>;

kernel::keyed! {
    /// What sort of thing went wrong.
    pub enum DeviationKind {
        /// A visit or help that was not given.
        Missed => "missed",
        /// Help that came too late or was not as agreed.
        Late => "late",
        /// Medicines: forgotten, doubled, mistaken for another's.
        Medicine => "medicine",
        /// A fall.
        Fall => "fall",
        /// How somebody was met: words, tone, respect.
        Treatment => "treatment",
        /// Violence or threats.
        Violence => "violence",
        /// Theft, or money that was not handled right.
        Theft => "theft",
        /// Care that was neglected: food, hygiene, being left alone.
        Neglect => "neglect",
        /// Force, locked doors, or that the person did not decide.
        Force => "force",
        /// Documentation that is missing or wrong.
        Documentation => "documentation",
        /// Secrecy that was broken.
        Secrecy => "secrecy",
        /// Alarms, locks, aids and other technology.
        Technology => "technology",
        /// Handling of the case: decisions, orders, times.
        Handling => "handling",
        /// Something else, or not sorted yet.
        Other => "other",
    }
}

kernel::keyed! {
    /// Whether somebody came to harm.
    pub enum Harm {
        /// Somebody came to harm, of body, mind or purse.
        Harm => "harm",
        /// It could have led to harm.
        Risk => "risk",
        /// Neither, but it was not as it should be.
        None => "none",
    }
}

/// When it happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Happened {
    /// The day.
    pub on: Date,
    /// The time of the day, where it is known.
    pub at: Option<Time>,
}

/// Who did something, at which unit, and when; as it was then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// When.
    pub at: Timestamp,
    /// The day of it, where the unit is.
    pub on: Date,
    /// Who.
    pub by: UserId,
    /// The name.
    pub name: String,
    /// At which unit.
    pub unit: UnitId,
}

/// A report on its way in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewReport {
    /// Where it happened.
    pub unit: UnitId,
    /// Who was concerned, if somebody was.
    pub person: Option<PersonId>,
    /// When it happened.
    pub happened: Happened,
    /// What sort of thing.
    pub kind: DeviationKind,
    /// Whether somebody came to harm.
    pub harm: Harm,
    /// What happened.
    pub words: Prose,
    /// What was done at once.
    pub at_once: Option<Prose>,
    /// Whether it is about the manager of the unit, who then does not receive it.
    pub is_of_manager: bool,
    /// The question of a visit that it comes from.
    pub question: Option<QuestionId>,
}

/// A report as it was told, and who receives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Its id.
    pub id: DeviationId,
    /// What was told.
    pub told: NewReport,
    /// The unit that receives it.
    pub keeper: UnitId,
    /// The office of the committee that answers for the unit.
    pub office: Option<UnitId>,
    /// Whether a private provider runs the unit.
    pub is_private: bool,
    /// Whether somebody of the municipality told of a private provider: the committee then knows at once.
    pub is_outside: bool,
    /// Who told it, and when it came.
    pub by: Done,
    /// When it was said, where that was before it came: on a phone without network, by the phone's clock.
    pub said: Option<Timestamp>,
}

impl Report {
    /// Its number.
    pub fn number(&self) -> DeviationNumber {
        DeviationNumber::of(self.id, self.by.on)
    }

    /// Where it is handled.
    pub fn address(&self) -> String {
        format!("/avvikelser/{}", self.id)
    }
}
