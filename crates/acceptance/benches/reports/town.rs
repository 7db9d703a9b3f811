//! A municipality whose visits are laid out, each given to somebody who knows of it.

use std::sync::Arc;

use kernel::{TimeZone, Timestamp};
use samples::{Filling, Plan, Size, Wish};
use server::product;
use store::Store;
use visits::TellVisit;

use crate::{
    Failure,
    errands::{Errand, call, given, planners},
    options::Options,
};

/// Days whose visits are told of.
const DAYS: i64 = 9;

/// The moment at which the town is looked at: a Monday morning.
pub(crate) fn now() -> Result<Timestamp, Failure> {
    Ok("2026-11-23T04:00:00Z".parse()?)
}

/// Fills an empty store, gives its visits to those who work there, and tells them.
pub(crate) async fn errands(store: &Store, options: Options) -> Result<Vec<Errand>, Failure> {
    let zone = TimeZone::get("Europe/Stockholm")?;
    let today = now()?.to_zoned(zone).date();
    let wish = Wish {
        size: Size::Municipality,
        seed: options.seed,
        today,
    };
    let filling = Filling {
        now: now()?,
        history_days: 0,
        residents: false,
    };
    samples::fill(store, &Plan::make(wish)?, filling, &()).await?;
    let mut errands = vec![];
    for (unit, planner) in planners(store, today).await? {
        for n in 0..DAYS {
            let day = today.saturating_add(jiff::Span::new().days(n));
            let left = options.visits.saturating_sub(errands.len());
            let given = given(store, (unit, &planner), (day, left, now()?)).await?;
            errands.extend(given);
        }
    }
    if errands.is_empty() {
        return Err("no visit is laid out".into());
    }
    for errand in &errands {
        let visit = errand.visit.id;
        let told = TellVisit { visit };
        store.act(&call(&errand.by, now()?)?, &told).await?;
    }
    // As it comes over a day: not one provider after the other.
    errands.sort_by_key(|errand| (errand.at, errand.visit.id));
    Ok(errands)
}

/// Errands that several phones take from.
pub(crate) type Shared = Arc<[Errand]>;

/// The product as it listens to itself.
pub(crate) fn hearing(store: Store) -> Store {
    store.hearing(product::listeners())
}
