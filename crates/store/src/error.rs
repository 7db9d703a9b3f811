//! What the database says, as a fault: named, with its source, and marked where trying again may help.

use kernel::Fault;

/// SQLSTATE of a serialization failure and of a deadlock; SQLite's busy codes.
const TRANSIENT: [&str; 6] = ["40001", "40P01", "5", "261", "517", "6"];

/// A fault out of what the database said while `what` was going on.
pub(crate) fn fault(what: &str, error: sqlx::Error) -> Fault {
    let again = is_transient(&error);
    let fault = Fault::from_source(what.to_owned(), error);
    if again { fault.transient() } else { fault }
}

fn is_transient(error: &sqlx::Error) -> bool {
    let Some(said) = error.as_database_error() else {
        return false;
    };
    // Two requests with the same key at once: the second finds the first's row when it tries again.
    if said.is_unique_violation() {
        let text = said.message();
        return text.contains("store_request") || text.contains("history_head");
    }
    said.code()
        .is_some_and(|code| TRANSIENT.contains(&code.as_ref()))
}
