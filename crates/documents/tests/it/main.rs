//! Documents as they come out.

#[path = "../../examples/letter/letter.rs"]
mod letter;

mod output;
mod strange;
