//! Care plans, beside their orders: most in time, some late, a few still to be made or to be looked through.

use std::collections::BTreeMap;

use care_plans::{
    AgreePlan, BeginDraft, CarePlanId, Every, GoalWay, NameContact, NewContact, NewVisit, Part,
    PlanText, PlannedTask, SeenPlan, Staff, Weekdays, Window, WritePlan,
};
use cases::AcknowledgeOrder;
use kernel::{Actor, Call, Date, Line, Minutes, PersonId, Problem, Prose, Role, Timestamp, UnitId};
use organisation::{Circumstance, Per, StandardTable};
use store::{Action, Tx};

use super::stage::{FillError, Stage};
use crate::{Client, GrantedTask};

/// An order that a provider has said yes to.
pub(super) struct Answered {
    /// Whose, by the place among the plan's clients.
    pub(super) client: usize,
    pub(super) person: PersonId,
    /// The plan that is wanted since then.
    pub(super) plan: CarePlanId,
    pub(super) provider: UnitId,
    /// The day on which it was sent.
    pub(super) sent: Date,
    pub(super) tasks: Vec<GrantedTask>,
}

/// Acknowledges an order, and tells which plan is wanted since then.
pub(super) struct Acknowledge(pub(super) AcknowledgeOrder);

impl Action for Acknowledge {
    const NAME: &'static str = AcknowledgeOrder::NAME;
    type Done = Option<CarePlanId>;
    async fn run(&self, call: &Call, tx: &Tx) -> Result<Option<CarePlanId>, Problem> {
        tx.perform(call, &self.0).await?;
        let plan = care_plans::plan_of_order(tx, self.0.seen.order).await?;
        Ok(plan.map(|plan| plan.id))
    }
}

/// Days after which a plan that holds is gone through again, within the usual rule.
const AGAIN: i64 = 340;

/// The unit whose manager left, and how many days ago: nobody has made the plans of orders since then.
const BEHIND: (&str, i64) = ("Boendestödet", 200);

/// The day on which a plan is agreed; none for one that nobody has made.
fn agreed_on(stage: &Stage<'_>, one: &Answered) -> Option<Date> {
    let (behind, days) = BEHIND;
    let mut units = stage.plan.organisation.units.iter();
    let is_behind = units.any(|unit| unit.id == one.provider && unit.name.as_str() == behind);
    if is_behind && one.sent > days_after(stage.today(), -days) {
        return None;
    }
    let days = match one.client % 12 {
        3 => return None,
        7 => 19,
        other => 5 + i64::try_from(other).unwrap_or(0) % 9,
    };
    Some(days_after(one.sent, days))
}

fn days_after(day: Date, days: i64) -> Date {
    day.saturating_add(jiff::Span::new().days(days))
}

/// Makes one: draft, visits, contact, agreement; and once more when a year has nearly gone.
pub(super) async fn make(stage: &mut Stage<'_>, one: &Answered) -> Result<(), FillError> {
    let (Some(manager), Some(client)) = (
        stage.worker_at(one.provider, Role::UnitManager),
        stage.plan.clients.get(one.client),
    ) else {
        return Ok(());
    };
    // Somebody in a hurry today leaves the plan for tomorrow.
    let Some(day) = agreed_on(stage, one).filter(|day| *day < stage.today()) else {
        return Ok(());
    };
    let desk = Desk {
        by: manager.actor(),
        person: one.person,
        plan: one.plan,
        part: part(one, client),
    };
    let mut version = 1;
    let at = stage.moment(day, 13, 10);
    let visits = visits(&stage.plan.standard_times, &one.tasks);
    desk.write(stage, at, (client, version, Some(visits)))
        .await?;
    version += 1;
    let name = NameContact {
        seen: desk.seen(version),
        contact: contact(stage, one)?,
    };
    stage.act(desk.by.clone(), at, &name).await?;
    desk.agree(stage, (at, day), version + 1).await?;
    version += 2;
    // Some are forgotten when the year has gone.
    let again = days_after(day, AGAIN);
    if again < stage.today() && one.client % 12 != 5 {
        let at = stage.moment(again, 14, 20);
        let begin = BeginDraft {
            seen: desk.seen(version),
        };
        stage.act(desk.by.clone(), at, &begin).await?;
        version += 1;
        desk.write(stage, at, (client, version, None)).await?;
        desk.agree(stage, (at, again), version + 1).await?;
    }
    Ok(())
}

