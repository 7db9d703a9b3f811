//! Fourteen days of a made-up unit: what it costs that clients meet few carers.

use route_solver::care::{Prices, Problem, SampleSize, check, plan_care, sample};

use crate::options::Options;
use crate::timing::Clocked;
use crate::{Failure, say};

/// What is planned: some 4,700 visits.
const UNIT: SampleSize = SampleSize {
    clients: 90,
    carers: 32,
    days: 14,
};
/// The time for each plan, unless the caller says.
const SECONDS: f64 = 60.0;
/// What one more carer for a client costs, in seconds of travel; the first is the plan without continuity.
const ANOTHER_CARER: [i64; 3] = [0, 600, 1_000];

pub(crate) fn run(options: &Options) -> Result<(), Failure> {
    let unit = sample(UNIT, options.seed);
    let seconds = options.seconds.unwrap_or(SECONDS);
    say(&format!(
        "\nfortnight: {} clients, {} carers, {} visits, {seconds} s each, {}\n",
        unit.clients.len(),
        unit.carers.len(),
        unit.visits.len(),
        options.words()
    ));
    say(
        "| another carer costs | carers per client | travel, h | beside none % | left out | late, h | flaws |\n|---|---|---|---|---|---|---|",
    );
    let mut without = None;
    for another_carer in ANOTHER_CARER {
        let problem = priced(&unit, another_carer);
        let planned = plan_care(
            &problem,
            None,
            &options.search(),
            &Clocked::new(seconds, options),
        )?;
        let terms = &planned.terms;
        let travel = terms.travel as f64;
        let more = 100.0 * (travel / *without.get_or_insert(travel) - 1.0);
        say(&format!(
            "| {another_carer} s | {:.2} | {:.1} | {more:+.2} | {} | {:.1} | {} |",
            terms.carers_per_client,
            travel / 3_600.0,
            terms.unassigned,
            terms.late as f64 / 3_600.0,
            check(&problem, &planned.plan).len()
        ));
    }
    Ok(())
}

/// The unit with a price for one more carer, and none for who it is.
fn priced(unit: &Problem, another_carer: i64) -> Problem {
    Problem {
        prices: Prices {
            another_carer,
            not_named: 0,
            not_usual: 0,
            ..unit.prices
        },
        ..unit.clone()
    }
}
