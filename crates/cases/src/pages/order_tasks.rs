//! The tasks of an order with their frame time: what is written to the left, what it comes to beside.

use kernel::{Minutes, Problem, Refusal};
use maud::{Markup, html};
use organisation::{Circumstance, Frequency, LifeArea, Per, StandardTable, StandardTime};
use page_kit::{
    Form, Reply, Visit,
    components::{Button, ButtonRow, Column, Empty, Heading, Notice, Section, Table, field_id},
};

use super::{
    case_view::area_name,
    order_new::seen,
    order_view::{ShownOrder, difference, load_for_ordering, minutes, often},
};
use crate::{
    actions::SetOrderLines,
    model::{Calculation, Deviation, TaskNeed},
    reads::case_file,
    rules::frame_time::{TIMES_MAX, WEEK_MINUTES, calculate},
};

/// The order with the table by which it is reckoned today.
struct Reckoned {
    shown: ShownOrder,
    /// The life areas in which the investigation found a need.
    needed: Vec<LifeArea>,
    table: Option<StandardTable>,
}

async fn load(visit: &Visit) -> Result<Reckoned, Problem> {
    let shown = load_for_ordering(visit).await?;
    let file = case_file(visit.reader(), shown.person.id, shown.order.case).await?;
    let needs = file.map_or_else(Vec::new, |file| file.needs);
    Ok(Reckoned {
        needed: needs.iter().map(|need| need.area).collect(),
        shown,
        table: organisation::standard_times(visit.reader(), visit.today()).await?,
    })
}

impl Reckoned {
    /// The tasks that can be ordered: those of the order's services.
    fn tasks(&self) -> impl Iterator<Item = &StandardTime> {
        let all = self.table.iter().flat_map(|table| &table.tasks);
        all.filter(|task| self.shown.order.services.contains(&task.service))
    }
}

/// The tasks as they stand.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let page = load(&visit).await?;
    let mut form = visit.blank().with("version", page.shown.order.version);
    for task in &page.shown.tasks {
        let code = &task.need.task;
        form = form
            .with(&format!("times.{code}"), task.need.frequency.times)
            .with(&format!("per.{code}"), task.need.frequency.per.key());
        let circumstances = task.need.circumstances.iter().map(|c| c.key().to_owned());
        form = form.with_all(&format!("with.{code}"), circumstances);
        if let Some(deviation) = &task.need.deviation {
            form = form
                .with(&format!("minutes.{code}"), deviation.minutes.count())
                .with(&format!("reason.{code}"), &deviation.reason);
        }
    }
    let needs: Vec<TaskNeed> = page.shown.tasks.iter().map(|t| t.need.clone()).collect();
    Ok(view(&visit, &page, &form, &needs))
}

/// Saves them, and shows what they come to: here again, or on to the choice of provider.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let page = load(&visit).await?;
    let mut form = visit.form();
    let read: Vec<Option<TaskNeed>> = page
        .tasks()
        .filter(|task| {
            !form
                .value(&format!("times.{}", task.task))
                .trim()
                .is_empty()
        })
        .cloned()
        .collect::<Vec<_>>()
        .iter()
        .map(|task| need(&mut form, task))
        .collect();
    let typed: Vec<TaskNeed> = read.iter().flatten().cloned().collect();
    let tasks: Option<Vec<TaskNeed>> = read.into_iter().collect();
    let input = tasks.map(|tasks| SetOrderLines {
        seen: seen(&page.shown.order, &form),
        tasks,
    });
    let goes_on = form.value("then") == "on";
    match visit.submit(&mut form, input).await? {
        Some(_framed) => {
            let to = page.shown.address();
            Ok(match (goes_on, &page.shown.order.placement) {
                (false, _) => visit
                    .go(format!("{to}/uppgifter"))
                    .saying("cases-order-framed"),
                (true, None) => visit.go(format!("{to}/utforare")),
                (true, Some(_)) => visit.go(to).saying("cases-order-framed"),
            })
        }
        None => Ok(view(&visit, &page, &form, &typed)),
    }
}

