//! Exchange of tails: two tours go on where the other was to go on, which ruin and recreate hardly finds where tails
//! are longer than its strings.

use super::tours::{NONE, Stop, Tours};
use crate::engine::chance::Chance;

/// Among how many of those nearest to a customer the next stop is drawn.
const NEXT: usize = 20;

/// Two tours and where their tails begin.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tails {
    one: (u32, usize),
    other: (u32, usize),
}

/// Draws two tails; gives them if the exchange is legal and makes the way longer by no more than this.
pub(crate) fn draw(plan: &Tours<'_>, chance: &mut Chance, limit: f64) -> Option<Tails> {
    let fleet = plan.fleet;
    let customer = 1 + chance.below(fleet.size()) as u32;
    let near = &fleet.near[customer as usize];
    let &next = near.get(chance.below(near.len().min(NEXT)))?;
    let (one, other) = (plan.tour_of[customer as usize], plan.tour_of[next as usize]);
    if one == other || one == NONE || other == NONE {
        return None;
    }
    let (mine, theirs) = (&plan.all[one as usize], &plan.all[other as usize]);
    let at = mine.stops.iter().position(|s| s.customer == customer)? + 1;
    let from = theirs.stops.iter().position(|s| s.customer == next)?;
    let (here, there) = (&mine.stops[at - 1], &theirs.stops[from]);
    let before = from.checked_sub(1).map(|i| &theirs.stops[i]);
    let after = mine.stops.get(at);
    let depot = fleet.customers[0];
    let (prev, leave) = before.map_or((0, depot.early), |s| (s.customer, s.leave));
    let (then, reach, leg) =
        after.map_or((0, depot.due, mine.home), |s| (s.customer, s.reach, s.leg));
    let on = fleet.to(customer, next);
    let way = if prev == then {
        0
    } else {
        fleet.to(prev, then)
    };
    let more = i64::from(on) + i64::from(way) - i64::from(leg) - i64::from(there.leg);
    if more as f64 > limit || here.leave + on > there.reach || leave + way > reach {
        return None;
    }
    let load = |stops: &[Stop]| -> i32 {
        let demands = stops
            .iter()
            .map(|s| fleet.customers[s.customer as usize].demand);
        demands.sum()
    };
    let (first, second) = (load(&mine.stops[..at]), load(&theirs.stops[..from]));
    let (loaded, carried) = (first + theirs.load - second, second + mine.load - first);
    (loaded.max(carried) <= fleet.capacity).then_some(Tails {
        one: (one, at),
        other: (other, from),
    })
}

impl Tours<'_> {
    /// Exchanges tails for good.
    pub(crate) fn exchange(&mut self, tails: Tails) {
        let Tails { one, other } = tails;
        let mut tail = std::mem::take(&mut self.tail);
        tail.extend(self.all[one.0 as usize].stops.drain(one.1..));
        let mut mine = std::mem::take(&mut self.all[one.0 as usize].stops);
        mine.extend(self.all[other.0 as usize].stops.drain(other.1..));
        self.all[one.0 as usize].stops = mine;
        self.all[other.0 as usize].stops.append(&mut tail);
        self.tail = tail;
        self.settle(one.0);
        self.settle(other.0);
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::cast_possible_wrap, reason = "small numbers")]
    use super::*;
    use crate::fleet::{Customer, Fleet, FleetParts, judge_tours};

    /// Customers on a ring around the depot, with windows and demands that refuse some exchanges.
    fn ring(size: usize) -> Result<Fleet, crate::Trouble> {
        let customer = |c: usize| Customer {
            demand: (c % 5) as i32,
            early: (c * 37 % 200) as i32,
            due: if c == 0 { 2_000 } else { 700 },
            service: 3,
        };
        let way = |a: usize, b: usize| match (a.min(b), a.abs_diff(b)) {
            (_, 0) => 0,
            (0, _) => 40,
            (_, apart) => 7 * apart.min(size - apart) as i32,
        };
        let n = size + 1;
        Fleet::new(FleetParts {
            customers: (0..n).map(customer).collect(),
            travel: (0..n * n).map(|at| way(at / n, at % n)).collect(),
            capacity: 17,
            vehicles: n,
        })
    }

    #[test]
    fn exchanges_keep_plans_legal_and_their_cost_true() -> Result<(), crate::Trouble> {
        let fleet = ring(30)?;
        let mut plan = Tours::empty(&fleet);
        plan.serve_each_alone();
        let mut chance = Chance::new(7);
        let (mut done, mut fewest) = (0, plan.in_use());
        for _ in 0..20_000 {
            let Some(tails) = draw(&plan, &mut chance, 60.0) else {
                continue;
            };
            let before = plan.cost;
            plan.exchange(tails);
            done += 1;
            fewest = fewest.min(plan.in_use());
            let orders = plan.orders();
            assert_eq!(judge_tours(&fleet, &orders), (Vec::new(), plan.cost));
            assert_eq!(plan.in_use(), orders.len());
            assert!(plan.cost <= before + 60, "{before} became {}", plan.cost);
        }
        assert!(done > 100, "only {done} exchanges");
        assert!(fewest < 30, "tours were never joined");
        Ok(())
    }

    #[test]
    fn whom_nobody_serves_has_no_tail() -> Result<(), crate::Trouble> {
        let fleet = ring(5)?;
        let plan = Tours::empty(&fleet);
        let mut chance = Chance::new(7);
        assert!((0..100).all(|_| draw(&plan, &mut chance, f64::MAX).is_none()));
        Ok(())
    }
}
