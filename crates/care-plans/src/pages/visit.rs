//! A visit that comes again: days, times, how long, who, and what of the order is done.

use kernel::{Problem, Refusal};
use maud::{Markup, html};
use page_kit::{
    Form, Reply, Visit,
    components::{Button, ButtonRow, Choice, Heading, Section},
};

use super::{
    shown::{Shown, load_draft, load_for_provider},
    words::{minutes, often},
};
use crate::{
    actions::{DropVisit, PlanVisit},
    model::{
        Every, NewVisit, PlannedTask, PlannedVisit, PlannedVisitId, Staff, Version, Weekdays,
        Window,
    },
};

/// What stands in the form of a new visit at first: each day of each week, by one.
pub(super) async fn show_new(visit: Visit) -> Result<Reply, Problem> {
    let (shown, _draft) = load_draft(&visit).await?;
    let form = shown
        .fresh(&visit)
        .with_all("days", Weekdays::ALL.numbers().map(|day| day.to_string()))
        .with("every", Every::Week.key())
        .with("staff", Staff::One.key());
    Ok(view(&visit, (&shown, None), &form))
}

/// Plans one more.
pub(super) async fn add(visit: Visit) -> Result<Reply, Problem> {
    let shown = load_for_provider(&visit).await?;
    save(&visit, &shown, None).await
}

/// The form of a visit as it is planned.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let (shown, draft) = load_draft(&visit).await?;
    let planned = of_address(&visit, &draft)?;
    let form = fresh(&visit, &shown, planned);
    Ok(view(&visit, (&shown, Some(planned.id)), &form))
}

/// Plans it anew.
pub(super) async fn change(visit: Visit) -> Result<Reply, Problem> {
    let shown = load_for_provider(&visit).await?;
    let id = visit.id("visit")?;
    save(&visit, &shown, Some(id)).await
}

/// Takes it out.
pub(super) async fn remove(visit: Visit) -> Result<Reply, Problem> {
    let shown = load_for_provider(&visit).await?;
    let mut form = visit.form();
    let input = DropVisit {
        seen: shown.seen(&form),
        visit: visit.id("visit")?,
    };
    match visit.submit(&mut form, Some(input)).await? {
        Some(()) => Ok(visit
            .go(shown.draft_address())
            .saying("care-plans-visit-dropped")),
        None => Ok(super::draft::refused(&visit, &shown, &form)),
    }
}

fn of_address<'d>(visit: &Visit, draft: &'d Version) -> Result<&'d PlannedVisit, Problem> {
    let id: PlannedVisitId = visit.id("visit")?;
    let found = draft.visits.iter().find(|planned| planned.id == id);
    found.ok_or(Problem::NotFound)
}

/// A form that comes twice, or after another has been there, is answered by the action, not by what is left.
async fn save(
    visit: &Visit,
    shown: &Shown,
    instead: Option<PlannedVisitId>,
) -> Result<Reply, Problem> {
    let mut form = visit.form();
    let seen = shown.seen(&form);
    let input = read(&mut form, shown).map(|visit| PlanVisit {
        seen,
        instead,
        visit,
    });
    match visit.submit(&mut form, input).await? {
        Some(_id) => Ok(visit
            .go(shown.draft_address())
            .saying("care-plans-visit-saved")),
        None => Ok(view(visit, (shown, instead), &form)),
    }
}

fn clock_words(minute: i64) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

fn fresh(visit: &Visit, shown: &Shown, planned: &PlannedVisit) -> Form {
    let new = &planned.visit;
    let form = shown
        .fresh(visit)
        .with("name", &new.name)
        .with_all("days", new.days.numbers().map(|day| day.to_string()))
        .with("every", new.every.key())
        .with("from", clock_words(new.window.from()))
        .with("to", clock_words(new.window.to()))
        .with("minutes", new.minutes.count())
        .with("staff", new.staff.key())
        .with_maybe("who", new.who.as_ref())
        .with_all("tasks", new.tasks.iter().map(|task| task.task.to_string()));
    new.tasks.iter().fold(form, |form, task| {
        form.with_maybe(&format!("how-{}", task.task), task.how.as_ref())
    })
}

fn read(form: &mut Form, shown: &Shown) -> Option<NewVisit> {
    let name = form.line("name");
    let days: Option<Vec<u8>> = form.choices("days");
    let every = form.choice("every");
    let window = read_window(form);
    let minutes = form.minutes("minutes");
    let staff = form.choice("staff");
    let who = form.optional_line("who");
    let chosen: Vec<String> = form.values("tasks").to_vec();
    let tasks: Vec<Option<PlannedTask>> = shown
        .tasks
        .iter()
        .map(|ordered| &ordered.need.task)
        .filter(|task| chosen.iter().any(|typed| typed == task.as_str()))
        .map(|task| {
            Some(PlannedTask {
                task: task.clone(),
                how: form.optional_prose(&format!("how-{task}"))?,
            })
        })
        .collect();
    if tasks.is_empty() {
        form.refuse(Refusal::new("care-plans-refusal-no-task").at("tasks"));
        return None;
    }
    Some(NewVisit {
        name: name?,
        days: Weekdays::of(days?),
        every: every?,
        window: window?,
        minutes: minutes?,
        staff: staff?,
        who: who?,
        tasks: tasks.into_iter().collect::<Option<_>>()?,
    })
}

