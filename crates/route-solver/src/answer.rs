//! What a search answers, whatever the format: figures by name.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The figures of a plan as one line of JSON.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// What the search made small.
    pub objective: f64,
    /// Its terms by name.
    pub terms: BTreeMap<String, f64>,
    /// Visits that nobody makes.
    pub unassigned: usize,
    /// What a judge finds wrong with the plan or, for care, with the rest that the shifts give.
    pub flaws: usize,
    /// Routes with at least one visit.
    pub routes: usize,
    /// Seconds used, as the caller measured them.
    pub seconds: f64,
    /// Iterations of all chains.
    pub iterations: u64,
    /// The seed.
    pub seed: u64,
}

impl Summary {
    /// The figures as one line of JSON.
    pub fn line(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// How a search is run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Search {
    /// Same seed and same number of iterations, same answer.
    pub seed: u64,
    /// Threads at work; they change how fast, never what, as long as iterations are counted.
    pub threads: usize,
    /// Chains of the search. With a clock for a budget, one for each thread is best.
    pub chains: usize,
}

impl Default for Search {
    fn default() -> Self {
        Self {
            seed: 1,
            threads: 1,
            chains: 2,
        }
    }
}
