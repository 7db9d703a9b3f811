//! Buttons, links that look like buttons, and the row they stand in.

use maud::{Markup, Render, html};

use crate::Icon;

/// How much a button stands out. One primary button a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Weight {
    Primary,
    Secondary,
    Quiet,
    Danger,
}

/// A button of a form, or a link that looks like one.
#[derive(Debug, Clone)]
pub struct Button {
    label: String,
    weight: Weight,
    href: Option<String>,
    field: Option<(String, String)>,
    action: Option<String>,
    about: Option<String>,
}

impl Button {
    fn new(weight: Weight, label: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            weight,
            href: None,
            field: None,
            action: None,
            about: None,
        }
    }

    /// The one thing to do on the page.
    pub fn primary(label: impl Into<String>) -> Self {
        Self::new(Weight::Primary, label)
    }

    /// Something else that can be done.
    pub fn secondary(label: impl Into<String>) -> Self {
        Self::new(Weight::Secondary, label)
    }

    /// Something seldom done, or the way out.
    pub fn quiet(label: impl Into<String>) -> Self {
        Self::new(Weight::Quiet, label)
    }

    /// Something that cannot be undone; the label says what.
    pub fn danger(label: impl Into<String>) -> Self {
        Self::new(Weight::Danger, label)
    }

    /// Makes it a link.
    #[must_use]
    pub fn href(mut self, href: impl Into<String>) -> Self {
        self.href = Some(href.into());
        self
    }

    /// Sends a name and a value with the form, so that a form can have several buttons.
    #[must_use]
    pub fn sends(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.field = Some((name.into(), value.into()));
        self
    }

    /// Sends the form to another address.
    #[must_use]
    pub fn to(mut self, action: impl Into<String>) -> Self {
        self.action = Some(action.into());
        self
    }

    /// Words for screen readers after the label, where the same label stands on many rows.
    #[must_use]
    pub fn about(mut self, about: impl Into<String>) -> Self {
        self.about = Some(about.into());
        self
    }
}

impl Render for Button {
    fn render(&self) -> Markup {
        let (variant, color) = match self.weight {
            Weight::Primary => ("primary", None),
            Weight::Secondary => ("secondary", None),
            Weight::Quiet => ("tertiary", None),
            Weight::Danger => ("primary", Some("danger")),
        };
        let label = html! {
            @if self.weight == Weight::Danger { (Icon::Stop) " " }
            (self.label)
            @if let Some(about) = &self.about { span.ds-sr-only { " " (about) } }
        };
        html! {
            @if let Some(href) = &self.href {
                a.ds-button data-variant=(variant) data-color=[color] href=(href) { span { (label) } }
            } @else if let Some((name, value)) = &self.field {
                button.ds-button type="submit" data-variant=(variant) data-color=[color]
                    name=(name) value=(value) formaction=[self.action.as_ref()] { span { (label) } }
            } @else {
                button.ds-button type="submit" data-variant=(variant) data-color=[color]
                    formaction=[self.action.as_ref()] { span { (label) } }
            }
        }
    }
}

/// Buttons side by side; under each other on a telephone. The first is the main one.
#[derive(Debug, Clone, Default)]
pub struct ButtonRow {
    buttons: Vec<Button>,
}

impl ButtonRow {
    /// A row that begins with this button.
    pub fn new(first: Button) -> Self {
        Self {
            buttons: vec![first],
        }
    }

    /// One more button.
    #[must_use]
    pub fn and(mut self, button: Button) -> Self {
        self.buttons.push(button);
        self
    }
}

impl Render for ButtonRow {
    fn render(&self) -> Markup {
        html! {
            div.button-row { @for button in &self.buttons { (button) } }
        }
    }
}
