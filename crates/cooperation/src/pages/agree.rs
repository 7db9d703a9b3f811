//! What was agreed at the meeting, on a page of its own: the person first, then who does what by when.

use duties::calendar;
use kernel::{Fault, Problem};
use maud::{Markup, html};
use page_kit::{
    Form, Reply, Visit,
    components::{Button, ButtonRow, Choice, Heading, Section, hidden},
};

use super::plan::{Shown, load};
use crate::{
    actions::AgreePlan,
    model::{Lead, NewAgreement, NewTask, Part, Party, PersonsPart, Principal, Task},
    rules::{TASKS_MAX, Terms},
};

/// Rows for tasks that stand empty at first.
const ROWS: usize = 3;

/// The form, with what was agreed before where there is something.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let form = fresh(&visit, &shown)?;
    Ok(view(&visit, &shown, &form))
}

/// Agrees it, or shows more rows.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let mut form = visit.form();
    if form.value("more") == "1" {
        let rows = rows(&form).saturating_add(ROWS).min(TASKS_MAX);
        return Ok(view(&visit, &shown, &form.with("rows", rows)));
    }
    let seen = shown.seen(&form);
    let input = read(&mut form).map(|new| AgreePlan { seen, new });
    match visit.submit(&mut form, input).await? {
        Some(_number) => Ok(visit
            .go(shown.plan().address())
            .saying("cooperation-agreed-saved")),
        None => Ok(view(&visit, &shown, &form)),
    }
}

fn rows(form: &Form) -> usize {
    form.value("rows").parse().unwrap_or(ROWS).min(TASKS_MAX)
}

fn read(form: &mut Form) -> Option<NewAgreement> {
    let own_words = form.prose("own-words");
    let part: Option<Part> = form.choice("part");
    let note = form.optional_prose("part-note");
    let tasks: Vec<Option<NewTask>> = (0..rows(form))
        .filter(|row| is_used(form, *row))
        .collect::<Vec<usize>>()
        .into_iter()
        .map(|row| read_task(form, row))
        .collect();
    let principal: Option<Principal> = form.choice("lead");
    let (name, phone) = (form.line("lead-name"), form.optional_line("lead-phone"));
    let (met, follow_up) = (form.past_date("met"), form.date("follow-up"));
    Some(NewAgreement {
        met: met?,
        lead: Lead {
            principal: principal?,
            name: name?,
            phone: phone?,
        },
        person: PersonsPart {
            part: part?,
            note: note?,
            own_words: own_words?,
        },
        follow_up: follow_up?,
        tasks: tasks.into_iter().collect::<Option<_>>()?,
    })
}

fn field(row: usize, name: &str) -> String {
    format!("task-{row}-{name}")
}

fn is_used(form: &Form, row: usize) -> bool {
    ["need", "what", "who", "due"]
        .iter()
        .any(|name| !form.value(&field(row, name)).trim().is_empty())
}

fn read_task(form: &mut Form, row: usize) -> Option<NewTask> {
    let (need, what) = (
        form.line(&field(row, "need")),
        form.line(&field(row, "what")),
    );
    let (party, who) = (
        form.choice(&field(row, "party")),
        form.line(&field(row, "who")),
    );
    let due = form.optional_date(&field(row, "due"));
    Some(NewTask {
        need: need?,
        what: what?,
        party: party?,
        who: who?,
        due: due?,
    })
}

fn fresh(visit: &Visit, shown: &Shown) -> Result<Form, Problem> {
    let terms = Terms::of(&visit.app.rules(), visit.today()).map_err(Fault::from)?;
    let held = shown.plan().meeting.as_ref().map(|meeting| meeting.starts);
    let met = held.map_or(visit.today(), |at| {
        calendar::day_of(at, &visit.call.zone).min(visit.today())
    });
    let form = shown
        .fresh(visit)
        .with("met", met)
        .with("follow-up", terms.follow_up.last_day(met));
    let Some(standing) = shown.view.standing() else {
        let reader = visit.session.as_ref().map(|s| s.user_name.clone());
        return Ok(form
            .with("rows", ROWS)
            .with("lead", Principal::Municipality.key())
            .with_maybe("lead-name", reader));
    };
    let lead = &standing.agreement.lead;
    let form = form
        .with("own-words", &standing.agreement.person.own_words)
        .with("lead", lead.principal.key())
        .with("lead-name", &lead.name)
        .with_maybe("lead-phone", lead.phone.as_ref());
    // What is left to do goes with into the new agreement.
    let left: Vec<&Task> = standing
        .tasks
        .iter()
        .filter(|task| task.done.is_none())
        .collect();
    let count = left.len().saturating_add(ROWS).min(TASKS_MAX);
    let form = form.with("rows", count);
    Ok((0..)
        .zip(left)
        .fold(form, |form, (row, task)| with_task(form, row, &task.task)))
}

