//! The changes that the search tries: each is staged in the plan, to be settled or undone.

use super::chance::Chance;
use super::exchange::{days_matter, leave_out, leaving_out_may_pay};
use super::net::NONE;
use super::plan::Plan;
use super::stretches::{move_stretch, reassign_tail, stretch, tail_may_stand};

/// How often each kind of change is drawn, out of their sum.
const WEIGHTS: [(Kind, usize); 12] = [
    (Kind::Shift, 36),
    (Kind::Swap, 22),
    (Kind::Tails, 14),
    (Kind::Chain, 10),
    (Kind::Pair, 16),
    (Kind::Cross, 6),
    (Kind::Lead, 2),
    (Kind::Bank, 4),
    (Kind::Familiar, 20),
    (Kind::Part, 6),
    (Kind::Exchange, 6),
    (Kind::Out, 2),
];
/// Once in so many times a visit that is left out is drawn, as long as there is any.
const ABSENT_OFTEN: usize = 24;

/// A kind of change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// One visit elsewhere.
    Shift,
    /// Two visits change places.
    Swap,
    /// Two routes change tails.
    Tails,
    /// Two or three visits in a row elsewhere.
    Chain,
    /// Both of a pair elsewhere.
    Pair,
    /// Two stretches change places.
    Cross,
    /// A visit to the start of any route.
    Lead,
    /// A visit in from those left out, or out to them.
    Bank,
    /// A visit to a carer that its client has already.
    Familiar,
    /// A carer comes no more to a client.
    Part,
    /// Two carers change what is left of their day.
    Exchange,
    /// A visit is left out.
    Out,
}

/// Draws and stages changes.
#[derive(Debug, Clone)]
pub(crate) struct Mover {
    pub(crate) chance: Chance,
    kinds: Vec<Kind>,
    visits: usize,
    /// Visits that were left out when last looked.
    absent: Vec<u32>,
    /// Visits that stood elsewhere than in the plan in force when last looked.
    pub(super) astray: Vec<u32>,
    /// What two carers exchange.
    pub(super) hands: [Vec<u32>; 2],
}

impl Mover {
    pub(crate) fn new(plan: &Plan<'_>, seed: u64) -> Self {
        let net = plan.net;
        let paired = net.clusters.iter().any(|cluster| cluster.members.len() > 1);
        let kinds = WEIGHTS
            .iter()
            .filter(|(kind, _)| paired || *kind != Kind::Pair)
            .filter(|(kind, _)| {
                net.prices.carer > 0 || !matches!(kind, Kind::Familiar | Kind::Part)
            })
            .filter(|(kind, _)| days_matter(net) || *kind != Kind::Exchange)
            .filter(|(kind, _)| leaving_out_may_pay(net) || *kind != Kind::Out)
            .flat_map(|&(kind, weight)| std::iter::repeat_n(kind, weight))
            .collect();
        Self {
            chance: Chance::new(seed),
            kinds,
            visits: net.visits,
            absent: Vec::with_capacity(net.visits),
            astray: Vec::new(),
            hands: [Vec::with_capacity(64), Vec::with_capacity(64)],
        }
    }

    /// Looks who is left out, and who stands elsewhere than in the plan in force.
    pub(crate) fn look(&mut self, plan: &Plan<'_>) {
        self.absent.clear();
        let all = 0..self.visits as u32;
        self.absent
            .extend(all.filter(|&visit| plan.way(visit) == NONE));
        self.look_astray(plan);
    }

    /// Whether there is anything to move.
    pub(crate) fn is_idle(&self) -> bool {
        self.visits == 0
    }

    /// Stages one change; false if the draw led nowhere.
    #[inline]
    pub(crate) fn stage(&mut self, plan: &mut Plan<'_>) -> bool {
        let kind = self.kinds[self.chance.below(self.kinds.len())];
        let visit = match self.drawn_astray(plan) {
            Some(visit) => visit,
            None => self.drawn(),
        };
        if plan.way(visit) == NONE {
            return if self.chance.word() & 1 == 0 {
                self.bring_in(plan, visit)
            } else {
                self.press(plan, visit)
            };
        }
        match kind {
            Kind::Shift => self.shift(plan, visit),
            Kind::Swap => self.swap(plan, visit),
            Kind::Tails => self.tails(plan, visit),
            Kind::Chain => self.chain(plan, visit),
            Kind::Pair => self.pair(plan, visit),
            Kind::Cross => self.cross(plan, visit),
            Kind::Lead => self.lead(plan, visit),
            Kind::Bank => self.exchange_with_bank(plan, visit),
            Kind::Familiar => self.familiar(plan, visit),
            Kind::Part => self.part(plan, visit),
            Kind::Exchange => self.exchange(plan, visit),
            Kind::Out => leave_out(plan, visit),
        }
    }

