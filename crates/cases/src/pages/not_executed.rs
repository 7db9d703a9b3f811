//! Approved decisions that have not become help: now, and the quarterly lists that the law asks for.

use kernel::Problem;
use maud::html;
use organisation::Service;
use page_kit::{
    Cell, List, ListColumn, Reply, Visit, Window,
    components::{Button, ButtonRow, Due, Empty, FilterForm, Heading, Notice, Select, Tabs},
    dates,
};
use rulebook::keys;

use super::case_view::service_name;
use crate::{
    model::{CaseNumber, Quarter},
    reads::{
        ExecutedSince, NotExecuted, WaitingCount, case_numbers, council_statistics, executed_since,
        not_executed, reported_late,
    },
    rules::{not_executed::Reading, terms::last_day_by},
};

const NOW: &[ListColumn] = &[
    ListColumn::new("person", "cases-order-person"),
    ListColumn::new("service", "cases-wait-service").sortable(),
    ListColumn::new("kind", "cases-wait-kind"),
    ListColumn::new("since", "cases-wait-since")
        .sortable()
        .days(),
    ListColumn::new("days", "cases-wait-days").number(),
    ListColumn::new("last", "cases-wait-last").sortable(),
    ListColumn::new("reason", "cases-wait-reason"),
    ListColumn::new("offers", "cases-wait-offers").number(),
];

/// The most rows that are sorted at once.
fn window<R>(mut rows: Vec<R>, window: Window) -> Vec<R> {
    if window.is_descending {
        rows.reverse();
    }
    let skip = usize::try_from(window.offset).unwrap_or(0);
    let take = usize::try_from(window.limit).unwrap_or(usize::MAX);
    rows.into_iter().skip(skip).take(take).collect()
}

fn count<R>(rows: &[R]) -> i64 {
    i64::try_from(rows.len()).unwrap_or(i64::MAX)
}

/// What waits now; `?visa=snart` shows what is on its way to being late.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let shows_soon = visit.query("visa") == "snart";
    let list = List::new(&visit, "cases-wait-title", NOW, "since")
        .empty(Empty::new(t.say("cases-wait-empty")).body(t.say("cases-wait-empty-body")));
    let reading = Reading::During(visit.today());
    let mut waiting = not_executed(visit.reader(), &visit.call, reading).await?;
    let rules = visit.app.rules();
    let today = visit.today();
    waiting.retain(|one| {
        let warned = (one.wait.since, today);
        let warning = last_day_by(&rules, keys::LOCAL_NON_EXECUTION_WARNING, warned);
        let is_soon = warning.is_ok_and(|day| day < today) && !one.wait.is_late;
        if shows_soon {
            is_soon
        } else {
            one.wait.is_late
        }
    });
    match list.window().sort {
        "service" => waiting.sort_by(|a, b| a.decision.service.cmp(&b.decision.service)),
        "last" => waiting.sort_by_key(|one| one.wait.last),
        _ => {}
    }
    let total = count(&waiting);
    let waiting = window(waiting, list.window());
    let rows = now_rows(&visit, &waiting).await?;
    if let Some(file) = list.export(&rows)? {
        return Ok(file);
    }
    let (late, soon) = (t.say("cases-wait-late"), t.say("cases-wait-soon"));
    let tabs = Tabs::new(t.say("cases-wait-title"));
    let tabs = if shows_soon {
        tabs.tab(late, "?").here(soon, "?visa=snart")
    } else {
        tabs.here(late, "?").tab(soon, "?visa=snart")
    };
    let body = html! {
        (Heading::new(t.say("cases-wait-title")).lead(t.say("cases-wait-lead"))
            .actions(ButtonRow::new(Button::secondary(t.say("cases-report-title")).href("/ej-verkstallt/rapport"))
                .and(Button::quiet(t.say("cases-council-title")).href("/ej-verkstallt/fullmaktige"))))
        (visit.why_all(&[keys::SOL_34_1, keys::LSS_28F]))
        (tabs)
        (list.show(rows, total))
    };
    Ok(visit.page("cases-wait-title", body).wide())
}

async fn now_rows(visit: &Visit, waiting: &[NotExecuted]) -> Result<Vec<Vec<Cell>>, Problem> {
    let t = visit.t();
    let catalogue = organisation::services(visit.reader()).await?;
    let ids: Vec<_> = waiting.iter().map(|one| one.decision.person).collect();
    let persons = residents::persons(visit.reader(), &ids).await?;
    let rows = waiting.iter().map(|one| {
        let decision = &one.decision;
        let person = persons.iter().find(|person| person.id == decision.person);
        let name = person.map(residents::Person::name).unwrap_or_default();
        let address = format!(
            "/personer/{}/ej-verkstallt/{}",
            decision.person, decision.id
        );
        let last = one.wait.last;
        vec![
            Cell::link(name, address),
            Cell::text(service_name(visit, &catalogue, &decision.service)),
            Cell::text(t.say(&format!("cases-wait-kind-{}", one.wait.kind.key()))),
            Cell::day(visit, one.wait.since),
            Cell::number(one.wait.days(visit.today())),
            Cell::shown(
                html! { (Due::day(t, last, visit.today())) },
                last.to_string(),
            ),
            Cell::text(reason(visit, one)),
            Cell::number(i64::try_from(one.offers()).unwrap_or(i64::MAX)),
        ]
    });
    Ok(rows.collect())
}

