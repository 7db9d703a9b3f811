//! Providers: orders that are answered at once, late, with no, or never; care plans made in time, late or never.

use std::collections::BTreeMap;

use care_plans::{
    AgreePlan, Every, GoalWay, NameContact, NewContact, NewVisit, Part, PlanState, PlanText,
    PlannedTask, SeenPlan, Staff, Weekdays, Window, WritePlan,
};
use cases::{
    AcknowledgeOrder, ChooseProvider, DraftOrder, ProviderChoice, RefuseOrder, SeeOrder, SeenOrder,
    SendOrder, SetOrderLines, StartExecution, TaskNeed, WithdrawOrder,
};
use kernel::{Actor, Date, Line, Minutes, UnitId};
use organisation::Per;
use samples::GrantedTask;

use super::{
    agenda::Happening,
    telling::prose,
    world::{Seat, World, days_after},
};

/// An order that a provider has got.
#[derive(Debug, Clone)]
pub(crate) struct Placed {
    pub(crate) seen: SeenOrder,
    pub(crate) provider: UnitId,
    pub(crate) officer: Seat,
    pub(crate) tasks: Vec<GrantedTask>,
}

/// What becomes of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Yes,
    No,
    /// Nobody has answered for weeks.
    TakenBack,
    Begin(Date),
    Plan,
}

/// An order on its way.
#[derive(Debug)]
pub(crate) struct Ordered {
    placed: Placed,
    step: Step,
}

fn later(world: &mut World, ordered: Ordered, days: i64) {
    let day = days_after(world.today(), days);
    // Never before what was done the same day.
    let minute = if days == 0 {
        16 * 60 + 30
    } else {
        8 * 60 + world.between(0, 400)
    };
    let at = world.moment(day, minute).max(world.now());
    world.agenda.note(at, Happening::Order(Box::new(ordered)));
}

/// Writes an order, finds a provider, and sends it.
pub(super) async fn place(
    world: &mut World,
    (officer, draft): (&Seat, DraftOrder),
    (wanted, tasks): (Option<UnitId>, Vec<GrantedTask>),
) {
    let (person, by) = (draft.person, officer.actor.clone());
    let Some(order) = world.may(&by, &draft).await else {
        return;
    };
    let seen = |version| SeenOrder {
        person,
        order,
        version,
    };
    let lines = SetOrderLines {
        seen: seen(1),
        tasks: tasks.iter().map(need).collect(),
    };
    let mut version = 1;
    if !lines.tasks.is_empty() && world.may(&by, &lines).await.is_some() {
        version += 1;
    }
    let Some(provider) = choose(world, (&by, seen(version)), wanted).await else {
        return;
    };
    let send = SendOrder {
        seen: seen(version + 1),
    };
    if world.may(&by, &send).await.is_some() {
        let (seen, officer) = (seen(version + 2), officer.clone());
        let placed = Placed {
            seen,
            provider,
            officer,
            tasks,
        };
        sent(world, placed);
    }
}

/// The provider that the person wants, or whose turn it is.
async fn choose(
    world: &mut World,
    (by, seen): (&Actor, SeenOrder),
    wanted: Option<UnitId>,
) -> Option<UnitId> {
    let choice = |provider| ProviderChoice::Chosen {
        provider,
        why: None,
    };
    let contract = |provider| ProviderChoice::Contract {
        provider,
        why: prose("Avtalet för insatsen."),
    };
    let turn = ProviderChoice::NotChosen { why: None };
    let choices = wanted.map(choice).into_iter();
    for choice in choices.chain(wanted.map(contract)).chain([turn]) {
        if let Some(placed) = world.may(by, &ChooseProvider { seen, choice }).await {
            return Some(placed.provider);
        }
    }
    None
}

fn need(granted: &GrantedTask) -> TaskNeed {
    TaskNeed {
        task: granted.task.clone(),
        frequency: granted.frequency,
        circumstances: granted.circumstances.clone(),
        deviation: None,
    }
}

