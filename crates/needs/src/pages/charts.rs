//! The charts of a forecast: each a fan with its table, beside an earlier one where there is one.

use maud::{Markup, html};
use page_kit::{
    T, Visit,
    charts::LineChart,
    components::{Column, Section, Table},
};
use projection::care::Spread;

use super::{plan_years, words, work};
use crate::{
    model::{Assumptions, Told, UsersTold},
    rules::{by_law, law_of},
};

/// What a forecast is held against: what it is called, and what it told.
pub(super) type Beside<'b> = Option<(&'b str, &'b Told)>;

/// A figure over the years.
struct Course<'c> {
    title: String,
    unit: String,
    /// At the jump-off, where it is known.
    today: Option<f64>,
    years: &'c [Spread],
    /// The other forecast's mean of each year after its own jump-off.
    other: Vec<f64>,
    /// What a number of the unit is worth.
    scale: f64,
}

/// Everything that a forecast tells, part by part.
pub(super) fn all(
    visit: &Visit,
    (told, assumptions): (&Told, &Assumptions),
    beside: Beside<'_>,
) -> Markup {
    let t = visit.t();
    html! {
        (Section::new("platser", t.say("needs-places"), places(visit, told, beside)).intro(t.say("needs-places-intro")))
        (Section::new("behov", t.say("needs-users"), users(t, (told, assumptions), beside)).intro(t.say("needs-users-intro")))
        @if !told.staff.is_empty() {
            (Section::new("personal", t.say("needs-staff"), staff(visit, told)).intro(t.say("needs-staff-intro")))
        }
        (work::all(visit, told))
        @if !told.cost.is_empty() {
            (Section::new("kostnad", t.say("needs-cost"), html! {
                (cost(t, told, beside))
                (plan_years::table(visit, told))
            }).intro(t.say("needs-cost-intro")))
        }
        (Section::new("befolkning", t.say("needs-persons"), persons(t, told, beside)).intro(t.say("needs-persons-intro")))
    }
}

fn chart(t: T<'_>, told: &Told, course: &Course<'_>, beside: Beside<'_>) -> Markup {
    let largest = course.years.iter().map(|one| one.p97_5 * course.scale);
    let largest = largest.fold(0.0, f64::max);
    let mut chart = LineChart::new(t, course.title.clone(), course.unit.clone())
        .decimals(words::decimals(largest));
    let mut points = 0;
    if let Some(today) = course.today {
        chart = chart.point(told.jump_off.to_string(), Some(today * course.scale));
        points += 1;
    }
    for (year, spread) in (told.first()..).zip(course.years) {
        let spread = words::scaled(spread, course.scale);
        chart = chart
            .forecast(year.to_string(), spread.mean, spread.p10, spread.p90)
            .almost_surely(spread.p2_5, spread.p97_5);
    }
    if let Some((name, other)) = beside
        && !course.other.is_empty()
    {
        let begin = told.first() - points;
        let values = (begin..=told.last()).map(|year| {
            let at = usize::try_from(year - other.first()).ok()?;
            course.other.get(at).map(|value| value * course.scale)
        });
        chart = chart.beside(name, values);
    }
    html! { (chart) }
}

fn means(years: Option<&[Spread]>) -> Vec<f64> {
    years
        .unwrap_or_default()
        .iter()
        .map(|one| one.mean)
        .collect()
}

fn persons(t: T<'_>, told: &Told, beside: Beside<'_>) -> Markup {
    let courses = told.persons.iter().map(|one| {
        let other = beside.and_then(|(_, told)| {
            let mut all = told.persons.iter();
            all.find(|other| other.group == one.group)
        });
        Course {
            title: words::group(t, &one.group),
            unit: t.say("needs-unit-persons"),
            today: Some(one.today),
            years: &one.years,
            other: means(other.map(|one| one.years.as_slice())),
            scale: 1.0,
        }
    });
    html! { div.charts { @for course in courses { (chart(t, told, &course, beside)) } } }
}

/// Users of each service, those of an act by themselves.
fn users(t: T<'_>, (told, assumptions): (&Told, &Assumptions), beside: Beside<'_>) -> Markup {
    let drawn = |one: &UsersTold| {
        let other = beside.and_then(|(_, told)| {
            let mut all = told.users.iter();
            all.find(|other| other.key == one.key)
        });
        let course = Course {
            title: one.title.clone(),
            unit: t.say("needs-unit-persons"),
            today: Some(one.today),
            years: &one.years,
            other: means(other.map(|one| one.years.as_slice())),
            scale: 1.0,
        };
        chart(t, told, &course, beside)
    };
    let groups = by_law(&told.users, |one| {
        law_of(assumptions, (&one.key, &one.title))
    });
    html! {
        @for (law, group) in &groups {
            h3 { (t.say(words::services(*law))) }
            div.charts { @for one in group { (drawn(one)) } }
        }
    }
}

