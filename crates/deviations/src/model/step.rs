//! Something that was done about a deviation. It is signed, and never changed: what was mistaken is done anew.

use kernel::{Date, Id, Line, Prose, UserId};
use serde::{Deserialize, Serialize};

use super::{DeviationKind, Done, Harm};

/// Kind of [`StepId`].
pub enum Steps {}
/// Id of a step.
pub type StepId = Id<Steps>;

kernel::keyed! {
    /// What it is judged to be.
    pub enum Class {
        /// An ordinary deviation, which the unit itself sees to.
        Deviation => "deviation",
        /// A wrong (missförhållande), which the act calls for action on.
        Wrong => "wrong",
        /// A clear risk of a wrong (påtaglig risk för ett missförhållande).
        Risk => "risk",
    }
}

impl Class {
    /// Whether the rules of lex Sarah apply (`SoL` 27:5–6, LSS 24 e–f).
    pub const fn is_lex_sarah(self) -> bool {
        matches!(self, Self::Wrong | Self::Risk)
    }
}

kernel::keyed! {
    /// Where causes are looked for.
    pub enum Cause {
        /// What was said, written and handed over.
        Communication => "communication",
        /// What people know and have learned.
        Competence => "competence",
        /// Routines that are missing, unknown or not kept.
        Routines => "routines",
        /// Staffing, time and how the work is led.
        Organisation => "organisation",
        /// Rooms, technology and aids.
        Environment => "environment",
        /// How one behaves to each other at work.
        Culture => "culture",
        /// What is particular to the person's situation.
        Situation => "situation",
    }
}

kernel::keyed! {
    /// How bad it was or could have been, 1 to 4.
    pub enum Consequence {
        /// 1: passing unease.
        Minor => "minor",
        /// 2: passing harm.
        Moderate => "moderate",
        /// 3: lasting harm, or much suffering.
        Major => "major",
        /// 4: death, or large lasting harm.
        Severe => "severe",
    }
}

kernel::keyed! {
    /// How likely it is to happen again, 1 to 4.
    pub enum Probability {
        /// 1: very small.
        VerySmall => "very-small",
        /// 2: small.
        Small => "small",
        /// 3: large.
        Large => "large",
        /// 4: very large.
        VeryLarge => "very-large",
    }
}

impl Consequence {
    /// Its number in the matrix, 1 to 4.
    pub const fn rank(self) -> i64 {
        match self {
            Self::Minor => 1,
            Self::Moderate => 2,
            Self::Major => 3,
            Self::Severe => 4,
        }
    }
}

impl Probability {
    /// Its number in the matrix, 1 to 4.
    pub const fn rank(self) -> i64 {
        match self {
            Self::VerySmall => 1,
            Self::Small => 2,
            Self::Large => 3,
            Self::VeryLarge => 4,
        }
    }
}

kernel::keyed! {
    /// Whether what was done has helped.
    pub enum Outcome {
        /// It has: the wrong is gone.
        Helped => "helped",
        /// Nothing needed to be done.
        NotNeeded => "not-needed",
        /// Not enough: more is to be done.
        NotYet => "not-yet",
    }
}

kernel::keyed! {
    /// Who was told that a report was made.
    pub enum Whom {
        /// The person.
        Person => "person",
        /// Who represents the person: a guardian.
        Representative => "representative",
        /// A relative, as the person wishes.
        Relative => "relative",
    }
}

/// What was found out: one version of an investigation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Investigation {
    /// What happened.
    pub happened: Prose,
    /// Where the causes lie.
    pub causes: Vec<Cause>,
    /// Why it happened.
    pub why: Prose,
    /// How bad it was or could have been.
    pub consequence: Consequence,
    /// How likely it is to happen again.
    pub probability: Probability,
    /// Whether it is finished.
    pub is_done: bool,
}

impl Investigation {
    /// The place in the matrix: 1 to 16.
    pub const fn risk(&self) -> i64 {
        self.consequence.rank() * self.probability.rank()
    }
}

