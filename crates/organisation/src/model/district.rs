//! A part of the municipality with an ordering unit of its own.

use kernel::Line;
use serde::{Deserialize, Serialize};

use super::DistrictCode;

/// A district.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct District {
    /// Its code, as persons' contact details and figures name it.
    pub code: DistrictCode,
    /// Its name.
    pub name: Line,
}
