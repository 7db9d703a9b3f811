//! What is to be settled with providers, and what was.

use std::collections::BTreeMap;

use cases::OrderId;
use kernel::{Date, Fault, Minutes, Money, Refusal, UnitId};
use store::Ask;

use super::{By, Filter, Group, Within};
use crate::{
    model::{AccountRow, CountedMonth, Month, Settlement, SettlementLine, Terms},
    rules,
    store::{month as months, settlement as settled, sums, terms as by_terms},
};

/// All terms of a provider, the latest first.
pub async fn terms(ask: &dyn Ask, provider: UnitId) -> Result<Vec<Terms>, Fault> {
    by_terms::terms_of(ask, provider).await
}

/// What is settled for a provider's month, or would be if it were settled now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settling {
    /// The settlement; none as long as it is not made.
    pub settlement: Option<Settlement>,
    /// Its lines, or those that it would have.
    pub lines: Vec<SettlementLine>,
    /// The terms of the month.
    pub terms: Option<Terms>,
    /// When the month was counted.
    pub counted: Option<CountedMonth>,
    /// The month that has to be settled before it, where one is left out.
    pub before: Option<Month>,
}

impl Settling {
    /// All minutes of its lines.
    pub fn minutes(&self) -> Minutes {
        self.lines.iter().map(|line| line.minutes).sum()
    }

    /// All amounts of its lines.
    pub fn sum(&self) -> Money {
        self.lines.iter().map(|line| line.sum).sum()
    }

    /// Why a month cannot be settled yet, and what to do; none where it can.
    pub fn obstacle(&self, month: Month, today: Date) -> Option<Refusal> {
        let is_counted = self.counted.is_some_and(|one| one.to >= month.last());
        let key = if self.settlement.is_some() {
            "minutes-account-refusal-already-settled"
        } else if !month.is_over(today) {
            "minutes-account-refusal-month-not-over"
        } else if !is_counted {
            "minutes-account-refusal-not-counted"
        } else if self.terms.is_none() {
            "minutes-account-refusal-no-terms"
        } else {
            let before = self.before?.to_string();
            let refusal = Refusal::new("minutes-account-refusal-earlier-month");
            return Some(refusal.with("month", before));
        };
        Some(Refusal::new(key))
    }
}

/// What is settled for a provider's month, or would be now: its own rows, and what has changed in settled months.
pub async fn settling(ask: &dyn Ask, provider: UnitId, month: Month) -> Result<Settling, Fault> {
    let all = by_terms::terms_of(ask, provider).await?;
    let terms = rules::terms_of(&all, month);
    let counted = months::counted_of(ask, provider, month).await?;
    if let Some(settlement) = settled::settlement_of(ask, provider, month).await? {
        return Ok(Settling {
            lines: settled::lines_of(ask, settlement.id).await?,
            settlement: Some(settlement),
            terms,
            counted,
            before: None,
        });
    }
    let mut lines = vec![];
    let mut of_months = vec![month];
    let mut changed = settled::months_uneven(ask, provider, month).await?;
    changed.reverse();
    of_months.extend(changed);
    for month in of_months {
        let terms = rules::terms_of(&all, month);
        let rows: Vec<AccountRow> = months::rows_of(ask, provider, month).await?;
        lines.extend(
            rows.iter()
                .filter_map(|row| rules::line(row, terms.as_ref())),
        );
    }
    // What is paid begins with the first terms; a month before this one that came to something is settled first.
    let first = all.iter().map(|terms| terms.from).min();
    let before = match first {
        Some(first) => settled::first_unsettled(ask, provider, (first, month)).await?,
        None => None,
    };
    Ok(Settling {
        settlement: None,
        lines,
        terms,
        counted,
        before,
    })
}

/// What was settled for the orders of a provider for a month, in whichever settlement.
pub async fn paid_for(
    ask: &dyn Ask,
    provider: UnitId,
    month: Month,
) -> Result<BTreeMap<OrderId, (Minutes, Money)>, Fault> {
    settled::paid_for(ask, provider, month).await
}

/// The settlements of all providers for a month.
pub async fn settlements_for(ask: &dyn Ask, month: Month) -> Result<Vec<Settlement>, Fault> {
    settled::settlements_for(ask, month).await
}

/// A provider's month, on a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProviderMonth {
    /// Who.
    pub provider: UnitId,
    /// By what it is paid.
    pub terms: Option<Terms>,
    /// Minutes framed.
    pub framed: Minutes,
    /// Minutes performed.
    pub performed: Minutes,
    /// Minutes to pay for.
    pub payable: Minutes,
    /// What they cost.
    pub sum: Money,
    /// What was settled, with what was put right in it.
    pub settlement: Option<Settlement>,
    /// When it was counted.
    pub counted: Option<CountedMonth>,
}

/// All providers in a month that have something to settle or have settled something.
pub async fn provider_months(
    ask: &dyn Ask,
    within: Within,
    month: Month,
) -> Result<Vec<ProviderMonth>, Fault> {
    let filter = Filter {
        within,
        from: month,
        to: month,
        provider: None,
        district: None,
    };
    let groups = sums::sums(ask, &filter, By::Provider).await?;
    let settled = settled::settlements_for(ask, month).await?;
    let mut settled: BTreeMap<UnitId, Settlement> =
        settled.into_iter().map(|one| (one.provider, one)).collect();
    let counted = months::counted_months(ask, (month, month)).await?;
    let mut by_provider: BTreeMap<UnitId, Option<Group>> = BTreeMap::new();
    for group in groups {
        let provider = group.key.as_ref().and_then(|key| key.parse().ok());
        if let Some(provider) = provider {
            by_provider.insert(provider, Some(group));
        }
    }
    // Whoever has nothing this month may have something to be put right.
    if within == Within::All {
        for provider in settled::providers_uneven(ask, month).await? {
            by_provider.entry(provider).or_insert(None);
        }
    }
    let mut all = vec![];
    for (provider, group) in by_provider {
        let terms = by_terms::terms_of(ask, provider).await?;
        let tally = group.as_ref().map(|group| group.tally).unwrap_or_default();
        // A unit that orders sees its own part, not what the provider was paid for all.
        let settlement = settled.remove(&provider);
        all.push(ProviderMonth {
            provider,
            terms: rules::terms_of(&terms, month),
            framed: tally.framed,
            performed: tally.performed,
            payable: group
                .as_ref()
                .map(|group| group.payable)
                .unwrap_or_default(),
            sum: group
                .as_ref()
                .map(|group| group.payable_sum)
                .unwrap_or_default(),
            settlement: settlement.filter(|_| !matches!(within, Within::Unit(_))),
            counted: counted.iter().find(|one| one.provider == provider).copied(),
        });
    }
    Ok(all)
}
