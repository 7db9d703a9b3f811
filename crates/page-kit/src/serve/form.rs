//! A form: what was typed, what is wrong with it, and its fields as they are shown again.

use std::collections::BTreeMap;

use kernel::{Call, Change, Date, Refusal, RequestKey, Timestamp};
use maud::{Markup, html};
use uuid::Uuid;

use crate::{
    T,
    components::{
        Checkbox, Checkboxes, Choice, ErrorSummary, Field, Notice, Radios, Select, TextArea, hidden,
    },
};

/// Name of the hidden field with the request's key.
pub(crate) const REQUEST: &str = "request";
/// Name of the hidden field with the moment at which the form was first shown.
const SEEN: &str = "seen";
/// Name of the hidden field with the version that the reader saw.
pub(crate) const VERSION: &str = "version";

/// What was typed into a form, and what is wrong with it.
///
/// Read it with the functions of the second half ([`Form::line`], [`Form::date`], …), which note what is wrong;
/// show it with those of the first half, which put back what was typed.
#[derive(Debug, Clone)]
pub struct Form {
    pub(super) values: BTreeMap<String, Vec<String>>,
    pub(super) errors: Vec<Refusal>,
    pub(super) today: Date,
    now: Timestamp,
    changed: Option<(Change, Vec<String>)>,
    request: Uuid,
}

impl Form {
    pub(crate) fn new(fields: Vec<(String, String)>, call: &Call) -> Self {
        let mut values: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (name, value) in fields {
            values.entry(name).or_default().push(value);
        }
        Self {
            values,
            errors: Vec::new(),
            now: call.now,
            today: call.today(),
            changed: None,
            request: call.key.0,
        }
    }

