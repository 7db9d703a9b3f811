//! `forecast cost`: what need costs.

use projection::economy::costs;

use super::Told;
use super::care::{Basis, Care, Line};
use crate::Trouble;

/// Forecast what need costs, at the prices and pay of each year
#[derive(Debug, clap::Args)]
#[command(after_help = "A budget document is replayed by `forecast budget`.")]
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
