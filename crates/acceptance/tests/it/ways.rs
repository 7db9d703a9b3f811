//! Where pages lead: no link of a home or a work list leads its reader to nothing, and no page is without a way to it.

use std::{collections::BTreeSet, sync::Arc};

use crate::{
    addresses::pages,
    asking::get,
    town::{Reader, Town},
};

/// Pages that nothing needs to lead to.
const REACHED_OTHERWISE: &[&str] = &[
    // A form leads there when it has been sent: a question, or a search that found nobody.
    "/fraga/tack",
    "/personer/ny",
    // The front, which leads home or to the login.
    "/",
    // Whoever is not logged in is sent there.
    "/logga-in",
    // Letters, posters and the municipality's own pages lead here.
    "/fraga",
    "/mal",
    // The front of a demo alone has it.
    "/rundtur",
    // A phone without network opens it by itself.
    "/mina-besok/vantar",
];

/// The addresses that a page leads to, without what follows the path.
fn links(text: &str) -> BTreeSet<String> {
    let quoted = |what: &'static str| {
        text.split(what)
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
    };
    quoted(" href=\"")
        .chain(quoted(" action=\""))
        .filter(|to| to.starts_with('/') && !to.starts_with("/assets/"))
        .map(|to| to.replace("&amp;", "&"))
        .collect()
}

fn path(address: &str) -> &str {
    address.split(['?', '#']).next().unwrap_or_default()
}

#[tokio::test]
async fn every_link_of_a_home_or_a_work_list_leads_its_reader_somewhere() {
    Town::on_both(leading).await;
}

async fn leading(town: Arc<Town>) {
    let (mut wrong, mut followed, mut about) = (vec![], 0, 0);
    let readers = town.readers.iter().chain([&town.named]);
    for reader in readers.filter(|reader| reader.role.is_some()) {
        let mut asked = BTreeSet::new();
        for from in [
            "/hem",
            "/att-gora",
            "/att-gora?lage=sena",
            "/att-gora?lage=lyfta",
        ] {
            let answer = get(&town.router, reader, from).await;
            if answer.status != 200 {
                continue;
            }
            let text = answer.text();
            let hrefs = text.replace(" action=\"", " data-action=\"");
            for to in links(&hrefs) {
                if !asked.insert(to.clone()) {
                    continue;
                }
                followed += 1;
                about += usize::from(to.starts_with("/personer/"));
                let status = get(&town.router, reader, &to).await.status;
                // The front and the language lead on.
                if status != 200 && status != 303 {
                    wrong.push(format!("{from} leads {} to {to}: {status}", reader.name()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(
        followed > 100 && about > 5,
        "only {followed} links, {about} to persons"
    );
}

#[tokio::test]
async fn what_is_raised_lies_with_who_handles_the_person() {
    Town::on_both(raised).await;
}

async fn raised(town: Arc<Town>) {
    let to = format!("/personer/{}/genomforandeplaner/", town.near.person);
    let officer = town.reader(kernel::Role::CaseOfficer);
    for page in ["/hem", "/att-gora?lage=lyfta"] {
        let mine = get(&town.router, officer, page).await.text();
        assert!(mine.contains(&to), "{page}: {mine}");
        let theirs = get(&town.router, town.colleague(), page).await.text();
        assert!(!theirs.contains("2026-000000"), "{page}: {theirs}");
    }
}

#[tokio::test]
async fn every_page_that_is_about_no_one_person_has_a_way_to_it() {
    Town::on_both(reached).await;
}

/// What a reader comes to from home, by the menu and from page to page, over pages that are about nobody.
async fn comes_to(town: &Town, reader: &Reader, plain: &BTreeSet<&str>) -> BTreeSet<String> {
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut ahead = vec!["/hem".to_owned()];
    while let Some(at) = ahead.pop() {
        if !seen.insert(at.clone()) {
            continue;
        }
        let answer = get(&town.router, reader, &at).await;
        if answer.status == 303 {
            let to = answer.header(axum::http::header::LOCATION);
            ahead.push(path(to).to_owned());
        }
        for to in links(&answer.text()) {
            if plain.contains(path(&to)) {
                ahead.push(path(&to).to_owned());
            }
        }
    }
    seen
}

async fn reached(town: Arc<Town>) {
    let pages = pages();
    let plain: BTreeSet<&str> = pages
        .iter()
        .filter(|route| !route.path.contains('{'))
        .map(|route| route.path)
        .collect();
    let mut met: BTreeSet<String> = BTreeSet::new();
    for reader in &town.readers {
        if reader.role.is_some() {
            met.extend(comes_to(&town, reader, &plain).await);
        }
    }
    let lost: Vec<_> = plain
        .iter()
        .filter(|path| !met.contains(**path) && !REACHED_OTHERWISE.contains(path))
        .collect();
    assert!(lost.is_empty(), "nothing leads to {lost:?}");
}