fn with_task(form: Form, row: usize, task: &NewTask) -> Form {
    form.with(&field(row, "need"), &task.need)
        .with(&field(row, "what"), &task.what)
        .with(&field(row, "party"), task.party.key())
        .with(&field(row, "who"), &task.who)
        .with_maybe(&field(row, "due"), task.due)
}

fn view(visit: &Visit, shown: &Shown, form: &Form) -> Reply {
    let t = visit.t();
    let address = shown.plan().address();
    let title = if shown.plan().agreement.is_some() {
        "cooperation-agree-anew"
    } else {
        "cooperation-agree-title"
    };
    let body = html! {
        (Heading::new(t.say(title)).over(shown.person.name()).lead(t.say("cooperation-agree-lead")))
        form method="post" action={ (address) "/plan" } {
            (form.around(t, html! {
                (hidden("rows", &rows(form).to_string()))
                (Section::new("person", t.say("cooperation-agree-person"), person_fields(visit, form)))
                (Section::new("tasks", t.say("cooperation-agree-tasks"), html! {
                    (visit.why(rulebook::keys::SOL_10_8_CONTENTS))
                    @for row in 0..rows(form) { (task_fields(visit, form, row)) }
                    (ButtonRow::new(Button::quiet(t.say("cooperation-agree-more")).sends("more", "1")))
                }).intro(t.say("cooperation-agree-tasks-intro")))
                (Section::new("lead", t.say("cooperation-lead"), lead_fields(visit, form)))
                (Section::new("days", t.say("cooperation-agree-days"), html! {
                    (form.day(t, "met", "cooperation-met"))
                    (form.day(t, "follow-up", "cooperation-follow-up"))
                    (visit.why(rulebook::keys::LOCAL_SIP_FOLLOW_UP))
                }))
                (ButtonRow::new(Button::primary(t.say("cooperation-agree-save")))
                    .and(Button::quiet(t.say("page-kit-cancel")).href(address.clone())))
            }))
        }
    };
    visit.page(title, body).with_errors(form.has_errors())
}

fn person_fields(visit: &Visit, form: &Form) -> Markup {
    let t = visit.t();
    let parts = Part::ALL.iter().map(|part| {
        let label = t.say(&format!("cooperation-part-{}", part.key()));
        Choice::new(part.key(), label)
    });
    html! {
        (form.area(t, "own-words", "cooperation-own-words").hint(t.say("cooperation-own-words-hint")).rows(4))
        (form.radios(t, "part", "cooperation-part", parts))
        (form.area(t, "part-note", "cooperation-part-note").hint(t.say("cooperation-part-note-hint")).rows(2).optional())
    }
}

fn lead_fields(visit: &Visit, form: &Form) -> Markup {
    let t = visit.t();
    let principals = Principal::ALL.iter().map(|principal| {
        let label = t.say(&format!("cooperation-principal-{}", principal.key()));
        Choice::new(principal.key(), label)
    });
    html! {
        (form.radios(t, "lead", "cooperation-principal", principals))
        (form.text(t, "lead-name", "cooperation-lead-name"))
        (form.text(t, "lead-phone", "cooperation-phone").optional())
    }
}

fn task_fields(visit: &Visit, form: &Form, row: usize) -> Markup {
    let t = visit.t();
    let number = i64::try_from(row.saturating_add(1)).unwrap_or(i64::MAX);
    let parties = Party::ALL.iter().map(|party| {
        let label = t.say(&format!("cooperation-party-{}", party.key()));
        Choice::new(party.key(), label)
    });
    html! {
        fieldset {
            legend { strong { (t.with("cooperation-task", &[("number", number.into())])) } }
            div.stack {
                (form.text(t, &field(row, "need"), "cooperation-task-need"))
                (form.text(t, &field(row, "what"), "cooperation-task-what"))
                (form.select(t, &field(row, "party"), "cooperation-task-party")
                    .empty(t.say("page-kit-choose")).choices(parties))
                (form.text(t, &field(row, "who"), "cooperation-task-who"))
                (form.day(t, &field(row, "due"), "cooperation-task-due").optional())
            }
        }
    }
}
