//! Forecasts of need: scenarios on top of the forecast engine, with what they rest on and what was decided on.
//!
//! | word | meaning |
//! |---|---|
//! | basis (underlag) | the files that forecasts rest on: [`Basis`] |
//! | scenario | a way in which things may go: [`Scenario`] |
//! | version | what a scenario assumes: [`Version`], [`Assumptions`] |
//! | knob (reglage) | a number that can be turned on the page: [`Knob`] |
//! | people | the futures that all scenarios on a basis share: [`People`] |
//! | told | what a forecast tells, with its intervals: [`Told`] |
//! | districts (stadsdelar) | what a forecast tells of the municipality's parts, which sum to it: [`DistrictsTold`] |
//! | housing plan (boendeplan) | what happens to places, year by year: [`PlanYear`] |
//! | budget | where a committee's budget begins, and its dated entries: [`Budget`] |
//!
//! Invariants
//! - A basis, a version, where a budget begins and an entry of it are never altered, nor is what a committee decided
//!   on; the database refuses.
//! - A forecast follows from its basis and what is assumed alone: everybody who asks is told the same, and two scenarios
//!   on one basis meet the same futures.
//! - Files are read by the reader of the command line, all of them or none; nothing else is taken for a basis.
//! - Nothing here is anybody's: figures of whole municipalities, and no row of a person.
//!
//! Law: kommunallagen (2017:725) 6 kap. 6 § on the committee's answer for its work; that need is forecast follows local
//! planning.

mod actions;
mod model;
mod pages;
mod reads;
mod rules;
mod store;

pub use actions::{
    AddEntry, AdoptVersion, Begin, ChangeScenario, CreateLedger, CreateScenario, ImportBasis,
    NameScenario,
};
pub use model::{
    Adopted, Assumptions, AssumptionsError, Basis, BasisFile, BasisId, Border, Budget,
    DependencyTold, DistrictTold, DistrictsTold, FigureTold, FileKind, Handled, Knob, Knobs,
    Ledger, LedgerId, PersonsTold, Point, Scenario, ScenarioId, StaffTold, Told, UsersTold,
    Version, VersionId, VersionLine,
};
pub use pages::{routes, ways};
pub use reads::{
    bases, basis, basis_files, borders, budget, decided, districts_of, forecast_of, latest,
    ledgers, people_of, scenario, scenarios, version, versions,
};
pub use rules::{
    BasisKind, CheckedBasis, Districts, HORIZON, Later, NewAlternative, PERSONS, People, PlanYear,
    SEED, TRAJECTORIES, basis_of_lines, check_basis, chosen, draw, evaluation, explained, knobs,
    plan, tell, tell_districts, turned, typed_number, with_alternative, with_event,
    without_alternative, without_event,
};

use kernel::Language;
use page_kit::Locale;

/// The tables of this room.
pub const MIGRATIONS: ::store::Migrations = ::store::Migrations {
    room: "needs",
    steps: &[
        ::store::Step::both("0001_needs", include_str!("../migrations/0001_needs.sql")),
        ::store::Step::each(
            "0002_never_altered",
            include_str!("../migrations/0002_never_altered.sql"),
            include_str!("../migrations/0002_never_altered.postgres.sql"),
        ),
        ::store::Step::both("0003_budget", include_str!("../migrations/0003_budget.sql")),
        ::store::Step::each(
            "0004_entries_stand",
            include_str!("../migrations/0004_entries_stand.sql"),
            include_str!("../migrations/0004_entries_stand.postgres.sql"),
        ),
        ::store::Step::each(
            "0005_ledgers_stand",
            include_str!("../migrations/0005_ledgers_stand.sql"),
            include_str!("../migrations/0005_ledgers_stand.postgres.sql"),
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
