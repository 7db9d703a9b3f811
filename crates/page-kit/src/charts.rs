//! Figures that people would rather look at: a line with its target as a band, sorted bars, dots with what is
//! uncertain. Each has its numbers in a table. No pies, no gauges.

use maud::{Markup, Render, html};

use crate::{Icon, T, dates};

mod scale;

use scale::Scale;

/// One value on a line, at a named time.
#[derive(Debug, Clone)]
struct Point {
    label: String,
    value: Option<f64>,
    range: Option<(f64, f64)>,
}

/// A development over time, with the target as a band.
#[derive(Debug, Clone)]
pub struct LineChart<'a> {
    t: T<'a>,
    title: String,
    unit: String,
    decimals: usize,
    points: Vec<Point>,
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
            .filter_map(|p| p.range)
            .chain(self.target);
        let values = self
            .points
            .iter()
            .filter_map(|p| p.value)
            .chain(ranges.flat_map(|(a, b)| [a, b]));
        Scale::over(values, self.from_zero)
    }

    /// Where a point stands from left to right, in per cent of the width.
    fn across(&self, place: usize) -> f64 {
        let steps = scale::float(self.points.len().saturating_sub(1).max(1));
        3.0 + 94.0 * scale::float(place) / steps
    }

    fn drawing(&self) -> Markup {
        let scale = self.scale();
        html! {
            svg.line-chart role="img" aria-label=(self.trend()) {
                @if let Some((low, high)) = self.target {
                    @let (top, bottom) = (scale.down(high), scale.down(low));
                    rect.chart-band x="0" width="100%" y=(round(top)) height=(round((bottom - top).max(2.0)));
                    text.chart-band-word x="100%" y=(round(top - 5.0)) text-anchor="end" { (self.t.say("page-kit-chart-target")) }
                }
                @for mark in scale.marks() {
                    line.chart-grid x1="0" x2="100%" y1=(round(scale.down(mark))) y2=(round(scale.down(mark)));
                    text.chart-mark x="0" y=(round(scale.down(mark) - 5.0)) { (self.say_mark(mark)) }
                }
                (self.fan(scale))
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
                        x2={ (round(self.across(place + 1))) "%" } y2=(round(scale.down(b)));
                }
            }
            @for (place, point) in self.points.iter().enumerate() {
                @if let Some(value) = point.value {
                    circle.chart-point data-forecast[point.range.is_some()] data-last[Some(place) == last]
                        cx={ (round(self.across(place))) "%" } cy=(round(scale.down(value)))
                        r=(if Some(place) == last { "5.5" } else { "3.5" });
                }
            }
            @if let Some((place, value)) = last.and_then(|p| Some((p, self.points.get(p)?.value?))) {
                text.chart-value x={ (round(self.across(place))) "%" } y=(round(scale.down(value) - 12.0))
                    text-anchor=(if place + 1 == self.points.len() { "end" } else { "middle" }) {
                    (self.say(value)) " " (self.unit)
                }
            }
        }
    }

    /// The fan of a forecast. Shapes cannot be given in per cent, so they get a field of their own.
    fn fan(&self, scale: Scale) -> Markup {
        let edge = |pick: fn((f64, f64)) -> f64| -> Vec<String> {
            let spread = self.points.iter().enumerate().filter_map(|(place, point)| {
                let next_is_forecast = self
                    .points
                    .get(place + 1)
                    .is_some_and(|p| p.range.is_some());
                let range = point
                    .range
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
                    polygon.chart-fan points=(outline.join(" "));
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
                    text.chart-time x={ (round(self.across(place))) "%" } y=(y)
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
        html! {
            details.chart-table {
                summary { (t.say("page-kit-chart-table")) span.ds-sr-only { ": " (self.title) } }
                table {
                    caption.ds-sr-only { (self.title) ", " (self.unit) }
                    thead {
                        tr {
                            th scope="col" { (t.say("page-kit-chart-when")) }
                            th scope="col" data-number { (t.say("page-kit-chart-value")) }
                            @if has_range { th scope="col" data-number { (t.say("page-kit-chart-range")) } }
                        }
                    }
                    tbody {
                        @for point in &self.points {
                            tr {
                                th scope="row" { (point.label) }
                                td data-number {
                                    @match point.value {
                                        Some(value) => { (self.say(value)) }
                                        None => { (t.say("page-kit-chart-no-value")) }
                                    }
                                }
                                @if has_range {
                                    td data-number {
                                        @if let Some((low, high)) = point.range { (self.say(low)) "–" (self.say(high)) }
                                    }
                                }
                            }
                        }
                    }
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
                @if let Some((low, high)) = self.target {
                    p.chart-note {
                        (self.t.with("page-kit-chart-target-between", &[
                            ("low", self.say(low).into()), ("high", self.say(high).into()), ("unit", self.unit.as_str().into()),
                        ]))
                    }
                }
                (self.table())
            }
        }
    }
}

/// One row of a comparison.
#[derive(Debug, Clone)]
struct Bar {
    label: String,
    value: Option<f64>,
    range: Option<(f64, f64)>,
    is_own: bool,
    href: Option<String>,
}

/// A comparison of groups: the largest first, as bars or as dots. It is itself a table.
#[derive(Debug, Clone)]
pub struct Comparison<'a> {
    t: T<'a>,
    title: String,
    unit: String,
    decimals: usize,
    bars: Vec<Bar>,
    reference: Option<(String, f64)>,
    are_dots: bool,
}

impl<'a> Comparison<'a> {
    fn new(t: T<'a>, title: impl Into<String>, unit: impl Into<String>) -> Self {
        Self {
            t,
            title: title.into(),
            unit: unit.into(),
            decimals: 0,
            bars: Vec::new(),
            reference: None,
            are_dots: false,
        }
    }

    /// Bars: for amounts and counts, where length means something.
    pub fn bars(t: T<'a>, title: impl Into<String>, unit: impl Into<String>) -> Self {
        Self::new(t, title, unit)
    }

    /// Dots: for shares and medians, with a line for what is uncertain.
    pub fn dots(t: T<'a>, title: impl Into<String>, unit: impl Into<String>) -> Self {
        Self {
            are_dots: true,
            ..Self::new(t, title, unit)
        }
    }

    /// How many decimals the values are shown with.
    #[must_use]
    pub const fn decimals(mut self, decimals: usize) -> Self {
        self.decimals = decimals;
        self
    }

    /// One group; none is a hidden or missing value.
    #[must_use]
    pub fn group(mut self, label: impl Into<String>, value: Option<f64>) -> Self {
        self.bars.push(Bar {
            label: label.into(),
            value,
            range: None,
            is_own: false,
            href: None,
        });
        self
    }

    /// What the last group's value lies between.
    #[must_use]
    pub fn between(mut self, low: f64, high: f64) -> Self {
        if let Some(bar) = self.bars.last_mut() {
            bar.range = Some((low, high));
        }
        self
    }

    /// The last group is the reader's own.
    #[must_use]
    pub fn own(mut self) -> Self {
        if let Some(bar) = self.bars.last_mut() {
            bar.is_own = true;
        }
        self
    }

    /// Where the last group's rows are shown.
    #[must_use]
    pub fn href(mut self, href: impl Into<String>) -> Self {
        if let Some(bar) = self.bars.last_mut() {
            bar.href = Some(href.into());
        }
        self
    }

    /// What all are compared with: the target, the country, last year.
    #[must_use]
    pub fn reference(mut self, label: impl Into<String>, value: f64) -> Self {
        self.reference = Some((label.into(), value));
        self
    }

    fn say(&self, value: f64) -> String {
        dates::decimal(self.t.language(), value, self.decimals)
    }

    fn drawing(&self, bar: &Bar, largest: f64) -> Markup {
        let across = |value: f64| round((value / largest * 100.0).clamp(0.0, 100.0));
        html! {
            svg.bar-drawing aria-hidden="true" focusable="false" {
                @if let Some(value) = bar.value {
                    @if self.are_dots {
                        line.chart-grid x1="0" x2="100%" y1="12" y2="12";
                        @if let Some((low, high)) = bar.range {
                            line.dot-range x1={ (across(low)) "%" } x2={ (across(high)) "%" } y1="12" y2="12";
                        }
                        circle.dot data-own[bar.is_own] cx={ (across(value)) "%" } cy="12" r="6.5";
                    } @else {
                        rect.bar data-own[bar.is_own] x="0" y="3" height="18" width={ (across(value)) "%" };
                    }
                }
                @if let Some((_, reference)) = &self.reference {
                    line.bar-reference x1={ (across(*reference)) "%" } x2={ (across(*reference)) "%" } y1="0" y2="24";
                }
            }
        }
    }
}

impl Render for Comparison<'_> {
    fn render(&self) -> Markup {
        let mut sorted: Vec<&Bar> = self.bars.iter().collect();
        sorted.sort_by(|a, b| {
            b.value
                .unwrap_or(f64::MIN)
                .total_cmp(&a.value.unwrap_or(f64::MIN))
        });
        let highs = self
            .bars
            .iter()
            .filter_map(|b| b.range.map(|(_, high)| high).or(b.value));
        let largest = highs
            .chain(self.reference.iter().map(|(_, v)| *v))
            .fold(1e-9, f64::max)
            * 1.04;
        html! {
            div.chart {
                table.bars {
                    caption {
                        strong { (self.title) } " " span.unit { (self.unit) }
                        @if let Some((label, value)) = &self.reference {
                            span.bars-reference-word {
                                svg aria-hidden="true" focusable="false" width="10" height="18" { line.bar-reference x1="5" x2="5" y1="0" y2="18"; }
                                " " (label) " " (self.say(*value))
                            }
                        }
                    }
                    thead.ds-sr-only {
                        tr {
                            th scope="col" { (self.t.say("page-kit-chart-group")) }
                            td {}
                            th scope="col" { (self.t.say("page-kit-chart-value")) }
                        }
                    }
                    tbody {
                        @for bar in sorted {
                            tr data-own[bar.is_own] {
                                th scope="row" {
                                    @if let Some(href) = &bar.href { a href=(href) { (bar.label) } } @else { (bar.label) }
                                }
                                td.bar-cell { (self.drawing(bar, largest)) }
                                td data-number {
                                    @match bar.value {
                                        Some(value) => { (self.say(value)) }
                                        None => { span.hidden-value { (Icon::Lock) span { (self.t.say("page-kit-figure-hidden")) } } }
                                    }
                                    @if let Some((low, high)) = bar.range {
                                        span.bar-range { " (" (self.say(low)) "–" (self.say(high)) ")" }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A coordinate with one decimal.
fn round(value: f64) -> String {
    format!("{value:.1}")
}

#[cfg(test)]
mod tests;
