//! The whole page: head, header, ways around, content, footer; for staff, for the public, for the person.

use maud::{DOCTYPE, Markup, Render, html};

use crate::components::{Notice, SkipLink, Theme, UserMenu};
use crate::{Icon, T, assets};

/// The product's name.
pub const PRODUCT: &str = "Sammanhang";

/// For whom the page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Audience {
    /// Staff: with the ways around of a role.
    #[default]
    Staff,
    /// Anybody: no ways around, no assignment.
    Public,
    /// The person and those close: larger type, few words.
    Person,
}

/// A way around in the header.
#[derive(Debug, Clone)]
pub struct NavItem {
    label: String,
    href: String,
    is_here: bool,
    count: Option<i64>,
    among: Option<String>,
}

impl NavItem {
    /// A way to a page.
    pub fn new(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            href: href.into(),
            is_here: false,
            count: None,
            among: None,
        }
    }

    /// Folded up with the others of these words, next to each other.
    #[must_use]
    pub fn among(mut self, words: impl Into<String>) -> Self {
        self.among = Some(words.into());
        self
    }

    /// Whether the reader is there now.
    #[must_use]
    pub const fn here(mut self, is_here: bool) -> Self {
        self.is_here = is_here;
        self
    }

    /// How many things wait there.
    #[must_use]
    pub const fn count(mut self, count: i64) -> Self {
        self.count = Some(count);
        self
    }
}

/// A whole page.
///
/// ```
/// use kernel::Language;
/// use maud::{Render, html};
/// use page_kit::{Texts, layout::Page};
/// let texts = Texts::new(&[]).unwrap();
/// let page = Page::new(texts.t(Language::Swedish), "Ansökningar", html! { h1 { "Ansökningar" } });
/// assert!(page.render().into_string().contains("<title>Ansökningar – Sammanhang</title>"));
/// ```
#[derive(Debug, Clone)]
pub struct Page<'a> {
    t: T<'a>,
    title: String,
    body: Markup,
    audience: Audience,
    theme: Theme,
    municipality: Option<String>,
    assignment: Option<(String, Option<String>)>,
    search: Option<(String, String)>,
    nav: Vec<NavItem>,
    user: Option<UserMenu<'a>>,
    breadcrumbs: Option<Markup>,
    flash: Option<Notice<'a>>,
    aside: Option<Markup>,
    footer: Vec<(String, String)>,
    settings: Vec<Markup>,
    version: Option<String>,
    has_errors: bool,
    is_wide: bool,
    is_alone: bool,
}

impl<'a> Page<'a> {
    /// A page with a title for the browser and its content, which has the one `h1`.
    pub fn new(t: T<'a>, title: impl Into<String>, body: impl Render) -> Self {
        Self {
            t,
            title: title.into(),
            body: body.render(),
            audience: Audience::default(),
            theme: Theme::default(),
            municipality: None,
            assignment: None,
            search: None,
            nav: Vec::new(),
            user: None,
            breadcrumbs: None,
            flash: None,
            aside: None,
            footer: Vec::new(),
            settings: Vec::new(),
            version: None,
            has_errors: false,
            is_wide: false,
            is_alone: false,
        }
    }

    /// For whom the page is.
    #[must_use]
    pub const fn audience(mut self, audience: Audience) -> Self {
        self.audience = audience;
        self
    }

    /// Light or dark, as the reader has chosen.
    #[must_use]
    pub const fn theme(mut self, theme: Theme) -> Self {
        self.theme = theme;
        self
    }

    /// The municipality's name.
    #[must_use]
    pub fn municipality(mut self, name: impl Into<String>) -> Self {
        self.municipality = Some(name.into());
        self
    }

    /// The assignment (uppdrag) that the reader has chosen, and where it is changed.
    #[must_use]
    pub fn assignment(mut self, name: impl Into<String>, change: Option<String>) -> Self {
        self.assignment = Some((name.into(), change));
        self
    }

    /// The search box: its address, and what stands in it. The words are sent as `q`, by POST, so that names
    /// and numbers never stand in an address or a log.
    #[must_use]
    pub fn search(mut self, action: impl Into<String>, words: impl Into<String>) -> Self {
        self.search = Some((action.into(), words.into()));
        self
    }

    /// The ways around of the reader's role.
    #[must_use]
    pub fn nav(mut self, items: impl IntoIterator<Item = NavItem>) -> Self {
        self.nav.extend(items);
        self
    }

    /// Who is signed in.
    #[must_use]
    pub fn user(mut self, menu: UserMenu<'a>) -> Self {
        self.user = Some(menu);
        self
    }

    /// The way to this page: [`Breadcrumbs`](crate::components::Breadcrumbs).
    #[must_use]
    pub fn breadcrumbs(mut self, breadcrumbs: impl Render) -> Self {
        self.breadcrumbs = Some(breadcrumbs.render());
        self
    }

    /// What just happened.
    #[must_use]
    pub fn flash(mut self, notice: Notice<'a>) -> Self {
        self.flash = Some(notice.flash());
        self
    }

