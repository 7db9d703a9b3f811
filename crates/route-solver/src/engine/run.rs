//! Chains side by side: they search alone, meet at fixed shares of the budget, and go on from the best.

use super::anneal::{Chain, Heat, Kept, Stretch};
use super::build;
use super::chance::Chance;
use super::eject::make_room;
use super::net::Net;
use super::plan::Plan;
use super::pool::Pool;
use crate::budget::Budget;

/// How many good plans are kept to be put together.
const POOL: usize = 20;

/// How many steps of making room a first plan is worth for each visit that it leaves out; replanning, which cannot
/// wait, takes so many in all.
const ROOM: usize = 100;

/// The fewest iterations of a part for each pair of visits, in hundredths: what is hot takes long to cool.
pub(crate) const COOLING: usize = 2_000;
/// The same from a plan that is in force, which is hardly warmed.
pub(crate) const COOLING_AGAIN: usize = 50;

/// How a search is run.
#[derive(Debug, Clone)]
pub(crate) struct Course {
    pub(crate) seed: u64,
    pub(crate) threads: usize,
    pub(crate) chains: usize,
    pub(crate) heat: Heat,
    /// The parts of the course in order, the last ending at 1.
    pub(crate) parts: Vec<Part>,
    /// The fewest iterations of a part: [`COOLING`] or [`COOLING_AGAIN`].
    pub(crate) each: usize,
}

/// A part of the course, at the end of which the chains meet.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    /// The share of the budget at which it ends.
    pub(crate) to: f64,
    /// The heat to begin with, as shares of the first; chains take them in turn.
    pub(crate) heats: Vec<f64>,
    pub(crate) begin: Begin,
}

/// From what plan a part begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Begin {
    /// From the first plan.
    First,
    /// From the best so far.
    Best,
    /// From one put together of two good ones.
    Cross,
}

/// How a problem of some size is searched.
struct Rounds {
    /// How often it is begun from the first plan.
    fresh: u32,
    /// How often two good plans are put together and searched on.
    crosses: u32,
    /// The share of the budget for the first.
    share: f64,
    /// The share at which the best alone is polished.
    polish: f64,
}

/// A course for so many visits: small problems are begun several times at different heat, since where they
/// end depends on where they froze, and then from plans put together of two good ones; all end by polishing the best.
pub(crate) fn parts_for(visits: usize) -> Vec<Part> {
    let rounds = match visits {
        0..=80 => (80, 280),
        81..=115 => (24, 80),
        116..=160 => (20, 64),
        161..=300 => (2, 0),
        _ => (1, 0),
    };
    let (share, polish) = if rounds.1 > 0 {
        (0.3, 0.95)
    } else {
        (0.7, 0.7)
    };
    let rounds = Rounds {
        fresh: rounds.0,
        crosses: rounds.1,
        share,
        polish,
    };
    let mut parts = begun_often(&rounds);
    let last = if rounds.crosses > 0 {
        vec![(1.0, 0.05)]
    } else {
        vec![(0.85, 0.1), (1.0, 0.05)]
    };
    parts.extend(last.into_iter().map(|(to, heat)| Part {
        to,
        heats: vec![heat],
        begin: Begin::Best,
    }));
    parts
}

fn begun_often(rounds: &Rounds) -> Vec<Part> {
    const HEATS: [f64; 3] = [1.0, 0.33, 0.6];
    /// Hot enough that what was put together can still come apart.
    const CROSSED: f64 = 0.2;
    let width = rounds.share / f64::from(rounds.fresh);
    let fresh = (0..rounds.fresh).map(|cycle| Part {
        to: width * f64::from(cycle + 1),
        heats: (0..6)
            .map(|i| HEATS[(i + 2 * cycle as usize) % 3])
            .collect(),
        begin: Begin::First,
    });
    let width = (rounds.polish - rounds.share) / f64::from(rounds.crosses.max(1));
    let crossed = (0..rounds.crosses).map(|cycle| Part {
        to: rounds.share + width * f64::from(cycle + 1),
        heats: vec![CROSSED],
        begin: Begin::Cross,
    });
    fresh.chain(crossed).collect()
}

