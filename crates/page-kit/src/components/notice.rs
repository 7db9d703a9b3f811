//! What the page tells the reader: notices, the summary of errors, empty states, what is hidden.

use maud::{Markup, Render, html};

use super::{Button, field_id};
use crate::{Icon, T};

/// What a notice is about. Each has a shape and a word; colour only adds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeKind {
    /// For your knowledge.
    Info,
    /// It went well.
    Success,
    /// Look here before you go on.
    Warning,
    /// It did not work, or it must be stopped.
    Danger,
}

impl NoticeKind {
    const fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Success => "success",
            Self::Warning => "warning",
            Self::Danger => "danger",
        }
    }

    const fn icon(self) -> Icon {
        match self {
            Self::Info => Icon::Info,
            Self::Success => Icon::Done,
            Self::Warning => Icon::Warning,
            Self::Danger => Icon::Stop,
        }
    }
}

/// A notice in the page.
#[derive(Debug, Clone)]
pub struct Notice<'a> {
    t: T<'a>,
    kind: NoticeKind,
    title: String,
    body: Option<Markup>,
    is_flash: bool,
}

impl<'a> Notice<'a> {
    /// A notice of a kind; the title is a whole sentence.
    pub fn new(t: T<'a>, kind: NoticeKind, title: impl Into<String>) -> Self {
        Self {
            t,
            kind,
            title: title.into(),
            body: None,
            is_flash: false,
        }
    }

    /// For your knowledge.
    pub fn info(t: T<'a>, title: impl Into<String>) -> Self {
        Self::new(t, NoticeKind::Info, title)
    }

    /// It went well.
    pub fn success(t: T<'a>, title: impl Into<String>) -> Self {
        Self::new(t, NoticeKind::Success, title)
    }

    /// Look here before you go on.
    pub fn warning(t: T<'a>, title: impl Into<String>) -> Self {
        Self::new(t, NoticeKind::Warning, title)
    }

    /// It did not work, or it must be stopped.
    pub fn danger(t: T<'a>, title: impl Into<String>) -> Self {
        Self::new(t, NoticeKind::Danger, title)
    }

    /// More words below the title: what happens next, what to do.
    #[must_use]
    pub fn body(mut self, body: impl Render) -> Self {
        self.body = Some(body.render());
        self
    }

    /// Says what just happened: read out at once by screen readers.
    #[must_use]
    pub const fn flash(mut self) -> Self {
        self.is_flash = true;
        self
    }
}

impl Render for Notice<'_> {
    fn render(&self) -> Markup {
        let role = match (self.is_flash, self.kind) {
            (false, _) => None,
            (true, NoticeKind::Danger) => Some("alert"),
            (true, NoticeKind::Info | NoticeKind::Success | NoticeKind::Warning) => Some("status"),
        };
        let word = self.t.say(&format!("page-kit-notice-{}", self.kind.name()));
        html! {
            div.notice data-kind=(self.kind.name()) role=[role] {
                (self.kind.icon())
                div.notice-words {
                    p.notice-title { span.notice-kind { (word) ": " } (self.title) }
                    @if let Some(body) = &self.body { div.notice-body { (body) } }
                }
            }
        }
    }
}

/// The summary of errors at the top of a form; every error leads to its field. Renders nothing without
/// errors.
#[derive(Debug, Clone)]
pub struct ErrorSummary<'a> {
    t: T<'a>,
    errors: Vec<(Option<String>, String)>,
}

impl<'a> ErrorSummary<'a> {
    /// An empty summary.
    pub const fn new(t: T<'a>) -> Self {
        Self {
            t,
            errors: Vec::new(),
        }
    }

    /// An error at a field, by the field's name.
    #[must_use]
    pub fn at(mut self, field: &str, text: impl Into<String>) -> Self {
        self.errors.push((Some(field_id(field)), text.into()));
        self
    }

    /// An error about the whole form.
    #[must_use]
    pub fn whole(mut self, text: impl Into<String>) -> Self {
        self.errors.push((None, text.into()));
        self
    }

    /// Whether there is nothing to tell.
    pub const fn is_empty(&self) -> bool {
        self.errors.is_empty()
    }
}

impl Render for ErrorSummary<'_> {
    fn render(&self) -> Markup {
        let count = i64::try_from(self.errors.len()).unwrap_or(i64::MAX);
        html! {
            @if !self.errors.is_empty() {
                div.error-summary role="alert" tabindex="-1" data-focus aria-labelledby="error-summary-title" {
                    h2 id="error-summary-title" {
                        (Icon::Stop)
                        span { (self.t.with("page-kit-errors", &[("count", count.into())])) }
                    }
                    ul {
                        @for (field, text) in &self.errors {
                            li {
                                @if let Some(field) = field { a href={ "#" (field) } { (text) } }
                                @else { (text) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What stands where there is nothing yet: says so, and how the first one is made.
#[derive(Debug, Clone)]
pub struct Empty {
    title: String,
    body: Option<Markup>,
    action: Option<Button>,
}

impl Empty {
    /// Nothing here yet; the title says what there is none of.
    pub fn new(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            body: None,
            action: None,
        }
    }

    /// How the first one comes about.
    #[must_use]
    pub fn body(mut self, body: impl Render) -> Self {
        self.body = Some(body.render());
        self
    }

    /// The way to make the first one.
    #[must_use]
    pub fn action(mut self, action: Button) -> Self {
        self.action = Some(action);
        self
    }
}

impl Render for Empty {
    fn render(&self) -> Markup {
        html! {
            div.empty {
                p.empty-title { (self.title) }
                @if let Some(body) = &self.body { div.empty-body { (body) } }
                @if let Some(action) = &self.action { (action) }
            }
        }
    }
}

/// Says that small numbers are hidden, and why.
#[derive(Debug, Clone, Copy)]
pub struct SmallHidden<'a> {
    t: T<'a>,
    smallest: i64,
}

impl<'a> SmallHidden<'a> {
    /// Groups of fewer than `smallest` persons are hidden.
    pub const fn new(t: T<'a>, smallest: i64) -> Self {
        Self { t, smallest }
    }
}

impl Render for SmallHidden<'_> {
    fn render(&self) -> Markup {
        html! {
            p.small-hidden {
                (Icon::Lock)
                span { (self.t.with("page-kit-small-hidden", &[("count", self.smallest.into())])) }
            }
        }
    }
}
