//! Counts months from what the rooms of the thread know. Nothing is kept here.

use std::collections::{BTreeMap, BTreeSet};

use ::visits::AttendanceLine;
use care_plans::{CarePlanId, HeldPlan};
use cases::{CarriedOrder, OrderId};
use kernel::{Date, Fault, Minutes, UnitId};
use rulebook::keys;
use schedules::ScheduledVisit;
use store::Ask;

use super::Payments;
use crate::{
    model::{AccountRow, Causes, Month},
    rules::{Count, Facts, count},
};

/// How many days before and after a month visits are sought that were moved into it or out of it.
const MOVED_DAYS: i64 = 14;

/// So many months back, every month is counted anew now and then.
const ROUND: i32 = 12;

/// The months that are counted anew in a night, the earliest first, and the last day of each that is counted: this
/// month's until yesterday. Besides those that the local rule keeps open, one of the year's others each night, in turn,
/// so that nothing that is changed far back is left out.
pub async fn open_months(ask: &dyn Ask, today: Date) -> Result<Vec<(Month, Date)>, Fault> {
    let book = rulebook::reads::book(ask).await?;
    let back = book.rule(keys::LOCAL_ACCOUNT_OPEN, today)?.months()?;
    let yesterday = duties::calendar::days_after(today, -1);
    let last = Month::of(yesterday);
    let back = i32::from(back);
    let others = (ROUND - back).max(1);
    let turn = i32::from(today.day_of_year()).rem_euclid(others);
    let other = last.after(-(back + 1 + turn));
    let months = std::iter::once(other).chain(last.after(-back).to(last));
    Ok(months
        .map(|month| (month, month.last().min(yesterday)))
        .collect())
}

/// A provider's orders in a month, counted, without what is paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountedOrders {
    /// Whose.
    pub provider: UnitId,
    /// Which month.
    pub month: Month,
    /// The last day that is counted.
    pub to: Date,
    /// One row an order.
    pub rows: Vec<AccountRow>,
    /// Minutes that were performed and belong to none of them.
    pub untraced: Minutes,
}

/// What the visits of a provider or a person tell.
struct Known {
    plans: BTreeMap<OrderId, HeldPlan>,
    visits: BTreeMap<CarePlanId, Vec<ScheduledVisit>>,
    told: BTreeMap<CarePlanId, Vec<AttendanceLine>>,
}

impl Known {
    async fn new(
        ask: &dyn Ask,
        orders: &[CarriedOrder],
        visits: Vec<ScheduledVisit>,
        told: Vec<AttendanceLine>,
    ) -> Result<Self, Fault> {
        let ids: Vec<OrderId> = orders.iter().map(|carried| carried.order.id).collect();
        let plans = care_plans::held_plans(ask, &ids).await?.into_iter();
        let mut known = Self {
            plans: plans.map(|held| (held.plan.order, held)).collect(),
            visits: BTreeMap::new(),
            told: BTreeMap::new(),
        };
        for visit in visits {
            known.visits.entry(visit.plan).or_default().push(visit);
        }
        for line in told {
            known.told.entry(line.plan).or_default().push(line);
        }
        Ok(known)
    }

    fn count(&self, carried: &CarriedOrder, days: (Date, Date)) -> Count {
        let plan = self.plans.get(&carried.order.id);
        let id = plan.map(|held| held.plan.id);
        let visits = id.and_then(|id| self.visits.get(&id));
        let told = id.and_then(|id| self.told.get(&id));
        count(&Facts {
            carried,
            help: care_plans::days_of_help(carried),
            plan,
            visits: visits.into_iter().flatten().collect(),
            told: told.into_iter().flatten().collect(),
            days,
        })
    }
}

/// Days around some, in which visits may stand that were moved.
fn around((first, last): (Date, Date)) -> (Date, Date) {
    let off = |day, days| duties::calendar::days_after(day, days);
    (off(first, -MOVED_DAYS), off(last, MOVED_DAYS))
}

