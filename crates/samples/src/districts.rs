//! The districts of the municipality that does not exist: its people shared out among them, and borders that meet.

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// A district that is wished for.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct DistrictWish {
    /// Its code, which begins with the municipality's.
    pub(crate) code: String,
    /// Its name.
    pub(crate) name: String,
    /// How many live in it, beside the others.
    pub(crate) weight: f64,
}

/// The files, as pages read them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DistrictFiles {
    /// Persons in each district.
    pub(crate) population: String,
    /// Its borders.
    pub(crate) borders: String,
}

/// Parts of a border's length; rows of one to six districts divide it.
const STEPS: usize = 60;
/// Where the municipality lies, in degrees: in the open sea, where nobody lives. South-west, and how far it reaches.
const CORNER: [f64; 2] = [20.0, 58.5];
const REACH: [f64; 2] = [0.40, 0.13];

/// Districts of a municipality at the end of a year, out of the file that tells of its people.
pub(crate) fn districts(population: &str, year: i32, wishes: &[DistrictWish]) -> DistrictFiles {
    let mut people: BTreeMap<(&str, usize), u64> = BTreeMap::new();
    for line in population.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let &[_, of, age, sex, count] = cells.as_slice() else {
            continue;
        };
        if let (true, Ok(age), Ok(count)) = (of == year.to_string(), age.parse(), count.parse()) {
            people.insert((sex, age), count);
        }
    }
    let mut rows: Vec<Vec<String>> = vec![Vec::new(); wishes.len()];
    for ((sex, age), count) in people {
        for (at, count) in shared(count, age, wishes).into_iter().enumerate() {
            if let (Some(rows), Some(wish)) = (rows.get_mut(at), wishes.get(at)) {
                rows.push(format!("{},{year},{age},{sex},{count}", wish.code));
            }
        }
    }
    let mut file = "district,year,age,sex,value\n".to_owned();
    for row in rows.iter().flatten() {
        file.push_str(row);
        file.push('\n');
    }
    DistrictFiles {
        population: file,
        borders: borders(wishes),
    }
}

/// Persons of an age shared out: some districts are older than others, and all together have them all.
fn shared(count: u64, age: usize, wishes: &[DistrictWish]) -> Vec<u64> {
    let weight = |(at, wish): (usize, &DistrictWish)| {
        let tilt = [-0.005, 0.0, 0.006][at % 3];
        wish.weight * (1.0 + tilt * (age as f64 - 40.0))
    };
    let weights: Vec<f64> = wishes.iter().enumerate().map(weight).collect();
    let all: f64 = weights.iter().sum();
    // Rounded upwards and downwards by turns, so that few of each age are not all in one place.
    let offset = (age * 37 % 100) as f64 / 100.0;
    let (mut sum, mut given) = (0.0, 0);
    let mut parts = Vec::new();
    for (at, weight) in weights.iter().enumerate() {
        sum += weight / all * count as f64;
        let up_to = if at + 1 == weights.len() {
            count
        } else {
            ((sum + offset).floor() as u64).min(count)
        };
        parts.push(up_to - given);
        given = up_to;
    }
    parts
}

/// Districts in rows, with borders that wind and meet.
fn borders(wishes: &[DistrictWish]) -> String {
    let rows = (wishes.len() as f64).sqrt().floor().max(1.0) as usize;
    let mut features = Vec::new();
    let mut rest = wishes;
    for row in 0..rows {
        let (own, others) = rest.split_at(rest.len().div_ceil(rows - row));
        rest = others;
        for (place, wish) in own.iter().enumerate() {
            let width = STEPS / own.len().max(1);
            let (west, east) = (place * width, (place + 1) * width);
            let (low, high) = (row as f64 / rows as f64, (row + 1) as f64 / rows as f64);
            let mut ring: Vec<[f64; 2]> = (west..=east).map(|x| along(x, low)).collect();
            ring.extend((1..8).map(|step| across(east, (low, high), step)));
            ring.extend((west..=east).rev().map(|x| along(x, high)));
            ring.extend((1..8).rev().map(|step| across(west, (low, high), step)));
            ring.push(along(west, low));
            features.push(feature(wish, &ring));
        }
    }
    format!(
        "{{\"type\": \"FeatureCollection\", \"features\": [\n{}\n]}}\n",
        features.join(",\n")
    )
}

/// A place on a border from west to east.
fn along(x: usize, y: f64) -> [f64; 2] {
    let x = x as f64 / STEPS as f64;
    let winds = 0.030 * (9.0 * x + 7.0 * y).sin() + 0.014 * (31.0 * x + y).sin();
    [x, y + winds]
}

/// A place on a border from south to north, an eighth of the way at a time.
fn across(x: usize, (low, high): (f64, f64), step: usize) -> [f64; 2] {
    let (from, to) = (along(x, low), along(x, high));
    let way = step as f64 / 8.0;
    let y = from[1] + way * (to[1] - from[1]);
    let winds = 0.018 * (way * std::f64::consts::PI).sin() * (23.0 * y + 5.0 * from[0]).sin();
    [from[0] + winds, y]
}

fn feature(wish: &DistrictWish, ring: &[[f64; 2]]) -> String {
    let mut points = String::new();
    for (at, point) in ring.iter().enumerate() {
        let comma = if at == 0 { "" } else { ", " };
        let [east, north] = [0, 1].map(|axis| CORNER[axis] + REACH[axis] * point[axis]);
        // Writing to a text cannot fail.
        let _written = write!(points, "{comma}[{east:.5}, {north:.5}]");
    }
    let (code, name) = (&wish.code, &wish.name);
    format!(
        "{{\"type\": \"Feature\", \"properties\": {{\"code\": \"{code}\", \"name\": \"{name}\"}}, \
         \"geometry\": {{\"type\": \"Polygon\", \"coordinates\": [[{points}]]}}}}"
    )
}
