//! What changes for those who have help: it rests and comes back, ends, is decided anew, and people die.

use cases::{
    ChangeDecision, Contents, Decision, DecisionState, EndDecision, EndOrder, EndReason,
    MarkExecuted, MarkInterrupted, OrderState, Outcome, SeenOrder,
};
use cases::{DecisionId, OrderId};
use kernel::{Period, PersonId, Role, UnitId};
use residents::RecordDeath;

use super::{
    agenda::Happening,
    corrections,
    newcomers::delegation,
    telling::prose,
    world::{Seat, World, days_after},
};

/// Somebody with help, as it was when the week began.
#[derive(Debug, Clone)]
pub(crate) struct Helped {
    pub(crate) person: PersonId,
    pub(crate) order: OrderId,
    pub(crate) provider: UnitId,
    pub(crate) officer: Seat,
    pub(crate) decisions: Vec<Decision>,
}

/// Something that changes some days later.
#[derive(Debug)]
pub(crate) enum Change {
    /// The help goes on again.
    Resume(Helped, DecisionId),
    /// What is ended since somebody has died, or wants no more.
    End(Helped, EndReason),
}

/// Reads who has help.
pub(super) async fn read(world: &mut World) {
    let mut all = vec![];
    for provider in world.providers.clone() {
        let carried = cases::orders_carried(world.reader(), provider, world.today()).await;
        for one in carried.expect("orders") {
            let is_running = one.order.state == OrderState::Started;
            let officer = world.seat_of(one.order.officer, Role::CaseOfficer);
            if let (true, Some(officer)) = (is_running, officer) {
                let (person, order, decisions) = (one.order.person, one.order.id, one.decisions);
                all.push(Helped {
                    person,
                    order,
                    provider,
                    officer,
                    decisions,
                });
            }
        }
    }
    world.helped = all;
}

/// So many times in a thousand a day for each order, in a small municipality; elsewhere a third of it.
const RATES: [(u64, Kind); 6] = [
    (12, Kind::Rest),
    (2, Kind::Death),
    (2, Kind::NoMore),
    (5, Kind::Anew),
    (3, Kind::OtherProvider),
    (6, Kind::OtherVisits),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Rest,
    Death,
    NoMore,
    Anew,
    OtherProvider,
    OtherVisits,
}

/// What changes on a day.
pub(super) async fn day(world: &mut World) {
    let many = u64::try_from(world.helped.len()).expect("few");
    let often = if world.wish.size == samples::Size::Small {
        1
    } else {
        3
    };
    for (rate, kind) in RATES {
        let wanted = many * rate / often;
        let more = u64::from(world.below(1000) < wanted % 1000);
        for _ in 0..(wanted / 1000 + more) {
            let all = world.helped.clone();
            let Some(helped) = world.pick(&all) else {
                return;
            };
            match kind {
                Kind::Rest => rest(world, helped).await,
                Kind::Death => death(world, helped).await,
                Kind::NoMore => end(world, helped, EndReason::OwnWish).await,
                Kind::Anew => anew(world, &helped).await,
                Kind::OtherProvider => corrections::other_provider(world, &helped).await,
                Kind::OtherVisits => corrections::other_visits(world, &helped).await,
            }
        }
    }
}

/// One of somebody's decisions as it stands now.
async fn standing(world: &mut World, helped: &Helped) -> Option<Decision> {
    let known = world.pick(&helped.decisions)?;
    let now = cases::decision(world.reader(), helped.person, known.id).await;
    let now = now.expect("decisions")?;
    (now.state == DecisionState::Standing && now.is_in_force(world.today())).then_some(now)
}

