//! What is agreed, what of it is done, and how it went.

use kernel::{Line, Problem};
use maud::{Markup, html};
use page_kit::{
    Form, Reply, Visit,
    components::{
        Button, ButtonRow, Choice, Column, Due, Empty, Facts, Section, Status, StatusKind, Table,
    },
    dates,
};

use super::plan::{Shown, Step, Typed, load, view};
use crate::{
    actions::{FollowUpPlan, MarkTaskDone},
    model::{Course, FollowUp, Next, Task, TaskDone, TaskId},
    reads::AgreementView,
};

/// A task was done.
pub(super) async fn done(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let mut form = visit.form();
    let seen = shown.seen(&form);
    let task: Option<TaskId> = form.id("task");
    let (on, note) = (form.past_date("done-on"), form.optional_prose("done-note"));
    let input = (|| {
        Some(MarkTaskDone {
            seen,
            task: task?,
            done: TaskDone {
                on: on?,
                note: note?,
            },
        })
    })();
    match visit.submit(&mut form, input).await? {
        Some(()) => Ok(visit
            .go(shown.plan().address())
            .saying("cooperation-task-saved")),
        None => Ok(view(&visit, &shown, &Typed::at(Step::Done, &form))),
    }
}

/// The plan was followed up.
pub(super) async fn follow_up(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let mut form = visit.form();
    let seen = shown.seen(&form);
    let (on, went) = (form.past_date("course-on"), form.prose("course-went"));
    let own_words = form.optional_prose("course-own-words");
    let next = read_next(&mut form);
    let input = (|| {
        let course = Course {
            on: on?,
            went: went?,
            own_words: own_words?,
            next: next?,
        };
        Some(FollowUpPlan { seen, course })
    })();
    match visit.submit(&mut form, input).await? {
        Some(()) => Ok(visit
            .go(shown.address_or_list(&visit).await?)
            .saying("cooperation-follow-up-saved")),
        None => Ok(view(&visit, &shown, &Typed::at(Step::FollowUp, &form))),
    }
}

/// What comes after a follow-up, as the form offers it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum After {
    GoesOn,
    Fulfilled,
}

kernel::keyed!(After { GoesOn => "goes-on", Fulfilled => "fulfilled" });

fn read_next(form: &mut Form) -> Option<Next> {
    match form.choice("course-next")? {
        After::GoesOn => form.date("course-next-day").map(Next::GoesOn),
        After::Fulfilled => Some(Next::Fulfilled),
    }
}

/// The forms of a plan that is carried out: the follow-up first when its day has come.
pub(super) fn forms(visit: &Visit, shown: &Shown, typed: &Typed<'_>) -> Markup {
    let t = visit.t();
    let open: Vec<&Task> = shown.view.standing().map_or_else(Vec::new, |standing| {
        standing.tasks.iter().filter(|t| t.done.is_none()).collect()
    });
    let is_time = shown
        .plan()
        .follow_up
        .is_some_and(|day| day <= visit.today());
    let is_due = open
        .iter()
        .any(|task| task.task.due.is_some_and(|due| due <= visit.today()));
    let follow_up = html! {
        details open[is_time || open.is_empty() || typed.is_at(Step::FollowUp)] {
            summary { (t.say("cooperation-follow-up-title")) }
            (follow_up_form(visit, shown, typed))
        }
    };
    let done = html! {
        @if !open.is_empty() {
            details open[typed.is_at(Step::Done) || is_due] {
                summary { (t.say("cooperation-task-done-title")) }
                (done_form(visit, shown, typed, &open))
            }
        }
    };
    html! {
        @if is_time { (follow_up) (done) } @else { (done) (follow_up) }
    }
}

fn done_form(visit: &Visit, shown: &Shown, typed: &Typed<'_>, open: &[&Task]) -> Markup {
    let t = visit.t();
    let form = typed.form(Step::Done, || {
        shown.fresh(visit).with("done-on", visit.today())
    });
    let tasks = open.iter().map(|task| {
        Choice::new(task.id.to_string(), task.task.what.to_string()).hint(task.task.who.to_string())
    });
    html! {
        form method="post" action={ (shown.plan().address()) "/klart" } {
            (form.around(t, html! {
                (form.radios(t, "task", "cooperation-task-which", tasks))
                (form.day(t, "done-on", "cooperation-task-done-on"))
                (form.area(t, "done-note", "cooperation-task-done-note").rows(2).optional())
                (ButtonRow::new(Button::primary(t.say("cooperation-task-done-save"))))
            }))
        }
    }
}

fn follow_up_form(visit: &Visit, shown: &Shown, typed: &Typed<'_>) -> Markup {
    let t = visit.t();
    let form = typed.form(Step::FollowUp, || {
        shown.fresh(visit).with("course-on", visit.today())
    });
    let nexts = After::ALL.iter().map(|next| {
        let label = t.say(&format!("cooperation-next-step-{}", next.key()));
        let choice = Choice::new(next.key(), label);
        match next {
            After::GoesOn => {
                choice.more(html! { (form.day(t, "course-next-day", "cooperation-next-day")) })
            }
            After::Fulfilled => choice,
        }
    });
    html! {
        form method="post" action={ (shown.plan().address()) "/uppfoljning" } {
            (form.around(t, html! {
                (form.day(t, "course-on", "cooperation-course-on"))
                (form.area(t, "course-went", "cooperation-course-went").rows(4))
                (form.area(t, "course-own-words", "cooperation-course-own-words").rows(3).optional())
                (form.radios(t, "course-next", "cooperation-course-next", nexts))
                (ButtonRow::new(Button::primary(t.say("cooperation-follow-up-save"))))
            }))
        }
    }
}

