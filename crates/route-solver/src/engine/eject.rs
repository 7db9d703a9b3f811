//! Makes room for those whom a first plan leaves out: another goes, who may have a place elsewhere.

use std::cmp::Reverse;
use std::collections::VecDeque;

use super::anneal::Kept;
use super::build::{insert_best, insert_group};
use super::net::{NONE, Rank};
use super::plan::Plan;

/// After so many pushed out one after the other, the next waits its turn: where all is full, a chain never ends.
const CHAIN: usize = 10;

/// Puts in those left out, as far as so many steps allow: each step places a visit or lets it push another out.
///
/// Who was often pushed out is not pushed out again, so that the hard ones end in the plan and the easy ones look for
/// another place. The plan becomes no dearer, so nothing is left out for what it is cheaper to leave out.
pub(crate) fn make_room(plan: &mut Plan<'_>, steps: usize) {
    let mut waiting = absent(plan);
    if waiting.is_empty() || steps == 0 {
        return;
    }
    let mut tries = vec![1_u32; plan.net.visits];
    let mut best = Kept::of(plan);
    let mut chain = 0;
    for _ in 0..steps {
        let Some(visit) = waiting.pop_back() else {
            break;
        };
        if plan.way(visit) != NONE || insert_group(plan, visit) {
            chain = 0;
            if plan.cost() < best.cost {
                best = Kept::of(plan);
            }
            continue;
        }
        tries[visit as usize] += 1;
        let before = waiting.len();
        if !push_in(plan, visit, (&tries, &mut waiting)) {
            waiting.push_front(visit);
            chain = 0;
            continue;
        }
        chain += 1;
        if chain == CHAIN {
            waiting.rotate_right(waiting.len().saturating_sub(before));
            chain = 0;
        }
    }
    if best.cost < plan.cost() {
        let orders = best.orders(plan.net);
        plan.restore(&orders);
    }
}

/// Puts in a visit and those that must come with it, each where there is room or where another stands; all or none.
fn push_in(
    plan: &mut Plan<'_>,
    visit: u32,
    (tries, waiting): (&[u32], &mut VecDeque<u32>),
) -> bool {
    let net = plan.net;
    let party = match net.party(visit) {
        [] => &[visit],
        party => party,
    };
    for &member in party {
        if plan.way(member) != NONE || (party.len() > 1 && insert_best(plan, member)) {
            continue;
        }
        let Some(other) = place_of_another(plan, member, tries) else {
            for &member in party {
                if plan.way(member) != NONE {
                    plan.remove(member);
                }
            }
            plan.settle(i64::MAX / 4);
            return false;
        };
        take_place(plan, member, other);
        plan.settle(i64::MAX / 4);
        waiting.push_back(other);
    }
    true
}

/// Those left out that may be planned, one of each party; the most bound ones last, where they are taken from.
fn absent(plan: &Plan<'_>) -> VecDeque<u32> {
    let net = plan.net;
    let all = 0..net.visits as u32;
    let is_out = |&visit: &u32| {
        let first = net.party(visit).first().copied().unwrap_or(visit);
        plan.way(visit) == NONE && first == visit
    };
    let mut absent: Vec<u32> = all.filter(is_out).collect();
    absent.sort_by_key(|&visit| {
        let node = &net.nodes[visit as usize];
        let routes = net.classes[node.class as usize].len();
        (net.party(visit).is_empty(), Reverse(routes), visit)
    });
    absent.into()
}

