//! What need, places, staff and cost have in common: one area, one scenario, and a way in which use changes.

use std::path::PathBuf;

use projection::care::{Law, Need, Scenario, Shares, Spread, needs};
use projection::outlook::{Fit, Outlook};
use projection::trajectories::{Counts, Detail, NationShocks, trajectories_of};
use serde::Serialize;

use super::Told;
use super::population::Asked;
use super::sources::{Above, Sources};
use crate::{Trouble, files, rows};

/// The area, the scenario and the alternatives.
#[derive(Debug, clap::Args)]
pub(super) struct Care {
    #[command(flatten)]
    sources: Sources,
    #[command(flatten)]
    above: Above,
    #[command(flatten)]
    asked: Asked,
    /// The area's code
    #[arg(long, value_name = "CODE")]
    area: String,
    /// The scenario, as in docs/forecast.md
    #[arg(long, value_name = "FILE")]
    scenario: PathBuf,
    /// An alternative of the scenario; may be given several times. Use as today if none is
    #[arg(long, value_name = "NAME")]
    alternative: Vec<String>,
    /// Where the figures go, as csv; packed if the name ends in .gz
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Say everything as JSON on the output stream
    #[arg(long)]
    json: bool,
}

/// One figure of one year.
#[derive(Debug, Serialize)]
pub(super) struct Line {
    alternative: String,
    year: i32,
    name: String,
    figure: &'static str,
    #[serde(flatten)]
    spread: Spread,
    /// The act under which what it tells of stands, where it is one service.
    #[serde(skip_serializing_if = "Option::is_none")]
    law: Option<Law>,
}

impl Line {
    pub(super) fn new(year: i32, name: &str, figure: &'static str, spread: Spread) -> Self {
        Self {
            alternative: String::new(),
            year,
            name: name.to_owned(),
            figure,
            spread,
            law: None,
        }
    }

    /// The same, of a service under an act.
    pub(super) fn under(self, law: Law) -> Self {
        Self {
            law: Some(law),
            ..self
        }
    }

    /// A figure without a spread.
    pub(super) fn sure(year: i32, name: &str, figure: &'static str, value: f64) -> Self {
        Self::new(year, name, figure, Spread::of(&[value]))
    }
}

/// What is told of one alternative: figures by year, and remarks.
pub(super) type Answer = (Vec<Line>, Vec<String>);

/// Everything that an answer may rest on.
pub(super) struct Basis<'a> {
    pub(super) scenario: &'a Scenario,
    pub(super) need: &'a Need,
    pub(super) counts: &'a Counts,
    pub(super) jump_off: i32,
}

#[derive(Debug, Serialize)]
struct Whole<'a> {
    scenario: &'a str,
    area: &'a str,
    figures: &'a [Line],
    remarks: &'a [String],
}

impl Care {
    /// Answers for every alternative.
    pub(super) fn run(
        &self,
        answer: &dyn Fn(&Basis<'_>) -> Result<Answer, Trouble>,
    ) -> Result<Told, Trouble> {
        let place = |trouble: Trouble| trouble.within(&self.scenario.display().to_string());
        let scenario = Scenario::read(&files::read_text(&self.scenario)?).map_err(place)?;
        let (fit, at) = self.fit()?;
        let area = fit
            .areas
            .get(at)
            .ok_or_else(|| Trouble::at("area", "is gone"))?;
        let counts = self.trajectories(&fit, area);
        let shares = Shares::of(&scenario, &area.start);
        let (mut figures, mut remarks) = (Vec::new(), Vec::new());
        let asked: Vec<Option<&str>> = if self.alternative.is_empty() {
            vec![None]
        } else {
            self.alternative
                .iter()
                .map(|name| Some(name.as_str()))
                .collect()
        };
        for alternative in asked {
            let need = needs(
                &scenario,
                alternative,
                (&fit, area, &counts),
                (&shares, self.asked.seed),
            );
            let need = need.map_err(place)?;
            let basis = Basis {
                scenario: &scenario,
                need: &need,
                counts: &counts,
                jump_off: self.asked.jump_off,
            };
            let (lines, said) = answer(&basis).map_err(place)?;
            let name = alternative.unwrap_or("as-today");
            figures.extend(lines.into_iter().map(|line| Line {
                alternative: name.to_owned(),
                ..line
            }));
            remarks.extend(said.into_iter().map(|remark| format!("{name}: {remark}")));
        }
        self.tell(&scenario.name, &figures, &remarks)
    }

    fn fit(&self) -> Result<(Fit, usize), Trouble> {
        let register = self.sources.read()?;
        let above = self.above.read(&register)?;
        let fit = Fit::new(&register, above.as_ref(), self.asked.terms())?
            .with_start_noise(self.asked.start_noise);
        let at = fit.areas.iter().position(|area| area.code == self.area);
        let at = at.ok_or_else(|| {
            Trouble::at(
                "--area",
                format!("there is no area {} in the population", self.area),
            )
        })?;
        Ok((fit, at))
    }

    fn trajectories(&self, fit: &Fit, area: &Outlook) -> Counts {
        let run = self.asked.run(Detail::Ages);
        let nation = NationShocks::new(fit, run.seed, run.trajectories);
        trajectories_of(fit, area, &nation, &run)
    }

    fn tell(&self, scenario: &str, figures: &[Line], remarks: &[String]) -> Result<Told, Trouble> {
        if let Some(path) = &self.output {
            files::write(path, csv(figures)?.as_bytes())?;
        }
        if self.json {
            let whole = Whole {
                scenario,
                area: &self.area,
                figures,
                remarks,
            };
            let text = serde_json::to_string(&whole);
            return Ok(Told::clean(
                text.map_err(|e| Trouble::at("output", e.to_string()))?,
            ));
        }
        let mut text = if self.output.is_some() {
            format!("{} figures", figures.len())
        } else {
            csv(figures)?.trim_end().to_owned()
        };
        for remark in remarks {
            text.push('\n');
            text.push_str(remark);
        }
        Ok(Told::clean(text))
    }
}

/// The act stands last, so that nobody who reads by place loses a column, and only where figures have one.
fn csv(figures: &[Line]) -> Result<String, Trouble> {
    let has_law = figures.iter().any(|line| line.law.is_some());
    let mut headings = vec![
        "alternative",
        "year",
        "name",
        "figure",
        "mean",
        "p2_5",
        "p10",
        "p50",
        "p90",
        "p97_5",
    ];
    if has_law {
        headings.push("law");
    }
    let rows = figures.iter().map(|line| {
        let Spread {
            mean,
            p2_5,
            p10,
            p50,
            p90,
            p97_5,
        } = line.spread;
        let [mean, p2_5, p10, p50, p90, p97_5] =
            [mean, p2_5, p10, p50, p90, p97_5].map(|one| format!("{one:.3}"));
        let (alternative, name) = (line.alternative.clone(), line.name.clone());
        let (year, figure) = (line.year.to_string(), line.figure.to_owned());
        let mut cells = vec![
            alternative,
            year,
            name,
            figure,
            mean,
            p2_5,
            p10,
            p50,
            p90,
            p97_5,
        ];
        if has_law {
            cells.push(line.law.map_or("", Law::key).to_owned());
        }
        cells
    });
    rows::csv(&headings, rows)
}
