//! The period that a measure is read for: a few in words, or two days.

use jiff::{ToSpan, civil::Date};
use kernel::Period;
use maud::{Markup, html};
use page_kit::{
    Visit,
    components::{Field, FilterForm, Select},
    dates,
};

use super::chosen::Pair;
use crate::pages::asked;

/// A period, with what says it in an address.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    pub(super) period: Period,
    pub(super) words: String,
    /// What says it in an address.
    pub(super) pairs: Vec<Pair>,
}

const CHOICES: [(&str, &str); 4] = [
    ("12m", "portal-period-12m"),
    ("3m", "portal-period-3m"),
    ("ar", "portal-period-year"),
    ("forra", "portal-period-last"),
];

/// The twelve months up to today.
pub(super) fn last_year(visit: &Visit) -> Asked {
    of_choice(visit, "12m")
}

/// What the address asks for: two days, or one of the choices.
pub(super) fn read(visit: &Visit) -> Asked {
    let days = (asked::day(visit, "fran"), asked::day(visit, "till"));
    if let (Some(from), Some(to)) = days
        && let Ok(period) = Period::new(from, Some(to))
    {
        let words = dates::period(visit.language(), from, Some(to));
        return Asked {
            period,
            words,
            pairs: vec![("fran", from.to_string()), ("till", to.to_string())],
        };
    }
    of_choice(visit, visit.query("tid"))
}

fn of_choice(visit: &Visit, asked: &str) -> Asked {
    let today = visit.today();
    let (key, label) = CHOICES
        .into_iter()
        .find(|(key, _)| *key == asked)
        .unwrap_or(("12m", "portal-period-12m"));
    let year = |year: i16, month, day| Date::new(year, month, day).unwrap_or(today);
    let back = |months: i64| {
        let from = today.checked_sub(months.months()).ok();
        from.and_then(|day| day.tomorrow().ok()).unwrap_or(today)
    };
    let (from, to) = match key {
        "3m" => (back(3), today),
        "ar" => (year(today.year(), 1, 1), today),
        "forra" => (year(today.year() - 1, 1, 1), year(today.year() - 1, 12, 31)),
        _ => (back(12), today),
    };
    Asked {
        period: Period::new(from, Some(to)).unwrap_or(Period::since(from)),
        words: visit.t().say(label),
        pairs: vec![("tid", key.to_owned())],
    }
}

/// The choice, above what it narrows; `more` are other fields of the same form.
pub(super) fn view(visit: &Visit, more: Vec<Markup>) -> Markup {
    let t = visit.t();
    let mut choice = Select::new(t, "tid", t.say("portal-period")).chosen(visit.query("tid"));
    for (key, label) in CHOICES {
        choice = choice.choice(key, t.say(label));
    }
    let day = |name: &str, label: &str| {
        Field::date(t, name, t.say(label))
            .value(visit.query(name))
            .optional()
    };
    let mut form = FilterForm::new(t, visit.path());
    for field in more {
        form = form.field(field);
    }
    form = form
        .field(choice)
        .field(day("fran", "portal-from"))
        .field(day("till", "portal-to"));
    if asked::is_narrowed(
        visit,
        &["tid", "fran", "till", "efter", "slag", "inom", "uppfyllt"],
    ) {
        form = form.clear(visit.path());
    }
    html! { (form) }
}
