//! Duties (fristar): something must be done by someone before a time.
//!
//! | word | meaning |
//! |---|---|
//! | [`DutyKind`] | a sort of duty: who does it, and the rule that it comes from |
//! | [`NewDuty`] | a duty on its way in |
//! | [`DutyView`] | a duty as it is read |
//! | [`State`], [`Standing`] | what is stored (open, done, dropped), and what time makes of it (due soon, overdue) |
//! | [`EscalationStep`] | to whom it goes when nobody has done it |
//! | [`work_list`], [`counts`] | the one work list of every role, and its figures |
//! | [`calendar`] | days, weeks from receipt, months and office hours in Swedish time |
//!
//! ```
//! use duties::{DutyKind, EscalationStep, calendar};
//! use kernel::{Role, TimeZone};
//!
//! /// Once in each room: what sort of duty, whose, and from which rule.
//! const CARE_PLAN: DutyKind = DutyKind { key: "care-plans-duty-agree", role: Role::Planner, rule: "local-care-plan-days" };
//!
//! # async fn example(tx: &store::Tx, call: &kernel::Call, days: i64, unit: kernel::UnitId) -> Result<(), kernel::Problem> {
//! # let order = history::Subject::new("order", call.new_id::<()>());
//! let due = calendar::end_of_day(calendar::days_after(call.today(), days), &call.zone);
//! let duty = CARE_PLAN
//!     .on(order, unit, due, "/bestallningar/1")
//!     .label("2026-00123")
//!     .step(EscalationStep::after_due(24, Role::UnitManager, unit));
//! duties::open(tx, call, duty).await?;
//! // and when the plan is agreed:
//! duties::close(tx, call, CARE_PLAN.key, order).await?;
//! # Ok(()) }
//! ```
//!
//! Invariants
//! - A thing has at most one open duty of a kind.
//! - Whether a duty is due soon or overdue is never stored: it follows from its time and the clock.
//! - Everything that happens to a duty is an entry in the person's history, or else in the unit's.
//! - Escalation keeps its state in the table: carried out twice, or after a restart, it does what once does.
//!   A duty that was escalated stays with whom shall do it, and lies with those above as well. Where those above have
//!   duties of their own each ([`own_list`]), it lies with those of them who have to do with the person.
//! - No legal number stands here: days, weeks and hours come from the rule book, as parameters.
//! - A label says what it is about without personal data (a case number); names come from the person's own room.

mod actions;
pub mod measures;
mod model;
mod reads;
mod rules;
mod store;

pub use crate::store::{Narrow, READERS_INDEXES};
pub use actions::{Escalate, NewDue, close, drop_duty, hand_over, move_due, open};
pub use history::{Page, PageAt, Subject};
pub use model::{Duties, DutyId, DutyKind, DutyView, EscalationStep, NewDuty, Raised, Seen, State};
pub use reads::{
    Counts, Filter, SortBy, StateFilter, counts, duty, of_person, of_subject, open_of, own_counts,
    own_list, work_list,
};
pub use rules::calendar;
pub use rules::standing::{Standing, standing};
pub use rules::terms;

/// The tables of this room.
pub const MIGRATIONS: ::store::Migrations = ::store::Migrations {
    room: "duties",
    steps: &[
        ::store::Step::both("0001_duties", include_str!("../migrations/0001_duties.sql")),
        ::store::Step::both("0002_raised", include_str!("../migrations/0002_raised.sql")),
    ],
};
