//! VRPLIB: `KEY : VALUE` lines and sections, with or without time windows.
//!
//! Understood are `EUC_2D` and `EXPLICIT` (`FULL_MATRIX`, `LOWER_ROW`) weights, one depot (the first node),
//! whole demands, `CAPACITY`, `VEHICLES`, `SERVICE_TIME` (or a section) and `TIME_WINDOW_SECTION`. What a file
//! says of itself and of its drawing is passed over; any other key or section is refused by name, since it could
//! change the problem.

use std::collections::BTreeMap;

use super::solomon::{Point, from_points, number};
use super::tour_text::{Rounding, Scaled};
use crate::fleet::{Customer, Fleet, FleetParts};
use crate::trouble::Trouble;

/// The most nodes.
const NODES_MAX: usize = 20_001;
/// When a day ends, if nothing says so: about the latest time there can be, even in tenths of a unit.
const FAR: f64 = 50_000_000.0;
/// What a vehicle holds, if nothing says so.
const AMPLE: f64 = 1_000_000_000.0;
/// The keys that are read, and those that change nothing.
const KEYS: [&str; 11] = [
    "NAME",
    "COMMENT",
    "TYPE",
    "DIMENSION",
    "CAPACITY",
    "VEHICLES",
    "SERVICE_TIME",
    "EDGE_WEIGHT_TYPE",
    "EDGE_WEIGHT_FORMAT",
    "NODE_COORD_TYPE",
    "DISPLAY_DATA_TYPE",
];
/// The same of sections.
const SECTIONS: [&str; 7] = [
    "NODE_COORD_SECTION",
    "DEMAND_SECTION",
    "DEPOT_SECTION",
    "TIME_WINDOW_SECTION",
    "SERVICE_TIME_SECTION",
    "EDGE_WEIGHT_SECTION",
    "DISPLAY_DATA_SECTION",
];

/// Sections by name: their numbers with the line of each row.
type Sections = BTreeMap<String, Vec<(usize, Vec<f64>)>>;

#[derive(Debug, Default)]
struct File {
    keys: BTreeMap<String, String>,
    sections: Sections,
}

impl File {
    fn number(&self, key: &str) -> Result<Option<f64>, Trouble> {
        self.keys
            .get(key)
            .map(|value| number(value, || key.to_owned()))
            .transpose()
    }

    /// Whether all that the file says is read, or may be passed over.
    fn is_understood(&self) -> Result<(), Trouble> {
        let unknown_key = self.keys.keys().find(|key| !KEYS.contains(&key.as_str()));
        let unknown_section = self
            .sections
            .keys()
            .find(|name| !SECTIONS.contains(&name.as_str()));
        if let Some(name) = unknown_key.or(unknown_section) {
            return Err(Trouble::at(name, "is not understood here"));
        }
        let Some(rows) = self.sections.get("DEPOT_SECTION") else {
            return Ok(());
        };
        let depots: Vec<f64> = rows.iter().flat_map(|(_, row)| row).copied().collect();
        if !matches!(depots.as_slice(), [1.0, -1.0]) {
            let what = "must be 1 and -1: one depot, the first node";
            return Err(Trouble::at("DEPOT_SECTION", what));
        }
        Ok(())
    }

    /// A section's values by node, each with as many numbers as asked.
    fn by_node(
        &self,
        name: &str,
        (nodes, width): (usize, usize),
    ) -> Result<Option<Vec<Vec<f64>>>, Trouble> {
        let Some(rows) = self.sections.get(name) else {
            return Ok(None);
        };
        let mut values: Vec<Option<Vec<f64>>> = vec![None; nodes];
        for (line, row) in rows {
            let place = || format!("line {line}, {name}");
            let Some((&node, rest)) = row.split_first().filter(|(_, rest)| rest.len() == width)
            else {
                return Err(Trouble::at(
                    place(),
                    format!("{} numbers, not {}", row.len(), width + 1),
                ));
            };
            let index = node as usize;
            let slot = index.checked_sub(1).and_then(|i| values.get_mut(i));
            let Some(slot) = slot.filter(|_| node.fract() == 0.0 && node > 0.0) else {
                return Err(Trouble::at(
                    place(),
                    format!("{node} is not one of {nodes} nodes"),
                ));
            };
            if slot.replace(rest.to_vec()).is_some() {
                return Err(Trouble::at(place(), format!("node {node} twice")));
            }
        }
        values
            .into_iter()
            .enumerate()
            .map(|(i, value)| {
                value.ok_or_else(|| Trouble::at(name, format!("node {} is missing", i + 1)))
            })
            .collect::<Result<Vec<_>, _>>()
            .map(Some)
    }
}

/// Reads an instance. Without time windows, exact distances are rounded as VRPLIB says.
pub fn read(text: &str, rounding: Rounding) -> Result<Scaled, Trouble> {
    let file = split(text)?;
    file.is_understood()?;
    let nodes = match file.number("DIMENSION")? {
        Some(n) if n >= 1.0 && n <= NODES_MAX as f64 && n.fract() == 0.0 => n as usize,
        Some(n) => {
            return Err(Trouble::at(
                "DIMENSION",
                format!("{n} is not 1 to {NODES_MAX}"),
            ));
        }
        None => return Err(Trouble::at("DIMENSION", "is missing")),
    };
    let points = points(&file, nodes)?;
    let timed = file.sections.contains_key("TIME_WINDOW_SECTION");
    let rounding = match rounding {
        Rounding::Exact if !timed => Rounding::Nearest,
        Rounding::Exact | Rounding::OneDecimal | Rounding::Nearest => rounding,
    };
    let capacity = file.number("CAPACITY")?.unwrap_or(AMPLE);
    let vehicles = file.number("VEHICLES")?.unwrap_or(nodes as f64);
    match file.keys.get("EDGE_WEIGHT_TYPE").map(String::as_str) {
        Some("EUC_2D") | None => from_points(&points, (vehicles, capacity), rounding),
        Some("EXPLICIT") => explicit(&file, &points, (vehicles, capacity)),
        Some(other) => Err(Trouble::at(
            "EDGE_WEIGHT_TYPE",
            format!("{other} is not understood"),
        )),
    }
}

