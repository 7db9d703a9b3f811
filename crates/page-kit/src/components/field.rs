//! Fields that are typed into: one line, date, number, personal number, long text.

use maud::{Markup, Render, html};

use crate::T;

/// The id of the field with a name; error summaries lead there.
///
/// ```
/// assert_eq!(page_kit::components::field_id("services[0].minutes"), "f-services-0--minutes");
/// ```
pub fn field_id(name: &str) -> String {
    let safe: String = name
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    format!("f-{safe}")
}

/// What surrounds every field: label, hint, errors, and the ids that tie them together.
#[derive(Debug, Clone)]
pub(super) struct Frame<'a> {
    pub(super) t: T<'a>,
    pub(super) name: String,
    pub(super) label: String,
    pub(super) hint: Option<String>,
    pub(super) errors: Vec<String>,
    pub(super) is_optional: bool,
}

impl<'a> Frame<'a> {
    pub(super) fn new(t: T<'a>, name: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            t,
            name: name.into(),
            label: label.into(),
            hint: None,
            errors: Vec::new(),
            is_optional: false,
        }
    }

    pub(super) fn id(&self) -> String {
        field_id(&self.name)
    }

    /// The ids of hint and errors, for `aria-describedby`.
    pub(super) fn described_by(&self, has_counter: bool) -> Option<String> {
        let id = self.id();
        let mut ids = Vec::new();
        if self.hint.is_some() {
            ids.push(format!("{id}-hint"));
        }
        if has_counter {
            ids.push(format!("{id}-count"));
        }
        if !self.errors.is_empty() {
            ids.push(format!("{id}-error"));
        }
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    pub(super) fn invalid(&self) -> Option<&'static str> {
        (!self.errors.is_empty()).then_some("true")
    }

    pub(super) fn label_words(&self) -> Markup {
        html! {
            (self.label)
            @if self.is_optional { span.optional { " (" (self.t.say("page-kit-optional")) ")" } }
        }
    }

    pub(super) fn hint_and_errors(&self) -> Markup {
        let id = self.id();
        html! {
            @if let Some(hint) = &self.hint {
                p.field-hint id={ (id) "-hint" } { (hint) }
            }
            @if !self.errors.is_empty() {
                div.field-errors id={ (id) "-error" } {
                    @for error in &self.errors {
                        p.ds-validation-message {
                            span.ds-sr-only { (self.t.say("page-kit-error")) ": " } (error)
                        }
                    }
                }
            }
        }
    }

    pub(super) fn wrap(&self, control: &Markup) -> Markup {
        html! {
            div.ds-field.field data-invalid=[self.invalid()] {
                label.ds-label for=(self.id()) { (self.label_words()) }
                (self.hint_and_errors())
                (control)
            }
        }
    }
}

/// The builders that every field has.
macro_rules! framed {
    ($type:ident) => {
        impl $type<'_> {
            /// A sentence that helps before something goes wrong.
            #[must_use]
            pub fn hint(mut self, hint: impl Into<String>) -> Self {
                self.frame.hint = Some(hint.into());
                self
            }

            /// What is wrong with it and what to do.
            #[must_use]
            pub fn error(mut self, error: impl Into<String>) -> Self {
                self.frame.errors.push(error.into());
                self
            }

            /// All that is wrong with it; nothing if the list is empty.
            #[must_use]
            pub fn errors<S: Into<String>>(mut self, errors: impl IntoIterator<Item = S>) -> Self {
                self.frame.errors.extend(errors.into_iter().map(Into::into));
                self
            }

            /// May be left out.
            #[must_use]
            pub const fn optional(mut self) -> Self {
                self.frame.is_optional = true;
                self
            }
        }
    };
}
pub(super) use framed;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FieldKind {
    Text,
    Date,
    Time,
    Number,
    PersonalNumber,
    Email,
    Phone,
    Password,
    Search,
    File,
}

