//! The values of this room.

mod condition;
mod login;
mod need;
mod policy;
mod reference;
mod relation;
mod resource;
mod seat;
mod token;
mod user;
mod verb;

pub use condition::{Condition, Facts};
pub use login::{Login, LoginError, NewPassword, Password, SealedPassword, Source};
pub use need::{Ground, Need};
pub use policy::{Effect, Policy, PolicyError, Rule, Who};
pub use reference::reference;
pub use relation::{
    BlockId, Blocks, Holder, LettingInId, LettingScope, LettingsIn, MarkingId, MarkingKind,
    Markings, NamingId, Namings, NewRelation, RelationGround, RelationId, RelationKind, Relations,
};
pub use resource::Resource;
pub use seat::{Seat, SeatView, SessionLife, SessionView};
pub use token::Token;
pub(crate) use token::{base64url, draw_bytes, hexadecimal};
pub use user::{AssignmentView, StaffView, UserView};
pub use verb::Verb;
