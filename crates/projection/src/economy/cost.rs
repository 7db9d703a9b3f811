//! What need costs: standard costs times volumes, at the prices and pay of each year.

use serde::{Deserialize, Serialize};

use crate::Trouble;
use crate::care::{Need, Scenario, Spread};
use crate::people::Year;

/// How prices and pay move.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CostYear {
    /// The year.
    pub year: Year,
    /// Costs.
    pub gross: Spread,
    /// What users pay.
    pub charges: Spread,
    /// Costs less what users pay.
    pub net: Spread,
    /// The same at the prices and pay of the jump-off: what volumes alone do.
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

/// The mean level of prices in a year, over that at the end of the jump-off year.
fn level(change: f64, month: u8, ahead: i32) -> f64 {
    let before = (1.0 + change / 100.0).powi(ahead - 1);
    before * (1.0 + part_year(change, month) / 100.0)
}

/// What the need of each year costs. Standard costs and charges are those at the end of the year from which prices rise.
pub fn costs(scenario: &Scenario, need: &Need, since: Year) -> Result<Vec<CostYear>, Trouble> {
    let prices = scenario.prices.as_ref();
    let prices = prices.ok_or_else(|| Trouble::at("prices", "are not in the scenario"))?;
    let years = need.users.values().next().map_or(0, Vec::len);
    let told = (0..years).zip(need.first..).map(|(at, year)| {
        let ahead = year - since;
        let pay = level(prices.pay, prices.pay_month, ahead);
        let other = level(prices.other, prices.other_month, ahead);
        let index = prices.pay_share * pay + (1.0 - prices.pay_share) * other;
        let charge_index = (1.0 + prices.charges / 100.0).powi(ahead);
        let sum = |of: &dyn Fn(&str) -> f64| -> Vec<f64> {
            let trajectories = need
                .users
                .values()
                .next()
                .map_or(0, |years| years[at].len());
            let mut sum = vec![0.0; trajectories];
            for (name, users) in &need.users {
                let each = of(name);
                for (sum, users) in sum.iter_mut().zip(&users[at]) {
                    *sum += each * users;
                }
            }
            sum
        };
        let service = |name: &str| scenario.services.get(name);
        let gross = sum(&|name| service(name).map_or(0.0, |service| service.cost * index));
        let charges =
            sum(&|name| service(name).map_or(0.0, |service| service.charge * charge_index));
        let base = sum(&|name| service(name).map_or(0.0, |service| service.cost - service.charge));
        let net: Vec<f64> = gross
            .iter()
            .zip(&charges)
            .map(|(cost, paid)| cost - paid)
            .collect();
        CostYear {
            year,
            gross: Spread::of(&gross),
            charges: Spread::of(&charges),
            net: Spread::of(&net),
            net_at_base_prices: Spread::of(&base),
        }
    });
    Ok(told.collect())
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
