//! The world of a year: the municipality, the clock, those who work there, and chance out of a seed.

use std::{
    collections::BTreeMap,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use jiff::{SignedDuration, ToSpan, tz::TimeZone};
use kernel::{
    Actor, Call, Clock, Date, Fault, FixedClock, Problem, RequestKey, Role, Timestamp, UnitId,
    UserId,
};
use organisation::{Forms, Service};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use samples::{Plan, Size};
use server::tasks::{Bench, Keys};
use store::{Action, Reader, Store};
use uuid::Builder;

use super::{agenda::Agenda, changes::Helped, tally::Tally};

/// Which year is lived.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wish {
    /// How large the municipality is.
    pub(crate) size: Size,
    /// The same seed gives the same year.
    pub(crate) seed: u64,
    /// Its first day; the municipality is filled as it is the evening before.
    pub(crate) from: Date,
    /// How many days it has.
    pub(crate) days: i64,
    /// So many visits in a hundred are told of by those who make them. The others are made and never told.
    pub(crate) told: u64,
}

impl Wish {
    /// The day after the last.
    pub(crate) fn until(&self) -> Date {
        days_after(self.from, self.days)
    }
}

pub(crate) fn days_after(day: Date, days: i64) -> Date {
    day.saturating_add(jiff::Span::new().days(days))
}

/// Somebody who works somewhere, as something.
#[derive(Debug, Clone)]
pub(crate) struct Seat {
    pub(crate) user: UserId,
    pub(crate) unit: UnitId,
    pub(crate) actor: Actor,
}

/// Keys out of the seed: what is done twice with the same seed is the same to the last id.
#[derive(Debug)]
struct Drawn {
    seed: u64,
    many: AtomicU64,
}

impl Keys for Drawn {
    fn draw(&self) -> Result<RequestKey, Fault> {
        let nth = self.many.fetch_add(1, Ordering::Relaxed);
        let mut chance = ChaCha8Rng::seed_from_u64(self.seed ^ 0x5eed);
        chance.set_stream(nth);
        let mut bytes: [u8; 16] = chance.random();
        // They rise, as keys that follow the clock do.
        let risen = (1 << 40) + nth;
        for (byte, risen) in bytes.iter_mut().zip(risen.to_be_bytes().iter().skip(2)) {
            *byte = *risen;
        }
        Ok(RequestKey(Builder::from_custom_bytes(bytes).into_uuid()))
    }
}

/// The world while it goes on.
pub(crate) struct World {
    pub(crate) wish: Wish,
    pub(crate) plan: Plan,
    pub(crate) store: Store,
    pub(crate) bench: Bench,
    pub(crate) agenda: Agenda,
    pub(crate) tally: Tally,
    /// Reports that were taken since all was looked at.
    pub(crate) taken: Vec<(schedules::VisitId, visits::ReportId)>,
    pub(crate) services: Vec<Service>,
    /// All who carry help out, in order.
    pub(crate) providers: Vec<UnitId>,
    /// Those who had help when the week began.
    pub(crate) helped: Vec<Helped>,
    /// Those who may call some day, the next last.
    pub(crate) come: Vec<residents::ResidentRow>,
    seats: BTreeMap<(Role, UnitId), Vec<Seat>>,
    clock: Arc<FixedClock>,
    keys: Arc<Drawn>,
    chance: ChaCha8Rng,
}

