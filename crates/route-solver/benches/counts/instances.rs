//! What the counted searches plan: made up, and the same every time.

use route_solver::care::{Problem, SampleSize, sample};
use route_solver::{Customer, Fleet, FleetParts, Trouble};

/// A day of a unit with some 150 visits, of which every twentieth client's are made by two.
pub(crate) fn unit(seed: u64) -> Problem {
    let size = SampleSize {
        clients: 42,
        carers: 16,
        days: 1,
    };
    sample(size, seed)
}

/// A hundred customers about a depot, with windows and demands that make some ten tours.
pub(crate) fn fleet() -> Result<Fleet, Trouble> {
    const CUSTOMERS: i32 = 100;
    const DAY: i32 = 10_000;
    let place = |c: i32| {
        if c == 0 {
            (500, 500)
        } else {
            (c * 379 % 1_009, c * 613 % 977)
        }
    };
    let customers = (0..=CUSTOMERS).map(|c| {
        let early = if c == 0 { 0 } else { 1_000 + c * 533 % 6_000 };
        Customer {
            demand: if c == 0 { 0 } else { 5 + c % 20 },
            early,
            due: if c == 0 { DAY } else { early + 1_200 },
            service: if c == 0 { 0 } else { 100 },
        }
    });
    let way = |from: i32, to: i32| {
        let ((a, b), (c, d)) = (place(from), place(to));
        (a - c).pow(2).unsigned_abs() + (b - d).pow(2).unsigned_abs()
    };
    let all = || 0..=CUSTOMERS;
    let travel = all().flat_map(|from| all().map(move |to| way(from, to).isqrt()));
    let travel = travel.map(|way| i32::try_from(way).unwrap_or(i32::MAX));
    Fleet::new(FleetParts {
        customers: customers.collect(),
        travel: travel.collect(),
        capacity: 200,
        vehicles: 25,
    })
}
