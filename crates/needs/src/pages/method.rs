//! How forecasts are made: in plain words, exactly, how good it is, what it does not do, and what did not help. Every
//! number comes out of the document that a test holds against the engine.

use kernel::{Arg, Language, Problem};
use maud::{Markup, html};
use page_kit::{
    Reply, T, Visit,
    components::{Breadcrumbs, Column, Heading, Section, Table, prose},
    dates,
};

use crate::rules::{self, MethodTable};

/// The parts of the method: where on the page, what it is called, in plain words, and exactly.
const PARTS: [(&str, &str, &str, &str); 13] = [
    (
        "befolkning",
        "needs-persons",
        "needs-method-people",
        "needs-method-people-exact",
    ),
    (
        "dodlighet",
        "needs-method-mortality-title",
        "needs-method-mortality",
        "needs-method-mortality-exact",
    ),
    (
        "niva",
        "needs-method-level-title",
        "needs-method-level",
        "needs-method-level-exact",
    ),
    (
        "flyttning",
        "needs-cause-migration",
        "needs-method-moves",
        "needs-method-moves-exact",
    ),
    (
        "fodda",
        "needs-cause-births",
        "needs-method-births",
        "needs-method-births-exact",
    ),
    (
        "slump",
        "needs-method-chance-title",
        "needs-method-chance",
        "needs-method-chance-exact",
    ),
    (
        "osakerhet",
        "needs-method-doubt-title",
        "needs-method-doubt",
        "needs-method-doubt-exact",
    ),
    (
        "summor",
        "needs-method-sums-title",
        "needs-method-sums",
        "needs-method-sums-exact",
    ),
    (
        "behov",
        "needs-users",
        "needs-method-use",
        "needs-method-use-exact",
    ),
    (
        "platser",
        "needs-places",
        "needs-method-places",
        "needs-method-places-exact",
    ),
    (
        "personal",
        "needs-staff",
        "needs-method-staff",
        "needs-method-staff-exact",
    ),
    (
        "kostnad",
        "needs-cost",
        "needs-method-cost",
        "needs-method-cost-exact",
    ),
    (
        "orsaker",
        "needs-causes",
        "needs-method-causes",
        "needs-method-causes-exact",
    ),
];

/// What it does not do, and where it is weak.
const LIMITS: [&str; 11] = [
    "needs-method-limit-covered",
    "needs-method-limit-oldest",
    "needs-method-limit-births",
    "needs-method-limit-breaks",
    "needs-method-limit-net",
    "needs-method-limit-size",
    "needs-method-limit-groups",
    "needs-method-limit-pandemic",
    "needs-method-limit-use",
    "needs-method-limit-wait",
    "needs-method-limit-staff",
];

/// What was tried and did not help.
const TRIED: [&str; 7] = [
    "needs-method-tried-one",
    "needs-method-tried-learning",
    "needs-method-tried-raking",
    "needs-method-tried-bands",
    "needs-method-tried-windows",
    "needs-method-tried-stretching",
    "needs-method-tried-sampling",
];

/// What the record's headings are called, by what the document calls them.
const HEADINGS: [(&str, &str); 15] = [
    ("ages", "needs-ages"),
    ("years ahead", "needs-method-ahead"),
    ("engine", "needs-method-engine"),
    ("Lee–Carter", "needs-method-lee-carter"),
    ("frozen mortality", "needs-method-frozen"),
    ("Hamilton–Perry", "needs-method-hamilton-perry"),
    ("no change", "needs-method-no-change"),
    ("goal", "needs-method-goal"),
    ("in 80 %", "needs-method-in-80"),
    ("in 95 %", "needs-method-in-95"),
    ("width of 80 %, and of Lee–Carter's", "needs-method-width"),
    ("score, and Lee–Carter's", "needs-method-score"),
    ("error at 5, 10, 15 years", "needs-method-errors"),
    ("Lee–Carter's", "needs-method-of-lee-carter"),
    ("width of 80 %, and Lee–Carter's", "needs-method-width"),
];

/// What is said of a figure after it, and the text for it.
const VERDICTS: [(&str, &str); 5] = [
    (" met", "needs-method-met"),
    (" missed", "needs-method-missed"),
    (" held", "needs-method-held"),
    (" narrow", "needs-method-narrow"),
    (" wide", "needs-method-too-wide"),
];

/// The page.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let title = "needs-method";
    let method = rules::method();
    let numbers = numbers(visit.language(), &method.numbers);
    let body = html! {
        (Heading::new(t.say(title)).over(t.say("needs-title")).lead(t.say("needs-method-lead")))
        (Section::new("korthet", t.say("needs-method-plain"), html! { (prose(&t.say("needs-method-text"))) }))
        @for (id, heading, plain, exact) in PARTS {
            (Section::new(id, t.say(heading), html! {
                p { (t.with(plain, &numbers)) }
                (prose(&t.with(exact, &numbers)))
            }))
        }
        (Section::new("traffsakerhet", t.say("needs-method-record"), record(&visit, &method.tables))
            .intro(t.say("needs-method-record-intro")))
        (Section::new("kommando", t.say("needs-method-again"), html! {
            p { (t.say("needs-method-again-intro")) }
            p { code { (method.command) } }
        }))
        (Section::new("granser", t.say("needs-method-limits"), html! {
            ul { @for limit in LIMITS { li { (t.with(limit, &numbers)) } } }
        }))
        (Section::new("provat", t.say("needs-method-tried"), html! {
            ul { @for tried in TRIED { li { (t.with(tried, &numbers)) } } }
        }))
    };
    let way = Breadcrumbs::new(t)
        .step(t.say("needs-title"), "/prognos")
        .here(t.say(title));
    Ok(visit.page(title, body).breadcrumbs(&way))
}

