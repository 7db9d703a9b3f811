//! A development over time: a line, its target as a band, a forecast as a fan, and all numbers in a table.

use maud::{Markup, Render, html};

use super::round;
use super::scale::{self, Scale};
use crate::{T, dates};

/// One value on a line, at a named time.
#[derive(Debug, Clone)]
struct Point {
    label: String,
    value: Option<f64>,
    range: Option<(f64, f64)>,
    /// What it lies between almost surely, where that is told as well.
    wide: Option<(f64, f64)>,
}

/// Another line on the same drawing, to compare with.
#[derive(Debug, Clone)]
struct Beside {
    label: String,
    values: Vec<Option<f64>>,
}

/// A development over time, with the target as a band.
#[derive(Debug, Clone)]
pub struct LineChart<'a> {
    t: T<'a>,
    title: String,
    unit: String,
    decimals: usize,
    points: Vec<Point>,
    beside: Option<Beside>,
    target: Option<(f64, f64)>,
    from_zero: bool,
}

impl<'a> LineChart<'a> {
    /// A line; the title says what is counted, the unit stands at the values.
    pub fn new(t: T<'a>, title: impl Into<String>, unit: impl Into<String>) -> Self {
        Self {
            t,
            title: title.into(),
            unit: unit.into(),
            decimals: 0,
            points: Vec::new(),
            beside: None,
            target: None,
            from_zero: true,
        }
    }

    /// How many decimals the values are shown with.
    #[must_use]
    pub const fn decimals(mut self, decimals: usize) -> Self {
        self.decimals = decimals;
        self
    }

    /// The next value; none leaves a gap in the line.
    #[must_use]
    pub fn point(mut self, label: impl Into<String>, value: Option<f64>) -> Self {
        self.points.push(Point {
            label: label.into(),
            value,
            range: None,
            wide: None,
        });
        self
    }

    /// The next value as a forecast, with what it lies between: drawn as a fan.
    #[must_use]
    pub fn forecast(mut self, label: impl Into<String>, value: f64, low: f64, high: f64) -> Self {
        self.points.push(Point {
            label: label.into(),
            value: Some(value),
            range: Some((low, high)),
            wide: None,
        });
        self
    }

    /// The last forecast lies almost surely between these: a second fan around the first.
    #[must_use]
    pub fn almost_surely(mut self, low: f64, high: f64) -> Self {
        if let Some(point) = self.points.last_mut() {
            point.wide = Some((low, high));
        }
        self
    }

    /// Another line to compare with, value by value beside the points. It is told apart by dots and squares, not by its
    /// colour alone.
    #[must_use]
    pub fn beside(
        mut self,
        label: impl Into<String>,
        values: impl IntoIterator<Item = Option<f64>>,
    ) -> Self {
        self.beside = Some(Beside {
            label: label.into(),
            values: values.into_iter().collect(),
        });
        self
    }

    /// The target: between these two.
    #[must_use]
    pub const fn target(mut self, low: f64, high: f64) -> Self {
        self.target = Some((low, high));
        self
    }

    /// Begins the scale where the values are, not at zero, for small changes of large numbers.
    #[must_use]
    pub const fn near(mut self) -> Self {
        self.from_zero = false;
        self
    }

    fn say(&self, value: f64) -> String {
        dates::decimal(self.t.language(), value, self.decimals)
    }

    fn scale(&self) -> Scale {
        let ranges = self
            .points
            .iter()
            .flat_map(|p| [p.range, p.wide])
            .flatten()
            .chain(self.target);
        let values = self
            .points
            .iter()
            .filter_map(|p| p.value)
            .chain(ranges.flat_map(|(a, b)| [a, b]))
            .chain(self.others().flatten());
        Scale::over(values, self.from_zero)
    }

    /// The values of the other line.
    fn others(&self) -> impl Iterator<Item = Option<f64>> {
        let values = self.beside.iter().flat_map(|one| &one.values);
        values.copied()
    }

    /// Where a point stands from left to right, in per cent of the width.
    fn across(&self, place: usize) -> f64 {
        let steps = scale::float(self.points.len().saturating_sub(1).max(1));
        100.0 * scale::float(place) / steps
    }

    fn drawing(&self) -> Markup {
        let scale = self.scale();
        html! {
            svg.line-chart role="img" aria-label=(self.trend()) {
                @if let Some((low, high)) = self.target {
                    @let (top, bottom) = (scale.down(high), scale.down(low));
                    rect.chart-band x="0" width="100%" y=(round(top)) height=(round((bottom - top).max(2.0))) {}
                    text.chart-band-word x="100%" dx="12" y=(round(self.target_word(scale, top, bottom) + 5.0)) {
                        (self.t.say("page-kit-chart-target"))
                    }
                }
                // Marks stand left of the field, in the padding that the style keeps for them.
                @for mark in scale.marks() {
                    @let y = scale.down(mark);
                    line.chart-grid x1="0" x2="100%" y1=(round(y)) y2=(round(y)) {}
                    text.chart-mark x="0" dx="-10" y=(round(y + 5.0)) text-anchor="end" { (self.say_mark(mark)) }
                }
                (self.fan(scale, "chart-fan-wide", |point| point.wide))
                (self.fan(scale, "chart-fan", |point| point.range))
                (self.other_line(scale))
                (self.line(scale))
                (self.times())
            }
        }
    }

