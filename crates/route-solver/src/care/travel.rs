//! How long it takes from place to place.

use super::model::{Mode, Place, Travel};
use super::units::Span;
use super::whole::LATEST;
use crate::engine::net::Matrix;

/// The mean radius of the earth in metres.
const EARTH: f64 = 6_371_000.0;

/// Travel between all places by a mode.
pub(crate) fn matrix(mode: &Mode, places: &[Place]) -> Matrix {
    let ticks = match &mode.travel {
        Travel::Matrix(rows) => rows.iter().flatten().map(|way| way.0).collect(),
        Travel::Speed {
            kilometres_per_hour,
            detour,
            besides,
        } => {
            let seconds_per_metre = 3.6 / kilometres_per_hour * detour;
            let way = |a: &Place, b: &Place| way(a, b, (seconds_per_metre, *besides));
            places
                .iter()
                .flat_map(|a| places.iter().map(move |b| way(a, b)))
                .collect()
        }
    };
    Matrix {
        size: places.len(),
        ticks,
    }
}

/// Travel from one place to another by a mode.
pub(crate) fn travel(mode: &Mode, places: &[Place], (from, to): (usize, usize)) -> i32 {
    match &mode.travel {
        Travel::Matrix(rows) => rows
            .get(from)
            .and_then(|row| row.get(to))
            .map_or(0, |way| way.0),
        Travel::Speed {
            kilometres_per_hour,
            detour,
            besides,
        } => match (places.get(from), places.get(to)) {
            (Some(a), Some(b)) => way(a, b, (3.6 / kilometres_per_hour * detour, *besides)),
            _ => 0,
        },
    }
}

fn way(a: &Place, b: &Place, (seconds_per_metre, besides): (f64, Span)) -> i32 {
    if a == b {
        return 0;
    }
    let north = (b.latitude - a.latitude).to_radians();
    let east = (b.longitude - a.longitude).to_radians();
    let between = (north / 2.0).sin().powi(2)
        + a.latitude.to_radians().cos()
            * b.latitude.to_radians().cos()
            * (east / 2.0).sin().powi(2);
    let metres = 2.0 * EARTH * between.sqrt().min(1.0).asin();
    // No longer than a matrix may say, so that times can be added without a second thought.
    ((metres * seconds_per_metre).round() as i32)
        .saturating_add(besides.0)
        .min(LATEST)
}
