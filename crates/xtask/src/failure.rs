//! Why a command could not do what was asked.

use std::{error::Error, fmt, io};

/// Why a command could not do what was asked; its text says what to do instead.
#[derive(Debug)]
pub enum Failure {
    /// The command line cannot be understood.
    Usage(String),
    /// Something that the machine must have is missing.
    Missing(String),
    /// A program could not be started or talked to.
    Program {
        /// What was tried.
        what: String,
        /// What the machine said.
        source: io::Error,
    },
    /// PostgreSQL did not start; what it wrote.
    Postgres(String),
    /// The check ran to its end and found something; it has said what.
    Found,
}

impl Failure {
    /// A program that could not be started or talked to.
    pub(crate) fn program(what: impl Into<String>) -> impl FnOnce(io::Error) -> Self {
        let what = what.into();
        move |source| Self::Program { what, source }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(text) | Self::Missing(text) => out.write_str(text),
            Self::Program { what, .. } => write!(out, "could not run {what}"),
            Self::Postgres(log) => write!(out, "the private PostgreSQL did not start:\n{log}"),
            Self::Found => out.write_str("the check found something"),
        }
    }
}

impl Error for Failure {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Program { source, .. } => Some(source),
            Self::Usage(_) | Self::Missing(_) | Self::Postgres(_) | Self::Found => None,
        }
    }
}
