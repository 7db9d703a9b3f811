//! `forecast cost`: what need costs, or a committee's ledger replayed.

use std::fmt::Write as _;
use std::path::PathBuf;

use projection::economy::{Ledger, costs};

use super::Told;
use super::care::{Basis, Care, Line};
use crate::{Trouble, files};

/// Forecast what need costs, at the prices and pay of each year
#[derive(Debug, clap::Args)]
pub(super) struct CostOf {
    #[command(flatten)]
    care: Care,
}

impl CostOf {
    pub(super) fn run(&self) -> Result<Told, Trouble> {
        self.care.run(&|basis: &Basis<'_>| {
            let told = costs(basis.scenario, basis.need)?;
            let lines = told.iter().flat_map(|year| {
                let line = |figure, spread| Line::new(year.year, "all", figure, spread);
                [
                    line("gross", year.gross),
                    line("charges", year.charges),
                    line("net", year.net),
                    line("net_at_base_prices", year.net_at_base_prices),
                ]
            });
            Ok((lines.collect(), Vec::new()))
        })
    }
}

/// Replay a budget, entry by entry, with what each rests on
#[derive(Debug, clap::Args)]
pub(super) struct Budget {
    /// The ledger, as in docs/forecast.md
    #[arg(long, value_name = "FILE")]
    ledger: PathBuf,
    /// Say the rows as JSON
    #[arg(long)]
    json: bool,
}

impl Budget {
    pub(super) fn run(&self) -> Result<Told, Trouble> {
        let text = files::read_text(&self.ledger)?;
        let ledger = Ledger::read(&text)
            .map_err(|trouble| trouble.within(&self.ledger.display().to_string()))?;
        let rows = ledger.replay();
        if self.json {
            let is_clean = rows.iter().all(|row| row.apart() == 0);
            let text = serde_json::to_string(&rows);
            let text = text.map_err(|e| Trouble::at("output", e.to_string()))?;
            return Ok(Told { text, is_clean });
        }
        let is_clean = rows.iter().all(|row| row.apart() == 0);
        let mut text = format!("{}, thousands of kronor", ledger.name);
        for row in rows {
            let balance = row.balance_name.as_deref().unwrap_or_default();
            let apart = row.apart();
            // Writing to a text cannot fail.
            let _written = write!(
                text,
                "\n{:<8}{:>10} {:>10}  {}{}{}{}",
                row.month,
                row.amount,
                row.balance,
                row.name,
                if row.why == "given" {
                    String::new()
                } else {
                    format!(" ({})", row.why)
                },
                if balance.is_empty() || balance == row.name {
                    String::new()
                } else {
                    format!(" = {balance}")
                },
                if apart == 0 {
                    String::new()
                } else {
                    format!("; the document says {}: {apart:+}", row.balance + apart)
                },
            );
        }
        Ok(Told { text, is_clean })
    }
}
