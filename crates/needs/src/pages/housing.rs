//! The housing plan: what happens to places on a line of time, how likely it is to be short, and when a home must be
//! decided.

use kernel::{Line, Problem, Refusal};
use maud::{Markup, html};
use page_kit::{
    Form, Reply, Visit,
    components::{
        Button, ButtonRow, Choice, Column, Heading, Notice, Section, Select, Status, StatusKind,
        Table, hidden,
    },
};
use projection::care::{Event, EventKind};

use super::{
    changing, charts, plan_drawing,
    scope::{self, Loaded},
    words,
};
use crate::{
    model::{Assumptions, Told},
    rules::{self, PlanYear},
};

/// The kinds of what happens, with their words in forms.
const KINDS: [(EventKind, &str); 5] = [
    (EventKind::NewHome, "new-home"),
    (EventKind::Closing, "closing"),
    (EventKind::Renovation, "renovation"),
    (EventKind::ChoiceSystem, "choice-system"),
    (EventKind::SeniorHousing, "senior-housing"),
];

/// The plan.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let loaded = scope::load(&visit).await?;
    let form = visit
        .blank()
        .with("version", loaded.scenario.version)
        .with("kind", "new-home");
    view(&visit, &loaded, &form).await
}

/// Adds something that happens, or takes something away: a new version either way.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let mut sent = changing::read(&visit).await?;
    let (form, loaded) = (&mut sent.form, &sent.loaded);
    let changed = if form.value("bort").is_empty() {
        added(&visit, form, loaded)
    } else {
        taken_away(&visit, form, &loaded.version.assumptions)
    };
    match sent.keep(&visit, changed, "/boenden").await? {
        Some(saved) => Ok(saved),
        None => view(&visit, &sent.loaded, &sent.form).await,
    }
}

fn added(visit: &Visit, form: &mut Form, loaded: &Loaded) -> Option<(Assumptions, Line)> {
    let own = &loaded.version.assumptions;
    let kind = form.value("kind").to_owned();
    let kind = KINDS.iter().find(|(_, word)| *word == kind);
    if kind.is_none() {
        form.refuse(Refusal::new("page-kit-refusal-choice").at("kind"));
    }
    let (year, places) = (
        form.number("year", 1970, 2250),
        form.number("places", -2_000, 2_000),
    );
    let name = form.optional_line("name");
    let month = month(form, "month");
    let (mut evacuated, mut until, mut until_month) = (Some(0), Some(None), Some(None));
    if kind.is_some_and(|(kind, _)| *kind == EventKind::Renovation) {
        evacuated = form.number("evacuated", 0, 2_000);
        until = form.number("until", 1970, 2250).map(Some);
        until_month = self::month(form, "until_month");
    }
    let event = Event {
        kind: kind?.0,
        year: small(year?)?,
        month: month?,
        places: f64::from(small(places?)?),
        evacuated: f64::from(small(evacuated?)?),
        until: until?.and_then(small),
        until_month: until_month?,
        name: name?.map(|name| name.to_string()).unwrap_or_default(),
    };
    let why = why(visit, "needs-why-added", &event)?;
    match rules::with_event(own, (event, loaded.last_told())) {
        Ok(assumptions) => Some((assumptions, why)),
        Err(wrong) => {
            for refusal in wrong {
                form.refuse(refusal);
            }
            None
        }
    }
}

/// A month that is chosen, or none: the whole year. What is no month is refused.
fn month(form: &mut Form, name: &'static str) -> Option<Option<u8>> {
    let sent = form.value(name).trim().to_owned();
    if sent.is_empty() {
        return Some(None);
    }
    let month = sent.parse().ok().filter(|month| (1..=12).contains(month));
    if month.is_none() {
        form.refuse(Refusal::new("page-kit-refusal-choice").at(name));
    }
    month.map(Some)
}

/// The months to choose from.
fn months<'t>(visit: &Visit, select: Select<'t>) -> Select<'t> {
    let t = visit.t();
    let all = (1..=12_u8).map(|month| {
        let name = words::month(visit.language(), month);
        Choice::new(month.to_string(), name)
    });
    select.empty(t.say("needs-month-none")).choices(all)
}

