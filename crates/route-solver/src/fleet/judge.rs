//! An independent judge of tours: it walks each from the depot and back, with no help from the search.

use super::problem::Fleet;

/// What is wrong with tours, in words, and how long they are, in ticks.
pub fn judge_tours(fleet: &Fleet, tours: &[Vec<u32>]) -> (Vec<String>, i64) {
    let mut flaws = Vec::new();
    let mut seen = vec![0_u32; fleet.customers.len()];
    let mut distance = 0;
    for (number, tour) in tours.iter().enumerate() {
        let (mut at, mut load) = (0_u32, 0_i64);
        let mut time = i64::from(fleet.customers[0].early);
        for &customer in tour {
            let Some(data) = fleet
                .customers
                .get(customer as usize)
                .filter(|_| customer > 0)
            else {
                flaws.push(format!("route {}: {customer} is no customer", number + 1));
                continue;
            };
            seen[customer as usize] += 1;
            let way = i64::from(fleet.to(at, customer));
            distance += way;
            time = (time + way).max(i64::from(data.early));
            if time > i64::from(data.due) {
                flaws.push(format!(
                    "route {}: {customer} is reached too late",
                    number + 1
                ));
            }
            time += i64::from(data.service);
            load += i64::from(data.demand);
            at = customer;
        }
        let way = i64::from(fleet.to(at, 0));
        distance += way;
        if time + way > i64::from(fleet.customers[0].due) {
            flaws.push(format!("route {}: is back too late", number + 1));
        }
        if load > i64::from(fleet.capacity) {
            flaws.push(format!(
                "route {}: carries {load}, more than it holds",
                number + 1
            ));
        }
    }
    for (customer, &times) in seen.iter().enumerate().skip(1) {
        if times != 1 {
            flaws.push(format!("{customer} is served {times} times"));
        }
    }
    if tours.len() > fleet.vehicles {
        flaws.push(format!(
            "{} routes, but {} vehicles",
            tours.len(),
            fleet.vehicles
        ));
    }
    (flaws, distance)
}
