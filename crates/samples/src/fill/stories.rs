//! What went wrong in a year, and what was made of it: synthetic, and without names.

mod newer;
mod older;

use ::deviations::{Cause, Class, Consequence, DeviationKind, Harm, Probability};

/// Who runs the unit where it happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Where {
    /// The municipality itself.
    Own,
    /// A private provider.
    Private,
}

/// Something that went wrong, and what is made of it when its time comes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Story {
    /// Days ago.
    pub(super) ago: i64,
    pub(super) place: Where,
    pub(super) has_person: bool,
    pub(super) kind: DeviationKind,
    pub(super) harm: Harm,
    /// What happened.
    pub(super) words: &'static str,
    pub(super) at_once: Option<&'static str>,
    /// How many days too late it was judged.
    pub(super) late: i64,
    pub(super) class: Class,
    pub(super) reasons: &'static str,
    pub(super) is_serious: bool,
    /// Why it is serious or not.
    pub(super) gravity: &'static str,
    pub(super) causes: &'static [Cause],
    pub(super) why: &'static str,
    pub(super) risk: (Consequence, Probability),
    /// What is to be done.
    pub(super) measure: &'static str,
    /// What was done.
    pub(super) taken: &'static str,
    /// How it is seen that it helped.
    pub(super) followed: &'static str,
    pub(super) lesson: Option<&'static str>,
}

/// The year, the oldest first.
pub(super) fn stories() -> impl Iterator<Item = &'static Story> + Clone {
    older::OLDER.iter().chain(newer::NEWER)
}
