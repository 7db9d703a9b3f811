//! Questions that other rooms may ask.

mod may;
mod ties;

pub use may::{Visible, decision, facts, may, require, visible_persons};
pub use ties::{LettingIn, Relation, lettings_in, relations_of};
