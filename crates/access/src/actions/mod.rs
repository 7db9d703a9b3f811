//! The use cases of this room, and the parts that other rooms' use cases are made of.

mod mark;
mod relate;

pub use mark::{block, lift_block, mark_protected, name_staff, unmark, unname_staff};
pub use relate::{end_relation, end_relations, relate};
