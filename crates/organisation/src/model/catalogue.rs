//! The services that every municipality knows, from a file that a lawyer can read.

use std::collections::BTreeSet;

use kernel::{Date, Line, RuleKey};

use super::{Service, ServiceCode};

const FILE: &str = include_str!("../../data/services.csv");

/// The services under `SoL` and LSS, and early help that many municipalities offer. A municipality changes its own
/// copy.
pub fn national_services() -> Vec<Service> {
    FILE.lines().skip(1).filter_map(read).collect()
}

/// Which services are offered from a day, until the next catalogue. It is never changed, only followed by another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Catalogue {
    /// The first day on which it holds.
    pub from: Date,
    /// Who decided on it, and when.
    pub source: Line,
    /// The services, by their codes.
    pub services: BTreeSet<ServiceCode>,
}

impl Catalogue {
    /// From when what was there before the municipality's first catalogue is kept as a catalogue of its own: what comes
    /// later is not offered on the days before it.
    pub(crate) const BEFORE: Date = Date::constant(1, 1, 1);

    /// Whether the municipality has given it.
    pub(crate) fn is_own(&self) -> bool {
        self.from > Self::BEFORE
    }
}

fn read(row: &str) -> Option<Service> {
    let cells: Vec<&str> = row.split(';').collect();
    let [
        code,
        name_sv,
        name_en,
        regime,
        rule,
        lss_point,
        kind,
        assessed,
        term,
        excluded,
    ] = cells.as_slice()
    else {
        return None;
    };
    Some(Service {
        code: ServiceCode::parse(code).ok()?,
        name_sv: Line::parse(name_sv).ok()?,
        name_en: Line::parse(name_en).ok()?,
        regime: regime.parse().ok()?,
        rule: RuleKey((*rule).to_owned().into()),
        lss_point: match *lss_point {
            "" => None,
            point => Some(point.parse().ok()?),
        },
        kind: kind.parse().ok()?,
        assessed: *assessed == "yes",
        term: term.parse().ok()?,
        excluded: Line::parse(excluded).ok(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Regime;

    #[test]
    fn every_row_of_the_file_is_a_service() {
        let services = national_services();
        assert_eq!(services.len(), FILE.lines().count() - 1);
        let codes: BTreeSet<_> = services.iter().map(|s| s.code.clone()).collect();
        assert_eq!(codes.len(), services.len());
        // The ten services of LSS but the first, which is the region's.
        let points: BTreeSet<_> = services.iter().filter_map(|s| s.lss_point).collect();
        assert_eq!(points, (2..=10).collect());
        for service in &services {
            assert_eq!(
                service.lss_point.is_some(),
                service.regime == Regime::Lss,
                "{}",
                service.code
            );
            assert!(
                service.assessed || service.excluded.is_none(),
                "{}",
                service.code
            );
            assert_eq!(
                service.rule.as_str() == "sol-11-5",
                service.is_early_help(),
                "{}",
                service.code
            );
        }
    }
}
