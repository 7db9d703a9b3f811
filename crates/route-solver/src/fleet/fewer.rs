//! Fewer tours: one is given up, and those it served must find places in the others.

use super::ruin::{Open, Ruin};
use super::tours::{NONE, Tours};
use crate::budget::Budget;

/// How many iterations pass between two looks at the budget.
const LOOK: u64 = 64;

/// Gives up tours one by one until the budget passes `to` or there are few `enough`; leaves the plan with
/// fewest tours in which everybody is served, and gives the number of iterations.
pub(crate) fn fewer(
    plan: &mut Tours<'_>,
    ruin: &mut Ruin,
    budget: &dyn Budget,
    (to, enough): (f64, usize),
) -> u64 {
    let mut whole = plan.orders();
    let mut times = vec![0_i64; plan.fleet.customers.len()];
    let mut iterations = 0;
    give_up(plan, &times);
    while budget.used(iterations) < to {
        for _ in 0..LOOK {
            plan.begin();
            ruin.ruin(plan);
            // A tour whose customers were all taken out is one that may be used again.
            ruin.recreate(plan, Open::UpTo(whole.len().saturating_sub(1)));
            let (now, before) = (sum(&times, &plan.absent), sum(&times, plan.absent_before()));
            let better = plan.absent.len() < plan.absent_before().len() || now <= before;
            for &customer in &plan.absent {
                times[customer as usize] += 1;
            }
            if better {
                plan.accept();
            } else {
                plan.reject();
            }
            if plan.absent.is_empty() {
                whole = plan.orders();
                if whole.len() <= enough {
                    break;
                }
                give_up(plan, &times);
            }
        }
        iterations += LOOK;
        if whole.len() <= enough {
            break;
        }
    }
    plan.restore(&whole);
    iterations
}

fn sum(times: &[i64], absent: &[u32]) -> i64 {
    absent
        .iter()
        .map(|&customer| times[customer as usize])
        .sum()
}

/// Gives up the tour whose customers were easiest to place so far.
fn give_up(plan: &mut Tours<'_>, times: &[i64]) {
    let easiest = (0..plan.all.len())
        .filter(|&number| !plan.all[number].stops.is_empty())
        .min_by_key(|&number| {
            let stops = &plan.all[number].stops;
            let hard: i64 = stops.iter().map(|stop| times[stop.customer as usize]).sum();
            (hard, stops.len())
        });
    let Some(number) = easiest else { return };
    plan.begin();
    let size = plan.all[number].stops.len();
    plan.take_out(number as u32, (0, size));
    plan.time(number as u32);
    plan.accept();
    debug_assert!(
        plan.absent
            .iter()
            .all(|&c| plan.tour_of[c as usize] == NONE)
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::budget::Iterations;
    use crate::fleet::{Customer, Fleet, FleetParts};

    #[test]
    fn one_vehicle_takes_two_customers_who_are_alike() -> Result<(), crate::Trouble> {
        let customer = Customer {
            demand: 1,
            early: 0,
            due: 100,
            service: 0,
        };
        let fleet = Fleet::new(FleetParts {
            customers: vec![customer; 3],
            travel: vec![0, 5, 5, 5, 0, 0, 5, 0, 0],
            capacity: 9,
            vehicles: 1,
        })?;
        for seed in 0..50 {
            let mut plan = Tours::empty(&fleet);
            plan.restore(&[vec![1], vec![2]]);
            let mut ruin = Ruin::new(seed, fleet.size());
            fewer(&mut plan, &mut ruin, &Iterations(128), (1.0, 1));
            assert_eq!(plan.in_use(), 1, "seed {seed}");
        }
        Ok(())
    }
}
