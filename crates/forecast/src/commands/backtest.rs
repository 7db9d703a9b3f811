//! `forecast backtest`: forecasts made at earlier years, held against what happened.

use std::fmt::Write as _;

use projection::backtest::{Band, Plan, Score, backtest};

use super::Told;
use super::population::{a_year, years_ahead};
use super::sources::{Sources, threads};
use crate::{Trouble, progress};

/// Hold forecasts made at earlier years against what happened, beside simpler methods
#[derive(Debug, clap::Args)]
pub(super) struct Backtest {
    #[command(flatten)]
    sources: Sources,
    /// The years at which forecasts are made
    #[arg(long, value_name = "YEAR,…", value_delimiter = ',', required = true, value_parser = a_year())]
    jump_offs: Vec<i32>,
    /// Years ahead at which they are held against outcomes
    #[arg(
        long,
        value_name = "YEARS,…",
        value_delimiter = ',',
        default_value = "5,10,15",
        value_parser = years_ahead
    )]
    horizons: Vec<usize>,
    /// How many futures are drawn
    #[arg(long, value_name = "N", default_value_t = 1_000, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    trajectories: u32,
    /// What chance begins with
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// Threads; the answer is the same for any number
    #[arg(long, value_name = "N")]
    threads: Option<u16>,
    /// Say the scores as JSON
    #[arg(long)]
    json: bool,
}

impl Backtest {
    pub(super) fn run(&self) -> Result<Told, Trouble> {
        let register = self.sources.read()?;
        let plan = Plan {
            jump_offs: self.jump_offs.clone(),
            horizons: self.horizons.clone(),
            trajectories: usize::try_from(self.trajectories).unwrap_or(1),
            seed: self.seed,
            threads: threads(self.threads),
        };
        let bar = progress::bar(plan.jump_offs.len(), "jump-offs");
        let scores = backtest(&register, &plan, &|done| progress::at(&bar, done))?;
        bar.finish_and_clear();
        if self.json {
            let text = serde_json::to_string(&scores);
            return Ok(Told::clean(
                text.map_err(|e| Trouble::at("output", e.to_string()))?,
            ));
        }
        Ok(Told::clean(table(&scores)))
    }
}

/// The scores as columns that line up; all in per cent of the outcome, with the band of chance behind coverages.
fn table(scores: &[Score]) -> String {
    let mut text = format!(
        "{:<6} {:>5} {:<16} {:>8} {:>6} {:>7} {:>16} {:>16} {:>8} {:>8} {:>6}",
        "ages",
        "ahead",
        "method",
        "outcomes",
        "MAPE",
        "signed",
        "in 80 %",
        "in 95 %",
        "width 80",
        "width 95",
        "CRPS"
    );
    let mut ordered: Vec<&Score> = scores.iter().collect();
    ordered.sort_by_key(|score| (score.group, score.ahead, score.method));
    for score in ordered {
        let width =
            |width: Option<f64>| width.map_or_else(String::new, |width| format!("{width:.2}"));
        // Writing to a text cannot fail.
        let _written = write!(
            text,
            "\n{:<6} {:>5} {:<16} {:>8} {:>6.2} {:>+7.2} {:>16} {:>16} {:>8} {:>8} {:>6.2}",
            score.group,
            score.ahead,
            score.method.name(),
            score.outcomes,
            score.mape,
            score.signed,
            cover(score.cover_80),
            cover(score.cover_95),
            width(score.width_80),
            width(score.width_95),
            score.crps
        );
    }
    text
}

fn cover(band: Option<Band>) -> String {
    band.map_or_else(String::new, |band| {
        format!("{:.1} ({:.0}–{:.0})", band.share, band.low, band.high)
    })
}
