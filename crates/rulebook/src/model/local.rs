//! A value that the municipality has set for itself.

use jiff::civil::Date;
use kernel::{Id, Line, Prose, RuleKey, Timestamp, UserId};

use super::{rule::DecisionKind, value::Value};

/// Kind of [`LocalRowId`].
pub enum LocalRows {}
/// The id of a [`LocalRow`].
pub type LocalRowId = Id<LocalRows>;

/// One row of the municipality's own: valid from a day until a row with a later day. Never changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocalRow {
    /// Its id.
    pub id: LocalRowId,
    /// The rule that it sets.
    pub key: RuleKey,
    /// To what.
    pub value: Value,
    /// From which day.
    pub from: Date,
    /// By what kind of decision.
    pub kind: DecisionKind,
    /// Who decided, and where that stands.
    pub decided_by: Line,
    /// Why.
    pub reason: Prose,
    /// Who wrote it into the book; nobody for a row from an import.
    pub set_by: Option<UserId>,
    /// When.
    pub set_at: Timestamp,
}
