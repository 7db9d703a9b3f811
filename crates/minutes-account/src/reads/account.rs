//! What months came to: sums, why stages differ, and the rows behind.

use cases::OrderId;
use kernel::{Call, Fault, Minutes, Money, PersonId, UnitId};
use organisation::DistrictCode;
use page_kit::Window;
use store::Ask;

use crate::{
    model::{AccountRow, Cause, Causes, CountedMonth, Month, Tally},
    store::{
        month::{self as months, row_of},
        sums,
    },
};

/// Whose account somebody may see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Within {
    /// All.
    All,
    /// A provider's own.
    Provider(UnitId),
    /// That of the orders of an ordering unit.
    Unit(UnitId),
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// Whose account the reader may see.
    pub within: Within,
    /// The first month.
    pub from: Month,
    /// The last.
    pub to: Month,
    /// Only those of a provider.
    pub provider: Option<UnitId>,
    /// Only those of a district.
    pub district: Option<DistrictCode>,
}

kernel::keyed! {
    /// What sums are divided by.
    pub enum By {
        /// By month.
        Month => "month",
        /// By provider.
        Provider => "provider",
        /// By district of the order.
        District => "district",
    }
}

/// What a group came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Its key: a month, the id of a provider, the code of a district. None for orders without a district.
    pub key: Option<String>,
    /// Minutes at each stage.
    pub tally: Tally,
    /// Minutes to pay for.
    pub payable: Minutes,
    /// What they cost.
    pub payable_sum: Money,
}

/// The account of some months.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// All together, at each stage.
    pub all: Tally,
    /// Each group.
    pub groups: Vec<Group>,
    /// Why the stages differ in all.
    pub causes: Causes,
}

/// The account of some months, in all and by group.
pub async fn account(ask: &dyn Ask, filter: &Filter, by: By) -> Result<Outcome, Fault> {
    let groups = sums::sums(ask, filter, by).await?;
    let tallies = groups.iter().map(|group| group.tally);
    Ok(Outcome {
        all: tallies.fold(Tally::default(), Tally::plus),
        groups,
        causes: sums::causes(ask, filter).await?,
    })
}

/// Why the stages differ in all that is asked for.
pub(crate) async fn causes(ask: &dyn Ask, filter: &Filter) -> Result<Causes, Fault> {
    sums::causes(ask, filter).await
}

/// How many persons are behind each group in each month.
pub(crate) async fn months_of_groups(
    ask: &dyn Ask,
    filter: &Filter,
    by: By,
) -> Result<Vec<(Option<String>, Month, i64)>, Fault> {
    sums::persons(ask, filter, by).await
}

/// The rows behind sums, one an order and month, and how many there are: all, or those with a cause.
pub async fn rows(
    ask: &dyn Ask,
    which: (&Filter, Option<Cause>),
    window: Window,
) -> Result<(Vec<AccountRow>, i64), Fault> {
    sums::rows(ask, which, window).await
}

/// All rows of a provider's month, with their causes.
pub async fn rows_of_months(
    ask: &dyn Ask,
    provider: UnitId,
    month: Month,
) -> Result<Vec<AccountRow>, Fault> {
    months::rows_of(ask, provider, month).await
}

/// Why the stages of a row differ, as it is kept.
pub(crate) async fn causes_of(ask: &dyn Ask, row: &AccountRow) -> Result<Causes, Fault> {
    months::causes_of(ask, row.order, row.month).await
}

/// An order of a person in a month. The person is part of the question, so that an address that pairs an order with
/// another person finds nothing.
pub async fn order_row(
    ask: &dyn Ask,
    order: (PersonId, OrderId),
    month: Month,
) -> Result<Option<AccountRow>, Fault> {
    row_of(ask, order, month).await
}

/// The months from one to another that were counted, of all providers.
pub async fn counted_months(
    ask: &dyn Ask,
    months: (Month, Month),
) -> Result<Vec<CountedMonth>, Fault> {
    months::counted_months(ask, months).await
}

/// Which of some persons of the account the caller may see.
pub(crate) async fn persons_seen(
    ask: &dyn Ask,
    call: &Call,
    persons: &[PersonId],
) -> Result<Vec<PersonId>, Fault> {
    months::persons_seen(ask, call, persons).await
}
