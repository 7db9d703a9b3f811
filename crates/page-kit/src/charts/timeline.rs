//! What happens on a line of years: spans, marks, and below them how likely something is, year by year. Everything is
//! told by its shape and its words; the page has the same in a table beside.

use maud::{Markup, Render, html};

use super::{round, scale};
use crate::{T, dates};

/// A row: its words, and its shape below them.
const ROW: f64 = 44.0;
/// How high the columns of likelihood may be.
const COLUMNS: f64 = 70.0;

/// How a span is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpanKind {
    /// It stands: a filled bar.
    Firm,
    /// It is under way, such as building: an open bar with a dashed edge.
    UnderWay,
}

/// How a year is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkKind {
    /// Something happens: a dot.
    Happens,
    /// Something must have been done: a lozenge, with a line through all rows.
    Deadline,
}

#[derive(Debug, Clone)]
enum Shape {
    Span(i32, i32, SpanKind),
    Mark(i32, MarkKind),
}

/// Years from left to right, with what happens in them.
#[derive(Debug, Clone)]
pub struct Timeline<'a> {
    t: T<'a>,
    title: String,
    /// What is drawn, in a sentence.
    said: String,
    years: (i32, i32),
    rows: Vec<(String, Shape)>,
    likely: Vec<(i32, f64)>,
    likely_word: String,
    limit: Option<f64>,
}

impl<'a> Timeline<'a> {
    /// A line from one year to another, with what is drawn said in a sentence.
    pub fn new(
        t: T<'a>,
        title: impl Into<String>,
        (first, last): (i32, i32),
        said: impl Into<String>,
    ) -> Self {
        Self {
            t,
            title: title.into(),
            said: said.into(),
            years: (first, last.max(first)),
            rows: Vec::new(),
            likely: Vec::new(),
            likely_word: String::new(),
            limit: None,
        }
    }

    /// Something that goes on from one year until another begins.
    #[must_use]
    pub fn span(
        mut self,
        label: impl Into<String>,
        (from, until): (i32, i32),
        kind: SpanKind,
    ) -> Self {
        let shape = Shape::Span(from, until.max(from + 1), kind);
        self.rows.push((label.into(), shape));
        self
    }

    /// Something in a year.
    #[must_use]
    pub fn mark(mut self, label: impl Into<String>, year: i32, kind: MarkKind) -> Self {
        self.rows.push((label.into(), Shape::Mark(year, kind)));
        self
    }

    /// How likely something is, as shares of one by year, and the share that is accepted.
    #[must_use]
    pub fn likely(
        mut self,
        label: impl Into<String>,
        years: impl IntoIterator<Item = (i32, f64)>,
        limit: f64,
    ) -> Self {
        self.likely_word = label.into();
        self.likely = years.into_iter().collect();
        self.limit = Some(limit);
        self
    }

    /// Where a year begins, in per cent of the width.
    fn across(&self, year: i32) -> f64 {
        let (first, last) = self.years;
        let years = f64::from(last - first + 1);
        (100.0 * f64::from(year - first) / years).clamp(0.0, 100.0)
    }

    /// The height of all rows, which the columns stand below.
    fn rows_height(&self) -> f64 {
        ROW * scale::float(self.rows.len())
    }

    fn height(&self) -> f64 {
        let columns = if self.likely.is_empty() {
            0.0
        } else {
            COLUMNS + 40.0
        };
        self.rows_height() + columns + 34.0
    }

    fn drawing(&self) -> Markup {
        html! {
            svg.plan-drawing role="img" aria-label=(self.said) height=(round(self.height())) {
                (self.grid())
                @for (place, (label, shape)) in self.rows.iter().enumerate() {
                    (self.row(ROW * scale::float(place), label, shape))
                }
                (self.columns())
            }
        }
    }

