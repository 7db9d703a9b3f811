//! One executor over SQLite and PostgreSQL, chosen at run time by an address.
//!
//! | word | meaning |
//! |---|---|
//! | [`Store`] | the open database |
//! | [`Action`] | one use case: its input is the struct, [`Store::act`] carries it out in one transaction |
//! | [`Tx`] | the transaction that an action runs in |
//! | [`Reader`] | reads outside a transaction |
//! | [`News`] | what a room tells those above it; [`Listeners`] hear it in the same transaction |
//! | [`sql`] | one statement; the same text for both databases, `$1` for values |
//! | [`Where`] | the condition of a list that its reader narrows |
//! | [`Migrations`] | a room's tables, forward only |
//!
//! Invariants
//! - An action is whole or not at all, and is carried out once per [`kernel::RequestKey`]. While a database is first
//!   filled ([`Store::begin_filling`]), all of it is whole or void.
//! - What [`Store::act`] has answered survives a crash: SQLite runs with WAL and `synchronous=FULL`, and an
//!   answer is given only after the commit of the batch that it was part of.
//! - SQLite has one writer. Actions that wait for it at the same moment share one commit.
//! - Write transactions are serializable on both databases; a conflict is tried again, never shown.
//! - SQLite older than 3.51.3 is refused: it can lose committed writes in WAL mode.
//! - No text here or above branches on the database, except steps of a migration that must.

mod action;
mod backup;
mod column;
mod driver;
mod error;
mod filter;
mod migrate;
mod news;
mod open;
mod own_thread;
mod plans;
mod sqlite;
mod statement;
#[cfg(feature = "testing")]
pub mod testing;
mod transaction;
mod version;
mod write;

pub use action::Action;
pub use backup::{BackupError, Restored, restore};
pub use column::{Bind, Column};
pub use driver::{RawRow, Value};
pub use filter::Where;
pub use migrate::{Migrations, Step};
pub use news::{Hears, Listeners, News};
pub use open::{Engine, OpenError, Store, sqlite_file};
pub use own_thread::on_own_thread;
pub use plans::Plan;
pub use statement::{Ask, Row, Rows, Statement, sql};
pub use transaction::{Reader, Tx};
pub use version::saved_or_changed;

/// The tables of this room itself.
pub const MIGRATIONS: Migrations = Migrations {
    room: "store",
    steps: &[
        Step::both(
            "0001_requests",
            include_str!("../migrations/0001_requests.sql"),
        ),
        Step::both(
            "0002_request_input",
            include_str!("../migrations/0002_request_input.sql"),
        ),
    ],
};
