//! Every page as every role: the answers are kept in a table, and what may not be seen answers as what is not there.

use std::{fmt::Write, sync::Arc};

use access::{Resource, Verb};
use axum::http::header;
use kernel::Role;
use page_kit::{Method, Route};
use server::product;

use crate::{
    addresses::{pages, real, unreal},
    asking::{Answer, get, post, post_from},
    town::{Reader, Town},
};

/// Renewed by `UPDATE_GOLDEN=1 cargo test -p acceptance routes`.
const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/golden/routes.md");

const HEADING: &str = "# Every page, and what it answers each role\n\n\
    \"near\" is a person whom the readers have to do with, as far as the role can; \"far\" is one they have nothing to\n\
    do with. 303 leads on, mostly to the login; 404 is the answer to what may not be seen, the same to the letter as\n\
    to what is not there.\n\n| page | needs | about |";

#[tokio::test]
async fn every_page_answers_every_role_as_the_table_says() {
    Town::on_both(table).await;
}

async fn table(town: Arc<Town>) {
    let mut table = HEADING.to_owned();
    for reader in &town.readers {
        let _written = write!(table, " {} |", reader.name());
    }
    table.push_str("\n|---|---|---|");
    table.push_str(&"---|".repeat(town.readers.len()));
    table.push('\n');
    let (mut unknown, mut wrong) = (vec![], vec![]);
    for route in pages() {
        let abouts = if route.path.contains('{') {
            vec!["near", "far"]
        } else {
            vec!["-"]
        };
        for about in abouts {
            let person = if about == "far" {
                town.far.person
            } else {
                town.near.person
            };
            let Some(address) = real(&town, route.path, person).await else {
                unknown.push(route.path);
                continue;
            };
            let _written = write!(
                table,
                "| `{}` | {} | {about} |",
                route.path,
                route.needs.describe()
            );
            for reader in &town.readers {
                let answer = get(&town.router, reader, &address).await;
                let _written = write!(table, " {} |", answer.status);
                wrong.extend(unsound(reader, &address, &answer));
                if reader.role.is_none() && !route.needs.is_open() && !leads_to_login(&answer) {
                    wrong.push(format!("{address} is open to nobody: {}", answer.status));
                }
            }
            table.push('\n');
        }
    }
    assert!(
        unknown.is_empty(),
        "say in addresses.rs where the ids of these are found: {unknown:?}"
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    same(&table);
}

#[tokio::test]
async fn what_may_not_be_seen_answers_as_what_is_not_there() {
    Town::on_both(unseen).await;
}

async fn unseen(town: Arc<Town>) {
    let mut wrong = vec![];
    for route in pages().iter().filter(|route| route.needs.is_about_person()) {
        let Some(address) = real(&town, route.path, town.far.person).await else {
            continue;
        };
        for reader in town.readers.iter().filter(|reader| reader.role.is_some()) {
            if needs_no_relation(reader, route) {
                continue;
            }
            let forbidden = get(&town.router, reader, &address).await;
            let name = reader.name();
            if forbidden.status != 404 {
                wrong.push(format!(
                    "{} of a stranger as {name} answers {}",
                    route.path, forbidden.status
                ));
                continue;
            }
            let told = without_address(&forbidden, &address);
            for missing in [unreal(route.path), format!("{address}/finns/inte")] {
                let nothing = get(&town.router, reader, &missing).await;
                let nothing = without_address(&nothing, &missing);
                if told != nothing {
                    wrong.push(format!(
                        "{} of a stranger as {name} differs from {missing}: {}",
                        route.path,
                        first_difference(&told, &nothing)
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// An answer without what only says what was asked for: the address, and the length that follows from it.
fn without_address(answer: &Answer, address: &str) -> String {
    let whole = answer.whole().replace(address, "?");
    let lines = whole
        .lines()
        .filter(|line| !line.starts_with("content-length:"));
    lines.collect::<Vec<_>>().join("\n")
}

/// The first part that differs, in both.
fn first_difference(one: &str, other: &str) -> String {
    let differs = |(a, b): &(&str, &str)| a != b;
    one.split('>')
        .zip(other.split('>'))
        .find(differs)
        .map_or_else(String::new, |(a, b)| format!("`{a}` and `{b}`"))
}

/// What is open without a relation: a case officer may register what is about somebody new, which is how a relation
/// begins, and the log reviewer sees who has read about anybody, without a name.
fn needs_no_relation(reader: &Reader, route: &Route) -> bool {
    let Some(need) = route.needs.asks() else {
        return false;
    };
    let registered = [
        Resource::Contact,
        Resource::EarlyHelp,
        Resource::Application,
    ];
    let registers = need.verb == Verb::Write && registered.contains(&need.resource);
    let reviews = need.verb == Verb::See && need.resource == Resource::AccessLog;
    (reader.role == Some(Role::CaseOfficer) && registers)
        || (reader.role == Some(Role::LogReviewer) && reviews)
}

#[tokio::test]
async fn addresses_of_nothing_break_no_page() {
    Town::on_both(nothing).await;
}

async fn nothing(town: Arc<Town>) {
    let mut wrong = vec![];
    let curious = [
        Role::CaseOfficer,
        Role::UnitManager,
        Role::SystemAdministrator,
        Role::Person,
    ];
    for route in pages() {
        for reader in curious.map(|role| town.reader(role)) {
            let address = unreal(route.path);
            let strange = address.replace('-', "%00");
            let asked =
                format!("{address}?sida=-1&sort=%27&format=pdf&desc=2&q=%ff&fran=x&till=%2F%2Fx");
            for address in [address, strange, asked] {
                let answer = get(&town.router, reader, &address).await;
                wrong.extend(unsound(reader, &address, &answer));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn a_form_without_a_session_keeps_what_was_typed() {
    Town::on_both(kept).await;
}

async fn kept(town: Arc<Town>) {
    let nobody = town.readers.last().expect("nobody");
    for route in forms() {
        let typed = [("fritext", "Det som skrevs & fanns"), ("dag", "2026-11-20")];
        let address = unreal(route);
        let answer = post(&town.router, nobody, &address, &typed).await;
        assert_eq!(answer.status, 401, "{address}");
        let text = answer.text();
        assert!(
            text.contains("Det som skrevs &amp; fanns"),
            "{address} loses what was typed"
        );
        assert!(
            text.contains(&address) && text.contains("2026-11-20"),
            "{address}"
        );
    }
}

#[tokio::test]
async fn a_form_from_another_site_is_refused() {
    Town::on_both(foreign).await;
}

async fn foreign(town: Arc<Town>) {
    let officer = town.reader(Role::CaseOfficer);
    let all = product::routes();
    for route in all
        .table()
        .iter()
        .filter(|route| route.method == Method::Post)
    {
        let address = real(&town, route.path, town.near.person).await;
        let address = address.unwrap_or_else(|| unreal(route.path));
        let answer = post_from(&town.router, officer, ("cross-site", &address), &[]).await;
        assert_eq!(answer.status, 403, "{address}");
    }
}

/// The paths of forms that need a session.
fn forms() -> Vec<&'static str> {
    let all = product::routes();
    let forms = all
        .table()
        .iter()
        .filter(|route| route.method == Method::Post && !route.needs.is_open());
    forms.map(|route| route.path).collect()
}

/// A fault, or a text that is missing.
fn unsound(reader: &Reader, address: &str, answer: &Answer) -> Option<String> {
    let name = reader.name();
    if answer.status >= 500 {
        return Some(format!("{address} as {name} answers {}", answer.status));
    }
    let text = answer.text();
    let (_, lacking) = text.split_once('⟦')?;
    let key: String = lacking.chars().take_while(|c| *c != '⟧').collect();
    Some(format!("{address} as {name} lacks the text {key}"))
}

fn leads_to_login(answer: &Answer) -> bool {
    answer.status == 303
        && answer
            .header(header::LOCATION)
            .starts_with("/logga-in?till=")
}

fn same(table: &str) {
    if std::env::var("UPDATE_GOLDEN").is_ok_and(|v| v == "1") {
        std::fs::write(GOLDEN, table).expect("the table is written");
        return;
    }
    let kept = std::fs::read_to_string(GOLDEN).unwrap_or_default();
    for (number, (ours, theirs)) in kept.lines().zip(table.lines()).enumerate() {
        assert_eq!(
            ours,
            theirs,
            "line {}; if it is right: UPDATE_GOLDEN=1",
            number + 1
        );
    }
    assert_eq!(
        kept.lines().count(),
        table.lines().count(),
        "pages have come or gone; UPDATE_GOLDEN=1"
    );
}
