//! Changes that need more than a few links: two carers change what is left of their day, a visit leaves the plan alone.

use super::moves::Mover;
use super::net::{NONE, Net, Rank};
use super::plan::Plan;

/// The longest rest of a day that is exchanged.
const LONGEST: usize = 40;
/// A visit that is cheaper to leave out than this may pay by being left out: so much travel for one visit is rare.
const CHEAP: i64 = 20_000;

/// Whether days are worth exchanging: where breaks stand in the way of exchanging tails, or it matters who comes.
pub(super) fn days_matter(net: &Net) -> bool {
    net.prices.carer > 0 || net.nodes.iter().any(|node| node.rank == Rank::Break)
}

/// Whether leaving a visit out may ever pay.
pub(super) fn leaving_out_may_pay(net: &Net) -> bool {
    let mut visits = net.nodes.iter().take(net.visits);
    visits.any(|visit| visit.rank == Rank::Usual && visit.missing < CHEAP)
}

/// Takes a visit out of the plan, with those that do not stand without it.
pub(super) fn leave_out(plan: &mut Plan<'_>, visit: u32) -> bool {
    let net = plan.net;
    if net.nodes[visit as usize].rank != Rank::Usual {
        return false;
    }
    let party = net.party(visit);
    if party.is_empty() {
        plan.remove(visit);
        return true;
    }
    for &member in party {
        if plan.way(member) != NONE {
            plan.remove(member);
        }
    }
    true
}

impl Mover {
    /// Two carers change what is left of their day, or all of it; each keeps the breaks.
    pub(super) fn exchange(&mut self, plan: &mut Plan<'_>, visit: u32) -> bool {
        let net = plan.net;
        let home = plan.way(visit);
        let Some(away) = self.other_shift(plan, visit) else {
            return false;
        };
        if away == home {
            return false;
        }
        let from = if self.chance.word() & 1 == 0 {
            i32::MIN
        } else {
            plan.at[visit as usize].start
        };
        let [mut mine, mut theirs] = std::mem::take(&mut self.hands);
        let both = collect(plan, &mut mine, (home, away, from))
            && collect(plan, &mut theirs, (away, home, from));
        if both {
            for &visit in mine.iter().chain(&theirs) {
                plan.unlink(visit);
            }
            merge(plan, &mine, net.start_of(away));
            merge(plan, &theirs, net.start_of(home));
        }
        self.hands = [mine, theirs];
        both
    }

    /// A shift of somebody whom the client knows, or near whom the visit could stand.
    fn other_shift(&mut self, plan: &Plan<'_>, visit: u32) -> Option<u32> {
        let net = plan.net;
        let node = &net.nodes[visit as usize];
        let known = net.visits_of.get(node.client as usize);
        let (Some(others), true) = (known, self.chance.word() & 3 != 0) else {
            return self.place(plan, visit).map(|place| plan.way(place));
        };
        let other = others[self.chance.below(others.len())];
        let known = plan.way(other);
        if known == NONE {
            return None;
        }
        let carer = net.routes[known as usize].carer;
        let routes = &net.classes[node.class as usize];
        let of_carer = |&&route: &&u32| net.routes[route as usize].carer == carer;
        routes.iter().find(of_carer).copied()
    }
}

/// Collects what of a shift starts from a time on, breaks aside; false if it may not all stand in the other shift.
fn collect(plan: &Plan<'_>, hand: &mut Vec<u32>, (route, other, from): (u32, u32, i32)) -> bool {
    let net = plan.net;
    hand.clear();
    let mut node = plan.next(net.start_of(route));
    while net.is_visit(node) {
        let is_break = net.nodes[node as usize].rank == Rank::Break;
        if !is_break && plan.at[node as usize].start >= from {
            if hand.len() >= LONGEST || !net.may_stand(node, other) {
                return false;
            }
            hand.push(node);
        }
        node = plan.next(node);
    }
    true
}

/// Puts visits into a shift, among what still stands there by the times at which they started.
fn merge(plan: &mut Plan<'_>, hand: &[u32], start: u32) {
    let mut node = start;
    for &visit in hand {
        let time = plan.at[visit as usize].start;
        let mut next = plan.next(node);
        while plan.net.is_visit(next) && plan.at[next as usize].start <= time {
            (node, next) = (next, plan.next(next));
        }
        plan.link_after(visit, node);
        node = visit;
    }
}
