//! What the files of the book must hold, seen from those who ask it.

use std::collections::BTreeSet;

use kernel::Language;
use rulebook::{Kind, Lookup, RuleBook, RuleFault, Source, Term, keys};

use jiff::civil::date;

fn book() -> RuleBook {
    RuleBook::national().expect("the book")
}

#[test]
fn every_key_has_a_constant_and_every_constant_a_rule() {
    let book = book();
    let known: BTreeSet<String> = book
        .all()
        .iter()
        .map(|rule| rule.key.as_str().to_owned())
        .collect();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/model/keys");
    let mut named = BTreeSet::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        for line in text.lines().filter(|line| line.starts_with("pub const")) {
            let key = line.split('"').nth(1).unwrap().to_owned();
            let constant = key.to_uppercase().replace('-', "_");
            assert!(
                line.contains(&format!(" {constant}:")),
                "{key} is named {line}"
            );
            named.insert(key);
        }
    }
    assert_eq!(named, known);
}

#[test]
fn figures_are_typed() {
    let book = book();
    let on = date(2026, 11, 22);
    let rule = |key| book.rule(key, on).expect(key);
    assert_eq!(rule(keys::FL_44).weeks(), Ok(3));
    assert_eq!(rule(keys::FL_44).term(), Ok(Term::Weeks(3)));
    assert_eq!(rule(keys::FL_12_WAIT).months(), Ok(6));
    assert_eq!(rule(keys::FL_12_ANSWER).weeks(), Ok(4));
    assert_eq!(rule(keys::LUS_4_3).days(), Ok(3));
    assert_eq!(rule(keys::LUS_2_3).hours(), Ok(24));
    assert_eq!(rule(keys::SOL_34_1).months(), Ok(3));
    assert_eq!(rule(keys::SOL_16_1_DONE).calendar_years(), Ok(1));
    assert_eq!(rule(keys::SOL_16_2A).age(), Ok(30));
    assert_eq!(rule(keys::LOCAL_CARE_PLAN).days(), Ok(15));
    assert_eq!(rule(keys::LOCAL_FIRST_CONTACT).working_days(), Ok(1));
    assert_eq!(rule(keys::LOCAL_SMALL_NUMBER).count(), Ok(5));
    assert_eq!(rule(keys::LOCAL_EDUCATED_SHARE).share().unwrap().of(50), 40);
    assert_eq!(
        rule(keys::SOL_34_7_MAX).amount().unwrap().count(),
        150_000_000
    );
    assert_eq!(rule(keys::LUS_5_4_NOON).clock().unwrap().hour(), 12);
    let wrong = rule(keys::FL_44).days();
    assert_eq!(
        wrong,
        Err(RuleFault::OtherKind {
            key: "fl-44".to_owned(),
            wanted: "days",
            found: Kind::Weeks,
        })
    );
    assert!(rule(keys::FL_11).term().is_err());
}

#[test]
fn lists_have_what_the_statutes_list() {
    let book = book();
    let on = date(2026, 11, 22);
    let items = |key| book.rule(key, on).unwrap().items().unwrap().len();
    assert_eq!(items(keys::SOL_11_5_EXCLUDED), 7);
    assert_eq!(items(keys::SOL_10_8_CONTENTS), 4);
    assert_eq!(items(keys::SOL_14_10), 11);
    assert_eq!(items(keys::SOL_35_1), 9);
    assert_eq!(items(keys::LSS_1), 3);
    assert_eq!(items(keys::LSS_9), 10);
    assert_eq!(items(keys::LSS_7_DAILY_ACTIVITY), 2);
    assert_eq!(items(keys::FL_31), 5);
    assert_eq!(items(keys::FL_37), 3);
    let services = book.rule(keys::LSS_9, on).unwrap();
    assert_eq!(
        services.item("daily-activity").unwrap().sv,
        "daglig verksamhet"
    );
    assert!(services.item("gardening").is_err());
}

#[test]
fn transition_rules_are_kept() {
    let book = book();
    // SoL 14:9 does not speak of standing decisions from before the act.
    let rule = book.rule(keys::SOL_14_9, date(2025, 7, 1)).unwrap();
    assert_eq!(rule.lookup, Lookup::Decision);
    assert!(book.rule(keys::SOL_14_9, date(2025, 6, 30)).is_err());
    // Care contacts without the certificate, for eight years.
    assert!(
        book.rule(keys::SOL_25_4_TRANSITION, date(2033, 6, 30))
            .is_ok()
    );
    assert!(
        book.rule(keys::SOL_25_4_TRANSITION, date(2033, 7, 1))
            .is_err()
    );
    // Swedish in elder care.
    assert!(book.rule(keys::SOL_8_4A, date(2026, 6, 30)).is_err());
    assert!(book.rule(keys::SOL_8_4A, date(2026, 7, 1)).is_ok());
    // The special fee by the day of the decision on the service.
    let fee = |on| book.rule(keys::SOL_34_7_MIN, on).unwrap();
    assert_eq!(fee(date(2026, 1, 1)).amount().unwrap().count(), 1_500_000);
    assert!(fee(date(2026, 1, 1)).verified);
    assert!(!fee(date(2025, 12, 31)).verified);
}

#[test]
fn what_was_not_read_says_so() {
    for rule in book().all() {
        let unread = match &rule.source {
            Source::National { law, .. } => law.in_force.is_none(),
            Source::Local { .. } => false,
        };
        assert!(
            !(unread && rule.verified),
            "{}: its statute has not been read",
            rule.key.as_str()
        );
    }
}

#[test]
fn citations_read_as_lawyers_write_them() {
    let book = book();
    let on = date(2026, 11, 22);
    let cite = |key, language| book.rule(key, on).unwrap().citation(language);
    let swedish = |key| cite(key, Language::Swedish);
    assert_eq!(swedish(keys::SOL_14_9).as_deref(), Some("14 kap. 9 § SoL"));
    assert_eq!(swedish(keys::LSS_28F).as_deref(), Some("28 f § LSS"));
    assert_eq!(
        swedish(keys::SVOD_3_5).as_deref(),
        Some("3 kap. 5–6 §§ SVOD")
    );
    assert_eq!(swedish(keys::LOCAL_CARE_PLAN), None);
    assert_eq!(
        cite(keys::SOL_14_9, Language::English).as_deref(),
        Some("SoL 14:9")
    );
}

#[test]
fn local_titles_and_reasons_carry_no_figure() {
    for rule in book().all().into_iter().filter(|rule| rule.is_local()) {
        let escalation = rule.key.as_str().starts_with("local-order-escalation");
        for language in [Language::Swedish, Language::English] {
            let digits = |text: &str| text.bytes().any(|b| b.is_ascii_digit());
            assert!(
                escalation || !digits(rule.title(language)),
                "{}",
                rule.key.as_str()
            );
            assert!(!digits(rule.why(language)), "{}", rule.key.as_str());
        }
    }
}
