//! What another has changed: the notice that a form shows when it comes back, and its fields before and after.

use std::collections::BTreeMap;

use history::EntryView;
use kernel::{Date, UserId};
use maud::{Markup, html};

use super::Visit;
use crate::{T, dates};

/// What somebody did, when, and each field before and after, so that nobody saves over words that were never seen.
pub(super) fn said(visit: &Visit, entry: &EntryView, names: &BTreeMap<UserId, String>) -> Markup {
    let t = visit.t();
    let when = dates::moment(visit.language(), entry.at, visit.now());
    let who = entry.actor.user().and_then(|user| names.get(&user));
    html! {
        (t.say(&entry.text()))
        " (" @if let Some(who) = who { (who) ", " } (when) ")"
        (fields_before_and_after(visit, entry))
    }
}

/// The fields that an entry of history changed, each before and after; nothing where it changed none.
pub fn fields_before_and_after(visit: &Visit, entry: &EntryView) -> Markup {
    let t = visit.t();
    if entry.changes.is_empty() {
        return html! {};
    }
    html! {
        dl.facts {
            @for change in &entry.changes {
                @let say = |raw: &str| value_words(visit, (&entry.verb, &change.field), raw);
                div {
                    dt { (field_words(t, &entry.verb, &change.field)) }
                    dd {
                        @match (&change.before, &change.after) {
                            (Some(before), Some(after)) => { del { (say(before)) } " → " ins { (say(after)) } },
                            (None, Some(after)) => ins { (say(after)) },
                            (Some(before), None) => del { (say(before)) },
                            (None, None) => "",
                        }
                    }
                }
            }
        }
    }
}

/// The name of a changed field, as the room that wrote the change says it.
fn field_words(t: T<'_>, verb: &str, field: &str) -> String {
    let room = verb.split('.').next().unwrap_or_default();
    let field_key = field.replace('_', "-");
    let own = format!("{room}-field-{field_key}");
    let plain = format!("portal-field-{field_key}");
    let known = [own, plain].into_iter().find(|key| t.has(key));
    known.map_or_else(|| field.to_owned(), |key| capital(&t.say(&key)))
}

/// A value of a changed field: by its text where the room has one, a day as people write it, otherwise as it stands.
fn value_words(visit: &Visit, (verb, field): (&str, &str), raw: &str) -> String {
    let t = visit.t();
    match raw {
        "true" => return t.say("page-kit-yes"),
        "false" => return t.say("page-kit-no"),
        _ => {}
    }
    if let Ok(day) = raw.parse::<Date>()
        && day.to_string() == raw
    {
        return dates::full_day(visit.language(), day);
    }
    let room = verb.split('.').next().unwrap_or_default();
    let is_key = raw
        .bytes()
        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    let field = field.replace('_', "-");
    let keys = [
        format!("{room}-field-{field}-{raw}"),
        format!("{room}-{field}-{raw}"),
    ];
    match keys.iter().find(|key| is_key && t.has(key)) {
        Some(key) => t.say(key),
        None => raw.to_owned(),
    }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
