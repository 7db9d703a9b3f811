//! `forecast population`: every area by age and sex, with intervals.

use std::path::PathBuf;

use clap::builder::RangedI64ValueParser;
use projection::outlook::{Family, Fit, HORIZON_MAX, NATION, Terms};
use projection::people::{AreaLevel, Register};
use projection::rates::Slopes;
use projection::trajectories::{Counts, Detail, Figure, Run, each_area, summarise, with_sums};
use serde::Serialize;

use super::Told;
use super::sources::{Above, Sources, threads};
use crate::{Trouble, files, progress, rows};

/// Forecast population by age and sex, with intervals
#[derive(Debug, clap::Args)]
pub(super) struct Population {
    #[command(flatten)]
    sources: Sources,
    #[command(flatten)]
    above: Above,
    #[command(flatten)]
    asked: Asked,
    /// What the areas are
    #[arg(long, value_enum, default_value = "county")]
    level: LevelOf,
    /// Tell every year of age too
    #[arg(long)]
    single_years: bool,
    #[command(flatten)]
    sums: Sums,
    /// Where the figures go, as csv; packed if the name ends in .gz
    #[arg(long, value_name = "FILE", required_unless_present = "json")]
    output: Option<PathBuf>,
    /// Say the figures as JSON on the output stream
    #[arg(long)]
    json: bool,
}

/// A year that files may hold.
pub(super) fn a_year() -> RangedI64ValueParser<i32> {
    clap::value_parser!(i32).range(1700..=2300)
}

/// Years ahead, as far as a forecast goes.
pub(super) fn years_ahead(word: &str) -> Result<usize, String> {
    let years = word.parse::<usize>().ok();
    years
        .filter(|years| (1..=HORIZON_MAX).contains(years))
        .ok_or_else(|| format!("must be from 1 to {HORIZON_MAX} years"))
}

/// A deviation that a cell of a population may have.
fn noise(word: &str) -> Result<f64, String> {
    let noise = word.parse::<f64>().ok();
    noise
        .filter(|noise| (0.0..=1_000.0).contains(noise))
        .ok_or_else(|| "must be from 0 to 1000 persons".to_owned())
}

/// Which sums are told.
#[derive(Debug, clap::Args)]
struct Sums {
    /// Tell the sums of areas too, where these are all there: the areas above, and the nation under 00
    #[arg(id = "sums", long = "sums")]
    are_told: bool,
    /// Take the areas to be all there where the area above is not known at the jump-off
    #[arg(long, requires = "sums")]
    areas_are_all: bool,
}

/// From when, how far, how many futures.
#[derive(Debug, clap::Args)]
pub(super) struct Asked {
    /// The last year that is known; nothing after it is looked at
    #[arg(long, value_name = "YEAR", value_parser = a_year())]
    pub(super) jump_off: i32,
    /// Years ahead
    #[arg(long, value_name = "YEARS", value_parser = years_ahead)]
    pub(super) horizon: usize,
    /// How many futures are drawn
    #[arg(long, value_name = "N", default_value_t = 1_000, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub(super) trajectories: u32,
    /// What chance begins with
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(super) seed: u64,
    /// Threads; the answer is the same for any number
    #[arg(long, value_name = "N")]
    pub(super) threads: Option<u16>,
    /// Standard deviation of the noise that was put into each cell of the population for secrecy, in persons
    #[arg(long, value_name = "PERSONS", default_value_t = 0.0, value_parser = noise)]
    pub(super) start_noise: f64,
}

/// What the areas of the population file are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum LevelOf {
    /// Counties, with deaths of their own
    County,
    /// Municipalities, with rates from their county or the nation
    Municipality,
    /// Districts, with rates from their municipality or county
    District,
}

#[derive(Debug, Serialize)]
struct Line<'a> {
    area: &'a str,
    year: i32,
    age_group: String,
    sex: &'static str,
    mean: f64,
    p2_5: f64,
    p10: f64,
    p50: f64,
    p90: f64,
    p97_5: f64,
}

impl Asked {
    pub(super) fn terms(&self) -> Terms {
        Terms {
            jump_off: self.jump_off,
            horizon: self.horizon,
            slopes: Slopes::Ensemble,
        }
    }

    pub(super) fn run(&self, detail: Detail) -> Run {
        Run {
            seed: self.seed,
            trajectories: usize::try_from(self.trajectories).unwrap_or(1),
            threads: threads(self.threads),
            detail,
        }
    }
}

