//! The form above a list that narrows it; the choice stands in the address.

use maud::{Markup, Render, html};

use super::{Button, ButtonRow};
use crate::T;

/// A filter: fields side by side, sent as the address of the page.
#[derive(Debug, Clone)]
pub struct FilterForm<'a> {
    t: T<'a>,
    action: String,
    fields: Vec<Markup>,
    clear: Option<String>,
    button: Option<String>,
    back: Option<String>,
}

impl<'a> FilterForm<'a> {
    /// A filter for the list at an address.
    pub fn new(t: T<'a>, action: impl Into<String>) -> Self {
        Self {
            t,
            action: action.into(),
            fields: Vec::new(),
            clear: None,
            button: None,
            back: None,
        }
    }

    /// One more field.
    #[must_use]
    pub fn field(mut self, field: impl Render) -> Self {
        self.fields.push(field.render());
        self
    }

    /// Where the list is whole again; only when something is chosen.
    #[must_use]
    pub fn clear(mut self, href: impl Into<String>) -> Self {
        self.clear = Some(href.into());
        self
    }

    /// Where everything is as it was, in words of the page's own.
    #[must_use]
    pub fn back(mut self, label: impl Into<String>, href: impl Into<String>) -> Self {
        self.back = Some(label.into());
        self.clear(href)
    }

    /// What its button says where it does not narrow a list but asks for something else.
    #[must_use]
    pub fn button(mut self, label: impl Into<String>) -> Self {
        self.button = Some(label.into());
        self
    }
}

impl Render for FilterForm<'_> {
    fn render(&self) -> Markup {
        let t = self.t;
        let label = self.button.clone();
        let (label, role) = match label {
            Some(label) => (label, None),
            None => (t.say("page-kit-filter"), Some("search")),
        };
        let name = role.map_or_else(|| label.clone(), |_| t.say("page-kit-filter-label"));
        let mut buttons = ButtonRow::new(Button::secondary(label));
        if let Some(clear) = &self.clear {
            let label = self.back.clone();
            let label = label.unwrap_or_else(|| t.say("page-kit-filter-clear"));
            buttons = buttons.and(Button::quiet(label).href(clear));
        }
        html! {
            form.filter method="get" action=(self.action) role=[role] aria-label=(name) {
                @for field in &self.fields { (field) }
                (buttons)
            }
        }
    }
}