/// A field of one line.
#[derive(Debug, Clone)]
pub struct Field<'a> {
    frame: Frame<'a>,
    kind: FieldKind,
    value: String,
    unit: Option<String>,
    width: Option<u8>,
    autocomplete: Option<&'static str>,
    is_readonly: bool,
    slider: Option<Slider>,
}

/// The bounds of a number, and by how much it moves.
#[derive(Debug, Clone, Copy)]
struct Slider {
    least: f64,
    most: f64,
    step: f64,
}

framed!(Field);

impl<'a> Field<'a> {
    fn new(kind: FieldKind, frame: Frame<'a>) -> Self {
        Self {
            frame,
            kind,
            value: String::new(),
            unit: None,
            width: None,
            autocomplete: None,
            is_readonly: false,
            slider: None,
        }
    }

    /// What it is called.
    pub(crate) fn label(&self) -> &str {
        &self.frame.label
    }

    /// Words.
    pub fn text(t: T<'a>, name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(FieldKind::Text, Frame::new(t, name, label))
    }

    /// A day, typed as ÅÅÅÅ-MM-DD.
    pub fn date(t: T<'a>, name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(FieldKind::Date, Frame::new(t, name, label))
            .hint(t.say("page-kit-date-hint"))
            .width(12)
    }

    /// A time of the day, typed as 14.30.
    pub fn time(t: T<'a>, name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(FieldKind::Time, Frame::new(t, name, label))
            .hint(t.say("page-kit-time-hint"))
            .width(7)
    }

    /// A whole number.
    pub fn number(t: T<'a>, name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(FieldKind::Number, Frame::new(t, name, label)).width(7)
    }

    /// A personal number or coordination number.
    pub fn personal_number(t: T<'a>, name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(FieldKind::PersonalNumber, Frame::new(t, name, label))
            .hint(t.say("page-kit-personal-number-hint"))
            .width(16)
    }

    /// An e-mail address.
    pub fn email(t: T<'a>, name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(FieldKind::Email, Frame::new(t, name, label))
    }

    /// A telephone number.
    pub fn phone(t: T<'a>, name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(FieldKind::Phone, Frame::new(t, name, label)).width(18)
    }

    /// A password; its value is never shown again.
    pub fn password(t: T<'a>, name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(FieldKind::Password, Frame::new(t, name, label))
    }

    /// Words to look for.
    pub fn search(t: T<'a>, name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(FieldKind::Search, Frame::new(t, name, label))
    }

    /// A file to send; its form has `enctype="multipart/form-data"`.
    pub fn file(t: T<'a>, name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(FieldKind::File, Frame::new(t, name, label))
    }

    /// What stands in it.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    /// The unit after it: `minuter per vecka`.
    #[must_use]
    pub fn unit(mut self, unit: impl Into<String>) -> Self {
        self.unit = Some(unit.into());
        self
    }

    /// As wide as so many characters, so that the width tells what is expected.
    #[must_use]
    pub const fn width(mut self, characters: u8) -> Self {
        self.width = Some(characters);
        self
    }

    /// What the browser may fill in about the reader, as `autocomplete` names it.
    #[must_use]
    pub const fn autocomplete(mut self, what: &'static str) -> Self {
        self.autocomplete = Some(what);
        self
    }

    /// A number between bounds: those who point get a slider beside it, which sends the form when it is let go. What is
    /// sent is the field; keyboards and readers need no slider.
    #[must_use]
    pub const fn slider(mut self, (least, most): (f64, f64), step: f64) -> Self {
        self.slider = Some(Slider { least, most, step });
        self
    }

    /// Shown but not changed here.
    #[must_use]
    pub const fn readonly(mut self) -> Self {
        self.is_readonly = true;
        self
    }