    /// Every fifth year with a line, the first and the last among them.
    fn grid(&self) -> Markup {
        let (first, last) = self.years;
        let told =
            |year: &i32| *year == first || (*year % 5 == 0 && *year > first + 1 && *year < last);
        let bottom = self.height() - 24.0;
        html! {
            @for year in (first..=last).filter(told) {
                @let x = round(self.across(year));
                line.chart-grid x1={ (x) "%" } x2={ (x) "%" } y1="0" y2=(round(bottom)) {}
                text.chart-time x={ (x) "%" } y=(round(bottom + 18.0)) { (year) }
            }
            text.chart-time x="100%" y=(round(bottom + 18.0)) text-anchor="end" { (last) }
        }
    }

    fn row(&self, top: f64, label: &str, shape: &Shape) -> Markup {
        let middle = top + 31.0;
        let begins = match shape {
            Shape::Span(from, _, _) => *from,
            Shape::Mark(year, _) => *year,
        };
        let x = self.across(begins);
        // Words begin where the shape does, or end there where they would not have room.
        let (anchor, at) = if x > 50.0 {
            let end = match shape {
                Shape::Span(_, until, _) => self.across(*until),
                Shape::Mark(year, _) => self.across(*year + 1),
            };
            ("end", end)
        } else {
            ("start", x)
        };
        html! {
            text.plan-word x={ (round(at)) "%" } y=(round(top + 16.0)) text-anchor=(anchor) { (label) }
            @match shape {
                Shape::Span(from, until, kind) => {
                    @let wide = (self.across(*until) - self.across(*from)).max(1.0);
                    rect.plan-span data-open[*kind == SpanKind::UnderWay] x={ (round(x)) "%" } width={ (round(wide)) "%" }
                        y=(round(middle - 6.0)) height="12" rx="3" {}
                }
                Shape::Mark(_, kind) => {
                    @if *kind == MarkKind::Deadline {
                        line.plan-deadline x1={ (round(x)) "%" } x2={ (round(x)) "%" } y1=(round(middle))
                            y2=(round(self.height() - 24.0)) {}
                    }
                    svg x={ (round(x)) "%" } y=(round(middle)) overflow="visible" {
                        @if *kind == MarkKind::Deadline {
                            path.plan-mark d="M0 -9L9 0L0 9L-9 0Z" {}
                        } @else { circle.plan-mark r="6" {} }
                    }
                }
            }
        }
    }

    /// Columns of likelihood, with the accepted one as a line across.
    fn columns(&self) -> Markup {
        let (Some(limit), false) = (self.limit, self.likely.is_empty()) else {
            return html! {};
        };
        let bottom = self.rows_height() + COLUMNS + 30.0;
        let high = |share: f64| COLUMNS * share.clamp(0.0, 1.0);
        let (first, last) = self.years;
        let wide = 70.0 / f64::from(last - first + 1);
        let percent = |share: f64| {
            let said = dates::decimal(self.t.language(), (100.0 * share).round(), 0);
            format!("{said}\u{a0}%")
        };
        let line = round(bottom - high(limit));
        let passes = self.likely.iter().find(|(_, share)| *share > limit);
        let told = passes.into_iter().chain(self.likely.last());
        html! {
            text.plan-word x="0" y=(round(self.rows_height() + 18.0)) { (self.likely_word) }
            @for (year, share) in &self.likely {
                rect.bar data-own[*share > limit] x={ (round(self.across(*year))) "%" } width={ (round(wide)) "%" }
                    y=(round(bottom - high(*share))) height=(round(high(*share).max(1.0))) {}
            }
            line.bar-reference x1="0" x2="100%" y1=(line) y2=(line) {}
            text.plan-word x="0" dx="4" y=(round(bottom - high(limit) - 4.0)) { (percent(limit)) }
            @for (year, share) in told {
                text.plan-word x={ (round(self.across(*year))) "%" } y=(round(bottom - high(*share) - 4.0))
                    text-anchor=(if self.across(*year) > 80.0 { "end" } else { "start" }) {
                    (year) ": " (percent(*share))
                }
            }
        }
    }
}

impl Render for Timeline<'_> {
    fn render(&self) -> Markup {
        html! {
            figure.chart.plan-figure {
                figcaption { strong { (self.title) } }
                (self.drawing())
            }
        }
    }
}
