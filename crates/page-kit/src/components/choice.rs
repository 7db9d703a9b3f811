//! Fields that are chosen from: drop-down, radios with hints, checkboxes.

use maud::{Markup, Render, html};

use super::field::{Frame, framed};
use crate::T;

/// One thing to choose.
#[derive(Debug, Clone)]
pub struct Choice {
    value: String,
    label: String,
    hint: Option<String>,
    more: Option<Markup>,
}

impl Choice {
    /// A choice: what is sent, and what is read.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            hint: None,
            more: None,
        }
    }

    /// What the choice means.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// A field that belongs to this choice. It is always in the page, so that it works without script.
    #[must_use]
    pub fn more(mut self, more: impl Render) -> Self {
        self.more = Some(more.render());
        self
    }
}

/// A drop-down, for many short choices. For fewer than seven, [`Radios`] are easier.
#[derive(Debug, Clone)]
pub struct Select<'a> {
    frame: Frame<'a>,
    choices: Vec<Choice>,
    chosen: String,
    empty: Option<String>,
}

framed!(Select);

impl<'a> Select<'a> {
    /// A drop-down.
    pub fn new(t: T<'a>, name: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            frame: Frame::new(t, name, label),
            choices: Vec::new(),
            chosen: String::new(),
            empty: None,
        }
    }

    /// One thing to choose.
    #[must_use]
    pub fn choice(mut self, value: impl Into<String>, label: impl Into<String>) -> Self {
        self.choices.push(Choice::new(value, label));
        self
    }

    /// All there is to choose.
    #[must_use]
    pub fn choices(mut self, choices: impl IntoIterator<Item = Choice>) -> Self {
        self.choices.extend(choices);
        self
    }

    /// What is chosen now.
    #[must_use]
    pub fn chosen(mut self, value: impl Into<String>) -> Self {
        self.chosen = value.into();
        self
    }

    /// The words for no choice: `Alla`, `Välj`.
    #[must_use]
    pub fn empty(mut self, label: impl Into<String>) -> Self {
        self.empty = Some(label.into());
        self
    }
}

impl Render for Select<'_> {
    fn render(&self) -> Markup {
        let frame = &self.frame;
        frame.wrap(&html! {
            select.ds-input id=(frame.id()) name=(frame.name) data-width="auto"
                aria-invalid=[frame.invalid()] aria-describedby=[frame.described_by(false)] {
                @if let Some(empty) = &self.empty {
                    option value="" selected[self.chosen.is_empty()] { (empty) }
                }
                @for choice in &self.choices {
                    option value=(choice.value) selected[choice.value == self.chosen] { (choice.label) }
                }
            }
        })
    }
}

/// Radios: exactly one of a few.
#[derive(Debug, Clone)]
pub struct Radios<'a> {
    frame: Frame<'a>,
    choices: Vec<Choice>,
    chosen: String,
}

framed!(Radios);

impl<'a> Radios<'a> {
    /// Radios under a legend, which is often the question itself.
    pub fn new(t: T<'a>, name: impl Into<String>, legend: impl Into<String>) -> Self {
        Self {
            frame: Frame::new(t, name, legend),
            choices: Vec::new(),
            chosen: String::new(),
        }
    }

    /// One thing to choose.
    #[must_use]
    pub fn choice(mut self, choice: Choice) -> Self {
        self.choices.push(choice);
        self
    }

    /// All there is to choose.
    #[must_use]
    pub fn choices(mut self, choices: impl IntoIterator<Item = Choice>) -> Self {
        self.choices.extend(choices);
        self
    }

    /// What is chosen now.
    #[must_use]
    pub fn chosen(mut self, value: impl Into<String>) -> Self {
        self.chosen = value.into();
        self
    }
}

impl Render for Radios<'_> {
    fn render(&self) -> Markup {
        set("radio", &self.frame, &self.choices, &|value| {
            value == self.chosen
        })
    }
}

