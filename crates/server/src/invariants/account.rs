//! The minutes account: its causes explain its differences, what is paid is what was settled, and open months counted
//! anew are what is kept.

use std::collections::{BTreeMap, BTreeSet};

use cases::OrderId;
use jiff::{SignedDuration, civil::date};
use kernel::{Date, Fault, Minutes, Money, PersonId, UnitId};
use minutes_account::{
    AccountRow, By, Causes, CountedMonth, CountedOrders, Filter, Month, Stage, Tally, Within,
};
use store::Reader;

use super::finding::{Finding, Looked};

/// How long counting may take: what is changed meanwhile may or may not be in it.
const COUNTING: SignedDuration = SignedDuration::from_hours(1);

/// So many months before the first that was counted are looked at.
const BEFORE: i32 = 12;

/// What is found of the account.
struct Found {
    unexplained: Finding,
    summed: Finding,
    paid: Finding,
    settled: Finding,
    uncounted: Finding,
    miscounted: Finding,
    changed: Finding,
}

pub(super) async fn look(reader: &Reader, today: Date, looked: &mut Looked) -> Result<(), Fault> {
    let mut found = Found {
        unexplained: Finding::none("server-verify-account-unexplained"),
        summed: Finding::none("server-verify-account-summed"),
        paid: Finding::none("server-verify-account-paid"),
        settled: Finding::none("server-verify-account-settled"),
        uncounted: Finding::none("server-verify-account-uncounted"),
        miscounted: Finding::none("server-verify-account-miscounted"),
        changed: Finding::none("server-verify-account-changed"),
    };
    let last = Month::of(today);
    let ever = (Month::of(date(1900, 1, 1)), last);
    let mut counted: BTreeMap<Month, Vec<CountedMonth>> = BTreeMap::new();
    for one in minutes_account::counted_months(reader, ever).await? {
        counted.entry(one.month).or_default().push(one);
    }
    let open = minutes_account::open_months(reader, today).await?;
    // Rows and settlements may stand without their count: a year before the first is looked at too.
    let first = counted.keys().next().copied().unwrap_or(last);
    for month in first.after(-BEFORE).to(last) {
        let own = counted.remove(&month).unwrap_or_default();
        settlements(reader, month, &mut found).await?;
        let is_open = open.iter().any(|(open, _)| *open == month);
        for (provider, counted) in providers(reader, month, &own).await? {
            kept(reader, (provider, month), &mut found).await?;
            match counted {
                None => found.uncounted.add(format!("{provider} {month}")),
                Some(counted) if is_open => anew(reader, counted, &mut found).await?,
                Some(_) => {}
            }
        }
    }
    let Found {
        unexplained,
        summed,
        paid,
        settled,
        uncounted,
        miscounted,
        changed,
    } = found;
    looked.keep([unexplained, summed, paid, settled, uncounted, miscounted]);
    looked.keep_changed(changed);
    Ok(())
}

/// The providers that have rows in a month or were counted in it.
async fn providers(
    reader: &Reader,
    month: Month,
    counted: &[CountedMonth],
) -> Result<BTreeMap<UnitId, Option<CountedMonth>>, Fault> {
    let groups = minutes_account::account(reader, &all_of(month), By::Provider).await?;
    let keys = groups.groups.into_iter().filter_map(|group| group.key);
    let ids = keys.filter_map(|key| key.parse::<UnitId>().ok());
    let mut all: BTreeMap<UnitId, Option<CountedMonth>> = ids.map(|id| (id, None)).collect();
    all.extend(counted.iter().map(|one| (one.provider, Some(*one))));
    Ok(all)
}

/// All of a month.
const fn all_of(month: Month) -> Filter {
    Filter {
        within: Within::All,
        from: month,
        to: month,
        provider: None,
        district: None,
    }
}

/// Each settlement is the sum of its lines.
async fn settlements(reader: &Reader, month: Month, found: &mut Found) -> Result<(), Fault> {
    for settlement in minutes_account::settlements_for(reader, month).await? {
        let lines = minutes_account::settling(reader, settlement.provider, month).await?;
        if (lines.minutes(), lines.sum()) != (settlement.minutes, settlement.sum) {
            found.settled.add(settlement.id);
        }
    }
    Ok(())
}