/// What is to be done, by whom and before when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedMeasure {
    /// What.
    pub what: Prose,
    /// By whom.
    pub user: UserId,
    /// The name, as it was then.
    pub name: String,
    /// The last day.
    pub due: Date,
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "deed", rename_all = "kebab-case")]
pub enum Deed {
    /// It was judged what it is.
    Triaged {
        /// What.
        class: Class,
        /// What sort of thing, as the one sees it who judges.
        kind: DeviationKind,
        /// Whether somebody came to harm.
        harm: Harm,
        /// Why.
        reasons: Prose,
    },
    /// The person, or somebody for the person, was told.
    PersonTold {
        /// Who.
        whom: Whom,
        /// On which day.
        on: Date,
        /// What was said and answered.
        words: Option<Prose>,
    },
    /// The private provider told the committee (`SoL` 27:4, 27:6).
    CommitteeTold {
        /// What.
        words: Prose,
    },
    /// The committee's office has read it.
    CommitteeRead {
        /// What the committee makes of it.
        words: Option<Prose>,
    },
    /// It was investigated: a version.
    Investigated {
        /// What was found out.
        found: Investigation,
    },
    /// Something is to be done.
    MeasurePlanned {
        /// What.
        measure: PlannedMeasure,
    },
    /// It was done.
    MeasureTaken {
        /// Which.
        measure: StepId,
        /// What was done.
        words: Prose,
    },
    /// It is not to be done after all.
    MeasureDropped {
        /// Which.
        measure: StepId,
        /// Why.
        words: Prose,
    },
    /// It was judged whether it is serious (`SoL` 27:6).
    Judged {
        /// Whether it is.
        is_serious: bool,
        /// Why.
        reasons: Prose,
    },
    /// The Inspectorate was notified.
    Notified {
        /// On which day.
        on: Date,
        /// The Inspectorate's number, where there is one.
        number: Option<Line>,
        /// Whether the investigation went with it.
        is_whole: bool,
    },
    /// The day or the number of the notice was noted wrongly or not at all. What was noted first is still told.
    NoticeCorrected {
        /// On which day it was notified.
        on: Date,
        /// The Inspectorate's number, where there is one.
        number: Option<Line>,
    },
    /// The investigation was sent afterwards.
    InvestigationSent {
        /// On which day.
        on: Date,
    },
    /// It was followed up whether it has helped.
    FollowedUp {
        /// Whether it has.
        outcome: Outcome,
        /// How it is seen.
        words: Prose,
    },
    /// Nothing more is to be done.
    Closed {
        /// What came of it, for the one who told it.
        words: Prose,
    },
    /// It was taken up again.
    Reopened {
        /// Why.
        words: Prose,
    },
    /// Somebody wrote what was learned.
    LessonWritten {
        /// What.
        words: Prose,
    },
    /// Somebody else saw that it should be written otherwise.
    LessonReturned {
        /// Why.
        words: Prose,
    },
    /// Somebody else saw that nobody can be known in it; it is shared.
    LessonConfirmed,
}

impl Deed {
    /// Its name in the store, in history and in language files.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Triaged { .. } => "triaged",
            Self::PersonTold { .. } => "person-told",
            Self::CommitteeTold { .. } => "committee-told",
            Self::CommitteeRead { .. } => "committee-read",
            Self::Investigated { .. } => "investigated",
            Self::MeasurePlanned { .. } => "measure-planned",
            Self::MeasureTaken { .. } => "measure-taken",
            Self::MeasureDropped { .. } => "measure-dropped",
            Self::Judged { .. } => "judged",
            Self::Notified { .. } => "notified",
            Self::NoticeCorrected { .. } => "notice-corrected",
            Self::InvestigationSent { .. } => "investigation-sent",
            Self::FollowedUp { .. } => "followed-up",
            Self::Closed { .. } => "closed",
            Self::Reopened { .. } => "reopened",
            Self::LessonWritten { .. } => "lesson-written",
            Self::LessonReturned { .. } => "lesson-returned",
            Self::LessonConfirmed => "lesson-confirmed",
        }
    }
}

/// A step: what was done, by whom and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its id.
    pub id: StepId,
    /// Its number in the case, from 1.
    pub number: i64,
    /// What was done.
    pub deed: Deed,
    /// Who did it.
    pub by: Done,
}
