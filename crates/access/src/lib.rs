//! Who may do what to what; who is tied to whom; who is logged in and in which assignment.
//!
//! | word | meaning |
//! |---|---|
//! | [`Policy`] | the rows of `policy/policy.toml`, readable by a lawyer: who may do what to what, when, by which law |
//! | [`Need`] | what a page or use case asks: a [`Verb`] and a [`Resource`], about a person, at a unit |
//! | [`Condition`], [`Facts`] | what can hold between actor and person, and what does |
//! | [`decide()`] | the one decision, pure |
//! | [`require`] | the decision with the facts read anew; the way for pages and use cases |
//! | [`visible_persons`] | the same rows as a condition for lists |
//! | relation | a user handles a person, a unit has the case, a provider carries out a service |
//! | marking, named staff, block | protected identity and secrecy, the few who see all the same, the person's no |
//!
//! Invariants
//! - Deny unless a row permits; a row that forbids wins.
//! - Nothing about access is kept in memory: what is taken away is gone at the next request.
//! - What may not be seen answers as what does not exist; a reader who may see but not do is told so.
//! - Every condition has a pure form and an SQL form, and a test holds the two together on both databases.
//! - There is no emergency access: 2022:913 3 kap. 5–7 §§ give none to providers of social care.
//!
//! Law: 2001:454 10 § (access limited to need, logged and checked), OSL 21 kap. 3 a §, 22 kap. 1 § and 26 kap. 1 §,
//! 2022:913 2–4 kap., `SoL` 14 kap. 7 §.

mod actions;
mod model;
mod reads;
mod rules;
mod store;

pub use crate::store::READERS_INDEXES;
pub use actions::{
    AddUser, Answered, ChooseAssignment, DisableUser, Door, DoorSettings, EnableUser,
    EndAssignment, GiveAssignment, HashCost, LetIn, LogIn, LogOut, LoginAnswer, MarkAsDemo,
    Offered, Passkeys, RemovePasskey, SetPassword, ShutOut, Site, SweepSessions, TouchSession,
    block, end_relation, end_relations, lift_block, mark_protected, name_staff, relate, unmark,
    unname_staff,
};
pub use model::{
    AssignmentView, BlockId, Blocks, Condition, Effect, Facts, Ground, Holder, LettingInId,
    LettingScope, LettingsIn, Login, LoginError, MarkingId, MarkingKind, Markings, NamingId,
    Namings, Need, NewPassword, NewRelation, Password, Policy, PolicyError, RelationGround,
    RelationId, RelationKind, Relations, Resource, Rule, SealedPassword, Seat, SeatView,
    SessionLife, SessionView, Source, StaffView, Token, UserView, Verb, Who, reference,
};
pub use reads::{
    ChallengeId, Challenges, LettingIn, PasskeyView, Protection, ProtectionKind, Relation, Side,
    Visible, assignment, assignments_of, decision, facts, facts_of_all, handlers_of, is_demo,
    lettings_in, may, passkeys_of, protections_of, relations_of, require, require_for_some,
    residents_with_login, seats, session_actor, side, staff_at, staff_in_role, staff_page, user,
    user_names, user_of_hsa_id, user_of_login, user_of_person, user_page, visible_persons,
};
pub use rules::{
    CommissionClaim, CommissionMeaning, CommissionTable, Decision, IneraClaims, IneraLogin,
    IneraRefusal, LEVEL_NEEDED, OneOrMany, Throttle, Tie, decide, decide_for_some, facts_of,
    given_by, inera_login,
};

/// The tables of this room.
pub const MIGRATIONS: ::store::Migrations = ::store::Migrations {
    room: "access",
    steps: &[
        ::store::Step::both("0001_access", include_str!("../migrations/0001_access.sql")),
        ::store::Step::both("0002_team", include_str!("../migrations/0002_team.sql")),
    ],
};