/// Between which times. Midnight is the end of a day when it stands last.
fn read_window(form: &mut Form) -> Option<Window> {
    let (from, to) = (form.time("from"), form.time("to"));
    let minute = |time: jiff::civil::Time| i64::from(time.hour()) * 60 + i64::from(time.minute());
    let (from, to) = (minute(from?), minute(to?));
    let to = if to == 0 {
        crate::model::DAY_MINUTES
    } else {
        to
    };
    let window = Window::new(from, to);
    if window.is_none() {
        form.refuse(Refusal::new("care-plans-refusal-window").at("to"));
    }
    window
}

fn view(visit: &Visit, (shown, planned): (&Shown, Option<PlannedVisitId>), form: &Form) -> Reply {
    let t = visit.t();
    let (title, to) = match planned {
        None => ("care-plans-visit-new", String::new()),
        Some(id) => ("care-plans-visit-change-title", format!("/{id}")),
    };
    let at = format!("{}/besok{to}", shown.draft_address());
    let body = html! {
        (Heading::new(t.say(title)).over(shown.person.name()).lead(t.say("care-plans-visit-lead")))
        form method="post" action=(at) {
            (form.around(t, html! {
                (form.text(t, "name", "care-plans-visit-name").hint(t.say("care-plans-visit-name-hint")))
                (when_fields(visit, form))
                (task_fields(visit, shown, form))
                (form.text(t, "who", "care-plans-visit-who").hint(t.say("care-plans-visit-who-hint")).optional())
                (ButtonRow::new(Button::primary(t.say("care-plans-visit-save")))
                    .and(Button::quiet(t.say("page-kit-cancel")).href(shown.draft_address())))
            }))
        }
        @if planned.is_some() {
            form method="post" action={ (at) "/ta-bort" } {
                (shown.fresh(visit).around(t, html! {
                    (ButtonRow::new(Button::danger(t.say("care-plans-visit-remove"))))
                }))
            }
        }
    };
    visit
        .page(title, body)
        .breadcrumbs(&shown.draft_way(visit).here(t.say(title)))
        .with_errors(form.has_errors())
}

fn when_fields(visit: &Visit, form: &Form) -> Markup {
    let t = visit.t();
    let days = Weekdays::ALL.numbers().map(|day| {
        let label = t.say(&format!("care-plans-day-{day}"));
        Choice::new(day.to_string(), label)
    });
    let every = Every::ALL.iter().map(|every| {
        let label = t.say(&format!("care-plans-every-{}", every.key()));
        Choice::new(every.key(), label)
    });
    let staff = Staff::ALL.iter().map(|staff| {
        let label = t.say(&format!("care-plans-staff-{}", staff.key()));
        Choice::new(staff.key(), label)
    });
    let fields = html! {
        (form.checkboxes(t, "days", "care-plans-visit-days", days))
        (form.radios(t, "every", "care-plans-visit-every", every))
        (form.clock(t, "from", "care-plans-visit-from").hint(t.say("care-plans-visit-from-hint")))
        (form.clock(t, "to", "care-plans-visit-to"))
        (form.count(t, "minutes", "care-plans-visit-minutes").hint(t.say("care-plans-visit-minutes-hint")))
        (form.radios(t, "staff", "care-plans-visit-staff", staff))
    };
    html! { (Section::new("tid", t.say("care-plans-visit-when"), fields)) }
}

/// What of the order is done, each with how the person wants it.
fn task_fields(visit: &Visit, shown: &Shown, form: &Form) -> Markup {
    let t = visit.t();
    let choices = shown.tasks.iter().map(|ordered| {
        let code = &ordered.need.task;
        let granted = minutes(visit, ordered.granted);
        let often = often(visit, ordered.need.frequency);
        let how = form
            .text(t, &format!("how-{code}"), "care-plans-task-how")
            .optional();
        Choice::new(code.as_str(), shown.task_name(code))
            .hint(t.with(
                "care-plans-task-granted",
                &[("often", often.into()), ("minutes", granted.into())],
            ))
            .more(how)
    });
    let fields = form.checkboxes(t, "tasks", "care-plans-visit-tasks", choices);
    html! { (Section::new("uppgifter", t.say("care-plans-visit-tasks"), fields)) }
}
