//! Pure decisions of the room: whether files are a basis, what turning a knob does, and what a forecast tells.

mod basis;
mod compare;
mod forecast;
mod knobs;

pub(crate) use basis::parse;
pub use basis::{CheckedBasis, check_basis};
pub use compare::{Evaluation, evaluation, explained};
pub use forecast::{HORIZON, People, SEED, TRAJECTORIES, draw, tell};
pub use knobs::{knobs, turned};
