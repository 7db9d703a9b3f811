//! Questions that pages and other rooms may ask. Plain views, no changes.

mod carried;
mod cases;
mod contacts;
mod decisions;
mod delegations;
mod handovers;
mod offered;

pub use contacts::{ContactLine, contacts_of_person, early_help_of_person, open_contacts};
pub(crate) use contacts::{contact, plan_of_contact};

mod choosable;

pub use carried::{CarriedOrder, CarriedPart, order_carried, orders_behind, orders_carried};
pub use cases::{
    CaseLine, case, case_file, cases_in_state, cases_of_number, cases_of_person, own_words,
};
pub(crate) use choosable::choosable_one;
pub use choosable::{Choosable, Places, choosable};
pub use decisions::{
    FollowUpLine, ToFollowUp, decision, decisions_of_person, follow_ups, to_follow_up,
};
pub use delegations::{delegation_scheme, delegation_schemes};
pub use handovers::{CaseToHandOver, ToldHandovers, hand_over_list, officers_at, told_handovers};
pub(crate) use offered::{asked_on, offered};

mod orders;

pub(crate) use orders::decisions_ordered;

pub use orders::{
    OrderLine, OrdersOf, decisions_behind, oral_orders_of_person, order, order_sendings,
    order_services, order_tasks, orders, orders_of_case, orders_of_person, orders_waiting,
    services_of_orders,
};

pub(crate) mod appeals;
pub(crate) mod letter_facts;

pub use appeals::{
    AppealClock, AppealLine, appeal, appeal_clock, appeal_timeliness, appeals_in_state,
    appeals_of_decision, appeals_of_person, letters_of_appeal, letters_of_decision,
};
pub use letter_facts::letter_document;

mod not_executed;

pub use not_executed::{
    ExecutedSince, NotExecuted, WaitingCount, council_statistics, executed_since, not_executed,
    reported_late,
};
pub(crate) use not_executed::{case_numbers, delay_notes_of};
