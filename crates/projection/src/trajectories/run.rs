//! All areas, on as many threads as are given: the answer depends on none of them.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::chance::{Generator, LANES};
use crate::outlook::{Family, Fit, NATION, Outlook};

use super::block::Block;
use super::counts::{Counts, Detail};
use super::course::Course;
use super::shocks::{AreaShocks, Departure, NationShocks, passed};

/// How a forecast is run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// What chance begins with.
    pub seed: u64,
    /// How many futures.
    pub trajectories: usize,
    /// Threads; the answer is the same for any number of them.
    pub threads: usize,
    /// How finely ages are kept.
    pub detail: Detail,
}

/// All trajectories of one area.
pub fn trajectories_of(fit: &Fit, area: &Outlook, nation: &NationShocks, run: &Run) -> Counts {
    let years = fit.terms.horizon;
    let mut counts = Counts::new(run.detail, years, run.trajectories);
    let course = Course::new(fit, area);
    // The same instructions in the same order on every machine, but as many lanes at a time as it can do.
    let machine = pulp::Arch::new();
    for block in 0..run.trajectories.div_ceil(LANES) {
        let first = block * LANES;
        let generator = Generator::new(run.seed, &format!("people {}", area.code), first as u64);
        machine.dispatch(
            #[inline(always)]
            || {
                let mut people = Block::begin(&course, generator);
                if fit.start_noise > 0.0 {
                    let purpose = format!("start {}", area.code);
                    let noise = Generator::new(run.seed, &purpose, first as u64);
                    people.blur(fit.start_noise as f32, noise);
                }
                let mut shocks = Shocks::begin((fit, area), run.seed, first);
                let nation = nation.block(block);
                for (year, season) in course.seasons.iter().enumerate() {
                    let departure = shocks.next(&nation[year]);
                    people.advance(&course, season, &departure);
                    people.keep(&mut counts, year, first);
                }
            },
        );
    }
    counts
}

/// What the area above and the area itself meet in a block of trajectories.
struct Shocks {
    /// None where there is no area above but the nation.
    above: Option<AreaShocks>,
    own: AreaShocks,
}

impl Shocks {
    #[inline(always)]
    fn begin((fit, area): (&Fit, &Outlook), seed: u64, first: usize) -> Self {
        let passed = (passed(fit), &fit.tuning);
        let generator = |purpose: &str, code: &str| {
            Generator::new(seed, &format!("{purpose} {code}"), first as u64)
        };
        let above = (!area.parent.is_empty())
            .then(|| AreaShocks::begin(&area.shared, passed, generator("course", &area.parent)));
        Self {
            above,
            own: AreaShocks::begin(&area.spread, passed, generator("own", &area.code)),
        }
    }

    /// A year's departures, on top of the nation's.
    #[inline(always)]
    fn next(&mut self, nation: &Departure) -> Departure {
        let mut departure = nation.clone();
        if let Some(above) = &mut self.above {
            departure.add(&above.next());
        }
        departure.add(&self.own.next());
        departure
    }
}

/// Runs every area and makes something of each; in the order of areas.
///
/// `done` is told after each area how many are ready.
pub fn each_area<T: Send>(
    fit: &Fit,
    run: &Run,
    done: &(dyn Fn(usize) + Sync),
    tell: &(dyn Fn(&Outlook, &Counts) -> T + Sync),
) -> Vec<T> {
    let nation = NationShocks::new(fit, run.seed, run.trajectories);
    let next = AtomicUsize::new(0);
    let ready = AtomicUsize::new(0);
    let made: Mutex<BTreeMap<usize, T>> = Mutex::new(BTreeMap::new());
    std::thread::scope(|scope| {
        for _ in 0..run.threads.clamp(1, fit.areas.len().max(1)) {
            scope.spawn(|| {
                while let Some((at, area)) = take(&next, &fit.areas) {
                    let counts = trajectories_of(fit, area, &nation, run);
                    let one = tell(area, &counts);
                    // A lock is broken only by a panic of another thread, which the scope passes on.
                    drop(made.lock().map(|mut made| made.insert(at, one)));
                    done(ready.fetch_add(1, Ordering::Relaxed) + 1);
                }
            });
        }
    });
    made.into_inner()
        .map(|made| made.into_values().collect())
        .unwrap_or_default()
}

fn take<'a>(next: &AtomicUsize, areas: &'a [Outlook]) -> Option<(usize, &'a Outlook)> {
    let at = next.fetch_add(1, Ordering::Relaxed);
    areas.get(at).map(|area| (at, area))
}

/// Runs every area and makes something of each, and of the sums that may be told ([`Fit::family`]): those of areas with
/// the same area above, and the nation's, under the codes that they have and `00`.
///
/// Sums are taken trajectory by trajectory, so that what is told of an area and of its parts agrees in each of them.
pub fn with_sums<T: Send>(
    fit: &Fit,
    run: &Run,
    done: &(dyn Fn(usize) + Sync),
    tell: &(dyn Fn(&str, &Counts) -> T + Sync),
) -> Vec<(String, T)> {
    let sums: Mutex<BTreeMap<String, (usize, Counts)>> = Mutex::new(BTreeMap::new());
    let of_sums: Mutex<BTreeMap<String, T>> = Mutex::new(BTreeMap::new());
    // How many areas each sum waits for, so that none is told before the last of them has come.
    let mut waiting: BTreeMap<&str, usize> = BTreeMap::new();
    for area in &fit.areas {
        for code in [area.parent.as_str(), NATION] {
            if fit.family(code) == Some(Family::Whole) {
                *waiting.entry(code).or_default() += 1;
            }
        }
    }
    let add = |code: &str, counts: &Counts| {
        let Some(all) = waiting.get(code) else { return };
        let whole = {
            let Ok(mut sums) = sums.lock() else { return };
            let empty = || {
                (
                    0,
                    Counts::new(counts.detail, counts.years, counts.trajectories),
                )
            };
            let sum = sums.entry(code.to_owned()).or_insert_with(empty);
            sum.0 += 1;
            sum.1.add_all(counts);
            if sum.0 == *all {
                sums.remove(code)
            } else {
                None
            }
        };
        if let (Some((_, sum)), Ok(mut made)) = (whole, of_sums.lock()) {
            made.insert(code.to_owned(), tell(code, &sum));
        }
    };
    let mut made: Vec<(String, T)> = each_area(fit, run, done, &|area, counts| {
        add(&area.parent, counts);
        add(NATION, counts);
        (area.code.clone(), tell(&area.code, counts))
    });
    if let Ok(of_sums) = of_sums.into_inner() {
        made.extend(of_sums);
    }
    made.sort_by(|one, other| one.0.cmp(&other.0));
    made
}
