//! Whether a claim holds, and why not.

use std::collections::BTreeMap;

use serde::Serialize;

use super::model::{Claim, What};
use crate::people::Year;

/// How sure a figure of the forecast is: persons, and what lies below and above in 95 of 100 trajectories. For years
/// that have been, all three are what was counted.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Known {
    /// The median.
    pub persons: f64,
    /// 2.5 of 100 trajectories lie below.
    pub low: f64,
    /// 2.5 of 100 trajectories lie above.
    pub high: f64,
}

/// Persons by area, group and year.
pub type Outcomes = BTreeMap<(String, String, Year), Known>;

/// What is said of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It lies where the trajectories do.
    Supported,
    /// It holds for earlier years, and no longer.
    Outdated,
    /// Its own figures contradict each other.
    Inconsistent,
    /// It lies outside the trajectories.
    Unsupported,
    /// Nothing is known of its area, group or years.
    Unknown,
}

/// A claim with its verdict.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Finding {
    /// What is said.
    pub text: String,
    /// Where.
    pub source: String,
    /// What is said of it.
    pub verdict: Verdict,
    /// Why.
    pub why: String,
}

/// How many years back a claim is tried.
const BACK_MAX: Year = 6;

/// All claims with their verdicts.
pub fn check_all(claims: &[Claim], outcomes: &Outcomes) -> Vec<Finding> {
    claims.iter().map(|claim| check(claim, outcomes)).collect()
}

/// One claim with its verdict.
pub fn check(claim: &Claim, outcomes: &Outcomes) -> Finding {
    let (verdict, why) = match &claim.what {
        What::Growth {
            area,
            group,
            from,
            to,
            per_cent,
            give,
        } => growth((area, group), (*from, *to), (*per_cent, *give), outcomes),
        What::Level {
            area,
            group,
            year,
            persons,
            more,
            per_cent,
            give,
        } => {
            let bases = bases(*persons, *more, *per_cent);
            level((area, group, *year), (*persons, *give), bases, outcomes)
        }
        What::Sum {
            parts,
            total,
            rounding,
        } => sum(parts, *total, *rounding),
        What::Share { share_of, taken_of } if share_of != taken_of => {
            let why = format!("the share was found among {share_of}, and is taken of {taken_of}");
            (Verdict::Inconsistent, why)
        }
        What::Share { share_of, .. } => (
            Verdict::Supported,
            format!("found among and taken of {share_of}"),
        ),
        What::Same { figures } => same(figures),
    };
    Finding {
        text: claim.text.clone(),
        source: claim.source.clone(),
        verdict,
        why,
    }
}

fn growth(
    (area, group): (&str, &str),
    (from, to): (Year, Year),
    (claimed, give): (f64, f64),
    outcomes: &Outcomes,
) -> (Verdict, String) {
    let at = |year| outcomes.get(&(area.to_owned(), group.to_owned(), year));
    // Growth in per cent at the median, and at the ends that the trajectories leave for the later year.
    let span = |back: Year| {
        let (begin, end) = (at(from - back)?, at(to - back)?);
        let grown = |persons: f64| 100.0 * (persons / begin.persons - 1.0);
        Some([grown(end.low), grown(end.persons), grown(end.high)])
    };
    let Some([low, middle, high]) = span(0) else {
        return (
            Verdict::Unknown,
            format!("nothing is known of {area} {group} in {from} and {to}"),
        );
    };
    let holds = |[low, _, high]: [f64; 3]| (low - give..=high + give).contains(&claimed);
    if holds([low, middle, high]) {
        let why = format!("the trajectories say {middle:.1} % ({low:.1} to {high:.1})");
        return (Verdict::Supported, why);
    }
    let now = format!("{from}–{to} it is {middle:.1} % ({low:.1} to {high:.1})");
    let earlier =
        (1..=BACK_MAX).find_map(|back| span(back).filter(|one| holds(*one)).map(|one| (back, one)));
    match earlier {
        Some((back, [_, middle, _])) => {
            let (from, to) = (from - back, to - back);
            (
                Verdict::Outdated,
                format!("it was {middle:.1} % for {from}–{to}; {now}"),
            )
        }
        None => (Verdict::Unsupported, now),
    }
}

/// The beginnings that a level implies, by persons and by per cent.
fn bases(persons: f64, more: Option<f64>, per_cent: Option<f64>) -> Option<[f64; 2]> {
    more.zip(per_cent)
        .map(|(more, per_cent)| [persons - more, persons / (1.0 + per_cent / 100.0)])
}

