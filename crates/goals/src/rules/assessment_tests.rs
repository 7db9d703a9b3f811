//! The table of judgements, row by row, and with what the source has in it.

use kernel::{Date, Id, Line};
use proptest::prelude::*;
use rulebook::RuleBook;
use uuid::Uuid;

use super::*;
use crate::model::{Colour, Scale, Score, Targets};

fn on() -> Date {
    jiff::civil::date(2025, 12, 31)
}

fn table() -> Table {
    Table::read(&RuleBook::national().unwrap(), on()).unwrap()
}

fn bands() -> Bands {
    Bands::read(&RuleBook::national().unwrap(), on()).unwrap()
}

fn indicator(aim: Aim, baseline: Option<&str>, target: Option<&str>) -> Indicator {
    Indicator {
        id: Id::from_uuid(Uuid::from_u128(1)),
        goal: Id::from_uuid(Uuid::from_u128(2)),
        position: 1,
        name: Line::parse("Aktuella planer").unwrap(),
        scale: Scale::Percent,
        method: Method::Compared,
        aim,
        better: Better::Higher,
        baseline: baseline.map(|text| text.parse().unwrap()),
        baseline_year: None,
        source: Line::parse("Verksamhetssystem").unwrap(),
        responsible: None,
        binding: None,
        targets: target
            .map(|text| Targets::from([(2025, text.parse().unwrap())]))
            .unwrap_or_default(),
        version: 1,
    }
}

/// `83 -> 85 improve, done` and the like: baseline, value, target, aim, whether something was done.
fn check(indicator: &Indicator, (value, has_activities): (&str, bool), expect: &str) {
    let judged = Judged {
        indicator,
        year: 2025,
        value: value.parse().ok(),
        has_activities,
    };
    let told = match assess(judged, &table(), bands()) {
        Assessment::Scored { score, colour, why } => {
            format!("{} {} {}", score.key(), colour.key(), why.key())
        }
        Assessment::Not(why) => why.key().to_owned(),
    };
    assert_eq!(told, expect, "{value} of {indicator:?}");
}

#[test]
fn every_row_of_the_table() {
    let improve = indicator(Aim::Improve, Some("83"), None);
    check(&improve, ("85", false), "1 green improved");
    check(&improve, ("83", true), "0.5 green kept-with-activities");
    check(&improve, ("83", false), "0 green kept-without");
    check(&improve, ("81", true), "0.5 yellow worse-with-activities");
    check(&improve, ("81", false), "0 red worse-without");
    check(&improve, ("", true), "no-value");
    check(&improve, ("ja", true), "not-comparable");
    let keep = indicator(Aim::Keep, Some("99"), None);
    check(&keep, ("99", false), "1 green kept-as-aimed");
    check(&keep, ("99,5", false), "1 green improved");
    check(&keep, ("98", true), "0.5 yellow worse-with-activities");
}

#[test]
fn a_target_that_is_reached() {
    let full = indicator(Aim::Improve, Some("100"), Some("100"));
    check(&full, ("100", false), "1 green reached");
    let level = indicator(Aim::Reach, Some("100"), Some("95"));
    check(&level, ("97", false), "1 green reached");
    check(&level, ("94", false), "0 red worse-without");
    let all = indicator(Aim::Improve, Some("3/5"), Some("alla"));
    check(&all, ("4/5", false), "1 green improved");
    check(&all, ("6/10", true), "0.5 green kept-with-activities");
}

#[test]
fn a_new_indicator_is_judged_by_its_target_or_not_at_all() {
    let new = indicator(Aim::Improve, None, Some("30"));
    check(&new, ("31", false), "1 green reached");
    check(&new, ("12", true), "0.5 yellow worse-with-activities");
    check(&new, ("12", false), "0 red worse-without");
    check(&indicator(Aim::Improve, None, None), ("12", true), "new");
}

#[test]
fn budget_adherence_has_bands_and_its_gaps_get_the_worse_colour() {
    let mut budget = indicator(Aim::Keep, Some("1,4"), None);
    budget.method = Method::Budget;
    check(&budget, ("0,5", false), "1 green budget-green");
    check(&budget, ("-0,5", false), "1 green budget-green");
    check(&budget, ("0,55", true), "0.5 yellow budget-yellow");
    check(&budget, ("1,4", false), "0.5 yellow budget-yellow");
    check(&budget, ("2,5", true), "0 red budget-red");
}

#[test]
fn yes_was_yes_is_kept() {
    let mut keep = indicator(Aim::Keep, Some("ja"), Some("ja"));
    keep.scale = Scale::YesNo;
    check(&keep, ("ja", false), "1 green kept-as-aimed");
    check(&keep, ("nej", false), "0 red worse-without");
}

proptest! {
    /// A better value, or something done, never lowers what is given.
    #[test]
    fn better_is_never_worse(
        (baseline, value, more) in (0_i64..200, 0_i64..200, 0_i64..50),
        target in prop::option::of(0_i64..200),
        aim in prop::sample::select(Aim::ALL),
        done in any::<bool>(),
    ) {
        let target = target.map(|t| t.to_string());
        let indicator = indicator(aim, Some(&baseline.to_string()), target.as_deref());
        let points = |value: i64, has_activities: bool| {
            let judged = Judged { indicator: &indicator, year: 2025, value: Some(Value::Number(Thousandths::whole(value))), has_activities };
            match assess(judged, &table(), bands()) {
                Assessment::Scored { score, .. } => match score { Score::One => 2, Score::Half => 1, Score::Zero => 0 },
                Assessment::Not(_) => -1,
            }
        };
        // A level that nobody has said cannot be missed.
        prop_assert!(points(value, done) >= 0 || aim == Aim::Reach && target.is_none());
        prop_assert!(points(value + more, done) >= points(value, done));
        prop_assert!(points(value, true) >= points(value, false));
    }

    /// Colours follow scores: what is green is not worse, what is red gives nothing.
    #[test]
    fn red_gives_nothing(value in 0_i64..200, done in any::<bool>()) {
        let indicator = indicator(Aim::Improve, Some("100"), None);
        let judged = Judged { indicator: &indicator, year: 2025, value: Some(Value::Number(Thousandths::whole(value))), has_activities: done };
        if let Assessment::Scored { score, colour, .. } = assess(judged, &table(), bands()) {
            prop_assert_eq!(colour == Colour::Red, score == Score::Zero && value < 100);
        }
    }
}
