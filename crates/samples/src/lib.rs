//! A synthetic municipality: Lindvik, which does not exist, with units, staff and persons whose lives make sense.
//!
//! | word | type |
//! |---|---|
//! | how large | [`Size`], [`Counts`] |
//! | everything that will be filled in | [`Plan`] |
//! | a person with help, and why | [`Client`], [`Life`], [`Grant`] |
//! | a resident without a case | [`Crowd`], which streams them |
//! | putting all of it into a database | [`fill()`], by the actions that people use |
//!
//! Invariants
//! - The same size, seed and day give the same plan, in whatever order and on however many threads its parts are
//!   made: every part has chance of its own, from the seed and its place.
//! - Nobody carries a number that belongs to somebody ([`number_source`] tells where it comes from), and no number
//!   occurs twice. Phones are those that the Post and Telecom Authority keeps free for fiction; streets, postal
//!   codes and the town do not exist; names come from lists of our own.
//! - Ragnar and Hilda are always there: [`ragnar_id`], [`hilda_id`].

mod ages;
mod certificates;
mod circumstances;
mod clients;
#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::indexing_slicing,
    reason = "ages are bounded by the arrays that hold them, and counts of people are small beside what a float holds"
)]
mod country;
mod crowd;
#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::indexing_slicing,
    reason = "counts of people are small beside what a float holds, and points have two axes"
)]
mod districts;
mod draws;
mod fill;
mod fixed;
mod growing;
mod ids;
mod lists;
mod lives;
mod names;
mod numbers;
mod places;
mod plan;
mod relatives;
mod size;
mod staff;
mod units;

pub use clients::{Client, ClientGroup, Protection};
pub use crowd::Crowd;
pub use fill::{FillError, Filling, Progress, Step, fill};
pub use ids::{hilda_id, person_id, ragnar_id, unit_id};
pub use lists::{ListError, Struggle};
pub use lives::{Grant, GrantedTask, Life};
pub use numbers::{NumberSource, number_source};
pub use plan::{Plan, Wish};
pub use size::{Counts, Frailty, ParseSizeError, Size};
pub use staff::{Assignment, StaffPlan};
