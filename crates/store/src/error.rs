//! What the database says, as a fault: named, with its source, and marked where trying again may help.

use kernel::Fault;
use rusqlite::{
    ErrorCode,
    ffi::{SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_UNIQUE},
};

use crate::driver::DriverError;

/// SQLSTATE of a serialization failure and of a deadlock.
const TRANSIENT: [&str; 2] = ["40001", "40P01"];

/// SQLite's codes where a row is there already.
const UNIQUE: [i32; 2] = [SQLITE_CONSTRAINT_UNIQUE, SQLITE_CONSTRAINT_PRIMARYKEY];

/// A fault out of what the database said while `what` was going on.
pub(crate) fn fault(what: &str, error: impl Into<DriverError>) -> Fault {
    let error = error.into();
    let again = is_transient(&error);
    let fault = Fault::from_source(what.to_owned(), error);
    if again { fault.transient() } else { fault }
}

fn is_transient(error: &DriverError) -> bool {
    match error {
        DriverError::Closed | DriverError::Busy => false,
        DriverError::Sqlite(error) => match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => true,
            Some(ErrorCode::ConstraintViolation) => {
                let code = error.sqlite_error().map(|error| error.extended_code);
                code.is_some_and(|code| UNIQUE.contains(&code)) && is_twin(&error.to_string())
            }
            Some(_) | None => false,
        },
        DriverError::Postgres(error) => error.as_database_error().is_some_and(|said| {
            let code = said.code();
            code.is_some_and(|code| TRANSIENT.contains(&code.as_ref()))
                || (said.is_unique_violation() && is_twin(said.message()))
        }),
    }
}

/// Two requests with the same key at once: the second finds the first's row when it tries again.
fn is_twin(message: &str) -> bool {
    message.contains("store_request") || message.contains("history_head")
}
