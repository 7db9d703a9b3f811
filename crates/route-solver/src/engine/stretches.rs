//! Visits in a row: whether they may stand elsewhere, and how they are moved.

use super::plan::Plan;

/// The last of `count` visits from `first`, if all may stand in the route.
#[inline]
pub(super) fn stretch(plan: &Plan<'_>, first: u32, (count, route): (usize, u32)) -> Option<u32> {
    let mut last = first;
    for i in 0..count {
        if i > 0 {
            last = plan.next(last);
        }
        if !plan.net.is_visit(last) || !plan.net.may_stand(last, route) {
            return None;
        }
    }
    Some(last)
}

/// Whether all visits from `node` to the end of its route may stand in another route.
#[inline]
pub(super) fn tail_may_stand(plan: &Plan<'_>, mut node: u32, route: u32) -> bool {
    while plan.net.is_visit(node) {
        if !plan.net.may_stand(node, route) {
            return false;
        }
        node = plan.next(node);
    }
    true
}

/// Gives all visits from a node to the end to another route.
pub(super) fn reassign_tail(plan: &mut Plan<'_>, mut node: u32, route: u32) {
    while plan.net.is_visit(node) {
        plan.assign(node, route);
        node = plan.next(node);
    }
}

/// Moves the visits from `first` to `last` behind `node`.
pub(super) fn move_stretch(plan: &mut Plan<'_>, (first, last): (u32, u32), node: u32) {
    let (before, behind) = (plan.prev(first), plan.next(last));
    let route = plan.way(node);
    plan.join(before, behind);
    let next = plan.next(node);
    let mut visit = first;
    loop {
        plan.assign(visit, route);
        if visit == last {
            break;
        }
        visit = plan.next(visit);
    }
    plan.join(node, first);
    plan.join(last, next);
}
