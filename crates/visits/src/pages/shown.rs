//! What the pages of one visit on a phone share: loading it for the one who makes it, times that were sent.

use access::{Need, Resource};
use care_plans::PlanView;
use jiff::civil::Time;
use kernel::{Date, Problem, Timestamp};
use maud::{Markup, html};
use organisation::TaskCode;
use page_kit::{
    Form, STAMP, Visit,
    components::{Breadcrumbs, Choice, Select, hidden},
};
use residents::Person;
use schedules::{ScheduledVisit, VisitId};

use crate::{
    actions::TellVisit,
    model::{Attendance, KnownVisit, TaskOutcome, WhyNot},
    reads::{known_visit, told_by},
    store::known::told_to,
};

/// Where one's own day is read.
pub(super) const DAY: &str = "/mina-besok";

/// A visit for one who makes it.
pub(super) struct Shown {
    pub(super) visit: KnownVisit,
    pub(super) person: Person,
    pub(super) told: Attendance,
    /// Whether the reader still stands in the schedule for it.
    pub(super) is_mine: bool,
    pub(super) plan: Option<PlanView>,
    pub(super) tasks: Vec<(TaskCode, String, Option<String>)>,
}

/// The visit in the address, for one who makes it and may still see it. What stands in the schedule now is told, and
/// noted as told: from then on it may be reported on.
pub(super) async fn load(visit: &Visit) -> Result<Shown, Problem> {
    let (user, _unit) = visit.call.staff()?;
    let (id, reader): (VisitId, _) = (visit.id("scheduled_visit")?, visit.reader());
    let now = schedules::visit_by_id(reader, id).await?;
    let known = known_visit(reader, id).await?;
    let told = told_to(reader, id, user).await?;
    let is_mine = |now: &ScheduledVisit| now.placing.workers.contains(&user);
    let mine = now.filter(is_mine);
    let is_mine = mine.is_some();
    let known = match mine {
        Some(now) if told.is_some_and(|told| told.version == now.version) => KnownVisit::of(&now),
        Some(now) => {
            visit.act_by_itself(&TellVisit { visit: id }).await?;
            KnownVisit::of(&now)
        }
        None if told.is_some() => known.ok_or(Problem::NotFound)?,
        None => return Err(Problem::NotFound),
    };
    let need = Need::see(Resource::ScheduledVisit).about(known.person);
    access::require(reader, &visit.call, need).await?;
    let person = residents::person(reader, known.person).await?;
    let plan = care_plans::plan(reader, known.person, known.plan).await?;
    let tasks = tasks(visit, &known, plan.as_ref()).await?;
    Ok(Shown {
        told: told_by(reader, id, user).await?,
        person: person.ok_or(Problem::NotFound)?,
        plan,
        tasks,
        visit: known,
        is_mine,
    })
}

/// What is to be done: code, name, how.
async fn tasks(
    visit: &Visit,
    known: &KnownVisit,
    plan: Option<&PlanView>,
) -> Result<Vec<(TaskCode, String, Option<String>)>, Problem> {
    let Some(plan) = plan else {
        return Ok(vec![]);
    };
    let planned = plan
        .versions
        .iter()
        .flat_map(|version| &version.visits)
        .find(|planned| planned.id == known.planned);
    let Some(planned) = planned else {
        return Ok(vec![]);
    };
    let table = organisation::standard_times(visit.reader(), known.day).await?;
    let name = |code: &TaskCode| {
        let found = table
            .as_ref()
            .and_then(|table| table.tasks.iter().find(|task| task.task == *code));
        found.map_or_else(
            || code.to_string(),
            |task| task.name(visit.language()).to_string(),
        )
    };
    let told = planned.visit.tasks.iter().map(|task| {
        let how = task.how.as_ref().map(ToString::to_string);
        (task.task.clone(), name(&task.task), how)
    });
    Ok(told.collect())
}

impl Shown {
    /// Its page.
    pub(super) fn address(&self) -> String {
        self.visit.address()
    }
}

/// The way to a page of one's own day.
pub(super) fn way(visit: &Visit) -> Breadcrumbs<'_> {
    let t = visit.t();
    Breadcrumbs::new(t).step(t.say("visits-day-title"), DAY)
}

/// Before the code of a task, in the name of its field.
const TASK: &str = "task-";

/// The field for a task in a form about what was done.
pub(super) fn task_field(task: &TaskCode) -> String {
    format!("{TASK}{task}")
}

/// What was done and what was not, as it was sent: by the fields alone, since a report that comes late may be about a plan
/// that has changed, or that the one who tells may not read any more.
pub(super) fn outcomes(visit: &Visit, form: &mut Form) -> Option<Vec<TaskOutcome>> {
    let fields = visit.fields().iter();
    fields
        .filter_map(|(field, _)| Some((field, field.strip_prefix(TASK)?)))
        .map(|(field, code)| {
            Some(TaskOutcome {
                task: TaskCode::parse(code).ok()?,
                why_not: form.optional_choice::<WhyNot>(field)?,
            })
        })
        .collect()
}

/// When something was, by the phone's clock where it was sent along; else now.
pub(super) fn sent_at(visit: &Visit, form: &Form) -> Timestamp {
    form.value(STAMP).parse().unwrap_or(visit.now())
}

/// A time on a day in the municipality's zone.
pub(super) fn moment(visit: &Visit, day: Date, time: Time) -> Option<Timestamp> {
    let zoned = day.to_datetime(time).to_zoned(visit.call.zone.clone());
    zoned.ok().map(|zoned| zoned.timestamp())
}

/// The fields of what was done and what was not, one for each task: done, where nothing else is said.
pub(super) fn task_fields(visit: &Visit, shown: &Shown, form: &Form) -> Markup {
    let t = visit.t();
    html! {
        @for (code, name, how) in &shown.tasks {
            @let field = task_field(code);
            @let select = Select::new(t, field.clone(), name.clone())
                .empty(t.say("visits-task-done"))
                .choices(WhyNot::ALL.iter().map(|why| Choice::new(why.key(), t.say(&format!("visits-why-not-{}", why.key())))))
                .chosen(form.value(&field))
                .errors(form.errors_at(t, &field));
            @match how {
                Some(how) => { (select.hint(how.clone())) }
                None => { (select) }
            }
        }
    }
}

/// What is sent along unseen: the phone's clock, where a phone fills it in.
pub(super) fn clock_field() -> Markup {
    hidden(STAMP, "")
}
