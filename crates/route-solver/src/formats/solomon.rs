//! Solomon's and Gehring and Homberger's plain text: vehicles, then a line for the depot and each customer.
//!
//! Coordinates, times and demands are in the unit of the file; a window's ends are inclusive; travel time
//! is distance. The distance is Euclidean, exact or cut to one decimal ([`Rounding`]).

use crate::fleet::{Customer, Fleet, FleetParts};
use crate::trouble::Trouble;

use super::tour_text::{Rounding, Scaled};

/// The most lines.
const LINES_MAX: usize = 20_100;

/// A point with what is wanted there.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Point {
    pub(crate) at: (f64, f64),
    pub(crate) demand: f64,
    pub(crate) early: f64,
    pub(crate) due: f64,
    pub(crate) service: f64,
}

/// Reads an instance.
pub fn read(text: &str, rounding: Rounding) -> Result<Scaled, Trouble> {
    let mut fleet = None;
    let mut points: Vec<Point> = Vec::new();
    for (index, line) in text.lines().enumerate() {
        if index > LINES_MAX {
            return Err(Trouble::at(format!("line {}", index + 1), "too many lines"));
        }
        let words: Vec<&str> = line.split_whitespace().collect();
        let place = || format!("line {}", index + 1);
        let starts_with_number = words.first().is_some_and(|word| {
            word.starts_with(|c: char| c.is_ascii_digit() || c == '-' || c == '+')
        });
        // Before the vehicles stands a name, and headings are words.
        if !starts_with_number || (fleet.is_none() && words.len() != 2) {
            continue;
        }
        let numbers = words
            .iter()
            .map(|word| number(word, place))
            .collect::<Result<Vec<f64>, Trouble>>()?;
        match (numbers.as_slice(), fleet) {
            (&[vehicles, capacity], None) => fleet = Some((vehicles, capacity)),
            (&[id, x, y, demand, early, due, service], Some(_)) => {
                if (id - points.len() as f64).abs() > 0.0 {
                    let what = format!("customer {id}, but {} is next", points.len());
                    return Err(Trouble::at(place(), what));
                }
                points.push(Point {
                    at: (x, y),
                    demand,
                    early,
                    due,
                    service,
                });
            }
            _ => {
                let what = format!("{} numbers, not 7", numbers.len());
                return Err(Trouble::at(place(), what));
            }
        }
    }
    let Some((vehicles, capacity)) = fleet else {
        return Err(Trouble::at(
            "vehicles",
            "the line with number and capacity is missing",
        ));
    };
    from_points(&points, (vehicles, capacity), rounding)
}

/// A number that is finite and not absurd.
pub(crate) fn number(word: &str, place: impl Fn() -> String) -> Result<f64, Trouble> {
    match word.parse::<f64>() {
        Ok(value) if value.is_finite() && value.abs() < 1e9 => Ok(value),
        Ok(_) | Err(_) => Err(Trouble::at(
            place(),
            format!("{word} is not a number that can be used"),
        )),
    }
}

/// Makes the problem from points.
pub(crate) fn from_points(
    points: &[Point],
    (vehicles, capacity): (f64, f64),
    rounding: Rounding,
) -> Result<Scaled, Trouble> {
    let scale = rounding.scale(points.iter().map(|p| p.due).fold(0.0, f64::max));
    let mut travel = Vec::with_capacity(points.len() * points.len());
    for a in points {
        for b in points {
            let way = (a.at.0 - b.at.0).hypot(a.at.1 - b.at.1);
            travel.push(rounding.ticks(way, scale));
        }
    }
    let customers = points
        .iter()
        .map(|point| Customer {
            demand: point.demand as i32,
            early: (point.early * scale).round() as i32,
            due: (point.due * scale).round() as i32,
            service: (point.service * scale).round() as i32,
        })
        .collect();
    let fleet = Fleet::new(FleetParts {
        customers,
        travel,
        capacity: capacity as i32,
        vehicles: vehicles.max(0.0) as usize,
    })?;
    Ok(Scaled {
        fleet,
        scale,
        rounding,
    })
}
