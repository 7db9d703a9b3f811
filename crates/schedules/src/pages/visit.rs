//! One visit: when, by whom, what is done, what stands in its way; and for those who plan, the ways to change it.

use access::{Need, Resource, Side};
use kernel::{Problem, UserId};
use maud::{Markup, html};
use organisation::TaskCode;
use page_kit::{
    Form, Reply, Visit,
    components::{Breadcrumbs, Facts, Heading, Notice, Section},
    dates,
};
use residents::Person;

use super::{
    day::locked_notice,
    shown::{Day, load_day},
    visit_forms::forms,
    words,
};
use crate::{
    model::{ScheduledVisit, SeenVisit},
    reads,
};

/// A visit with all that is told beside it.
pub(super) struct Shown {
    pub(super) one: ScheduledVisit,
    pub(super) person: Person,
    pub(super) side: Side,
    /// The day that it stands on, for those who plan.
    pub(super) day: Option<Day>,
}

/// The visit in the address, as far as the reader may see it.
pub(super) async fn load(visit: &Visit) -> Result<Shown, Problem> {
    let (id, reader) = (visit.person()?, visit.reader());
    let person = residents::person(reader, id)
        .await?
        .ok_or(Problem::NotFound)?;
    let one = reads::visit(reader, id, visit.id("scheduled_visit")?)
        .await?
        .ok_or(Problem::NotFound)?;
    let side = access::side(reader, &visit.call, (id, one.provider)).await?;
    let need = Need::write(Resource::ScheduledVisit).about(id);
    let is_planner = side == Side::Provider && access::may(reader, &visit.call, need).await?;
    let day = if is_planner {
        Some(load_day(visit, one.placing.day).await?)
    } else {
        None
    };
    Ok(Shown {
        one,
        person,
        side,
        day,
    })
}

/// The visit in the address with its day, for those who plan it.
pub(super) async fn load_to_plan(visit: &Visit) -> Result<(Shown, Day), Problem> {
    let mut shown = load(visit).await?;
    let day = shown.day.take().ok_or(Problem::NotFound)?;
    Ok((shown, day))
}

impl Shown {
    /// The visit in the version that a sent form has seen.
    pub(super) fn seen(&self, form: &Form) -> SeenVisit {
        SeenVisit {
            visit: self.one.id,
            version: form.version(),
        }
    }

    /// A fresh form about the visit in the version that is shown.
    pub(super) fn fresh(&self, visit: &Visit) -> Form {
        visit.blank().with("version", self.one.version)
    }
}

/// One visit.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let form = shown.fresh(&visit);
    view(&visit, &shown, shown.day.as_ref(), &form).await
}

/// The page, with a form that has come back where one has.
pub(super) async fn view(
    visit: &Visit,
    shown: &Shown,
    day: Option<&Day>,
    form: &Form,
) -> Result<Reply, Problem> {
    let t = visit.t();
    let one = &shown.one;
    let title = one.name.to_string();
    let date = dates::full_weekday(visit.language(), one.placing.day);
    let tasks = tasks(visit, one).await?;
    let names = names(visit, &one.placing.workers).await?;
    let body = html! {
        (Heading::new(title.clone()).over(shown.person.name()).lead(html! { (date) ", " (words::when(visit, one)) }))
        @if !one.is_planned() { (cancelled(visit, one, shown.side)) }
        (facts(visit, one, &names))
        @if let Some(day) = day {
            (locked_notice(visit, day))
            (words::finding_list(visit, day, day.findings_at(one.id)))
        }
        @if !tasks.is_empty() {
            (Section::new("uppgifter", t.say("schedules-tasks"), html! {
                ul { @for (task, how) in &tasks { li { (task) @if let Some(how) = how { ": " (how) } } } }
            }))
        }
        @if let Some(day) = day { (forms(visit, shown, day, form)) }
    };
    let way = way(visit, shown, day).here(title);
    let reply = match shown.side {
        Side::Own => visit.own_page("schedules-visit-title", body),
        Side::Provider | Side::Ordering => visit.page("schedules-visit-title", body),
    };
    Ok(reply.breadcrumbs(&way).with_errors(form.has_errors()))
}

