//! From the problem as people state it to numbers for the search.

use std::collections::BTreeMap;

use super::knots::tie;
use super::model::{Carer, Client, Problem, Visit};
use super::ranks::price_ranks;
use super::rest::overtime_with_rest;
use super::travel::matrix;
use super::whole::{Index, MATRIX_MAX, index};
use crate::engine::net::{NEVER, NONE, NOWHERE, Net, Node, OPEN, Prices, Rank, Route, Window};
use crate::trouble::Trouble;

/// A problem as numbers, with the way back to words.
#[derive(Debug)]
pub(crate) struct Compiled {
    pub(crate) net: Net,
    /// Per route: carer and shift.
    pub(crate) shifts: Vec<(usize, usize)>,
    /// How many nodes are visits of the problem; breaks come after them.
    pub(crate) visits: usize,
}

/// Compiles a whole problem.
pub(crate) fn compile(problem: &Problem) -> Result<Compiled, Trouble> {
    problem.whole()?;
    let n = problem.places.len();
    if n.saturating_mul(n) > MATRIX_MAX {
        let what = format!("{n} are too many to be planned at once; teams are planned apart");
        return Err(Trouble::at("places", what));
    }
    let carers = index("carers", problem.carers.iter().map(|c| c.id.as_str()))?;
    let clients = index("clients", problem.clients.iter().map(|c| c.id.as_str()))?;
    let modes = index("modes", problem.modes.iter().map(|m| m.id.as_str()))?;
    let mut shifts = Vec::new();
    let mut net = Net {
        horizon: OPEN / 2,
        prices: Prices {
            travel: 1,
            waiting: problem.prices.waiting,
            worst: 0,
            carer: problem.prices.another_carer,
        },
        clients: problem.clients.len(),
        carers: problem.carers.len(),
        liking: liking(problem, &carers),
        moved_price: problem.prices.moved,
        ..Net::default()
    };
    net.matrices = problem
        .modes
        .iter()
        .map(|mode| matrix(mode, &problem.places))
        .collect();
    for (c, carer) in problem.carers.iter().enumerate() {
        for s in 0..carer.shifts.len() {
            shifts.push((c, s));
            net.routes.push(Route {
                matrix: modes.get(carer.mode.as_str()).copied().unwrap_or(0) as u32,
                carer: c as u32,
            });
        }
    }
    let mut classes = Classes::default();
    for visit in &problem.visits {
        let client = clients.get(visit.client.as_str()).copied().unwrap_or(0);
        let class = classes.of(problem, (visit, client), &shifts);
        let node = visit_node(problem, visit, (client, class));
        let node = with_windows(&mut net, node, visit);
        net.nodes.push(node);
    }
    let visits = net.nodes.len();
    add_breaks(problem, &mut net, (&mut classes, &shifts));
    net.visits = net.nodes.len();
    add_ends(problem, &mut net, &shifts);
    net.nodes.shrink_to_fit();
    tie(problem, &mut net)?;
    net.classes = classes.routes;
    net.present = vec![NONE; net.visits];
    net.met = met(problem, &carers);
    net.index_classes();
    net.index_clients();
    price_ranks(&mut net)?;
    Ok(Compiled {
        net,
        shifts,
        visits,
    })
}

/// What says where a visit may stand: needs, client, the carer pinned to, first and last day.
type Demands = (Vec<String>, usize, Option<String>, (i32, i32));

/// Which routes visits of the same demands may stand in.
#[derive(Debug, Default)]
struct Classes {
    numbers: BTreeMap<Demands, u32>,
    routes: Vec<Vec<u32>>,
}

impl Classes {
    fn of(
        &mut self,
        problem: &Problem,
        (visit, client): (&Visit, usize),
        shifts: &[(usize, usize)],
    ) -> u32 {
        let data = &problem.clients[client];
        let needs: Vec<String> = visit.needs.iter().cloned().collect();
        let pin = visit.pin.as_ref().map(|pin| pin.carer.clone());
        let span = (
            visit.windows.first().map_or(0, |w| w.from.0),
            visit.windows.last().map_or(0, |w| w.to.0),
        );
        // Days rather than minutes: visits of a client on a day share a class.
        let days = (span.0.div_euclid(86_400), span.1.div_euclid(86_400));
        let key = (needs, client, pin, days);
        if let Some(&class) = self.numbers.get(&key) {
            return class;
        }
        let mut routes: Vec<u32> = shifts
            .iter()
            .enumerate()
            .filter(|(_, (c, s))| {
                let carer = &problem.carers[*c];
                let shift = &carer.shifts[*s];
                may_serve(visit, data, carer)
                    && shift.from.0 < (days.1 + 1) * 86_400
                    && shift.to.0 + shift.overtime_max.0 >= days.0 * 86_400
            })
            .map(|(route, _)| route as u32)
            .collect();
        routes.shrink_to_fit();
        let class = self.routes.len() as u32;
        self.numbers.insert(key, class);
        self.routes.push(routes);
        class
    }
}

