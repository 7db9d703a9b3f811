//! `forecast claims`: published figures held against each other and against the trajectories.

use std::fmt::Write as _;
use std::path::PathBuf;

use projection::claims::{Claims, Finding, Known, Outcomes, Verdict, check_all};
use projection::outlook::Fit;
use projection::people::{Group, Register, Sex};
use projection::trajectories::{Cell, Counts, Detail, summarise, with_sums};

use super::Told;
use super::population::Asked;
use super::sources::{Above, Sources};
use crate::{Trouble, files, progress};

/// Hold published claims against each other and against the trajectories
#[derive(Debug, clap::Args)]
pub(super) struct ClaimsOf {
    #[command(flatten)]
    sources: Sources,
    #[command(flatten)]
    above: Above,
    #[command(flatten)]
    asked: Asked,
    /// The claims, as in docs/forecast.md
    #[arg(long, value_name = "FILE")]
    claims: PathBuf,
    /// Say the verdicts as JSON
    #[arg(long)]
    json: bool,
}

impl ClaimsOf {
    pub(super) fn run(&self) -> Result<Told, Trouble> {
        let text = files::read_text(&self.claims)?;
        let claims = Claims::read(&text)
            .map_err(|trouble| trouble.within(&self.claims.display().to_string()))?;
        let register = self.sources.read()?;
        let above = self.above.read(&register)?;
        let fit = Fit::new(&register, above.as_ref(), self.asked.terms())?;
        let mut outcomes = known(&register, above.as_ref(), self.asked.jump_off);
        self.forecast(&fit, &mut outcomes);
        let findings = check_all(&claims.claims, &outcomes);
        let is_clean = findings
            .iter()
            .all(|finding| finding.verdict == Verdict::Supported);
        let text = if self.json {
            let text = serde_json::to_string(&findings);
            text.map_err(|e| Trouble::at("output", e.to_string()))?
        } else {
            tell(&findings)
        };
        Ok(Told { text, is_clean })
    }

    fn forecast(&self, fit: &Fit, outcomes: &mut Outcomes) {
        let run = self.asked.run(Detail::Groups);
        let bar = progress::bar(fit.areas.len(), "areas");
        let done = |ready| progress::at(&bar, ready);
        let told = with_sums(fit, &run, &done, &|_, counts: &Counts| summarise(counts));
        bar.finish_and_clear();
        for (area, figures) in told {
            for figure in figures {
                let (Cell::Group(group), "T") = (figure.cell, figure.sex.letter()) else {
                    continue;
                };
                let [low, _, persons, _, high] = figure.quantiles;
                let year = self.asked.jump_off + i32::try_from(figure.ahead).unwrap_or(0);
                let key = (area.clone(), group.name.to_owned(), year);
                outcomes.insert(key, Known { persons, low, high });
            }
        }
    }
}

/// What has been counted, of each area and of the nation.
fn known(register: &Register, above: Option<&Register>, last: i32) -> Outcomes {
    let mut outcomes = Outcomes::new();
    let nation = above.unwrap_or(register).until(last).whole();
    let own = register.until(last);
    let above = above
        .map(|above| above.until(last).areas)
        .unwrap_or_default();
    let areas = above
        .iter()
        .chain(&own.areas)
        .map(|(code, area)| (code.as_str(), area));
    for (code, area) in areas.chain([("00", &nation)]) {
        for (year, people) in &area.population {
            for group in Group::ALL {
                let sexes = Sex::BOTH.iter();
                let persons = sexes
                    .map(|sex| people.sum(*sex, group.first, group.last))
                    .sum();
                let key = (code.to_owned(), group.name.to_owned(), *year);
                outcomes.insert(
                    key,
                    Known {
                        persons,
                        low: persons,
                        high: persons,
                    },
                );
            }
        }
    }
    outcomes
}

fn tell(findings: &[Finding]) -> String {
    let mut text = String::new();
    for finding in findings {
        let verdict = match finding.verdict {
            Verdict::Supported => "supported",
            Verdict::Outdated => "outdated",
            Verdict::Inconsistent => "inconsistent",
            Verdict::Unsupported => "not supported",
            Verdict::Unknown => "not known",
        };
        // Writing to a text cannot fail.
        let _written = writeln!(
            text,
            "{verdict:<14} {}\n               {}",
            finding.text, finding.why
        );
    }
    text.truncate(text.trim_end().len());
    text
}
