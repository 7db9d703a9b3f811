//! What the reader has told, and what came of it: the receipt.

use kernel::Problem;
use maud::html;
use page_kit::{
    Cell, List, ListColumn, Reply, Visit,
    components::{Breadcrumbs, Button, ButtonRow, Empty, Facts, Heading, Notice, Section, prose},
    dates,
};
use rulebook::keys;

use super::{
    shown::{Basis, Concerned, Shown, concerned},
    words,
};
use crate::{
    model::{Deed, DeviationId, LessonState, State},
    reads::{View, own_report, own_reports},
};

const COLUMNS: &[ListColumn] = &[
    ListColumn::new("number", "deviations-number"),
    ListColumn::new("reported", "deviations-reported").days(),
    ListColumn::new("kind", "deviations-kind"),
    ListColumn::new("unit", "deviations-unit"),
    ListColumn::new("state", "deviations-state"),
];

/// What the reader has told, the latest first.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let title = "deviations-own-title";
    let tell = Button::primary(t.say("deviations-tell")).href("/avvikelser/ny");
    let empty = Empty::new(t.say("deviations-own-empty"))
        .body(t.say("deviations-own-empty-body"))
        .action(tell.clone());
    let list = List::new(&visit, title, COLUMNS, "reported").empty(empty);
    let (user, _unit) = visit.call.staff()?;
    let (views, total) = own_reports(visit.reader(), user, list.window()).await?;
    let rows: Vec<Vec<Cell>> = views.iter().map(|view| row(&visit, view)).collect();
    if let Some(file) = list.export(&rows)? {
        return Ok(file);
    }
    let body = html! {
        (Heading::new(t.say(title)).lead(t.say("deviations-own-lead"))
            .actions(ButtonRow::new(tell).and(Button::quiet(t.say("deviations-lessons-title")).href("/lardomar"))))
        (list.show(rows, total))
    };
    Ok(visit.page(title, body).wide())
}

fn row(visit: &Visit, view: &View) -> Vec<Cell> {
    let t = visit.t();
    let at = format!("/mina-rapporter/{}", view.report.id);
    let state = words::status(t, view.case.state);
    vec![
        Cell::link(view.report.number().to_string(), at),
        Cell::day(visit, view.report.by.on),
        Cell::text(words::kind(t, view.case.kind)),
        Cell::text(words::unit(visit, view.report.told.unit)),
        Cell::shown(html! { (state) }, words::state(t, view.case.state)),
    ]
}

/// One of them: what was told, who has it, and what came of it.
pub(super) async fn show_one(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let (user, _unit) = visit.call.staff()?;
    let id: DeviationId = visit.id("deviation")?;
    let view = own_report(visit.reader(), user, id).await?;
    let view = view.ok_or(Problem::NotFound)?;
    let shown = Shown {
        concerned: concerned(&visit, view.report.told.person, Basis::Told).await?,
        handles: true,
        view,
    };
    let title = "deviations-own-one-title";
    let number = shown.view.report.number().to_string();
    let body = html! {
        (Heading::new(t.say(title)).over(number.clone()).lead(html! { (words::marks(t, &shown.view.case)) }))
        (next(&visit, &shown.view))
        (Section::new("beskedet", t.say("deviations-own-came-of-it"), came_of_it(&visit, &shown.view)))
        @if matches!(shown.concerned, Concerned::Closed) {
            (Notice::warning(t, t.say("deviations-closed-to-you")))
        } @else {
            (Section::new("rapporten", t.say("deviations-own-told"), words::told(&visit, &shown)))
        }
        (visit.why_all(&[keys::SOL_27_2, keys::LSS_24B, keys::LOCAL_DEVIATION_TRIAGE]))
    };
    let way = Breadcrumbs::new(t)
        .step(t.say("deviations-own-title"), "/mina-rapporter")
        .here(number);
    Ok(visit.page(title, body).breadcrumbs(&way))
}

/// Who has it, and what happens next.
fn next(visit: &Visit, view: &View) -> maud::Markup {
    let t = visit.t();
    let keeper = words::unit(visit, view.report.keeper);
    let key = match view.case.state {
        State::Reported => "deviations-own-next-reported",
        State::Investigating => "deviations-own-next-investigating",
        State::Remedying => "deviations-own-next-remedying",
        State::Closed => "deviations-own-next-closed",
    };
    let words = t.with(key, &[("unit", keeper.into())]);
    html! { (Notice::info(t, words)) }
}

fn came_of_it(visit: &Visit, view: &View) -> maud::Markup {
    let t = visit.t();
    let day = |on| dates::day_element(visit.language(), on, visit.today());
    let closed = view.steps.iter().rev().find_map(|step| {
        if let Deed::Closed { words } = &step.deed {
            Some(prose(words))
        } else {
            None
        }
    });
    let closed = closed.filter(|_| view.case.state == State::Closed);
    let lesson = match &view.case.lesson {
        LessonState::Shared { words } => Some(prose(words)),
        LessonState::None | LessonState::Written { .. } | LessonState::Returned { .. } => None,
    };
    html! {
        (Facts::new()
            .fact(t.say("deviations-class"), words::class(t, view.case.class))
            .maybe(t.say("deviations-own-triaged"), view.case.triaged.map(day))
            .maybe(t.say("deviations-own-investigated"), view.case.investigated.map(day))
            .maybe(t.say("deviations-own-taken"), (view.case.taken > 0).then(|| view.case.taken.to_string()))
            .maybe(t.say("deviations-own-notified"), view.case.notified.map(day))
            .maybe(t.say("deviations-own-closed"), view.case.closed.map(day))
            .maybe(t.say("deviations-close-words"), closed)
            .maybe(t.say("deviations-lesson"), lesson))
    }
}
