//! The compiled problem: visits and shifts as numbers, laid out for the search.

use super::lists::Lists;

/// No node, route or cluster.
pub(crate) const NONE: u32 = u32::MAX;
/// A place that is wherever the carer happens to be.
pub(crate) const NOWHERE: u32 = u32::MAX;
/// Before every time.
pub(crate) const NEVER: i32 = i32::MIN / 4;
/// After every time.
pub(crate) const OPEN: i32 = i32::MAX / 4;

/// Travel between places by one mode, in ticks.
#[derive(Debug, Clone, Default)]
pub(crate) struct Matrix {
    pub(crate) size: usize,
    pub(crate) ticks: Vec<i32>,
}

impl Matrix {
    #[inline]
    pub(crate) fn between(&self, from: u32, to: u32) -> i32 {
        self.ticks[from as usize * self.size + to as usize]
    }
}

/// A visit, or the start or end of a shift.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    pub(crate) place: u32,
    pub(crate) length: i32,
    /// The first start allowed.
    pub(crate) early: i32,
    /// A later start costs.
    pub(crate) due: i32,
    /// A later start is refused.
    pub(crate) late: i32,
    /// The price of a tick after `due`.
    pub(crate) late_price: i32,
    /// Which routes it may stand in.
    pub(crate) class: u32,
    /// Those it is tied to in time.
    pub(crate) cluster: u32,
    /// Those of whom all or none are planned.
    pub(crate) party: u32,
    /// What comes before what, whatever it costs.
    pub(crate) rank: Rank,
    /// Further windows after the first, or `NONE`.
    pub(crate) windows: u32,
    /// The client, for continuity, or `NONE`.
    pub(crate) client: u32,
    /// The price of leaving it out.
    pub(crate) missing: i64,
}

/// What is planned first, and never given up for something of a lower rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Rank {
    /// Pinned.
    Pinned,
    /// A break.
    Break,
    /// All else.
    Usual,
}

/// A later window of a visit.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Window {
    pub(crate) early: i32,
    pub(crate) due: i32,
    pub(crate) late: i32,
}

/// Visits tied to each other in time.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cluster {
    pub(crate) members: Vec<u32>,
    /// `gap[i * n + j]`: member j starts at least this long after member i; closed under addition.
    pub(crate) gap: Vec<i32>,
    /// Whether one of them has several windows.
    pub(crate) windowed: bool,
}

/// One shift of one carer.
#[derive(Debug, Clone)]
pub(crate) struct Route {
    pub(crate) matrix: u32,
    pub(crate) carer: u32,
}

/// What the figures of a plan weigh.
#[derive(Debug, Clone, Default)]
pub(crate) struct Prices {
    pub(crate) travel: i64,
    pub(crate) waiting: i64,
    pub(crate) worst: i64,
    /// One more carer for a client.
    pub(crate) carer: i64,
}

/// Everything that does not change during a search.
#[derive(Debug, Clone, Default)]
pub(crate) struct Net {
    pub(crate) visits: usize,
    /// Visits, then start and end of every route.
    pub(crate) nodes: Vec<Node>,
    pub(crate) routes: Vec<Route>,
    pub(crate) matrices: Vec<Matrix>,
    pub(crate) clusters: Vec<Cluster>,
    /// Visits of which all or none are planned.
    pub(crate) parties: Vec<Vec<u32>>,
    pub(crate) windows: Vec<Vec<Window>>,
    /// Per class the routes that it may stand in.
    pub(crate) classes: Vec<Vec<u32>>,
    /// The same as bits, `words` for each class.
    pub(crate) allowed: Vec<u64>,
    pub(crate) words: usize,
    pub(crate) prices: Prices,
    pub(crate) clients: usize,
    pub(crate) carers: usize,
    /// `liking[client * carers + carer]`: what this carer costs this client, per visit.
    pub(crate) liking: Vec<i32>,
    /// `met[client * carers + carer]`: 1 if they have met before, so that another visit brings nobody new.
    pub(crate) met: Vec<u16>,
    /// The visits of each client.
    pub(crate) visits_of: Vec<Vec<u32>>,
    /// A visit in another route than this costs `moved_price`.
    pub(crate) present: Vec<u32>,
    pub(crate) moved_price: i64,
    /// No start is later than this.
    pub(crate) horizon: i32,
    /// Good predecessors of each visit, best first.
    pub(crate) before: Lists,
    /// Good successors of each visit, best first.
    pub(crate) after: Lists,
}

impl Net {
    #[inline]
    pub(crate) fn start_of(&self, route: u32) -> u32 {
        (self.visits as u32) + 2 * route
    }

    #[inline]
    pub(crate) fn end_of(&self, route: u32) -> u32 {
        (self.visits as u32) + 2 * route + 1
    }

    #[inline]
    pub(crate) fn is_visit(&self, node: u32) -> bool {
        (node as usize) < self.visits
    }

    #[inline]
    pub(crate) fn may_stand(&self, visit: u32, route: u32) -> bool {
        let class = self.nodes[visit as usize].class as usize;
        let word = self.allowed[class * self.words + (route as usize >> 6)];
        word >> (route & 63) & 1 == 1
    }

    /// All of whom none is planned without the others, the visit among them; none if it depends on nobody.
    #[inline]
    pub(crate) fn party(&self, visit: u32) -> &[u32] {
        let party = self.nodes[visit as usize].party;
        self.parties.get(party as usize).map_or(&[], Vec::as_slice)
    }

    /// The first start at or after `arrival` that the windows allow, with what is due then.
    #[inline]
    pub(crate) fn open(&self, node: u32, arrival: i32) -> i32 {
        let data = &self.nodes[node as usize];
        if data.windows == NONE || arrival <= data.late {
            return arrival.max(data.early);
        }
        self.open_later(data.windows, arrival)
    }

    fn open_later(&self, windows: u32, arrival: i32) -> i32 {
        self.windows[windows as usize]
            .iter()
            .find(|window| arrival <= window.late)
            .map_or(OPEN, |window| arrival.max(window.early))
    }

    /// Whether a start is allowed at all, and how late it is.
    #[inline]
    pub(crate) fn lateness(&self, node: u32, start: i32) -> Option<i32> {
        let data = &self.nodes[node as usize];
        if start <= data.late {
            return Some((start - data.due).max(0));
        }
        if data.windows == NONE {
            return None;
        }
        self.windows[data.windows as usize]
            .iter()
            .find(|window| start <= window.late)
            .map(|window| (start - window.due).max(0))
    }

    /// Lists the visits of each client.
    pub(crate) fn index_clients(&mut self) {
        self.visits_of = vec![Vec::new(); self.clients];
        for (visit, node) in (0..).zip(self.nodes.iter().take(self.visits)) {
            if let Some(list) = self.visits_of.get_mut(node.client as usize) {
                list.push(visit);
            }
        }
        self.visits_of.iter_mut().for_each(Vec::shrink_to_fit);
    }

    /// Makes the bits and lists that follow from the classes.
    pub(crate) fn index_classes(&mut self) {
        self.words = self.routes.len().div_ceil(64).max(1);
        self.allowed = vec![0; self.words * self.classes.len()];
        for (class, routes) in self.classes.iter().enumerate() {
            for &route in routes {
                self.allowed[class * self.words + (route as usize >> 6)] |= 1 << (route & 63);
            }
        }
    }
}
