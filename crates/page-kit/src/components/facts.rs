//! Facts as a list of term and description, and what happened as a list in order of time.

use maud::{Markup, Render, html};

/// A definition list: term and description, side by side where there is room.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    facts: Vec<(String, Markup)>,
}

impl Facts {
    /// An empty list.
    pub const fn new() -> Self {
        Self { facts: Vec::new() }
    }

    /// One fact.
    #[must_use]
    pub fn fact(mut self, term: impl Into<String>, description: impl Render) -> Self {
        self.facts.push((term.into(), description.render()));
        self
    }

    /// One fact if there is one.
    #[must_use]
    pub fn maybe(self, term: impl Into<String>, description: Option<impl Render>) -> Self {
        match description {
            Some(description) => self.fact(term, description),
            None => self,
        }
    }
}

impl Render for Facts {
    fn render(&self) -> Markup {
        html! {
            dl.facts {
                @for (term, description) in &self.facts {
                    div { dt { (term) } dd { (description) } }
                }
            }
        }
    }
}

/// One thing that happened.
#[derive(Debug, Clone)]
pub struct Happening {
    when: Markup,
    what: Markup,
    who: Option<String>,
    more: Option<Markup>,
}

impl Happening {
    /// What happened and when; `when` is mostly a [`crate::dates::moment_element`].
    pub fn new(when: impl Render, what: impl Render) -> Self {
        Self {
            when: when.render(),
            what: what.render(),
            who: None,
            more: None,
        }
    }

    /// Who did it, in which assignment.
    #[must_use]
    pub fn who(mut self, who: impl Into<String>) -> Self {
        self.who = Some(who.into());
        self
    }

    /// What changed, and why.
    #[must_use]
    pub fn more(mut self, more: impl Render) -> Self {
        self.more = Some(more.render());
        self
    }
}

/// What happened, in order of time.
#[derive(Debug, Clone, Default)]
pub struct Timeline {
    happenings: Vec<Happening>,
}

impl Timeline {
    /// An empty list.
    pub const fn new() -> Self {
        Self {
            happenings: Vec::new(),
        }
    }

    /// One more happening.
    #[must_use]
    pub fn happening(mut self, happening: Happening) -> Self {
        self.happenings.push(happening);
        self
    }
}

impl Extend<Happening> for Timeline {
    fn extend<I: IntoIterator<Item = Happening>>(&mut self, more: I) {
        self.happenings.extend(more);
    }
}

impl FromIterator<Happening> for Timeline {
    fn from_iter<I: IntoIterator<Item = Happening>>(all: I) -> Self {
        Self {
            happenings: all.into_iter().collect(),
        }
    }
}

impl Render for Timeline {
    fn render(&self) -> Markup {
        html! {
            ol.timeline {
                @for happening in &self.happenings {
                    li {
                        p.timeline-when { (happening.when) }
                        div.timeline-what {
                            div { (happening.what) }
                            @if let Some(who) = &happening.who { p.timeline-who { (who) } }
                            @if let Some(more) = &happening.more { div.timeline-more { (more) } }
                        }
                    }
                }
            }
        }
    }
}
