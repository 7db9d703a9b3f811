//! The fields that every call has, received or sent: when, with whom, what for, and how the person answered.

use jiff::civil::{Date, Time};
use kernel::{Prose, Timestamp};
use maud::{Markup, html};
use page_kit::{Form, Visit, components::Choice};

use crate::model::{ConsentWay, Counterpart, Word};

/// A moment out of a day and a time of the municipality.
pub(super) fn moment(visit: &Visit, day: Date, clock: Time) -> Option<Timestamp> {
    day.to_datetime(clock)
        .to_zoned(visit.call.zone.clone())
        .ok()
        .map(|zoned| zoned.timestamp())
}

/// A moment that is not ahead, out of the fields `<name>-day` and `<name>-clock`.
pub(super) fn read_moment(visit: &Visit, form: &mut Form, name: &str) -> Option<Timestamp> {
    let day = form.past_date(&format!("{name}-day"));
    let clock = form.time(&format!("{name}-clock"));
    moment(visit, day?, clock?)
}

/// The same fields, as they are shown.
pub(super) fn moment_fields(visit: &Visit, form: &Form, name: &str, labels: [&str; 2]) -> Markup {
    let t = visit.t();
    let [day, clock] = labels;
    html! {
        (form.day(t, &format!("{name}-day"), day))
        (form.clock(t, &format!("{name}-clock"), clock))
    }
}

/// What stands in such fields before anything is typed: now.
pub(super) fn with_now(visit: &Visit, form: Form, name: &str) -> Form {
    let now = visit.now().to_zoned(visit.call.zone.clone());
    form.with(&format!("{name}-day"), now.date())
        .with(&format!("{name}-clock"), now.strftime("%H.%M"))
}

/// Who called, or whom we call.
pub(super) fn read_counterpart(form: &mut Form) -> Option<Counterpart> {
    let organisation = form.line("organisation");
    let (name, phone) = (form.optional_line("name"), form.optional_line("phone"));
    Some(Counterpart {
        organisation: organisation?,
        name: name?,
        phone: phone?,
    })
}

/// The same fields, as they are shown.
pub(super) fn counterpart_fields(visit: &Visit, form: &Form) -> Markup {
    let t = visit.t();
    html! {
        (form.text(t, "organisation", "cooperation-organisation").hint(t.say("cooperation-organisation-hint")))
        (form.text(t, "name", "cooperation-name").optional())
        (form.text(t, "phone", "cooperation-phone").optional())
    }
}

/// What the call is for.
pub(super) fn read_purpose(form: &mut Form) -> Option<Prose> {
    form.prose("purpose")
}

/// The same field, as it is shown.
pub(super) fn purpose_field(visit: &Visit, form: &Form) -> Markup {
    let t = visit.t();
    let area = form
        .area(t, "purpose", "cooperation-purpose")
        .hint(t.say("cooperation-purpose-hint"))
        .rows(5);
    html! { (area) }
}

/// How the person's answer was given, out of fields that begin with `name`.
pub(super) fn read_word(form: &mut Form, name: &str) -> Option<Word> {
    let day = form.past_date(&format!("{name}-day"));
    let way = form.choice(&format!("{name}-way"));
    let received_by = form.line(&format!("{name}-by"));
    let note = form.optional_prose(&format!("{name}-note"));
    Some(Word {
        day: day?,
        way: way?,
        received_by: received_by?,
        note: note?,
    })
}

/// The same fields, as they are shown.
pub(super) fn word_fields(visit: &Visit, form: &Form, name: &str) -> Markup {
    let t = visit.t();
    let ways = ConsentWay::ALL.iter().map(|way| {
        let label = t.say(&format!("cooperation-way-{}", way.key()));
        Choice::new(way.key(), label)
    });
    html! {
        (form.radios(t, &format!("{name}-way"), "cooperation-way", ways))
        (form.day(t, &format!("{name}-day"), "cooperation-consent-day"))
        (form.text(t, &format!("{name}-by"), "cooperation-received-by"))
        (form.area(t, &format!("{name}-note"), "cooperation-consent-note")
            .hint(t.say("cooperation-consent-note-hint")).rows(2).optional())
    }
}

/// What stands in such fields before anything is typed: today, received by the reader.
pub(super) fn with_word(visit: &Visit, form: Form, name: &str) -> Form {
    let reader = visit.session.as_ref().map(|s| s.user_name.clone());
    form.with(&format!("{name}-day"), visit.today())
        .with_maybe(&format!("{name}-by"), reader)
}
