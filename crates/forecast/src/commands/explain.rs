//! `forecast explain`: what changed since an earlier forecast, and how that one fared.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use projection::care::{Scenario, Shares, Spread, needs, needs_of, places, staff};
use projection::economy::costs;
use projection::judged::{Forecasted, Judged, Outcomes, judge};
use projection::outlook::{Fit, Terms};
use projection::trajectories::{Counts, Detail, NationShocks, trajectories_of};
use projection::{Evaluated, Explained, Figure, Side, evaluate, explain, told};
use serde::Serialize;

use super::Told;
use super::population::{Asked, a_year};
use super::sources::{Above, Sources};
use crate::{Trouble, files};

/// Split the change since an earlier forecast over its causes, and hold that forecast against the outcome
#[derive(Debug, clap::Args)]
pub(super) struct Explain {
    #[command(flatten)]
    sources: Sources,
    #[command(flatten)]
    above: Above,
    #[command(flatten)]
    asked: Asked,
    /// The jump-off of the earlier forecast
    #[arg(long, value_name = "YEAR", value_parser = a_year())]
    before: i32,
    /// The area's code
    #[arg(long, value_name = "CODE")]
    area: String,
    /// The scenario
    #[arg(long, value_name = "FILE")]
    scenario: PathBuf,
    /// The earlier scenario; the same unless given
    #[arg(long, value_name = "FILE")]
    scenario_before: Option<PathBuf>,
    /// The alternative; use as today unless given
    #[arg(long, value_name = "NAME")]
    alternative: Option<String>,
    /// The figure: cost, shortage, users:SERVICE or persons:GROUP
    #[arg(long, value_name = "FIGURE", value_parser = figure)]
    figure: Figure,
    /// The year of the figure
    #[arg(long, value_name = "YEAR", value_parser = a_year())]
    year: i32,
    /// What happened since to users, places, staff and cost, as in docs/forecast.md: the earlier forecast is held against
    /// it
    #[arg(long, value_name = "FILE")]
    outcomes: Option<PathBuf>,
    /// Say it as JSON
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Serialize)]
struct Whole {
    explained: Explained,
    /// The same figure as the trajectories of either forecast tell it.
    told_before: Spread,
    told_after: Spread,
    evaluated: Vec<Evaluated>,
    judged: Vec<Judged>,
}

fn figure(word: &str) -> Result<Figure, String> {
    match word.split_once(':') {
        Some(("users", service)) => Ok(Figure::Users(service.to_owned())),
        Some(("persons", group)) => Ok(Figure::Persons(group.to_owned())),
        None if word == "cost" => Ok(Figure::Cost),
        None if word == "shortage" => Ok(Figure::Shortage),
        _ => Err("is none of cost, shortage, users:SERVICE, persons:GROUP".to_owned()),
    }
}

