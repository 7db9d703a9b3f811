//! What is written in a care plan: the person's part first.

use kernel::Prose;
use organisation::ServiceCode;

/// How the person took part in making the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Was there and decided.
    Present,
    /// Was there for some of it, or with support to say what matters.
    Supported,
    /// Through somebody who speaks for the person.
    Represented,
    /// Did not want to.
    Declined,
    /// Could not.
    NotPossible,
}

kernel::keyed!(Part {
    Present => "present",
    Supported => "supported",
    Represented => "represented",
    Declined => "declined",
    NotPossible => "not-possible",
});

impl Part {
    /// Whether it must be told in words: who spoke for the person, which support, why not.
    pub const fn needs_words(self) -> bool {
        match self {
            Self::Present => false,
            Self::Supported | Self::Represented | Self::Declined | Self::NotPossible => true,
        }
    }

    /// Whether there are words of the person's own, said by the person or by whom speaks for the person.
    pub const fn has_own_words(self) -> bool {
        match self {
            Self::Present | Self::Supported | Self::Represented => true,
            Self::Declined | Self::NotPossible => false,
        }
    }

    /// Whether the person took part, alone or with support.
    pub const fn is_participation(self) -> bool {
        match self {
            Self::Present | Self::Supported => true,
            Self::Represented | Self::Declined | Self::NotPossible => false,
        }
    }
}

/// A goal of the order, and how it is worked towards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalWay {
    /// Of which service.
    pub service: ServiceCode,
    /// The goal, as the order has it.
    pub goal: Option<Prose>,
    /// How it is worked towards.
    pub way: Option<Prose>,
}

/// What is written in a version. A draft may lack anything; [`crate::AgreePlan`] says what must be there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PlanText {
    /// How the person took part.
    pub part: Option<Part>,
    /// In words, where that is needed.
    pub part_note: Option<Prose>,
    /// Relatives, representative and others who were there.
    pub took_part: Option<Prose>,
    /// What matters to the person, in own words.
    pub own_words: Option<Prose>,
    /// The goals of the order, and how they are worked towards.
    pub goals: Vec<GoalWay>,
    /// What the person does alone, and wants to go on doing.
    pub abilities: Option<Prose>,
    /// How the person wants the help to be given.
    pub wishes: Option<Prose>,
    /// When the person gets up, eats, rests and goes to bed.
    pub rhythm: Option<Prose>,
    /// What is done if nobody opens.
    pub no_answer: Option<Prose>,
    /// Why the planned minutes are other than those of the order.
    pub difference: Option<Prose>,
}
