//! The values of this room.

mod condition;
mod need;
mod policy;
mod relation;
mod resource;
mod verb;

pub use condition::{Condition, Facts};
pub use need::{Ground, Need};
pub use policy::{Effect, Policy, PolicyError, Rule, Who};
pub use relation::{
    BlockId, Blocks, Holder, LettingInId, LettingScope, LettingsIn, MarkingId, MarkingKind,
    Markings, NamingId, Namings, NewRelation, RelationId, RelationKind, Relations,
};
pub use resource::Resource;
pub use verb::Verb;
