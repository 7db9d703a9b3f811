//! Marked persons: no word of anybody's reaches anybody without right to it, and every reading is in the access log.

use std::sync::Arc;

use access::Need;
use axum::Router;
use kernel::{PersonId, Role};
use maud::html;
use page_kit::{Method, Needs, Reply, Routes};
use server::product;
use store::sql;

use crate::{
    addresses::{pages, real},
    asking::{escaped, get, post},
    marked::{Mark, Marked},
    town::{COLLEAGUE, Reader, Town},
};

/// A page on which somebody was given away.
#[derive(Debug)]
struct Seen {
    page: String,
    reader: &'static str,
    marks: Vec<Mark>,
}

/// A page and all its addresses that a reader could think of: with the ids of what is there, as a list in all its
/// forms, as an export, and with a search for the person. The plain one comes first.
struct Addresses {
    page: String,
    all: Vec<String>,
}

async fn all_addresses(town: &Town, of: &Marked) -> Vec<Addresses> {
    let mut all = vec![];
    for route in pages() {
        let Some(address) = real(town, route.path, of.person).await else {
            continue;
        };
        let name = of.line("given");
        let search = format!("?q={name}&sok={name}&namn={name}&person={}", of.person);
        let queries = [
            "",
            "?format=csv",
            "?format=xlsx",
            "?alla=1&visa=alla&enhet=alla&sida=1",
            &search,
        ];
        all.push(Addresses {
            page: route.path.to_owned(),
            all: queries.map(|query| format!("{address}{query}")).to_vec(),
        });
    }
    all
}

/// Every page on which a reader meets a mark of the person.
async fn walk(router: &Router, reader: &Reader, addresses: &[Addresses], of: &Marked) -> Vec<Seen> {
    let mut seen = vec![];
    for Addresses { page, all } in addresses {
        for address in all {
            let answer = get(router, reader, address).await;
            let mut told = answer.whole();
            if address.contains("q=") {
                // What was asked for may be said again, such as the words of a search.
                told = told.replace(&escaped(of.line("given").as_str()), "");
            }
            let marks = of.given_away(&told);
            if !marks.is_empty() {
                seen.push(Seen {
                    page: page.clone(),
                    reader: reader.name(),
                    marks,
                });
            }
            // A closed door is closed before anything of the query is read.
            if answer.status != 200 {
                break;
            }
        }
    }
    seen
}

/// What searches by name and by number find.
async fn searched(town: &Town, reader: &Reader, of: &Marked) -> Vec<Seen> {
    let mut seen = vec![];
    for (how, typed) in [
        ("name", of.line("given").to_string()),
        ("number", of.number.to_string()),
    ] {
        let answer = post(
            &town.router,
            reader,
            "/sok",
            &[("q", &typed), ("sok", &typed)],
        )
        .await;
        let told = answer.whole().replace(&format!("value=\"{typed}\""), "");
        let told = if how == "number" {
            told.replace(&typed, "")
        } else {
            told
        };
        let marks = of.given_away(&told.replace(&escaped(&typed), ""));
        if !marks.is_empty() {
            seen.push(Seen {
                page: format!("/sok by {how}"),
                reader: reader.name(),
                marks,
            });
        }
    }
    seen
}

/// A case officer finds every resident by name and number: that is how a contact begins. Nobody else does.
fn is_found_by_officers(seen: &Seen) -> bool {
    let by_name = seen.marks == [Mark::Name];
    let begins = seen.page.starts_with("/sok") || seen.page.ends_with("/ny");
    is_officer(seen) && by_name && begins
}

fn is_officer(seen: &Seen) -> bool {
    [Role::CaseOfficer.key(), COLLEAGUE].contains(&seen.reader)
}

#[tokio::test]
async fn nobody_without_relation_meets_a_word_of_anybodys() {
    Town::on_both(without_relation).await;
}

async fn without_relation(town: Arc<Town>) {
    let addresses = all_addresses(&town, &town.far).await;
    let mut seen = vec![];
    for reader in &town.readers {
        seen.extend(walk(&town.router, reader, &addresses, &town.far).await);
        seen.extend(searched(&town, reader, &town.far).await);
    }
    seen.retain(|it| !is_found_by_officers(it));
    assert!(seen.is_empty(), "{seen:#?}");
}

#[tokio::test]
async fn a_colleague_meets_no_word_of_whom_another_handles() {
    Town::on_both(beside).await;
}

async fn beside(town: Arc<Town>) {
    let addresses = all_addresses(&town, &town.near).await;
    let colleague = town.colleague();
    let mut seen = walk(&town.router, colleague, &addresses, &town.near).await;
    seen.extend(searched(&town, colleague, &town.near).await);
    // What names nobody lies in the reception that the unit shares, and whoever may register early help sees for whom.
    let is_shared = |it: &Seen| it.page == "/kontakter/{contact}";
    let registers = |it: &Seen| it.page.ends_with("/tidig-hjalp") && it.marks == [Mark::Name];
    seen.retain(|it| !is_found_by_officers(it) && !is_shared(it) && !registers(it));
    assert!(seen.is_empty(), "{seen:#?}");
}

#[tokio::test]
async fn a_form_that_comes_back_tells_a_stranger_nothing() {
    Town::on_both(slips).await;
}