fn cost(t: T<'_>, told: &Told, beside: Beside<'_>) -> Markup {
    let net = |told: &Told| -> Vec<Spread> { told.cost.iter().map(|one| one.net).collect() };
    let (own, other) = (net(told), beside.map(|(_, told)| net(told)));
    let base: Vec<Spread> = told.cost.iter().map(|one| one.net_at_base_prices).collect();
    let course = |title: String, years| Course {
        title,
        unit: t.say("needs-unit-millions"),
        today: None,
        years,
        other: Vec::new(),
        scale: words::MILLIONS,
    };
    let net = Course {
        other: means(other.as_deref()),
        ..course(t.say("needs-cost-net"), &own)
    };
    html! {
        div.charts {
            (chart(t, told, &net, beside))
            (chart(t, told, &course(words::at_base_prices(t, told), &base), None))
        }
    }
}

/// Every fifth year, where a table of all would not be read.
pub(super) fn some_years(told: &Told) -> impl Iterator<Item = (usize, i32)> {
    let first = told.first();
    let last = told.last();
    (first..=last)
        .enumerate()
        .filter(move |(place, year)| *place == 0 || year % 5 == 0 || *year == last)
}

fn staff(visit: &Visit, told: &Told) -> Markup {
    let (t, language) = (visit.t(), visit.language());
    let mut table = Table::new(t, t.say("needs-recruit"))
        .column(Column::new(t.say("needs-profession")))
        .column(Column::new(t.say("needs-year")))
        .column(Column::number(t.say("needs-employed")))
        .column(Column::number(t.say("needs-retiring")))
        .column(Column::number(t.say("needs-recruit")));
    for one in &told.staff {
        for (at, year) in some_years(told) {
            let Some(of) = one.years.get(at) else {
                continue;
            };
            table = table.row([
                html! { (one.title) },
                html! { (year) },
                html! { span.unbroken { (words::spread(language, &of.employed, 0)) } },
                html! { (words::decimal(language, of.retiring, 0)) },
                html! { span.unbroken { (words::spread(language, &of.recruit, 0)) } },
            ]);
        }
    }
    let courses = told.staff.iter().map(|one| {
        let years: Vec<Spread> = one.years.iter().map(|year| year.employed).collect();
        (one, years)
    });
    html! {
        div.charts {
            @for (one, years) in courses {
                (chart(t, told, &Course {
                    title: one.title.clone(),
                    unit: t.say("needs-unit-employed"),
                    today: Some(one.today),
                    years: &years,
                    other: Vec::new(),
                    scale: 1.0,
                }, None))
            }
        }
        (table)
    }
}

fn places(visit: &Visit, told: &Told, beside: Beside<'_>) -> Markup {
    html! {
        (need_of_places(visit.t(), told))
        (risk(visit, told, beside))
    }
}

/// The need of places beside the places that there are.
pub(super) fn need_of_places(t: T<'_>, told: &Told) -> Markup {
    let Some(places) = &told.places else {
        return html! { p { (t.say("needs-no-places")) } };
    };
    let need: Vec<Spread> = places.years.iter().map(|year| year.need).collect();
    let usable: Vec<f64> = places.years.iter().map(|year| year.usable).collect();
    // Places that there are stand beside the need of them: that is what is looked for.
    let mut drawn = LineChart::new(t, t.say("needs-places-need"), t.say("needs-unit-count"));
    for (year, spread) in (told.first()..).zip(&need) {
        drawn = drawn
            .forecast(year.to_string(), spread.mean, spread.p10, spread.p90)
            .almost_surely(spread.p2_5, spread.p97_5);
    }
    let drawn = drawn.beside(
        t.say("needs-places-usable"),
        usable.iter().map(|places| Some(*places)),
    );
    html! { (drawn) }
}

/// How likely it is to be short by more than a home, and how long one then waits.
fn risk(visit: &Visit, told: &Told, beside: Beside<'_>) -> Markup {
    let (t, language) = (visit.t(), visit.language());
    let Some(places) = &told.places else {
        return html! {};
    };
    let other = beside.and_then(|(name, told)| Some((name, told, told.places.as_ref()?)));
    let mut table = Table::new(t, t.say("needs-risk-title"))
        .column(Column::new(t.say("needs-year")))
        .column(Column::number(t.say("needs-places-usable")))
        .column(Column::number(t.say("needs-queue")))
        .column(Column::number(t.say("needs-waiting")))
        .column(Column::number(t.say("needs-risk")));
    if let Some((name, _, _)) = other {
        table = table.column(Column::number(format!("{}: {name}", t.say("needs-risk"))));
    }
    for (at, year) in some_years(told) {
        let Some(of) = places.years.get(at) else {
            continue;
        };
        let mut cells = vec![
            html! { (year) },
            html! { (words::decimal(language, of.usable, 0)) },
            html! { span.unbroken { (words::spread(language, &of.queue, 0)) } },
            html! {
                @if let Some(months) = &of.waiting_months {
                    span.unbroken { (words::spread(language, months, 1)) }
                } @else { (t.say("needs-waiting-endless")) }
            },
            html! { (words::percent(language, of.short_by_a_home)) },
        ];
        if let Some((_, told, places)) = other {
            let known = told.at(year).and_then(|at| places.years.get(at));
            cells.push(html! {
                @if let Some(known) = known { (words::percent(language, known.short_by_a_home)) }
            });
        }
        table = table.row(cells);
    }
    html! { (table) }
}
