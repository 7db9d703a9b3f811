//! Pure decisions of the room: whether files are a basis, what turning a knob does, and what a forecast tells.

mod alternatives;
mod basis;
mod borders;
mod compare;
mod districts;
mod effects;
mod entry;
mod evaluation;
mod forecast;
mod housing;
mod knobs;
mod method;
mod rounding;
mod trouble;
mod work;

pub use alternatives::{NewAlternative, chosen, with_alternative, without_alternative};
pub(crate) use alternatives::{are_alike, number, numbered, own_number, services};
pub(crate) use basis::ASSUMED_MAX;
pub(crate) use basis::parse;
pub use basis::{CheckedBasis, check_basis};
pub(crate) use borders::read_borders;
pub use compare::explained;
pub use districts::{Districts, tell_districts};
pub(crate) use districts::{DistrictsAssumed, tell_assumed};
pub(crate) use effects::{effects, switched};
pub(crate) use entry::ENTRIES_MAX;
pub use entry::{BasisKind, basis_of_lines, typed_number};
pub use evaluation::{Evaluation, Fared, Later, evaluation};
pub use forecast::{HORIZON, People, SEED, TRAJECTORIES, draw, tell};
pub(crate) use housing::gross_and_net;
pub use housing::{PlanYear, plan, with_event, without_event};
pub use knobs::{knobs, turned};
pub(crate) use method::{Table as MethodTable, method};
pub(crate) use rounding::{nearest, summing, summing_to};
pub(crate) use trouble::{contradiction, said};
pub(crate) use work::{Path, SAID, paths};
