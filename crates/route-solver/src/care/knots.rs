//! Ties as numbers: who is tied to whom in time, what gaps follow, and of whom all or none are planned.

use std::collections::BTreeMap;

use super::model::{Problem, TieKind};
use super::whole::{Index, index};
use crate::engine::net::{Cluster, NEVER, NONE, Net};
use crate::trouble::Trouble;

/// The largest number of visits tied together.
const TIED_MAX: usize = 64;

/// Joins tied visits into clusters, with the gaps that follow from their ties.
pub(super) fn tie(problem: &Problem, net: &mut Net) -> Result<(), Trouble> {
    let visits: Index<'_> = index("visits", problem.visits.iter().map(|v| v.id.as_str()))?;
    let number = |id: &str| visits.get(id).copied().unwrap_or(0);
    let mut group: Vec<usize> = (0..problem.visits.len()).collect();
    for tie in &problem.ties {
        let (a, b) = (
            find(&mut group, number(&tie.first)),
            find(&mut group, number(&tie.second)),
        );
        group[a.max(b)] = a.min(b);
    }
    let mut members: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
    for tie in &problem.ties {
        for visit in [number(&tie.first), number(&tie.second)] {
            let list = members.entry(find(&mut group, visit)).or_default();
            if !list.contains(&(visit as u32)) {
                list.push(visit as u32);
            }
        }
    }
    join_parties(problem, net, number);
    let mut cluster_of = BTreeMap::new();
    for (root, list) in members {
        if list.len() > TIED_MAX {
            let what = format!(
                "{} visits are tied together, more than {TIED_MAX}",
                list.len()
            );
            return Err(Trouble::at("ties", what));
        }
        cluster_of.insert(root, net.clusters.len());
        for &visit in &list {
            net.nodes[visit as usize].cluster = net.clusters.len() as u32;
        }
        net.clusters.push(Cluster {
            gap: vec![NEVER; list.len() * list.len()],
            windowed: list
                .iter()
                .any(|&visit| net.nodes[visit as usize].windows != NONE),
            members: list,
        });
    }
    for tie in &problem.ties {
        let (first, second) = (number(&tie.first), number(&tie.second));
        let cluster = cluster_of
            .get(&find(&mut group, first))
            .copied()
            .unwrap_or(0);
        let cluster = &mut net.clusters[cluster];
        let size = cluster.members.len();
        let place = |visit: usize| {
            cluster
                .members
                .iter()
                .position(|&m| m as usize == visit)
                .unwrap_or(0)
        };
        let (a, b) = (place(first), place(second));
        cluster.gap[a * size + b] = cluster.gap[a * size + b].max(tie.least.0);
        cluster.gap[b * size + a] = cluster.gap[b * size + a].max(-tie.most.0);
    }
    for (number, cluster) in net.clusters.iter_mut().enumerate() {
        close(cluster, number)?;
    }
    Ok(())
}

/// Joins those of whom all or none are planned: double staffing says so, other ties do not.
fn join_parties(problem: &Problem, net: &mut Net, number: impl Fn(&str) -> usize) {
    let mut group: Vec<usize> = (0..problem.visits.len()).collect();
    let doubles = problem.ties.iter().filter(|t| t.kind == TieKind::Double);
    let pairs: Vec<(usize, usize)> = doubles
        .map(|tie| (number(&tie.first), number(&tie.second)))
        .collect();
    for &(first, second) in &pairs {
        let (a, b) = (find(&mut group, first), find(&mut group, second));
        group[a.max(b)] = a.min(b);
    }
    let mut party_of: BTreeMap<usize, usize> = BTreeMap::new();
    for visit in pairs
        .into_iter()
        .flat_map(|(first, second)| [first, second])
    {
        let fresh = party_of.len();
        let party = *party_of.entry(find(&mut group, visit)).or_insert(fresh);
        if party == net.parties.len() {
            net.parties.push(Vec::new());
        }
        let node = &mut net.nodes[visit];
        if node.party == NONE {
            node.party = party as u32;
            net.parties[party].push(visit as u32);
        }
    }
}

fn find(group: &mut [usize], mut visit: usize) -> usize {
    while group[visit] != visit {
        group[visit] = group[group[visit]];
        visit = group[visit];
    }
    visit
}

/// Adds the gaps that follow from others; ties that contradict each other are found here.
fn close(cluster: &mut Cluster, number: usize) -> Result<(), Trouble> {
    let n = cluster.members.len();
    for step in 0..n * n * n {
        let (through, from, to) = (step / (n * n), step / n % n, step % n);
        let (first, second) = (
            cluster.gap[from * n + through],
            cluster.gap[through * n + to],
        );
        if first == NEVER || second == NEVER {
            continue;
        }
        let both = first.saturating_add(second);
        if from == to && both > 0 {
            let what = format!("the ties of group {number} contradict each other");
            return Err(Trouble::at("ties", what));
        }
        if from != to {
            let gap = &mut cluster.gap[from * n + to];
            *gap = both.max(*gap);
        }
    }
    for i in 0..n {
        cluster.gap[i * n + i] = 0;
    }
    Ok(())
}
