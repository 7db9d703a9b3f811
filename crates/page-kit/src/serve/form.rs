//! A form: what was typed, what is wrong with it, and its fields as they are shown again.

use std::{
    collections::BTreeMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

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

/// The field in which what carries a form, as a phone without network, says when it was sent: empty until then. No
/// reader types it, so it is no part of what was asked for: the same form carried on two ways is one request.
pub const STAMP: &str = "stamp";
/// Name of the hidden field with the moment at which the form was first shown.
const SEEN: &str = "seen";
/// Name of the hidden field with the version that the reader saw.
pub(crate) const VERSION: &str = "version";
/// Beginning of the texts that say of any field what is wrong with it, and not which field it is.
const OF_ANY_FIELD: &str = "page-kit-refusal-";

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
    changed: Option<(Change, Vec<Markup>)>,
    request: Uuid,
    /// The fields that have been drawn, in their order.
    labels: Labels,
}

/// Names and labels of fields, noted while they are drawn.
#[derive(Debug, Default)]
struct Labels(Mutex<Vec<(String, String)>>);

impl Labels {
    fn all(&self) -> MutexGuard<'_, Vec<(String, String)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Clone for Labels {
    fn clone(&self) -> Self {
        Self(Mutex::new(self.all().clone()))
    }
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
            labels: Labels::default(),
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

    /// Notes what another has changed, before and after; the next try is made on the new version.
    pub(crate) fn note_change(&mut self, change: Change, since: Vec<Markup>) {
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

    /// What a form without fields to fill in begins with: the errors, what another has changed, and the request's key.
    pub fn top(&self, t: T<'_>) -> Markup {
        html! {
            (self.summary(t))
            @if let Some((_, since)) = &self.changed {
                (Notice::warning(t, t.say("page-kit-changed-title")).body(html! {
                    p { (t.say("page-kit-changed-body")) }
                    @if !since.is_empty() { ul { @for what in since { li { (what) } } } }
                    p { (t.say("page-kit-changed-merge")) }
                }))
            }
            (hidden(REQUEST, &self.request.to_string()))
            (hidden(SEEN, &self.seen().as_millisecond().to_string()))
            @if self.values.contains_key(VERSION) { (hidden(VERSION, self.value(VERSION))) }
        }
    }

    /// A form's top and its fields. The fields are drawn first, so that the list of errors at the top can say what each
    /// field is called, in the order in which they stand.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "the markup of the fields is made for this"
    )]
    pub fn around(&self, t: T<'_>, fields: Markup) -> Markup {
        html! { (self.top(t)) (fields) }
    }

    fn summary<'a>(&self, t: T<'a>) -> ErrorSummary<'a> {
        let labels = self.labels.all();
        let place = |error: &Refusal| {
            let field = error.field.as_deref()?;
            labels.iter().position(|(name, _)| name == field)
        };
        let mut errors: Vec<_> = self.errors.iter().map(|e| (place(e), e)).collect();
        // What is wrong with the whole comes first, then the fields from above; the sort keeps what is noted of one.
        errors.sort_by_key(|(place, error)| (error.field.is_some(), place.unwrap_or(usize::MAX)));
        let mut summary = ErrorSummary::new(t);
        for (place, error) in errors {
            let text = t.refusal(error);
            let label = place
                .filter(|_| error.text.starts_with(OF_ANY_FIELD))
                .and_then(|n| labels.get(n));
            let text = match label {
                Some((_, label)) => format!("{label}: {text}"),
                None => text,
            };
            summary = match error.field.as_deref() {
                Some(field) => summary.at(field, text),
                None => summary.whole(text),
            };
        }
        summary
    }

    /// What a field is called, by its own label, for the list of errors.
    fn label(&self, t: T<'_>, name: &str, label: &str) -> String {
        let label = t.say(label);
        self.note_label(name, &label);
        label
    }

    /// Tells what a field is called that a page draws itself, for the list of errors.
    pub fn named(&self, name: &str, label: &str) {
        self.note_label(name, label);
    }

    fn note_label(&self, name: &str, label: &str) {
        let mut labels = self.labels.all();
        if !labels.iter().any(|(known, _)| known == name) {
            labels.push((name.to_owned(), label.to_owned()));
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
        self.note_label(name, field.label());
        field
            .value(self.value(name))
            .errors(self.errors_at(t, name))
    }

    /// A field for long text.
    pub fn area<'a>(&self, t: T<'a>, name: &str, label: &str) -> TextArea<'a> {
        TextArea::new(t, name, self.label(t, name, label))
            .value(self.value(name))
            .errors(self.errors_at(t, name))
    }

    /// A list to choose one from.
    pub fn select<'a>(&self, t: T<'a>, name: &str, label: &str) -> Select<'a> {
        Select::new(t, name, self.label(t, name, label))
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
        let radios = Radios::new(t, name, self.label(t, name, legend)).choices(choices);
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
        let boxes = Checkboxes::new(t, name, self.label(t, name, legend)).choices(choices);
        boxes
            .chosen(self.values(name).to_vec())
            .errors(self.errors_at(t, name))
    }

    /// One yes or no.
    pub fn checkbox<'a>(&self, t: T<'a>, name: &str, label: &str) -> Checkbox<'a> {
        Checkbox::new(t, name, self.label(t, name, label))
            .ticked(self.ticked(name))
            .errors(self.errors_at(t, name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Texts;
    use kernel::{Actor, Language};

    fn sent(fields: &[(&str, &str)]) -> Form {
        let now = "2026-11-22T08:00:00Z".parse().expect("a time");
        let call = Call::new(Actor::Public, now, RequestKey(Uuid::nil()));
        let fields = fields
            .iter()
            .map(|(n, v)| ((*n).to_owned(), (*v).to_owned()));
        Form::new(fields.collect(), &call)
    }

    #[test]
    fn the_list_of_errors_names_the_fields_in_their_order() {
        let texts = Texts::new(&[]).expect("texts");
        let t = texts.t(Language::Swedish);
        let mut form = sent(&[("second", ""), ("first", "")]);
        // Read in another order than they stand in.
        assert_eq!(form.line("second"), None);
        assert_eq!(form.date("first"), None);
        form.refuse(Refusal::new("page-kit-refusal-request-used"));
        let page = form.around(
            t,
            html! {
                (form.day(t, "first", "page-kit-help"))
                (form.text(t, "second", "page-kit-search"))
            },
        );
        let page = page.into_string();
        let (help, search) = (t.say("page-kit-help"), t.say("page-kit-search"));
        let empty = t.say("page-kit-refusal-empty");
        let whole = page
            .find(&t.say("page-kit-refusal-request-used"))
            .expect("of the whole");
        let first = page.find(&format!("{help}: {empty}")).expect("the first");
        let second = page
            .find(&format!("{search}: {empty}"))
            .expect("the second");
        assert!(whole < first && first < second, "{page}");
    }
}
