//! Settles a provider's month: what it is paid, line by line, for good.

use std::collections::BTreeSet;

use ::store::{Action, Tx};
use access::{Need, Resource};
use kernel::{Call, Change, Money, Problem, Timestamp, UnitId};

use super::{entry, pay_anew};
use crate::{
    model::{Month, Settlement, SettlementId},
    reads::{self, Settling},
    store::settlement,
};

/// Settles a provider's month. The database refuses to alter it afterwards: what changes later is a line of a later one.
#[derive(Debug, Clone, Copy)]
pub struct SettleMonth {
    /// Whose.
    pub provider: UnitId,
    /// Which month.
    pub month: Month,
    /// The amount that was seen: another one is told, not settled.
    pub seen: Money,
    /// When the month was counted that was seen; likewise.
    pub counted: Timestamp,
}

impl Action for SettleMonth {
    const NAME: &'static str = "settle-provider-month";
    type Done = SettlementId;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<SettlementId, Problem> {
        access::require(tx, call, Need::decide(Resource::ProviderPayment)).await?;
        let (user, _unit) = call.staff()?;
        let found = reads::settling(tx, self.provider, self.month).await?;
        self.check(call, &found)?;
        let new = Settlement {
            id: call.new_id(),
            provider: self.provider,
            month: self.month,
            at: call.now,
            by: user,
            minutes: found.minutes(),
            sum: found.sum(),
        };
        settlement::settlement_add(tx, &new, &found.lines).await?;
        let mut months: BTreeSet<Month> = found.lines.iter().map(|line| line.month).collect();
        months.insert(self.month);
        for month in months {
            pay_anew(tx, self.provider, month).await?;
        }
        let told = entry(
            self.provider,
            "minutes-account.month-settled",
            ("settlement", new.id),
        )
        .change("month", None, Some(self.month.to_string()))
        .change("minutes", None, Some(new.minutes.to_string()))
        .change("sum", None, Some(new.sum.to_string()))
        .link(format!("/ersattning/{}/{}", self.provider, self.month));
        history::write(tx, call, told).await?;
        Ok(new.id)
    }
}

impl SettleMonth {
    fn check(&self, call: &Call, found: &Settling) -> Result<(), Problem> {
        if let Some(refusal) = found.obstacle(self.month, call.today()) {
            return Err(refusal.into());
        }
        let is_counted = found
            .counted
            .is_some_and(|counted| counted.at == self.counted);
        if found.sum() != self.seen || !is_counted {
            return Err(Problem::Changed(Change {
                version: 0,
                kind: "settlement",
                id: self.provider.uuid(),
            }));
        }
        Ok(())
    }
}
