//! A scenario: what it tells, and the knobs in which something else can be tried.

use kernel::{Problem, Refusal};
use maud::{Markup, html};
use page_kit::{
    Form, Reply, T, Visit,
    components::{
        Breadcrumbs, Button, ButtonRow, Column, Heading, Notice, Section, Status, StatusKind,
        Table, hidden,
    },
    dates,
};
use projection::care::{Law, Service};

use super::{
    changing, charts,
    scope::{self, Loaded},
    turning::{self, Turned},
    words,
};
use crate::{
    reads,
    rules::{self, AGES, UsersToday, by_law},
};

/// The page: the version as it stands, or with what the address tries.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let mut loaded = scope::load(&visit).await?;
    let turned = turning::read(&visit, &loaded.version.assumptions, &|name| {
        visit.query(name).to_owned()
    });
    loaded.tried = turned.tried();
    let form = visit.blank().with("version", loaded.scenario.version);
    view(&visit, &loaded, (&turned, &form)).await
}

/// Keeps what was tried as a new version.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let mut sent = changing::read(&visit).await?;
    let turned = turning::read(&visit, &sent.loaded.version.assumptions, &|name| {
        sent.form.value(name).to_owned()
    });
    let why = sent.form.line("why");
    if turned.outcome.is_err() {
        sent.form.refuse(Refusal::new("needs-refusal-knobs"));
    }
    let changed = turned.outcome.clone().ok().zip(why);
    if let Some(saved) = sent.keep(&visit, changed, "").await? {
        return Ok(saved);
    }
    sent.loaded.tried = turned.tried();
    view(&visit, &sent.loaded, (&turned, &sent.form)).await
}

async fn view(
    visit: &Visit,
    loaded: &Loaded,
    (turned, form): (&Turned, &Form),
) -> Result<Reply, Problem> {
    let t = visit.t();
    // Of a trial that cannot be counted on there are no figures, and the version's own are not what was asked for.
    let is_faulty = turned.outcome.is_err();
    let [answer, figures] = if is_faulty {
        [html! {}, html! {}]
    } else {
        told(visit, loaded).await?
    };
    let body = html! {
        (heading(visit, loaded, is_faulty))
        (trial(visit, (loaded, turned)))
        (answer)
        (turned.form(visit, loaded))
        @if loaded.writes && (turned.is_trial || form.has_errors()) {
            @if loaded.may_change() { (keep(visit, loaded, (turned, form))) }
            @else { (form.top(t)) (Notice::info(t, words::not_latest(visit, loaded))) }
        }
        (figures)
        (versions(visit, loaded))
    };
    let way = Breadcrumbs::new(t)
        .step(t.say("needs-title"), "/prognos")
        .here(loaded.scenario.name.as_str());
    Ok(Reply::page(loaded.scenario.name.as_str(), body)
        .breadcrumbs(&way)
        .with_errors(is_faulty || form.has_errors())
        .wide())
}

/// What it tells: the answer in short, and all figures with what they assume.
async fn told(visit: &Visit, loaded: &Loaded) -> Result<[Markup; 2], Problem> {
    let t = visit.t();
    let told = loaded.told(visit).await?;
    let before = scope::decided_before(visit, loaded).await?;
    let before = before.and_then(|before| before.adopted);
    let name = before
        .as_ref()
        .map(|adopted| words::decided_on(visit, adopted.handled.on));
    let beside = name
        .as_deref()
        .zip(before.as_ref().map(|adopted| &adopted.told));
    let answer = Section::new(
        "svar",
        t.say("needs-answer"),
        html! {
            ul { @for said in words::sentences(visit, &told) { li { (said) } } }
            p.muted { (t.say("needs-intervals")) }
        },
    );
    let people = reads::people_of(visit.reader(), &loaded.basis).await?;
    let users = rules::users_today(&people, (&told, loaded.assumptions()));
    let figures = html! {
        (charts::all(visit, (&told, loaded.assumptions()), beside))
        (who(visit, &users, told.jump_off))
        (assumed(visit, loaded))
    };
    Ok([html! { (answer) }, figures])
}

fn heading(visit: &Visit, loaded: &Loaded, is_faulty: bool) -> Heading {
    let t = visit.t();
    let heading = Heading::new(loaded.scenario.name.as_str()).over(t.say("needs-title"));
    if is_faulty {
        return heading.lead(t.say("needs-trial-faulty"));
    }
    let (to, own) = (
        |page: &str| loaded.beside(page),
        |page: &str| loaded.own_beside(page),
    );
    let mut ways = ButtonRow::new(Button::primary(t.say("needs-compare")).href(to("jamfor")))
        .and(Button::secondary(t.say("needs-paper")).href(to("rapport")))
        .and(Button::secondary(t.say("needs-districts")).href(to("stadsdelar")))
        .and(Button::secondary(t.say("needs-housing")).href(own("boenden")))
        .and(Button::secondary(t.say("needs-figures")).href(to("siffror")))
        .and(Button::quiet(t.say("needs-method-read")).href("/prognos/metod"));
    if loaded.writes {
        let copy = format!(
            "/prognos/ny?kopia={}&version={}",
            loaded.scenario.id, loaded.version.number
        );
        if loaded.version.adopted.is_none() {
            ways = ways.and(Button::secondary(t.say("needs-adopt")).href(own("beslut")));
        }
        ways = ways
            .and(Button::quiet(t.say("needs-alternatives")).href(own("alternativ")))
            .and(Button::quiet(t.say("needs-copy")).href(copy))
            .and(Button::quiet(t.say("needs-name")).href(own("namn")));
    }
    heading
        .lead(words::standing(visit, loaded))
        .actions(html! { div.no-print { (ways) } })
}