/// What is kept agrees with itself and with what was settled.
async fn kept(
    reader: &Reader,
    (provider, month): (UnitId, Month),
    found: &mut Found,
) -> Result<(), Fault> {
    let mut paid = minutes_account::paid_for(reader, provider, month).await?;
    let mut causes = Causes::default();
    for row in minutes_account::rows_of_months(reader, provider, month).await? {
        for (cause, minutes) in row.causes.iter() {
            causes.add(cause, minutes);
        }
        if !row.causes.unexplained(&row.tally).is_empty() {
            found.unexplained.add(format!("{} {month}", row.order));
        }
        let settled = paid.remove(&row.order).unwrap_or_default();
        if settled != (row.tally.paid, row.paid_sum) {
            found.paid.add(format!("{} {month}", row.order));
        }
    }
    let own = Filter {
        provider: Some(provider),
        ..all_of(month)
    };
    let told = minutes_account::account(reader, &own, By::Provider).await?;
    if told.causes != causes {
        found.summed.add(format!("{provider} {month}"));
    }
    for (order, settled) in paid {
        if settled != (Minutes::ZERO, Money::default()) {
            found.paid.add(format!("{order} {month}"));
        }
    }
    Ok(())
}

/// What a row tells of the rooms, without what is paid.
type Told = (PersonId, Tally, Causes);

fn told(row: AccountRow) -> Option<(OrderId, Told)> {
    let tally = Tally {
        paid: Minutes::ZERO,
        ..row.tally
    };
    let causes = row.causes.without((Stage::Performed, Stage::Paid));
    // What was paid and is no longer there is kept with nothing in it.
    let is_something = !tally.is_nothing() || causes != Causes::default();
    is_something.then_some((row.order, (row.person, tally, causes)))
}

/// An open month, counted anew to the same day, is what is kept.
async fn anew(reader: &Reader, counted: CountedMonth, found: &mut Found) -> Result<(), Fault> {
    let (provider, month) = (counted.provider, counted.month);
    let fresh = minutes_account::count_orders(reader, provider, (month, counted.to)).await?;
    let CountedOrders { rows, untraced, .. } = fresh;
    let kept = minutes_account::rows_of_months(reader, provider, month).await?;
    let kept: BTreeMap<OrderId, Told> = kept.into_iter().filter_map(told).collect();
    let fresh: BTreeMap<OrderId, Told> = rows.into_iter().filter_map(told).collect();
    let orders: BTreeSet<OrderId> = kept.keys().chain(fresh.keys()).copied().collect();
    let mut differ: Vec<(OrderId, PersonId)> = vec![];
    for order in orders {
        let (old, new) = (kept.get(&order), fresh.get(&order));
        if old != new {
            differ.extend(old.or(new).map(|(person, ..)| (order, *person)));
        }
    }
    let persons: Vec<PersonId> = differ.iter().map(|(_, person)| *person).collect();
    let since = counted.at.saturating_sub(COUNTING).unwrap_or(counted.at);
    let touched = history::touched_since(reader, &persons, since).await?;
    for (order, person) in differ {
        let changed = touched.contains(&person);
        found.differs(changed, format!("{order} {month}"));
    }
    if untraced != counted.untraced {
        let days = (month.first(), counted.to);
        let lines = visits::attendance_lines(reader, provider, days).await?;
        let persons: BTreeSet<PersonId> = lines.iter().map(|line| line.person).collect();
        let persons: Vec<PersonId> = persons.into_iter().collect();
        let touched = history::touched_since(reader, &persons, since).await?;
        found.differs(!touched.is_empty(), format!("{provider} {month}"));
    }
    Ok(())
}

impl Found {
    /// Something is counted otherwise than is kept: rightly where something was done with the person since.
    fn differs(&mut self, has_changed: bool, what: String) {
        if has_changed {
            self.changed.add(what);
        } else {
            self.miscounted.add(what);
        }
    }
}