fn level(
    (area, group, year): (&str, &str, Year),
    (persons, give): (f64, f64),
    bases: Option<[f64; 2]>,
    outcomes: &Outcomes,
) -> (Verdict, String) {
    if let Some([by_persons, by_per_cent]) = bases
        && (by_persons / by_per_cent - 1.0).abs() > give / 100.0
    {
        let why = format!(
            "the increase in persons begins at {by_persons:.0}, the one in per cent at {by_per_cent:.0}: they do not \
             belong to the same year"
        );
        return (Verdict::Inconsistent, why);
    }
    let Some(known) = outcomes.get(&(area.to_owned(), group.to_owned(), year)) else {
        return (
            Verdict::Unknown,
            format!("nothing is known of {area} {group} in {year}"),
        );
    };
    let Known {
        persons: middle,
        low,
        high,
    } = *known;
    let room = persons * give / 100.0;
    let why = format!("the trajectories say {middle:.0} ({low:.0} to {high:.0})");
    if (low - room..=high + room).contains(&persons) {
        (Verdict::Supported, why)
    } else {
        (Verdict::Unsupported, why)
    }
}

fn sum(parts: &[f64], total: f64, rounding: f64) -> (Verdict, String) {
    let sum: f64 = parts.iter().sum();
    let terms = f64::from(u32::try_from(parts.len() + 1).unwrap_or(u32::MAX));
    // Every term may be half a unit off.
    let may = terms * rounding / 2.0 + 1e-9;
    let apart = total - sum;
    let why = format!("the parts sum to {sum:.1}, the total is {total:.1}: {apart:+.1}");
    if apart.abs() <= may {
        (Verdict::Supported, why)
    } else {
        (Verdict::Inconsistent, why)
    }
}

fn same(figures: &[f64]) -> (Verdict, String) {
    let told: Vec<String> = figures.iter().map(ToString::to_string).collect();
    let told = told.join(" and ");
    let first = figures.first();
    let is_one =
        first.is_none_or(|first| figures.iter().all(|figure| (figure - first).abs() < 1e-9));
    if is_one {
        (Verdict::Supported, format!("always {told}"))
    } else {
        (Verdict::Inconsistent, format!("said to be {told}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims::Claims;

    /// The nation's persons of 80 and above, in thousands: counted to 2021, then as forecast from 2019.
    fn outcomes() -> Outcomes {
        let persons = [
            (2021, 552.0),
            (2023, 615.6),
            (2024, 648.8),
            (2031, 817.0),
            (2033, 859.0),
            (2034, 867.4),
        ];
        let known = |(year, persons): (Year, f64)| {
            let wide = if year > 2021 {
                0.002 * f64::from(year - 2021)
            } else {
                0.0
            };
            let known = Known {
                persons,
                low: persons * (1.0 - wide),
                high: persons * (1.0 + wide),
            };
            (("00".to_owned(), "80+".to_owned(), year), known)
        };
        persons.into_iter().map(known).collect()
    }

    fn verdicts(text: &str) -> Vec<Verdict> {
        let claims = Claims::read(text).unwrap();
        let findings = check_all(&claims.claims, &outcomes());
        findings.iter().map(|finding| finding.verdict).collect()
    }

    #[test]
    fn what_the_documents_say_is_seen_through() {
        let text = include_str!("../../examples/claims.toml");
        let expected = [
            Verdict::Inconsistent,
            Verdict::Outdated,
            Verdict::Supported,
            Verdict::Inconsistent,
            Verdict::Inconsistent,
            Verdict::Inconsistent,
            Verdict::Inconsistent,
            Verdict::Unsupported,
        ];
        assert_eq!(verdicts(text), expected);
    }

    #[test]
    fn what_is_not_known_is_not_judged() {
        let text = "[[claim]]\ntext = 'a'\nsource = 'b'\nkind = 'growth'\narea = '0180'\ngroup = '80+'\n\
                    from = 2024\nto = 2034\nper_cent = 10.0\ngive = 1.0\n";
        assert_eq!(verdicts(text), [Verdict::Unknown]);
        let wrong = text.replace("80+", "75+");
        assert!(
            Claims::read(&wrong)
                .unwrap_err()
                .to_string()
                .contains("75+")
        );
    }
}
