//! How indicators have developed: drawn with the year's target, and as a table.

use maud::{Markup, html};
use page_kit::{T, charts::LineChart};

use super::words;
use crate::model::{Better, GoalStanding, IndicatorStanding, Scale, Value};

/// A development to be drawn: what it was, and what it has been.
pub(super) struct Development<'d> {
    pub(super) name: &'d str,
    pub(super) scale: Scale,
    pub(super) better: Better,
    pub(super) target: Option<Value>,
    /// Each with its time in words.
    pub(super) points: Vec<(String, Value)>,
}

impl<'d> Development<'d> {
    /// As a standing has it, with the baseline first.
    fn of(one: &'d IndicatorStanding, year: i16) -> Self {
        let baseline = one.baseline.map(|value| {
            let year = one.baseline_year.unwrap_or(year - 1);
            (year.to_string(), value)
        });
        let trend = one.trend.iter();
        let trend = trend.map(|past| (month(past.day), past.value));
        Self {
            name: one.name.as_str(),
            scale: one.scale,
            better: one.better,
            target: one.target,
            points: baseline.into_iter().chain(trend).collect(),
        }
    }

    /// The line, with the year's target as a band.
    pub(super) fn drawn(&self, t: T<'_>) -> Markup {
        if self.scale == Scale::YesNo {
            return html! {};
        }
        let unit = t.say(&format!("goals-scale-{}", self.scale.key()));
        let mut chart = LineChart::new(t, self.name, unit).decimals(1);
        let mut top: f64 = 0.0;
        for (label, value) in &self.points {
            top = top.max(value.drawn().unwrap_or(0.0));
            chart = chart.point(label.clone(), value.drawn());
        }
        if let Some(target) = self.target.and_then(Value::drawn) {
            let is_share = matches!(self.scale, Scale::Percent | Scale::Of);
            let most = if is_share {
                100.0
            } else {
                top.max(target) * 1.1
            };
            chart = match self.better {
                Better::Higher => chart.target(target, most.max(target)),
                Better::Lower => chart.target(0.0, target),
            };
        }
        html! { (chart) }
    }

    /// The same in words, for paper: `2025: 86 %; 2026-03: 88,5 %`.
    fn said(&self, t: T<'_>) -> String {
        let points = self.points.iter();
        let points = points
            .map(|(label, value)| format!("{label}: {}", words::value(t, *value, self.scale)));
        points.collect::<Vec<_>>().join("; ")
    }
}

/// A month, as charts name it.
pub(super) fn month(day: kernel::Date) -> String {
    format!("{}-{:02}", day.year(), day.month())
}

/// Under a goal in a report: the development of each indicator that has had more than one value.
pub(super) fn of_goal(t: T<'_>, goal: &GoalStanding, year: i16) -> Markup {
    let all = developments(goal, year);
    html! {
        @if !all.is_empty() {
            h3 { (t.say("goals-development")) }
            div.charts { @for one in &all { (one.drawn(t)) } }
        }
    }
}

/// The same for paper: the indicator, and its values in words.
pub(super) fn on_paper(t: T<'_>, goal: &GoalStanding, year: i16) -> Vec<(String, String)> {
    let all = developments(goal, year);
    all.iter()
        .map(|one| (one.name.to_owned(), one.said(t)))
        .collect()
}

fn developments(goal: &GoalStanding, year: i16) -> Vec<Development<'_>> {
    let all = goal.indicators.iter();
    let all = all.map(|one| Development::of(one, year));
    all.filter(|one| one.points.len() > 1 && one.scale != Scale::YesNo)
        .collect()
}
