//! What a page or a person's file opens with: heading, way here, person's name and own words.

use jiff::Timestamp;
use maud::{Markup, Render, html};

use crate::{Icon, T, dates};

/// The heading of a page: one `h1`, what it belongs to above, a lead below, actions beside.
#[derive(Debug, Clone)]
pub struct Heading {
    title: String,
    over: Option<String>,
    lead: Option<Markup>,
    actions: Option<Markup>,
}

impl Heading {
    /// A heading.
    pub fn new(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            over: None,
            lead: None,
            actions: None,
        }
    }

    /// What the page belongs to, above the heading: `Ärende 2026-014`.
    #[must_use]
    pub fn over(mut self, over: impl Into<String>) -> Self {
        self.over = Some(over.into());
        self
    }

    /// One or two sentences that say what the page is for.
    #[must_use]
    pub fn lead(mut self, lead: impl Render) -> Self {
        self.lead = Some(lead.render());
        self
    }

    /// Buttons or tags beside the heading.
    #[must_use]
    pub fn actions(mut self, actions: impl Render) -> Self {
        self.actions = Some(actions.render());
        self
    }
}

impl Render for Heading {
    fn render(&self) -> Markup {
        html! {
            header.page-heading {
                div.page-heading-words {
                    @if let Some(over) = &self.over { p.page-heading-over { (over) } }
                    h1 { (self.title) }
                    @if let Some(lead) = &self.lead { div.lead { (lead) } }
                }
                @if let Some(actions) = &self.actions { div.page-heading-actions { (actions) } }
            }
        }
    }
}

/// A part of a page under an `h2`, with its own address (`#id`).
#[derive(Debug, Clone)]
pub struct Section {
    id: String,
    title: String,
    intro: Option<Markup>,
    actions: Option<Markup>,
    body: Markup,
}

impl Section {
    /// A part of the page; `id` is its address on the page.
    pub fn new(id: impl Into<String>, title: impl Into<String>, body: impl Render) -> Self {
        Self {
            id: id.into(),
            title: title.into(),
            intro: None,
            actions: None,
            body: body.render(),
        }
    }

    /// A sentence under the heading.
    #[must_use]
    pub fn intro(mut self, intro: impl Render) -> Self {
        self.intro = Some(intro.render());
        self
    }

    /// Buttons or links beside the heading.
    #[must_use]
    pub fn actions(mut self, actions: impl Render) -> Self {
        self.actions = Some(actions.render());
        self
    }
}

impl Render for Section {
    fn render(&self) -> Markup {
        let heading = format!("{}-heading", self.id);
        html! {
            section.section id=(self.id) aria-labelledby=(heading) {
                div.section-heading {
                    h2 id=(heading) { (self.title) }
                    @if let Some(actions) = &self.actions { div.section-actions { (actions) } }
                }
                @if let Some(intro) = &self.intro { div.section-intro { (intro) } }
                (self.body)
            }
        }
    }
}

/// The way to this page: links from the front page down.
#[derive(Debug, Clone)]
pub struct Breadcrumbs<'a> {
    t: T<'a>,
    way: Steps,
}

/// The pages on the way to one, and its own name at the end.
#[derive(Debug, Clone, Default)]
pub(crate) struct Steps {
    pub(crate) above: Vec<(String, String)>,
    pub(crate) here: Option<String>,
}

impl<'a> Breadcrumbs<'a> {
    /// An empty way.
    pub const fn new(t: T<'a>) -> Self {
        let above = Vec::new();
        Self {
            t,
            way: Steps { above, here: None },
        }
    }

    /// The way over some steps.
    pub(crate) const fn over(t: T<'a>, way: Steps) -> Self {
        Self { t, way }
    }

    /// The steps without their language.
    pub(crate) fn steps(&self) -> Steps {
        self.way.clone()
    }

    /// A page above this one.
    #[must_use]
    pub fn step(mut self, label: impl Into<String>, href: impl Into<String>) -> Self {
        self.way.above.push((label.into(), href.into()));
        self
    }

    /// The name of this page, at the end.
    #[must_use]
    pub fn here(mut self, label: impl Into<String>) -> Self {
        self.way.here = Some(label.into());
        self
    }
}

impl Render for Breadcrumbs<'_> {
    fn render(&self) -> Markup {
        html! {
            nav.breadcrumbs aria-label=(self.t.say("page-kit-breadcrumbs")) {
                ol {
                    @for (label, href) in &self.way.above { li { a href=(href) { (label) } } }
                    @if let Some(here) = &self.way.here { li aria-current="page" { (here) } }
                }
            }
        }
    }
}