/// The help rests: from today, or since some days of which nobody knew.
async fn rest(world: &mut World, helped: Helped) {
    let Some(decision) = standing(world, &helped).await else {
        return;
    };
    let before = if world.percent(30) {
        world.between(1, 3)
    } else {
        0
    };
    let on = days_after(world.today(), -before);
    if decision.interrupted.is_some() || decision.executed.is_none_or(|first| first > on) {
        return;
    }
    let rest = MarkInterrupted {
        person: helped.person,
        decision: decision.id,
        on,
        reason: prose("Är på sjukhus."),
    };
    let by = helped.officer.actor.clone();
    if world.may(&by, &rest).await.is_some() && world.percent(85) {
        let days = world.between(2, 20);
        later(world, Change::Resume(helped, decision.id), days);
    }
}

fn later(world: &mut World, change: Change, days: i64) {
    let day = days_after(world.today(), days);
    let at = world.moment(day, 11 * 60);
    world.agenda.note(at, Happening::Change(Box::new(change)));
}

async fn death(world: &mut World, helped: Helped) {
    let person = residents::person(world.reader(), helped.person).await;
    let Some(person) = person.expect("persons").filter(|one| one.dead_on.is_none()) else {
        return;
    };
    let before = world.between(0, 2);
    let died = RecordDeath {
        person: person.id,
        version: person.version,
        on: days_after(world.today(), -before),
    };
    let by = helped.officer.actor.clone();
    if world.may(&by, &died).await.is_some() {
        let days = world.between(0, 6);
        later(world, Change::End(helped, EndReason::Death), days);
    }
}

impl Change {
    pub(crate) async fn happen(self, world: &mut World) {
        match self {
            Self::Resume(helped, decision) => resume(world, &helped, decision).await,
            Self::End(helped, reason) => end(world, helped, reason).await,
        }
    }
}

async fn resume(world: &mut World, helped: &Helped, id: DecisionId) {
    let now = cases::decision(world.reader(), helped.person, id).await;
    let now = now.expect("decisions");
    let rests = |one: &Decision| one.interrupted.is_some() && one.state == DecisionState::Standing;
    if now.is_some_and(|one| rests(&one)) {
        let on = world.today();
        let again = MarkExecuted {
            person: helped.person,
            decision: id,
            on,
        };
        world.may(&helped.officer.actor, &again).await;
    }
}

/// All of somebody's decisions end, and the orders with them.
async fn end(world: &mut World, helped: Helped, reason: EndReason) {
    let (by, person, today) = (helped.officer.actor.clone(), helped.person, world.today());
    let decisions = cases::decisions_of_person(world.reader(), person).await;
    for decision in decisions.expect("decisions") {
        let from = decision.period.map(Period::from);
        if decision.state != DecisionState::Standing || from.is_none_or(|from| from > today) {
            continue;
        }
        let end = EndDecision {
            person,
            decision: decision.id,
            version: decision.version,
            on: today,
            reason,
            words: prose("Sagt på telefon."),
        };
        world.may(&by, &end).await;
    }
    let orders = cases::orders_of_person(world.reader(), person).await;
    for order in orders.expect("orders") {
        if order.state == OrderState::Started {
            let (order, version) = (order.id, order.version);
            let end = EndOrder {
                seen: SeenOrder {
                    person,
                    order,
                    version,
                },
                on: today,
                reason: prose("Insatsen är avslutad."),
            };
            world.may(&by, &end).await;
        }
    }
}

/// Another decision takes the place of one.
async fn anew(world: &mut World, helped: &Helped) {
    let Some(old) = standing(world, helped).await else {
        return;
    };
    let mut all = world.services.iter();
    let Some(service) = all.find(|one| one.code == old.service).cloned() else {
        return;
    };
    let today = world.today();
    let last = old.period.and_then(Period::to);
    if last.is_some_and(|last| last < days_after(today, 40)) {
        return;
    }
    let change = ChangeDecision {
        person: helped.person,
        decision: old.id,
        version: old.version,
        harm: None,
        outcome: Outcome::Approved,
        contents: Contents {
            what: prose("Hjälp som tidigare, och tillsyn på kvällen."),
            ..old.contents
        },
        delegation: delegation(&service).to_owned(),
        period: Period::new(today, last).expect("a period"),
        follow_up: Some(days_after(today, 30)),
    };
    world.may(&helped.officer.actor, &change).await;
}
