//! Coordinated individual plans (SIP): region and municipality together with the person.
//!
//! | word | meaning |
//! |---|---|
//! | call (kallelse) | somebody finds that a joint plan is needed: [`RegisterCall`], [`AwaitCall`], [`SendCall`] |
//! | plan | what comes of the call, until it is followed up or dropped: [`Plan`], its [`State`] |
//! | consent (samtycke) | the person's yes or no: [`Consent`] |
//! | participant | the person, those close, and all who do something: [`Participant`] |
//! | agreement (överenskommen plan) | who does what by when, who leads, the person's part: [`Agreement`] |
//! | follow-up | whether the plan is kept: [`FollowUp`] |
//!
//! Invariants
//! - Without the person's consent nobody else is asked, no meeting is set, nothing is agreed and nothing is shared.
//!   A no, and a consent taken back, end the plan at once.
//! - An agreement is never changed. A new one gets the next number.
//! - Every agreement says how the person took part, or why not, and what matters in the person's own words.
//! - A plan that ends is told of, so that an officer who has nothing else to do for the person lets her or him go.
//! - Every change is an action, in one transaction with its history and its duties.
//!
//! Law: `SoL` (2025:400) 10:8–9; LUS (2017:612) 3:1, 4:1–3; FL (2017:900) 13 §. Numbers come from the rule book.

mod actions;
mod events;
pub mod measures;
mod model;
mod pages;
mod reads;
mod rules;
mod store;

pub use actions::{
    AddParticipant, AgreePlan, AwaitCall, CallFrom, DropCall, FollowUpPlan, MarkTaskDone,
    NoteAnswer, ReceiveCall, RecordConsent, RegisterCall, Registered, SendCall, SetMeeting,
    WithdrawConsent, hand_over_plans,
};
pub use events::PlanEnded;
pub use model::{
    Agreement, Answer, Attendee, Consent, ConsentAnswer, ConsentId, ConsentWay, Consents,
    Counterpart, Course, DropReason, Dropped, FollowUp, FollowUpId, FollowUps, Lead, Meeting,
    NewAgreement, NewTask, Next, Origin, Part, Participant, ParticipantId, Participants, Party,
    PersonsPart, Place, Plan, PlanId, Plans, Principal, SeenPlan, State, Task, TaskDone, TaskId,
    Tasks, Word,
};
pub use pages::routes;
pub use reads::{
    AgreementView, OpenCall, PlanView, ThreadKnot, open_calls, plan, plan_of_contact,
    plans_of_person, thread,
};

use kernel::Language;
use page_kit::Locale;

/// The tables of this room.
pub const MIGRATIONS: ::store::Migrations = ::store::Migrations {
    room: "cooperation",
    steps: &[
        ::store::Step::both("0001_plan", include_str!("../migrations/0001_plan.sql")),
        ::store::Step::both(
            "0002_agreement",
            include_str!("../migrations/0002_agreement.sql"),
        ),
    ],
};

/// The words of this room.
pub const LOCALES: [Locale; 2] = [
    Locale {
        language: Language::Swedish,
        source: include_str!("../locales/sv.ftl"),
    },
    Locale {
        language: Language::English,
        source: include_str!("../locales/en.ftl"),
    },
];