    fn say_mark(&self, mark: f64) -> String {
        let decimals = if mark.fract() == 0.0 {
            0
        } else {
            self.decimals.max(1)
        };
        dates::decimal(self.t.language(), mark, decimals)
    }

    fn line(&self, scale: Scale) -> Markup {
        let pairs = self
            .points
            .iter()
            .enumerate()
            .zip(self.points.iter().skip(1));
        let last = self.points.iter().rposition(|p| p.value.is_some());
        html! {
            @for ((place, from), to) in pairs {
                @if let (Some(a), Some(b)) = (from.value, to.value) {
                    line.chart-line data-forecast[to.range.is_some()]
                        x1={ (round(self.across(place))) "%" } y1=(round(scale.down(a)))
                        x2={ (round(self.across(place + 1))) "%" } y2=(round(scale.down(b))) {}
                }
            }
            @for (place, point) in self.points.iter().enumerate() {
                @if let Some(value) = point.value {
                    circle.chart-point data-forecast[point.range.is_some()] data-last[Some(place) == last]
                        cx={ (round(self.across(place))) "%" } cy=(round(scale.down(value)))
                        r=(if Some(place) == last { "5.5" } else { "3.5" }) {}
                }
            }
            @if let Some((place, value)) = last.and_then(|p| Some((p, self.points.get(p)?.value?))) {
                @if place + 1 == self.points.len() {
                    text.chart-value x="100%" dx="12" y=(round(scale.down(value) + 6.0)) { (self.say(value)) }
                } @else {
                    text.chart-value x={ (round(self.across(place))) "%" } y=(round(scale.down(value) - 12.0))
                        text-anchor="middle" { (self.say(value)) }
                }
            }
        }
    }

    /// Where the word for the target stands right of the band: in its middle, or clear of the last value.
    fn target_word(&self, scale: Scale, top: f64, bottom: f64) -> f64 {
        const CLEAR: f64 = 22.0;
        let middle = f64::midpoint(top, bottom);
        match self
            .points
            .last()
            .and_then(|p| p.value)
            .map(|v| scale.down(v))
        {
            Some(taken) if (taken - middle).abs() < CLEAR => {
                if bottom - taken > taken - top {
                    taken + CLEAR
                } else {
                    taken - CLEAR
                }
            }
            Some(_) | None => middle,
        }
    }

    /// The line to compare with: dotted, with squares.
    fn other_line(&self, scale: Scale) -> Markup {
        let known: Vec<(f64, f64)> = self
            .others()
            .take(self.points.len())
            .enumerate()
            .filter_map(|(place, value)| Some((self.across(place), scale.down(value?))))
            .collect();
        html! {
            @for pair in known.windows(2) {
                @if let [(x1, y1), (x2, y2)] = pair {
                    line.chart-other x1={ (round(*x1)) "%" } y1=(round(*y1)) x2={ (round(*x2)) "%" } y2=(round(*y2)) {}
                }
            }
            @for (x, y) in &known {
                svg x={ (round(*x)) "%" } y=(round(*y)) overflow="visible" {
                    rect.chart-other-point x="-3.5" y="-3.5" width="7" height="7" {}
                }
            }
        }
    }

    /// A fan of a forecast. Shapes cannot be given in per cent, so they get a field of their own.
    fn fan(&self, scale: Scale, class: &str, of: fn(&Point) -> Option<(f64, f64)>) -> Markup {
        let edge = |pick: fn((f64, f64)) -> f64| -> Vec<String> {
            let spread = self.points.iter().enumerate().filter_map(|(place, point)| {
                let next = self.points.get(place + 1);
                let next_is_forecast = next.is_some_and(|p| of(p).is_some());
                let range = of(point)
                    .or_else(|| point.value.filter(|_| next_is_forecast).map(|v| (v, v)))?;
                Some(format!(
                    "{},{}",
                    round(self.across(place) * 10.0),
                    round(scale.down(pick(range)))
                ))
            });
            spread.collect()
        };
        let mut outline = edge(|(low, _)| low);
        outline.extend(edge(|(_, high)| high).into_iter().rev());
        html! {
            @if outline.len() > 3 {
                svg width="100%" height=(scale::HEIGHT) viewBox={ "0 0 1000 " (scale::HEIGHT) } preserveAspectRatio="none" {
                    polygon class=(class) points=(outline.join(" ")) {}
                }
            }
        }
    }

