//! Pure decisions: facts in, a yes or a refusal out. Each cites its source.

pub(crate) mod application;
mod contact;
pub(crate) mod decision;
mod early_help;
pub(crate) mod frame_time;
pub(crate) mod handover;
pub(crate) mod investigation;
pub(crate) mod next_step;
pub(crate) mod not_executed;
pub(crate) mod order;
pub(crate) mod scheme;
pub(crate) mod turn;

#[cfg(test)]
pub(crate) use contact::tests::contact as contact_for_tests;
pub(crate) use contact::{answer_with_guidance, coordinate, may_close};
pub(crate) use duties::terms;
pub(crate) use duties::terms::last_day_by;
pub(crate) use early_help::{Stated, give, may_give};

pub(crate) mod appeal;
pub(crate) mod appeal_letter;
pub(crate) mod letter;
pub(crate) mod letter_paper;
mod notice;

pub use appeal::Timeliness;
pub use not_executed::{Reading, Wait, WaitKind};
