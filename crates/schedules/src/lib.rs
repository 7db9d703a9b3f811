//! The visits of care plans on dates: who makes them, when, and what stands in the way.
//!
//! | word | meaning |
//! |---|---|
//! | scheduled visit (besök) | a visit of a care plan on a day: [`ScheduledVisit`] |
//! | placing | its day, time and people, or why it is cancelled: [`Placing`] |
//! | shift (arbetspass) | when somebody works: [`Shift`] |
//! | board (dagtavla) | a provider's day, whole: [`Board`] |
//! | finding | what stands in the way of a visit or breaks a rule of working time: [`Finding`] |
//! | continuity (kontinuitet) | how many different people a person meets: [`Continuity`] |
//!
//! Invariants
//! - The visits of a plan that holds are laid out for the days of the local rule, in the transaction of the agreement
//!   ([`HearPlans`]); a task goes on from there. Each falls on its day once, and on days of the help alone.
//! - A visit is never changed but in the version that was seen, and every change stands in the person's history.
//! - What is unwise is shown, not forbidden; what is shown names its rule. A locked day is changed with a reason only.
//! - What may have been begun is never taken out. Whoever is away has no visits left ahead in those days; whoever has
//!   died has them cancelled.
//! - A proposal is judged by the same findings as what people plan, and nothing of it holds before somebody accepts.
//!
//! Law: working hours by ATL (1982:673) 5 and 13–15 §§, which a collective agreement may replace: then the
//! municipality's own numbers belong in the rule book. Travel times and how far ahead are local rules.

mod actions;
pub mod measures;
mod model;
mod pages;
mod reads;
mod rules;
mod store;

pub use actions::{
    AdoptPlans, Adopted, ChangeVisits, EndAbsence, ExtendPlans, HearDeaths, HearPlans, LockDay,
    NoteAbsence, OpenDay, RemoveShift, SetDemand, SetProfile, SetShift, UndoChange, VisitChange,
    listeners,
};
pub use model::{
    Absence, AbsenceId, AbsenceKind, Absences, Board, BoardDay, BoardWorker, Break, ChangeReason,
    Competence, DayLock, DayMinute, Demand, NewShift, Placing, Profile, ScheduledVisit,
    ScheduledVisits, SeenVisit, Shift, ShiftId, Shifts, VisitId, VisitState,
};
pub use pages::routes;
pub use reads::{
    DayCount, Looked, absences_of, board, clients_seen, continuity_of, counts, demand, flaws_of,
    is_behind, lately_met, limits, look, plans_with_visits, profile, shifts_of, visit, visit_by_id,
    visits_of_person, visits_of_plan, visits_of_provider, visits_of_worker, workers_in_week,
};
pub use rules::{
    Asked, Continuity, Definition, Figures, Finding, FindingKind, Grade, Limits, Met, Proposed,
    ProposedChange, Statistic, continuity, days_of_visits, definitions, findings, propose,
};

use kernel::Language;
use page_kit::Locale;

/// The tables of this room.
pub const MIGRATIONS: ::store::Migrations = ::store::Migrations {
    room: "schedule",
    steps: &[
        ::store::Step::both(
            "0001_schedule",
            include_str!("../migrations/0001_schedule.sql"),
        ),
        ::store::Step::both(
            "0002_absence_version",
            include_str!("../migrations/0002_absence_version.sql"),
        ),
    ],
};

/// The words of this room.
pub const LOCALES: [Locale; 2] = [
    Locale {
        language: Language::Swedish,
        source: include_str!("../locales/sv.ftl"),
    },
    Locale {
        language: Language::English,
        source: include_str!("../locales/en.ftl"),
    },
];
