//! No visit in the schedule without an order that its provider has said yes to, and none on a day without help.
//!
//! Help that ends or rests is told of in arrears, too, and what was begun by then stands. So the days that have been are
//! held against the decisions as they were made, and those ahead against what is known now.

use care_plans::CarePlanId;
use cases::CarriedOrder;
use duties::calendar::days_after;
use kernel::{Date, Fault};
use schedules::VisitState;
use store::Reader;

use super::{
    finding::{Finding, Looked},
    traced::{BATCH, decided, is_carried_out, orders_of_plans, was_said_yes_to},
};

pub(super) async fn look(reader: &Reader, today: Date, looked: &mut Looked) -> Result<(), Fault> {
    let mut without = Finding::none("server-verify-visits-without-order");
    let mut beyond = Finding::none("server-verify-visits-beyond-help");
    let mut after = None;
    loop {
        let plans = schedules::plans_with_visits(reader, after, BATCH).await?;
        let orders = orders_of_plans(reader, &plans).await?;
        for plan in &plans {
            let order = orders.get(plan).filter(|one| was_said_yes_to(one));
            let Some(carried) = order else {
                let all = ((Date::MIN, Date::MAX), None);
                for visit in schedules::visits_of_plan(reader, *plan, all).await? {
                    without.add(visit);
                }
                continue;
            };
            for days in days_without(carried, today) {
                for visit in planned(reader, *plan, days).await? {
                    beyond.add(visit);
                }
            }
        }
        after = plans.last().copied();
        if after.is_none() {
            break;
        }
    }
    looked.keep([without, beyond]);
    Ok(())
}

async fn planned(
    reader: &Reader,
    plan: CarePlanId,
    (from, until): (Date, Date),
) -> Result<Vec<schedules::VisitId>, Fault> {
    if from > until {
        return Ok(vec![]);
    }
    let of = ((from, until), Some(VisitState::Planned));
    schedules::visits_of_plan(reader, plan, of).await
}

/// The days on which no visit of an order may stand: until today by the decisions as they were made, from tomorrow on by
/// the days of help.
fn days_without(carried: &CarriedOrder, today: Date) -> Vec<(Date, Date)> {
    let tomorrow = days_after(today, 1);
    let mut days = match decided(carried) {
        None => vec![(Date::MIN, today)],
        Some((first, last)) => {
            let before = (Date::MIN, days_after(first, -1).min(today));
            let after = last.map(|last| (days_after(last, 1), today));
            [before].into_iter().chain(after).collect()
        }
    };
    let help = care_plans::days_of_help(carried).filter(|_| is_carried_out(carried));
    match help {
        None => days.push((tomorrow, Date::MAX)),
        Some(help) => {
            days.push((tomorrow, days_after(help.from(), -1)));
            let after = help
                .to()
                .map(|last| (days_after(last, 1).max(tomorrow), Date::MAX));
            days.extend(after);
        }
    }
    days
}
