//! From the committee's figure to the plans that are missing: by provider for whoever may not see the persons, down to
//! the rows for those who may, and never a word about why a row is not shown.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use access::{Need, Resource};
use kernel::{
    Call, Period, RequestKey, Role,
    measure::{Dimension, MeasureRow},
};
use portal::MEASURES;
use uuid::Uuid;

use crate::{
    asking::get,
    town::{Reader, Town, enter, today},
};

const CURRENT: &str = "care-plans-measure-current";

#[tokio::test(flavor = "multi_thread")]
async fn what_is_missing_is_found_as_far_as_one_may_see() {
    Town::on_both(missing).await;
}

async fn missing(town: Arc<Town>) {
    let rows = rows(&town).await;
    let mut lacking: BTreeMap<String, usize> = BTreeMap::new();
    for row in rows.iter().filter(|row| !row.meets) {
        *lacking.entry(provider(row)).or_default() += 1;
    }
    assert!(!lacking.is_empty(), "no plan is missing");
    the_chair(&town, (&rows, &lacking)).await;
    let (mut some, mut none) = (0, 0);
    let staff = access::staff_in_role(town.store.reader(), Role::UnitManager, today(), 1000).await;
    for one in staff.expect("managers") {
        let seat = one.assignment;
        let unit = seat.unit.to_string();
        if !rows.iter().any(|row| provider(row) == unit) {
            continue;
        }
        let actor = kernel::Actor::Staff {
            user: seat.user,
            assignment: seat.id,
            role: seat.role,
            unit: seat.unit,
        };
        let now = "2026-11-20T08:00:00Z".parse().expect("a time");
        let call = Call::new(actor, now, RequestKey(Uuid::new_v4()));
        let reader = enter(&town.installation, seat.user, seat.role).await;
        for meets in [false, true] {
            let own = seen(&town, &call, rows.iter().filter(|row| row.meets == meets)).await;
            the_manager(&town, &reader, (meets, &own)).await;
            if !meets {
                some += usize::from(!own.is_empty());
                none += usize::from(own.is_empty());
            }
        }
    }
    assert!(
        some > 0 && none > 0,
        "{some} managers lack plans, {none} none"
    );
}

fn provider(row: &MeasureRow) -> String {
    let group = row.groups.get(&Dimension::Provider);
    group.expect("a provider").clone()
}

async fn rows(town: &Town) -> Vec<MeasureRow> {
    let now = "2026-11-20T08:00:00Z".parse().expect("a time");
    let call = Call::new(
        kernel::Actor::system("test"),
        now,
        RequestKey(Uuid::new_v4()),
    );
    let year = Period::new("2026-01-01".parse().expect("a day"), Some(today()));
    let of = (CURRENT, year.expect("a year"));
    (MEASURES.rows)(town.store.reader(), &call, of)
        .await
        .expect("rows")
}

/// The links of the rows whose persons somebody may see, asked one by one.
async fn seen<'r>(
    town: &Town,
    call: &Call,
    rows: impl Iterator<Item = &'r MeasureRow>,
) -> BTreeSet<&'r str> {
    let mut seen = BTreeSet::new();
    for row in rows {
        let need = Need::see(Resource::MeasureRows).about(row.person.expect("a person"));
        let may = access::may(town.store.reader(), call, need).await;
        if may.expect("an answer") {
            seen.insert(row.link.as_str());
        }
    }
    seen
}

/// What is behind the figure is told by provider, the number of those that are missing too; of few persons nothing.
async fn the_chair(town: &Town, (rows, lacking): (&[MeasureRow], &BTreeMap<String, usize>)) {
    let chair = town.readers.iter();
    let mut chair = chair.filter(|one| one.role == Some(Role::CommitteeMember));
    let chair = chair.next().expect("a member of the committee");
    let at = format!("/nyckeltal/{CURRENT}?tid=ar&efter=provider&uppfyllt=nej&format=csv");
    let page = get(&town.router, chair, &at).await;
    assert_eq!(page.status, 200);
    let page = page.text();
    let (mut told, mut full) = (0, 0);
    for unit in organisation::units(town.store.reader(), &organisation::UnitFilter::default())
        .await
        .expect("units")
    {
        let name = unit.name.as_str();
        let line = page
            .lines()
            .find(|line| line.starts_with(&format!("{name};")));
        let own = rows
            .iter()
            .filter(|row| provider(row) == unit.id.to_string());
        let own = own.count();
        match (line, lacking.get(&unit.id.to_string())) {
            (Some(line), Some(missing)) if !line.contains("Dolt") => {
                assert!(line.ends_with(&format!(";{own};{missing}")), "{line}");
                told += 1;
            }
            // Hidden, whatever it lacks.
            (Some(line), _) => assert!(line.contains("Dolt"), "{line}"),
            (None, Some(missing)) => panic!("{name} lacks {missing}: {page}"),
            (None, None) => full += usize::from(own > 0),
        }
    }
    assert!(
        told > 0 && full > 0,
        "{told} lack plans, {full} do not: {page}"
    );
}

/// The rows of those whom the manager may see, all of them, and the same words whether there are others or not.
async fn the_manager(town: &Town, reader: &Reader, (meets, own): (bool, &BTreeSet<&str>)) {
    let asked = if meets { "ja" } else { "nej" };
    let (mut links, mut page) = (vec![], 1);
    loop {
        let at = format!(
            "/nyckeltal/{CURRENT}/rader?tid=ar&efter=provider&uppfyllt={asked}&sida={page}"
        );
        let answer = get(&town.router, reader, &at).await;
        assert_eq!(answer.status, 200);
        let text = answer.text();
        assert!(text.contains("Du ser bara rader om personer"), "{text}");
        let here: Vec<&str> = text
            .split("href=\"")
            .filter_map(|rest| rest.split('"').next())
            .filter(|link| link.contains("/genomforandeplaner/"))
            .collect();
        links.extend(here.iter().map(|link| (*link).to_owned()));
        // Turning the page keeps what was chosen.
        let next = format!("sida={}", page + 1);
        let next = text
            .split("href=\"")
            .find(|rest| rest.split('"').next().is_some_and(|to| to.contains(&next)));
        let Some(next) = next.filter(|_| !here.is_empty()) else {
            break;
        };
        let next = next.split('"').next().unwrap_or_default();
        assert!(next.contains(&format!("uppfyllt={asked}")), "{next}");
        page += 1;
    }
    let links: BTreeSet<&str> = links.iter().map(String::as_str).collect();
    assert_eq!(&links, own, "{asked}");
    let csv = format!("/nyckeltal/{CURRENT}/rader?tid=ar&uppfyllt={asked}&format=csv");
    let csv = get(&town.router, reader, &csv).await.text();
    let told: Vec<&str> = csv.lines().skip(1).collect();
    let said = if meets { ";Ja" } else { ";Nej" };
    assert!(told.iter().all(|row| row.ends_with(said)), "{csv}");
    assert_eq!(told.is_empty(), own.is_empty());
}
