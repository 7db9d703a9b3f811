//! A proposal for the day beside the day as it is; what is ticked is taken over.

use kernel::{Fault, Problem, Refusal};
use maud::{Markup, html};
use page_kit::{
    Form, Reply, Visit,
    components::{
        Button, ButtonRow, Choice, Column, Empty, Heading, Notice, Progress, Section, Table, hidden,
    },
    dates,
};
use route_solver::{Iterations, Search};

use super::{
    shown::{Day, address, day_of_address, load, week_way},
    words,
};
use crate::{
    actions::{ChangeVisits, VisitChange},
    model::{DayMinute, Placing, ScheduledVisit},
    reads::lately_met,
    rules::{Asked, Figures, Proposed, ProposedChange, propose},
};

/// How long is searched: a second or two for the day of a large unit.
const ITERATIONS: Iterations = Iterations(40_000);

/// The address of the proposal by way of the page that tells that it is being made.
pub(super) fn asked_for(day: &str) -> String {
    format!("{day}/forslag?vanta=ja")
}

/// The proposal: with `?satt=om` all is planned anew, otherwise what is placed stays. With `?vanta=ja` comes first a page
/// that tells that it is being made, which takes a second or two.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    if visit.query("vanta") == "ja" {
        return being_made(&visit);
    }
    let day = load(&visit).await?;
    let proposed = make(&visit, &day).await?;
    let form = visit.blank().with_all("take", names(&proposed));
    Ok(view(&visit, &day, &proposed, &form))
}

fn being_made(visit: &Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let day = day_of_address(visit)?;
    let way = if keeps(visit) { "behall" } else { "om" };
    let to = format!("{}/forslag?satt={way}", address(day));
    let title = "schedules-proposal-title";
    let body = html! {
        (Heading::new(t.say(title)).over(dates::full_weekday(visit.language(), day)))
        (Progress::under_way(t, t.say("schedules-proposal-made")))
        p { (t.say("schedules-proposal-made-body")) " " a href=(to) { (t.say("schedules-proposal-made-show")) } }
    };
    let steps = week_way(visit).step(dates::full_weekday(visit.language(), day), address(day));
    Ok(visit
        .page(title, body)
        .breadcrumbs(&steps.here(t.say(title)))
        .then(to))
}

/// Takes over what is ticked, all of it or nothing. The proposal is made again by the same seed: what has been changed
/// since it was shown is told, and nothing is taken over.
pub(super) async fn accept(visit: Visit) -> Result<Reply, Problem> {
    let day = load(&visit).await?;
    let proposed = make(&visit, &day).await?;
    let mut form = visit.form();
    let taken: Vec<String> = form.values("take").to_vec();
    let changes: Vec<VisitChange> = proposed
        .changes
        .iter()
        .filter(|change| taken.contains(&name(change)))
        .map(|change| VisitChange {
            seen: change.seen,
            to: change.to.clone(),
        })
        .collect();
    let why = form.optional_line("why");
    if taken.is_empty() {
        form.refuse(Refusal::new("schedules-refusal-nothing-taken").at("take"));
    } else if changes.len() != taken.len() {
        form.refuse(Refusal::new("schedules-refusal-proposal-old").at("take"));
    }
    let is_whole = !changes.is_empty() && changes.len() == taken.len();
    let input = why
        .filter(|_| is_whole)
        .map(|why| ChangeVisits { changes, why });
    match visit.submit(&mut form, input).await? {
        Some(_count) => Ok(visit.go(day.address()).saying("schedules-taken")),
        None => Ok(view(&visit, &day, &proposed, &form)),
    }
}

/// Whether what is placed stays.
fn keeps(visit: &Visit) -> bool {
    let sent = visit
        .fields()
        .iter()
        .any(|(name, value)| name == "satt" && value == "om");
    !sent && visit.query("satt") != "om"
}

async fn make(visit: &Visit, day: &Day) -> Result<Proposed, Problem> {
    let met = lately_met(visit.reader(), visit.unit()?, day.date()).await?;
    let search = Search::default();
    // A day that no rule speaks of is none to plan.
    let limits = day.limits.as_ref().ok_or(Problem::NotFound)?;
    let asked = Asked {
        met: &met,
        keep: keeps(visit),
        seen: day.seen(),
        now: DayMinute::of(&visit.call),
    };
    let proposed = propose(&day.board, limits, asked, (&search, &ITERATIONS));
    // What people plan is whole; a board that the engine cannot read is ours to mend.
    Ok(proposed.map_err(|e| Fault::from_source("a board for the engine", e))?)
}

fn visit_of<'d>(day: &'d Day, change: &ProposedChange) -> Option<&'d ScheduledVisit> {
    let mut visits = day.board.visits.iter();
    visits.find(|one| one.id == change.seen.visit)
}