    /// Any visit; those left out are drawn once in so many times beside that.
    #[inline]
    fn drawn(&mut self) -> u32 {
        if !self.absent.is_empty() && self.chance.below(ABSENT_OFTEN) == 0 {
            return self.absent[self.chance.below(self.absent.len())];
        }
        self.chance.below(self.visits) as u32
    }

    /// Brings in a visit where another stands, which goes elsewhere.
    fn press(&mut self, plan: &mut Plan<'_>, visit: u32) -> bool {
        let net = plan.net;
        if !net.party(visit).is_empty() || !self.insert(plan, visit) {
            return self.bring_in(plan, visit);
        }
        let other = if self.chance.word() & 1 == 0 {
            plan.next(visit)
        } else {
            plan.prev(visit)
        };
        let away = if net.is_visit(other) {
            self.place(plan, other)
        } else {
            None
        };
        let Some(node) = away.filter(|&node| {
            node != other && node != plan.prev(other) && net.may_stand(other, plan.way(node))
        }) else {
            return true;
        };
        plan.unlink(other);
        plan.link_after(other, node);
        true
    }

    /// A good place for a visit: the node that it would come after.
    #[inline]
    pub(super) fn place(&mut self, plan: &Plan<'_>, visit: u32) -> Option<u32> {
        let net = plan.net;
        let draw = self.chance.word();
        let (lists, is_before) = if draw & 1 == 0 {
            (&net.before, true)
        } else {
            (&net.after, false)
        };
        let other = lists.drawn(visit, draw | 1)?;
        if plan.way(other) == NONE {
            return None;
        }
        Some(if is_before { other } else { plan.prev(other) })
    }

    fn shift(&mut self, plan: &mut Plan<'_>, visit: u32) -> bool {
        let Some(node) = self.place(plan, visit) else {
            return false;
        };
        if node == visit || node == plan.prev(visit) || !plan.net.may_stand(visit, plan.way(node)) {
            return false;
        }
        plan.unlink(visit);
        plan.link_after(visit, node);
        true
    }

    fn swap(&mut self, plan: &mut Plan<'_>, visit: u32) -> bool {
        let Some(node) = self.place(plan, visit) else {
            return false;
        };
        // The one that stands where `visit` should.
        let other = if self.chance.word() & 1 == 0 && plan.net.is_visit(node) {
            node
        } else {
            plan.next(node)
        };
        if other == visit || !plan.net.is_visit(other) {
            return false;
        }
        let (home, away) = (plan.way(visit), plan.way(other));
        if !plan.net.may_stand(visit, away) || !plan.net.may_stand(other, home) {
            return false;
        }
        let (before_visit, before_other) = (plan.prev(visit), plan.prev(other));
        plan.unlink(visit);
        if before_other == visit {
            plan.link_after(visit, other);
            return true;
        }
        plan.unlink(other);
        let behind = if before_visit == other {
            before_other
        } else {
            before_visit
        };
        if before_visit == other {
            plan.link_after(visit, behind);
            plan.link_after(other, visit);
        } else {
            plan.link_after(other, behind);
            plan.link_after(visit, before_other);
        }
        true
    }

    fn tails(&mut self, plan: &mut Plan<'_>, visit: u32) -> bool {
        let net = plan.net;
        let Some(node) = self.place(plan, visit) else {
            return false;
        };
        let (home, away) = (plan.way(visit), plan.way(node));
        if home == away {
            return false;
        }
        let before = plan.prev(visit);
        let other = plan.next(node);
        if !net.is_visit(before) && !net.is_visit(node) {
            return false;
        }
        if !tail_may_stand(plan, visit, away) || !tail_may_stand(plan, other, home) {
            return false;
        }
        let (last_visit, last_other) = (plan.prev(net.end_of(home)), plan.prev(net.end_of(away)));
        plan.join(node, visit);
        plan.join(last_visit, net.end_of(away));
        if net.is_visit(other) {
            plan.join(before, other);
            plan.join(last_other, net.end_of(home));
        } else {
            plan.join(before, net.end_of(home));
        }
        reassign_tail(plan, visit, away);
        reassign_tail(plan, plan.next(before), home);
        true
    }

    fn chain(&mut self, plan: &mut Plan<'_>, visit: u32) -> bool {
        let Some(node) = self.place(plan, visit) else {
            return false;
        };
        let wanted = 2 + self.chance.below(2);
        let away = plan.way(node);
        let mut last = visit;
        if node == visit || !plan.net.may_stand(visit, away) {
            return false;
        }
        for _ in 1..wanted {
            let next = plan.next(last);
            if next == node || !plan.net.is_visit(next) || !plan.net.may_stand(next, away) {
                return false;
            }
            last = next;
        }
        let before = plan.prev(visit);
        if node == before {
            return false;
        }
        move_stretch(plan, (visit, last), node);
        true
    }

