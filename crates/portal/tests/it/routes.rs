//! Every page of the portal as every role: the table of answers is kept beside the test.

use std::fmt::Write;

use kernel::Role;
use page_kit::Method;

use crate::{browser::settled, stage::Stage};

/// Renewed by `UPDATE_GOLDEN=1 cargo test -p portal`.
const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/golden/routes.md");

/// A page's address on the stage.
fn address(stage: &Stage, path: &str) -> String {
    let mut address = path.to_owned();
    let ragnar = stage.ragnar.to_string();
    let user = stage
        .users
        .get(&Role::CaseOfficer)
        .map(ToString::to_string)
        .unwrap_or_default();
    let rule = if path.ends_with("/satt") {
        "local-care-plan"
    } else {
        "fl-44"
    };
    for (name, value) in [
        ("{person}", ragnar.as_str()),
        (
            "{key}",
            if path.starts_with("/nyckeltal") {
                "duties-in-time"
            } else {
                rule
            },
        ),
        ("{user}", user.as_str()),
    ] {
        address = address.replace(name, value);
    }
    address
}

#[tokio::test]
async fn every_page_answers_as_the_table_says_and_twice_alike() {
    Stage::on_both(table).await;
}

async fn table(stage: Stage) {
    let mut table = heading();
    for route in portal::routes()
        .table()
        .iter()
        .filter(|route| route.method == Method::Get)
    {
        let path = address(&stage, route.path);
        let _written = write!(table, "| `{}` | {} |", route.path, route.needs.describe());
        for role in Role::ALL.into_iter().map(Some).chain([None]) {
            let answer = stage.get(role, &path).await;
            let _written = write!(table, " {} |", answer.status);
            assert!(
                answer.status < 500,
                "{path} as {role:?} answers {}",
                answer.status
            );
            assert!(
                !answer.text.contains('⟦'),
                "{path} as {role:?} lacks a text: {}",
                missing(&answer.text)
            );
            let again = stage.get(role, &path).await;
            if !path.contains("lasningar") && !path.starts_with("/logg") {
                assert_eq!(
                    settled(&answer.text),
                    settled(&again.text),
                    "{path} as {role:?}"
                );
            }
        }
        table.push('\n');
    }
    same(&table);
}

fn heading() -> String {
    let mut text = "# Every page of the portal, and what it answers each role\n\n\
        Ragnar is handled by the case officer; the manager's unit has his case; the provider helps him; the relative\n\
        is let in. 303 leads on, mostly to the login; 404 is the answer to what may not be seen.\n\n| page | needs |"
        .to_owned();
    for role in Role::ALL {
        let _written = write!(text, " {} |", role.key());
    }
    text.push_str(" nobody |\n|---|---|");
    text.push_str(&"---|".repeat(Role::ALL.len() + 1));
    text.push('\n');
    text
}

fn missing(text: &str) -> String {
    let from = text.find('⟦').unwrap_or_default();
    text.get(from..)
        .unwrap_or_default()
        .chars()
        .take(60)
        .collect()
}

fn same(table: &str) {
    if std::env::var("UPDATE_GOLDEN").is_ok_and(|v| v == "1") {
        std::fs::write(GOLDEN, table).expect("written");
        return;
    }
    let kept = std::fs::read_to_string(GOLDEN).unwrap_or_default();
    assert_eq!(
        kept, table,
        "the pages answer otherwise than tests/it/golden/routes.md: read the difference, then renew it with UPDATE_GOLDEN=1"
    );
}

#[tokio::test]
async fn english_says_everything_too() {
    let texts = crate::stage::texts();
    for locale in portal::LOCALES {
        for line in locale.source.lines() {
            let key = line
                .split(" =")
                .next()
                .filter(|key| key.starts_with("portal-"));
            if let Some(key) = key.filter(|_| line.contains(" =")) {
                assert!(
                    texts.has(kernel::Language::Swedish, key),
                    "{key} in Swedish"
                );
                assert!(
                    texts.has(kernel::Language::English, key),
                    "{key} in English"
                );
            }
        }
    }
}