/// A change in a word: which visit, as it was seen, and where it would stand.
fn name(change: &ProposedChange) -> String {
    let workers: Vec<String> = change.to.workers.iter().map(ToString::to_string).collect();
    format!(
        "{}.{}.{}.{}",
        change.seen.visit,
        change.seen.version,
        change.to.start.unwrap_or(-1),
        workers.join(".")
    )
}

fn names(proposed: &Proposed) -> Vec<String> {
    proposed.changes.iter().map(name).collect()
}

fn view(visit: &Visit, day: &Day, proposed: &Proposed, form: &Form) -> Reply {
    let t = visit.t();
    let title = "schedules-proposal-title";
    let at = format!("{}/forslag", day.address());
    let other = if keeps(visit) {
        Button::secondary(t.say("schedules-proposal-anew")).href("?satt=om&vanta=ja")
    } else {
        Button::secondary(t.say("schedules-proposal-keep")).href("?satt=behall&vanta=ja")
    };
    let body = html! {
        (Heading::new(t.say(title)).over(dates::full_weekday(visit.language(), day.date()))
            .lead(t.say(if keeps(visit) { "schedules-proposal-lead" } else { "schedules-proposal-lead-anew" }))
            .actions(ButtonRow::new(other)))
        (Section::new("jamforelse", t.say("schedules-proposal-compare"), figures(visit, proposed)))
        @if proposed.after.open > 0 {
            (Notice::warning(t, t.with("schedules-proposal-open", &[("count", words::number(proposed.after.open).into())]))
                .body(html! { p { (t.say("schedules-proposal-open-body")) } }))
        }
        @if proposed.changes.is_empty() {
            @if form.has_errors() { (form.top(t)) }
            (Empty::new(t.say("schedules-proposal-empty")).body(t.say("schedules-proposal-empty-body"))
                .action(Button::secondary(t.say("schedules-proposal-back")).href(day.address())))
        } @else {
            form method="post" action=(at) {
                (form.around(t, html! {
                    @if !keeps(visit) { (hidden("satt", "om")) }
                    (changes(visit, day, proposed, form))
                    @if day.board.day.locked.is_some() {
                        (form.text(t, "why", "schedules-why").hint(t.say("schedules-why-hint")))
                    }
                    (ButtonRow::new(Button::primary(t.say("schedules-proposal-take")))
                        .and(Button::quiet(t.say("page-kit-cancel")).href(day.address())))
                }))
            }
        }
    };
    visit
        .page(title, body)
        .breadcrumbs(&day.way(visit).here(t.say(title)))
        .with_errors(form.has_errors())
}

fn figures(visit: &Visit, proposed: &Proposed) -> Markup {
    let t = visit.t();
    let minutes = |n: i64| dates::minutes(visit.language(), kernel::Minutes::new(n));
    let people = |figures: &Figures| {
        figures
            .people
            .map_or_else(String::new, |n| dates::decimal(visit.language(), n, 2))
    };
    let (before, after) = (&proposed.before, &proposed.after);
    let rows = [
        ("open", before.open.to_string(), after.open.to_string()),
        (
            "breaches",
            before.breaches.to_string(),
            after.breaches.to_string(),
        ),
        (
            "remarks",
            before.remarks.to_string(),
            after.remarks.to_string(),
        ),
        ("travel", minutes(before.travel), minutes(after.travel)),
        ("people", people(before), people(after)),
    ];
    let rows = rows.map(|(key, before, after)| -> [Markup; 3] {
        [
            html! { (t.say(&format!("schedules-figure-{key}"))) },
            html! { (before) },
            html! { (after) },
        ]
    });
    let table = Table::new(t, t.say("schedules-proposal-compare"))
        .hide_caption()
        .column(Column::new(t.say("schedules-figure")))
        .column(Column::number(t.say("schedules-before")))
        .column(Column::number(t.say("schedules-after")))
        .rows(rows);
    html! { (table) }
}

fn changes(visit: &Visit, day: &Day, proposed: &Proposed, form: &Form) -> Markup {
    let t = visit.t();
    let stands = |placing: &Placing| {
        let names: Vec<String> = placing
            .workers
            .iter()
            .map(|user| day.worker_name(*user))
            .collect();
        let start = placing.start.map_or_else(
            || t.say("schedules-no-time"),
            |start| words::clock(visit, start),
        );
        if names.is_empty() {
            start
        } else {
            format!("{start} {}", names.join(", "))
        }
    };
    let choices = proposed.changes.iter().filter_map(|change| {
        let one = visit_of(day, change)?;
        let label = format!("{}, {}", day.person_name(visit, one), one.name);
        let hint = t.with(
            "schedules-proposal-change",
            &[
                ("before", stands(&one.placing).into()),
                ("after", stands(&change.to).into()),
            ],
        );
        Some(Choice::new(name(change), label).hint(hint))
    });
    html! { (form.checkboxes(t, "take", "schedules-proposal-changes", choices)) }
}
