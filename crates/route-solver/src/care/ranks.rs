//! What is never given up for something else: pins before breaks, and breaks before all that visits can give.

use crate::engine::net::{Net, Node, Rank};
use crate::trouble::Trouble;

/// What all prices together may come to, so that they can be added without a second thought.
const MOST: i128 = 1 << 60;
/// How many breaks a pin outweighs where numbers would grow too large for all of them; it touches two shifts at most.
const FEW_BREAKS: i128 = 64;

/// Prices breaks and pins so that a break outweighs everything that visits can give or cost together, and a pin all
/// breaks besides.
pub(super) fn price_ranks(net: &mut Net) -> Result<(), Trouble> {
    let count = |rank: Rank| net.nodes.iter().filter(|node| node.rank == rank).count() as i128;
    let (breaks, pins) = (count(Rank::Break), count(Rank::Pinned));
    let of_break = usual(net) + 1;
    let strict = of_break * (breaks + 1);
    let all = |of_pin: i128| of_break * (breaks + 1) + of_pin * pins;
    let of_pin = if all(strict) < MOST {
        strict
    } else {
        of_break * FEW_BREAKS
    };
    if all(of_pin) >= MOST {
        let what = "are so large that breaks and pins cannot come before all visits";
        return Err(Trouble::at("prices", what));
    }
    for node in &mut net.nodes {
        match node.rank {
            Rank::Pinned => node.missing += of_pin as i64,
            Rank::Break => node.missing = of_break as i64,
            Rank::Usual => {}
        }
    }
    Ok(())
}

/// The most that everything but breaks and pins can give or cost together.
fn usual(net: &Net) -> i128 {
    let visits = net.visits as i128;
    let longest = net.matrices.iter().flat_map(|matrix| &matrix.ticks).max();
    let travel =
        i128::from(longest.copied().unwrap_or(0)) * (2 * visits + net.routes.len() as i128);
    let ends = |node: &Node| i128::from(node.late.saturating_sub(node.due).max(0));
    let late: i128 = net
        .nodes
        .iter()
        .map(|node| ends(node) * i128::from(node.late_price))
        .sum();
    let later = net.windows.iter().flatten();
    let dearest = net
        .nodes
        .iter()
        .map(|node| node.late_price)
        .max()
        .unwrap_or(0);
    let later: i128 = later
        .map(|window| i128::from(window.late - window.due) * i128::from(dearest))
        .sum();
    let missing: i128 = net.nodes.iter().map(|node| i128::from(node.missing)).sum();
    let dislike = net.liking.iter().map(|price| price.abs()).max();
    let liking = i128::from(dislike.unwrap_or(0)) * visits;
    let pairs = visits.min(net.met.len() as i128);
    let waiting = net.nodes.iter().skip(net.visits).collect::<Vec<_>>();
    let span: i128 = waiting
        .chunks(2)
        .filter_map(|ends| Some(i128::from(ends.last()?.late - ends.first()?.early)))
        .sum();
    missing
        + travel * i128::from(net.prices.travel)
        + late
        + later
        + liking
        + pairs * i128::from(net.prices.carer)
        + span * i128::from(net.prices.waiting)
        + visits * i128::from(net.moved_price)
}

#[cfg(test)]
mod tests {
    use super::super::compile::compile;
    use super::*;
    use crate::care::{Pin, SampleSize, sample};

    #[test]
    fn a_pin_outweighs_all_breaks_and_a_break_all_visits_whatever_the_prices() -> Result<(), Trouble>
    {
        for price in [0, 100_000, 100_000_000] {
            let size = SampleSize {
                clients: 20,
                carers: 8,
                days: 2,
            };
            let mut problem = sample(size, 1);
            problem.prices.unassigned = price;
            let pin = problem.carers.first().map(|carer| Pin {
                carer: carer.id.clone(),
                start: None,
            });
            problem.visits[3].pin = pin;
            let net = compile(&problem)?.net;
            let sum = |rank: Rank| -> i64 {
                let nodes = net.nodes.iter().filter(|node| node.rank == rank);
                nodes.map(|node| node.missing).sum()
            };
            let least = |rank: Rank| {
                let nodes = net.nodes.iter().filter(|node| node.rank == rank);
                nodes.map(|node| node.missing).min().unwrap_or(0)
            };
            assert!(least(Rank::Break) > sum(Rank::Usual), "{price}");
            assert!(
                least(Rank::Pinned) > sum(Rank::Usual) + sum(Rank::Break),
                "{price}"
            );
        }
        Ok(())
    }

    #[test]
    fn prices_too_large_to_be_added_are_refused() {
        let size = SampleSize {
            clients: 400,
            carers: 100,
            days: 1,
        };
        let mut problem = sample(size, 1);
        for client in &mut problem.clients {
            client.team = None;
        }
        problem.prices.unassigned = 1_000_000_000;
        problem.prices.overtime = 1_000_000_000;
        let carer = problem.carers[0].id.clone();
        for visit in &mut problem.visits {
            visit.pin = Some(Pin {
                carer: carer.clone(),
                start: None,
            });
        }
        let refused = compile(&problem).err();
        assert!(refused.is_some_and(|trouble| trouble.place() == "prices"));
    }
}
