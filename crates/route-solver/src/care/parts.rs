//! Parts of a problem that have nothing to do with each other, so that each can be planned by itself.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Problem, Travel};

/// The teams of a problem by the ids of those who have one.
struct Teams<'a> {
    clients: BTreeMap<&'a str, &'a str>,
    visits: BTreeMap<&'a str, &'a str>,
    carers: BTreeMap<&'a str, &'a str>,
}

impl<'a> Teams<'a> {
    fn of(problem: &'a Problem) -> Self {
        let clients: BTreeMap<&str, &str> = problem
            .clients
            .iter()
            .filter_map(|client| Some((client.id.as_str(), client.team.as_deref()?)))
            .collect();
        let visits = problem
            .visits
            .iter()
            .filter_map(|visit| Some((visit.id.as_str(), *clients.get(visit.client.as_str())?)))
            .collect();
        let carers = problem
            .carers
            .iter()
            .filter_map(|carer| Some((carer.id.as_str(), carer.team.as_deref()?)))
            .collect();
        Self {
            clients,
            visits,
            carers,
        }
    }

    fn of_visit(&self, id: &str) -> Option<&'a str> {
        self.visits.get(id).copied()
    }

    /// Whether a tie or a pin joins one team to another.
    fn are_joined(&self, problem: &Problem) -> bool {
        let is_tied = problem
            .ties
            .iter()
            .any(|tie| self.of_visit(&tie.first) != self.of_visit(&tie.second));
        let mut pins = problem
            .visits
            .iter()
            .filter_map(|visit| Some((visit.id.as_str(), visit.pin.as_ref()?.carer.as_str())));
        is_tied
            || pins.any(|(visit, carer)| self.carers.get(carer).copied() != self.of_visit(visit))
    }
}

/// The parts of a problem that share neither carers nor ties: one for each team, if all have one and nothing is
/// tied or pinned across teams.
pub(super) fn parts(problem: &Problem) -> Vec<Problem> {
    let of = Teams::of(problem);
    let teams: BTreeSet<&str> = of.clients.values().copied().collect();
    if teams.len() < 2 || of.clients.len() < problem.clients.len() || of.are_joined(problem) {
        return vec![problem.clone()];
    }
    let mut parts: BTreeMap<&str, Problem> = teams
        .into_iter()
        .map(|team| {
            let empty = Problem {
                version: problem.version,
                places: Vec::new(),
                modes: problem.modes.clone(),
                clients: Vec::new(),
                carers: Vec::new(),
                visits: Vec::new(),
                ties: Vec::new(),
                prices: problem.prices,
                rest: problem.rest,
            };
            (team, empty)
        })
        .collect();
    for client in &problem.clients {
        if let Some(part) = client.team.as_deref().and_then(|team| parts.get_mut(team)) {
            part.clients.push(client.clone());
        }
    }
    for carer in &problem.carers {
        if let Some(part) = carer.team.as_deref().and_then(|team| parts.get_mut(team)) {
            part.carers.push(carer.clone());
        }
    }
    for visit in &problem.visits {
        if let Some(part) = of.of_visit(&visit.id).and_then(|team| parts.get_mut(team)) {
            part.visits.push(visit.clone());
        }
    }
    for tie in &problem.ties {
        if let Some(part) = of.of_visit(&tie.first).and_then(|team| parts.get_mut(team)) {
            part.ties.push(tie.clone());
        }
    }
    parts
        .into_values()
        .map(|part| with_own_places(part, problem))
        .collect()
}

/// Keeps only the places that a part uses, so that its matrices are small.
fn with_own_places(mut part: Problem, whole: &Problem) -> Problem {
    let mut used: BTreeMap<usize, usize> = BTreeMap::new();
    let mut order = Vec::new();
    let mut number = |place: usize| {
        *used.entry(place).or_insert_with(|| {
            order.push(place);
            order.len() - 1
        })
    };
    for client in &mut part.clients {
        client.place = number(client.place);
    }
    for shift in part.carers.iter_mut().flat_map(|carer| &mut carer.shifts) {
        shift.start = number(shift.start);
        shift.end = number(shift.end);
    }
    part.places = order.iter().map(|&place| whole.places[place]).collect();
    for mode in &mut part.modes {
        if let Travel::Matrix(rows) = &mut mode.travel {
            *rows = order
                .iter()
                .map(|&from| order.iter().map(|&to| rows[from][to]).collect())
                .collect();
        }
    }
    let known: BTreeSet<String> = part.carers.iter().map(|carer| carer.id.clone()).collect();
    for client in &mut part.clients {
        client.named = client.named.take().filter(|id| known.contains(id));
        client.usual.retain(|id| known.contains(id));
        client.met.retain(|id| known.contains(id));
        client.excluded.retain(|id| known.contains(id));
        client.wishes.retain(|wish| known.contains(&wish.carer));
    }
    part
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::care::{Pin, SampleSize, sample};

    /// Two teams; the first visit is pinned to the first carer of the same team, or of the other.
    fn pinned(is_same: bool) -> Problem {
        let size = SampleSize {
            clients: 310,
            carers: 10,
            days: 1,
        };
        let mut problem = sample(size, 5);
        let client = problem.visits[0].client.clone();
        let client = problem.clients.iter().find(|c| c.id == client);
        let team = client.and_then(|client| client.team.clone());
        let carer = problem
            .carers
            .iter()
            .find(|carer| (carer.team == team) == is_same);
        problem.visits[0].pin = carer.map(|carer| Pin {
            carer: carer.id.clone(),
            start: None,
        });
        assert!(team.is_some() && problem.visits[0].pin.is_some());
        problem
    }

    #[test]
    fn a_pin_within_a_team_leaves_the_teams_apart() {
        let parts = parts(&pinned(true));
        assert_eq!(parts.len(), 2);
        assert!(parts.iter().all(|part| part.whole().is_ok()));
    }

    #[test]
    fn a_pin_across_teams_joins_them() {
        assert_eq!(parts(&pinned(false)).len(), 1);
    }
}
