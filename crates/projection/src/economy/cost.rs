//! What need costs: standard costs times volumes, at the prices and pay of each year.

use serde::{Deserialize, Serialize};

use crate::Trouble;
use crate::care::{Need, Scenario, Service, Spread, supply};
use crate::people::Year;

/// How prices and pay move.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prices {
    /// The share of costs that is pay, 0 to 1.
    pub pay_share: f64,
    /// The yearly revision of pay, in per cent.
    pub pay: f64,
    /// The month from which a revision of pay holds, 1 to 12.
    pub pay_month: u8,
    /// The yearly rise of other prices, in per cent.
    pub other: f64,
    /// The month from which it holds.
    pub other_month: u8,
    /// The yearly rise of what users pay, in per cent, from January.
    pub charges: f64,
}

/// What a year costs, in kronor of the year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CostYear {
    /// The year.
    pub year: Year,
    /// Costs.
    pub gross: Spread,
    /// What users pay.
    pub charges: Spread,
    /// Costs less what users pay.
    pub net: Spread,
    /// The same at the prices and pay of the scenario's year: what volumes, and what frees hours, do alone.
    pub net_at_base_prices: Spread,
}

/// The share of a yearly change that the year bears when it holds from a month on.
///
/// ```
/// let from_june = projection::economy::part_year(2.0, 6);
/// assert!((from_june - 1.1667).abs() < 0.0001);
/// ```
pub fn part_year(change: f64, month: u8) -> f64 {
    change * f64::from(13 - month.clamp(1, 12)) / 12.0
}

/// The mean level of prices in a year, over that at the end of another year so many years before.
fn level(change: f64, month: u8, ahead: i32) -> f64 {
    let before = (1.0 + change / 100.0).powi(ahead - 1);
    before * (1.0 + part_year(change, month) / 100.0)
}

/// How much one user costs and pays in a year.
#[derive(Clone, Copy)]
struct Each {
    /// With a place, or in a service without places.
    cost: f64,
    /// While waiting for a place.
    waiting: f64,
    charge: f64,
}

/// What the need of each year costs. Standard costs and charges are those at the end of the scenario's year; what
/// technology and organisation free of the hours is freed of the pay in them too.
pub fn costs(scenario: &Scenario, need: &Need) -> Result<Vec<CostYear>, Trouble> {
    let prices = scenario.prices.as_ref();
    let prices = prices.ok_or_else(|| Trouble::at("prices", "are not in the scenario"))?;
    let years = need.users.values().next().map_or(0, Vec::len);
    let told = (0..years).zip(need.first..).map(|(at, year)| {
        let base = Prices {
            pay: 0.0,
            other: 0.0,
            charges: 0.0,
            ..*prices
        };
        let now = sums(scenario, prices, (need, at, year));
        let then = sums(scenario, &base, (need, at, year));
        let pick = |of: fn(&(f64, f64)) -> f64, from: &[(f64, f64)]| -> Spread {
            Spread::of(&from.iter().map(of).collect::<Vec<_>>())
        };
        CostYear {
            year,
            gross: pick(|one| one.0, &now),
            charges: pick(|one| one.1, &now),
            net: pick(|one| one.0 - one.1, &now),
            net_at_base_prices: pick(|one| one.0 - one.1, &then),
        }
    });
    Ok(told.collect())
}

/// Costs and charges of a year in each trajectory.
fn sums(
    scenario: &Scenario,
    prices: &Prices,
    (need, at, year): (&Need, usize, Year),
) -> Vec<(f64, f64)> {
    let years = need.users.values().next();
    let trajectories = years.and_then(|years| years.get(at)).map_or(0, Vec::len);
    let mut sums = vec![(0.0, 0.0); trajectories];
    for (name, users) in &need.users {
        let Some(service) = scenario.services.get(name) else {
            continue;
        };
        let each = each(scenario, prices, (name, service, year));
        // Whoever waits costs what the scenario says of waiting, if it says so.
        let housing = scenario.housing.as_ref();
        let housing = housing.filter(|one| one.service == *name && one.waiting_cost.is_some());
        let supply = housing.map(|housing| supply(housing, year));
        for (sum, users) in sums.iter_mut().zip(&users[at]) {
            let (placed, waits) = supply.map_or((*users, 0.0), |supply| supply.placed(*users));
            sum.0 += placed * each.cost + waits * each.waiting;
            sum.1 += placed * each.charge;
        }
    }
    sums
}

fn each(
    scenario: &Scenario,
    prices: &Prices,
    (name, service, year): (&str, &Service, Year),
) -> Each {
    let ahead = year - scenario.year;
    let pay = prices.pay_share * level(prices.pay, prices.pay_month, ahead);
    let other = (1.0 - prices.pay_share) * level(prices.other, prices.other_month, ahead);
    let staffing = scenario.staffing.as_ref();
    let staffing = staffing.filter(|_| !service.hours.is_empty());
    let left = staffing.map_or(1.0, |one| one.left(name, (year, scenario.year)));
    let waiting = scenario.housing.as_ref().and_then(|one| one.waiting_cost);
    Each {
        cost: service.cost * (pay * left + other),
        waiting: waiting.unwrap_or_default() * (pay + other),
        charge: service.charge * (1.0 + prices.charges / 100.0).powi(ahead),
    }
}

#[cfg(test)]
#[expect(
    clippy::float_cmp,
    reason = "what is compared is exact, or the same calculation twice"
)]
mod tests {
    use super::*;

    #[test]
    fn a_revision_counts_in_part_the_first_year_and_in_whole_the_next() {
        assert!((level(2.0, 6, 1) - 1.011_666_7).abs() < 1e-6);
        assert!((level(2.0, 6, 2) - 1.02 * 1.011_666_7).abs() < 1e-6);
        assert!((level(3.0, 1, 1) - 1.03).abs() < 1e-12);
        assert_eq!(part_year(3.0, 4), 2.25);
    }
}
