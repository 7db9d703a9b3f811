//! The first plan: every visit where it costs least, the most bound ones first.

use super::net::{NONE, Net};
use super::plan::Plan;

/// Above this many routes only good neighbours are looked at.
const ROUTES_MAX: usize = 80;

/// Whether places are looked for beside neighbours only.
pub(crate) fn looks_near(net: &Net) -> bool {
    net.classes.iter().any(|routes| routes.len() > ROUTES_MAX)
}

/// Puts in all visits that are not planned, as far as they can be.
pub(crate) fn fill(plan: &mut Plan<'_>) {
    let order = order(plan.net);
    fill_with(plan, &order);
}

/// Puts in those of `order` that are not planned.
pub(crate) fn fill_with(plan: &mut Plan<'_>, order: &[u32]) {
    for &visit in order {
        if plan.way(visit) == NONE {
            insert_group(plan, visit);
        }
    }
}

/// What is pinned, breaks, visits that have one route only, then the earliest first.
fn order(net: &Net) -> Vec<u32> {
    let mut order: Vec<u32> = (0..net.visits as u32).collect();
    order.sort_by_key(|&v| {
        let node = &net.nodes[v as usize];
        (
            node.rank,
            net.classes[node.class as usize].len() != 1,
            node.due.min(node.late),
            node.early,
            v,
        )
    });
    order
}

/// Puts in a visit and those that must come with it; all of them or none.
pub(crate) fn insert_group(plan: &mut Plan<'_>, visit: u32) -> bool {
    let members = plan.net.party(visit);
    if members.is_empty() {
        return insert_best(plan, visit);
    }
    for &member in members {
        if plan.way(member) != NONE || insert_best(plan, member) {
            continue;
        }
        // Nor may one of them stay that stood there before, without the others.
        for &member in members {
            if plan.way(member) != NONE {
                plan.remove(member);
            }
        }
        plan.settle(i64::MAX / 4);
        return false;
    }
    true
}

/// Puts a visit where it costs least, if that is better than leaving it out.
pub(crate) fn insert_best(plan: &mut Plan<'_>, visit: u32) -> bool {
    let mut best: Option<(i64, u32)> = None;
    for node in places(plan, visit) {
        let limit = best.map_or(i64::MAX / 4, |(cost, _)| cost - 1);
        plan.link_after(visit, node);
        if let Some(cost) = plan.weigh(limit) {
            best = Some((cost, node));
        }
    }
    let Some((_, node)) = best else {
        return false;
    };
    plan.link_after(visit, node);
    plan.settle(i64::MAX / 4).is_some()
}

/// The nodes that a visit could come after.
fn places(plan: &Plan<'_>, visit: u32) -> Vec<u32> {
    let net = plan.net;
    let routes = &net.classes[net.nodes[visit as usize].class as usize];
    let mut places = Vec::new();
    if routes.len() <= ROUTES_MAX {
        for &route in routes {
            let mut node = net.start_of(route);
            while node != net.end_of(route) && !is_past(plan, node, visit) {
                if !is_before(net, plan.next(node), visit) {
                    places.push(node);
                }
                node = plan.next(node);
            }
        }
        return places;
    }
    for other in net.before.of(visit) {
        places.push(other);
    }
    for other in net.after.of(visit) {
        if plan.way(other) != NONE {
            places.push(plan.prev(other));
        }
    }
    places.retain(|&node| {
        let route = plan.way(node);
        route != NONE && net.may_stand(visit, route)
    });
    places.sort_unstable();
    places.dedup();
    for &route in routes {
        if !net.is_visit(plan.next(net.start_of(route))) {
            places.push(net.start_of(route));
        }
    }
    places
}

/// Whether a visit could not start in time after a node, however near.
fn is_past(plan: &Plan<'_>, node: u32, visit: u32) -> bool {
    let data = &plan.net.nodes[visit as usize];
    let free = plan.at[node as usize].start + plan.net.nodes[node as usize].length;
    data.windows == NONE && free > data.late
}

/// Whether a node could not start in time after a visit, however near.
fn is_before(net: &Net, node: u32, visit: u32) -> bool {
    let (data, behind) = (&net.nodes[visit as usize], &net.nodes[node as usize]);
    behind.windows == NONE && data.early.saturating_add(data.length) > behind.late
}