/// The latest reason, in short: its kind, and the words where there are any.
fn reason(visit: &Visit, one: &NotExecuted) -> String {
    let t = visit.t();
    let Some((reason, note)) = one.reason() else {
        return t.say("cases-wait-no-reason");
    };
    let kind = t.say(&format!("cases-wait-note-reason-{}", reason.key()));
    match &note.words {
        Some(words) => format!("{kind}. {words}"),
        None => kind,
    }
}

const LATE: &[ListColumn] = &[
    ListColumn::new("number", "cases-report-number"),
    ListColumn::new("regime", "cases-report-regime"),
    ListColumn::new("service", "cases-wait-service").sortable(),
    ListColumn::new("decided", "cases-report-decided")
        .sortable()
        .days(),
    ListColumn::new("broken-off", "cases-report-broken-off").days(),
    ListColumn::new("days", "cases-wait-days").number(),
    ListColumn::new("reason", "cases-wait-reason"),
];

const DONE: &[ListColumn] = &[
    ListColumn::new("number", "cases-report-number"),
    ListColumn::new("regime", "cases-report-regime"),
    ListColumn::new("service", "cases-wait-service").sortable(),
    ListColumn::new("decided", "cases-report-decided")
        .sortable()
        .days(),
    ListColumn::new("executed", "cases-report-executed")
        .sortable()
        .days(),
];

/// The quarter that is asked for: the latest that has ended, unless the address says another.
fn quarter(visit: &Visit) -> Quarter {
    let latest = Quarter::of(visit.today()).before();
    visit.query("kvartal").parse().unwrap_or(latest)
}

/// The name of a quarter: `kvartal 3, 2026`.
fn quarter_name(visit: &Visit, quarter: Quarter) -> String {
    visit.t().with(
        "cases-report-quarter-name",
        &[
            ("number", i64::from(quarter.number()).into()),
            ("year", quarter.year().to_string().into()),
        ],
    )
}

/// The choice of quarter: this one and the eight before.
fn quarters(visit: &Visit, chosen: Quarter) -> Select<'_> {
    let mut select = Select::new(visit.t(), "kvartal", visit.t().say("cases-report-quarter"))
        .chosen(chosen.to_string());
    let mut quarter = Quarter::of(visit.today());
    for _ in 0..=8 {
        select = select.choice(quarter.to_string(), quarter_name(visit, quarter));
        quarter = quarter.before();
    }
    select
}

/// What goes to the inspectorate and to the auditors for a quarter: the day of the decision, the kind of service, and
/// briefly why. Nobody's name; the number leads back here. `?lista=verkstallda` shows those carried out since.
pub(super) async fn report(visit: Visit) -> Result<Reply, Problem> {
    let quarter = quarter(&visit);
    let catalogue = organisation::services(visit.reader()).await?;
    if visit.query("lista") == "verkstallda" {
        let mut done = executed_since(visit.reader(), &visit.call, quarter).await?;
        let list = List::new(&visit, "cases-report-done", DONE, "executed")
            .empty(Empty::new(visit.t().say("cases-report-done-empty")));
        match list.window().sort {
            "service" => done.sort_by(|a, b| a.decision.service.cmp(&b.decision.service)),
            "decided" => done.sort_by_key(|one| one.decision.decided),
            _ => {}
        }
        let total = count(&done);
        let rows = done_rows(&visit, &window(done, list.window()), &catalogue).await?;
        return frame(&visit, quarter, (&list, rows, total));
    }
    let mut late = reported_late(visit.reader(), &visit.call, quarter).await?;
    let list = List::new(&visit, "cases-report-late", LATE, "decided")
        .empty(Empty::new(visit.t().say("cases-report-late-empty")));
    match list.window().sort {
        "service" => late.sort_by(|a, b| a.decision.service.cmp(&b.decision.service)),
        _ => late.sort_by_key(|one| (one.decision.decided, one.decision.id)),
    }
    let total = count(&late);
    let rows = late_rows(&visit, (&window(late, list.window()), quarter), &catalogue).await?;
    frame(&visit, quarter, (&list, rows, total))
}

