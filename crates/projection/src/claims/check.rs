//! Whether a claim holds, and why not.

use serde::Serialize;

use super::inside;
use super::model::{Claim, What};
use super::outcomes::{Known, Outcomes};
use crate::people::Year;

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
pub(super) const BACK_MAX: Year = 6;

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
        What::Named { names } => inside::named(names),
        What::PartOf { parts, whole, unit } => inside::part_of(parts, *whole, unit),
        What::Rule { bands, step, value } => inside::rule(bands, *step, *value),
        What::Offset {
            charge,
            fall,
            revision,
            give,
        } => inside::offset(*charge, (*fall, *revision), *give),
        What::Each {
            cost,
            persons,
            price,
            give,
        } => inside::each(*cost, *persons, (*price, *give)),
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
    let span = |back: Year| {
        let known = outcomes.growth(area, group, (from - back, to - back))?;
        Some([known.low, known.middle, known.high])
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
    let Some(known) = outcomes.persons(area, group, year) else {
        return (
            Verdict::Unknown,
            format!("nothing is known of {area} {group} in {year}"),
        );
    };
    let Known { middle, low, high } = known;
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

    /// The nation's persons of 80 and above: counted to 2021, then as forecast from 2019.
    fn outcomes() -> Outcomes {
        let persons = [
            (2021, 552_000.0),
            (2023, 615_600.0),
            (2024, 648_800.0),
            (2031, 817_000.0),
            (2033, 859_000.0),
            (2034, 867_400.0),
        ];
        let around = |middle: f64, away: f64| Known {
            middle,
            low: middle - away,
            high: middle + away,
        };
        let mut outcomes = Outcomes::default();
        for (year, persons) in persons {
            let away = persons * 0.002 * f64::from(year - 2021);
            outcomes.put("00", "80+", (year, around(persons, away)));
        }
        for (years, per_cent) in [((2023, 2033), 39.5), ((2024, 2034), 33.7)] {
            outcomes.put_growth("00", "80+", (years, around(per_cent, 2.0)));
        }
        outcomes
    }

    fn verdicts(text: &str) -> Vec<Verdict> {
        let claims = Claims::read(text).unwrap();
        let findings = check_all(&claims.claims, &outcomes());
        findings.iter().map(|finding| finding.verdict).collect()
    }

    /// What is said of each claim of the example, and words that say why.
    const SEEN_THROUGH: [(Verdict, &str); 13] = [
        (Verdict::Inconsistent, "they do not belong to the same year"),
        (Verdict::Outdated, "for 2021–2031; 2024–2034 it is 33.7 %"),
        (Verdict::Supported, "the trajectories say 33.7 %"),
        (
            Verdict::Inconsistent,
            "the parts sum to 8.3, the total is 7.6: -0.7",
        ),
        (
            Verdict::Inconsistent,
            "the parts sum to 7.3, the total is 7.1: -0.2",
        ),
        (
            Verdict::Inconsistent,
            "taken of all persons of 65 and above",
        ),
        (Verdict::Inconsistent, "said to be 2400 and 2500"),
        (Verdict::Unsupported, "the trajectories say 859000"),
        (Verdict::Inconsistent, "one amount is called"),
        (
            Verdict::Inconsistent,
            "+0.80 % if 5.76 is per cent of the charge, -1.45 %",
        ),
        (Verdict::Inconsistent, "500 mnkr is more than all of 1,"),
        (Verdict::Inconsistent, "nothing is said from 97 to 98"),
        (Verdict::Inconsistent, "each costs 18.7 % more"),
    ];

    #[test]
    fn what_the_documents_say_is_seen_through_with_why() {
        let text = include_str!("../../examples/claims.toml");
        let claims = Claims::read(text).unwrap();
        let findings = check_all(&claims.claims, &outcomes());
        assert_eq!(findings.len(), SEEN_THROUGH.len());
        for (finding, (verdict, why)) in findings.iter().zip(SEEN_THROUGH) {
            assert_eq!(finding.verdict, verdict, "{finding:?}");
            assert!(finding.why.contains(why), "{why}: {finding:?}");
        }
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