/// Whom a visit may push out: of those that were seldom pushed out, where it costs least.
fn place_of_another(plan: &mut Plan<'_>, visit: u32, tries: &[u32]) -> Option<u32> {
    let net = plan.net;
    let mut best: Option<(u32, i64, u32)> = None;
    for &route in &net.classes[net.nodes[visit as usize].class as usize] {
        let mut node = plan.next(net.start_of(route));
        while net.is_visit(node) {
            let other = node;
            node = plan.next(other);
            let often = tries[other as usize];
            if !may_go(plan, visit, other) || best.is_some_and(|(least, ..)| often > least) {
                continue;
            }
            let limit = best.map_or(i64::MAX / 4, |(least, cost, _)| {
                if often < least {
                    i64::MAX / 4
                } else {
                    cost - 1
                }
            });
            take_place(plan, visit, other);
            if let Some(cost) = plan.weigh(limit) {
                best = Some((often, cost, other));
            }
        }
    }
    best.map(|(_, _, other)| other)
}

/// Whether another may be pushed out for a visit, and leaves room at a time that may suit it.
fn may_go(plan: &Plan<'_>, visit: u32, other: u32) -> bool {
    let net = plan.net;
    let (new, old) = (&net.nodes[visit as usize], &net.nodes[other as usize]);
    if old.rank != Rank::Usual || !net.party(other).is_empty() {
        return false;
    }
    let before = plan.at[plan.prev(other) as usize].start;
    let after = plan.at[plan.next(other) as usize].start;
    new.windows != NONE || (before <= new.late && after >= new.early)
}

/// Puts a visit where another stands, which leaves the plan.
fn take_place(plan: &mut Plan<'_>, visit: u32, other: u32) {
    let before = plan.prev(other);
    plan.remove(other);
    plan.link_after(visit, before);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::care::{SampleSize, compiled, sample};
    use crate::engine::build;
    use crate::engine::net::Net;
    use crate::trouble::Trouble;

    /// A team of a city, with hardly more carers than it takes.
    fn full(carers: usize) -> Result<Net, Trouble> {
        let size = SampleSize {
            clients: 60,
            carers,
            days: 1,
        };
        compiled(&sample(size, 2))
    }

    fn of_rank(plan: &Plan<'_>, rank: Rank) -> usize {
        let visits = 0..plan.net.visits as u32;
        visits
            .filter(|&v| plan.net.nodes[v as usize].rank == rank && plan.way(v) != NONE)
            .count()
    }

    #[test]
    fn most_of_those_left_out_find_room_and_breaks_stay() -> Result<(), Trouble> {
        let net = full(18)?;
        let mut plan = Plan::empty(&net);
        build::fill(&mut plan);
        let (out, cost) = (plan.absent(), plan.cost());
        let breaks = of_rank(&plan, Rank::Break);
        make_room(&mut plan, 100 * out);
        assert!(plan.cost() < cost);
        assert!(2 * plan.absent() < out, "{} of {out}", plan.absent());
        assert!(of_rank(&plan, Rank::Break) >= breaks);
        Ok(())
    }

    #[test]
    fn however_few_carers_and_steps_the_plan_is_no_dearer_and_nobody_comes_alone()
    -> Result<(), Trouble> {
        for (carers, steps) in [(3, 1), (3, 17), (8, 400), (12, 1_000)] {
            let net = full(carers)?;
            let mut plan = Plan::empty(&net);
            build::fill(&mut plan);
            let cost = plan.cost();
            make_room(&mut plan, steps);
            assert!(plan.cost() <= cost, "{carers} carers, {steps} steps");
            for party in &net.parties {
                let planned = party.iter().filter(|&&v| plan.way(v) != NONE).count();
                assert!(planned == 0 || planned == party.len());
            }
            let mut again = plan.clone();
            again.restore(&Kept::of(&plan).orders(&net));
            assert_eq!((again.cost(), again.figures), (plan.cost(), plan.figures));
        }
        Ok(())
    }

    #[test]
    fn a_plan_that_is_whole_stays() -> Result<(), Trouble> {
        let net = full(40)?;
        let mut plan = Plan::empty(&net);
        build::fill(&mut plan);
        let orders = Kept::of(&plan).orders(&net);
        make_room(&mut plan, 1_000);
        assert_eq!(plan.absent(), 0);
        assert_eq!(Kept::of(&plan).orders(&net), orders);
        Ok(())
    }
}