fn trial(visit: &Visit, (loaded, turned): (&Loaded, &Turned)) -> Markup {
    let t = visit.t();
    let errors = turned.errors(visit);
    html! {
        @if !errors.is_empty() {
            (Notice::warning(t, t.say("needs-trial-wrong")).body(html! {
                ul { @for error in errors { li { (error) } } }
            }))
        } @else if turned.is_trial {
            (Notice::info(t, t.say("needs-trial")).body(html! {
                p { (t.say("needs-trial-body")) }
                ul { @for change in words::changes(visit, loaded) { li { (change) } } }
            }))
        }
    }
}

/// The form that keeps what was tried.
fn keep(visit: &Visit, loaded: &Loaded, (turned, form): (&Turned, &Form)) -> Markup {
    let t = visit.t();
    let body = html! {
        form method="post" action={ "/prognos/" (loaded.scenario.id) "/andra" } {
            (form.around(t, html! {
                (hidden("number", &loaded.version.number.to_string()))
                (turned.hidden())
                (form.text(t, "why", "needs-why").hint(t.say("needs-why-hint")))
                (ButtonRow::new(Button::primary(t.say("needs-keep"))))
            }))
        }
    };
    html! { div.no-print { (Section::new("spara", t.say("needs-keep-title"), body)) } }
}

/// Who has each service today, by sex and age.
fn who(visit: &Visit, users: &[UsersToday], jump_off: i32) -> Markup {
    let t = visit.t();
    let groups = by_law(users, |one| one.law);
    let year = [("year", jump_off.to_string().into())];
    let tables = html! { @for (law, group) in &groups { (who_of(t, *law, group)) } };
    let section = Section::new("vilka", t.say("needs-who"), tables);
    html! { (section.intro(t.with("needs-who-intro", &year))) }
}

/// Who has each of the services of an act.
fn who_of(t: T<'_>, law: Law, users: &[&UsersToday]) -> Markup {
    let mut table = Table::new(t, t.say(words::services(law)))
        .column(Column::new(t.say("needs-service")))
        .column(Column::new(t.say("needs-sex")));
    for ages in AGES {
        table = table.column(Column::number(words::ages(t, ages.name)));
    }
    table = table.column(Column::number(t.say("needs-sum")));
    for one in users {
        for (sex, ages) in ["needs-women", "needs-men"].into_iter().zip(one.users) {
            let mut cells = vec![html! { (one.title) }, html! { (t.say(sex)) }];
            cells.extend(ages.map(|users| html! { (dates::grouped(users)) }));
            let sum: i64 = ages.iter().sum();
            cells.push(html! { (dates::grouped(sum)) });
            table = table.row(cells);
        }
    }
    html! { (table) }
}

/// What is assumed that no knob turns: shares of use, and what is said of the alternative.
fn assumed(visit: &Visit, loaded: &Loaded) -> Markup {
    let t = visit.t();
    let services = loaded.assumptions().care.services.values();
    let groups = by_law(services, |one| one.law());
    let body = html! {
        @for said in words::use_assumed(visit, loaded) { p { (said) } }
        @for (law, group) in &groups { (shares(visit, *law, group)) }
    };
    let section = Section::new("antaganden", t.say("needs-assumed"), body);
    html! { (section.intro(t.say("needs-assumed-intro"))) }
}

/// Shares who have each of the services of an act, and what each of them costs.
fn shares(visit: &Visit, law: Law, services: &[&Service]) -> Markup {
    let (t, language) = (visit.t(), visit.language());
    let title = format!(
        "{}: {}",
        t.say(words::services(law)),
        t.say("needs-assumed-use").to_lowercase()
    );
    let mut table = Table::new(t, title)
        .column(Column::new(t.say("needs-service")))
        .column(Column::new(t.say("needs-ages")))
        .column(Column::number(t.say("needs-women")))
        .column(Column::number(t.say("needs-men")))
        .column(Column::number(t.say("needs-cost-each")));
    let share = |share: f64| format!("{}\u{a0}%", words::decimal(language, 100.0 * share, 1));
    for service in services {
        for (place, band) in service.bands.iter().enumerate() {
            table = table.row([
                html! { (service.title) },
                html! { (band.from) "–" (band.to) },
                html! { (share(band.women)) },
                html! { (share(band.men)) },
                html! { @if place == 0 { (words::decimal(language, service.cost, 0)) " kr" } },
            ]);
        }
    }
    html! { (table) }
}

fn versions(visit: &Visit, loaded: &Loaded) -> Markup {
    let t = visit.t();
    let mut table = Table::new(t, t.say("needs-versions"))
        .hide_caption()
        .column(Column::new(t.say("needs-version")))
        .column(Column::new(t.say("needs-why")))
        .column(Column::new(t.say("needs-made")))
        .column(Column::new(t.say("needs-decision")));
    for line in &loaded.lines {
        let href = format!("{}?version={}", loaded.scenario.address(), line.number);
        let is_here = line.number == loaded.version.number;
        table = table.row([
            html! {
                @if is_here { strong { (line.number) } } @else { a href=(href) { (line.number) } }
                // Only the latest is ever changed.
                @if line.number > 1 {
                    " " span.muted { (t.with("needs-version-from", &[("number", (line.number - 1).into())])) }
                }
            },
            html! { (line.why) },
            html! { (dates::moment_element(visit.language(), line.at, visit.now())) },
            html! {
                @if let Some(day) = line.decided_on {
                    (Status::new(StatusKind::Closed, dates::full_day(visit.language(), day)))
                }
            },
        ]);
    }
    let section = Section::new("versioner", t.say("needs-versions"), table);
    html! { (section.intro(t.say("needs-versions-intro"))) }
}
