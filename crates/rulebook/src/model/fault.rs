//! What can be wrong with the book, and with a question put to it.

use jiff::civil::Date;
use kernel::{Fault, Problem};

use super::value::Kind;

/// A question that the book cannot answer. In running code it is a bug: keys and kinds are the book's own.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RuleFault {
    /// No rule has the key.
    #[error("the rule book has no rule {key}")]
    Unknown {
        /// The key asked for.
        key: String,
    },
    /// The rule exists, but no wording of it is valid on the day.
    #[error("rule {key} is not in force on {on}")]
    NotInForce {
        /// The key asked for.
        key: String,
        /// The day asked for.
        on: Date,
    },
    /// The rule has another kind of value.
    #[error("rule {key} has {found:?}, not {wanted}")]
    OtherKind {
        /// The key of the rule.
        key: String,
        /// What was asked for.
        wanted: &'static str,
        /// What the rule has.
        found: Kind,
    },
    /// The rule's list has no such thing.
    #[error("rule {key} has no item {code}")]
    NoItem {
        /// The key of the rule.
        key: String,
        /// The code asked for.
        code: String,
    },
}

impl From<RuleFault> for Fault {
    fn from(fault: RuleFault) -> Self {
        Self::from_source("asking the rule book", fault)
    }
}
impl From<RuleFault> for Problem {
    fn from(fault: RuleFault) -> Self {
        Self::Fault(fault.into())
    }
}

/// Why a book cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BookFault {
    /// The text is not the TOML that it should be.
    #[error("{file} cannot be read: {why}")]
    Unreadable {
        /// Which file.
        file: &'static str,
        /// Where and why.
        why: String,
    },
    /// A field is missing, empty or wrong.
    #[error("rule {key}: {field} {why}")]
    Field {
        /// The key of the rule.
        key: String,
        /// Which field.
        field: &'static str,
        /// What is wrong with it.
        why: &'static str,
    },
    /// A rule names a law or a rule that the book does not have.
    #[error("rule {key}: {field} names {named}, which the book does not have")]
    Nameless {
        /// The key of the rule.
        key: String,
        /// Which field.
        field: &'static str,
        /// What it names.
        named: String,
    },
    /// Two wordings of a rule are valid on the same day.
    #[error("rule {key}: two wordings are valid on {on}")]
    Overlap {
        /// The key of the rule.
        key: String,
        /// The first such day.
        on: Date,
    },
    /// Between two wordings there are days without any.
    #[error("rule {key}: no wording is valid the day before {from}")]
    Gap {
        /// The key of the rule.
        key: String,
        /// The first day of the wording after the gap.
        from: Date,
    },
    /// Two wordings of a rule have different kinds of value.
    #[error("rule {key}: the kind of value changes from {was:?} to {becomes:?}")]
    KindChanged {
        /// The key of the rule.
        key: String,
        /// The first wording's.
        was: Kind,
        /// The later wording's.
        becomes: Kind,
    },
}

impl From<BookFault> for Fault {
    fn from(fault: BookFault) -> Self {
        Self::from_source("opening the rule book", fault)
    }
}
impl From<BookFault> for Problem {
    fn from(fault: BookFault) -> Self {
        Self::Fault(fault.into())
    }
}