/// Checkboxes: any number of a few. All send the same name.
#[derive(Debug, Clone)]
pub struct Checkboxes<'a> {
    frame: Frame<'a>,
    choices: Vec<Choice>,
    chosen: Vec<String>,
}

framed!(Checkboxes);

impl<'a> Checkboxes<'a> {
    /// Checkboxes under a legend.
    pub fn new(t: T<'a>, name: impl Into<String>, legend: impl Into<String>) -> Self {
        Self {
            frame: Frame::new(t, name, legend),
            choices: Vec::new(),
            chosen: Vec::new(),
        }
    }

    /// One thing to choose.
    #[must_use]
    pub fn choice(mut self, choice: Choice) -> Self {
        self.choices.push(choice);
        self
    }

    /// All there is to choose.
    #[must_use]
    pub fn choices(mut self, choices: impl IntoIterator<Item = Choice>) -> Self {
        self.choices.extend(choices);
        self
    }

    /// What is chosen now.
    #[must_use]
    pub fn chosen<S: Into<String>>(mut self, values: impl IntoIterator<Item = S>) -> Self {
        self.chosen.extend(values.into_iter().map(Into::into));
        self
    }
}

impl Render for Checkboxes<'_> {
    fn render(&self) -> Markup {
        set("checkbox", &self.frame, &self.choices, &|value| {
            self.chosen.iter().any(|c| c == value)
        })
    }
}

/// One checkbox alone: yes or nothing. Sends `ja` when it is ticked.
#[derive(Debug, Clone)]
pub struct Checkbox<'a> {
    frame: Frame<'a>,
    is_ticked: bool,
}

framed!(Checkbox);

impl<'a> Checkbox<'a> {
    /// What a ticked box sends.
    pub const YES: &'static str = "ja";

    /// One checkbox.
    pub fn new(t: T<'a>, name: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            frame: Frame::new(t, name, label),
            is_ticked: false,
        }
    }

    /// Whether it is ticked.
    #[must_use]
    pub const fn ticked(mut self, is_ticked: bool) -> Self {
        self.is_ticked = is_ticked;
        self
    }
}

impl Render for Checkbox<'_> {
    fn render(&self) -> Markup {
        let frame = &self.frame;
        html! {
            div.field.choice-alone data-invalid=[frame.invalid()] {
                div.ds-field {
                    input.ds-input type="checkbox" id=(frame.id()) name=(frame.name) value=(Self::YES)
                        checked[self.is_ticked] aria-invalid=[frame.invalid()]
                        aria-describedby=[frame.described_by(false)];
                    label.ds-label for=(frame.id()) { (frame.label_words()) }
                }
                (frame.hint_and_errors())
            }
        }
    }
}

/// A fieldset of radios or checkboxes. The first carries the field's id, so that an error leads to it.
fn set(
    kind: &str,
    frame: &Frame<'_>,
    choices: &[Choice],
    is_chosen: &dyn Fn(&str) -> bool,
) -> Markup {
    let id = frame.id();
    html! {
        fieldset.ds-fieldset.field.choices data-invalid=[frame.invalid()]
            aria-describedby=[frame.described_by(false)] {
            legend.ds-label { (frame.label_words()) }
            (frame.hint_and_errors())
            div.choices-list {
                @for (place, choice) in choices.iter().enumerate() {
                    @let own = if place == 0 { id.clone() } else { format!("{id}-{place}") };
                    @let hint = choice.hint.as_ref().map(|_| format!("{own}-means"));
                    div.choice {
                        div.ds-field {
                            input.ds-input type=(kind) id=(own) name=(frame.name) value=(choice.value)
                                checked[is_chosen(&choice.value)] aria-describedby=[hint.as_ref()]
                                aria-invalid=[frame.invalid()];
                            label.ds-label for=(own) { (choice.label) }
                        }
                        @if let (Some(text), Some(hint)) = (&choice.hint, &hint) {
                            p.choice-hint id=(hint) { (text) }
                        }
                        @if let Some(more) = &choice.more { div.choice-more { (more) } }
                    }
                }
            }
        }
    }
}