/// One task as it was typed.
fn need(form: &mut Form, task: &StandardTime) -> Option<TaskNeed> {
    let code = &task.task;
    let times = form.number(&format!("times.{code}"), 1, TIMES_MAX);
    let per: Option<Per> = form.choice(&format!("per.{code}"));
    let circumstances = form.optional_choices(&format!("with.{code}"));
    let (at_minutes, at_reason) = (format!("minutes.{code}"), format!("reason.{code}"));
    let deviation = if form.value(&at_minutes).trim().is_empty() {
        // A reason without minutes changes nothing, and would be lost unseen.
        if !form.value(&at_reason).trim().is_empty() {
            form.refuse(Refusal::new("cases-refusal-reason-without-minutes").at(at_minutes));
            return None;
        }
        None
    } else {
        let minutes = form.number(&at_minutes, 0, WEEK_MINUTES);
        let reason = form.prose(&at_reason);
        Some(Deviation {
            minutes: Minutes::new(minutes?),
            reason: reason?,
        })
    };
    Some(TaskNeed {
        task: code.clone(),
        frequency: Frequency {
            times: times?,
            per: per?,
        },
        circumstances,
        deviation,
    })
}

fn view(visit: &Visit, page: &Reckoned, form: &Form, needs: &[TaskNeed]) -> Reply {
    let t = visit.t();
    let shown = &page.shown;
    let title = "cases-order-tasks-title";
    let has_tasks = page.tasks().next().is_some();
    let body = html! {
        (Heading::new(t.say(title)).over(shown.person.name()).lead(t.say("cases-order-tasks-lead")))
        @if has_tasks {
            form.wide method="post" action={ (shown.address()) "/uppgifter" } {
                (form.around(t, html! {
                    @for area in LifeArea::ALL { (area_table(visit, page, form, *area)) }
                    (ButtonRow::new(Button::primary(t.say("cases-order-tasks-on")).sends("then", "on"))
                        .and(Button::secondary(t.say("cases-order-tasks-reckon")).sends("then", "here"))
                        .and(Button::quiet(t.say("page-kit-cancel")).href(shown.address())))
                }))
            }
        } @else {
            (Empty::new(t.say("cases-order-tasks-empty")).body(t.say("cases-order-tasks-empty-body"))
                .action(Button::primary(t.say("cases-order-provider-title")).href(format!("{}/utforare", shown.address()))))
        }
    };
    let reckoned = page
        .table
        .as_ref()
        .and_then(|table| calculate(table, needs).ok());
    let reply = visit
        .page(title, body)
        .breadcrumbs(
            &shown
                .way(visit)
                .step(shown.names(visit), shown.address())
                .here(t.say(title)),
        )
        .wide()
        .with_errors(form.has_errors());
    match (reckoned, &page.table) {
        (Some(calculation), Some(table)) if has_tasks => {
            reply.aside(beside(visit, &calculation, table))
        }
        (Some(_) | None, _) => reply,
    }
}

/// The tasks of one life area.
fn area_table(visit: &Visit, page: &Reckoned, form: &Form, area: LifeArea) -> Markup {
    let t = visit.t();
    let tasks: Vec<&StandardTime> = page.tasks().filter(|task| task.life_area == area).collect();
    if tasks.is_empty() {
        return html! {};
    }
    let rows = tasks.iter().map(|task| row(visit, form, task));
    let chosen = tasks
        .iter()
        .filter(|task| {
            !form
                .value(&format!("times.{}", task.task))
                .trim()
                .is_empty()
        })
        .count();
    let is_open = chosen > 0 || page.needed.contains(&area);
    let table = Table::new(t, area_name(visit, area))
        .hide_caption()
        .dense()
        .column(Column::new(t.say("cases-frame-task")))
        .column(Column::new(t.say("cases-frame-often")))
        .column(Column::new(t.say("cases-frame-circumstances")))
        .column(Column::new(t.say("cases-frame-other")))
        .rows(rows);
    html! {
        details.folded id=(area.key()) open[is_open] {
            summary {
                h2 { (area_name(visit, area)) }
                span.row-hint { (t.with("cases-frame-area", &[
                    ("chosen", i64::try_from(chosen).unwrap_or(i64::MAX).into()),
                    ("all", i64::try_from(tasks.len()).unwrap_or(i64::MAX).into()),
                ])) }
            }
            (table)
        }
    }
}

