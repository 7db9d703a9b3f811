//! "Varför?": the rule behind what the page asks, counts or refuses.

use jiff::civil::Date;
use maud::{Markup, Render, html};

use crate::{T, dates};

/// The rule behind something: folded under one word, opened with a click or a key.
#[derive(Debug, Clone)]
pub struct Why<'a> {
    t: T<'a>,
    rule: String,
    text: Option<Markup>,
    paragraph: Option<String>,
    valid: Option<(Date, Option<Date>)>,
    href: Option<String>,
    is_local: bool,
    is_open: bool,
    more: Vec<Self>,
}

impl<'a> Why<'a> {
    /// The rule by its name: `Genomförandeplan inom 15 dagar`.
    pub fn new(t: T<'a>, rule: impl Into<String>) -> Self {
        Self {
            t,
            rule: rule.into(),
            text: None,
            paragraph: None,
            valid: None,
            href: None,
            is_local: false,
            is_open: false,
            more: Vec::new(),
        }
    }

    /// Another rule behind the same thing, told under the same word.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.more.push(other);
        self
    }

    /// What the rule says, in plain words.
    #[must_use]
    pub fn text(mut self, text: impl Render) -> Self {
        self.text = Some(text.render());
        self
    }

    /// Where it stands: `14 kap. 9 § socialtjänstlagen (2025:400)`.
    #[must_use]
    pub fn paragraph(mut self, paragraph: impl Into<String>) -> Self {
        self.paragraph = Some(paragraph.into());
        self
    }

    /// From when and to when it holds.
    #[must_use]
    pub const fn valid(mut self, from: Date, to: Option<Date>) -> Self {
        self.valid = Some((from, to));
        self
    }

    /// The municipality itself decided it, and can change it.
    #[must_use]
    pub const fn local(mut self) -> Self {
        self.is_local = true;
        self
    }

    /// Where the whole rule can be read.
    #[must_use]
    pub fn href(mut self, href: impl Into<String>) -> Self {
        self.href = Some(href.into());
        self
    }

    /// Shown unfolded from the start, beside a refusal.
    #[must_use]
    pub const fn open(mut self) -> Self {
        self.is_open = true;
        self
    }
}

impl Why<'_> {
    /// What is told of one rule.
    fn told(&self) -> Markup {
        let t = self.t;
        let kind = if self.is_local {
            "page-kit-rule-local"
        } else {
            "page-kit-rule-law"
        };
        html! {
            div.why-body {
                p.why-rule { (self.rule) }
                @if let Some(text) = &self.text { div { (text) } }
                p.why-source {
                    (t.say(kind))
                    @if let Some(paragraph) = &self.paragraph { ": " (paragraph) }
                    @if let Some((from, to)) = self.valid {
                        ". " (t.say("page-kit-rule-holds")) " " (dates::period(t.language(), from, to)) "."
                    }
                }
                @if let Some(href) = &self.href { p { a href=(href) { (t.say("page-kit-rule-read")) } } }
            }
        }
    }
}

impl Render for Why<'_> {
    fn render(&self) -> Markup {
        let all = std::iter::once(self).chain(&self.more);
        let names: Vec<&str> = all.clone().map(|why| why.rule.as_str()).collect();
        html! {
            details.why open[self.is_open] {
                summary { (self.t.say("page-kit-why")) span.ds-sr-only { " " (names.join(", ")) } }
                @for why in all { (why.told()) }
            }
        }
    }
}
