//! The municipality that the installation belongs to.

use kernel::{Line, TimeZone};
use serde::{Deserialize, Serialize};

/// How the municipality is reached, as letters and the public form show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactLines {
    /// Phone to the first line.
    pub phone: Line,
    /// E-mail.
    pub email: Option<Line>,
    /// Visiting address.
    pub visiting_address: Option<Line>,
    /// Postal address, to which an appeal is sent.
    pub postal_address: Line,
    /// When the first line answers.
    pub opening_hours: Option<Line>,
    /// Web address.
    pub website: Option<Line>,
}

/// The municipality.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Municipality {
    /// Its name, for example `Lindviks kommun`.
    pub name: Line,
    /// Four digits, as statistics name it.
    pub code: Line,
    /// The zone in which days are counted.
    pub zone: TimeZone,
    /// The committee that decides.
    pub committee: Line,
    /// The court to which its decisions are appealed.
    pub court: Line,
    /// How it is reached.
    pub contact: ContactLines,
    /// Rises by one with every change.
    pub version: i64,
}
