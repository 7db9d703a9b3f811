//! A day in a demo: visits are laid out as far as the program lays them out, those of today are given to those who work
//! there, every second one is told of, and what is counted and read at night is.

use std::sync::Arc;

use access::StaffView;
use kernel::{Clock, Date, Role, SystemClock, TimeZone, UserId};
use server::{
    product,
    tasks::{Bench, DrawnKeys, GoalReadings, LayingOut, MinutesAccount, Task},
};
use store::Store;
use visits::{ReportVisit, TellVisit};

use crate::{
    Failure,
    errands::{Errand, call, given, planners},
    say,
};

/// Of how many in each role the pages are asked for: spread over the units.
const SEATS: [(Work, usize); 4] = [
    (Work::Care, 60),
    (Work::Plans, 12),
    (Work::Account, 2),
    (Work::Goals, 2),
];
/// The most of a role that are looked through.
const LOOKED_THROUGH: i64 = 20_000;

/// Whose pages along the thread are asked for.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Work {
    Care,
    Plans,
    Account,
    Goals,
}

impl Work {
    /// The role that does it.
    pub(crate) const fn role(self) -> Role {
        match self {
            Self::Care => Role::CareWorker,
            Self::Plans => Role::Planner,
            Self::Account => Role::Controller,
            Self::Goals => Role::CommitteeMember,
        }
    }
}

/// Somebody who is at work.
#[derive(Debug, Clone)]
pub(crate) struct Seat {
    pub(crate) work: Work,
    pub(crate) user: UserId,
}

/// Lives a day in a demo that is filled.
pub(crate) fn live(address: &str) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(lived(address))
}

async fn lived(address: &str) -> Result<(), Failure> {
    let zone = TimeZone::get("Europe/Stockholm")?;
    let store = Store::open(address).await?.hearing(product::listeners());
    let bench = Bench {
        store: store.clone(),
        clock: Arc::new(SystemClock),
        zone,
        keys: Arc::new(DrawnKeys),
    };
    let laid = LayingOut.turn(&bench).await?;
    say(&format!("{laid} visits were laid out"));
    let today = bench.day_of(bench.clock.now());
    let errands = give(&store, today).await?;
    say(&format!("{} visits are given to somebody", errands.len()));
    // Every second one is made.
    for (errand, is_made) in errands.iter().zip([true, false].into_iter().cycle()) {
        tell(&store, errand, is_made).await?;
    }
    let counted = MinutesAccount::default().turn(&bench).await?;
    let read = GoalReadings::default().turn(&bench).await?;
    say(&format!(
        "{counted} rows of the account, {read} measures of goals"
    ));
    store.close().await?;
    Ok(())
}

async fn give(store: &Store, day: Date) -> Result<Vec<Errand>, Failure> {
    let mut all = vec![];
    for (unit, planner) in planners(store, day).await? {
        let most = (day, usize::MAX, SystemClock.now());
        all.extend(given(store, (unit, &planner), most).await?);
    }
    if all.is_empty() {
        return Err("no visit is laid out".into());
    }
    Ok(all)
}

/// Tells who makes a visit of it, and, when it is made, takes what that one tells.
async fn tell(store: &Store, errand: &Errand, is_made: bool) -> Result<(), Failure> {
    let visit = errand.visit.id;
    let told = TellVisit { visit };
    store
        .act(&call(&errand.by, SystemClock.now())?, &told)
        .await?;
    if !is_made {
        return Ok(());
    }
    for report in errand.reports()? {
        let action = ReportVisit {
            visit,
            report,
            code: None,
        };
        store
            .act(&call(&errand.by, SystemClock.now())?, &action)
            .await?;
    }
    Ok(())
}

/// Who is at work in a demo that has been lived.
pub(crate) async fn seats(address: &str) -> Result<Vec<Seat>, Failure> {
    let store = Store::open(address).await?;
    let zone = TimeZone::get("Europe/Stockholm")?;
    let today = SystemClock.now().to_zoned(zone).date();
    let mut seats = vec![];
    for (work, most) in SEATS {
        let all = access::staff_in_role(store.reader(), work.role(), today, LOOKED_THROUGH).await?;
        let spread = all.len().div_ceil(most).max(1);
        let some = all.iter().step_by(spread);
        seats.extend(some.map(|one: &StaffView| Seat {
            work,
            user: one.assignment.user,
        }));
    }
    store.close().await?;
    Ok(seats)
}
