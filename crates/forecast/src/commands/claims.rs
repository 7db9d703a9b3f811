//! `forecast claims`: published figures held against each other and against the trajectories.

use std::fmt::Write as _;
use std::path::PathBuf;

use projection::claims::{Claims, Finding, Outcomes, Verdict, check_all};
use projection::outlook::{Family, Fit, NATION};
use projection::people::{Area, Register};
use projection::trajectories::{Counts, Detail, with_sums};

use super::Told;
use super::population::{Asked, not_told};
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
    /// Take the areas to be all there where the area above is not known at the jump-off
    #[arg(long)]
    areas_are_all: bool,
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
        let mut fit = Fit::new(&register, above.as_ref(), self.asked.terms())?
            .with_start_noise(self.asked.start_noise);
        if self.areas_are_all {
            fit.believe_whole();
        }
        let mut outcomes = known(&register, above.as_ref(), (&fit, self.asked.jump_off));
        self.forecast(&fit, &claims, &mut outcomes);
        let findings = check_all(&claims.claims, &outcomes);
        let is_clean = findings
            .iter()
            .all(|finding| finding.verdict == Verdict::Supported);
        let text = if self.json {
            let text = serde_json::to_string(&findings);
            text.map_err(|e| Trouble::at("output", e.to_string()))?
        } else {
            let mut text = tell(&findings);
            let is_unknown = |finding: &Finding| finding.verdict == Verdict::Unknown;
            if findings.iter().any(is_unknown) {
                text.push_str(&not_told(&fit));
            }
            text
        };
        Ok(Told { text, is_clean })
    }

    fn forecast(&self, fit: &Fit, claims: &Claims, outcomes: &mut Outcomes) {
        let run = self.asked.run(Detail::Groups);
        let bar = progress::bar(fit.areas.len(), "areas");
        let done = |ready| progress::at(&bar, ready);
        let told = with_sums(fit, &run, &done, &|area, counts: &Counts| {
            Outcomes::of(area, &claims.claims, (self.asked.jump_off, counts))
        });
        bar.finish_and_clear();
        for (_, told) in told {
            outcomes.add(told);
        }
    }
}

/// What has been counted, of each area, and of the nation where its parts are all there.
fn known(register: &Register, above: Option<&Register>, (fit, last): (&Fit, i32)) -> Outcomes {
    let mut outcomes = Outcomes::default();
    let own = register.until(last);
    let above = above.map(|above| above.until(last));
    let is_nation = |one: &&Register| Family::of_nation(one, last) == Family::Whole;
    let nation = above.as_ref().filter(is_nation);
    let mut nations: Vec<Area> = nation.map(Register::whole).into_iter().collect();
    if fit.family(NATION) == Some(Family::Whole) {
        nations.push(own.whole());
    }
    let parts = above.iter().chain([&own]).flat_map(|one| &one.areas);
    let parts = parts.map(|(code, area)| (code.as_str(), area));
    let nations = nations.iter().map(|nation| (NATION, nation));
    for (code, area) in nations.chain(parts) {
        for (year, people) in &area.population {
            outcomes.count(code, *year, people);
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