impl World {
    /// The evening before the first day. The store is filled.
    pub(crate) async fn begin(store: Store, plan: Plan, wish: Wish) -> Self {
        let zone = TimeZone::get(plan.municipality.zone.as_str()).expect("a zone");
        let eve = moment_in(&zone, wish.from, 0);
        let clock = Arc::new(FixedClock::at(eve));
        let keys = Arc::new(Drawn {
            seed: wish.seed,
            many: AtomicU64::new(0),
        });
        let bench = Bench {
            store: store.clone(),
            clock: Arc::<FixedClock>::clone(&clock),
            zone,
            keys: Arc::<Drawn>::clone(&keys),
        };
        let reader = store.reader();
        let services = organisation::services(reader).await.expect("services");
        let forms = Forms::read(reader).await.expect("forms");
        let mut seats: BTreeMap<(Role, UnitId), Vec<Seat>> = BTreeMap::new();
        for role in Role::ALL {
            let staff = access::staff_in_role(reader, role, wish.from, 100_000).await;
            for view in staff.expect("staff") {
                let (it, actor) = (&view.assignment, view.actor());
                let (user, unit) = (it.user, it.unit);
                let seat = Seat { user, unit, actor };
                seats.entry((role, unit)).or_default().push(seat);
            }
        }
        Self {
            wish,
            plan,
            store,
            bench,
            agenda: Agenda::default(),
            tally: Tally::default(),
            taken: vec![],
            services,
            providers: forms.providers().collect(),
            helped: vec![],
            come: vec![],
            seats,
            clock,
            keys,
            chance: ChaCha8Rng::seed_from_u64(wish.seed),
        }
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    pub(crate) fn today(&self) -> Date {
        self.bench.day_of(self.now())
    }

    /// A minute of a day, counted from its midnight by the clock on the wall.
    pub(crate) fn moment(&self, day: Date, minute: i64) -> Timestamp {
        moment_in(&self.bench.zone, day, minute)
    }

    /// Moves the clock; it never goes back.
    pub(crate) fn go_to(&self, at: Timestamp) {
        self.clock
            .forward(at.duration_since(self.now()).max(SignedDuration::ZERO));
    }

    pub(crate) fn reader(&self) -> &Reader {
        self.store.reader()
    }

    /// A call by somebody now.
    pub(crate) fn call(&self, actor: &Actor) -> Call {
        let key = self.keys.draw().expect("a key");
        Call::new(actor.clone(), self.now(), key).in_zone(self.bench.zone.clone())
    }

    /// Somebody does something. A rule may say no: then it is counted, and nothing was done.
    pub(crate) async fn may<A: Action>(&mut self, actor: &Actor, action: &A) -> Option<A::Done> {
        let call = self.call(actor);
        match self.store.act(&call, action).await {
            Ok(done) => {
                self.tally.done(A::NAME);
                Some(done)
            }
            Err(Problem::Refused(refusals)) => {
                let keys = refusals.iter().map(|refusal| refusal.text.as_ref());
                self.tally.refused(A::NAME, keys);
                None
            }
            // It is over since it was noted, and whoever was to do it finds nothing any more.
            Err(Problem::NotFound) => {
                self.tally.refused(A::NAME, std::iter::once("not found"));
                None
            }
            Err(problem) => panic!(
                "seed {}, {}: {}: {problem:?}",
                self.wish.seed,
                self.today(),
                A::NAME
            ),
        }
    }

    /// Somebody tells of a visit that she or he was told of: it is taken, whatever has changed since.
    pub(crate) async fn must<A: Action>(&mut self, actor: &Actor, action: &A) -> A::Done {
        let done = self.may(actor, action).await;
        let (seed, today) = (self.wish.seed, self.today());
        done.unwrap_or_else(|| panic!("seed {seed}, {today}: {} is not taken", A::NAME))
    }

    /// Below a bound.
    pub(crate) fn below(&mut self, bound: u64) -> u64 {
        self.chance.random_range(0..bound.max(1))
    }

    /// A whole number between two, both among them.
    pub(crate) fn between(&mut self, from: i64, to: i64) -> i64 {
        self.chance.random_range(from..=to)
    }

    /// Yes, so many times in a hundred.
    pub(crate) fn percent(&mut self, times: u64) -> bool {
        self.below(100) < times
    }

    /// One of some.
    pub(crate) fn pick<T: Clone>(&mut self, of: &[T]) -> Option<T> {
        let many = u64::try_from(of.len()).expect("few");
        let at = usize::try_from(self.below(many)).expect("few");
        of.get(at).cloned()
    }

    /// Those who work somewhere as something.
    pub(crate) fn seats(&self, role: Role, unit: UnitId) -> &[Seat] {
        self.seats.get(&(role, unit)).map_or(&[], Vec::as_slice)
    }

    /// All who work as something.
    pub(crate) fn all(&self, role: Role) -> Vec<Seat> {
        let of = self.seats.iter().filter(|((known, _), _)| *known == role);
        of.flat_map(|(_, seats)| seats.clone()).collect()
    }

    /// Who leads a unit.
    pub(crate) fn manager(&self, unit: UnitId) -> Option<Seat> {
        self.seats(Role::UnitManager, unit).first().cloned()
    }

    /// Who plans a provider's days.
    pub(crate) fn planner(&self, unit: UnitId) -> Option<Seat> {
        let planner = self.seats(Role::Planner, unit).first().cloned();
        planner.or_else(|| self.manager(unit))
    }

    /// Who somebody is at a unit, where it is known.
    pub(crate) fn seat_of(&self, user: UserId, role: Role) -> Option<Seat> {
        let mut all = self.seats.iter().filter(|((known, _), _)| *known == role);
        all.find_map(|(_, seats)| seats.iter().find(|seat| seat.user == user).cloned())
    }
}

fn moment_in(zone: &TimeZone, day: Date, minute: i64) -> Timestamp {
    let wall = day.at(0, 0, 0, 0).saturating_add(minute.minutes());
    wall.to_zoned(zone.clone()).expect("a time").timestamp()
}
