//! What is put right afterwards: times that were told wrong, decisions that are appealed, an order that goes to another
//! provider, a plan whose visits become others.

use care_plans::{AgreePlan, BeginDraft, CarePlan, GoalWay, PlanState, SeenPlan, WritePlan};
use cases::{
    AppealId, DecisionId, DraftOrder, EndOrder, ForwardAppeal, Handover, LetterWay, OrderState,
    ReceiveAppeal, ReconsiderAppeal, Reconsideration, SeenOrder, TaskNeed,
};
use kernel::{Line, PersonId, UnitId};
use samples::GrantedTask;
use visits::{CorrectReport, WhichTime};

use super::{
    agenda::Happening,
    changes::Helped,
    orders,
    telling::prose,
    world::{Seat, World, days_after},
};

/// An appeal on its way.
#[derive(Debug)]
pub(crate) struct Appealed {
    pub(crate) person: PersonId,
    pub(crate) decision: DecisionId,
    pub(crate) officer: Seat,
    /// None before it has come in.
    pub(crate) appeal: Option<(AppealId, i64)>,
}

/// Some of those who are refused appeal.
pub(super) fn may_be_appealed(world: &mut World, appealed: Appealed) {
    if world.percent(40) {
        let days = world.between(3, 19);
        later(world, appealed, days);
    }
}

fn later(world: &mut World, appealed: Appealed, days: i64) {
    let day = days_after(world.today(), days);
    let at = world.moment(day, 10 * 60 + 15);
    world
        .agenda
        .note(at, Happening::Appealed(Box::new(appealed)));
}

impl Appealed {
    pub(crate) async fn go(self, world: &mut World) {
        match self.appeal {
            None => self.receive(world).await,
            Some((appeal, version)) => self.answer(world, (appeal, version)).await,
        }
    }

    async fn receive(self, world: &mut World) {
        let receive = ReceiveAppeal {
            person: self.person,
            decision: self.decision,
            of_dismissed: None,
            received: world.today(),
            by: None,
            words: prose("Jag klarar mig inte utan hjälpen."),
            at_court: None,
            wrong_notice: false,
        };
        if let Some(id) = world.may(&self.officer.actor, &receive).await {
            let appeal = Some((id, 1));
            let days = world.between(0, 9);
            later(world, Self { appeal, ..self }, days);
        }
    }

    /// The decision stands, and the court is asked.
    async fn answer(self, world: &mut World, (appeal, version): (AppealId, i64)) {
        let (person, by) = (self.person, self.officer.actor);
        let consider = ReconsiderAppeal {
            person,
            appeal,
            version,
            reconsideration: Reconsideration::Unchanged,
            delegation: None,
            reasons: prose("Inget nytt har kommit fram."),
        };
        world.may(&by, &consider).await;
        let forward = ForwardAppeal {
            person,
            appeal,
            version: version + 1,
            way: LetterWay::Post,
        };
        world.may(&by, &forward).await;
    }
}

/// A planner puts right some of the times that were told yesterday.
pub(super) async fn times(world: &mut World, provider: UnitId) {
    let Some(planner) = world.planner(provider) else {
        return;
    };
    let yesterday = days_after(world.today(), -1);
    let days = (yesterday, yesterday);
    let lines = visits::attendance_lines(world.reader(), provider, days).await;
    for line in lines.expect("visits that were made") {
        let Some(end) = line.end.filter(|_| world.percent(1)) else {
            continue;
        };
        let correct = CorrectReport {
            visit: line.visit,
            user: line.user,
            which: WhichTime::End,
            at: end - jiff::SignedDuration::from_mins(1),
            why: Line::parse("Glömde avsluta.").expect("words"),
        };
        world.may(&planner.actor, &correct).await;
    }
}

/// The tasks of an order, as it was ordered.
async fn tasks(world: &World, helped: &Helped) -> Vec<GrantedTask> {
    let tasks = cases::order_tasks(world.reader(), helped.order).await;
    let granted = |need: TaskNeed| GrantedTask {
        task: need.task,
        frequency: need.frequency,
        circumstances: need.circumstances,
    };
    let tasks = tasks.expect("tasks").into_iter();
    tasks.map(|one| granted(one.need)).collect()
}

/// Somebody wants another provider: the order ends, and a new one is sent.
pub(super) async fn other_provider(world: &mut World, helped: &Helped) {
    let order = cases::order(world.reader(), helped.person, helped.order).await;
    let order = order.expect("orders");
    let Some(order) = order.filter(|one| one.state == OrderState::Started) else {
        return;
    };
    let (by, person, today) = (helped.officer.clone(), helped.person, world.today());
    let services = cases::order_services(world.reader(), order.id).await;
    let decisions = services
        .expect("services")
        .iter()
        .map(|one| one.decision)
        .collect();
    let tasks = tasks(world, helped).await;
    let end = EndOrder {
        seen: SeenOrder {
            person,
            order: order.id,
            version: order.version,
        },
        on: today,
        reason: prose("Personen vill byta utförare."),
    };
    if world.may(&by.actor, &end).await.is_none() {
        return;
    }
    let draft = DraftOrder {
        person,
        case: order.case,
        decisions,
        start_wish: days_after(today, 1),
        handover: Handover::default(),
    };
    orders::place(world, (&by, draft), (None, tasks)).await;
}

/// A plan gets a new version, with other visits: those ahead are laid out anew.
pub(super) async fn other_visits(world: &mut World, helped: &Helped) {
    let plan = care_plans::plan_of_order(world.reader(), helped.order).await;
    let plan = plan.expect("plans");
    let Some(plan) = plan.filter(|one| one.state == PlanState::Standing && one.draft.is_none())
    else {
        return;
    };
    let tasks = tasks(world, helped).await;
    let visits = orders::visits(world, &tasks);
    if !visits.is_empty() {
        again(world, &plan, Some(visits)).await;
    }
}

/// Goes through a plan again, with its visits as they are or with others.
pub(super) async fn again(
    world: &mut World,
    plan: &CarePlan,
    visits: Option<Vec<care_plans::NewVisit>>,
) {
    let Some(manager) = world.manager(plan.provider) else {
        return;
    };
    let (by, person) = (manager.actor, plan.person);
    let seen = |version| SeenPlan {
        person,
        plan: plan.id,
        version,
    };
    let begin = BeginDraft {
        seen: seen(plan.version),
    };
    if world.may(&by, &begin).await.is_none() {
        return;
    }
    let services = cases::order_services(world.reader(), plan.order).await;
    let ways = services.expect("services").into_iter().map(|one| GoalWay {
        service: one.service,
        goal: None,
        way: Some(prose("Som tidigare, och lugnare på kvällen.")),
    });
    let write = WritePlan {
        seen: seen(plan.version + 1),
        text: orders::text(ways.collect()),
        visits,
    };
    world.may(&by, &write).await;
    let on = world.today();
    let agree = AgreePlan {
        seen: seen(plan.version + 2),
        on,
    };
    world.may(&by, &agree).await;
}
