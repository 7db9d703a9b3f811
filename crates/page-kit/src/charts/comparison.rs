//! A comparison of groups, largest first, as bars or as dots; it is itself a table.

use maud::{Markup, Render, html};

use super::round;
use crate::{Icon, T, dates};

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
    are_steps: bool,
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
            are_steps: false,
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

    /// The groups are steps that follow each other, and keep their order.
    #[must_use]
    pub const fn steps(mut self) -> Self {
        self.are_steps = true;
        self
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
                        line.chart-grid x1="0" x2="100%" y1="12" y2="12" {}
                        @if let Some((low, high)) = bar.range {
                            line.dot-range x1={ (across(low)) "%" } x2={ (across(high)) "%" } y1="12" y2="12" {}
                        }
                        circle.dot data-own[bar.is_own] cx={ (across(value)) "%" } cy="12" r="6.5" {}
                    } @else {
                        rect.bar data-own[bar.is_own] x="0" y="3" height="18" width={ (across(value)) "%" } {}
                    }
                }
                @if let Some((_, reference)) = &self.reference {
                    line.bar-reference x1={ (across(*reference)) "%" } x2={ (across(*reference)) "%" } y1="0" y2="24" {}
                }
            }
        }
    }
}

impl Render for Comparison<'_> {
    fn render(&self) -> Markup {
        let mut sorted: Vec<&Bar> = self.bars.iter().collect();
        if !self.are_steps {
            sorted.sort_by(|a, b| {
                b.value
                    .unwrap_or(f64::MIN)
                    .total_cmp(&a.value.unwrap_or(f64::MIN))
            });
        }
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
                                svg aria-hidden="true" focusable="false" width="10" height="18" { line.bar-reference x1="5" x2="5" y1="0" y2="18" {} }
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
