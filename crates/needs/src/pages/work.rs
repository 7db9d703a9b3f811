//! Who works for whom: the dependency ratio, and how much more every hour must carry if the staff is smaller than need.

use maud::{Markup, html};
use page_kit::{
    Visit,
    charts::LineChart,
    components::{Column, Section, Table},
};

use super::{charts, words};
use crate::{
    model::Told,
    rules::{self, Path, SAID},
};

/// Both, as far as they are told: what was decided on before they were has neither.
pub(super) fn all(visit: &Visit, told: &Told) -> Markup {
    let t = visit.t();
    html! {
        @if told.dependency.is_some() {
            (Section::new("forsorjning", t.say("needs-dependency"), dependency(visit, told))
                .intro(t.say("needs-dependency-intro")))
        }
        @if !told.work.is_empty() {
            (Section::new("produktivitet", t.say("needs-pace"), paces(visit, told))
                .intro(t.say("needs-pace-intro")))
        }
    }
}

/// The dependency ratio in a sentence.
pub(super) fn said_of_dependency(visit: &Visit, told: &Told) -> Option<String> {
    let (t, language) = (visit.t(), visit.language());
    let year = words::year_told(told);
    let ratio = told.dependency.as_ref()?;
    let then = ratio.years.get(told.at(year)?)?;
    let args = [
        ("base", told.jump_off.to_string().into()),
        ("today", words::decimal(language, ratio.today, 0).into()),
        ("year", year.to_string().into()),
        ("then", words::spread(language, then, 0).into()),
    ];
    Some(t.with("needs-dependency-said", &args))
}

fn dependency(visit: &Visit, told: &Told) -> Markup {
    let t = visit.t();
    let Some(ratio) = &told.dependency else {
        return html! {};
    };
    let title = t.say("needs-dependency");
    let mut chart = LineChart::new(t, title, t.say("needs-unit-hundred"))
        .decimals(1)
        .near()
        .point(told.jump_off.to_string(), Some(ratio.today));
    for (year, spread) in (told.first()..).zip(&ratio.years) {
        chart = chart
            .forecast(year.to_string(), spread.mean, spread.p10, spread.p90)
            .almost_surely(spread.p2_5, spread.p97_5);
    }
    html! {
        @if let Some(said) = said_of_dependency(visit, told) { p { (said) } }
        (chart)
    }
}

/// What the saying would mean here, in a sentence.
pub(super) fn said_of_pace(visit: &Visit, told: &Told) -> Option<String> {
    let (t, language) = (visit.t(), visit.language());
    let year = words::year_told(told);
    let all = rules::paths(told);
    let path = all.iter().find(|path| path.year == year)?;
    let args = [
        ("year", year.to_string().into()),
        (
            "work",
            words::spread(language, &words::scaled(&path.work, 100.0), 0).into(),
        ),
        ("all", words::spread(language, &path.with_all, 1).into()),
        ("fewer", words::spread(language, &path.with_fewer, 1).into()),
        ("staff", words::percent(language, SAID.1).into()),
        ("welfare", words::percent(language, SAID.0).into()),
        ("said", words::decimal(language, path.said, 1).into()),
    ];
    Some(t.with("needs-pace-said", &args))
}

fn paces(visit: &Visit, told: &Told) -> Markup {
    let (t, language) = (visit.t(), visit.language());
    let shares = [
        ("staff", words::percent(language, SAID.1).into()),
        ("welfare", words::percent(language, SAID.0).into()),
    ];
    let mut table = Table::new(t, t.say("needs-pace-table"))
        .column(Column::new(t.say("needs-year")))
        .column(Column::number(t.say("needs-pace-work")))
        .column(Column::number(t.say("needs-pace-all")))
        .column(Column::number(t.with("needs-pace-fewer", &shares)))
        .column(Column::number(t.with("needs-pace-saying", &shares)));
    let paths = rules::paths(told);
    for (at, year) in charts::some_years(told) {
        let Some(path) = paths.get(at) else {
            continue;
        };
        table = table.row(row(visit, year, path).map(|cell| html! { span.unbroken { (cell) } }));
    }
    html! {
        @if let Some(said) = said_of_pace(visit, told) { p { (said) } }
        (table)
        p.muted { (t.say("needs-pace-how")) }
    }
}

/// A year of the path, as tables have it.
pub(super) fn row(visit: &Visit, year: i32, path: &Path) -> [String; 5] {
    let language = visit.language();
    let work = words::scaled(&path.work, 100.0);
    [
        year.to_string(),
        words::spread(language, &work, 0),
        words::spread(language, &path.with_all, 1),
        words::spread(language, &path.with_fewer, 1),
        words::decimal(language, path.said, 1),
    ]
}
