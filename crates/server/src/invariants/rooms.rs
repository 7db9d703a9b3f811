//! That each room can read what it has kept, and that those who work do so at units that are there.

use std::{collections::BTreeSet, fmt::Display, future::Future};

use kernel::{Fault, Role, TimeZone, Timestamp, UnitId};
use organisation::UnitFilter;
use store::Reader;

use crate::stop::chain;

/// The most assignments of a role that are looked at.
const ASSIGNMENTS: i64 = 100_000;

/// What cannot be read or has no place, in words that name nobody.
pub(super) async fn unread(reader: &Reader, now: Timestamp) -> Result<Vec<String>, Fault> {
    let mut found = vec![];
    take(&mut found, "the rule book", rulebook::reads::book(reader)).await;
    take(
        &mut found,
        "the catalogue of services",
        organisation::services(reader),
    )
    .await;
    take(
        &mut found,
        "the standard times",
        organisation::standard_tables(reader),
    )
    .await;
    take(
        &mut found,
        "the catalogues of services",
        organisation::catalogues(reader),
    )
    .await;
    take(
        &mut found,
        "the schemes of delegation",
        cases::delegation_schemes(reader),
    )
    .await;
    take(&mut found, "the districts", organisation::districts(reader)).await;
    let municipality = take(
        &mut found,
        "the municipality",
        organisation::municipality(reader),
    )
    .await;
    let zone = municipality.flatten().map_or(TimeZone::UTC, |one| one.zone);
    let all = UnitFilter::default();
    if let Some(units) = take(&mut found, "the units", organisation::units(reader, &all)).await {
        let known = units.into_iter().map(|unit| unit.id).collect();
        found.extend(strays(reader, &known, now.to_zoned(zone).date()).await?);
    }
    Ok(found)
}

/// What can be read, or a word that it cannot.
async fn take<T>(
    found: &mut Vec<String>,
    what: impl Display,
    read: impl Future<Output = Result<T, Fault>>,
) -> Option<T> {
    match read.await {
        Ok(value) => Some(value),
        Err(fault) => {
            found.push(format!("{what}: {}", chain(&fault)));
            None
        }
    }
}

/// Assignments at units that are not there.
async fn strays(
    reader: &Reader,
    known: &BTreeSet<UnitId>,
    today: kernel::Date,
) -> Result<Vec<String>, Fault> {
    let mut found = vec![];
    for role in Role::ALL {
        let staff = access::staff_in_role(reader, role, today, ASSIGNMENTS).await?;
        let strays = staff
            .iter()
            .filter(|one| !known.contains(&one.assignment.unit));
        found.extend(strays.map(|one| {
            let unit = one.assignment.unit;
            format!(
                "an assignment as {} is at unit {unit}, which is not there",
                role.key()
            )
        }));
    }
    Ok(found)
}