/// The head of a person's file: name, age and own words come before numbers.
#[derive(Debug, Clone)]
pub struct PersonHead<'a> {
    t: T<'a>,
    name: String,
    age: Option<i64>,
    number: Option<String>,
    own_words: Option<String>,
    marks: Vec<(Icon, String)>,
    facts: Option<Markup>,
    actions: Option<Markup>,
}

impl<'a> PersonHead<'a> {
    /// The head of this person's file.
    pub fn new(t: T<'a>, name: impl Into<String>) -> Self {
        Self {
            t,
            name: name.into(),
            age: None,
            number: None,
            own_words: None,
            marks: Vec::new(),
            facts: None,
            actions: None,
        }
    }

    /// The person's age in years.
    #[must_use]
    pub const fn age(mut self, years: i64) -> Self {
        self.age = Some(years);
        self
    }

    /// The personal number, as the reader may see it.
    #[must_use]
    pub fn number(mut self, number: impl Into<String>) -> Self {
        self.number = Some(number.into());
        self
    }

    /// What the person says matters most, in the person's own words.
    #[must_use]
    pub fn own_words(mut self, words: impl Into<String>) -> Self {
        self.own_words = Some(words.into());
        self
    }

    /// A marking that everybody who opens the file must see: needs an interpreter, hears badly.
    #[must_use]
    pub fn mark(mut self, mark: impl Into<String>) -> Self {
        self.marks.push((Icon::Info, mark.into()));
        self
    }

    /// A marking that protects the person: protected identity, blocked for others.
    #[must_use]
    pub fn protected(mut self, mark: impl Into<String>) -> Self {
        self.marks.push((Icon::Lock, mark.into()));
        self
    }

    /// A few facts below: named contact, unit, language.
    #[must_use]
    pub fn facts(mut self, facts: impl Render) -> Self {
        self.facts = Some(facts.render());
        self
    }

    /// Buttons beside the name.
    #[must_use]
    pub fn actions(mut self, actions: impl Render) -> Self {
        self.actions = Some(actions.render());
        self
    }
}

impl Render for PersonHead<'_> {
    fn render(&self) -> Markup {
        html! {
            header.person-head {
                div.person-head-words {
                    h1 {
                        (self.name)
                        @if let Some(age) = self.age {
                            span.person-age { ", " (self.t.with("page-kit-age", &[("years", age.into())])) }
                        }
                    }
                    @if let Some(number) = &self.number { p.person-number { (number) } }
                    @if !self.marks.is_empty() {
                        ul.person-marks {
                            @for (icon, mark) in &self.marks { li { (icon) span { (mark) } } }
                        }
                    }
                    @if let Some(words) = &self.own_words {
                        figure.own-words {
                            blockquote { p { (words) } }
                            figcaption { (self.t.say("page-kit-own-words")) }
                        }
                    }
                    @if let Some(facts) = &self.facts { (facts) }
                }
                @if let Some(actions) = &self.actions { div.page-heading-actions { (actions) } }
            }
        }
    }
}

/// What stands at the top of a printed page only: who printed it, when, and whom it concerns.
#[derive(Debug, Clone)]
pub struct PrintHead<'a> {
    t: T<'a>,
    municipality: String,
    by: String,
    at: Timestamp,
    about: Option<String>,
}

impl<'a> PrintHead<'a> {
    /// A print header.
    pub fn new(
        t: T<'a>,
        municipality: impl Into<String>,
        by: impl Into<String>,
        at: Timestamp,
    ) -> Self {
        Self {
            t,
            municipality: municipality.into(),
            by: by.into(),
            at,
            about: None,
        }
    }

    /// Whom or what the paper concerns.
    #[must_use]
    pub fn about(mut self, about: impl Into<String>) -> Self {
        self.about = Some(about.into());
        self
    }
}

impl Render for PrintHead<'_> {
    fn render(&self) -> Markup {
        let when = dates::full_moment(self.t.language(), self.at);
        html! {
            div.print-head {
                p { strong { (self.municipality) } }
                @if let Some(about) = &self.about { p { (about) } }
                p { (self.t.with("page-kit-printed", &[("who", self.by.as_str().into()), ("when", when.into())])) }
            }
        }
    }
}