/// The numbers of the method as texts name them, in the way of the language.
fn numbers(language: Language, all: &[(&'static str, &'static str)]) -> Vec<(&'static str, Arg)> {
    let said = all.iter().map(|(name, value)| {
        let parts: Vec<String> = value.split(", ").map(|one| number(language, one)).collect();
        (*name, Arg::from(parts.join(" / ")))
    });
    said.collect()
}

/// A number in the way of the language; what is none stands as it is, with its decimals in that way.
fn number(language: Language, text: &str) -> String {
    if let Ok(whole) = text.parse::<i64>() {
        return dates::grouped(whole);
    }
    in_words(language, text)
}

/// A text with numbers in it: a point between two digits becomes the decimal sign of the language.
fn in_words(language: Language, text: &str) -> String {
    let sign = dates::decimal(language, 0.5, 1).chars().nth(1);
    let letters: Vec<char> = text.chars().collect();
    let is_digit = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
    let changed = letters.iter().enumerate().map(|(at, letter)| {
        let is_sign = *letter == '.' && at > 0 && is_digit(at - 1) && is_digit(at + 1);
        sign.filter(|_| is_sign).unwrap_or(*letter)
    });
    changed.collect()
}

fn record(visit: &Visit, tables: &[MethodTable]) -> Markup {
    let (t, language) = (visit.t(), visit.language());
    let tables = tables.iter().filter_map(|rows| {
        let (headings, rows) = rows.split_first()?;
        let mut table = Table::new(t, t.say(caption(headings)));
        for (place, heading) in headings.iter().enumerate() {
            let heading = said_heading(t, heading);
            table = table.column(if place == 0 {
                Column::new(heading)
            } else {
                Column::number(heading)
            });
        }
        for row in rows {
            table = table.row(row.iter().map(|cell| said_cell(t, language, cell)));
        }
        Some(table)
    });
    html! { @for table in tables { (table) } }
}

/// What a table is about, by what stands above its columns.
fn caption(headings: &[&str]) -> &'static str {
    let has = |heading: &str| headings.contains(&heading);
    if has("goal") {
        "needs-method-near"
    } else if has("error at 5, 10, 15 years") {
        "needs-method-longer"
    } else if has("in 80 %") {
        "needs-method-sure"
    } else {
        "needs-method-signed"
    }
}

fn said_heading(t: T<'_>, heading: &str) -> String {
    let found = HEADINGS.iter().find(|(known, _)| *known == heading);
    found.map_or_else(|| heading.to_owned(), |(_, key)| t.say(key))
}

fn said_cell(t: T<'_>, language: Language, cell: &str) -> Markup {
    // What is strong as a whole is so here; a verdict that is strong inside says enough in brackets.
    let is_strong = cell.starts_with("**") && cell.ends_with("**");
    let mut said = in_words(language, &cell.replace("**", ""));
    for (word, key) in VERDICTS {
        said = said.replace(word, &format!(" ({})", t.say(key)));
    }
    html! { @if is_strong { strong { (said) } } @else { (said) } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_headings_of_the_record_are_known() {
        for table in rules::method().tables {
            for heading in table.first().expect("headings") {
                let is_known = HEADINGS.iter().any(|(known, _)| known == heading);
                assert!(is_known, "{heading}");
            }
        }
    }

    #[test]
    fn every_number_that_a_text_names_is_one_of_the_documents() {
        let known = rules::method().numbers;
        for locale in &crate::LOCALES {
            let texts = locale.source.split("\nneeds-method-").skip(1);
            for text in texts {
                let (text, _) = text.split_once("\nneeds-").unwrap_or((text, ""));
                for place in text.split("{ $").skip(1) {
                    let (name, _) = place.split_once(" }").expect("an end");
                    assert!(known.iter().any(|(one, _)| *one == name), "{name}");
                }
            }
        }
    }

    #[test]
    fn decimals_are_said_in_the_way_of_the_language() {
        let say = |text| number(Language::Swedish, text);
        assert_eq!(say("0.85"), "0,85");
        assert_eq!(say("250000"), "250\u{202f}000");
        assert_eq!(say("76.9 (67–87)"), "76,9 (67–87)");
        assert_eq!(number(Language::English, "0.85"), "0.85");
        let said = numbers(Language::Swedish, &[("of", "0.07, 0.02")]);
        assert_eq!(said, [("of", Arg::from("0,07 / 0,02".to_owned()))]);
    }
}
