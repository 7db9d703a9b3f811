//! `forecast backtest`: forecasts made at earlier years, held against what happened.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use projection::Tuning;
use projection::backtest::{Backtested, Band, Method, Missed, Plan, Score, backtest};

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
    /// The last year whose outcomes are looked at; all unless given
    #[arg(long, value_name = "YEAR", value_parser = a_year())]
    outcomes_to: Option<i32>,
    /// Only these methods; all unless given
    #[arg(long, value_name = "METHOD,…", value_delimiter = ',', value_parser = method)]
    methods: Vec<Method>,
    /// Another value for something that the engine takes for granted, as moves-scale=1; may be given several times
    #[arg(long = "try", value_name = "NAME=VALUE")]
    tries: Vec<String>,
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
        let mut register = self.sources.read()?;
        if let Some(last) = self.outcomes_to {
            register = register.until(last);
        }
        let plan = Plan {
            jump_offs: self.jump_offs.clone(),
            horizons: self.horizons.clone(),
            trajectories: usize::try_from(self.trajectories).unwrap_or(1),
            seed: self.seed,
            threads: threads(self.threads),
            // Named twice, a method is still one.
            methods: Method::ALL
                .into_iter()
                .filter(|method| self.methods.is_empty() || self.methods.contains(method))
                .collect(),
            tuning: self.tuning()?,
        };
        let bar = progress::bar(plan.jump_offs.len(), "jump-offs");
        let told = backtest(&register, &plan, &|done| progress::at(&bar, done))?;
        bar.finish_and_clear();
        if self.json {
            let text = serde_json::to_string(&told);
            return Ok(Told::clean(
                text.map_err(|e| Trouble::at("output", e.to_string()))?,
            ));
        }
        Ok(Told::clean(table(&told)))
    }

    fn tuning(&self) -> Result<Tuning, Trouble> {
        let mut words = self.tries.iter();
        words.try_fold(Tuning::default(), |tuning, word| {
            let other = word.split_once('=').and_then(|(name, value)| {
                let value = value.parse().ok()?;
                tuning.with(name, value)
            });
            other.ok_or_else(|| {
                let name = word.split_once('=').map_or("", |(name, _)| name);
                if let Some((from, to)) = Tuning::bounds(name) {
                    let what = format!("`{word}` must be a number from {from} to {to}");
                    return Trouble::at("--try", what);
                }
                let names: Vec<&str> = Tuning::names().collect();
                let what = format!(
                    "`{word}` is no name and value; names are {}",
                    names.join(", ")
                );
                Trouble::at("--try", what)
            })
        })
    }
}

fn method(word: &str) -> Result<Method, String> {
    Method::named(word).ok_or_else(|| {
        let names: Vec<&str> = Method::ALL.iter().map(|method| method.name()).collect();
        format!("is none of {}", names.join(", "))
    })
}

/// The scores as columns that line up; all in per cent of the outcome, with the band of chance behind coverages.
fn table(told: &Backtested) -> String {
    let mut text = format!(
        "{:<6} {:>5} {:<16} {:>8} {:>6} {:>7} {:>22} {:>22} {:>8} {:>8} {:>6}",
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
    let mut ordered: Vec<&Score> = told.scores.iter().collect();
    ordered.sort_by_key(|score| (score.group, score.ahead, score.method));
    for score in ordered {
        let width =
            |width: Option<f64>| width.map_or_else(String::new, |width| format!("{width:.2}"));
        // Writing to a text cannot fail.
        let _written = write!(
            text,
            "\n{:<6} {:>5} {:<16} {:>8} {:>6.2} {:>+7.2} {:>22} {:>22} {:>8} {:>8} {:>6.2}",
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
    text.push_str(&means(&told.scores));
    text.push_str(LEGEND);
    text.push_str(&not_scored(&told.missed));
    text
}

/// The score that constants are chosen by: the geometric mean over 65+, 80+ and 90+ at all horizons, so that none of them
/// speaks for all.
fn means(scores: &[Score]) -> String {
    let mut text = String::new();
    for method in Method::ALL {
        let own = scores.iter().filter(|score| score.method == method);
        let own = own.filter(|score| ["65+", "80+", "90+"].contains(&score.group));
        let (sum, count) = own.fold((0.0, 0.0), |(sum, count), score| {
            (sum + score.crps.max(1e-9).ln(), count + 1.0)
        });
        if count > 0.0 {
            let (name, mean) = (method.name(), f64::exp(sum / count));
            // Writing to a text cannot fail.
            let _written = write!(
                text,
                "\ngeometric mean of the CRPS of 65+, 80+ and 90+, {name}: {mean:.4}"
            );
        }
    }
    text
}

const LEGEND: &str = "
Per cent of the outcome. Behind a coverage: the band of chance, when whole jump-offs are drawn again, and what it says: \
                      held, or the intervals are too narrow or too wide; untold with fewer than three jump-offs. Frozen \
                      mortality, Hamilton-Perry and no change have the intervals that what they missed at earlier years \
                      gives them.";

/// Which forecasts no outcome could be held against, and why.
fn not_scored(missed: &[Missed]) -> String {
    let mut by_why: BTreeMap<(usize, String), Vec<String>> = BTreeMap::new();
    for one in missed {
        let years = by_why.entry((one.ahead, one.why.to_string())).or_default();
        years.push(one.jump_off.to_string());
    }
    let lines = by_why.into_iter().map(|((ahead, why), years)| {
        format!(
            "\nmissed {ahead} years ahead of {}: {why}",
            years.join(", ")
        )
    });
    lines.collect()
}

fn cover(band: Option<Band>) -> String {
    band.map_or_else(String::new, |band| {
        let (share, low, high) = (band.share, band.low, band.high);
        format!("{share:.1} ({low:.0}–{high:.0}) {}", band.verdict.name())
    })
}
