//! What this room tells the rest.

use kernel::{Date, PersonId};
use serde::{Deserialize, Serialize};
use store::News;

/// Somebody has died: services end, letters stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonDied {
    /// Who.
    pub person: PersonId,
    /// On which day.
    pub on: Date,
}

impl News for PersonDied {}