/// An order has been sent.
fn sent(world: &mut World, placed: Placed) {
    let (step, days) = match world.below(100) {
        0..=64 => (Step::Yes, 0),
        65..=79 => (Step::Yes, world.between(1, 4)),
        80..=89 => (Step::No, world.between(0, 3)),
        90..=95 => (Step::Yes, world.between(9, 24)),
        _ => (Step::TakenBack, 25),
    };
    later(world, Ordered { placed, step }, days);
}

impl Ordered {
    pub(crate) async fn go(self, world: &mut World) {
        match self.step {
            Step::Yes => self.yes(world).await,
            Step::No => self.no(world).await,
            Step::TakenBack => self.take_back(world).await,
            Step::Begin(on) => self.begin(world, on).await,
            Step::Plan => self.plan(world).await,
        }
    }

    fn next(&mut self, step: Step) {
        self.placed.seen.version += 1;
        self.step = step;
    }

    async fn yes(mut self, world: &mut World) {
        let Some(manager) = world.manager(self.placed.provider) else {
            return;
        };
        let seen = self.placed.seen;
        let see = SeeOrder {
            person: seen.person,
            order: seen.order,
        };
        world.may(&manager.actor, &see).await;
        let starts = days_after(world.today(), world.between(3, 8));
        let yes = AcknowledgeOrder {
            seen,
            starts,
            starter: Line::parse("Kontaktpersonen i gruppen").expect("a line"),
        };
        if world.may(&manager.actor, &yes).await.is_none() {
            return;
        }
        self.next(Step::Plan);
        // Some plans are late, and some are never made.
        let days = match world.below(100) {
            0..=74 => world.between(2, 13),
            75..=91 => world.between(17, 40),
            _ => 0,
        };
        if days > 0 {
            let placed = self.placed.clone();
            later(
                world,
                Ordered {
                    placed,
                    step: Step::Plan,
                },
                days,
            );
        }
        self.step = Step::Begin(starts);
        later(world, self, (starts - world.today()).get_days().into());
    }

    async fn begin(self, world: &mut World, on: Date) {
        if let Some(manager) = world.manager(self.placed.provider) {
            let seen = self.placed.seen;
            world
                .may(&manager.actor, &StartExecution { seen, on })
                .await;
        }
    }

    /// No: another provider is asked.
    async fn no(mut self, world: &mut World) {
        let Some(manager) = world.manager(self.placed.provider) else {
            return;
        };
        let refuse = RefuseOrder {
            seen: self.placed.seen,
            reason: prose("Vi har ingen som kan börja före månadsskiftet."),
        };
        if world.may(&manager.actor, &refuse).await.is_none() {
            return;
        }
        self.placed.seen.version += 1;
        let by = self.placed.officer.actor.clone();
        let choose = ChooseProvider {
            seen: self.placed.seen,
            choice: ProviderChoice::NotChosen { why: None },
        };
        let Some(chosen) = world.may(&by, &choose).await else {
            return;
        };
        self.placed.provider = chosen.provider;
        self.placed.seen.version += 1;
        let send = SendOrder {
            seen: self.placed.seen,
        };
        if world.may(&by, &send).await.is_some() {
            self.next(Step::Yes);
            let days = world.between(0, 2);
            later(world, self, days);
        }
    }

    async fn take_back(self, world: &mut World) {
        let withdraw = WithdrawOrder {
            seen: self.placed.seen,
            reason: prose("Ingen har svarat på beställningen."),
        };
        let by = self.placed.officer.actor.clone();
        world.may(&by, &withdraw).await;
    }