    /// First, middle and last time; more would not have room on a telephone.
    fn times(&self) -> Markup {
        let last = self.points.len().saturating_sub(1);
        let y = scale::HEIGHT + 22;
        html! {
            @for (place, point) in self.points.iter().enumerate() {
                @if place == 0 || place == last || (last >= 4 && place == last / 2) {
                    text.chart-time data-middle[place != 0 && place != last] x={ (round(self.across(place))) "%" } y=(y)
                        text-anchor=(if place == 0 { "start" } else if place == last { "end" } else { "middle" }) {
                        (point.label)
                    }
                }
            }
        }
    }

    /// The whole line in one sentence.
    fn trend(&self) -> String {
        let known = || {
            self.points
                .iter()
                .filter_map(|p| p.value.map(|v| (p.label.as_str(), v)))
        };
        let Some(((from, first), (to, last))) = known().next().zip(known().next_back()) else {
            return self.title.clone();
        };
        let value = |v: f64| format!("{} {}", self.say(v), self.unit);
        self.t.with(
            "page-kit-chart-trend",
            &[
                ("title", self.title.as_str().into()),
                ("first", value(first).into()),
                ("from", from.into()),
                ("last", value(last).into()),
                ("to", to.into()),
            ],
        )
    }

    fn table(&self) -> Markup {
        let t = self.t;
        let has_range = self.points.iter().any(|p| p.range.is_some());
        let has_wide = self.points.iter().any(|p| p.wide.is_some());
        let range = if has_wide {
            "page-kit-chart-likely"
        } else {
            "page-kit-chart-range"
        };
        let between = |range: Option<(f64, f64)>| {
            range.map(|(low, high)| format!("{}–{}", self.say(low), self.say(high)))
        };
        let maybe = |value: Option<f64>| match value {
            Some(value) => self.say(value),
            None => t.say("page-kit-chart-no-value"),
        };
        html! {
            details.chart-table {
                summary { (t.say("page-kit-chart-table")) span.ds-sr-only { ": " (self.title) } }
                table {
                    caption.ds-sr-only { (self.title) ", " (self.unit) }
                    thead {
                        tr {
                            th scope="col" { (t.say("page-kit-chart-when")) }
                            th scope="col" data-number { (t.say("page-kit-chart-value")) }
                            @if has_range { th scope="col" data-number { (t.say(range)) } }
                            @if has_wide { th scope="col" data-number { (t.say("page-kit-chart-almost-surely")) } }
                            @if let Some(beside) = &self.beside { th scope="col" data-number { (beside.label) } }
                        }
                    }
                    tbody {
                        @for (place, point) in self.points.iter().enumerate() {
                            tr {
                                th scope="row" { (point.label) }
                                td data-number { (maybe(point.value)) }
                                @if has_range { td data-number { @if let Some(said) = between(point.range) { (said) } } }
                                @if has_wide { td data-number { @if let Some(said) = between(point.wide) { (said) } } }
                                @if let Some(beside) = &self.beside {
                                    td data-number { (maybe(beside.values.get(place).copied().flatten())) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// What the lines and fans are, in words beside a piece of each.
    fn key(&self) -> Markup {
        let t = self.t;
        let has_wide = self.points.iter().any(|p| p.wide.is_some());
        let piece = |class: &'static str, is_fan: bool| {
            html! {
                svg.chart-piece aria-hidden="true" focusable="false" width="32" height="16" {
                    @if is_fan { rect class=(class) x="0" y="1" width="32" height="14" {} }
                    @else { line class=(class) x1="0" y1="8" x2="32" y2="8" {} }
                }
            }
        };
        html! {
            @if has_wide || self.beside.is_some() {
                ul.chart-key {
                    @if has_wide {
                        li { (piece("chart-fan", true)) " " (t.say("page-kit-chart-likely")) }
                        li { (piece("chart-fan-wide", true)) " " (t.say("page-kit-chart-almost-surely")) }
                    }
                    @if let Some(beside) = &self.beside { li { (piece("chart-other", false)) " " (beside.label) } }
                }
            }
        }
    }
}

impl Render for LineChart<'_> {
    fn render(&self) -> Markup {
        html! {
            figure.chart {
                figcaption { strong { (self.title) } " " span.unit { (self.unit) } }
                (self.drawing())
                (self.key())
                @if let Some((low, high)) = self.target {
                    p.chart-note {
                        (self.t.with("page-kit-chart-target-between", &[
                            ("low", self.say_mark(low).into()), ("high", self.say_mark(high).into()), ("unit", self.unit.as_str().into()),
                        ]))
                    }
                }
                (self.table())
            }
        }
    }
}
