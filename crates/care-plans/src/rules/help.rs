//! On which days an order gives help.

use cases::{Decision, Order, OrderAnswer};
use kernel::{Date, Period};

/// From the first day of the provider to the last day of the decisions. The order carries several out, and its visits
/// go on as long as one of them gives anything.
pub(crate) fn help(order: &Order, decisions: &[Decision]) -> Option<Period> {
    let gives: Vec<Period> = decisions.iter().filter_map(Decision::gives).collect();
    let begins = gives.iter().map(|period| period.from()).min()?;
    let is_standing = gives.iter().any(|period| period.is_standing());
    let last = gives.iter().filter_map(|period| period.to()).max();
    let ends = last.filter(|_| !is_standing);
    let ends = [ends, order.end.as_ref().map(|end| end.on)];
    Period::new(first(order).max(begins), ends.into_iter().flatten().min()).ok()
}

/// The day on which the provider came, or said that it would.
fn first(order: &Order) -> Date {
    let answer = order
        .sending
        .as_ref()
        .and_then(|sending| sending.answer.as_ref());
    let said = match answer {
        Some(OrderAnswer::Yes { starts, .. }) => *starts,
        Some(OrderAnswer::No { .. } | OrderAnswer::TakenBack { .. }) | None => order.start_wish,
    };
    order.started.map_or(said, |came| came.min(said))
}
