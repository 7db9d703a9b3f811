//! How new times spread: from the places that changed, over what they change, and no further.

use super::net::{Cluster, NEVER, NONE};
use super::plan::{At, Plan};

impl Plan<'_> {
    /// Spreads new times from the seeds; gives the change in pain, or nothing if a time is illegal or
    /// the pain passes `most`.
    pub(super) fn spread(&mut self, most: i64) -> Option<i64> {
        let mut change = 0;
        self.queue.clear();
        for i in 0..self.seeds.len() {
            let node = self.seeds[i];
            let At {
                route, start, prev, ..
            } = self.at[node as usize];
            if route != NONE {
                let key = if start == NEVER {
                    self.at[prev as usize].start
                } else {
                    start
                };
                self.queue.push((key, node));
            }
        }
        for i in 0..self.staffed.len() {
            let (visit, _, new) = self.staffed[i];
            if new == NONE {
                change -= self.pain_before(visit);
                self.queue_cluster(visit);
            }
        }
        let mut steps = 2 * self.net.nodes.len() + 64;
        while !self.queue.is_empty() {
            let mut first = 0;
            for i in 1..self.queue.len() {
                if self.queue[i].0 < self.queue[first].0 {
                    first = i;
                }
            }
            let (_, node) = self.queue.swap_remove(first);
            steps = steps.checked_sub(1)?;
            change += self.walk(node, &mut steps)?;
            if change > most {
                return None;
            }
        }
        Some(change)
    }

    /// The partners of a visit that left must be looked at again.
    fn queue_cluster(&mut self, visit: u32) {
        let net = self.net;
        let cluster = net.nodes[visit as usize].cluster;
        if cluster == NONE {
            return;
        }
        for &member in &net.clusters[cluster as usize].members {
            let At { route, start, .. } = self.at[member as usize];
            if route != NONE {
                self.queue.push((start, member));
            }
        }
    }

    fn pain_before(&self, visit: u32) -> i64 {
        self.links
            .iter()
            .find(|(node, _)| *node == visit)
            .map_or(0, |(_, at)| at.pain)
    }

    /// Times a node anew, and those after it as far as anything changes.
    #[inline]
    fn walk(&mut self, first: u32, steps: &mut usize) -> Option<i64> {
        let net = self.net;
        let mut node = first;
        let mut change = 0;
        loop {
            let at = self.at[node as usize];
            let prev = self.at[at.prev as usize];
            let arrival = prev.start + net.nodes[at.prev as usize].length + at.leg;
            let bound = net.open(node, arrival);
            if net.nodes[node as usize].cluster != NONE {
                if bound != at.bound {
                    self.keep_times(node, at);
                    self.at[node as usize].bound = bound;
                } else if node != first {
                    return Some(change + self.wait_again(node, arrival));
                }
                return Some(change + self.walk_cluster(node)?);
            }
            if bound == at.start && at.bound == bound {
                return Some(change + self.wait_again(node, arrival));
            }
            change += self.set_start(node, arrival, bound)?;
            self.at[node as usize].bound = bound;
            if at.next == NONE {
                return Some(change);
            }
            node = at.next;
            *steps = steps.checked_sub(1)?;
        }
    }

    /// Only the waiting before a node has changed.
    #[inline]
    fn wait_again(&mut self, node: u32, arrival: i32) -> i64 {
        if self.net.prices.waiting == 0 {
            return 0;
        }
        let start = self.at[node as usize].start;
        self.set_start(node, arrival, start).unwrap_or(0)
    }

    /// Writes a start; gives the change in pain.
    #[inline]
    fn set_start(&mut self, node: u32, arrival: i32, start: i32) -> Option<i64> {
        let net = self.net;
        let old = self.at[node as usize];
        self.keep_times(node, old);
        if start > net.horizon {
            return None;
        }
        let late = net.lateness(node, start)?;
        let mut pain = i64::from(late) * i64::from(net.nodes[node as usize].late_price);
        if net.prices.waiting != 0 && net.is_visit(old.prev) {
            pain += net.prices.waiting * i64::from(start - arrival);
        }
        let at = &mut self.at[node as usize];
        at.start = start;
        at.late = late;
        at.pain = pain;
        Some(pain - old.pain)
    }

    /// Times all members of a cluster; those after a member that moved are queued.
    fn walk_cluster(&mut self, node: u32) -> Option<i64> {
        let net = self.net;
        let cluster = &net.clusters[net.nodes[node as usize].cluster as usize];
        // One member that must wait for a later window makes those tied to it wait, whatever their own windows.
        if cluster.windowed {
            self.settle_windows(cluster)?;
        }
        let mut change = 0;
        for (j, &member) in cluster.members.iter().enumerate() {
            let at = self.at[member as usize];
            // Those not planned, and a partner that came by this very change and is not timed yet.
            if at.route == NONE || (at.bound == NEVER && at.start == NEVER) {
                continue;
            }
            let start = if cluster.windowed {
                self.settled[j]
            } else {
                self.start_by_gaps(cluster, j)
            };
            if start != at.start || (member == node && net.prices.waiting != 0) {
                let prev = self.at[at.prev as usize];
                let arrival = prev.start + net.nodes[at.prev as usize].length + at.leg;
                change += self.set_start(member, arrival, start)?;
                let key = self.at[at.next as usize].start;
                self.queue.push((key.max(start), at.next));
            }
        }
        Some(change)
    }

    /// The first start of member `j` after all planned members, where none has several windows.
    fn start_by_gaps(&self, cluster: &Cluster, j: usize) -> i32 {
        let size = cluster.members.len();
        let mut start = self.at[cluster.members[j] as usize].bound;
        for (i, &other) in cluster.members.iter().enumerate() {
            let bound = self.at[other as usize].bound;
            if bound != NEVER {
                start = start.max(bound.saturating_add(cluster.gap[i * size + j]));
            }
        }
        start
    }

    /// Works out the first starts of all members that suit the windows of those planned.
    fn settle_windows(&mut self, cluster: &Cluster) -> Option<()> {
        let size = cluster.members.len();
        self.settled.clear();
        for &member in &cluster.members {
            let bound = self.at[member as usize].bound;
            self.settled.push(bound);
        }
        for _ in 0..=4 * size {
            let mut moved = false;
            for b in 0..size {
                if self.settled[b] == NEVER {
                    continue;
                }
                let earliest = (0..size)
                    .filter(|&a| self.settled[a] != NEVER)
                    .map(|a| self.settled[a].saturating_add(cluster.gap[a * size + b]))
                    .fold(self.settled[b], i32::max);
                let open = self.net.open(cluster.members[b], earliest);
                moved |= open != self.settled[b];
                self.settled[b] = open;
            }
            if !moved {
                return Some(());
            }
        }
        None
    }
}
