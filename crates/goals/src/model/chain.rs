//! A committee's chain of goals for a year, and the goals in it.

use kernel::{Id, Line};

/// Marks the id of a chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Chains {}
/// Which chain.
pub type ChainId = Id<Chains>;

/// Marks the id of a goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Goals {}
/// Which goal.
pub type GoalId = Id<Goals>;

/// A committee's goals for a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chain {
    /// Its id.
    pub id: ChainId,
    /// Whose: the committee's name.
    pub committee: Line,
    /// For which year.
    pub year: i16,
}

kernel::keyed! {
    /// The side of sustainability that a council goal belongs to.
    pub enum Area {
        /// People's lives.
        Social => "social",
        /// Nature and climate.
        Ecological => "ecological",
        /// Money and work.
        Economic => "economic",
    }
}

/// A goal of the council, with the goal by which the committee does its part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Goal {
    /// Its id.
    pub id: GoalId,
    /// In which chain.
    pub chain: ChainId,
    /// Where in it, from 1.
    pub position: i64,
    /// Side of sustainability.
    pub area: Area,
    /// The council's goal.
    pub title: Line,
    /// The committee's goal; none where the office's indicators alone bear the council's goal.
    pub committee_goal: Option<Line>,
    /// For changes.
    pub version: i64,
}