/// What is agreed now, how it went, and what was agreed before.
pub(super) fn agreed(visit: &Visit, shown: &Shown) -> Markup {
    let t = visit.t();
    let Some((standing, earlier)) = shown.view.agreements.split_first() else {
        return html! {
            @if shown.plan().state.is_open() {
                (Section::new("plan", t.say("cooperation-agreed"),
                    Empty::new(t.say("cooperation-agreed-empty")).body(t.say("cooperation-agreed-empty-body"))))
            }
        };
    };
    let is_live = shown.plan().state.is_open();
    let title = if is_live {
        "cooperation-agreed"
    } else {
        "cooperation-agreed-then"
    };
    html! {
        (Section::new("plan", t.say(title), agreement(visit, standing, is_live)))
        @if !shown.view.follow_ups.is_empty() {
            (Section::new("follow-ups", t.say("cooperation-follow-ups"), html! {
                @for follow_up in &shown.view.follow_ups { (course(visit, follow_up)) }
            }))
        }
        @for old in earlier {
            details {
                summary { (t.with("cooperation-agreed-before", &[
                    ("number", old.agreement.number.into()),
                    ("day", dates::full_day(visit.language(), old.agreement.met).into()),
                ])) }
                figure.own-words { blockquote { p { (old.agreement.person.own_words) } } }
                (agreement(visit, old, false))
            }
        }
    }
}

/// An agreement; only in one that is carried out is something late.
fn agreement(visit: &Visit, view: &AgreementView, is_live: bool) -> Markup {
    let t = visit.t();
    let agreement = &view.agreement;
    let principal = agreement.lead.principal.key();
    let facts = Facts::new()
        .fact(
            t.say("cooperation-lead"),
            html! {
                (agreement.lead.name) ", " (t.say(&format!("cooperation-principal-{principal}")))
                @if let Some(phone) = &agreement.lead.phone { ", " (phone) }
            },
        )
        .fact(
            t.say("cooperation-part"),
            html! {
                (t.say(&format!("cooperation-part-{}", agreement.person.part.key())))
                @if let Some(note) = &agreement.person.note { ". " (note) }
            },
        )
        .fact(
            t.say("cooperation-met"),
            dates::day_element(visit.language(), agreement.met, visit.today()),
        )
        .fact(
            t.say("cooperation-follow-up"),
            dates::day_element(visit.language(), agreement.follow_up, visit.today()),
        );
    html! {
        @for (need, tasks) in by_need(&view.tasks) {
            h3 { (need) }
            (task_table(visit, need, &tasks, is_live))
        }
        (facts)
    }
}

/// The tasks under the needs that they are for, in the order in which they were written.
pub(super) fn by_need(tasks: &[Task]) -> Vec<(&Line, Vec<&Task>)> {
    let mut groups: Vec<(&Line, Vec<&Task>)> = Vec::new();
    for task in tasks {
        let need = &task.task.need;
        match groups.iter_mut().find(|(name, _)| *name == need) {
            Some((_, group)) => group.push(task),
            None => groups.push((need, vec![task])),
        }
    }
    groups
}

fn task_table<'v>(visit: &'v Visit, need: &Line, tasks: &[&Task], is_live: bool) -> Table<'v> {
    let t = visit.t();
    let rows = tasks.iter().map(|task| -> [Markup; 4] {
        let party = format!("cooperation-party-{}", task.task.party.key());
        [
            html! { (task.task.what) },
            html! { (task.task.who) },
            html! { (t.say(&party)) },
            by_when(visit, task, is_live),
        ]
    });
    Table::new(t, need.to_string())
        .hide_caption()
        .column(Column::new(t.say("cooperation-task-what")))
        .column(Column::new(t.say("cooperation-task-who")))
        .column(Column::new(t.say("cooperation-task-party")))
        .column(Column::new(t.say("cooperation-task-due")))
        .rows(rows)
}

fn by_when(visit: &Visit, task: &Task, is_live: bool) -> Markup {
    let t = visit.t();
    match (&task.done, task.task.due) {
        (Some(done), _) => html! {
            (Status::new(StatusKind::Done, t.say("cooperation-task-done"))) " "
            (dates::day_element(visit.language(), done.on, visit.today()))
            @if let Some(note) = &done.note { p { (note) } }
        },
        (None, Some(due)) if is_live => html! { (Due::day(t, due, visit.today())) },
        (None, Some(due)) => html! { (dates::full_day(visit.language(), due)) },
        (None, None) => html! { (t.say("cooperation-task-ongoing")) },
    }
}

fn course(visit: &Visit, follow_up: &FollowUp) -> Markup {
    let t = visit.t();
    let course = &follow_up.course;
    html! {
        h3 { (dates::day_element(visit.language(), course.on, visit.today())) }
        p { (course.went) }
        @if let Some(words) = &course.own_words { figure.own-words { blockquote { p { (words) } } } }
        @match course.next {
            Next::GoesOn(day) => {
                p { (t.say("cooperation-next-step-goes-on")) ": " (dates::day_element(visit.language(), day, visit.today())) }
            }
            Next::Fulfilled => { p { (t.say("cooperation-next-step-fulfilled")) } }
        }
    }
}
