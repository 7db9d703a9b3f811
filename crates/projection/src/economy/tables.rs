//! A budget document's own tables, held against each other: areas of work with their sums, what their changes are made
//! of, the steps from one balance to the next, and volumes.

use serde::Serialize;

use super::budget::Thousands;
use crate::Trouble;

/// Areas of work by column of the document, with the change between the last two.
#[derive(Debug, Clone, PartialEq)]
pub struct AreaTable {
    /// The headings of the columns that are balances.
    columns: Vec<String>,
    rows: Vec<AreaRow>,
}

#[derive(Debug, Clone, PartialEq)]
struct AreaRow {
    area: String,
    law: String,
    is_sum: bool,
    balances: Vec<Thousands>,
    change: Thousands,
}

/// What the changes of areas are made of.
#[derive(Debug, Clone, PartialEq)]
pub struct PartTable(Vec<(String, String, Thousands)>);

/// Steps from one published balance to the next.
#[derive(Debug, Clone, PartialEq)]
pub struct StepTable(Vec<(String, Option<Thousands>, Option<Thousands>)>);

/// Persons by service and reading.
#[derive(Debug, Clone, PartialEq)]
pub struct VolumeTable(Vec<(String, Vec<f64>)>);

/// Something that a document says, beside what its other figures give.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Held {
    /// What it is about.
    pub what: String,
    /// What its other figures give, in thousands of kronor.
    pub computed: Thousands,
    /// What it says.
    pub published: Thousands,
    /// What was put together.
    pub of: String,
}

impl Held {
    /// How much more the document says.
    pub fn apart(&self) -> Thousands {
        self.published - self.computed
    }
}

/// What an area's change is made of, beside the change itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TakenApart {
    /// The area.
    pub area: String,
    /// What has a name.
    pub named: Vec<(String, Thousands)>,
    /// What the document calls other or leaves unnamed.
    pub residual: Option<Thousands>,
    /// The change as it is published, where it is.
    pub published: Option<Thousands>,
}

impl TakenApart {
    /// The sum of what has a name.
    pub fn named_sum(&self) -> Thousands {
        self.named.iter().map(|(_, amount)| amount).sum()
    }

    /// What is left of the published change when everything, the residual too, is taken away.
    pub fn apart(&self) -> Thousands {
        let told = self.named_sum() + self.residual.unwrap_or_default();
        self.published.map_or(0, |published| published - told)
    }
}

/// What a service costs for each who has it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct UnitCost {
    /// The area of work.
    pub area: String,
    /// Persons.
    pub volume: f64,
    /// Thousands of kronor for each in a year.
    pub each: f64,
}

/// Millions of kronor with a decimal, as whole thousands.
fn thousands(text: &str, (line, column): (u64, &str)) -> Result<Thousands, Trouble> {
    let text = text.trim().replace(',', ".");
    let value = text.parse::<f64>().ok();
    let value = value.filter(|value| value.abs() <= 1e9);
    value
        .map(|value| (value * 1_000.0).round() as Thousands)
        .ok_or_else(|| Trouble::in_cell(line, column, "is no amount in millions of kronor"))
}

/// Headings, and rows with their lines.
type Records = (Vec<String>, Vec<(u64, Vec<String>)>);

/// The rows of a table with at least so many columns, with their lines; lines that begin with # say what it is.
fn records(text: &str, least: usize) -> Result<Records, Trouble> {
    let mut reader = csv::ReaderBuilder::new()
        .comment(Some(b'#'))
        .flexible(false)
        .from_reader(text.as_bytes());
    let wrong = |e: csv::Error| {
        let line = e.position().map_or(1, csv::Position::line);
        Trouble::on_line(line, "does not have as many cells as the headings")
    };
    let headings = reader.headers().map_err(wrong)?;
    let headings: Vec<String> = headings.iter().map(|one| one.trim().to_owned()).collect();
    if headings.len() < least {
        return Err(Trouble::on_line(
            1,
            format!("has fewer than {least} columns"),
        ));
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(wrong)?;
        let line = record.position().map_or(1, csv::Position::line);
        rows.push((
            line,
            record.iter().map(|one| one.trim().to_owned()).collect(),
        ));
    }
    Ok((headings, rows))
}