/// A course from a plan that is in force: some beginnings from it, since where a replanning ends depends on what
/// moved first, then good ones put together, then the best polished. Its heats are large shares, since the first heat
/// is low already and no part may begin colder than it ends.
pub(crate) fn parts_again() -> Vec<Part> {
    /// Where they end, how many they are, the heat, and from what they begin.
    const PARTS: [(f64, u32, f64, Begin); 3] = [
        (0.4, 6, 1.0, Begin::First),
        (0.9, 24, 0.5, Begin::Cross),
        (1.0, 1, 0.1, Begin::Best),
    ];
    let mut parts = Vec::new();
    let mut from = 0.0;
    for (to, times, heat, begin) in PARTS {
        let width = (to - from) / f64::from(times);
        parts.extend((1..=times).map(|time| Part {
            to: if time == times {
                to
            } else {
                from + width * f64::from(time)
            },
            heats: vec![heat],
            begin,
        }));
        from = to;
    }
    parts
}

/// What a search gives.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    pub(crate) best: Kept,
    pub(crate) iterations: u64,
    pub(crate) tested: u64,
}

/// Searches from a plan (or from none) until the budget is used.
pub(crate) fn search(
    net: &Net,
    course: &Course,
    budget: &dyn Budget,
    first: Option<&[Vec<u32>]>,
) -> Found {
    let mut plan = Plan::empty(net);
    if let Some(orders) = first {
        plan.restore(orders);
    }
    build::fill(&mut plan);
    let out = if first.is_some() { 1 } else { plan.absent() };
    make_room(&mut plan, out * ROOM);
    let mut chains: Vec<Chain<'_>> = (0..course.chains.max(1))
        .map(|i| Chain::new(plan.clone(), course.seed.wrapping_add(0x5eed * i as u64)))
        .collect();
    let begun = Kept::of(&plan);
    let mut pool = Pool::new(POOL);
    pool.offer(&begun);
    let mut chance = Chance::new(!course.seed);
    let (mut from, mut at) = (0.0, 0);
    while let Some(part) = course.parts.get(at) {
        // What is too short to lead anywhere goes on into the parts after it, except the last.
        let least = least_share((net, course.each), &chains, budget);
        while at + 2 < course.parts.len() && course.parts[at].to - from < least {
            at += 1;
        }
        let to = course.parts[at].to;
        at += 1;
        for chain in &mut chains {
            match part.begin {
                Begin::First => chain.restart(&begun),
                Begin::Best => chain.restart(pool.best().unwrap_or(&begun)),
                Begin::Cross => chain.begin_with(|plan| pool.cross(plan, &mut chance)),
            }
        }
        run_all(&mut chains, (course, part), budget, (from, to));
        for chain in &chains {
            pool.offer(&chain.best);
        }
        from = to;
    }
    Found {
        best: pool.best().unwrap_or(&begun).clone(),
        iterations: chains.iter().map(|chain| chain.iterations).sum(),
        tested: chains.iter().map(|chain| chain.tested).sum(),
    }
}

/// The least share of the budget in which a problem of this size can cool, as far as the pace is known.
fn least_share((net, each): (&Net, usize), chains: &[Chain<'_>], budget: &dyn Budget) -> f64 {
    /// Iterations of a cooling, and never more than these.
    const MOST: usize = 1_000_000;
    let done = match chains.first() {
        // A clock tells its pace only as it goes.
        Some(chain) if !budget.counts() => chain.iterations,
        _ => 1 << 20,
    };
    if done == 0 {
        return 0.0;
    }
    let pairs = net.visits.saturating_mul(net.visits);
    let enough = pairs.saturating_mul(each) / 100;
    budget.used(done) * enough.min(MOST) as f64 / done as f64
}

fn run_all(
    chains: &mut [Chain<'_>],
    (course, part): (&Course, &Part),
    budget: &dyn Budget,
    (from, to): (f64, f64),
) {
    let hands = course.threads.clamp(1, chains.len().max(1));
    let each = chains.len().div_ceil(hands).max(1);
    let heat = |number: usize| Heat {
        first: course.heat.first
            * part
                .heats
                .get(number % part.heats.len().max(1))
                .copied()
                .unwrap_or(1.0),
        last: course.heat.last,
    };
    std::thread::scope(|scope| {
        for (hand, some) in chains.chunks_mut(each).enumerate() {
            let heat = &heat;
            scope.spawn(move || {
                for (i, chain) in some.iter_mut().enumerate() {
                    let stretch = Stretch {
                        from,
                        to,
                        heat: heat(hand * each + i),
                    };
                    chain.run(budget, stretch);
                }
            });
        }
    });
}
