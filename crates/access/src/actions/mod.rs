//! The use cases of this room, and the parts that other rooms' use cases are made of.

mod add_user;
mod begin_session;
mod choose_assignment;
mod demo_log_in;
mod door;
mod give_assignment;
mod let_in;
mod log_in;
mod log_out;
mod mark;
mod passkeys;
mod relate;
mod set_password;
mod told;

pub use add_user::{AddUser, DisableUser, EnableUser};
pub use choose_assignment::ChooseAssignment;
pub use demo_log_in::MarkAsDemo;
pub use door::{Door, DoorSettings, HashCost};
pub use give_assignment::{EndAssignment, GiveAssignment};
pub use let_in::{LetIn, ShutOut};
pub use log_in::{LogIn, LoginAnswer};
pub use log_out::{LogOut, SweepSessions, TouchSession};
pub use mark::{block, lift_block, mark_protected, name_staff, unmark, unname_staff};
pub use passkeys::{Answered, Offered, Passkeys, RemovePasskey, Site};
pub use relate::{end_relation, end_relations, relate};
pub use set_password::SetPassword;