impl Explain {
    pub(super) fn run(&self) -> Result<Told, Trouble> {
        let register = self.sources.read()?;
        let above = self.above.read(&register)?;
        let terms = self.asked.terms();
        let since = usize::try_from(self.asked.jump_off - self.before)
            .ok()
            .ok_or_else(|| Trouble::at("--before", "lies after the later jump-off"))?;
        let earlier = Terms {
            jump_off: self.before,
            horizon: terms.horizon + since,
            ..terms
        };
        let noise = self.asked.start_noise;
        let old = Fit::new(&register, above.as_ref(), earlier)?.with_start_noise(noise);
        let new = Fit::new(&register, above.as_ref(), terms)?.with_start_noise(noise);
        let now = scenario(&self.scenario)?;
        let before = self.scenario_before.as_deref().map(scenario).transpose()?;
        let side = |fit, assumed| self.side(fit, assumed);
        let (old_side, new_side) = (
            side(&old, before.as_ref().unwrap_or(&now))?,
            side(&new, &now)?,
        );
        let explained = explain(old_side, new_side, (&self.figure, self.year))?;
        let run = self.asked.run(Detail::Ages);
        let counts = |side: Side<'_>| {
            let nation = NationShocks::new(side.fit, run.seed, run.trajectories);
            trajectories_of(side.fit, side.area, &nation, &run)
        };
        let asked = (&self.figure, self.year);
        let earlier = counts(old_side);
        let whole = Whole {
            explained,
            told_before: told(old_side, (&earlier, run.seed), asked)?,
            told_after: told(new_side, (&counts(new_side), run.seed), asked)?,
            evaluated: evaluate(&earlier, since, &new_side.area.start),
            judged: self.judged((old_side, &earlier, run.seed), new_side)?,
        };
        if self.json {
            let text = serde_json::to_string(&whole);
            return Ok(Told::clean(
                text.map_err(|e| Trouble::at("output", e.to_string()))?,
            ));
        }
        Ok(Told::clean(tell(&whole)))
    }

    /// The earlier forecast of users, places, staff and cost beside what happened.
    fn judged(
        &self,
        (old, counts, seed): (Side<'_>, &Counts, u64),
        new: Side<'_>,
    ) -> Result<Vec<Judged>, Trouble> {
        let Some(path) = &self.outcomes else {
            return Ok(Vec::new());
        };
        let within = |trouble: Trouble| trouble.within(&path.display().to_string());
        let outcomes = Outcomes::read(&files::read_text(path)?).map_err(within)?;
        let shares = Shares::of(old.scenario, &old.area.start);
        let people = (old.fit, old.area, counts);
        let need = needs(old.scenario, old.alternative, people, (&shares, seed))?;
        let came = (&new.area.start, new.fit.terms.jump_off);
        let on_people = needs_of(old.scenario, old.alternative, &shares, came)?;
        let housing = old.scenario.housing.as_ref();
        let supplied = housing.map(|one| places(one, &need)).transpose()?;
        let has_staff = old.scenario.staffing.is_some();
        let staffed = has_staff.then(|| staff(old.scenario, &need)).transpose()?;
        let has_prices = old.scenario.prices.is_some();
        let cost = has_prices.then(|| costs(old.scenario, &need)).transpose()?;
        let told = Forecasted {
            need: &need,
            on_people: Some(&on_people),
            places: supplied.as_ref(),
            staff: staffed.as_ref(),
            costs: cost.as_deref(),
        };
        let mut judged = Vec::new();
        for happened in &outcomes.years {
            judged.extend(judge(&told, happened).map_err(within)?);
        }
        Ok(judged)
    }

    fn side<'a>(&'a self, fit: &'a Fit, scenario: &'a Scenario) -> Result<Side<'a>, Trouble> {
        let area = fit.areas.iter().find(|area| area.code == self.area);
        let area = area.ok_or_else(|| {
            Trouble::at(
                "--area",
                format!("there is no area {} in the population", self.area),
            )
        })?;
        Ok(Side {
            fit,
            area,
            scenario,
            alternative: self.alternative.as_deref(),
        })
    }
}

fn scenario(path: &Path) -> Result<Scenario, Trouble> {
    Scenario::read(&files::read_text(path)?)
        .map_err(|trouble| trouble.within(&path.display().to_string()))
}

fn tell(whole: &Whole) -> String {
    let Explained {
        before,
        after,
        parts,
    } = &whole.explained;
    let mut text = format!("{before} before, {after} now: {:+}", after - before);
    for part in parts {
        // Writing to a text cannot fail.
        let _written = write!(text, "\n  {:<10} {:>+10}", part.cause, part.part);
    }
    let [before, after] = [whole.told_before, whole.told_after];
    let _written = write!(
        text,
        "\n{:.0} before and {:.0} now are the means over trajectories (80 %: {:.0} to {:.0}, and {:.0} to {:.0}); the \
         causes are found along the expected paths",
        before.mean, after.mean, before.p10, before.p90, after.p10, after.p90
    );
    for one in &whole.evaluated {
        let [low, high] = one.interval;
        let _written = write!(
            text,
            "\n{:<6} forecast {:>9.0} ({low:.0}–{high:.0}), outcome {:>9.0}: {:+.2} %{}",
            one.group,
            one.forecast,
            one.outcome,
            one.error,
            if one.is_inside {
                ""
            } else {
                ", outside the interval"
            }
        );
    }
    for one in &whole.judged {
        text.push_str(&line(one));
    }
    text
}

/// A figure of the earlier forecast beside what happened.
fn line(one: &Judged) -> String {
    let Spread { mean, p10, p90, .. } = one.forecast;
    let error = one
        .error
        .map_or_else(String::new, |error| format!(": {error:+.2} %"));
    let outside = match (one.is_in_80, one.is_in_95) {
        (None | Some(true), _) => "",
        (Some(false), None | Some(true)) => ", outside the interval of 80 %",
        (Some(false), Some(false)) => ", outside the interval of 95 %",
    };
    let parts = one.parts.map_or_else(String::new, |parts| {
        let (people, usage) = (parts.people, parts.usage);
        format!(" (of it {people:+.0} other people, {usage:+.0} another use)")
    });
    let interval = match one.is_in_80 {
        Some(_) => format!(" ({p10:.0}–{p90:.0})"),
        None => String::new(),
    };
    format!(
        "\n{} {} {}: forecast {mean:.0}{interval}, outcome {:.0}{error}{outside}{parts}",
        one.year, one.name, one.figure, one.outcome
    )
}
