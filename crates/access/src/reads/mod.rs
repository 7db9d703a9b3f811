//! Questions that other rooms may ask.

mod may;
mod sessions;
mod side;
mod ties;
mod users;

pub use may::{
    Visible, decision, facts, facts_of_all, handlers_of, may, require, require_for_some,
    visible_persons,
};
pub use sessions::{is_demo, seats, session_actor};
pub use side::{Side, side};
pub use ties::{
    LettingIn, Protection, ProtectionKind, Relation, lettings_in, protections_of, relations_of,
};
pub use users::{
    ChallengeId, Challenges, PasskeyView, assignment, assignments_of, passkeys_of,
    residents_with_login, staff_at, staff_in_role, staff_page, user, user_names, user_of_hsa_id,
    user_of_login, user_of_person, user_page,
};