/// Who makes a plan, which, and for whom.
struct Desk {
    by: Actor,
    person: PersonId,
    plan: CarePlanId,
    part: Part,
}

impl Desk {
    const fn seen(&self, version: i64) -> SeenPlan {
        SeenPlan {
            person: self.person,
            plan: self.plan,
            version,
        }
    }

    async fn write(
        &self,
        stage: &mut Stage<'_>,
        at: Timestamp,
        (client, version, visits): (&Client, i64, Option<Vec<NewVisit>>),
    ) -> Result<(), FillError> {
        let write = WritePlan {
            seen: self.seen(version),
            text: text(client, self.part),
            visits,
        };
        stage.act(self.by.clone(), at, &write).await
    }

    async fn agree(
        &self,
        stage: &mut Stage<'_>,
        (at, on): (Timestamp, Date),
        version: i64,
    ) -> Result<(), FillError> {
        let agree = AgreePlan {
            seen: self.seen(version),
            on,
        };
        stage.act(self.by.clone(), at, &agree).await?;
        Ok(())
    }
}

/// How somebody takes part: with support where there is much that is hard, and some do not want to.
const fn part(one: &Answered, client: &Client) -> Part {
    match (one.client % 6, client.life.conditions.len()) {
        (5, _) => Part::Declined,
        (_, 0..=2) => Part::Present,
        _ => Part::Supported,
    }
}

/// What the plan says, from the life of the one whom it is for.
fn text(client: &Client, part: Part) -> PlanText {
    let say = |words: &str| Prose::parse(words).ok();
    let has_relative = !client.row.relatives.is_empty();
    let note = part.needs_words().then(|| {
        say(if part.is_participation() {
            "Samtalet togs i lugn takt, med bilder som stöd."
        } else {
            "Ville inte vara med när planen gjordes. Vi frågar igen när den gås igenom."
        })
    });
    let services = client.grants.iter().map(|grant| GoalWay {
        service: grant.service.clone(),
        goal: None,
        way: say("Samma få medarbetare kommer. Personen gör själv det som går, och vi står nära."),
    });
    let no_answer = if has_relative {
        "Ring på telefonen och sedan den närstående. Svarar ingen: gå in med nyckeln tillsammans med en kollega."
    } else {
        "Ring på telefonen. Svarar ingen: ring gruppledaren, som avgör om vi går in med nyckeln."
    };
    let own = client.life.struggles.first();
    PlanText {
        part: Some(part),
        part_note: note.flatten(),
        took_part: has_relative
            .then(|| say("En närstående var med."))
            .flatten(),
        own_words: own
            .and_then(|struggle| say(struggle.own_words))
            .or_else(|| say("Jag vill veta vem som kommer, och när."))
            .filter(|_| part.has_own_words()),
        goals: services.collect(),
        abilities: say("Klär sig och kokar kaffe själv när tiden räcker."),
        wishes: say("Ring på och vänta. Säg vem du är."),
        rhythm: say("Stiger upp vid åtta, vilar efter lunch och lägger sig vid tio."),
        no_answer: say(no_answer),
        difference: say("Tiden är lagd i hela besök."),
    }
}

