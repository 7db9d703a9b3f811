//! The social record (social dokumentation): what happened and what was made of it, signed and never changed.
//!
//! | word | meaning |
//! |---|---|
//! | entry (anteckning) | one dated and signed note: [`Entry`] |
//! | part | whose record an entry stands in, the authority's or the provider's: [`Part`] |
//! | fact, judgement | what was seen or said, and what the writer makes of it, apart from each other |
//! | correction | a new entry in the place of one that was wrong, which stays readable |
//! | dispute | that the person holds something to be wrong, in own words: [`Dispute`] |
//! | masking | what of an entry is about somebody else: [`Masking`] |
//! | handover | entries given to another keeper of records, with purpose, ground and receipt: [`Handover`] |
//! | draft | what is begun and not signed; only its author sees it: [`Draft`] |
//!
//! Invariants
//! - What is signed is never altered or removed: the database itself refuses, on both engines.
//! - An entry is corrected by a new one, with the reason; the old one, and what was disputed in it, stay readable.
//! - Each keeper reads its own part, and what was handed over to it. A correction follows what was handed over.
//! - What was handed over is acknowledged: until then it is a duty of the receiving unit.
//! - What is about somebody else is not shown to the person, on no page and in no extract.
//! - Every change is an action, in one transaction with its history. Every page that is read is noted before it is
//!   shown, as everywhere.
//!
//! Law: `SoL` (2025:400) 14:3, 14:6, 14:7 and 17:1; LSS (1993:387) 21 a–b and 23 c; 2022:913 2:2–3, 3:2 and 3:4 on what
//! is given to another provider of care. How long a record is kept (`SoL` 16 and 17 kap., LSS 21 c) is not decided here.

mod actions;
pub mod measures;
mod model;
mod pages;
mod reads;
mod rules;
mod store;

pub use actions::{
    ConsiderDispute, CorrectEntry, DisputeEntry, DropDraft, HandOver, HearOrders, KeepDraft,
    MarkOthers, ReceiveHandover, SignEntry, listeners,
};
pub use model::{
    Brief, Correction, Dispute, DisputeId, DisputeWay, Disputes, Draft, DraftId, DraftText, Drafts,
    DraftsOf, Entry, EntryId, EntryKind, Given, Ground, Handover, HandoverId, Handovers, Happened,
    Keeper, MarkError, MarkedText, Masking, MaskingId, Maskings, NewEntry, Part, Records,
    SeenDraft, Signature, Span,
};
pub use pages::routes;
pub use reads::{
    DraftLine, EntryView, HandoverView, Line, RecordFilter, TellsOf, View, draft, drafts_by,
    drafts_of, entries_of_unit, entry, handover, handovers_of, latest, record, view_for,
};

use kernel::Language;
use page_kit::Locale;

/// The tables of this room.
pub const MIGRATIONS: ::store::Migrations = ::store::Migrations {
    room: "record",
    steps: &[
        ::store::Step::both("0001_record", include_str!("../migrations/0001_record.sql")),
        ::store::Step::each(
            "0002_never_altered",
            include_str!("../migrations/0002_never_altered.sql"),
            include_str!("../migrations/0002_never_altered.postgres.sql"),
        ),
        ::store::Step::both(
            "0003_marks_and_receipts",
            include_str!("../migrations/0003_marks_and_receipts.sql"),
        ),
        ::store::Step::each(
            "0004_never_altered",
            include_str!("../migrations/0004_never_altered.sql"),
            include_str!("../migrations/0004_never_altered.postgres.sql"),
        ),
        ::store::Step::both(
            "0005_indexes",
            include_str!("../migrations/0005_indexes.sql"),
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