    /// Sets what stands in a field before anything is typed.
    #[must_use]
    #[expect(
        clippy::needless_pass_by_value,
        reason = "dates, numbers and texts are handed in as they are"
    )]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.values.insert(name.to_owned(), vec![value.to_string()]);
        self
    }

    /// Sets what stands in a field, if there is something.
    #[must_use]
    pub fn with_maybe(self, name: &str, value: Option<impl ToString>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// Ticks several choices of a field.
    #[must_use]
    pub fn with_all(mut self, name: &str, values: impl IntoIterator<Item = String>) -> Self {
        self.values
            .insert(name.to_owned(), values.into_iter().collect());
        self
    }

    /// What stands in a field.
    pub fn value(&self, name: &str) -> &str {
        self.values
            .get(name)
            .and_then(|all| all.first())
            .map_or("", String::as_str)
    }

    /// All that stand in a field that takes many.
    pub fn values(&self, name: &str) -> &[String] {
        self.values.get(name).map_or(&[], Vec::as_slice)
    }

    /// Whether anything is wrong.
    pub fn has_errors(&self) -> bool {
        !self.errors.is_empty() || self.changed.is_some()
    }

    /// Notes that something is wrong.
    pub fn refuse(&mut self, refusal: Refusal) {
        self.errors.push(refusal);
    }

    /// Notes what another has changed, in words; the next try is made on the new version.
    pub(crate) fn note_change(&mut self, change: Change, since: Vec<String>) {
        self.values
            .insert(VERSION.to_owned(), vec![change.version.to_string()]);
        self.changed = Some((change, since));
    }

    /// When the form was first shown.
    pub(crate) fn seen(&self) -> Timestamp {
        let millis = self.value(SEEN).parse().ok();
        millis
            .and_then(|m| Timestamp::from_millisecond(m).ok())
            .unwrap_or(self.now)
    }

    /// How long the form was before somebody's eyes, in seconds.
    pub fn age_seconds(&self) -> i64 {
        self.now.duration_since(self.seen()).as_secs()
    }

    /// The next try is a new request.
    pub(crate) fn renew(&mut self, request: RequestKey) {
        self.request = request.0;
    }

    /// What is wrong with a field, in words.
    pub fn errors_at(&self, t: T<'_>, name: &str) -> Vec<String> {
        let at = self
            .errors
            .iter()
            .filter(|e| e.field.as_deref() == Some(name));
        at.map(|e| t.refusal(e)).collect()
    }

    /// What every form begins with: the errors, what another has changed, and the request's key.
    pub fn top(&self, t: T<'_>) -> Markup {
        let mut summary = ErrorSummary::new(t);
        for error in &self.errors {
            let text = t.refusal(error);
            summary = match error.field.as_deref() {
                Some(field) => summary.at(field, text),
                None => summary.whole(text),
            };
        }
        html! {
            (summary)
            @if let Some((_, since)) = &self.changed {
                (Notice::warning(t, t.say("page-kit-changed-title")).body(html! {
                    p { (t.say("page-kit-changed-body")) }
                    @if !since.is_empty() { ul { @for what in since { li { (what) } } } }
                }))
            }
            (hidden(REQUEST, &self.request.to_string()))
            (hidden(SEEN, &self.seen().as_millisecond().to_string()))
            @if self.values.contains_key(VERSION) { (hidden(VERSION, self.value(VERSION))) }
        }
    }

    /// A field of one line.
    pub fn text<'a>(&self, t: T<'a>, name: &str, label: &str) -> Field<'a> {
        self.fill(t, name, Field::text(t, name, t.say(label)))
    }

    /// A day.
    pub fn day<'a>(&self, t: T<'a>, name: &str, label: &str) -> Field<'a> {
        self.fill(t, name, Field::date(t, name, t.say(label)))
    }

    /// A time of the day.
    pub fn clock<'a>(&self, t: T<'a>, name: &str, label: &str) -> Field<'a> {
        self.fill(t, name, Field::time(t, name, t.say(label)))
    }

    /// A whole number.
    pub fn count<'a>(&self, t: T<'a>, name: &str, label: &str) -> Field<'a> {
        self.fill(t, name, Field::number(t, name, t.say(label)))
    }

    /// A personal number.
    pub fn personal_number<'a>(&self, t: T<'a>, name: &str, label: &str) -> Field<'a> {
        self.fill(t, name, Field::personal_number(t, name, t.say(label)))
    }

    /// Puts what was typed, and what is wrong with it, into a field of another kind.
    pub fn fill<'a>(&self, t: T<'a>, name: &str, field: Field<'a>) -> Field<'a> {
        field
            .value(self.value(name))
            .errors(self.errors_at(t, name))
    }

    /// A field for long text.
    pub fn area<'a>(&self, t: T<'a>, name: &str, label: &str) -> TextArea<'a> {
        TextArea::new(t, name, t.say(label))
            .value(self.value(name))
            .errors(self.errors_at(t, name))
    }

    /// A list to choose one from.
    pub fn select<'a>(&self, t: T<'a>, name: &str, label: &str) -> Select<'a> {
        Select::new(t, name, t.say(label))
            .chosen(self.value(name))
            .errors(self.errors_at(t, name))
    }

    /// A few choices, one of them.
    pub fn radios<'a>(
        &self,
        t: T<'a>,
        name: &str,
        legend: &str,
        choices: impl IntoIterator<Item = Choice>,
    ) -> Radios<'a> {
        let radios = Radios::new(t, name, t.say(legend)).choices(choices);
        radios
            .chosen(self.value(name))
            .errors(self.errors_at(t, name))
    }

    /// A few choices, any of them.
    pub fn checkboxes<'a>(
        &self,
        t: T<'a>,
        name: &str,
        legend: &str,
        choices: impl IntoIterator<Item = Choice>,
    ) -> Checkboxes<'a> {
        let boxes = Checkboxes::new(t, name, t.say(legend)).choices(choices);
        boxes
            .chosen(self.values(name).to_vec())
            .errors(self.errors_at(t, name))
    }

    /// One yes or no.
    pub fn checkbox<'a>(&self, t: T<'a>, name: &str, label: &str) -> Checkbox<'a> {
        Checkbox::new(t, name, t.say(label))
            .ticked(self.ticked(name))
            .errors(self.errors_at(t, name))
    }
}
