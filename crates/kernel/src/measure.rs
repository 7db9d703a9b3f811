//! A measure (mått): a named figure, its definition as data, and the rows behind it.
//!
//! A domain hands in [`MeasureRow`]s; everything else (groups, medians, shares, hiding of small numbers)
//! is the same for all measures and is done here, purely.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::PersonId;

/// How rows become a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aggregate {
    /// Rows that meet the measure, of all rows, in per cent.
    Share,
    /// The middle value of the rows that have one.
    Median,
    /// The mean of the rows that have a value.
    Mean,
    /// The sum of the values.
    Sum,
    /// How many rows.
    Count,
}

/// What the figure is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeasureUnit {
    /// Per cent.
    Percent,
    /// Whole days.
    Days,
    /// Minutes per week.
    MinutesPerWeek,
    /// Persons, decisions, orders: things.
    Things,
}

/// What a figure can be divided by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dimension {
    /// District of the ordering unit.
    District,
    /// Unit that answers for it.
    Unit,
    /// Provider that carries it out.
    Provider,
    /// How the provider has its assignment: in-house, choice system, contract.
    ProviderForm,
    /// Service.
    Service,
    /// `SoL` or LSS.
    Regime,
    /// Legal sex.
    Sex,
    /// Age band.
    AgeBand,
    /// Area of need.
    Need,
}

crate::keyed!(Dimension {
    District => "district",
    Unit => "unit",
    Provider => "provider",
    ProviderForm => "provider-form",
    Service => "service",
    Regime => "regime",
    Sex => "sex",
    AgeBand => "age-band",
    Need => "need",
});

/// The definition of a measure. A changed definition is a new version, never a silent change.
#[derive(Debug, Clone, Copy)]
pub struct MeasureDefinition {
    /// Its key; the language files have its name and its definition in words at `<key>` and `<key>-definition`.
    pub key: &'static str,
    /// Version of the definition.
    pub version: u32,
    /// How rows become the figure.
    pub aggregate: Aggregate,
    /// What it is counted in.
    pub unit: MeasureUnit,
    /// What it can be divided by.
    pub dimensions: &'static [Dimension],
    /// Key of the rule or the local decision it follows, if one.
    pub rule: Option<&'static str>,
}

/// One row behind a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeasureRow {
    /// Where the row can be opened: address within the product.
    pub link: String,
    /// Short name of the row for those who may see it.
    pub label: String,
    /// The person whom it is about, if one; small groups of persons are hidden.
    pub person: Option<PersonId>,
    /// The day by which it belongs to a period.
    pub day: Date,
    /// Its value; none while it has none yet (still open).
    pub value: Option<i64>,
    /// Whether it meets the measure, for shares.
    pub meets: bool,
    /// Where it belongs in each dimension.
    pub groups: BTreeMap<Dimension, String>,
}

/// A figure as a reader may see it.
#[derive(Debug, Clone, PartialEq)]
pub enum Figure {
    /// The figure, with numerator and denominator.
    Known {
        /// The value in the measure's unit.
        value: f64,
        /// Rows or sum that meet it.
        numerator: i64,
        /// Rows counted.
        denominator: i64,
    },
    /// No row to count.
    Empty,
    /// Hidden: so few persons that one could be recognised, here or by subtraction.
    Hidden,
}

/// One group of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Name of the group; empty for the total.
    pub group: String,
    /// Its figure.
    pub figure: Figure,
    persons: usize,
}

/// A measure over rows: the total and its groups.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// All rows together.
    pub total: Cell,
    /// One cell a group, in order of name.
    pub groups: Vec<Cell>,
}

/// Computes a measure in total and by one dimension. With `smallest` set, groups with fewer persons are
/// hidden, and so many others that none can be found by subtraction.
///
/// ```
/// use kernel::measure::{self, Aggregate, Figure};
/// let outcome = measure::compute(Aggregate::Count, &[], None, Some(5));
/// assert_eq!(outcome.total.figure, Figure::Empty);
/// ```
pub fn compute(
    how: Aggregate,
    rows: &[MeasureRow],
    by: Option<Dimension>,
    smallest: Option<usize>,
) -> Outcome {
    let all: Vec<&MeasureRow> = rows.iter().collect();
    let mut total = cell(String::new(), how, &all);
    let mut groups: BTreeMap<&str, Vec<&MeasureRow>> = BTreeMap::new();
    if let Some(dimension) = by {
        for row in rows {
            let group = row.groups.get(&dimension).map_or("", String::as_str);
            groups.entry(group).or_default().push(row);
        }
    }
    let mut cells: Vec<Cell> = groups
        .into_iter()
        .map(|(name, rows)| cell(name.to_owned(), how, &rows))
        .collect();
    if let Some(k) = smallest {
        hide_small(&mut total, &mut cells, k);
    }
    Outcome {
        total,
        groups: cells,
    }
}

/// The rows of some groups of a dimension, to be told as one. None where some of the groups that are hidden alone are
/// among them and some are not: a group could be found by subtraction, or by asking for others together.
pub fn within(
    rows: &[MeasureRow],
    (by, groups): (Dimension, &BTreeSet<String>),
    smallest: Option<usize>,
) -> Option<Vec<MeasureRow>> {
    let is_in = |group: &str| groups.contains(group);
    if smallest.is_some() {
        let told = compute(Aggregate::Count, rows, Some(by), smallest);
        let hidden = told.groups.iter().filter(|c| c.figure == Figure::Hidden);
        let sides: BTreeSet<bool> = hidden.map(|cell| is_in(&cell.group)).collect();
        if told.total.figure == Figure::Hidden || sides.len() > 1 {
            return None;
        }
    }
    let own = rows
        .iter()
        .filter(|row| is_in(row.groups.get(&by).map_or("", String::as_str)));
    Some(own.cloned().collect())
}

