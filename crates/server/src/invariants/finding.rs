//! What was found: how many, and the first few.

use std::fmt::Display;

use kernel::Arg;
use page_kit::T;

/// How many are named.
const NAMED: usize = 5;

/// Things of one kind that are not as they must be, by their ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What is said of them.
    pub key: &'static str,
    /// How many.
    pub count: usize,
    /// The first few.
    pub first: Vec<String>,
}

impl Finding {
    /// None so far.
    pub(super) const fn none(key: &'static str) -> Self {
        Self {
            key,
            count: 0,
            first: vec![],
        }
    }

    /// One more.
    pub(super) fn add(&mut self, what: impl Display) {
        self.count += 1;
        if self.first.len() < NAMED {
            self.first.push(what.to_string());
        }
    }

    /// In words.
    pub fn said(&self, t: T<'_>) -> String {
        let count = i64::try_from(self.count).unwrap_or(i64::MAX);
        let first = self.first.join(", ");
        t.with(
            self.key,
            &[("count", Arg::from(count)), ("first", Arg::from(first))],
        )
    }
}

/// All that was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Looked {
    /// What cannot be read or has no place, in words.
    pub unread: Vec<String>,
    /// What does not hold.
    pub broken: Vec<Finding>,
    /// What differs because others have worked since it was counted, and will be counted anew.
    pub changed: Vec<Finding>,
}

impl Looked {
    /// Keeps what there is of findings.
    pub(super) fn keep(&mut self, broken: impl IntoIterator<Item = Finding>) {
        let some = broken.into_iter().filter(|finding| finding.count > 0);
        self.broken.extend(some);
    }

    /// Keeps what has changed, if anything has.
    pub(super) fn keep_changed(&mut self, changed: Finding) {
        self.changed
            .extend(Some(changed).filter(|one| one.count > 0));
    }
}
