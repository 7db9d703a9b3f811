//! Figures with unit, period, definition and rows; and how far long work has come.

use maud::{Markup, Render, html};

use crate::{Icon, T, dates};

/// A figure. It never stands without its unit, its period, its definition and its rows.
#[derive(Debug, Clone)]
pub struct KeyFigure<'a> {
    t: T<'a>,
    label: String,
    value: Shown,
    unit: String,
    period: String,
    definition: Option<String>,
    rows: Option<String>,
    change: Option<String>,
    status: Option<Markup>,
}

#[derive(Debug, Clone)]
enum Shown {
    Value(String),
    Nothing,
    Hidden,
}

impl<'a> KeyFigure<'a> {
    /// What is counted, and over which period; set [`Self::value`], else it says that there is nothing to
    /// count.
    pub fn new(t: T<'a>, label: impl Into<String>, period: impl Into<String>) -> Self {
        Self {
            t,
            label: label.into(),
            value: Shown::Nothing,
            unit: String::new(),
            period: period.into(),
            definition: None,
            rows: None,
            change: None,
            status: None,
        }
    }

    /// The figure with so many decimals, and its unit.
    #[must_use]
    pub fn value(mut self, value: f64, decimals: usize, unit: impl Into<String>) -> Self {
        self.value = Shown::Value(dates::decimal(self.t.language(), value, decimals));
        self.unit = unit.into();
        self
    }

    /// So few persons that the figure is hidden.
    #[must_use]
    pub fn hidden(mut self) -> Self {
        self.value = Shown::Hidden;
        self
    }

    /// Where its definition stands.
    #[must_use]
    pub fn definition(mut self, href: impl Into<String>) -> Self {
        self.definition = Some(href.into());
        self
    }

    /// Where the rows that it counts are shown.
    #[must_use]
    pub fn rows(mut self, href: impl Into<String>) -> Self {
        self.rows = Some(href.into());
        self
    }

    /// What moved since the last reading, in words.
    #[must_use]
    pub fn change(mut self, change: impl Into<String>) -> Self {
        self.change = Some(change.into());
        self
    }

    /// A tag beside the figure: met, partly met, not met.
    #[must_use]
    pub fn status(mut self, status: impl Render) -> Self {
        self.status = Some(status.render());
        self
    }
}

impl Render for KeyFigure<'_> {
    fn render(&self) -> Markup {
        let t = self.t;
        html! {
            div.key-figure {
                p.key-figure-label { (self.label) }
                p.key-figure-value {
                    @match &self.value {
                        Shown::Value(value) => { strong { (value) } " " span.unit { (self.unit) } }
                        Shown::Nothing => { span.key-figure-none { (t.say("page-kit-figure-empty")) } }
                        Shown::Hidden => { span.key-figure-none { (Icon::Lock) span { (t.say("page-kit-figure-hidden")) } } }
                    }
                    @if let Some(status) = &self.status { " " (status) }
                }
                p.key-figure-period {
                    (self.period)
                    @if let Some(change) = &self.change { ". " (change) }
                }
                @if self.definition.is_some() || self.rows.is_some() {
                    p.key-figure-links {
                        @if let Some(href) = &self.definition {
                            a href=(href) { (t.say("page-kit-figure-definition")) span.ds-sr-only { ": " (self.label) } }
                        }
                        @if let Some(href) = &self.rows {
                            a href=(href) { (t.say("page-kit-figure-rows")) span.ds-sr-only { ": " (self.label) } }
                        }
                    }
                }
            }
        }
    }
}

/// Figures beside each other.
pub fn figures(figures: &[KeyFigure<'_>]) -> Markup {
    html! { div.key-figures { @for figure in figures { (figure) } } }
}

/// How far long work has come.
#[derive(Debug, Clone)]
pub struct Progress<'a> {
    t: T<'a>,
    label: String,
    /// So much done, of so much; nothing where nobody can say.
    come: Option<(u64, u64)>,
}

impl<'a> Progress<'a> {
    /// So much done, of so much.
    pub fn new(t: T<'a>, label: impl Into<String>, done: u64, of: u64) -> Self {
        Self {
            t,
            label: label.into(),
            come: Some((done.min(of), of)),
        }
    }

    /// It goes on, and nobody can say how far it has come.
    pub fn under_way(t: T<'a>, label: impl Into<String>) -> Self {
        Self {
            t,
            label: label.into(),
            come: None,
        }
    }
}

impl Render for Progress<'_> {
    fn render(&self) -> Markup {
        let Some((done, of)) = self.come else {
            return html! {
                div.progress role="status" {
                    p { strong { (self.label) } }
                    progress aria-label=(self.label) {}
                }
            };
        };
        let count = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
        let words = self.t.with(
            "page-kit-progress",
            &[("done", count(done).into()), ("of", count(of).into())],
        );
        html! {
            div.progress {
                p { strong { (self.label) } " " span { (words) } }
                progress value=(done) max=(of.max(1)) aria-label=(self.label) { (words) }
            }
        }
    }
}