fn split(text: &str) -> Result<File, Trouble> {
    let mut file = File::default();
    let mut section: Option<String> = None;
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        let is_word = line.starts_with(|c: char| c.is_ascii_alphabetic());
        if line == "EOF" {
            break;
        }
        if is_word && let Some((key, value)) = line.split_once(':') {
            file.keys.insert(
                key.trim().to_owned(),
                value.trim().trim_matches('"').to_owned(),
            );
            section = None;
        } else if is_word {
            file.sections.insert(line.to_owned(), Vec::new());
            section = Some(line.to_owned());
        } else if !line.is_empty() {
            let Some(rows) = section
                .as_ref()
                .and_then(|name| file.sections.get_mut(name))
            else {
                return Err(Trouble::at(
                    format!("line {}", index + 1),
                    "numbers outside a section",
                ));
            };
            let row = line
                .split_whitespace()
                .map(|word| number(word, || format!("line {}", index + 1)))
                .collect::<Result<Vec<f64>, Trouble>>()?;
            rows.push((index + 1, row));
        }
    }
    Ok(file)
}

fn points(file: &File, nodes: usize) -> Result<Vec<Point>, Trouble> {
    let coordinates = file.by_node("NODE_COORD_SECTION", (nodes, 2))?;
    let demands = file.by_node("DEMAND_SECTION", (nodes, 1))?;
    let parted = demands
        .iter()
        .flatten()
        .position(|row| row.iter().any(|demand| demand.fract() != 0.0));
    if let Some(node) = parted {
        let what = format!("the demand of node {} is not whole", node + 1);
        return Err(Trouble::at("DEMAND_SECTION", what));
    }
    let windows = file.by_node("TIME_WINDOW_SECTION", (nodes, 2))?;
    let services = file.by_node("SERVICE_TIME_SECTION", (nodes, 1))?;
    let service = file.number("SERVICE_TIME")?.unwrap_or(0.0);
    let is_euclidean = file
        .keys
        .get("EDGE_WEIGHT_TYPE")
        .is_none_or(|kind| kind == "EUC_2D");
    if is_euclidean && coordinates.is_none() {
        return Err(Trouble::at("NODE_COORD_SECTION", "is missing"));
    }
    let value = |rows: &Option<Vec<Vec<f64>>>, node: usize, column: usize| {
        rows.as_ref()
            .and_then(|rows| rows.get(node))
            .and_then(|row| row.get(column))
            .copied()
    };
    Ok((0..nodes)
        .map(|node| Point {
            at: (
                value(&coordinates, node, 0).unwrap_or(0.0),
                value(&coordinates, node, 1).unwrap_or(0.0),
            ),
            demand: value(&demands, node, 0).unwrap_or(0.0),
            early: value(&windows, node, 0).unwrap_or(0.0),
            due: value(&windows, node, 1).unwrap_or(FAR),
            service: value(&services, node, 0).unwrap_or(if node == 0 { 0.0 } else { service }),
        })
        .collect())
}

fn explicit(
    file: &File,
    points: &[Point],
    (vehicles, capacity): (f64, f64),
) -> Result<Scaled, Trouble> {
    let name = "EDGE_WEIGHT_SECTION";
    let n = points.len();
    let numbers: Vec<f64> = file
        .sections
        .get(name)
        .into_iter()
        .flatten()
        .flat_map(|(_, row)| row.iter().copied())
        .collect();
    let kind = file
        .keys
        .get("EDGE_WEIGHT_FORMAT")
        .map_or("FULL_MATRIX", String::as_str);
    let wanted = match kind {
        "FULL_MATRIX" => n * n,
        "LOWER_ROW" => n * (n - 1) / 2,
        other => {
            return Err(Trouble::at(
                "EDGE_WEIGHT_FORMAT",
                format!("{other} is not understood"),
            ));
        }
    };
    if numbers.len() != wanted {
        return Err(Trouble::at(
            name,
            format!("{} numbers, not {wanted}", numbers.len()),
        ));
    }
    let at = |from: usize, to: usize| -> f64 {
        let (high, low) = (from.max(to), from.min(to));
        let index = match kind {
            "LOWER_ROW" if high == low => return 0.0,
            "LOWER_ROW" => high * (high - 1) / 2 + low,
            _ => from * n + to,
        };
        numbers.get(index).copied().unwrap_or(0.0)
    };
    let travel = (0..n * n)
        .map(|i| at(i / n, i % n).round() as i32)
        .collect();
    let customers = points
        .iter()
        .map(|point| Customer {
            demand: point.demand as i32,
            early: point.early as i32,
            due: point.due as i32,
            service: point.service as i32,
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
        scale: 1.0,
        rounding: Rounding::Nearest,
    })
}
