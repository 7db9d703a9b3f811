//! A case: what the report and the steps come to.

use kernel::{Date, Line, Prose, UnitId, UserId};

use super::{
    Class, DeviationId, DeviationKind, Harm, Investigation, Outcome, PlannedMeasure, StepId,
};

/// A case in the version that somebody saw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// Which.
    pub deviation: DeviationId,
    /// In which version.
    pub version: i64,
}

kernel::keyed! {
    /// How far it has come.
    pub enum State {
        /// Told, and not judged.
        Reported => "reported",
        /// Judged, and being investigated.
        Investigating => "investigating",
        /// Investigated, and being put right.
        Remedying => "remedying",
        /// Nothing more is to be done.
        Closed => "closed",
    }
}

/// What has become of the lesson.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum LessonState {
    /// Nobody has written any.
    #[default]
    None,
    /// Somebody has, and somebody else is to look at it.
    Written {
        /// In which step.
        step: StepId,
        /// What.
        words: Prose,
        /// By whom.
        by: UserId,
        /// On which day.
        on: Date,
    },
    /// It is to be written otherwise.
    Returned {
        /// What was written.
        words: Prose,
        /// Why.
        why: Prose,
    },
    /// It is shared.
    Shared {
        /// What.
        words: Prose,
    },
}

/// What the report and the steps come to.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each tells of a step that has been taken or not, whatever the others tell"
)]
pub struct Case {
    /// Which deviation.
    pub id: DeviationId,
    /// Who handles it.
    pub keeper: UnitId,
    /// The committee's office that looks at lessons, and that is told.
    pub office: Option<UnitId>,
    /// Whether a private provider runs the unit.
    pub is_private: bool,
    /// Whether somebody of the municipality told of a private provider.
    pub is_outside: bool,
    /// When it was told.
    pub reported: Date,
    /// How far it has come.
    pub state: State,
    /// What it was judged to be.
    pub class: Option<Class>,
    /// What sort of thing.
    pub kind: DeviationKind,
    /// Whether somebody came to harm.
    pub harm: Harm,
    /// The day on which it was first judged.
    pub triaged: Option<Date>,
    /// The first day on which it was judged to be a wrong, or a clear risk of one, whatever it is judged to be now.
    pub first_wrong: Option<Date>,
    /// The day since which it is judged to be a wrong, or a clear risk of one; none where it is not.
    pub wrong_since: Option<Date>,
    /// The latest version of the investigation.
    pub investigation: Option<Investigation>,
    /// The day on which one was first finished.
    pub investigated: Option<Date>,
    /// The day from which it is counted when it must be followed up.
    pub follow_from: Option<Date>,
    /// What is to be done and is not done.
    pub open_measures: Vec<(StepId, PlannedMeasure)>,
    /// How many measures were taken.
    pub taken: i64,
    /// Whether it is serious, and the day on which that was judged.
    pub judged: Option<(bool, Date)>,
    /// The day on which the Inspectorate was notified.
    pub notified: Option<Date>,
    /// The Inspectorate's number, once it is known.
    pub notice_number: Option<Line>,
    /// Whether the Inspectorate has the investigation.
    pub is_sent: bool,
    /// The day on which the committee was told last.
    pub committee_told: Option<Date>,
    /// Whether the committee has been told since the Inspectorate was notified.
    pub is_told_of_notice: bool,
    /// Whether the committee has read what it was told last.
    pub is_committee_read: bool,
    /// Whether the person, or somebody for the person, has been told.
    pub is_person_told: bool,
    /// Whether it has helped, as was last seen.
    pub outcome: Option<Outcome>,
    /// The day on which it was closed.
    pub closed: Option<Date>,
    /// What has become of the lesson.
    pub lesson: LessonState,
    /// How many steps there are: its version.
    pub version: i64,
}

impl Case {
    /// Whether the rules of lex Sarah apply.
    pub fn is_lex_sarah(&self) -> bool {
        self.class.is_some_and(Class::is_lex_sarah)
    }

    /// Whether it was judged to be serious.
    pub fn is_serious(&self) -> bool {
        self.judged.is_some_and(|(is_serious, _)| is_serious)
    }

    /// Whether something was done that put it right.
    pub fn is_remedied(&self) -> bool {
        self.taken > 0 || self.outcome == Some(Outcome::Helped)
    }

    /// The committee's office, once it may read the case: reports of the municipality's own activities are made to the
    /// committee (`SoL` 27:2); of a private provider's it is told (27:4).
    pub fn committee(&self) -> Option<UnitId> {
        let knows = !self.is_private || self.is_outside || self.committee_told.is_some();
        self.office.filter(|_| knows)
    }

    /// Whether a private provider is to tell the committee of it (`SoL` 27:4): where the committee's office handles the
    /// case itself, it need not tell itself.
    pub fn is_committee_to_know(&self) -> bool {
        self.is_lex_sarah() && self.is_private && self.office != Some(self.keeper)
    }

    /// Whether those of a unit handle it: those who received it, and for the municipality's own the committee's office.
    /// A private provider handles its own (`SoL` 17:10).
    pub fn is_handled_by(&self, unit: UnitId) -> bool {
        self.keeper == unit || !self.is_private && self.committee() == Some(unit)
    }

    /// Whether those of a unit may read it.
    pub fn is_read_by(&self, unit: UnitId) -> bool {
        self.is_handled_by(unit) || self.committee() == Some(unit)
    }

    /// The unit at which somebody else looks at the lesson.
    pub fn second_look(&self) -> UnitId {
        self.office.unwrap_or(self.keeper)
    }
}
