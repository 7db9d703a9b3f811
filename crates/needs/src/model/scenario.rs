//! A scenario, its versions, and what a committee decided on.

use kernel::{Date, Id, Line, Timestamp, UserId};

use super::{Assumptions, BasisId, Handled, Told};

/// Marks the id of a scenario.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scenarios {}
/// Which scenario.
pub type ScenarioId = Id<Scenarios>;

/// Marks the id of a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Versions {}
/// Which version.
pub type VersionId = Id<Versions>;

/// A way in which things may go, on one basis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scenario {
    /// Its id.
    pub id: ScenarioId,
    /// What it is called.
    pub name: Line,
    /// What it rests on.
    pub basis: BasisId,
    /// For changes.
    pub version: i64,
}

impl Scenario {
    /// Its page.
    pub fn address(&self) -> String {
        format!("/prognos/{}", self.id)
    }
}

/// What a scenario assumes. A change makes a new version; none is ever altered.
#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    /// Its id.
    pub id: VersionId,
    /// Of which scenario.
    pub scenario: ScenarioId,
    /// Its number, from 1.
    pub number: i64,
    /// What is assumed.
    pub assumptions: Assumptions,
    /// What is new in it.
    pub why: Line,
    /// Who made it.
    pub by: UserId,
    /// When.
    pub at: Timestamp,
    /// The committee's decision, if it rests on this version.
    pub adopted: Option<Adopted>,
}

/// A decision that rests on a version.
#[derive(Debug, Clone, PartialEq)]
pub struct Adopted {
    /// When and where.
    pub handled: Handled,
    /// Who noted it.
    pub by: UserId,
    /// When.
    pub at: Timestamp,
    /// What the forecast told.
    pub told: Told,
}

/// A version as lists show it, without what it assumes and told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionLine {
    /// Its id.
    pub id: VersionId,
    /// Of which scenario.
    pub scenario: ScenarioId,
    /// Its number, from 1.
    pub number: i64,
    /// What is new in it.
    pub why: Line,
    /// Who made it.
    pub by: UserId,
    /// When.
    pub at: Timestamp,
    /// The day of the committee's decision, if it rests on this version.
    pub decided_on: Option<Date>,
}