fn frame(
    visit: &Visit,
    quarter: Quarter,
    (list, rows, total): (&List<'_>, Vec<Vec<Cell>>, i64),
) -> Result<Reply, Problem> {
    let t = visit.t();
    if let Some(file) = list.export(&rows)? {
        return Ok(file);
    }
    let is_done = visit.query("lista") == "verkstallda";
    let (late, done) = (t.say("cases-report-late"), t.say("cases-report-done"));
    let here = |name: &str| format!("?kvartal={quarter}&lista={name}");
    let tabs = Tabs::new(t.say("cases-report-title"));
    let tabs = if is_done {
        tabs.tab(late, here("ej")).here(done, here("verkstallda"))
    } else {
        tabs.here(late, here("ej")).tab(done, here("verkstallda"))
    };
    let is_over = quarter.last() < visit.today();
    let body = html! {
        (Heading::new(t.say("cases-report-title")).over(quarter_name(visit, quarter)).lead(t.say("cases-report-lead")))
        @if !is_over { (Notice::warning(t, t.say("cases-report-not-over"))) }
        (FilterForm::new(t, "/ej-verkstallt/rapport").field(quarters(visit, quarter))
            .field(page_kit::components::hidden("lista", visit.query("lista"))))
        (tabs)
        (list.show(rows, total))
        (visit.why(if is_done { keys::SOL_34_2 } else { keys::SOL_34_1 }))
        (visit.why(if is_done { keys::LSS_28G } else { keys::LSS_28F }))
    };
    Ok(visit.page("cases-report-title", body).wide())
}

/// The case's number of a row.
fn number(numbers: &[(crate::model::CaseId, CaseNumber)], case: crate::model::CaseId) -> String {
    let found = numbers.iter().find(|(id, _)| *id == case);
    found.map_or_else(String::new, |(_, number)| number.to_string())
}

async fn late_rows(
    visit: &Visit,
    (late, quarter): (&[NotExecuted], Quarter),
    catalogue: &[Service],
) -> Result<Vec<Vec<Cell>>, Problem> {
    let t = visit.t();
    let cases: Vec<_> = late.iter().map(|one| one.decision.case).collect();
    let numbers = case_numbers(visit.reader(), &cases).await?;
    let rows = late.iter().map(|one| {
        let decision = &one.decision;
        let address = format!(
            "/personer/{}/ej-verkstallt/{}",
            decision.person, decision.id
        );
        let broken = match one.wait.kind {
            crate::rules::not_executed::WaitKind::BrokenOff => Cell::day(visit, one.wait.since),
            crate::rules::not_executed::WaitKind::NotBegun => Cell::empty(),
        };
        vec![
            Cell::link(number(&numbers, decision.case), address),
            Cell::text(t.say(&format!("cases-regime-{}", decision.regime.key()))),
            Cell::text(service_name(visit, catalogue, &decision.service)),
            Cell::day(visit, decision.decided),
            broken,
            Cell::number(one.wait.days(quarter.last())),
            Cell::text(reason(visit, one)),
        ]
    });
    Ok(rows.collect())
}

async fn done_rows(
    visit: &Visit,
    done: &[ExecutedSince],
    catalogue: &[Service],
) -> Result<Vec<Vec<Cell>>, Problem> {
    let t = visit.t();
    let cases: Vec<_> = done.iter().map(|one| one.decision.case).collect();
    let numbers = case_numbers(visit.reader(), &cases).await?;
    let rows = done.iter().map(|one| {
        let decision = &one.decision;
        vec![
            Cell::link(number(&numbers, decision.case), decision.address()),
            Cell::text(t.say(&format!("cases-regime-{}", decision.regime.key()))),
            Cell::text(service_name(visit, catalogue, &decision.service)),
            Cell::day(visit, decision.decided),
            Cell::day(visit, one.on),
        ]
    });
    Ok(rows.collect())
}

const COUNCIL: &[ListColumn] = &[
    ListColumn::new("regime", "cases-report-regime"),
    ListColumn::new("service", "cases-wait-service"),
    ListColumn::new("kind", "cases-wait-kind"),
    ListColumn::new("months", "cases-council-months").number(),
    ListColumn::new("decisions", "cases-council-decisions").number(),
];

/// What the council is told of a quarter: how many, on which services, for how long. Nothing about anybody.
pub(super) async fn council(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let quarter = quarter(&visit);
    let list = List::new(&visit, "cases-council-title", COUNCIL, "service")
        .empty(Empty::new(t.say("cases-council-empty")));
    let counts = council_statistics(visit.reader(), quarter).await?;
    let all: i64 = counts.iter().map(|one| one.decisions).sum();
    let total = count(&counts);
    let catalogue = organisation::services(visit.reader()).await?;
    let row = |one: &WaitingCount| {
        vec![
            Cell::text(t.say(&format!("cases-regime-{}", one.regime.key()))),
            Cell::text(service_name(&visit, &catalogue, &one.service)),
            Cell::text(t.say(&format!("cases-wait-kind-{}", one.kind.key()))),
            Cell::number(one.months),
            Cell::number(one.decisions),
        ]
    };
    let rows: Vec<Vec<Cell>> = window(counts, list.window()).iter().map(row).collect();
    if let Some(file) = list.export(&rows)? {
        return Ok(file);
    }
    let day = dates::full_day(visit.language(), quarter.last());
    let body = html! {
        (Heading::new(t.say("cases-council-title")).over(quarter_name(&visit, quarter)).lead(t.say("cases-council-lead")))
        (FilterForm::new(t, "/ej-verkstallt/fullmaktige").field(quarters(&visit, quarter)))
        p.lead { (t.with("cases-council-all", &[("count", all.into()), ("day", day.into())])) }
        (list.show(rows, total))
        (visit.why_all(&[keys::SOL_34_3, keys::LSS_28H]))
    };
    Ok(visit.page("cases-council-title", body))
}
