//! `forecast budget`: a committee's ledger replayed, and its document's tables held against each other.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use projection::economy::{
    AreaTable, ChargeReading, Held, PartTable, Replay, Risen, Row, StepTable, TakenApart,
    Thousands, UnitCost, VolumeTable,
};
use serde::Serialize;

use super::Told;
use crate::{Trouble, files};

/// Replay a budget, entry by entry, with what each rests on
#[derive(Debug, clap::Args)]
pub(super) struct Budget {
    /// The ledger, as in docs/forecast.md
    #[arg(long, value_name = "FILE")]
    ledger: PathBuf,
    /// Areas of work with their sums: area,law,level,…,change
    #[arg(long, value_name = "FILE")]
    areas: Option<PathBuf>,
    /// What the changes of areas are made of: area,component,amount
    #[arg(long, value_name = "FILE")]
    parts: Option<PathBuf>,
    /// Steps from balance to balance: step,amount,balance
    #[arg(long, value_name = "FILE")]
    steps: Option<PathBuf>,
    /// Persons by service and reading: service,law,…
    #[arg(long, value_name = "FILE", requires = "areas")]
    volumes: Option<PathBuf>,
    /// Say everything as JSON
    #[arg(long)]
    json: bool,
}

/// Everything that is told.
#[derive(Debug, Serialize)]
struct Whole {
    name: String,
    rows: Vec<Row>,
    prices: Vec<(String, Risen)>,
    charges: Vec<(String, [ChargeReading; 2])>,
    splits: Vec<(String, Vec<(String, Thousands)>)>,
    areas: Vec<Held>,
    steps: Vec<Held>,
    totals: Vec<Total>,
    taken_apart: Vec<TakenApart>,
    untold: Vec<(String, Thousands)>,
    unit_costs: Vec<UnitCost>,
}

/// A balance of the whole in the document's table, and the ledger's that is the same.
#[derive(Debug, Serialize)]
struct Total {
    column: String,
    amount: Thousands,
    /// What the ledger calls it; nothing where the ledger never stands there.
    ledger: Option<String>,
}

impl Budget {
    pub(super) fn run(&self) -> Result<Told, Trouble> {
        let whole = self.whole()?;
        let is_clean = whole.is_clean();
        let text = if self.json {
            let text = serde_json::to_string(&whole);
            text.map_err(|e| Trouble::at("output", e.to_string()))?
        } else {
            whole.text()
        };
        Ok(Told { text, is_clean })
    }

    fn whole(&self) -> Result<Whole, Trouble> {
        let replay = table(Some(&self.ledger), Replay::read)?;
        let replay = replay.ok_or_else(|| Trouble::at("--ledger", "is missing"))?;
        let areas = table(self.areas.as_deref(), AreaTable::read)?;
        let parts = table(self.parts.as_deref(), PartTable::read)?;
        let steps = table(self.steps.as_deref(), StepTable::read)?;
        let volumes = table(self.volumes.as_deref(), VolumeTable::read)?;
        let rows = replay.ledger.replay();
        let columns = areas.as_ref().map(AreaTable::totals).unwrap_or_default();
        let totals = columns.into_iter().map(|(column, amount)| Total {
            ledger: rows
                .iter()
                .filter(|row| row.balance == amount)
                .find_map(|row| row.balance_name.clone()),
            column,
            amount,
        });
        let both = areas.as_ref().zip(parts.as_ref());
        let counted = areas.as_ref().zip(volumes.as_ref());
        Ok(Whole {
            name: replay.ledger.name.clone(),
            totals: totals.collect(),
            rows,
            prices: named(&replay.prices, |one| (one.name.clone(), one.risen())),
            charges: named(&replay.charges, |one| (one.name.clone(), one.readings())),
            splits: named(&replay.splits, |one| (one.name.clone(), one.parts())),
            areas: areas.as_ref().map(AreaTable::held).unwrap_or_default(),
            steps: steps.as_ref().map(StepTable::held).unwrap_or_default(),
            taken_apart: parts
                .as_ref()
                .map(|parts| parts.taken_apart(areas.as_ref()))
                .unwrap_or_default(),
            untold: both
                .map(|(areas, parts)| parts.untold(areas))
                .unwrap_or_default(),
            unit_costs: counted
                .map(|(areas, volumes)| areas.unit_costs(volumes))
                .unwrap_or_default(),
        })
    }
}

fn named<T, U>(all: &[T], of: impl Fn(&T) -> U) -> Vec<U> {
    all.iter().map(of).collect()
}

fn table<T>(
    path: Option<&Path>,
    read: impl Fn(&str) -> Result<T, Trouble>,
) -> Result<Option<T>, Trouble> {
    path.map(|path| {
        let within = |trouble: Trouble| trouble.within(&path.display().to_string());
        read(&files::read_text(path)?).map_err(within)
    })
    .transpose()
}