    /// What stands beside the content: the thread, facts, help. Below it on a telephone.
    #[must_use]
    pub fn aside(mut self, aside: impl Render) -> Self {
        self.aside = Some(aside.render());
        self
    }

    /// A link in the footer: help, about, accessibility statement.
    #[must_use]
    pub fn footer_link(mut self, label: impl Into<String>, href: impl Into<String>) -> Self {
        self.footer.push((label.into(), href.into()));
        self
    }

    /// A choice in the footer, for pages without a user menu: language, light or dark.
    #[must_use]
    pub fn setting(mut self, setting: impl Render) -> Self {
        self.settings.push(setting.render());
        self
    }

    /// The version of the product.
    #[must_use]
    pub fn version(mut self, version: impl Into<String>) -> Self {
        self.version = Some(version.into());
        self
    }

    /// The page has errors to correct; the browser's title says so first.
    #[must_use]
    pub const fn errors(mut self, has_errors: bool) -> Self {
        self.has_errors = has_errors;
        self
    }

    /// Uses the whole width, for dense tables.
    #[must_use]
    pub const fn wide(mut self) -> Self {
        self.is_wide = true;
        self
    }

    /// Leads nowhere, not home either: for a page that is handed over to somebody else.
    #[must_use]
    pub const fn alone(mut self) -> Self {
        self.is_alone = true;
        self
    }

    /// The product's mark and name, and the municipality's.
    fn product(&self) -> Markup {
        html! {
            svg.product-mark viewBox="0 0 28 28" aria-hidden="true" focusable="false" {
                path d="M14 1c0 7 10.5 4.5 10.5 11.5S15.5 21.5 10 18.5 4.5 8 11 7s9 6.5 6 12-3 5-3 8" {}
            }
            span.product-words {
                span.product-name { (PRODUCT) }
                @if let Some(name) = &self.municipality { span.municipality { (name) } }
            }
        }
    }