/// The figure of some groups of a dimension together, divided by another dimension. None as by [`within`]. A part is told
/// only where each of the groups has nobody in it or enough: else what is left out could be subtracted from the part as
/// it stands without the groups.
pub fn compute_within(
    how: Aggregate,
    rows: &[MeasureRow],
    (by, groups): (Dimension, &BTreeSet<String>),
    (parts, smallest): (Option<Dimension>, Option<usize>),
) -> Option<Outcome> {
    let own = within(rows, (by, groups), smallest)?;
    let mut told = compute(how, &own, parts, smallest);
    let (Some(k), Some(parts)) = (smallest, parts) else {
        return Some(told);
    };
    let of = |row: &MeasureRow, by| row.groups.get(&by).cloned().unwrap_or_default();
    let mut crossed: BTreeMap<(String, String), Vec<&MeasureRow>> = BTreeMap::new();
    for row in rows {
        let place = (of(row, parts), of(row, by));
        crossed.entry(place).or_default().push(row);
    }
    let small: BTreeSet<String> = crossed
        .into_iter()
        .filter(|(_, rows)| is_small(&cell(String::new(), Aggregate::Count, rows), k))
        .map(|((part, _), _)| part)
        .collect();
    for cell in told.groups.iter_mut().filter(|c| small.contains(&c.group)) {
        if cell.figure != Figure::Empty {
            cell.figure = Figure::Hidden;
        }
    }
    hide_complements(&mut told.total, &mut told.groups, k);
    Some(told)
}

fn hide_small(total: &mut Cell, cells: &mut [Cell], k: usize) {
    if is_small(total, k) {
        total.figure = Figure::Hidden;
        for cell in cells.iter_mut().filter(|c| c.figure != Figure::Empty) {
            cell.figure = Figure::Hidden;
        }
        return;
    }
    for cell in cells.iter_mut().filter(|c| is_small(c, k)) {
        cell.figure = Figure::Hidden;
    }
    hide_complements(total, cells, k);
}

/// Complementary cells: what is hidden together must itself be at least k persons and two groups, or the total minus the
/// shown groups gives it away.
fn hide_complements(total: &mut Cell, cells: &mut [Cell], k: usize) {
    loop {
        let hidden: Vec<usize> = cells
            .iter()
            .filter(|c| c.figure == Figure::Hidden)
            .map(|c| c.persons)
            .collect();
        if hidden.is_empty() || (hidden.len() > 1 && hidden.iter().sum::<usize>() >= k) {
            return;
        }
        let next = cells
            .iter_mut()
            .filter(|c| matches!(c.figure, Figure::Known { .. }))
            .min_by_key(|c| c.persons);
        let Some(cell) = next else {
            total.figure = Figure::Hidden;
            return;
        };
        cell.figure = Figure::Hidden;
    }
}

/// A cell is small when the persons in it, or those who meet or miss the measure, are fewer than `k`.
fn is_small(cell: &Cell, k: usize) -> bool {
    cell.figure != Figure::Empty && cell.persons < k
}

fn cell(group: String, how: Aggregate, rows: &[&MeasureRow]) -> Cell {
    let named: BTreeSet<PersonId> = rows.iter().filter_map(|r| r.person).collect();
    let nameless = rows.iter().filter(|r| r.person.is_none()).count();
    Cell {
        group,
        figure: figure(how, rows),
        persons: named.len() + nameless,
    }
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// Counts stay far below 2^53, so the float is exact.
#[expect(
    clippy::cast_precision_loss,
    clippy::as_conversions,
    reason = "counts of rows and days stay far below 2^53"
)]
const fn float(n: i64) -> f64 {
    n as f64
}

fn figure(how: Aggregate, rows: &[&MeasureRow]) -> Figure {
    let mut values: Vec<i64> = rows.iter().filter_map(|r| r.value).collect();
    values.sort_unstable();
    let known = |value: f64, numerator: i64, denominator: i64| Figure::Known {
        value,
        numerator,
        denominator,
    };
    match how {
        _ if rows.is_empty() => Figure::Empty,
        Aggregate::Share => {
            let (met, all) = (
                count(rows.iter().filter(|r| r.meets).count()),
                count(rows.len()),
            );
            known(float(met * 100) / float(all), met, all)
        }
        Aggregate::Count => known(
            float(count(rows.len())),
            count(rows.len()),
            count(rows.len()),
        ),
        Aggregate::Sum => {
            let sum = values.iter().sum();
            known(float(sum), sum, count(values.len()))
        }
        Aggregate::Mean | Aggregate::Median if values.is_empty() => Figure::Empty,
        Aggregate::Mean => {
            let sum: i64 = values.iter().sum();
            known(
                float(sum) / float(count(values.len())),
                sum,
                count(values.len()),
            )
        }
        Aggregate::Median => {
            let middle = median(&values);
            known(middle, count(values.len()), count(values.len()))
        }
    }
}

fn median(sorted: &[i64]) -> f64 {
    let at = |i: usize| float(sorted.get(i).copied().unwrap_or_default());
    let half = sorted.len() / 2;
    if sorted.len() % 2 == 1 {
        at(half)
    } else {
        f64::midpoint(at(half.saturating_sub(1)), at(half))
    }
}

#[cfg(test)]
mod tests;
