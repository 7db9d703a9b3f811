//! Care plans, beside their orders: most in time, some late, a few still to be made or to be looked through.

use care_plans::{
    AgreePlan, BeginDraft, CarePlanId, GoalWay, NameContact, NewContact, NewVisit, Part, PlanText,
    SeenPlan, WritePlan,
};
use cases::AcknowledgeOrder;
use kernel::{Actor, Call, Date, PersonId, Problem, Prose, Role, Timestamp, UnitId};
use store::{Action, Tx};

use super::{
    rounds::{Rhythm, visits},
    stage::{FillError, Stage},
};
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
    if one.client % stage.plan.wish.size.counts().without_plan == 3 {
        return None;
    }
    let days = match one.client % 12 {
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
    let rhythm = Rhythm::of(stage.plan.wish.size, one.client);
    let visits = visits(&stage.plan.standard_times, &one.tasks, rhythm);
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