/// Whether a carer can and may make a visit, time aside.
pub(crate) fn may_serve(visit: &Visit, client: &Client, carer: &Carer) -> bool {
    visit.needs.is_subset(&carer.skills)
        && !client.excluded.contains(&carer.id)
        && (client.team.is_none() || client.team == carer.team)
        && visit.pin.as_ref().is_none_or(|pin| pin.carer == carer.id)
}

fn visit_node(problem: &Problem, visit: &Visit, (client, class): (usize, u32)) -> Node {
    let place = problem.clients[client].place as u32;
    Node {
        place: if visit.remote { NOWHERE } else { place },
        length: visit.length.0,
        early: 0,
        due: 0,
        late: 0,
        late_price: problem.prices.late,
        class,
        cluster: NONE,
        party: NONE,
        rank: if visit.pin.is_some() {
            Rank::Pinned
        } else {
            Rank::Usual
        },
        windows: NONE,
        client: client as u32,
        missing: problem.prices.unassigned * i64::from(10 - visit.priority),
    }
}

fn with_windows(net: &mut Net, mut node: Node, visit: &Visit) -> Node {
    let mut windows = visit.windows.iter().map(|window| Window {
        early: window.from.0,
        due: window.due.0,
        late: window.to.0,
    });
    let pinned = visit
        .pin
        .as_ref()
        .and_then(|pin| pin.start)
        .map(|start| Window {
            early: start.0,
            due: start.0,
            late: start.0,
        });
    let first = pinned.or_else(|| windows.next());
    if let Some(first) = first {
        (node.early, node.due, node.late) = (first.early, first.due, first.late);
    }
    let more: Vec<Window> = windows.collect();
    if pinned.is_none() && !more.is_empty() {
        node.windows = net.windows.len() as u32;
        net.windows.push(more);
    }
    node
}

fn add_breaks(
    problem: &Problem,
    net: &mut Net,
    (classes, shifts): (&mut Classes, &[(usize, usize)]),
) {
    for (route, &(c, s)) in shifts.iter().enumerate() {
        for rest in &problem.carers[c].shifts[s].breaks {
            net.nodes.push(Node {
                place: NOWHERE,
                length: rest.length.0,
                early: rest.from.0,
                due: rest.to.0,
                late: rest.to.0,
                late_price: 0,
                class: classes.routes.len() as u32,
                cluster: NONE,
                party: NONE,
                rank: Rank::Break,
                windows: NONE,
                client: NONE,
                missing: 0,
            });
            classes.routes.push(vec![route as u32]);
        }
    }
}

fn add_ends(problem: &Problem, net: &mut Net, shifts: &[(usize, usize)]) {
    for &(c, s) in shifts {
        let carer = &problem.carers[c];
        let shift = &carer.shifts[s];
        let end = Node {
            place: shift.end as u32,
            length: 0,
            early: NEVER,
            due: shift.to.0,
            late: shift.to.0 + overtime_with_rest(&carer.shifts, s, problem.rest).0,
            late_price: problem.prices.overtime,
            class: NONE,
            cluster: NONE,
            party: NONE,
            rank: Rank::Usual,
            windows: NONE,
            client: NONE,
            missing: 0,
        };
        net.nodes.push(Node {
            place: shift.start as u32,
            early: shift.from.0,
            due: OPEN,
            late: OPEN,
            late_price: 0,
            ..end.clone()
        });
        net.nodes.push(end);
    }
}

/// What each carer costs each client, per visit.
fn liking(problem: &Problem, carers: &Index<'_>) -> Vec<i32> {
    let width = problem.carers.len();
    let mut liking = vec![0; problem.clients.len() * width];
    for (row, client) in liking.chunks_mut(width.max(1)).zip(&problem.clients) {
        if let Some(named) = &client.named {
            for (cell, carer) in row.iter_mut().zip(&problem.carers) {
                *cell += if carer.id == *named {
                    0
                } else {
                    problem.prices.not_named
                };
            }
        }
        if !client.usual.is_empty() {
            for (cell, carer) in row.iter_mut().zip(&problem.carers) {
                let usual =
                    client.usual.contains(&carer.id) || client.named.as_ref() == Some(&carer.id);
                *cell += if usual { 0 } else { problem.prices.not_usual };
            }
        }
        for wish in &client.wishes {
            if let Some(cell) = carers
                .get(wish.carer.as_str())
                .and_then(|&c| row.get_mut(c))
            {
                *cell = cell.saturating_add(wish.price);
            }
        }
    }
    liking
}

/// Who has met whom before.
fn met(problem: &Problem, carers: &Index<'_>) -> Vec<u16> {
    let width = problem.carers.len();
    let mut met = vec![0; problem.clients.len() * width];
    for (row, client) in met.chunks_mut(width.max(1)).zip(&problem.clients) {
        for carer in client.met.iter().filter_map(|id| carers.get(id.as_str())) {
            if let Some(cell) = row.get_mut(*carer) {
                *cell = 1;
            }
        }
    }
    met
}
