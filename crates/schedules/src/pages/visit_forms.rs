//! What a planner does to a visit: time and people, another day, not at all, and back again.

use kernel::{Line, Problem, UserId};
use maud::{Markup, html};
use page_kit::{
    Form, Reply, Visit,
    components::{Button, ButtonRow, Choice, Heading, Section},
};

use super::{
    shown::Day,
    visit::{Shown, load_to_plan, view},
    words,
};
use crate::{
    actions::{ChangeVisits, VisitChange},
    model::{ChangeReason, Placing, VisitState},
};

/// Says when, and by whom.
pub(super) async fn place(visit: Visit) -> Result<Reply, Problem> {
    let (shown, day) = load_to_plan(&visit).await?;
    let mut form = visit.form();
    let start = if form.value("start").trim().is_empty() {
        Some(None)
    } else {
        form.time("start")
            .map(|time| Some(i64::from(time.hour()) * 60 + i64::from(time.minute())))
    };
    let fields: &[&str] = if shown.one.staff.count() > 1 {
        &["worker-1", "worker-2"]
    } else {
        &["worker-1"]
    };
    let chosen: Option<Vec<Option<UserId>>> = fields
        .iter()
        .map(|field| form.optional_choice::<UserId>(field))
        .collect();
    let why = form.optional_line("why");
    let to = start.zip(chosen).map(|(start, chosen)| Placing {
        start,
        workers: chosen.into_iter().flatten().collect(),
        ..shown.one.placing.clone()
    });
    save(&visit, (&shown, &day), form, (to, why)).await
}

/// To which day, and why.
pub(super) async fn show_move(visit: Visit) -> Result<Reply, Problem> {
    let (shown, day) = load_to_plan(&visit).await?;
    let form = shown.fresh(&visit);
    Ok(change_view(&visit, (&shown, &day), Step::Move, &form))
}

/// Moves it to another day; who makes it is to be said anew, since others work then.
pub(super) async fn move_day(visit: Visit) -> Result<Reply, Problem> {
    let (shown, day) = load_to_plan(&visit).await?;
    let mut form = visit.form();
    let (date, reason) = (form.date("day"), form.choice::<ChangeReason>("reason"));
    let (note, why) = (form.optional_line("note"), form.optional_line("why"));
    let to = (|| {
        Some(Placing {
            day: date?,
            workers: vec![],
            reason: Some(reason?),
            note: note?,
            ..shown.one.placing.clone()
        })
    })();
    let input = change(&shown, &form, (to, why));
    match visit.submit(&mut form, input).await? {
        Some(_count) => Ok(visit.go(shown.one.address()).saying("schedules-saved")),
        None => Ok(change_view(&visit, (&shown, &day), Step::Move, &form)),
    }
}

/// Why it is cancelled.
pub(super) async fn show_cancel(visit: Visit) -> Result<Reply, Problem> {
    let (shown, day) = load_to_plan(&visit).await?;
    let form = shown.fresh(&visit);
    Ok(change_view(&visit, (&shown, &day), Step::Cancel, &form))
}

/// Cancels it.
pub(super) async fn cancel(visit: Visit) -> Result<Reply, Problem> {
    let (shown, day) = load_to_plan(&visit).await?;
    let mut form = visit.form();
    let reason = form.choice::<ChangeReason>("reason");
    let (note, why) = (form.optional_line("note"), form.optional_line("why"));
    let to = (|| {
        Some(Placing {
            start: None,
            workers: vec![],
            state: VisitState::Cancelled,
            reason: Some(reason?),
            note: note?,
            day: shown.one.placing.day,
        })
    })();
    let input = change(&shown, &form, (to, why));
    match visit.submit(&mut form, input).await? {
        Some(_count) => Ok(visit.go(shown.one.address()).saying("schedules-saved")),
        None => Ok(change_view(&visit, (&shown, &day), Step::Cancel, &form)),
    }
}

/// It is to be made after all.
pub(super) async fn restore(visit: Visit) -> Result<Reply, Problem> {
    let (shown, day) = load_to_plan(&visit).await?;
    let mut form = visit.form();
    let why = form.optional_line("why");
    let to = Placing::on(shown.one.placing.day);
    save(&visit, (&shown, &day), form, (Some(to), why)).await
}

fn change(
    shown: &Shown,
    form: &Form,
    (to, why): (Option<Placing>, Option<Option<Line>>),
) -> Option<ChangeVisits> {
    let seen = shown.seen(form);
    to.zip(why).map(|(to, why)| ChangeVisits {
        changes: vec![VisitChange { seen, to }],
        why,
    })
}

async fn save(
    visit: &Visit,
    (shown, day): (&Shown, &Day),
    mut form: Form,
    (to, why): (Option<Placing>, Option<Option<Line>>),
) -> Result<Reply, Problem> {
    let input = change(shown, &form, (to, why));
    match visit.submit(&mut form, input).await? {
        Some(_count) => Ok(visit.go(shown.one.address()).saying("schedules-saved")),
        None => view(visit, shown, Some(day), &form).await,
    }
}

