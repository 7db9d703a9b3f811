//! Phones without network, in a world that is made up: what is reported reaches the office once, whatever happens.
//!
//! The script that decides is the one that runs in phones; the office goes by the rules of this room. A trial is a
//! fortnight of eight who work, with faults drawn for it; the same seed tells the same story.
#![expect(
    clippy::as_conversions,
    reason = "a world of its own making: what is counted in it is small and there"
)]

mod chance;
mod faults;
mod happening;
mod office;
mod people;
mod phone;
pub(crate) mod script;
mod trial;
mod verdict;

pub(crate) use happening::Tally;
pub(crate) use verdict::trial;

/// Visits in a trial.
pub(crate) const VISITS: usize = 200;

/// So many visits, in trials on all processors; what they come to, or what was wrong in the first that went wrong.
pub(crate) fn trials(seed: u64, visits: u64) -> Result<Tally, String> {
    let many = visits.div_ceil(VISITS as u64);
    let lanes = std::thread::available_parallelism().map_or(1, |lanes| lanes.get() as u64);
    let results: Vec<Result<Vec<(u64, Tally)>, String>> = std::thread::scope(|scope| {
        let lane = |first: u64| {
            move || {
                let numbers = (0..many).filter(|number| number % lanes == first);
                numbers
                    .map(|number| Ok((number, trial((seed, number), VISITS, (None, false))?)))
                    .collect()
            }
        };
        #[expect(
            clippy::needless_collect,
            reason = "all lanes begin before one is waited for"
        )]
        let running: Vec<_> = (0..lanes).map(|first| scope.spawn(lane(first))).collect();
        running
            .into_iter()
            .map(|lane| lane.join().expect("a lane"))
            .collect()
    });
    let mut all = Vec::new();
    for result in results {
        all.extend(result?);
    }
    all.sort_by_key(|(number, _)| *number);
    Ok(all
        .iter()
        .fold(Tally::default(), |sum, (_, tally)| sum.and(tally)))
}