impl Population {
    pub(super) fn run(&self) -> Result<Told, Trouble> {
        let register = self.sources.read()?;
        let above = self.above.read(&register)?;
        self.has_rates(above.is_some())?;
        self.is_of_level(&register)?;
        let mut fit = Fit::new(&register, above.as_ref(), self.asked.terms())?
            .with_start_noise(self.asked.start_noise);
        if self.sums.areas_are_all {
            fit.believe_whole();
        }
        let detail = if self.single_years {
            Detail::Ages
        } else {
            Detail::Groups
        };
        let run = self.asked.run(detail);
        let bar = progress::bar(fit.areas.len(), "areas");
        let done = |ready| progress::at(&bar, ready);
        let figures: Vec<(String, Vec<Figure>)> = if self.sums.are_told {
            with_sums(&fit, &run, &done, &|_, counts: &Counts| summarise(counts))
        } else {
            each_area(&fit, &run, &done, &|area, counts| {
                (area.code.clone(), summarise(counts))
            })
        };
        bar.finish_and_clear();
        let rows: usize = figures.iter().map(|(_, all)| all.len()).sum();
        if let Some(path) = &self.output {
            files::write(path, self.csv(&figures)?.as_bytes())?;
        }
        if self.json {
            let lines: Vec<Line<'_>> = self.lines(&figures).collect();
            let text = serde_json::to_string(&lines);
            let text = text.map_err(|e| Trouble::at("output", e.to_string()))?;
            return Ok(Told::clean(text));
        }
        let mut text = format!("{rows} figures of {} areas", figures.len());
        if self.sums.are_told {
            text.push_str(&not_told(&fit));
        }
        Ok(Told::clean(text))
    }

    /// Whether the codes are of the level that was asked for.
    fn is_of_level(&self, register: &Register) -> Result<(), Trouble> {
        let asked = match self.level {
            LevelOf::County => AreaLevel::County,
            LevelOf::Municipality => AreaLevel::Municipality,
            LevelOf::District => AreaLevel::District,
        };
        let mut codes = register.areas.keys();
        let other = codes.find(|code| AreaLevel::of(code) != Some(asked));
        other.map_or(Ok(()), |code| {
            let what = format!("`{code}` in the population is no {}", asked.name());
            Err(Trouble::at("--level", what))
        })
    }

    fn has_rates(&self, has_above: bool) -> Result<(), Trouble> {
        let alone = self.sources.deaths.is_none() && self.sources.national_mean_pop.is_none();
        if !has_above && alone {
            let what = if self.level == LevelOf::County {
                "give --deaths, or --national-mean-pop"
            } else {
                "give --rates-population and --rates-deaths of the county or the nation"
            };
            return Err(Trouble::at("rates", what));
        }
        Ok(())
    }

    fn lines<'a>(&self, figures: &'a [(String, Vec<Figure>)]) -> impl Iterator<Item = Line<'a>> {
        let jump_off = self.asked.jump_off;
        let all = figures.iter();
        all.flat_map(move |(area, figures)| {
            figures.iter().map(move |figure| {
                let [p2_5, p10, p50, p90, p97_5] = figure.quantiles;
                Line {
                    area,
                    year: jump_off + i32::try_from(figure.ahead).unwrap_or(0),
                    age_group: figure.cell.name(),
                    sex: figure.sex.letter(),
                    mean: figure.mean,
                    p2_5,
                    p10,
                    p50,
                    p90,
                    p97_5,
                }
            })
        })
    }

    fn csv(&self, figures: &[(String, Vec<Figure>)]) -> Result<String, Trouble> {
        let headings = [
            "area",
            "year",
            "age_group",
            "sex",
            "mean",
            "p2_5",
            "p10",
            "p50",
            "p90",
            "p97_5",
        ];
        let rows = self.lines(figures).map(|line| {
            let [p2_5, p10, p50, p90, p97_5] =
                [line.p2_5, line.p10, line.p50, line.p90, line.p97_5]
                    .map(|one| format!("{one:.2}"));
            [
                line.area.to_owned(),
                line.year.to_string(),
                line.age_group,
                line.sex.to_owned(),
                format!("{:.3}", line.mean),
                p2_5,
                p10,
                p50,
                p90,
                p97_5,
            ]
        });
        rows::csv(&headings, rows)
    }
}

/// Which sums are not told, and why.
pub(super) fn not_told(fit: &Fit) -> String {
    let of = |wanted: Family| {
        let codes = fit.families().filter(|(_, family)| *family == wanted);
        let codes = codes.map(|(code, _)| if code == NATION { "the nation" } else { code });
        codes.collect::<Vec<_>>().join(", ")
    };
    let (part, unknown) = (of(Family::Part), of(Family::Unknown));
    let mut text = String::new();
    if !part.is_empty() {
        text.push_str("\nno sum of ");
        text.push_str(&part);
        text.push_str(": their areas are not all there");
    }
    if !unknown.is_empty() {
        text.push_str("\nno sum of ");
        text.push_str(&unknown);
        text.push_str(": whether their areas are all there is not known at the jump-off; say so with --areas-are-all");
    }
    text
}