fn way<'v>(visit: &'v Visit, shown: &Shown, day: Option<&Day>) -> Breadcrumbs<'v> {
    let t = visit.t();
    match (day, shown.side) {
        (Some(day), _) => day.way(visit),
        (None, Side::Provider) => {
            Breadcrumbs::new(t).step(t.say("schedules-own-title"), "/mitt-schema")
        }
        (None, Side::Ordering | Side::Own) => Breadcrumbs::new(t)
            .step(
                shown.person.name(),
                format!("/personer/{}", shown.person.id),
            )
            .step(
                t.say("schedules-person-title"),
                format!("/personer/{}/besok", shown.person.id),
            ),
    }
}

fn cancelled(visit: &Visit, one: &ScheduledVisit, side: Side) -> Markup {
    let t = visit.t();
    let reason = one.placing.reason.map_or_else(String::new, |reason| {
        let key = reason.key();
        match side {
            // To the person it is said as to a person.
            Side::Own => t.say(&format!("schedules-reason-own-{key}")),
            Side::Provider | Side::Ordering => t.say(&format!("schedules-reason-{key}")),
        }
    });
    let body = html! {
        p { (reason) @if let Some(note) = &one.placing.note { ": " (note) } }
    };
    html! { (Notice::warning(t, t.say("schedules-is-cancelled")).body(body)) }
}

fn facts(visit: &Visit, one: &ScheduledVisit, names: &[String]) -> Markup {
    let t = visit.t();
    let window = words::span(visit, (one.window.from(), one.window.to()));
    let who = if names.is_empty() {
        t.say("schedules-nobody-yet")
    } else {
        names.join(", ")
    };
    let moved = (one.placing.day != one.laid_on)
        .then(|| dates::full_weekday(visit.language(), one.laid_on));
    let facts = Facts::new()
        .fact(t.say("schedules-worker"), who)
        .fact(
            t.say("schedules-minutes"),
            dates::minutes(visit.language(), one.minutes),
        )
        .fact(t.say("schedules-window"), window)
        .fact(
            t.say("schedules-staff-count"),
            one.staff.count().to_string(),
        )
        .maybe(t.say("schedules-moved-from"), moved);
    html! { (facts) }
}

/// Those who come, by name.
pub(super) async fn names(visit: &Visit, users: &[UserId]) -> Result<Vec<String>, Problem> {
    let known = access::user_names(visit.reader(), users).await?;
    Ok(users
        .iter()
        .filter_map(|user| known.get(user).cloned())
        .collect())
}

/// What is done, by the version of the plan that put the visit there.
async fn tasks(
    visit: &Visit,
    one: &ScheduledVisit,
) -> Result<Vec<(String, Option<String>)>, Problem> {
    let reader = visit.reader();
    let Some(view) = care_plans::plan(reader, one.person, one.plan).await? else {
        return Ok(vec![]);
    };
    let planned = view
        .versions
        .iter()
        .flat_map(|version| &version.visits)
        .find(|planned| planned.id == one.planned);
    let Some(planned) = planned else {
        return Ok(vec![]);
    };
    let table = organisation::standard_times(reader, one.placing.day).await?;
    let name = |code: &TaskCode| {
        let task = table.as_ref().and_then(|table| {
            let mut tasks = table.tasks.iter();
            tasks.find(|task| task.task == *code)
        });
        task.map_or_else(
            || code.to_string(),
            |task| task.name(visit.language()).to_string(),
        )
    };
    let tasks = planned.visit.tasks.iter();
    Ok(tasks
        .map(|task| (name(&task.task), task.how.as_ref().map(ToString::to_string)))
        .collect())
}
