//! What a handler gives back: a page, a way on, or a file.

use maud::{Markup, Render};

use crate::{
    components::{Breadcrumbs, Steps},
    layout::Audience,
};

/// What a handler gives back.
#[derive(Debug)]
pub struct Reply {
    pub(super) kind: Kind,
    pub(super) status: u16,
    pub(super) flash: Option<String>,
    pub(super) cookies: Vec<String>,
    pub(super) then: Option<String>,
}

/// The three kinds of reply.
#[derive(Debug)]
pub(super) enum Kind {
    Page(Box<PageReply>),
    Go(String),
    File(FileReply),
}

#[derive(Debug)]
pub(super) struct PageReply {
    pub(super) title: String,
    pub(super) body: Markup,
    pub(super) way: Option<Steps>,
    pub(super) aside: Option<Markup>,
    pub(super) audience: Option<Audience>,
    pub(super) has_errors: bool,
    pub(super) is_wide: bool,
    pub(super) is_alone: bool,
}

#[derive(Debug)]
pub(super) struct FileReply {
    pub(super) name: String,
    pub(super) content_type: &'static str,
    pub(super) bytes: Vec<u8>,
    pub(super) shown: bool,
}

impl Reply {
    fn new(kind: Kind, status: u16) -> Self {
        Self {
            kind,
            status,
            flash: None,
            cookies: Vec::new(),
            then: None,
        }
    }

    /// A page with its title in words.
    pub fn page(title: impl Into<String>, body: impl Render) -> Self {
        let page = PageReply {
            title: title.into(),
            body: body.render(),
            way: None,
            aside: None,
            audience: None,
            has_errors: false,
            is_wide: false,
            is_alone: false,
        };
        Self::new(Kind::Page(Box::new(page)), 200)
    }

    /// On to another page of the product, by GET.
    pub fn go(to: impl Into<String>) -> Self {
        Self::new(Kind::Go(to.into()), 303)
    }

    /// A file to keep.
    pub fn file(name: impl Into<String>, content_type: &'static str, bytes: Vec<u8>) -> Self {
        Self::new(
            Kind::File(FileReply {
                name: name.into(),
                content_type,
                bytes,
                shown: false,
            }),
            200,
        )
    }

    /// A file that the browser shows itself, such as a PDF.
    pub fn shown_file(name: impl Into<String>, content_type: &'static str, bytes: Vec<u8>) -> Self {
        Self::new(
            Kind::File(FileReply {
                name: name.into(),
                content_type,
                bytes,
                shown: true,
            }),
            200,
        )
    }

    /// With another status than the usual.
    #[must_use]
    pub const fn status(mut self, status: u16) -> Self {
        self.status = status;
        self
    }

    /// The next page opens with this text, by its key.
    #[must_use]
    pub fn saying(mut self, key: &str) -> Self {
        self.flash = Some(key.to_owned());
        self
    }

    /// A page that tells that something is being worked out: the browser asks for the answer at once, by itself and without
    /// script, and shows this page until it has come.
    #[must_use]
    pub fn then(mut self, to: impl Into<String>) -> Self {
        self.then = Some(to.into());
        self
    }

    /// Sets a cookie, as the header has it.
    #[must_use]
    pub fn cookie(mut self, cookie: String) -> Self {
        self.cookies.push(cookie);
        self
    }

    fn on_page(mut self, change: impl FnOnce(&mut PageReply)) -> Self {
        if let Kind::Page(page) = &mut self.kind {
            change(page);
        }
        self
    }

    /// The way to the page.
    #[must_use]
    pub fn breadcrumbs(self, way: &Breadcrumbs<'_>) -> Self {
        let way = way.steps();
        self.on_page(|page| page.way = Some(way))
    }

    /// What stands beside the content.
    #[must_use]
    pub fn aside(self, aside: impl Render) -> Self {
        let aside = aside.render();
        self.on_page(|page| page.aside = Some(aside))
    }

    /// For whom the page is, if not for staff.
    #[must_use]
    pub fn audience(self, audience: Audience) -> Self {
        self.on_page(|page| page.audience = Some(audience))
    }

    /// A form shown again with errors: the title says so, and the status is 422.
    #[must_use]
    pub fn with_errors(self, has_errors: bool) -> Self {
        let reply = self.on_page(|page| page.has_errors = has_errors);
        if has_errors { reply.status(422) } else { reply }
    }

    /// Uses the whole width.
    #[must_use]
    pub fn wide(self) -> Self {
        self.on_page(|page| page.is_wide = true)
    }

    /// Without any way into the reader's session: for a page that is handed over to somebody else.
    #[must_use]
    pub fn alone(self) -> Self {
        self.on_page(|page| page.is_alone = true)
    }
}