    fn pair(&mut self, plan: &mut Plan<'_>, visit: u32) -> bool {
        let Some(partner) = self.partner(plan, visit) else {
            return self.shift(plan, visit);
        };
        if plan.way(partner) == NONE {
            return false;
        }
        if self.chance.word() & 1 == 0 {
            return self.twins(plan, (visit, partner));
        }
        if !self.shift(plan, visit) {
            return false;
        }
        if !self.shift(plan, partner) {
            plan.undo();
            return false;
        }
        true
    }

    /// Moves both of a pair beside both of another pair: two carers who go the same way for a while.
    fn twins(&mut self, plan: &mut Plan<'_>, (visit, partner): (u32, u32)) -> bool {
        let net = plan.net;
        let draw = self.chance.word();
        let is_before = draw & 1 == 0;
        let lists = if is_before { &net.before } else { &net.after };
        let Some(other) = lists.drawn(visit, self.chance.word()) else {
            return false;
        };
        let Some(twin) = self.partner(plan, other) else {
            return false;
        };
        if [other, twin]
            .iter()
            .any(|&o| o == visit || o == partner || plan.way(o) == NONE)
        {
            return false;
        }
        let pairs = if draw & 2 == 0 {
            [(visit, other), (partner, twin)]
        } else {
            [(visit, twin), (partner, other)]
        };
        for (moved, beside) in pairs {
            let place = if is_before { beside } else { plan.prev(beside) };
            if place == moved || !net.may_stand(moved, plan.way(beside)) {
                plan.undo();
                return false;
            }
            if place == plan.prev(moved) {
                continue;
            }
            plan.unlink(moved);
            plan.link_after(moved, place);
        }
        true
    }

    fn partner(&mut self, plan: &Plan<'_>, visit: u32) -> Option<u32> {
        let cluster = plan.net.nodes[visit as usize].cluster;
        if cluster == NONE {
            return None;
        }
        let members = &plan.net.clusters[cluster as usize].members;
        let partner = members[self.chance.below(members.len())];
        if partner != visit {
            return Some(partner);
        }
        members.iter().copied().find(|&member| member != visit)
    }

    fn cross(&mut self, plan: &mut Plan<'_>, visit: u32) -> bool {
        let net = plan.net;
        let Some(node) = self.place(plan, visit) else {
            return false;
        };
        let other = plan.next(node);
        let (home, away) = (plan.way(visit), plan.way(node));
        if home == away || !net.is_visit(other) {
            return false;
        }
        let draw = self.chance.word();
        let Some(last_visit) = stretch(plan, visit, (1 + (draw & 1) as usize, away)) else {
            return false;
        };
        let Some(last_other) = stretch(plan, other, (1 + (draw >> 1 & 1) as usize, home)) else {
            return false;
        };
        let before = plan.prev(visit);
        move_stretch(plan, (visit, last_visit), node);
        move_stretch(plan, (other, last_other), before);
        true
    }

    fn lead(&mut self, plan: &mut Plan<'_>, visit: u32) -> bool {
        let net = plan.net;
        let routes = &net.classes[net.nodes[visit as usize].class as usize];
        if routes.is_empty() {
            return false;
        }
        let route = routes[self.chance.below(routes.len())];
        let start = net.start_of(route);
        if plan.prev(visit) == start {
            return false;
        }
        plan.unlink(visit);
        plan.link_after(visit, start);
        true
    }

    /// Brings a visit in, with those that must come with it.
    fn bring_in(&mut self, plan: &mut Plan<'_>, visit: u32) -> bool {
        let members = plan.net.party(visit);
        if members.is_empty() {
            return self.insert(plan, visit);
        }
        for &member in members {
            if plan.way(member) == NONE && !self.insert(plan, member) {
                plan.undo();
                return false;
            }
        }
        true
    }

    fn insert(&mut self, plan: &mut Plan<'_>, visit: u32) -> bool {
        let net = plan.net;
        let node = if self.chance.below(8) == 0 {
            let routes = &net.classes[net.nodes[visit as usize].class as usize];
            if routes.is_empty() {
                return false;
            }
            net.start_of(routes[self.chance.below(routes.len())])
        } else {
            match self.place(plan, visit) {
                Some(node) => node,
                None => return false,
            }
        };
        if !net.may_stand(visit, plan.way(node)) {
            return false;
        }
        plan.link_after(visit, node);
        true
    }

    /// Takes a visit out, and if possible puts one that was left out in its place.
    fn exchange_with_bank(&mut self, plan: &mut Plan<'_>, visit: u32) -> bool {
        let net = plan.net;
        if !net.party(visit).is_empty() {
            return false;
        }
        let Some(other) = net.before.drawn(visit, self.chance.word()) else {
            return false;
        };
        if plan.way(other) != NONE {
            return false;
        }
        let home = plan.way(visit);
        if !net.may_stand(other, home) {
            return false;
        }
        if !net.party(other).is_empty() {
            return false;
        }
        let before = plan.prev(visit);
        plan.remove(visit);
        plan.link_after(other, before);
        true
    }
}
