//! Why a command stopped, and the exit code that says so to scripts.

use std::{error::Error, process::ExitCode};

use kernel::{Fault, Problem};
use store::{BackupError, OpenError};

/// Why a command stopped before its end. Each kind has an exit code of its own.
#[derive(Debug, thiserror::Error)]
pub enum Stop {
    /// The command did its work and found something wrong: exit code 1.
    #[error("{0}")]
    Found(String),
    /// The command line, the configuration or a file given is wrong: exit code 2.
    #[error("{0}")]
    Usage(String),
    /// As things stand it is not done, and the text says what to do instead: exit code 3.
    #[error("{0}")]
    Refused(String),
    /// A bug or the machine: exit code 4.
    #[error("{what}")]
    Fault {
        /// What was being done.
        what: String,
        /// Why it failed.
        #[source]
        source: Box<dyn Error + Send + Sync>,
    },
}

impl Stop {
    /// A fault while `what` was going on.
    pub fn fault(what: impl Into<String>, source: impl Error + Send + Sync + 'static) -> Self {
        Self::Fault {
            what: what.into(),
            source: Box::new(source),
        }
    }

    /// The exit code.
    pub fn code(&self) -> ExitCode {
        ExitCode::from(self.number())
    }

    const fn number(&self) -> u8 {
        match self {
            Self::Found(_) => 1,
            Self::Usage(_) => 2,
            Self::Refused(_) => 3,
            Self::Fault { .. } => 4,
        }
    }
}

/// An error and everything below it, in one line.
pub(crate) fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut below = error.source();
    while let Some(cause) = below {
        let said = cause.to_string();
        if !text.ends_with(&said) {
            text.push_str(": ");
            text.push_str(&said);
        }
        below = cause.source();
    }
    text
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Self::fault("the work could not be done", fault)
    }
}

impl From<OpenError> for Stop {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::Address | OpenError::File => Self::Usage(format!("database: {error}")),
            OpenError::OldSqlite { .. } => Self::Refused(error.to_string()),
            OpenError::Fault(fault) => Self::fault("the database could not be opened", fault),
        }
    }
}

impl From<BackupError> for Stop {
    fn from(error: BackupError) -> Self {
        match error {
            BackupError::Postgres | BackupError::InTheWay(_) => Self::Refused(error.to_string()),
            BackupError::NotWhole(_) => Self::Found(error.to_string()),
            BackupError::File(_) => Self::fault("the copy could not be made", error),
            BackupError::Open(open) => open.into(),
            BackupError::Fault(fault) => fault.into(),
        }
    }
}

impl From<Problem> for Stop {
    fn from(problem: Problem) -> Self {
        match problem {
            Problem::Fault(fault) => fault.into(),
            Problem::Refused(_) | Problem::Changed(_) | Problem::NotFound | Problem::Denied => {
                Self::Refused(problem.to_string())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_chain_is_said_once() {
        let fault = Fault::from_source("reading", std::io::Error::other("disk is gone"));
        let stop = Stop::from(fault);
        assert_eq!(
            chain(&stop),
            "the work could not be done: reading: disk is gone"
        );
        assert_eq!(stop.number(), 4);
    }
}
