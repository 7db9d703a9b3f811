//! Which visits go well before or after which: the narrow neighbourhoods of the search.

use std::ops::BitOr;

use super::lists::Lists;
use super::net::{NOWHERE, Net};

/// How many candidates each visit keeps on either side.
const KEPT: usize = 24;
/// What a tick of unavoidable waiting weighs against a tick of travel.
const WAIT_SHARE: f64 = 0.2;

/// Fills the candidate lists.
pub(crate) fn index_near(net: &mut Net) {
    let n = net.visits as u32;
    let mut before = Lists::with_capacity(net.visits, KEPT);
    let mut after = Lists::with_capacity(net.visits, KEPT);
    let mut scored: Vec<(f64, u32)> = Vec::new();
    let modes = modes(net);
    for v in 0..n {
        scored.clear();
        scored.extend((0..n).filter_map(|u| Some((cost(net, &modes, (u, v))?, u))));
        before.push(best(&mut scored));
        scored.clear();
        scored.extend((0..n).filter_map(|u| Some((cost(net, &modes, (v, u))?, u))));
        after.push(best(&mut scored));
    }
    before.shrink();
    after.shrink();
    net.before = before;
    net.after = after;
}

fn best(scored: &mut [(f64, u32)]) -> impl Iterator<Item = u32> + '_ {
    let by_cost = |a: &(f64, u32), b: &(f64, u32)| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1));
    if scored.len() > KEPT {
        scored.select_nth_unstable_by(KEPT - 1, by_cost);
    }
    let kept = scored.len().min(KEPT);
    let chosen = &mut scored[..kept];
    chosen.sort_unstable_by(by_cost);
    chosen.iter().map(|&(_, u)| u)
}

/// The least price of going from `u` straight to `v`, or nothing if no carer could or should.
fn cost(net: &Net, modes: &[u64], (u, v): (u32, u32)) -> Option<f64> {
    if u == v || !share_route(net, u, v) {
        return None;
    }
    let (a, b) = (&net.nodes[u as usize], &net.nodes[v as usize]);
    let modes = modes[a.class as usize] & modes[b.class as usize];
    let travel = if a.place == NOWHERE || b.place == NOWHERE {
        0
    } else {
        quickest(net, modes, (a.place, b.place))?
    };
    if a.windows != super::net::NONE || b.windows != super::net::NONE {
        return Some(f64::from(travel));
    }
    let ready = i64::from(a.early) + i64::from(a.length) + i64::from(travel);
    if ready > i64::from(b.late) {
        return None;
    }
    let last = i64::from(a.due) + i64::from(a.length) + i64::from(travel);
    let wait = (i64::from(b.early) - last).max(0);
    let late = (ready - i64::from(b.due)).max(0);
    Some(f64::from(travel) + WAIT_SHARE * wait as f64 + late as f64)
}

/// For each class of visits the modes of those who may make them, as bits; modes after the 63rd share the last.
fn modes(net: &Net) -> Vec<u64> {
    let bit = |&route: &u32| 1 << net.routes[route as usize].matrix.min(63);
    let of_class = |routes: &Vec<u32>| routes.iter().map(bit).fold(0, u64::bitor);
    net.classes.iter().map(of_class).collect()
}

/// The least time between two places by any of the modes.
fn quickest(net: &Net, mut modes: u64, (from, to): (u32, u32)) -> Option<i32> {
    let mut least = None;
    while modes != 0 {
        let matrix = &net.matrices[modes.trailing_zeros() as usize];
        let time = matrix.between(from, to);
        least = Some(least.map_or(time, |other: i32| other.min(time)));
        modes &= modes - 1;
    }
    least
}

fn share_route(net: &Net, u: u32, v: u32) -> bool {
    let class = |node: u32| net.nodes[node as usize].class as usize * net.words;
    let (a, b) = (class(u), class(v));
    (0..net.words).any(|word| net.allowed[a + word] & net.allowed[b + word] != 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::net::{Matrix, NONE, Node, Rank, Route};

    #[test]
    fn neighbours_are_near_by_any_mode_that_both_may_be_reached_by() {
        let node = |place: u32, class: u32| Node {
            place,
            length: 1,
            early: 0,
            due: 1_000,
            late: 1_000,
            late_price: 0,
            class,
            cluster: NONE,
            party: NONE,
            rank: Rank::Usual,
            windows: NONE,
            client: NONE,
            missing: 1,
        };
        let modes = [[0, 9, 9, 9, 0, 9, 9, 9, 0], [0, 7, 3, 7, 0, 7, 3, 7, 0]];
        let route = |matrix: u32| Route { matrix, carer: 0 };
        let mut net = Net {
            visits: 3,
            nodes: vec![node(0, 0), node(1, 0), node(2, 0)],
            routes: vec![route(0), route(1)],
            matrices: modes
                .map(|ticks| Matrix {
                    size: 3,
                    ticks: ticks.to_vec(),
                })
                .to_vec(),
            classes: vec![vec![0, 1], vec![0]],
            ..Net::default()
        };
        net.index_classes();
        index_near(&mut net);
        // By the first mode all are as far; by the second the third visit is nearest.
        assert_eq!(net.after.of(0).collect::<Vec<_>>(), [2, 1]);
        // Whom only the first mode reaches is not nearer by the second.
        net.nodes[2].class = 1;
        index_near(&mut net);
        assert_eq!(net.after.of(0).collect::<Vec<_>>(), [1, 2]);
    }
}