fn row(visit: &Visit, form: &Form, task: &StandardTime) -> Vec<Markup> {
    let t = visit.t();
    let name = task.name(visit.language()).as_str();
    let field = |kind: &str| format!("{kind}.{}", task.task);
    let about = |key: &str| format!("{name}: {}", t.say(key));
    let (times, per) = (field("times"), field("per"));
    let chosen = match form.value(&per) {
        "" => task.usual.per.key(),
        typed => typed,
    };
    vec![
        html! {
            (name)
            span.row-hint { (minutes(visit, task.minutes)) ". "
                (t.with("cases-frame-usual", &[("often", often(visit, task.usual).into())])) }
        },
        html! {
            div.row-fields {
                (input(visit, form, (&times, &about("cases-frame-times")), 3))
                select.ds-input id=(field_id(&per)) name=(per) aria-label=(about("cases-frame-per")) {
                    @for per in Per::ALL {
                        option value=(per.key()) selected[per.key() == chosen] {
                            (t.say(&format!("cases-per-{}", per.key())))
                        }
                    }
                }
            }
        },
        circumstances(visit, form, task),
        html! {
            details open[!form.value(&field("minutes")).is_empty() || !form.errors_at(t, &field("reason")).is_empty()] {
                summary { (t.say("cases-frame-other-time")) span.ds-sr-only { " " (name) } }
                (input(visit, form, (&field("minutes"), &about("cases-frame-minutes")), 5)) " " (t.say("cases-frame-minutes")) br;
                (input(visit, form, (&field("reason"), &about("cases-frame-reason")), 24))
                span.row-hint { (t.say("cases-frame-reason")) }
            }
        },
    ]
}

/// A small field in a row, named by the row and the column.
fn input(visit: &Visit, form: &Form, (name, label): (&str, &str), width: u8) -> Markup {
    form.named(name, label);
    let errors = form.errors_at(visit.t(), name);
    html! {
        input.ds-input id=(field_id(name)) name=(name) value=(form.value(name)) size=(width) aria-label=(label)
            autocomplete="off" aria-invalid=[(!errors.is_empty()).then_some("true")];
        @for error in errors { span.field-errors role="alert" { " " (error) } }
    }
}

/// The circumstances that the task knows, with what they do.
fn circumstances(visit: &Visit, form: &Form, task: &StandardTime) -> Markup {
    let t = visit.t();
    let name = format!("with.{}", task.task);
    let ticked = |circumstance: Circumstance| {
        form.values(&name)
            .iter()
            .any(|typed| typed == circumstance.key())
    };
    html! {
        @for (circumstance, effect) in &task.circumstances {
            label.row-choice {
                input.ds-input type="checkbox" name=(name) value=(circumstance.key()) checked[ticked(*circumstance)];
                span {
                    (t.say(&format!("cases-circumstance-{}", circumstance.key()))) " "
                    span.row-hint { (super::order_view::effect(visit, *effect)) }
                }
            }
        }
    }
}

/// What has been saved comes to so many minutes a week: one line a task, and the sum.
fn beside(visit: &Visit, calculation: &Calculation, table: &StandardTable) -> Markup {
    let t = visit.t();
    let lines = html! {
        @if calculation.rows.is_empty() { p { (t.say("cases-frame-none")) } }
        @else {
            ul {
                @for row in &calculation.rows {
                    li {
                        (row.standard.name(visit.language())) ": "
                        (row.per_week.to_string()) " × " (minutes(visit, row.occasion)) " = "
                        strong { (minutes(visit, row.granted())) }
                        @if row.deviation.is_some() { " (" (difference(visit, row.difference())) ")" }
                    }
                }
            }
            p.lead { (t.with("cases-frame-given", &[("minutes", minutes(visit, calculation.granted()).into())])) }
            @if calculation.difference() != Minutes::ZERO {
                p { (t.with("cases-frame-difference", &[
                    ("standard", minutes(visit, calculation.standard()).into()),
                    ("difference", difference(visit, calculation.difference()).into()),
                ])) }
            }
        }
        p.section-intro { (t.say("cases-frame-how")) }
        @if table.example { (Notice::warning(t, t.say("cases-frame-example"))) }
    };
    html! { (Section::new("rakning", t.say("cases-frame-title"), lines)) }
}
