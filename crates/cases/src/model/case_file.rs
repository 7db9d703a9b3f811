//! A case with everything in it, as it is read.

use super::{Application, AssessedNeed, Case, Communication, Decision, Dispute, Investigation};

/// A case with everything in it.
#[derive(Debug, Clone)]
pub struct CaseFile {
    /// The case.
    pub case: Case,
    /// The application that opened it, if one did.
    pub application: Option<Application>,
    /// Its investigation.
    pub investigation: Investigation,
    /// The life areas that have been described.
    pub needs: Vec<AssessedNeed>,
    /// What was sent and answered, oldest first.
    pub communications: Vec<Communication>,
    /// What is disputed, oldest first.
    pub disputes: Vec<Dispute>,
    /// What was decided, oldest first.
    pub decisions: Vec<Decision>,
}
