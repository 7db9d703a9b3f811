//! A year that is lived day by day, with the world changing under it, through the actions that people use.
//!
//! The municipality is filled as it is the evening before the first day. From then on the clock moves, and people do
//! what they do: somebody calls, a plan is late, a care worker is ill, a phone has no network. The program's own tasks
//! run at their hours. At the end of each week and month all that must hold is looked at, as `sammanhang verify` does:
//! in the night, when all is counted and nobody has begun to work, so that nothing at all may differ. The same seed
//! lives the same year.
//!
//! What happens is drawn, a file for those who do it; to add something, write it there and let [`Happening`] name it.

mod accounts;
mod agenda;
mod care;
mod changes;
mod corrections;
mod newcomers;
mod nights;
mod orders;
mod planning;
mod talks;
mod tally;
mod telling;
mod verdict;
mod world;

use agenda::Happening;
use jiff::civil::Weekday;
use kernel::Date;
use samples::{Filling, Plan};
use store::Store;

use world::{World, days_after};
pub(crate) use {tally::Tally, world::Wish};

/// What a year came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Lived {
    pub(crate) tally: Tally,
    /// The root over all history of each night, in which every entry of it is: tells two years apart.
    pub(crate) roots: Vec<String>,
}

/// The municipality as it is the evening before the first day.
pub(crate) fn plan(wish: Wish) -> Plan {
    let plan = Plan::make(samples::Wish {
        size: wish.size,
        seed: wish.seed,
        today: days_after(wish.from, -1),
    });
    plan.expect("a plan")
}

/// Fills an empty store that hears all rooms.
pub(crate) async fn fill(store: &Store, plan: &Plan) {
    let eve = plan.wish.today;
    let zone = jiff::tz::TimeZone::get(plan.municipality.zone.as_str()).expect("a zone");
    let now = eve.at(22, 0, 0, 0).to_zoned(zone).expect("a time");
    let filling = Filling {
        now: now.timestamp(),
        history_days: 365,
        residents: false,
    };
    samples::fill(store, plan, filling, &())
        .await
        .expect("a municipality");
}

/// Lives it in a store that is filled. Each evening is told.
pub(crate) async fn live(
    store: Store,
    plan: Plan,
    (wish, evening): (Wish, &dyn Fn(Date)),
) -> Lived {
    let mut world = World::begin(store, plan, wish).await;
    world.come = newcomers::those_to_come(&world);
    let first = world.moment(wish.from, 0);
    world.agenda.note(first, Happening::Day(wish.from));
    // The last night's work is done as well, and all is looked at after it.
    let end = world.moment(wish.until(), nights::LOOK + 1);
    while let Some((at, happening)) = world.agenda.next(end) {
        world.go_to(at);
        match happening {
            Happening::Day(day) => {
                if day > wish.from {
                    evening(days_after(day, -1));
                }
                begin_day(&mut world, day);
            }
            Happening::Turn(turn) => turn.take(&mut world).await,
            Happening::Look => verdict::look(&mut world).await,
            Happening::Lay(provider) => planning::lay(&mut world, provider).await,
            Happening::Round(provider) => telling::round(&mut world, provider).await,
            Happening::Told(told) => told.tell(&mut world).await,
            Happening::Thread(thread) => thread.go(&mut world).await,
            Happening::Appealed(appealed) => appealed.go(&mut world).await,
            Happening::Order(order) => order.go(&mut world).await,
            Happening::Money(money) => money.happen(&mut world).await,
            Happening::Morning(provider) => planning::morning(&mut world, provider).await,
            Happening::Settle(provider) => {
                telling::settle(&mut world, provider).await;
                corrections::times(&mut world, provider).await;
            }
            Happening::Change(change) => change.happen(&mut world).await,
            Happening::Talk(talk) => talk.go(&mut world).await,
            Happening::Deviations(provider) => care::deviations(&mut world, provider).await,
            Happening::Week => week(&mut world).await,
            Happening::Workday => {
                changes::day(&mut world).await;
                care::day(&mut world).await;
            }
            Happening::Call => newcomers::call(&mut world).await,
        }
    }
    Lived {
        roots: verdict::roots(&world).await,
        tally: world.tally,
    }
}

/// What is known of a day when it begins.
fn begin_day(world: &mut World, day: Date) {
    nights::note(world);
    if day == world.wish.until() {
        return;
    }
    accounts::note(world);
    let next = days_after(day, 1);
    let midnight = world.moment(next, 0);
    world.agenda.note(midnight, Happening::Day(next));
    for provider in world.providers.clone() {
        for (minute, happening) in [
            (5 * 60 + 40, Happening::Round(provider)),
            (6 * 60 + 10, Happening::Morning(provider)),
            (15 * 60, Happening::Lay(provider)),
            (13 * 60, Happening::Deviations(provider)),
            (16 * 60, Happening::Settle(provider)),
        ] {
            let at = world.moment(day, minute);
            world.agenda.note(at, happening);
        }
    }
    let is_open = match day.weekday() {
        Weekday::Saturday | Weekday::Sunday => false,
        Weekday::Monday
        | Weekday::Tuesday
        | Weekday::Wednesday
        | Weekday::Thursday
        | Weekday::Friday => true,
    };
    if day.weekday() == Weekday::Monday || day == world.wish.from {
        let at = world.moment(day, 8 * 60);
        world.agenda.note(at, Happening::Week);
    }
    if is_open {
        let at = world.moment(day, 10 * 60 + 30);
        world.agenda.note(at, Happening::Workday);
        // In a small municipality somebody calls every second day.
        let many = u64::try_from(world.plan.clients.len()).expect("few") / 80;
        for _ in 0..=many {
            if world.percent(50) {
                let minute = 8 * 60 + world.between(0, 8 * 60);
                let at = world.moment(day, minute);
                world.agenda.note(at, Happening::Call);
            }
        }
    }
}

/// A week begins: who has help, which plans and decisions are to be gone through.
async fn week(world: &mut World) {
    changes::read(world).await;
    for helped in world.helped.clone() {
        care::reviews(world, &helped).await;
        talks::book(world, &helped).await;
    }
}