impl Whole {
    /// Whether everything that was published comes out of what else was. A step that is told nowhere in its own table is
    /// no fault where the ledger has it.
    fn is_clean(&self) -> bool {
        self.rows.iter().all(|row| row.apart() == 0)
            && self.areas.iter().all(|held| held.apart() == 0)
            && self.taken_apart.iter().all(|one| one.apart() == 0)
            && self.totals.iter().all(|total| total.ledger.is_some())
            && self
                .steps
                .iter()
                .all(|held| held.apart() == 0 || self.is_in_ledger(held))
    }

    /// Whether the ledger goes from one of a step's balances to the other.
    fn is_in_ledger(&self, held: &Held) -> bool {
        let has = |amount| self.rows.iter().any(|row| row.balance == amount);
        has(held.computed) && has(held.published)
    }

    fn text(&self) -> String {
        let mut text = format!("{}, thousands of kronor", self.name);
        for row in &self.rows {
            text.push_str(&line(row));
        }
        self.aside(&mut text);
        self.tables(&mut text);
        text
    }

    /// Prices, charges on pay and shared costs.
    fn aside(&self, text: &mut String) {
        for (name, risen) in &self.prices {
            // Writing to a text cannot fail.
            let _written = write!(
                text,
                "\n{name}: {:.2} % over the year, {}",
                risen.over_the_year, risen.amount
            );
            if let (false, Some(base)) = (risen.apart == 0, risen.base_of_published) {
                let published = risen.amount + risen.apart;
                let _written = write!(
                    text,
                    "; the document says {published}: {:+}, which would be of {base}",
                    risen.apart
                );
            }
        }
        for (name, [of_itself, in_points]) in &self.charges {
            let _written = write!(
                text,
                "\n{name}: read as per cent of the charge, pay with its charge costs {:+.2} % after the revision; as \
                 percentage points of pay, {:+.2} %",
                of_itself.change, in_points.change
            );
        }
        for (name, parts) in &self.splits {
            let each = parts.iter().map(|(who, part)| format!("{who} {part}"));
            let sum: Thousands = parts.iter().map(|(_, part)| part).sum();
            let each = each.collect::<Vec<_>>().join(" + ");
            let _written = write!(text, "\n{name}: {each} = {sum}");
        }
    }

    /// The document's tables.
    fn tables(&self, text: &mut String) {
        for (title, held) in [("areas and sums", &self.areas), ("steps", &self.steps)] {
            let apart: Vec<&Held> = held.iter().filter(|held| held.apart() != 0).collect();
            if !held.is_empty() {
                let _written = write!(
                    text,
                    "\n{title}: {} of {} hold",
                    held.len() - apart.len(),
                    held.len()
                );
            }
            for held in apart {
                let (computed, published) = (held.computed, held.published);
                let _written = write!(
                    text,
                    "\n  {}: {computed} ({}), the document says {published}: {:+}{}",
                    held.what,
                    held.of,
                    held.apart(),
                    if self.is_in_ledger(held) {
                        ", which the ledger takes apart"
                    } else {
                        ""
                    }
                );
            }
        }
        for total in &self.totals {
            let ledger = total.ledger.as_deref();
            let _written = write!(
                text,
                "\nthe whole, {}: {} = {}",
                total.column,
                total.amount,
                ledger.unwrap_or("no balance of the ledger")
            );
        }
        for one in &self.taken_apart {
            let each = one
                .named
                .iter()
                .map(|(name, amount)| format!("\n  {amount:>+8} {name}"));
            let each: String = each.collect();
            let _written = write!(text, "\n{}: {:+}{each}", one.area, one.named_sum());
            if let Some(residual) = one.residual {
                let _written = write!(text, "\n  {residual:>+8} residual, not named");
            }
            match one.apart() {
                0 => {}
                apart => {
                    let published = one.published.unwrap_or_default();
                    let _written = write!(text, "\n  the document says {published:+}: {apart:+}");
                }
            }
        }
        for (area, change) in &self.untold {
            let _written = write!(text, "\n{area}: {change:+}, not taken apart");
        }
        for cost in &self.unit_costs {
            let (area, volume, each) = (&cost.area, cost.volume, cost.each);
            let _written = write!(text, "\n{area}: {volume} persons at {each:.1} each");
        }
    }
}

/// A row of the ledger.
fn line(row: &Row) -> String {
    let balance = row.balance_name.as_deref().unwrap_or_default();
    let balance = if balance.is_empty() || balance == row.name {
        String::new()
    } else {
        format!(" = {balance}")
    };
    let apart = match row.apart() {
        0 => String::new(),
        apart => format!("; the document says {}: {apart:+}", row.balance + apart),
    };
    format!(
        "\n{:<8}{:>10} {:>10}  {} ({}){balance}{apart}",
        row.month, row.amount, row.balance, row.name, row.why
    )
}
