//! The municipality's own rows, on both databases: added, never changed.

use jiff::civil::{Date, date};
use kernel::{Actor, Call, Line, Problem, Prose, RequestKey, RuleKey};
use proptest::prelude::*;
use rulebook::{
    BookFault, DecisionKind, LocalRow, MIGRATIONS, RuleBook, SetLocalRule, Share, Source, Value,
    keys, reads,
};
use store::{Store, testing};
use uuid::Uuid;

fn call(at: &str) -> Call {
    let now = at.parse().expect("a time");
    Call::new(Actor::Public, now, RequestKey(Uuid::new_v4()))
}

fn set(key: &'static str, value: Value, from: Date) -> SetLocalRule {
    SetLocalRule {
        key: RuleKey::new(key),
        value,
        from,
        kind: DecisionKind::Guideline,
        decided_by: Line::parse("Omsorgsnämnden 2026-11-19 § 45").unwrap(),
        reason: Prose::parse("Planen ska vara klar fortare.").unwrap(),
    }
}

async fn days(store: &Store, on: Date) -> u16 {
    let book = reads::book(store.reader()).await.expect("the book");
    let rule = book.rule(keys::LOCAL_CARE_PLAN, on).expect("the rule");
    rule.days().expect("days")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_row_never_changes_an_old_one() {
    for scratch in testing::both(&[MIGRATIONS]).await.expect("databases") {
        let store = &scratch.store;
        let (november, january) = (date(2026, 11, 22), date(2027, 1, 1));
        assert_eq!(days(store, november).await, 15);
        let first = set(keys::LOCAL_CARE_PLAN, Value::Days(12), january);
        let done = store.act(&call("2026-11-22T08:00:00Z"), &first).await;
        let done = done.expect("set");
        assert_eq!(
            (done.before, done.after),
            (Value::Days(15), Value::Days(12))
        );
        let kept = reads::local_rules(store.reader()).await.expect("rows");
        let second = set(keys::LOCAL_CARE_PLAN, Value::Days(10), date(2027, 3, 1));
        let done = store.act(&call("2026-11-23T08:00:00Z"), &second).await;
        assert_eq!(done.expect("set").before, Value::Days(12));
        assert_eq!(days(store, november).await, 15);
        assert_eq!(days(store, date(2026, 12, 31)).await, 15);
        assert_eq!(days(store, january).await, 12);
        assert_eq!(days(store, date(2027, 2, 28)).await, 12);
        assert_eq!(days(store, date(2027, 3, 1)).await, 10);
        let rows = reads::local_rules(store.reader()).await.expect("rows");
        assert_eq!(rows.len(), 2);
        assert_eq!(rows.get(1), kept.first());
        let book = reads::book(store.reader()).await.expect("the book");
        let rule = book.rule(keys::LOCAL_CARE_PLAN, january).unwrap();
        let Source::Local {
            decided: Some(decided),
            ..
        } = &rule.source
        else {
            panic!("a decided rule");
        };
        assert_eq!(decided.by.as_str(), "Omsorgsnämnden 2026-11-19 § 45");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_of_local_value_comes_back_as_it_went() {
    for scratch in testing::both(&[MIGRATIONS]).await.expect("databases") {
        let store = &scratch.store;
        let today = date(2026, 11, 22);
        let item = rulebook::Item {
            code: "nearest".to_owned(),
            sv: "närmaste utförare".to_owned(),
            en: "nearest provider".to_owned(),
        };
        let share: Share = "0.75".parse().unwrap();
        let all = [
            (keys::LOCAL_EDUCATED_SHARE, Value::Share(share)),
            (keys::LOCAL_NON_CHOICE, Value::Items(vec![item])),
            (keys::LOCAL_ORDER_ACKNOWLEDGED, Value::Hours(2)),
            (keys::LOCAL_SMALL_NUMBER, Value::Count(10)),
        ];
        for (key, value) in all {
            let action = set(key, value.clone(), today);
            let call = call("2026-11-22T08:00:00Z");
            store.act(&call, &action).await.expect("set");
            let book = reads::book(store.reader()).await.expect("the book");
            assert_eq!(book.rule(key, today).unwrap().value, value);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn refusals_change_nothing() {
    for scratch in testing::both(&[MIGRATIONS]).await.expect("databases") {
        let store = &scratch.store;
        let yesterday = date(2026, 11, 21);
        let action = set(keys::LOCAL_CARE_PLAN, Value::Days(90), yesterday);
        let no = store.act(&call("2026-11-22T08:00:00Z"), &action).await;
        let Err(Problem::Refused(no)) = no else {
            panic!("refused");
        };
        let texts: Vec<&str> = no.iter().map(|refusal| refusal.text.as_ref()).collect();
        assert_eq!(texts, ["rulebook-refusal-past", "rulebook-refusal-outside"]);
        let rows = reads::local_rules(store.reader()).await.expect("rows");
        assert_eq!(rows, []);
    }
}

fn row(from: Date, days: u16, at: i64) -> LocalRow {
    let call = call("2026-11-22T08:00:00Z");
    LocalRow {
        id: call.new_id(),
        key: RuleKey::new(keys::LOCAL_CARE_PLAN),
        value: Value::Days(days),
        from,
        kind: DecisionKind::Guideline,
        decided_by: Line::parse("Nämnden").unwrap(),
        reason: Prose::parse("Skäl").unwrap(),
        set_by: None,
        set_at: kernel::Timestamp::from_second(at).unwrap(),
    }
}

#[test]
fn rows_for_other_rules_or_kinds_are_named_faults() {
    let book = RuleBook::national().unwrap();
    let mut national = row(date(2027, 1, 1), 5, 0);
    national.key = RuleKey::new(keys::FL_44);
    let fault = book.with_local(&[national]).unwrap_err();
    assert!(matches!(fault, BookFault::Nameless { .. }), "{fault}");
    let mut weeks = row(date(2027, 1, 1), 5, 0);
    weeks.value = Value::Weeks(2);
    let fault = book.with_local(&[weeks]).unwrap_err();
    assert!(matches!(fault, BookFault::KindChanged { .. }), "{fault}");
}

proptest! {
    /// The wording of a day is the row with the latest day up to it, of those with one day the last written, and the
    /// default before all rows.
    #[test]
    fn the_latest_row_up_to_a_day_counts(
        rows in proptest::collection::vec((0_i64..400, 1_u16..60, 0_i64..50), 0..8),
        day in 0_i64..500,
    ) {
        let start = date(2026, 11, 22);
        let on = |n: i64| start.checked_add(jiff::Span::new().days(n)).expect("a day");
        let rows: Vec<LocalRow> = rows.iter().map(|(n, days, at)| row(on(*n), *days, *at)).collect();
        let book = RuleBook::national().unwrap().with_local(&rows).unwrap();
        let found = book.rule(keys::LOCAL_CARE_PLAN, on(day)).unwrap();
        let expect = rows
            .iter()
            .filter(|row| row.from <= on(day))
            .max_by_key(|row| (row.from, row.set_at, row.id))
            .map_or(Value::Days(15), |row| row.value.clone());
        prop_assert_eq!(&found.value, &expect);
        let wordings = book.wordings(keys::LOCAL_CARE_PLAN).unwrap();
        for (earlier, later) in wordings.iter().zip(wordings.iter().skip(1)) {
            prop_assert_eq!(earlier.valid.to(), later.valid.from().yesterday().ok());
        }
        let other = book.rule(keys::FL_44, on(day)).unwrap();
        prop_assert_eq!(other.weeks(), Ok(3));
    }
}