    /// The plan is made with the person, and holds from then.
    async fn plan(self, world: &mut World) {
        let Some(manager) = world.manager(self.placed.provider) else {
            return;
        };
        let plan = care_plans::plan_of_order(world.reader(), self.placed.seen.order).await;
        let Some(plan) = plan.expect("plans") else {
            return;
        };
        if plan.state != PlanState::Wanted {
            return;
        }
        let person = plan.person;
        let seen = |version| SeenPlan {
            person,
            plan: plan.id,
            version,
        };
        let services = cases::order_services(world.reader(), self.placed.seen.order).await;
        let goals = services.expect("services").into_iter();
        let ways = goals.map(|one| GoalWay {
            service: one.service,
            goal: None,
            way: Some(prose("Samma få medarbetare kommer.")),
        });
        let visits = visits(world, &self.placed.tasks);
        let write = WritePlan {
            seen: seen(plan.version),
            text: text(ways.collect()),
            visits: Some(visits),
        };
        if world.may(&manager.actor, &write).await.is_none() {
            return;
        }
        let contact = NewContact::NotNeeded(prose("Samma person kommer varje gång."));
        let name = NameContact {
            seen: seen(plan.version + 1),
            contact,
        };
        world.may(&manager.actor, &name).await;
        let on = world.today();
        let agree = AgreePlan {
            seen: seen(plan.version + 2),
            on,
        };
        world.may(&manager.actor, &agree).await;
    }
}

pub(super) fn text(goals: Vec<GoalWay>) -> PlanText {
    PlanText {
        part: Some(Part::Present),
        part_note: None,
        took_part: None,
        own_words: Some(prose("Jag vill veta vem som kommer, och när.")),
        goals,
        abilities: Some(prose("Klär sig och kokar kaffe själv.")),
        wishes: Some(prose("Ring på och vänta.")),
        rhythm: Some(prose("Stiger upp vid åtta.")),
        no_answer: Some(prose("Ring gruppledaren.")),
        difference: Some(prose("Tiden är lagd i hela besök.")),
    }
}

/// The times of a day at which visits lie.
const SLOTS: [(&str, i64, i64); 3] = [
    ("Morgon", 7 * 60, 10 * 60),
    ("Kväll", 18 * 60, 21 * 60),
    ("Lunch", 11 * 60, 13 * 60 + 30),
];

/// Visits for some tasks: those of each day in the slots of the day, the others on two days a week.
pub(super) fn visits(world: &World, tasks: &[GrantedTask]) -> Vec<NewVisit> {
    let mut together: BTreeMap<(bool, usize), Vec<&GrantedTask>> = BTreeMap::new();
    for task in tasks {
        let times = usize::try_from(task.frequency.times).unwrap_or(1);
        let (is_daily, slots) = match task.frequency.per {
            Per::Day => (true, times.clamp(1, SLOTS.len())),
            Per::Week | Per::TwoWeeks | Per::Month => (false, 1),
        };
        for slot in 0..slots {
            together.entry((is_daily, slot)).or_default().push(task);
        }
    }
    let table = &world.plan.standard_times;
    let visit = |((is_daily, slot), tasks): ((bool, usize), Vec<&GrantedTask>)| {
        let standard = |task: &&GrantedTask| {
            let standard = table.task(&task.task)?;
            Some(standard.occasion(&task.circumstances).count())
        };
        let minutes: i64 = tasks.iter().filter_map(standard).sum();
        let minutes = minutes.clamp(1, 6 * 60);
        let (name, from, to) = if is_daily {
            *SLOTS.get(slot)?
        } else {
            ("Hemmet", 10 * 60, 16 * 60)
        };
        let planned = tasks.iter().map(|task| PlannedTask {
            task: task.task.clone(),
            how: None,
        });
        Some(NewVisit {
            name: Line::parse(name).ok()?,
            days: if is_daily {
                Weekdays::ALL
            } else {
                Weekdays::of([2, 4])
            },
            every: Every::Week,
            window: Window::new(from, to.max(from + minutes))?,
            minutes: Minutes::new(minutes),
            staff: Staff::One,
            who: None,
            tasks: planned.collect(),
        })
    };
    together.into_iter().filter_map(visit).collect()
}