fn taken_away(visit: &Visit, form: &mut Form, own: &Assumptions) -> Option<(Assumptions, Line)> {
    let seen = form.value("bort").split_once('.');
    let seen = seen.and_then(|(at, year)| Some((at.parse().ok()?, year.parse().ok()?)));
    let outcome = seen
        .ok_or_else(|| Refusal::new("needs-refusal-event-gone"))
        .and_then(|seen| rules::without_event(own, seen));
    match outcome {
        Ok((assumptions, event)) => Some((assumptions, why(visit, "needs-why-taken", &event)?)),
        Err(refusal) => {
            form.refuse(refusal);
            None
        }
    }
}

fn small(number: i64) -> Option<i32> {
    i32::try_from(number).ok()
}

/// So much of a name is said of a version, so that the whole is a line whatever something is called.
const NAME_SAID_MAX: usize = 100;

/// What is said of a version in which something was added or taken away.
fn why(visit: &Visit, key: &str, event: &Event) -> Option<Line> {
    let t = visit.t();
    let said = |name: String| {
        let short = Event {
            name,
            ..event.clone()
        };
        let args = [
            ("what", named(visit, &short).into()),
            (
                "year",
                words::year_month(visit.language(), event.from(), event.month).into(),
            ),
        ];
        Line::parse(&t.with(key, &args)).ok()
    };
    let name = event.name.chars().take(NAME_SAID_MAX).collect();
    // A name out of a file may hold what no line does.
    said(name).or_else(|| said(String::new()))
}

/// What happens, in words: `Nytt boende Björken`.
fn named(visit: &Visit, event: &Event) -> String {
    let kind = visit.t().say(&format!("needs-event-{}", word(event.kind)));
    if event.name.is_empty() {
        kind
    } else {
        format!("{kind}: {}", event.name)
    }
}

fn word(kind: EventKind) -> &'static str {
    let mut known = KINDS.iter().filter(|(one, _)| *one == kind);
    known.next().map_or("new-home", |(_, word)| word)
}

async fn view(visit: &Visit, loaded: &Loaded, form: &Form) -> Result<Reply, Problem> {
    let t = visit.t();
    let title = "needs-housing";
    let told = loaded.told(visit).await?;
    let plan = rules::plan(&loaded.version.assumptions, &told);
    let body = html! {
        (Heading::new(t.say(title)).over(loaded.scenario.name.as_str()).lead(words::standing(visit, loaded)))
        @if plan.is_empty() { p { (t.say("needs-no-places")) } }
        @else {
            (Section::new("svar", t.say("needs-answer"), answer(visit, &told)))
            (Section::new("ritad", t.say("needs-plan-drawn"), plan_drawing::drawn(visit, &loaded.version.assumptions, &told)))
            (Section::new("plan", t.say("needs-plan"), timeline(visit, loaded, &plan))
                .intro(t.say("needs-plan-intro")))
            (charts::need_of_places(t, &told))
            @if loaded.may_change() { (add(visit, loaded, form)) }
            @else if loaded.writes { (form.top(t)) (Notice::info(t, words::not_latest(visit, loaded))) }
        }
    };
    let way = loaded.way(t, title);
    Ok(visit
        .page(title, body)
        .breadcrumbs(&way)
        .with_errors(form.has_errors())
        .wide())
}

/// When places are too few, and when a home must be decided.
fn answer(visit: &Visit, told: &Told) -> Markup {
    let said = words::sentences(visit, told).into_iter().next();
    html! {
        p { (said.unwrap_or_default()) }
        p.muted { (visit.t().say("needs-risk-told")) }
    }
}

/// One row a year in which something happens or must be decided.
fn timeline(visit: &Visit, loaded: &Loaded, plan: &[PlanYear]) -> Markup {
    let (t, language) = (visit.t(), visit.language());
    let mut table = Table::new(t, t.say("needs-plan"))
        .hide_caption()
        .column(Column::new(t.say("needs-year")))
        .column(Column::new(t.say("needs-happens")))
        .column(Column::number(t.say("needs-places-usable")))
        .column(Column::number(t.say("needs-risk")));
    if loaded.may_change() {
        table = table.column(Column::actions(t.say("needs-take-away")));
    }
    let mut told = plan.iter().rev().filter(|of| of.risk.is_some());
    let last = told.next().map(|of| of.year);
    for of in plan {
        let is_deadline = of.is_short_from || of.is_decide_by;
        let is_told = is_deadline || of.year % 5 == 0 || Some(of.year) == last;
        if !is_told && of.events.is_empty() && of.done.is_empty() {
            continue;
        }
        let mut cells = vec![
            html! { (of.year) },
            happens(visit, of),
            html! { @if let Some(usable) = of.usable { (words::decimal(language, usable, 0)) } },
            html! { @if let Some(risk) = of.risk { (words::percent(language, risk)) } },
        ];
        if loaded.may_change() {
            cells.push(html! {
                @for (at, event) in &of.events { (away(visit, loaded, (*at, event))) }
            });
        }
        table = if is_deadline {
            table.marked_row(cells)
        } else {
            table.row(cells)
        };
    }
    html! { (table) }
}

