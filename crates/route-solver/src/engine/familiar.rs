//! Changes that let clients meet fewer carers.

use super::moves::Mover;
use super::net::NONE;
use super::plan::Plan;

/// The most visits that are moved together.
const MOST: usize = 8;

impl Mover {
    /// Moves a visit to a carer that its client has already, or lets it change places with one there.
    pub(super) fn familiar(&mut self, plan: &mut Plan<'_>, visit: u32) -> bool {
        let net = plan.net;
        let node = &net.nodes[visit as usize];
        let Some(others) = net.visits_of.get(node.client as usize) else {
            return false;
        };
        let other = others[self.chance.below(others.len())];
        let (home, known) = (plan.way(visit), plan.way(other));
        if known == NONE {
            return false;
        }
        let carer = net.routes[known as usize].carer;
        if carer == net.routes[home as usize].carer {
            return false;
        }
        let routes = &net.classes[node.class as usize];
        let Some(&route) = routes
            .iter()
            .find(|&&route| net.routes[route as usize].carer == carer)
        else {
            return false;
        };
        let start = plan.at[visit as usize].start;
        let mut place = net.start_of(route);
        let mut behind = plan.next(place);
        while net.is_visit(behind) && plan.at[behind as usize].start < start {
            (place, behind) = (behind, plan.next(behind));
        }
        let draw = self.chance.word();
        let exchanged = if draw & 2 == 0 { place } else { behind };
        if draw & 1 == 0 || !net.is_visit(exchanged) || !net.may_stand(exchanged, home) {
            plan.unlink(visit);
            plan.link_after(visit, place);
            return true;
        }
        let (before, before_other) = (plan.prev(visit), plan.prev(exchanged));
        plan.unlink(visit);
        plan.unlink(exchanged);
        plan.link_after(exchanged, before);
        plan.link_after(visit, before_other);
        true
    }

    /// A carer comes no more to a client: each of the visits goes to another carer whom the client has already.
    pub(super) fn part(&mut self, plan: &mut Plan<'_>, visit: u32) -> bool {
        let net = plan.net;
        let node = &net.nodes[visit as usize];
        let Some(all) = net.visits_of.get(node.client as usize) else {
            return false;
        };
        let carer = net.routes[plan.way(visit) as usize].carer;
        let is_with = |plan: &Plan<'_>, visit: u32| {
            let route = plan.way(visit);
            route != NONE && net.routes[route as usize].carer == carer
        };
        let count = all.iter().filter(|&&other| is_with(plan, other)).count();
        if count > MOST || count == all.len() {
            return false;
        }
        for &own in all {
            if !is_with(plan, own) {
                continue;
            }
            let Some(route) = self.known_shift(plan, own, (all, carer)) else {
                plan.undo();
                return false;
            };
            let start = plan.at[own as usize].start;
            let mut place = net.start_of(route);
            let mut behind = plan.next(place);
            while net.is_visit(behind) && plan.at[behind as usize].start < start {
                (place, behind) = (behind, plan.next(behind));
            }
            plan.unlink(own);
            plan.link_after(own, place);
        }
        true
    }

    /// A shift in which a visit may stand, of a carer who comes to the client already and is not the one given.
    fn known_shift(
        &mut self,
        plan: &Plan<'_>,
        visit: u32,
        (all, not): (&[u32], u32),
    ) -> Option<u32> {
        let net = plan.net;
        let routes = &net.classes[net.nodes[visit as usize].class as usize];
        for _ in 0..4 {
            let other = plan.way(all[self.chance.below(all.len())]);
            if other == NONE || net.routes[other as usize].carer == not {
                continue;
            }
            let known = net.routes[other as usize].carer;
            let of_carer = |&&route: &&u32| net.routes[route as usize].carer == known;
            if let Some(&route) = routes.iter().find(of_carer) {
                return Some(route);
            }
        }
        None
    }
}
