//! Ways around: tabs that are links, pages of a long list, past the menu.

use maud::{Markup, Render, html};

use crate::{Icon, T};

/// Tabs: each is a page of its own.
#[derive(Debug, Clone)]
pub struct Tabs {
    label: String,
    tabs: Vec<Tab>,
}

#[derive(Debug, Clone)]
struct Tab {
    label: String,
    href: String,
    is_here: bool,
    count: Option<i64>,
}

impl Tabs {
    /// Tabs; the label tells screen readers what they divide.
    pub fn new(label: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            tabs: Vec::new(),
        }
    }

    /// A tab.
    #[must_use]
    pub fn tab(self, label: impl Into<String>, href: impl Into<String>) -> Self {
        self.push(label.into(), href.into(), false)
    }

    /// The tab that the reader is on.
    #[must_use]
    pub fn here(self, label: impl Into<String>, href: impl Into<String>) -> Self {
        self.push(label.into(), href.into(), true)
    }

    /// How many things the last tab holds.
    #[must_use]
    pub fn count(mut self, count: i64) -> Self {
        if let Some(tab) = self.tabs.last_mut() {
            tab.count = Some(count);
        }
        self
    }

    fn push(mut self, label: String, href: String, is_here: bool) -> Self {
        self.tabs.push(Tab {
            label,
            href,
            is_here,
            count: None,
        });
        self
    }
}

impl Render for Tabs {
    fn render(&self) -> Markup {
        html! {
            nav.tabs aria-label=(self.label) {
                ul {
                    @for tab in &self.tabs {
                        li {
                            a href=(tab.href) aria-current=[tab.is_here.then_some("page")] {
                                (tab.label)
                                @if let Some(count) = tab.count { " " span.count { (count) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The pages of a long list.
#[derive(Debug, Clone)]
pub struct Pager<'a> {
    t: T<'a>,
    here: u32,
    links: Vec<Option<(u32, String)>>,
    before: Option<String>,
    after: Option<String>,
    shown: Option<(i64, i64, i64)>,
}

impl<'a> Pager<'a> {
    /// Page `here` of `pages`, both counted from one; `href` gives the address of a page.
    pub fn new(t: T<'a>, here: u32, pages: u32, href: impl Fn(u32) -> String) -> Self {
        let mut links = Vec::new();
        let mut gap = false;
        for page in 1..=pages {
            if page == 1 || page == pages || page.abs_diff(here) <= 1 {
                links.push(Some((page, href(page))));
                gap = false;
            } else if !gap {
                links.push(None);
                gap = true;
            }
        }
        Self {
            t,
            here,
            links,
            before: (here > 1).then(|| href(here - 1)),
            after: (here < pages).then(|| href(here + 1)),
            shown: None,
        }
    }

    /// Which rows are shown, of how many.
    #[must_use]
    pub const fn shown(mut self, from: i64, to: i64, of: i64) -> Self {
        self.shown = Some((from, to, of));
        self
    }
}

impl Render for Pager<'_> {
    fn render(&self) -> Markup {
        let t = self.t;
        html! {
            nav.pager aria-label=(t.say("page-kit-pages")) {
                @if let Some((from, to, of)) = self.shown {
                    p.pager-shown {
                        (t.with("page-kit-rows-shown", &[("from", from.into()), ("to", to.into()), ("of", of.into())]))
                    }
                }
                @if self.links.len() > 1 {
                    ul {
                        @if let Some(before) = &self.before {
                            li { a.pager-step href=(before) rel="prev" { (Icon::Back) span { (t.say("page-kit-page-before")) } } }
                        }
                        @for link in &self.links {
                            @match link {
                                Some((page, href)) => {
                                    li.pager-page {
                                        a href=(href) aria-current=[(*page == self.here).then_some("page")]
                                            aria-label=(t.with("page-kit-page", &[("page", i64::from(*page).into())])) { (page) }
                                    }
                                }
                                None => { li.pager-gap aria-hidden="true" { "…" } }
                            }
                        }
                        @if let Some(after) = &self.after {
                            li { a.pager-step href=(after) rel="next" { span { (t.say("page-kit-page-after")) } (Icon::Forward) } }
                        }
                    }
                }
            }
        }
    }
}

/// The first link of a page: past everything, to the content.
#[derive(Debug, Clone, Copy)]
pub struct SkipLink<'a> {
    t: T<'a>,
}

impl<'a> SkipLink<'a> {
    /// Where it leads: the id of the page's content.
    pub const TARGET: &'static str = "innehall";

    /// A skip link.
    pub const fn new(t: T<'a>) -> Self {
        Self { t }
    }
}

impl Render for SkipLink<'_> {
    fn render(&self) -> Markup {
        html! { a.skip-link href={ "#" (Self::TARGET) } { (self.t.say("page-kit-skip")) } }
    }
}