    fn input(&self) -> Markup {
        let (kind, mode) = match self.kind {
            FieldKind::Text if self.slider.is_some() => ("text", Some("decimal")),
            // Dates are typed, not picked: pickers are slow for birthdays and hard without a mouse.
            FieldKind::Text | FieldKind::Date | FieldKind::Time | FieldKind::PersonalNumber => {
                ("text", None)
            }
            FieldKind::Number => ("text", Some("numeric")),
            FieldKind::Email => ("email", None),
            FieldKind::Phone => ("tel", None),
            FieldKind::Password => ("password", None),
            FieldKind::Search => ("search", None),
            FieldKind::File => ("file", None),
        };
        let is_exact = !matches!(self.kind, FieldKind::Text | FieldKind::Search);
        let value = if self.kind == FieldKind::Password {
            ""
        } else {
            &self.value
        };
        // A file is chosen anew each time: no page may fill one in.
        let value = (self.kind != FieldKind::File).then_some(value);
        // Other people's data must not be offered on a shared computer.
        let autocomplete = self.autocomplete.unwrap_or("off");
        html! {
            input.ds-input id=(self.frame.id()) name=(self.frame.name) type=(kind) value=[value]
                inputmode=[mode] size=[self.width] autocomplete=(autocomplete)
                spellcheck=[is_exact.then_some("false")] autocapitalize=[is_exact.then_some("off")]
                readonly[self.is_readonly] aria-invalid=[self.frame.invalid()]
                aria-describedby=[self.frame.described_by(false)];
        }
    }
}

impl Render for Field<'_> {
    fn render(&self) -> Markup {
        let input = self.input();
        let control = match &self.unit {
            None => input,
            Some(unit) => html! {
                div.ds-field-affixes { (input) span.ds-field-affix { (unit) } }
            },
        };
        let control = match self.slider {
            None => control,
            Some(Slider { least, most, step }) => html! {
                (control)
                input.slider type="range" data-slider-for=(self.frame.id()) min=(least) max=(most) step=(step)
                    aria-hidden="true" tabindex="-1" autocomplete="off" hidden;
            },
        };
        self.frame.wrap(&control)
    }
}

/// A field for long text, with how much may be written.
#[derive(Debug, Clone)]
pub struct TextArea<'a> {
    frame: Frame<'a>,
    value: String,
    rows: u8,
    limit: Option<i64>,
}

framed!(TextArea);

impl<'a> TextArea<'a> {
    /// A field for long text.
    pub fn new(t: T<'a>, name: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            frame: Frame::new(t, name, label),
            value: String::new(),
            rows: 6,
            limit: None,
        }
    }

    /// What stands in it.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    /// How many rows it shows at first.
    #[must_use]
    pub const fn rows(mut self, rows: u8) -> Self {
        self.rows = rows;
        self
    }

    /// How many characters it takes. More can be typed, so that nothing is cut off unseen; saving says no.
    #[must_use]
    pub const fn limit(mut self, characters: i64) -> Self {
        self.limit = Some(characters);
        self
    }
}

impl Render for TextArea<'_> {
    fn render(&self) -> Markup {
        let frame = &self.frame;
        let id = frame.id();
        let t = frame.t;
        // As in fields of one line. A text that a browser put back beside emptied fields would be sent as half a form.
        let control = html! {
            textarea.ds-input id=(id) name=(frame.name) rows=(self.rows) autocomplete="off" data-long-text
                aria-invalid=[frame.invalid()] aria-describedby=[frame.described_by(self.limit.is_some())] {
                // A browser drops the first line break of a textarea; this one is for it.
                "\n" (self.value)
            }
            @if let Some(limit) = self.limit {
                p.field-count id={ (id) "-count" } data-counter=(limit) data-counter-for=(id)
                    data-left=(t.with("page-kit-count-left", &[("count", "#".into())]))
                    data-over=(t.with("page-kit-count-over", &[("count", "#".into())])) {
                    (t.with("page-kit-count-limit", &[("count", limit.into())]))
                }
            }
        };
        frame.wrap(&control)
    }
}

/// A value that goes with the form unseen.
pub fn hidden(name: &str, value: &str) -> Markup {
    html! { input type="hidden" name=(name) value=(value); }
}
