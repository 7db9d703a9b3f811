//! The usual text of tours, and how distances are rounded.

use std::fmt::Write as _;

use crate::fleet::{Fleet, FleetPlan};
use crate::page::{Bar, Row};
use crate::trouble::Trouble;

/// How a distance becomes a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rounding {
    /// As it is, to within one part in ten thousand of a unit or better.
    Exact,
    /// Cut to one decimal, as in the DIMACS challenge.
    OneDecimal,
    /// To the nearest whole number, as VRPLIB does where it does not say otherwise.
    Nearest,
}

impl Rounding {
    /// Ticks of a unit; `latest` is the greatest time that will occur.
    pub(crate) fn scale(self, latest: f64) -> f64 {
        match self {
            // As fine as the largest time allows.
            Self::Exact if latest < 5_000.0 => 100_000.0,
            Self::Exact if latest < 50_000.0 => 10_000.0,
            Self::Exact if latest < 500_000.0 => 1_000.0,
            Self::Exact | Self::OneDecimal => 10.0,
            Self::Nearest => 1.0,
        }
    }

    pub(crate) fn ticks(self, way: f64, scale: f64) -> i32 {
        let scaled = way * scale;
        match self {
            Self::Exact | Self::Nearest => scaled.round() as i32,
            // 0.1 has no exact binary form: 12.3 × 10 must not become 122.
            Self::OneDecimal => (scaled + 1e-7).floor() as i32,
        }
    }
}

/// A problem, and how many ticks its unit has.
#[derive(Debug, Clone)]
pub struct Scaled {
    /// The problem.
    pub fleet: Fleet,
    pub(crate) scale: f64,
    pub(crate) rounding: Rounding,
}

impl Scaled {
    /// A plan's way in the file's unit.
    pub fn cost(&self, plan: &FleetPlan) -> f64 {
        plan.distance as f64 / self.scale
    }

    /// The day of each vehicle.
    pub(crate) fn rows(&self, plan: &FleetPlan) -> Vec<Row> {
        let mut rows = Vec::new();
        for (number, route) in plan.routes.iter().enumerate() {
            let (mut at, mut time) = (0, 0);
            let mut bars = Vec::new();
            for &customer in route {
                let data = &self.fleet.customers[customer as usize];
                time = (time + self.fleet.to(at, customer)).max(data.early);
                bars.push(Bar {
                    from: f64::from(time) / self.scale,
                    to: f64::from(time + data.service) / self.scale,
                    label: customer.to_string(),
                    is_break: false,
                });
                time += data.service;
                at = customer;
            }
            rows.push(Row {
                name: format!("{}", number + 1),
                bars,
            });
        }
        rows
    }

    /// The plan as text: `Route #1: 3 5 7`, …, `Cost X`.
    pub fn write(&self, plan: &FleetPlan) -> String {
        let mut text = String::new();
        for (index, route) in plan.routes.iter().enumerate() {
            let stops: Vec<String> = route.iter().map(u32::to_string).collect();
            _ = writeln!(text, "Route #{}: {}", index + 1, stops.join(" "));
        }
        let cost = self.cost(plan);
        match self.rounding {
            Rounding::Exact => _ = writeln!(text, "Cost {cost:.4}"),
            Rounding::OneDecimal => _ = writeln!(text, "Cost {cost:.1}"),
            Rounding::Nearest => _ = writeln!(text, "Cost {cost:.0}"),
        }
        text
    }
}

/// Reads tours from the usual text.
pub fn read_tours(text: &str) -> Result<Vec<Vec<u32>>, Trouble> {
    let mut routes = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let Some((head, stops)) = line.split_once(':') else {
            continue;
        };
        if !head.trim_start().to_ascii_lowercase().starts_with("route") {
            continue;
        }
        let place = || format!("line {}", index + 1);
        let stops = stops
            .split_whitespace()
            .map(|word| {
                word.parse::<u32>()
                    .map_err(|e| Trouble::at(place(), format!("{word}: {e}")))
            })
            .collect::<Result<Vec<u32>, Trouble>>()?;
        routes.push(stops);
    }
    Ok(routes)
}
