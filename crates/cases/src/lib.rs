//! From the first contact to the provider's answer.
//!
//! | word | meaning |
//! |---|---|
//! | contact (kontakt) | somebody got in touch with the first line: [`Contact`] |
//! | guidance (rådgivning) | an answer that leaves nothing behind that tells who it was about |
//! | coordinated (samordnad) | the contact ended with a call to a coordinated plan, which is `cooperation`'s |
//! | early help (insats utan behovsprövning) | a service from the catalogue, without needs assessment |
//! | case (ärende) | what is done for one person: [`Case`] |
//!
//! Invariants
//! - A contact about nobody holds nothing personal once it is answered with guidance.
//! - Whoever registers a contact about a person stands in a case relation to the person from then on; nobody else does.
//! - An officer for whom something ends, and who has nothing else left to do for the person at any unit, stands in that
//!   relation no longer: a case, a contact, an order, a coordinated plan, a duty. The unit does.
//! - A scheme of delegation holds from a day and is only followed by another; a decision keeps the one it was made by.
//! - Every change is an action, in one transaction with its history and its duties.
//!
//! Law: `SoL` (2025:400) 2:4, 11:1, 11:5–6, 14:2–9, 34:1–2, 35:1; LSS (1993:387) 7–10, 27, 28 f–h §§;
//! FL (2017:900) 11, 12, 25, 31–33, 43–46 §§. Numbers come from the rule book.

mod actions;
mod events;
pub mod measures;
mod model;
mod pages;
mod reads;
mod rules;
mod store;

pub use crate::store::READERS_INDEXES;
pub use actions::{
    AcknowledgeOrder, ChangeOrder, ChooseProvider, DraftOrder, EndOrder, Framed, NoteDelay,
    NoteOralOrder, Placed, ProviderChoice, RefuseOrder, SeeOrder, SeenOrder, SendOrder, SentOrder,
    ServiceWords, SetOrderLines, StartExecution, WithdrawOrder,
};
pub use actions::{
    AskQuestion, ChangeDecision, CloseCase, Communicate, ConcludeInvestigation, DemandDecision,
    EndDecision, FollowUpDecision, FollowUpEarlyHelp, GiveEarlyHelp, Given, Harm, MakeDecision,
    MarkExecuted, MarkInterrupted, NoteDispute, OpenInvestigation, OpenedCase, PlanInvestigation,
    ReceiveApplication, RecordAnswer, RecordNeed, RefuseDemand, RevokeDecision, TakeContact,
    TellOfDelay, WithdrawApplication,
};
pub use actions::{
    Better, DismissAppeal, ForwardAppeal, HandOverCase, HandOverCases, ReceiveAppeal,
    ReconsiderAppeal, Reconsideration, RecordCourtAnswer, RecordReceipt, ReplaceDelegations,
    SendLetter, listeners,
};
pub use actions::{CloseContact, CoordinateContact, GiveGuidance, RegisterContact, Registered};
pub use events::{DecisionMoved, OrderMoved, PersonHandedOver};
pub use model::CaseFile;
pub use model::Quarter;
pub use model::{
    Answer, Application, ApplicationForm, ApplicationId, ApplicationState, Applications,
    AssessedNeed, CaseHandover, CaseHandoverId, CaseHandovers, CaseNumber, Communication,
    CommunicationId, Communications, Conclusion, Contents, Conveyance, DecidedBy, Decision,
    DecisionId, DecisionState, Decisions, Delegated, Delegation, DelegationScheme, Demand,
    Described, Dispute, DisputeId, Disputes, EndReason, Ending, FollowUp, FollowUpId,
    FollowUpOutcome, FollowUps, HarmGround, Investigation, InvestigationId, InvestigationState,
    Investigations, Limitation, LssGroup, NeedId, Needs, Outcome, Plan, Representative,
    SchemeDecided, SeenCase, ToldOfDelay, Waiver, Wishes,
};
pub use model::{
    Appeal, AppealAnswer, AppealId, AppealState, AppealTask, Appeals, Appellant, Block,
    CourtAnswer, Judgement, Letter, LetterId, LetterKind, LetterText, LetterWay, Letters, Part,
    Receipt, ReceiptHow, Reconsidered,
};
pub use model::{
    Calculation, ChoiceHow, DelayMatter, DelayNote, DelayNoteId, DelayNotes, DelayReason,
    Deviation, Done, Fraction, Handover, OfferAnswer, OralOrder, OralOrderId, OralOrders, Order,
    OrderAnswer, OrderEnd, OrderId, OrderState, OrderedService, OrderedTask, Orders, Placement,
    Sending, SendingId, Sendings, Step, TaskCalculation, TaskNeed, Turn,
};
pub use model::{
    Caller, Case, CaseId, CaseState, Cases, Channel, Contact, ContactId, ContactState, Contacts,
    Regime, Topic,
};
pub use model::{EarlyHelp, EarlyHelpId, EarlyHelps, HelpOutcome};
pub use pages::routes;
pub use reads::{
    AppealClock, AppealLine, appeal, appeal_clock, appeal_timeliness, appeals_in_state,
    appeals_of_decision, appeals_of_person, letter_document, letters_of_appeal,
    letters_of_decision,
};
pub use reads::{CarriedOrder, CarriedPart, order_carried, orders_behind, orders_carried};
pub use reads::{
    CaseLine, CaseToHandOver, FollowUpLine, ToFollowUp, ToldHandovers, case, case_file,
    cases_in_state, cases_of_number, cases_of_person, decision, decisions_of_person, follow_ups,
    hand_over_list, officers_at, own_words, to_follow_up, told_handovers,
};
pub use reads::{Choosable, Places, choosable};
pub use reads::{ContactLine, contacts_of_person, early_help_of_person, open_contacts};
pub use reads::{
    ExecutedSince, NotExecuted, WaitingCount, council_statistics, executed_since, not_executed,
    reported_late,
};
pub use reads::{
    OrderLine, OrdersOf, decisions_behind, oral_orders_of_person, order, order_sendings,
    order_services, order_tasks, orders, orders_of_case, orders_of_person, orders_waiting,
    services_of_orders,
};
pub use reads::{delegation_scheme, delegation_schemes};
pub use rules::Timeliness;
pub use rules::{Reading, Wait, WaitKind};