impl AreaTable {
    /// Reads `area,law,level,…,change`: every column between is a balance, in millions of kronor. A `sum` adds the lines
    /// of its law, or all lines where it has none.
    pub fn read(text: &str) -> Result<Self, Trouble> {
        let (headings, rows) = records(text, 6)?;
        let columns = headings[3..headings.len() - 1].to_vec();
        let rows = rows.into_iter().map(|(line, cells)| {
            let amount = |at: usize| thousands(&cells[at], (line, &headings[at]));
            let balances: Result<Vec<Thousands>, Trouble> =
                (3..cells.len() - 1).map(amount).collect();
            let is_sum = match cells[2].as_str() {
                "sum" => true,
                "line" => false,
                _ => return Err(Trouble::in_cell(line, "level", "is neither line nor sum")),
            };
            Ok(AreaRow {
                area: cells[0].clone(),
                law: cells[1].clone(),
                is_sum,
                balances: balances?,
                change: amount(cells.len() - 1)?,
            })
        });
        let rows: Result<Vec<AreaRow>, Trouble> = rows.collect();
        Ok(Self {
            columns,
            rows: rows?,
        })
    }

    /// Every sum beside its lines, and every change beside the columns that it lies between.
    pub fn held(&self) -> Vec<Held> {
        let mut held = Vec::new();
        for row in &self.rows {
            if let [.., before, now] = row.balances[..] {
                held.push(Held {
                    what: format!("{}: change", row.area),
                    computed: now - before,
                    published: row.change,
                    of: format!("{now} less {before}"),
                });
            }
            if !row.is_sum {
                continue;
            }
            let lines = || {
                let lines = self.rows.iter().filter(|one| !one.is_sum);
                lines.filter(|one| row.law.is_empty() || one.law == row.law)
            };
            let mut add = |column: &str, of: &dyn Fn(&AreaRow) -> Thousands| {
                held.push(Held {
                    what: format!("{}: {column}", row.area),
                    computed: lines().map(of).sum(),
                    published: of(row),
                    of: format!("{} lines", lines().count()),
                });
            };
            for (at, column) in self.columns.iter().enumerate() {
                add(column, &|one| {
                    one.balances.get(at).copied().unwrap_or_default()
                });
            }
            add("sum of changes", &|one| one.change);
        }
        held
    }

    /// The balances of the whole, by column: what the ledger must go through.
    pub fn totals(&self) -> Vec<(String, Thousands)> {
        let total = self
            .rows
            .iter()
            .find(|one| one.is_sum && one.law.is_empty());
        let balances = total.map(|total| total.balances.clone());
        let columns = self.columns.iter().cloned();
        columns.zip(balances.unwrap_or_default()).collect()
    }

    fn change_of(&self, area: &str) -> Option<Thousands> {
        let row = self.rows.iter().find(|one| one.area == area);
        row.map(|row| row.change)
    }

    /// What each area costs for each who has its services: its last balance over the last reading of the services whose
    /// names begin with the area's.
    pub fn unit_costs(&self, volumes: &VolumeTable) -> Vec<UnitCost> {
        let lines = self.rows.iter().filter(|one| !one.is_sum);
        let costs = lines.filter_map(|row| {
            let own = volumes.0.iter();
            let own = own.filter(|(service, _)| service.starts_with(&row.area));
            let volume: f64 = own.filter_map(|(_, readings)| readings.last()).sum();
            let balance = *row.balances.last()?;
            (volume > 0.0).then(|| UnitCost {
                area: row.area.clone(),
                volume,
                each: balance as f64 / volume,
            })
        });
        costs.collect()
    }
}

