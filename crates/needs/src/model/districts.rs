//! What a forecast tells of the municipality's districts.

use projection::care::Spread;
use serde::{Deserialize, Serialize};

/// What is told of all districts. Each figure sums to the municipality's, in the mean of every year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DistrictsTold {
    /// Each district, in the order of codes.
    pub all: Vec<DistrictTold>,
}

/// What is told of a district.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DistrictTold {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Persons of 80 and older, then users of each service, by key.
    pub figures: Vec<FigureTold>,
}

/// A figure of a district.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FigureTold {
    /// The service's key in the assumptions; none for persons of 80 and older.
    pub service: Option<String>,
    /// What the service is called.
    pub title: String,
    /// At the jump-off.
    pub today: f64,
    /// Each year after it.
    pub years: Vec<Spread>,
}

impl DistrictTold {
    /// Its figure for a service, or for persons of 80 and older.
    pub fn figure(&self, service: Option<&str>) -> Option<&FigureTold> {
        let mut all = self.figures.iter();
        all.find(|one| one.service.as_deref() == service)
    }
}