/// Time and people of a visit that is to be made, or the way back for one that is not; and the ways to more.
pub(super) fn forms(visit: &Visit, shown: &Shown, day: &Day, form: &Form) -> Markup {
    let t = visit.t();
    if day.date() < visit.today() {
        return html! { p { (t.say("schedules-is-past")) } };
    }
    let at = shown.one.address();
    let place = if form.has_errors() {
        form.clone()
    } else {
        with_place(visit, shown, form.clone())
    };
    html! {
        @if shown.one.is_planned() {
            (Section::new("plats", t.say("schedules-place-title"), place_form(visit, (shown, day), &place)))
            (ButtonRow::new(Button::secondary(t.say("schedules-move-title")).href(format!("{at}/flytta")))
                .and(Button::secondary(t.say("schedules-cancel-title")).href(format!("{at}/stall-in"))))
        } @else {
            form method="post" action={ (at) "/aterstall" } {
                (form.around(t, html! {
                    (why_field(visit, day, form))
                    (ButtonRow::new(Button::secondary(t.say("schedules-restore"))))
                }))
            }
        }
        p { a href={ "/personer/" (shown.person.id) "/besok/krav" } { (t.say("schedules-demand-title")) } }
        p { a href={ "/personer/" (shown.person.id) "/besok" } { (t.say("schedules-person-title")) } }
    }
}

fn with_place(visit: &Visit, shown: &Shown, fresh: Form) -> Form {
    let placing = &shown.one.placing;
    let form = fresh.with_maybe(
        "start",
        placing.start.map(|start| words::clock(visit, start)),
    );
    let workers = ["worker-1", "worker-2"].into_iter().zip(&placing.workers);
    workers.fold(form, |form, (field, user)| form.with(field, user))
}

/// Why a locked day is changed; asked for only there.
fn why_field(visit: &Visit, day: &Day, form: &Form) -> Markup {
    let t = visit.t();
    html! {
        @if day.board.day.locked.is_some() {
            (form.text(t, "why", "schedules-why").hint(t.say("schedules-why-hint")))
        }
    }
}

fn place_form(visit: &Visit, (shown, day): (&Shown, &Day), form: &Form) -> Markup {
    let t = visit.t();
    let people = |field, label| {
        let choices = day.board.workers.iter().map(|worker| {
            let away = worker.absence_on(day.date()).is_some();
            let shifts: Vec<String> = worker
                .shifts_on(day.date())
                .map(|one| words::span(visit, (one.shift.from, one.shift.to)))
                .collect();
            let when = if away {
                t.say("schedules-is-away")
            } else if shifts.is_empty() {
                t.say("schedules-no-shift")
            } else {
                shifts.join(", ")
            };
            Choice::new(worker.user.to_string(), format!("{} ({when})", worker.name))
        });
        form.select(t, field, label)
            .empty(t.say("schedules-nobody-yet"))
            .choices(choices)
            .optional()
    };
    html! {
        form method="post" action={ (shown.one.address()) "/plats" } {
            (form.around(t, html! {
                (form.clock(t, "start", "schedules-start").optional())
                (people("worker-1", "schedules-worker"))
                @if shown.one.staff.count() > 1 { (people("worker-2", "schedules-worker-2")) }
                (why_field(visit, day, form))
                (ButtonRow::new(Button::primary(t.say("schedules-save"))))
            }))
        }
    }
}

fn reasons(visit: &Visit, form: &Form) -> Markup {
    let t = visit.t();
    let reasons = ChangeReason::ALL.iter().filter(|reason| reason.is_given());
    let reasons = reasons.map(|reason| {
        let label = t.say(&format!("schedules-reason-{}", reason.key()));
        Choice::new(reason.key(), label)
    });
    html! {
        (form.radios(t, "reason", "schedules-reason", reasons))
        (form.text(t, "note", "schedules-note").hint(t.say("schedules-note-hint")).optional())
    }
}

/// What is done to a visit on a page of its own.
#[derive(Clone, Copy)]
enum Step {
    Move,
    Cancel,
}

fn change_view(visit: &Visit, (shown, day): (&Shown, &Day), step: Step, form: &Form) -> Reply {
    let t = visit.t();
    let (title, tail, button) = match step {
        Step::Move => (
            "schedules-move-title",
            "flytta",
            Button::primary(t.say("schedules-move")),
        ),
        Step::Cancel => (
            "schedules-cancel-title",
            "stall-in",
            Button::danger(t.say("schedules-cancel")),
        ),
    };
    let at = shown.one.address();
    let said = format!("{}, {}", shown.one.name, words::when(visit, &shown.one));
    let body = html! {
        (Heading::new(t.say(title)).over(shown.person.name()).lead(said))
        form method="post" action={ (at) "/" (tail) } {
            (form.around(t, html! {
                @match step {
                    Step::Move => { (form.day(t, "day", "schedules-to-day")) }
                    Step::Cancel => {}
                }
                (reasons(visit, form))
                (why_field(visit, day, form))
                (ButtonRow::new(button).and(Button::quiet(t.say("page-kit-cancel")).href(at.clone())))
            }))
        }
    };
    let way = day.way(visit).step(shown.one.name.to_string(), at);
    visit
        .page(title, body)
        .breadcrumbs(&way.here(t.say(title)))
        .with_errors(form.has_errors())
}