impl PartTable {
    /// Reads `area,component,amount`. A component named `total` is what the document says that the others sum to; one
    /// with `residual` in its name is what it does not name.
    pub fn read(text: &str) -> Result<Self, Trouble> {
        let (headings, rows) = records(text, 3)?;
        let rows = rows.into_iter().map(|(line, cells)| {
            let amount = thousands(&cells[2], (line, &headings[2]))?;
            Ok((cells[0].clone(), cells[1].clone(), amount))
        });
        Ok(Self(rows.collect::<Result<_, Trouble>>()?))
    }

    /// Each area's change taken apart, in the order of the table; then those of the areas that it says nothing of.
    pub fn taken_apart(&self, areas: Option<&AreaTable>) -> Vec<TakenApart> {
        let mut told: Vec<TakenApart> = Vec::new();
        for (area, component, amount) in &self.0 {
            let at = told.iter().position(|one| one.area == *area);
            let at = at.unwrap_or_else(|| {
                told.push(TakenApart {
                    area: area.clone(),
                    named: Vec::new(),
                    residual: None,
                    published: areas.and_then(|areas| areas.change_of(area)),
                });
                told.len() - 1
            });
            let one = &mut told[at];
            if component == "total" {
                one.published = Some(*amount);
            } else if component.contains("residual") {
                one.residual = Some(one.residual.unwrap_or_default() + amount);
            } else {
                one.named.push((component.clone(), *amount));
            }
        }
        told
    }

    /// Areas with a change of which nothing is said.
    pub fn untold(&self, areas: &AreaTable) -> Vec<(String, Thousands)> {
        let lines = areas
            .rows
            .iter()
            .filter(|one| !one.is_sum && one.change != 0);
        let untold = lines.filter(|row| self.0.iter().all(|(area, _, _)| *area != row.area));
        untold.map(|row| (row.area.clone(), row.change)).collect()
    }
}

impl StepTable {
    /// Reads `step,amount,balance`: a step has an amount, a balance, or both.
    pub fn read(text: &str) -> Result<Self, Trouble> {
        let (headings, rows) = records(text, 3)?;
        let rows = rows.into_iter().map(|(line, cells)| {
            let amount = |at: usize| {
                let is_there = !cells[at].is_empty();
                let read = || thousands(&cells[at], (line, &headings[at]));
                is_there.then(read).transpose()
            };
            Ok((cells[0].clone(), amount(1)?, amount(2)?))
        });
        Ok(Self(rows.collect::<Result<_, Trouble>>()?))
    }

    /// Every published balance beside the one before it and the steps between.
    pub fn held(&self) -> Vec<Held> {
        let mut held = Vec::new();
        let (mut balance, mut steps): (Option<Thousands>, Vec<String>) = (None, Vec::new());
        for (step, amount, published) in &self.0 {
            let before = balance;
            if let (Some(amount), Some(own)) = (amount, &mut balance) {
                *own += amount;
                steps.push(format!("{step} {amount:+}"));
            }
            let Some(published) = published else { continue };
            if let (Some(_), Some(computed)) = (before, balance) {
                held.push(Held {
                    what: step.clone(),
                    computed,
                    published: *published,
                    of: if steps.is_empty() {
                        "no step is told".to_owned()
                    } else {
                        steps.join("; ")
                    },
                });
            }
            balance = Some(*published);
            steps.clear();
        }
        held
    }
}

impl VolumeTable {
    /// Reads `service,law,…`: every column after the second is a reading, the last the one that the budget rests on.
    pub fn read(text: &str) -> Result<Self, Trouble> {
        let (headings, rows) = records(text, 3)?;
        let rows = rows.into_iter().map(|(line, cells)| {
            let readings = (2..cells.len()).map(|at| {
                let value = cells[at].parse::<f64>().ok();
                let value = value.filter(|value| (0.0..=1e9).contains(value));
                value.ok_or_else(|| Trouble::in_cell(line, &headings[at], "is no volume"))
            });
            Ok((cells[0].clone(), readings.collect::<Result<_, Trouble>>()?))
        });
        Ok(Self(rows.collect::<Result<_, Trouble>>()?))
    }
}