use kernel::Language;
use page_kit::Locale;

/// The tables of this room.
pub const MIGRATIONS: ::store::Migrations = ::store::Migrations {
    room: "case",
    steps: &[
        ::store::Step::both(
            "0001_contact",
            include_str!("../migrations/0001_contact.sql"),
        ),
        ::store::Step::both(
            "0002_application",
            include_str!("../migrations/0002_application.sql"),
        ),
        ::store::Step::both(
            "0003_investigation",
            include_str!("../migrations/0003_investigation.sql"),
        ),
        ::store::Step::both(
            "0004_decision",
            include_str!("../migrations/0004_decision.sql"),
        ),
        ::store::Step::both("0010_order", include_str!("../migrations/0010_order.sql")),
        ::store::Step::both(
            "0020_first_line",
            include_str!("../migrations/0020_first_line.sql"),
        ),
        ::store::Step::both("0030_letter", include_str!("../migrations/0030_letter.sql")),
        ::store::Step::both(
            "0040_handover",
            include_str!("../migrations/0040_handover.sql"),
        ),
        ::store::Step::both(
            "0050_delegation",
            include_str!("../migrations/0050_delegation.sql"),
        ),
    ],
};

/// The words of this room.
pub const LOCALES: [Locale; 3] = [
    Locale {
        language: Language::Swedish,
        source: include_str!("../locales/sv.ftl"),
    },
    Locale {
        language: Language::English,
        source: include_str!("../locales/en.ftl"),
    },
    Locale {
        language: Language::Finnish,
        source: include_str!("../locales/fi.ftl"),
    },
];