/// What happens, with its places: `Nytt boende: Björken, 54 platser`.
pub(super) fn told(visit: &Visit, event: &Event) -> String {
    let (t, language) = (visit.t(), visit.language());
    let number = |number: f64| words::decimal(language, number, 0);
    let much = match event.kind {
        EventKind::Renovation => {
            let done = event.done();
            let until = done.map(|done| words::year_month(language, done, event.until_month));
            let args = [
                ("places", number(event.evacuated).into()),
                ("until", until.unwrap_or_default().into()),
            ];
            t.with("needs-evacuated-until", &args)
        }
        EventKind::SeniorHousing => {
            t.with("needs-homes", &[("places", number(event.places).into())])
        }
        EventKind::NewHome | EventKind::Closing | EventKind::ChoiceSystem => t.with(
            "needs-places-told",
            &[("places", number(event.places).into())],
        ),
    };
    format!(
        "{}, {much}{}",
        named(visit, event),
        since(visit, event.month)
    )
}

/// From which month it counts, where that is known.
fn since(visit: &Visit, month: Option<u8>) -> String {
    let Some(month) = month else {
        return String::new();
    };
    let month = words::month(visit.language(), month);
    visit
        .t()
        .with("needs-event-since", &[("month", month.into())])
}

fn happens(visit: &Visit, of: &PlanYear) -> Markup {
    let t = visit.t();
    html! {
        @if of.is_decide_by { (Status::new(StatusKind::Warning, t.say("needs-decide-by"))) }
        @if of.is_short_from { (Status::new(StatusKind::Stopped, t.say("needs-short-from"))) }
        @for (_, event) in &of.events { div { (told(visit, event)) } }
        @for event in &of.done {
            div { (t.with("needs-renovation-done", &[("name", event.name.clone().into())])) (since(visit, event.until_month)) }
        }
    }
}

/// The form that takes something away.
fn away(visit: &Visit, loaded: &Loaded, (at, event): (usize, &Event)) -> Markup {
    let t = visit.t();
    let form = visit.blank().with("version", loaded.scenario.version);
    html! {
        form.unbroken method="post" action={ "/prognos/" (loaded.scenario.id) "/boenden" } {
            (form.top(t))
            (hidden("number", &loaded.version.number.to_string()))
            (hidden("bort", &format!("{at}.{}", event.year)))
            (Button::quiet(t.say("needs-take-away")).about(named(visit, event)))
        }
    }
}

/// The form that adds something.
fn add(visit: &Visit, loaded: &Loaded, form: &Form) -> Markup {
    let t = visit.t();
    let kinds = KINDS.iter().map(|(_, word)| {
        let choice = Choice::new(*word, t.say(&format!("needs-event-{word}")));
        choice.hint(t.say(&format!("needs-event-hint-{word}")))
    });
    let body = html! {
        form method="post" action={ "/prognos/" (loaded.scenario.id) "/boenden" } {
            (form.around(t, html! {
                (hidden("number", &loaded.version.number.to_string()))
                (form.radios(t, "kind", "needs-event-kind", kinds))
                (form.text(t, "name", "needs-event-name").optional())
                (form.count(t, "year", "needs-year").width(6))
                (months(visit, form.select(t, "month", "needs-event-month")))
                (form.count(t, "places", "needs-event-places").hint(t.say("needs-event-places-hint")).width(6))
                (form.count(t, "evacuated", "needs-evacuated").hint(t.say("needs-renovation-only")).width(6).optional())
                (form.count(t, "until", "needs-until").hint(t.say("needs-renovation-only")).width(6).optional())
                (months(visit, form.select(t, "until_month", "needs-until-month")))
                (ButtonRow::new(Button::primary(t.say("needs-event-add"))))
            }))
        }
    };
    let section = Section::new("ny", t.say("needs-event-new"), body);
    html! { div.no-print { (section.intro(t.say("needs-event-new-intro"))) } }
}
