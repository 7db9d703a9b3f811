//! What a demo is made of, and filling an empty database with it.

use std::fmt;

use indicatif::{ProgressBar, ProgressStyle};
use kernel::{Clock, SystemClock, TimeZone};
use serde::Deserialize;
use store::Store;

use crate::Stop;

/// How large a municipality.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Size {
    Small,
    Municipality,
    City,
}

/// Days of history behind a small municipality where nothing else is asked for.
const YEAR: u32 = 365;
/// The seed where no other is asked for.
const SEED: u64 = 1;

/// What a demo is made of.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(super) struct Recipe {
    size: Size,
    seed: u64,
    history: u32,
    residents: bool,
}

impl Recipe {
    /// What was asked for, and the usual where nothing was.
    pub(super) fn wanted(
        size: Option<Size>,
        seed: Option<u64>,
        history: Option<u32>,
        residents: bool,
    ) -> Self {
        let size = size.unwrap_or(Size::Small);
        let usual = match size {
            Size::Small => YEAR,
            Size::Municipality | Size::City => 0,
        };
        Self {
            size,
            seed: seed.unwrap_or(SEED),
            history: history.unwrap_or(usual),
            residents,
        }
    }
}

impl Recipe {
    /// As the folder keeps it.
    pub(super) fn to_toml(&self) -> String {
        let Self {
            size,
            seed,
            history,
            residents,
        } = self;
        let size = match size {
            Size::Small => "small",
            Size::Municipality => "municipality",
            Size::City => "city",
        };
        format!("size = \"{size}\"\nseed = {seed}\nhistory = {history}\nresidents = {residents}\n")
    }
}

impl fmt::Display for Recipe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let size = match self.size {
            Size::Small => "a small municipality",
            Size::Municipality => "a municipality",
            Size::City => "a city",
        };
        let residents = if self.residents {
            ", all residents"
        } else {
            ""
        };
        write!(
            f,
            "{size} (seed {}, {} days of history{residents})",
            self.seed, self.history
        )
    }
}

/// Fills an empty database, and shows how far it has come.
pub(super) async fn fill(store: &Store, recipe: &Recipe) -> Result<(), Stop> {
    let now = SystemClock.now();
    let zone = TimeZone::get("Europe/Stockholm").map_err(|e| Stop::fault("reading the zone", e))?;
    let size = match recipe.size {
        Size::Small => samples::Size::Small,
        Size::Municipality => samples::Size::Municipality,
        Size::City => samples::Size::City,
    };
    let wish = samples::Wish {
        size,
        seed: recipe.seed,
        today: now.to_zoned(zone).date(),
    };
    let plan =
        samples::Plan::make(wish).map_err(|e| Stop::fault("planning the municipality", e))?;
    let filling = samples::Filling {
        now,
        history_days: recipe.history,
        residents: recipe.residents,
    };
    let bar = Bar::new();
    samples::fill(store, &plan, filling, &bar)
        .await
        .map_err(|e| Stop::fault("filling the municipality", e))?;
    bar.0.finish_and_clear();
    Ok(())
}

/// A bar on a terminal; nothing elsewhere.
struct Bar(ProgressBar);

impl Bar {
    fn new() -> Self {
        let bar = ProgressBar::new(1);
        if let Ok(style) =
            ProgressStyle::with_template("{msg:22} {bar:40} {human_pos} / {human_len}  {eta}")
        {
            bar.set_style(style);
        }
        Self(bar)
    }
}

impl samples::Progress for Bar {
    fn at(&self, step: samples::Step, done: u64, of: u64) {
        let words = match step {
            samples::Step::House => "units and staff",
            samples::Step::People => "persons",
            samples::Step::Residents => "residents",
            samples::Step::Threads => "cases, orders, plans",
            samples::Step::Schedule => "schedule",
            samples::Step::Visits => "visits",
            samples::Step::FollowUps => "follow-ups",
            samples::Step::Records => "social records",
            samples::Step::Account => "what providers are paid",
            samples::Step::Goals => "the committee's goals",
            samples::Step::Needs => "forecasts of need",
            samples::Step::Deviations => "deviations",
        };
        self.0.set_message(words);
        self.0.set_length(of);
        self.0.set_position(done);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recipe_is_kept_and_read_back() {
        for size in [Size::Small, Size::Municipality, Size::City] {
            let recipe = Recipe::wanted(Some(size), Some(7), None, true);
            assert_eq!(toml::from_str::<Recipe>(&recipe.to_toml()).unwrap(), recipe);
        }
    }
}
