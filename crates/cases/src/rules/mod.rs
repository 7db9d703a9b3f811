//! Pure decisions: facts in, a yes or a refusal out. Each cites its source.

mod contact;

pub(crate) use contact::{answer_with_guidance, may_close};
