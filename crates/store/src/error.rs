//! What the database says, as a fault: named, with its source, and marked where trying again may help.

use kernel::Fault;
use sea_orm::{DbErr, RuntimeErr, SqlErr};

/// SQLSTATE of a serialization failure and of a deadlock; SQLite's busy codes.
const TRANSIENT: [&str; 6] = ["40001", "40P01", "5", "261", "517", "6"];

/// A fault out of what the database said while `what` was going on.
pub(crate) fn fault(what: &str, error: DbErr) -> Fault {
    let again = is_transient(&error);
    let fault = Fault::from_source(what.to_owned(), error);
    if again { fault.transient() } else { fault }
}

fn is_transient(error: &DbErr) -> bool {
    // Two requests with the same key at once: the second finds the first's row when it tries again.
    if let Some(SqlErr::UniqueConstraintViolation(text)) = error.sql_err() {
        return text.contains("store_request") || text.contains("history_head");
    }
    let (DbErr::Exec(RuntimeErr::SqlxError(inner))
    | DbErr::Query(RuntimeErr::SqlxError(inner))
    | DbErr::Conn(RuntimeErr::SqlxError(inner))) = error
    else {
        return false;
    };
    inner
        .as_database_error()
        .and_then(|e| e.code().map(|code| TRANSIENT.contains(&code.as_ref())))
        .unwrap_or(false)
}