/// Who the contact is: somebody of the provider, in turn.
fn contact(stage: &Stage<'_>, one: &Answered) -> Result<NewContact, FillError> {
    let say = |words: &str| Prose::parse(words).map_err(|e| FillError::Plan(e.to_string()));
    let here = stage.nurses_of(one.provider);
    if here.is_empty() {
        return Ok(NewContact::NotNeeded(say(
            "Insatsen ges av samma person varje gång.",
        )?));
    }
    if one.client % 17 == 9 {
        return Ok(NewContact::Declined(say("Det räcker att ringa gruppen.")?));
    }
    here.get(one.client % here.len())
        .map(|user| NewContact::Named(*user))
        .ok_or_else(|| FillError::Plan("nobody to name".to_owned()))
}

/// The times of a day at which visits lie, the usual ones first.
const SLOTS: [(&str, i64, i64); 5] = [
    ("Morgon", 7 * 60, 10 * 60),
    ("Kväll", 18 * 60, 21 * 60),
    ("Lunch", 11 * 60, 13 * 60 + 30),
    ("Eftermiddag", 14 * 60, 17 * 60),
    ("Sen kväll", 21 * 60, 23 * 60 + 30),
];
/// The days of tasks that are done so many times a week.
const DAYS: [&[u8]; 8] = [
    &[],
    &[2],
    &[1, 4],
    &[1, 3, 5],
    &[1, 2, 4, 5],
    &[1, 2, 3, 4, 5],
    &[1, 2, 3, 4, 5, 6],
    &[1, 2, 3, 4, 5, 6, 7],
];

/// What comes together at one visit: the same rhythm, days and slot, by one or by two.
type Together = (Every, Weekdays, usize, bool);

/// Visits for some tasks: what is done each day in the slots of the day, the rest on its days.
fn visits(table: &StandardTable, tasks: &[GrantedTask]) -> Vec<NewVisit> {
    let mut planned: BTreeMap<Together, Vec<&GrantedTask>> = BTreeMap::new();
    for task in tasks {
        let is_double = task.circumstances.contains(&Circumstance::DoubleStaffing);
        let times = usize::try_from(task.frequency.times).unwrap_or(1).max(1);
        let of_week = |every, times: usize| {
            let days = DAYS.get(times.min(7)).copied().unwrap_or_default();
            vec![(every, Weekdays::of(days.iter().copied()), 3, is_double)]
        };
        let at: Vec<Together> = match task.frequency.per {
            Per::Day => (0..times.min(SLOTS.len()))
                .map(|slot| (Every::Week, Weekdays::ALL, slot, is_double))
                .collect(),
            Per::Week => of_week(Every::Week, times),
            Per::TwoWeeks => of_week(Every::TwoWeeks, times),
            Per::Month => of_week(Every::FourWeeks, times),
        };
        for key in at {
            planned.entry(key).or_default().push(task);
        }
    }
    planned
        .into_iter()
        .filter_map(|(together, tasks)| visit(table, together, &tasks))
        .collect()
}

fn visit(
    table: &StandardTable,
    (every, days, slot, is_double): Together,
    tasks: &[&GrantedTask],
) -> Option<NewVisit> {
    let timed = |task: &&&GrantedTask| {
        let standard = table.task(&task.task)?;
        Some(standard.occasion(&task.circumstances).count())
    };
    let all: i64 = tasks.iter().filter_map(|task| timed(&task)).sum();
    let (staff, minutes) = if is_double {
        (Staff::Two, (all + 1) / 2)
    } else {
        (Staff::One, all)
    };
    let (name, from, to) = SLOTS.get(slot)?;
    let name = match (days == Weekdays::ALL, tasks.first()) {
        (false, Some(first)) => table.task(&first.task)?.name_sv.clone(),
        (true, _) | (false, None) => Line::parse(name).ok()?,
    };
    // A long visit has the room that it needs.
    let to = (*to).max(from + minutes).min(24 * 60);
    let window = Window::new((*from).min(to - minutes).max(0), to)?;
    Some(NewVisit {
        name,
        days,
        every,
        window,
        minutes: Minutes::new(minutes.max(1)),
        staff,
        who: None,
        tasks: tasks
            .iter()
            .map(|task| PlannedTask {
                task: task.task.clone(),
                how: None,
            })
            .collect(),
    })
}