    fn head(&self) -> Markup {
        html! {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                // Pages about persons must not be named to other sites.
                meta name="referrer" content="same-origin";
                title {
                    @if self.has_errors { (self.t.say("page-kit-error")) ": " }
                    (self.title) " – " (PRODUCT)
                }
                link rel="preload" href=(assets::href("atkinson-latin.woff2")) as="font" type="font/woff2" crossorigin;
                link rel="stylesheet" href=(assets::href("sammanhang.css"));
                link rel="icon" href=(assets::href("icon.svg")) type="image/svg+xml";
                link rel="apple-touch-icon" href=(assets::href("icon.png"));
                link rel="manifest" href="/app.webmanifest";
                script src=(assets::href("designsystemet.js")) defer {}
                script src=(assets::href("sammanhang.js")) defer {}
                @if self.audience == Audience::Staff { script src=(assets::href("phone.js")) defer {} }
            }
        }
    }

    fn header(&self) -> Markup {
        html! {
            header.site-header {
                div.site-header-row {
                    @if self.is_alone {
                        span.product { (self.product()) }
                    } @else {
                        a.product href="/" { (self.product()) }
                    }
                    @if let Some((action, words)) = &self.search {
                        form.site-search method="post" action=(action) role="search" {
                            label.ds-sr-only for="site-search" { (self.t.say("page-kit-search")) }
                            input id="site-search" name="q" type="search" value=(words) autocomplete="off"
                                placeholder=(self.t.say("page-kit-search-placeholder")) spellcheck="false";
                            button type="submit" {
                                (Icon::Search) span.ds-sr-only { (self.t.say("page-kit-search")) }
                            }
                        }
                    }
                    @if let Some(user) = &self.user { (user) }
                }
                (self.ways())
            }
        }
    }

    fn ways(&self) -> Markup {
        html! {
            @if !self.nav.is_empty() || self.assignment.is_some() {
                div.site-ways {
                    div.site-ways-row {
                        @if !self.nav.is_empty() {
                            nav.site-nav aria-label=(self.t.say("page-kit-nav")) {
                                ul {
                                    @for items in self.nav.chunk_by(|one, next| one.among == next.among) {
                                        (together(items))
                                    }
                                }
                            }
                        }
                        @if let Some((name, change)) = &self.assignment {
                            p.assignment {
                                span.assignment-word { (self.t.say("page-kit-assignment")) " " }
                                strong { (name) }
                                @if let Some(href) = change {
                                    " " a href=(href) { (self.t.say("page-kit-assignment-change")) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    fn footer(&self) -> Markup {
        html! {
            footer.site-footer {
                div.site-footer-row {
                    @if !self.footer.is_empty() {
                        ul { @for (label, href) in &self.footer { li { a href=(href) { (label) } } } }
                    }
                    @if !self.settings.is_empty() {
                        div.site-settings { @for setting in &self.settings { (setting) } }
                    }
                    p {
                        (PRODUCT)
                        @if let Some(version) = &self.version { " " (version) }
                        @if let Some(name) = &self.municipality { " · " (name) }
                    }
                }
            }
        }
    }
}

/// Ways that stand beside each other; folded up under their words if they have some, unless there is one alone.
fn together(items: &[NavItem]) -> Markup {
    let words = items.first().and_then(|item| item.among.as_deref());
    match words.filter(|_| items.len() > 1) {
        None => html! { @for item in items { li { (item) } } },
        Some(words) => {
            let is_here = items.iter().any(|item| item.is_here);
            html! {
                li {
                    details.nav-menu name="ways" data-menu {
                        summary aria-current=[is_here.then_some("true")] { span { (words) } (Icon::Down) }
                        ul { @for item in items { li { (item) } } }
                    }
                }
            }
        }
    }
}

impl Render for NavItem {
    fn render(&self) -> Markup {
        html! {
            a href=(self.href) aria-current=[self.is_here.then_some("page")] {
                (self.label)
                @if let Some(count) = self.count { " " span.count { (count) } }
            }
        }
    }
}

impl Render for Page<'_> {
    fn render(&self) -> Markup {
        let (audience, size) = match self.audience {
            Audience::Staff => ("staff", None),
            Audience::Public => ("public", None),
            Audience::Person => ("person", Some("lg")),
        };
        html! {
            (DOCTYPE)
            html lang=(self.t.language().tag()) data-color-scheme=(self.theme.name())
                data-audience=(audience) data-size=[size] {
                (self.head())
                body {
                    (SkipLink::new(self.t))
                    (self.header())
                    div.site-body data-wide[self.is_wide] data-aside[self.aside.is_some()] {
                        @if let Some(breadcrumbs) = &self.breadcrumbs { (breadcrumbs) }
                        main id=(SkipLink::TARGET) tabindex="-1" {
                            @if let Some(flash) = &self.flash { (flash) }
                            (self.body)
                        }
                        @if let Some(aside) = &self.aside { aside.site-aside { (aside) } }
                    }
                    (self.footer())
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Texts;
    use kernel::Language;

    #[test]
    fn the_page_names_its_language_and_escapes_everything() {
        let texts = Texts::new(&[]).unwrap();
        let html = Page::new(texts.t(Language::Finnish), "<b>", html! { h1 { "x" } })
            .municipality("\"Å\"")
            .assignment("<i>", Some("/uppdrag".to_owned()))
            .nav([NavItem::new("Hem", "/").here(true).count(3)])
            .render()
            .into_string();
        assert!(html.contains("<html lang=\"fi\""));
        assert!(
            html.contains("&lt;b&gt; – Sammanhang")
                && html.contains("&lt;i&gt;")
                && html.contains("&quot;Å&quot;")
        );
        assert!(html.contains("aria-current=\"page\""));
    }

    #[test]
    fn a_page_that_is_handed_over_leads_nowhere() {
        let texts = Texts::new(&[]).unwrap();
        let page = Page::new(texts.t(Language::Swedish), "x", html! {});
        let ways = |html: String| html.matches("<a ").count();
        let skip = 1;
        assert_eq!(ways(page.clone().render().into_string()), skip + 1);
        assert_eq!(ways(page.alone().render().into_string()), skip);
    }

    #[test]
    fn ways_of_a_part_are_folded_up_and_one_alone_is_not() {
        let texts = Texts::new(&[]).unwrap();
        let part = |label: &str, here| NavItem::new(label, "/x").among("Del").here(here);
        let page = |items: Vec<NavItem>| {
            let page = Page::new(texts.t(Language::Swedish), "x", html! {}).nav(items);
            page.render().into_string()
        };
        let many = page(vec![
            NavItem::new("Hem", "/"),
            part("a", false),
            part("b", true),
        ]);
        assert!(many.contains("<summary aria-current=\"true\"><span>Del</span>"));
        // Of those with one name the browser keeps one open.
        assert!(many.contains("<details class=\"nav-menu\" name=\"ways\" data-menu>"));
        assert!(many.contains("aria-current=\"page\">b</a>"));
        let alone = page(vec![NavItem::new("Hem", "/"), part("a", false)]);
        assert!(!alone.contains("Del") && alone.contains(">a</a>"));
    }

    #[test]
    fn nothing_inline_that_a_strict_policy_forbids() {
        let texts = Texts::new(&[]).unwrap();
        let html = Page::new(texts.t(Language::Swedish), "x", html! {})
            .search("/sok", "")
            .render()
            .into_string();
        assert!(
            !html.contains(" style=") && !html.contains("<style") && !html.contains(" onclick")
        );
        assert!(!html.contains("<script>"));
    }

    #[test]
    fn a_persons_page_is_in_larger_type_and_errors_come_first_in_the_title() {
        let texts = Texts::new(&[]).unwrap();
        let page = Page::new(texts.t(Language::Swedish), "Ansök", html! {})
            .audience(Audience::Person)
            .errors(true);
        let html = page.render().into_string();
        assert!(html.contains("data-size=\"lg\"") && html.contains("<title>Fel: Ansök"));
    }
}
