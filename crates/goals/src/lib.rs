//! The committee's goals: from the council's goal to the indicator, the value that it has, how it is judged, and what
//! the committee saw.
//!
//! | word | meaning |
//! |---|---|
//! | chain (målkedja) | a committee's goals for a year: [`Chain`] |
//! | goal (KF-mål, nämndmål) | the council's goal and the committee's: [`Goal`] |
//! | indicator (indikator) | what shows whether a goal is met: [`Indicator`] |
//! | baseline, target (ingående värde, riktvärde) | what it was, what it is to be: [`Value`] |
//! | reading | a value on a day: typed, imported, or measured: [`Reading`] |
//! | assessment (bedömning) | 1, 0.5 or 0, with the reason: [`Assessment`] |
//! | standing | where all goals stand on a day: [`Standing`] |
//! | report (delårsuppföljning, årsrapport) | what the committee sees: [`Report`] |
//!
//! Invariants
//! - A value is never altered: a better one is another. The database refuses.
//! - What the committee saw is kept whole when a report is frozen; rows, goals and rules that change afterwards change
//!   nothing in it. The database refuses that too.
//! - How an indicator is judged follows the municipality's own table ([`assess`]), and every score says by which row.
//! - What stands on these pages is public: figures of few persons are not told, and no row of a person is kept here.
//! - A measured value is read from the rows of the rooms ([`Measures`]); this room computes no figure of its own.
//!
//! Law: kommunallagen (2017:725) 6 kap. 6 § on the committee's answer for its goals; how they are judged are local rules.

mod actions;
mod model;
mod pages;
mod reads;
mod rules;
mod store;

pub use actions::{
    About, CreateChain, FreezeReport, GiveReadings, OpenReport, RemoveGoal, RemoveIndicator,
    SayInReport, SetActivity, SetGoal, SetIndicator, TakeReadings,
};
pub use model::{
    Activity, ActivityId, ActivityState, Aim, Area, Assessment, Band, Behind, Better, Binding,
    Chain, ChainId, Change, Colour, Frozen, Goal, GoalId, GoalResult, GoalStanding, Handled,
    Indicator, IndicatorId, IndicatorStanding, Method, NewReading, Only, Over, Past, Reading,
    ReadingId, Report, ReportId, ReportKind, RuleSeen, Scale, Score, Standing, Targets,
    Thousandths, Unassessed, Value, ValueError, Way, Why,
};
pub use pages::{on_home, routes, ways};
pub use reads::{
    Clock, Measures, RowsOf, activities, chain, chain_of, chains, committee_page, figures, goal,
    goals, indicator, indicators, readings, report, reports, reports_seen, standing, standing_now,
};
pub use rules::{
    Bands, Judged, Measured, Table, Untold, assess, check_rule, compare, measured, result,
};

use kernel::Language;
use page_kit::Locale;

/// The tables of this room.
pub const MIGRATIONS: ::store::Migrations = ::store::Migrations {
    room: "goal",
    steps: &[
        ::store::Step::both("0001_goals", include_str!("../migrations/0001_goals.sql")),
        ::store::Step::each(
            "0002_never_altered",
            include_str!("../migrations/0002_never_altered.sql"),
            include_str!("../migrations/0002_never_altered.postgres.sql"),
        ),
        ::store::Step::both(
            "0003_which_binding",
            include_str!("../migrations/0003_which_binding.sql"),
        ),
        ::store::Step::both(
            "0004_activity_since",
            include_str!("../migrations/0004_activity_since.sql"),
        ),
        ::store::Step::both(
            "0005_baseline_follows",
            include_str!("../migrations/0005_baseline_follows.sql"),
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