/// Counts a provider's orders in a month, up to a day of it.
pub async fn count_orders(
    ask: &dyn Ask,
    provider: UnitId,
    (month, to): (Month, Date),
) -> Result<CountedOrders, Fault> {
    let to = to.min(month.last());
    let days = (month.first(), to);
    let orders = cases::orders_carried(ask, provider, month.first()).await?;
    let visits = schedules::visits_of_provider(ask, provider, around(days)).await?;
    let told = ::visits::attendance_lines(ask, provider, days).await?;
    let all: Minutes = told.iter().filter_map(|line| line.minutes).sum();
    let known = Known::new(ask, &orders, visits, told).await?;
    let mut rows = vec![];
    let mut traced = Minutes::ZERO;
    for carried in &orders {
        let counted = known.count(carried, days);
        let tally = counted.tally();
        traced = traced + tally.performed;
        if !tally.is_nothing() || counted.causes != Causes::default() {
            rows.push(row(carried, (provider, month, to), counted));
        }
    }
    Ok(CountedOrders {
        provider,
        month,
        to,
        rows,
        untraced: all - traced,
    })
}

fn row(
    carried: &CarriedOrder,
    (provider, month, to): (UnitId, Month, Date),
    counted: Count,
) -> AccountRow {
    let order = &carried.order;
    AccountRow {
        order: order.id,
        month,
        person: order.person,
        number: order.number.clone(),
        provider,
        unit: order.unit,
        district: order.district.clone(),
        counted_to: to,
        tally: counted.tally(),
        causes: counted.causes,
        payable: Minutes::ZERO,
        payable_sum: kernel::Money::default(),
        paid_sum: kernel::Money::default(),
    }
}

/// An order's days in a month, with the visits behind them.
#[derive(Debug, Clone)]
pub struct OrderDays {
    /// The month as it is counted now, with what was paid so far.
    pub row: AccountRow,
    /// What each day came to, and why the stages differ.
    pub count: Count,
    /// The visits of the plan that stand on the days, or were laid for one of them.
    pub visits: Vec<ScheduledVisit>,
    /// What was told of visits on the days.
    pub told: Vec<AttendanceLine>,
}

/// Counts an order of a person in a month anew, day by day, up to a day of it. None where the order is not with the
/// provider any more.
pub async fn order_days(
    ask: &dyn Ask,
    row: &AccountRow,
    to: Date,
) -> Result<Option<OrderDays>, Fault> {
    let days = (row.month.first(), to.min(row.month.last()));
    let Some(carried) = cases::order_carried(ask, row.person, row.order).await? else {
        return Ok(None);
    };
    let visits = schedules::visits_of_person(ask, row.person, around(days)).await?;
    let told = ::visits::attendance_of(ask, row.person, days).await?;
    let known = Known::new(ask, std::slice::from_ref(&carried), visits, told).await?;
    let counted = known.count(&carried, days);
    let ids: BTreeSet<CarePlanId> = known.plans.values().map(|held| held.plan.id).collect();
    let is_here = |day: Date| (days.0..=days.1).contains(&day);
    let visits = known.visits.into_iter();
    let visits = visits.filter(|(plan, _)| ids.contains(plan));
    let visits = visits.flat_map(|(_, visits)| visits);
    let told = known.told.into_iter();
    let told = told.filter(|(plan, _)| ids.contains(plan));
    let now = AccountRow {
        counted_to: days.1,
        tally: counted.tally(),
        causes: counted.causes.clone(),
        ..row.clone()
    };
    let payments = Payments::read(ask, row.provider, row.month).await?;
    Ok(Some(OrderDays {
        row: payments.of(now),
        count: counted,
        visits: visits
            .filter(|visit| is_here(visit.placing.day) || is_here(visit.laid_on))
            .collect(),
        told: told.flat_map(|(_, lines)| lines).collect(),
    }))
}
