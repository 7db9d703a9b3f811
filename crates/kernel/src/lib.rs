//! The words that every room shares. No I/O, no clock of its own, no randomness of its own.
//!
//! | word | type |
//! |---|---|
//! | a typed id | [`Id`], [`PersonId`], [`UnitId`], … |
//! | personal number, coordination number | [`PersonalNumber`] |
//! | minutes, money | [`Minutes`], [`Money`] |
//! | from–to in whole days | [`Period`] |
//! | text as people type it, cleaned and bounded | [`Line`], [`Prose`] |
//! | who asks, when, with which chance | [`Call`], [`Actor`], [`Role`] |
//! | a rule says no | [`Refusal`] |
//! | everything that can go wrong in a use case | [`Problem`], [`Fault`] |
//! | a figure with the rows behind it | [`measure`] |
//!
//! Invariants: a value of these types is always valid (parse at the edge, never check again inside);
//! time, chance and actor arrive as parameters in a [`Call`].
//!
//! This crate grows only with a decision record.

mod actor;
mod call;
mod clock;
mod id;
mod keyed;
mod language;
mod line;
pub mod measure;
mod minutes;
mod money;
mod order;
mod period;
mod personal_number;
mod problem;
mod refusal;

pub use actor::{Actor, ParseRoleError, Role};
pub use call::{Call, Chance, RequestKey};
pub use clock::{Clock, FixedClock, SystemClock};
pub use id::{
    AssignmentId, Assignments, Id, ParseIdError, PersonId, Persons, UnitId, Units, UserId, Users,
};
pub use jiff::{Timestamp, civil::Date, tz::TimeZone};
pub use keyed::ParseKeyError;
pub use language::Language;
pub use line::{Line, Prose, TextError};
pub use minutes::Minutes;
pub use money::Money;
pub use order::swedish_order;
pub use period::{Period, PeriodError};
pub use personal_number::{NumberKind, PersonalNumber, PersonalNumberError, Sex};
pub use problem::{Change, Fault, Problem};
pub use refusal::{Arg, Refusal, RuleKey};
