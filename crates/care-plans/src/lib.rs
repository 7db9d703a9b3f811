//! How what was ordered is carried out: the care plan, made together with the person.
//!
//! | word | meaning |
//! |---|---|
//! | care plan (genomförandeplan) | how an order is carried out for a person: [`CarePlan`] |
//! | version | what was agreed at one time, or is being written: [`Version`] |
//! | planned visit | comes again on some days of the week, with tasks of the order: [`PlannedVisit`] |
//! | named care contact (fast omsorgskontakt) | the one person to turn to: [`CareContact`] |
//!
//! Invariants
//! - Every order that a provider has said yes to has one plan and, until it is agreed, a duty to agree it in time.
//!   Both come in the transaction of the yes ([`HearOrders`]).
//! - Nothing is agreed without the person's part and own words, and without every task of the order in some visit.
//! - What was agreed is never changed. A new version follows it, and says when the old one was left.
//! - A named care contact holds the title that the law asks for on the day when it is named.
//! - Every change is an action, in one transaction with its history and its duties.
//!
//! Law: `SoL` (2025:400) 10:3, 10:7, 25:4. The time for a plan, and for looking it through, are the municipality's
//! own rules. Numbers come from the rule book.

mod actions;
mod events;
pub mod measures;
mod model;
mod pages;
mod reads;
mod rules;
mod store;

pub use crate::store::READERS_INDEXES;
pub use actions::{
    AgreePlan, BeginDraft, DropDraft, DropVisit, HearDecisions, HearOrders, NameContact,
    NewContact, PlanVisit, WritePlan, listeners,
};
pub use events::PlanMoved;
pub use model::{
    Agreed, CareContact, CarePlan, CarePlanId, CarePlans, ContactAnswer, ContactId, Contacts,
    Every, GoalWay, NewVisit, Part, PlanState, PlanText, PlannedTask, PlannedVisit, PlannedVisitId,
    PlannedVisits, SeenPlan, Staff, Version, Weekdays, Window, weekly,
};
pub use pages::routes;
pub use reads::{
    HeldPlan, HeldVersion, PlanGroup, PlanLine, PlanView, PlansOf, all_plans, days_of_help,
    held_plans, help_days, kinds_of_plans, overdue_duty, plan, plan_of_order, plans, plans_among,
    plans_of_person, plans_running, plans_waiting, standing_plans,
};

use kernel::Language;
use page_kit::Locale;

/// The tables of this room.
pub const MIGRATIONS: ::store::Migrations = ::store::Migrations {
    room: "care_plan",
    steps: &[::store::Step::both(
        "0001_plan",
        include_str!("../migrations/0001_plan.sql"),
    )],
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
