//! Pure decisions of this room.

pub(crate) mod decide;
mod inera;
pub(crate) mod password;
mod throttle;
pub(crate) mod ties;

pub use decide::{Decision, decide, decide_for_some};
pub use inera::{
    CommissionClaim, CommissionMeaning, CommissionTable, IneraClaims, IneraLogin, IneraRefusal,
    LEVEL_NEEDED, OneOrMany, inera_login,
};
pub use throttle::Throttle;
pub use ties::{Tie, facts_of, given_by};
