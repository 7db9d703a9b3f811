//! How much was done in a year, and how often a rule said no.

use std::{collections::BTreeMap, fmt};

/// What was counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    done: BTreeMap<&'static str, u64>,
    refused: BTreeMap<(&'static str, String), u64>,
    /// How often all that must hold was looked at.
    pub(crate) looks: u64,
    /// What the program's tasks have done.
    pub(crate) tasks: BTreeMap<&'static str, u64>,
}

impl Tally {
    pub(crate) fn done(&mut self, action: &'static str) {
        *self.done.entry(action).or_default() += 1;
    }

    pub(crate) fn refused<'a>(
        &mut self,
        action: &'static str,
        keys: impl Iterator<Item = &'a str>,
    ) {
        let keys: Vec<&str> = keys.collect();
        *self.refused.entry((action, keys.join(", "))).or_default() += 1;
    }

    pub(crate) fn of(&self, action: &str) -> u64 {
        self.done.get(action).copied().unwrap_or_default()
    }

    /// All that was done.
    pub(crate) fn all(&self) -> u64 {
        self.done.values().sum()
    }

    /// How often a rule said no.
    pub(crate) fn all_refused(&self) -> u64 {
        self.refused.values().sum()
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (action, many) in &self.done {
            writeln!(f, "{many:>9}  {action}")?;
        }
        for (task, many) in &self.tasks {
            writeln!(f, "{many:>9}  by the task {task}")?;
        }
        for ((action, keys), many) in &self.refused {
            writeln!(f, "{many:>9}  {action} refused: {keys}")?;
        }
        let (all, refused) = (self.all(), self.all_refused());
        writeln!(f, "{all:>9}  in all, and {refused} times a rule said no")?;
        write!(f, "{:>9}  looks at all that must hold", self.looks)
    }
}
