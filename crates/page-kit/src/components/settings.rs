//! The reader's own choices: who is signed in, language, light or dark.

use kernel::Language;
use maud::{Markup, Render, html};

use super::hidden;
use crate::{Icon, T, language_name};

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the reader's device has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// All, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The value of the cookie, and of `data-color-scheme` on the page.
    pub const fn name(self) -> &'static str {
        match self {
            Self::System => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of a cookie's value; what is unknown is the system's.
    pub fn from_name(name: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|t| t.name() == name)
            .unwrap_or_default()
    }
}

/// The choice between light and dark: a form of three buttons named `theme`, with `back` for the way back.
#[derive(Debug, Clone)]
pub struct ThemeSwitch<'a> {
    t: T<'a>,
    action: String,
    back: String,
    chosen: Theme,
}

impl<'a> ThemeSwitch<'a> {
    /// Sent to `action`, which sets the cookie and returns to `back`.
    pub fn new(
        t: T<'a>,
        action: impl Into<String>,
        back: impl Into<String>,
        chosen: Theme,
    ) -> Self {
        Self {
            t,
            action: action.into(),
            back: back.into(),
            chosen,
        }
    }
}

impl Render for ThemeSwitch<'_> {
    fn render(&self) -> Markup {
        html! {
            form.switch method="post" action=(self.action) {
                (hidden("back", &self.back))
                fieldset {
                    legend { (self.t.say("page-kit-theme")) }
                    @for theme in Theme::ALL {
                        button type="submit" name="theme" value=(theme.name())
                            aria-pressed=(theme == self.chosen) {
                            (self.t.say(&format!("page-kit-theme-{}", theme.name())))
                        }
                    }
                }
            }
        }
    }
}

/// The choice of language: a form of buttons named `language`, with `back` for the way back.
#[derive(Debug, Clone)]
pub struct LanguageSwitch<'a> {
    t: T<'a>,
    action: String,
    back: String,
}

impl<'a> LanguageSwitch<'a> {
    /// Sent to `action`, which sets the cookie and returns to `back`.
    pub fn new(t: T<'a>, action: impl Into<String>, back: impl Into<String>) -> Self {
        Self {
            t,
            action: action.into(),
            back: back.into(),
        }
    }
}

impl Render for LanguageSwitch<'_> {
    fn render(&self) -> Markup {
        html! {
            form.switch method="post" action=(self.action) {
                (hidden("back", &self.back))
                fieldset {
                    legend { (self.t.say("page-kit-language")) }
                    @for language in Language::ALL {
                        button type="submit" name="language" value=(language.tag()) lang=(language.tag())
                            aria-pressed=(language == self.t.language()) { (language_name(language)) }
                    }
                }
            }
        }
    }
}

/// Who is signed in, with own pages and the way out. Opens without script.
#[derive(Debug, Clone)]
pub struct UserMenu<'a> {
    t: T<'a>,
    name: String,
    links: Vec<(String, String)>,
    settings: Vec<Markup>,
    sign_out: Option<String>,
}

impl<'a> UserMenu<'a> {
    /// The menu of this person.
    pub fn new(t: T<'a>, name: impl Into<String>) -> Self {
        Self {
            t,
            name: name.into(),
            links: Vec::new(),
            settings: Vec::new(),
            sign_out: None,
        }
    }

    /// An own page.
    #[must_use]
    pub fn link(mut self, label: impl Into<String>, href: impl Into<String>) -> Self {
        self.links.push((label.into(), href.into()));
        self
    }

    /// A choice: [`LanguageSwitch`], [`ThemeSwitch`].
    #[must_use]
    pub fn setting(mut self, setting: impl Render) -> Self {
        self.settings.push(setting.render());
        self
    }

    /// The way out, as an address that takes a form without fields.
    #[must_use]
    pub fn sign_out(mut self, action: impl Into<String>) -> Self {
        self.sign_out = Some(action.into());
        self
    }
}

impl Render for UserMenu<'_> {
    fn render(&self) -> Markup {
        html! {
            details.user-menu data-menu {
                summary { (Icon::Person) span { span.ds-sr-only { (self.t.say("page-kit-signed-in")) " " } (self.name) } (Icon::Down) }
                div.user-menu-body {
                    @if !self.links.is_empty() {
                        ul { @for (label, href) in &self.links { li { a href=(href) { (label) } } } }
                    }
                    @for setting in &self.settings { (setting) }
                    @if let Some(action) = &self.sign_out {
                        form method="post" action=(action) {
                            button.ds-button type="submit" data-variant="secondary" { (self.t.say("page-kit-sign-out")) }
                        }
                    }
                }
            }
        }
    }
}