/// A form with nothing in it comes back on its page, which is then shown without having been asked for.
async fn slips(town: Arc<Town>) {
    let (mut sent, mut seen) = (0, vec![]);
    for route in product::routes().table() {
        if route.method != Method::Post || !route.path.contains("{person}") {
            continue;
        }
        let Some(address) = real(&town, route.path, town.far.person).await else {
            continue;
        };
        for reader in &town.readers {
            let answer = post(&town.router, reader, &address, &[]).await;
            sent += 1;
            let marks = town.far.given_away(&answer.whole());
            // Whoever may register something about anybody sees about whom.
            let is_named = reader.role == Some(Role::CaseOfficer) && marks == [Mark::Name];
            if !marks.is_empty() && !is_named {
                seen.push(Seen {
                    page: route.path.to_owned(),
                    reader: reader.name(),
                    marks,
                });
            }
        }
    }
    assert!(seen.is_empty(), "{seen:#?}");
    assert!(sent > 300, "only {sent} forms were sent");
}

#[tokio::test]
async fn where_a_protected_person_lives_is_told_to_named_staff_only() {
    Town::on_both(protected).await;
}

async fn protected(town: Arc<Town>) {
    let addresses = all_addresses(&town, &town.hidden).await;
    let mut seen = vec![];
    for reader in &town.readers {
        seen.extend(walk(&town.router, reader, &addresses, &town.hidden).await);
        seen.extend(searched(&town, reader, &town.hidden).await);
    }
    let is_exact = |it: &Seen| it.page == "/sok by number" && it.marks == [Mark::Name];
    let may_ask = |it: &Seen| is_officer(it) || it.reader == Role::UnitManager.key();
    seen.retain(|it| !(may_ask(it) && is_exact(it)));
    assert!(seen.is_empty(), "{seen:#?}");
    let named = walk(&town.router, &town.named, &addresses, &town.hidden).await;
    assert!(
        named.iter().any(|it| it.marks.contains(&Mark::Words)),
        "the named officer sees nothing: {named:?}"
    );
    let is_place = |it: &&Seen| it.marks.contains(&Mark::Place) && !it.page.contains("{person}");
    let listed: Vec<_> = named.iter().filter(is_place).collect();
    assert!(listed.is_empty(), "a place in a list: {listed:#?}");
}

#[tokio::test]
async fn those_who_run_and_count_see_nobody() {
    let blind = [
        Role::SystemAdministrator,
        Role::Controller,
        Role::CommitteeMember,
        Role::LogReviewer,
    ];
    Town::on_both(|town| async move {
        let mut seen = vec![];
        for of in [&town.near, &town.far, &town.hidden] {
            let addresses = all_addresses(&town, of).await;
            for reader in blind.map(|role| town.reader(role)) {
                seen.extend(walk(&town.router, reader, &addresses, of).await);
                seen.extend(searched(&town, reader, of).await);
            }
        }
        assert!(seen.is_empty(), "{seen:#?}");
    })
    .await;
}

/// Readings of a person that are in the access log.
async fn logged(town: &Town, person: PersonId) -> i64 {
    let ask =
        "SELECT COUNT(*) AS many FROM history_entry WHERE stream_kind = 'reads' AND person = $1";
    let row = sql(ask)
        .bind(person.uuid())
        .one(town.store.reader())
        .await
        .expect("an answer");
    row.expect("a row").get("many").expect("a count")
}

#[tokio::test]
async fn every_page_that_tells_of_somebody_is_in_the_access_log() {
    Town::on_both(in_the_log).await;
}

async fn in_the_log(town: Arc<Town>) {
    let near = &town.near;
    let (mut met, mut silent) = (0, vec![]);
    for route in pages()
        .iter()
        .filter(|route| route.path.contains("{person}"))
    {
        let Some(address) = real(&town, route.path, near.person).await else {
            continue;
        };
        for reader in &town.readers {
            let before = logged(&town, near.person).await;
            let answer = get(&town.router, reader, &address).await;
            if near.given_away(&answer.whole()).is_empty() {
                continue;
            }
            met += 1;
            if logged(&town, near.person).await != before + 1 {
                silent.push(format!("{} as {}", route.path, reader.name()));
            }
        }
    }
    assert!(silent.is_empty(), "not in the log: {silent:#?}");
    assert!(met > 40, "only {met} readings: the marks are not found");
}

#[tokio::test]
async fn a_planted_leak_is_caught() {
    Town::on_both(planted).await;
}

async fn planted(town: Arc<Town>) {
    let told = format!(
        "{} bor på {}",
        town.far.line("given"),
        town.far.line("street")
    );
    let leak = Routes::new().page("/lista", Needs::signed_in(), move |visit| {
        let told = told.clone();
        async move {
            Ok(Reply::page(
                "Lista",
                html! { p title=(told) { (visit.today()) } },
            ))
        }
    });
    let router = page_kit::router(&town.installation.app, &leak);
    let controller = town.reader(Role::Controller);
    let addresses = [Addresses {
        page: "/lista".to_owned(),
        all: vec!["/lista".to_owned()],
    }];
    let seen = walk(&router, controller, &addresses, &town.far).await;
    let marks: Vec<_> = seen.iter().map(|it| it.marks.as_slice()).collect();
    assert_eq!(marks, [[Mark::Name, Mark::Place].as_slice()]);
    // A route that asks for the wrong thing is caught as well: rules are open, persons are not.
    let needs = Needs::may(Need::see(access::Resource::RuleBook));
    let name = town.far.line("family").to_string();
    let leak = Routes::new().page("/lista", needs, move |_visit| {
        let name = name.clone();
        async move { Ok(Reply::go(format!("/personer?namn={name}"))) }
    });
    let router = page_kit::router(&town.installation.app, &leak);
    let seen = walk(&router, controller, &addresses, &town.far).await;
    assert_eq!(seen.len(), 1, "a mark in a header is not found");
}
