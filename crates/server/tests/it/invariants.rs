//! What must hold between the rooms holds in a small municipality, and each planted breach is found by its name.
//!
//! The municipality is what `sammanhang demo --size small` makes. A breach is written straight
//! into the database, as no action of the product would.

use std::future::Future;

use history::{Entry, Stream, Subject};
use kernel::{Actor, Call, Language, Problem, RequestKey, Timestamp};
use samples::{Filling, Plan, Size, Wish};
use server::{
    invariants::{Looked, look},
    product,
};
use store::{
    Action, Store, Tx, sql,
    testing::{self, Filled},
};
use uuid::Uuid;

/// In the middle of a day, in the middle of a month.
fn now() -> Timestamp {
    "2026-11-20T11:00:00Z".parse().expect("a time")
}

async fn fill(store: Store) {
    let wish = Wish {
        size: Size::Small,
        seed: 1,
        today: "2026-11-20".parse().expect("a day"),
    };
    let filling = Filling {
        now: now(),
        history_days: 365,
        residents: false,
    };
    let plan = Plan::make(wish).expect("a plan");
    let store = store.hearing(product::listeners());
    samples::fill(&store, &plan, filling, &())
        .await
        .expect("a municipality");
}

async fn filled() -> Filled {
    let empty = async || testing::both(&product::migrations()).await;
    let filled = Filled::shared("invariants", empty, fill).await;
    filled.expect("databases")
}

/// Plays a test on each database, on a municipality of its own.
pub(crate) async fn on_both<F: Future<Output = ()>>(test: impl Fn(Store) -> F) {
    for scratch in filled().await.copies().await.expect("copies") {
        test(scratch.store.clone()).await;
    }
}

/// Statements that no room knows.
struct Plant(Vec<String>);

impl Action for Plant {
    const NAME: &'static str = "plant";
    type Done = u64;

    async fn run(&self, _: &Call, tx: &Tx) -> Result<u64, Problem> {
        let mut touched = 0;
        for text in &self.0 {
            touched += sql(text.clone()).run(tx).await?;
        }
        Ok(touched)
    }
}

/// Writes straight into the database; there must be something to write on.
pub(crate) async fn plant(store: &Store, texts: &[&str]) {
    let key = RequestKey(Uuid::new_v4());
    let call = Call::new(Actor::system("test"), now(), key);
    let texts = texts.iter().map(|text| (*text).to_owned()).collect();
    let touched = store.act(&call, &Plant(texts)).await.expect("planted");
    assert!(touched > 0, "nothing was planted");
}

pub(crate) async fn looked(store: &Store) -> Looked {
    look(store, now()).await.expect("looked")
}

/// The keys of what was found.
pub(crate) fn keys(looked: &Looked) -> Vec<&'static str> {
    looked.broken.iter().map(|finding| finding.key).collect()
}

/// A breach on a municipality of its own is found by its name, with how many and the first few.
pub(crate) async fn found_by(key: &'static str, texts: &[&str]) {
    on_both(async |store| {
        plant(&store, texts).await;
        let looked = looked(&store).await;
        let finding = looked.broken.iter().find(|finding| finding.key == key);
        let finding = finding.unwrap_or_else(|| panic!("{key} in {looked:?}"));
        let first = finding.first.first().expect("the first");
        assert!(finding.count >= finding.first.len());
        let texts = product::texts().expect("texts");
        for language in [Language::Swedish, Language::English] {
            let said = finding.said(texts.t(language));
            assert!(said.contains(first), "{said}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_went_wrong_in_its_year_was_not_left() {
    on_both(async |store| {
        let open = sql("SELECT due FROM duty_item WHERE kind = $1 AND state = 'open'");
        let open = open.bind("deviations-duty-investigate".to_owned());
        let rows = open.all(store.reader()).await.expect("duties");
        assert!(!rows.is_empty(), "nothing is being investigated");
        let month = jiff::SignedDuration::from_hours(30 * 24);
        for row in rows {
            let due: Timestamp = row.get("due").expect("a time");
            assert!(due > now() - month, "left since {due}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_small_municipality_is_whole() {
    on_both(async |store| {
        assert_eq!(looked(&store).await, Looked::default());
        // It has something of everything to look at.
        let ask = store.reader();
        let today = "2026-11-20".parse().expect("a day");
        let open = minutes_account::open_months(ask, today).await;
        let open = open.expect("months");
        let months = (open[0].0, open[open.len() - 1].0);
        let counted = minutes_account::counted_months(ask, months).await;
        assert!(counted.expect("months").len() > open.len());
        assert!(
            visits::provider_after(ask, None)
                .await
                .expect("a provider")
                .is_some()
        );
    })
    .await;
}

/// Tables that hold what the municipality has some of, not one for each person or happening.
const SMALL: &[&str] = &["goal_chain"];

#[tokio::test]
async fn nothing_is_asked_that_walks_through_a_table() {
    let scratch = filled().await.sqlite().await.expect("a copy");
    looked(&scratch.store).await;
    let bare = testing::sqlite(&product::migrations()).await;
    let bare = bare.expect("a database");
    let plans = scratch.store.plans_on(&bare.store).await.expect("plans");
    assert!(
        plans
            .iter()
            .any(|plan| plan.text.contains("visit_attendance"))
    );
    for plan in &plans {
        let table = |scan: &str| scan.split(' ').nth(1).unwrap_or_default().to_owned();
        let scans = plan.scans();
        let mut large = scans
            .iter()
            .filter(|scan| !SMALL.contains(&table(scan).as_str()));
        assert!(large.next().is_none(), "{}: {:?}", plan.text, plan.steps);
    }
}

const WITHOUT_ORDER: &str = "server-verify-visits-without-order";
const BEYOND_HELP: &str = "server-verify-visits-beyond-help";
const UNTRACED: &str = "server-verify-minutes-untraced";
const WITHOUT_DUTY: &str = "server-verify-plans-without-duty";
const MISCOUNTED: &str = "server-verify-account-miscounted";
pub(crate) const MISREAD: &str = "server-verify-goals-misread";

#[tokio::test]
async fn a_visit_without_an_order_is_found() {
    // No plan has the id of a visit.
    let lost = "UPDATE schedule_visit SET plan_id = id WHERE id = (SELECT id FROM schedule_visit \
                WHERE on_day > '2026-11-20' ORDER BY id LIMIT 1)";
    found_by(WITHOUT_ORDER, &[lost]).await;
    let order = "UPDATE care_plan SET order_id = id WHERE id = (SELECT plan_id FROM schedule_visit \
                 ORDER BY plan_id LIMIT 1)";
    found_by(WITHOUT_ORDER, &[order]).await;
    let no = "UPDATE case_order_sending SET answer = 'refused', reason = 'Nej' WHERE order_id = (SELECT p.order_id \
              FROM care_plan p JOIN schedule_visit v ON v.plan_id = p.id ORDER BY p.id LIMIT 1)";
    found_by(WITHOUT_ORDER, &[no]).await;
}

#[tokio::test]
async fn a_visit_on_a_day_without_help_is_found() {
    let before = "UPDATE schedule_visit SET on_day = '2001-01-01' WHERE id = (SELECT id FROM schedule_visit \
                  WHERE state = 'planned' ORDER BY id LIMIT 1)";
    found_by(BEYOND_HELP, &[before]).await;
    // It rests from today, and the visits ahead still stand.
    let rests =
        "UPDATE case_decision SET interrupted_on = '2026-11-20' WHERE interrupted_on IS NULL";
    found_by(BEYOND_HELP, &[rests]).await;
    let ended = "UPDATE case_order SET ended_on = '2026-11-20', state = 'ended', end_reason = 'Slut' WHERE id = \
                 (SELECT p.order_id FROM care_plan p JOIN schedule_visit v ON v.plan_id = p.id \
                 WHERE v.on_day > '2026-11-20' ORDER BY p.id LIMIT 1)";
    found_by(BEYOND_HELP, &[ended]).await;
}

/// What is off is not to be made, and what was told of in arrears was rightly made.
#[tokio::test]
async fn what_is_cancelled_or_has_been_is_no_breach() {
    on_both(async |store| {
        let rests = "UPDATE case_decision SET interrupted_on = '2026-11-20' WHERE interrupted_on IS NULL";
        let off = "UPDATE schedule_visit SET state = 'cancelled', reason = 'help-ended' WHERE on_day > '2026-11-20'";
        plant(&store, &[rests, off]).await;
        let looked = looked(&store).await;
        assert!(!keys(&looked).contains(&BEYOND_HELP), "{looked:?}");
        assert!(!keys(&looked).contains(&UNTRACED), "{looked:?}");
    })
    .await;
}

#[tokio::test]
async fn performed_minutes_without_a_decision_are_found() {
    let lost = "UPDATE visit_attendance SET plan_id = visit_id WHERE visit_id = (SELECT visit_id \
                FROM visit_attendance WHERE minutes > 0 ORDER BY visit_id LIMIT 1)";
    found_by(UNTRACED, &[lost]).await;
    let later = "UPDATE case_decision SET from_on = '2026-11-20' WHERE from_on < '2026-11-20' AND to_on IS NULL";
    found_by(UNTRACED, &[later]).await;
}

#[tokio::test]
async fn a_plan_past_its_day_without_a_duty_is_found() {
    for (kind, late) in [
        (
            "care-plans-duty-agree",
            "UPDATE care_plan SET due_on = '2026-11-19' WHERE state = 'wanted'",
        ),
        (
            "care-plans-duty-review",
            "UPDATE care_plan SET review_on = '2026-11-19' WHERE state = 'standing'",
        ),
    ] {
        let dropped = format!(
            "UPDATE duty_item SET state = 'dropped' WHERE kind = '{kind}' AND state = 'open'"
        );
        found_by(WITHOUT_DUTY, &[late, &dropped]).await;
        on_both(async |store| {
            plant(&store, &[late]).await;
            let late = looked(&store).await;
            assert!(!keys(&late).contains(&WITHOUT_DUTY), "{late:?}");
        })
        .await;
        let early = "UPDATE care_plan SET due_on = '2027-01-01', review_on = '2027-01-01'";
        on_both(async |store| {
            plant(&store, &[early, &dropped]).await;
            let early = looked(&store).await;
            assert!(!keys(&early).contains(&WITHOUT_DUTY), "{early:?}");
        })
        .await;
    }
}

#[tokio::test]
async fn an_account_that_does_not_add_up_is_found() {
    let cause = "UPDATE account_cause SET minutes = minutes + 1 WHERE month = '2026-10'";
    found_by("server-verify-account-unexplained", &[cause]).await;
    let summed = "UPDATE account_cause_sum SET minutes = minutes + 1 WHERE month = '2026-10'";
    found_by("server-verify-account-summed", &[summed]).await;
    let paid = "UPDATE account_month SET paid_ore = paid_ore + 1 WHERE month = '2026-10'";
    found_by("server-verify-account-paid", &[paid]).await;
    let gone = "DELETE FROM account_month WHERE month = '2026-10'";
    found_by("server-verify-account-paid", &[gone]).await;
    // Of a provider with whom the month was not settled yet.
    let settled = "INSERT INTO account_settlement (id, provider_id, month, settled_at, settled_by, minutes, ore) \
                   SELECT s.settled_by, c.provider_id, c.month, s.settled_at, s.settled_by, 5, 5 \
                   FROM account_settlement s JOIN account_counted c ON c.month = s.month \
                   WHERE s.month = '2026-10' AND NOT EXISTS (SELECT 1 FROM account_settlement t \
                   WHERE t.provider_id = c.provider_id AND t.month = c.month) \
                   ORDER BY c.provider_id, s.provider_id LIMIT 1";
    found_by("server-verify-account-settled", &[settled]).await;
    let counted = "DELETE FROM account_counted WHERE month = '2026-10'";
    found_by("server-verify-account-uncounted", &[counted]).await;
}

#[tokio::test]
async fn an_open_month_that_comes_out_otherwise_is_found() {
    // It explains itself, and what is paid is right: only the rooms know that it is not so.
    let more = "UPDATE account_month SET granted = granted + 1, framed = framed + 1, planned = planned + 1, \
                scheduled = scheduled + 1 WHERE month = '2026-11'";
    found_by(MISCOUNTED, &[more]).await;
    let told = "UPDATE visit_attendance SET minutes = minutes + 1 WHERE on_day >= '2026-11-01' \
                AND on_day < '2026-11-20' AND minutes > 0";
    found_by(MISCOUNTED, &[told]).await;
}

/// Something was done with the persons after the month was counted: then it is only to be counted anew.
#[tokio::test]
async fn a_month_that_was_changed_since_is_told_apart() {
    on_both(async |store| {
        let more = "UPDATE account_month SET planned = planned + 1 WHERE month = '2026-11'";
        let long_ago = "UPDATE account_counted SET counted_at = 0 WHERE month = '2026-11'";
        plant(&store, &[more, long_ago]).await;
        let looked = looked(&store).await;
        assert!(!keys(&looked).contains(&MISCOUNTED), "{looked:?}");
        let changed = looked.changed.iter().map(|finding| finding.key);
        assert_eq!(
            changed.collect::<Vec<_>>(),
            ["server-verify-account-changed"]
        );
    })
    .await;
}

/// A reading after all that was done, which says something else than the rows.
pub(crate) const OTHER: &str = "INSERT INTO goal_reading (id, indicator_id, on_day, value, way, preliminary, note, numerator, \
    denominator, measure_version, binding, by_user, at) SELECT indicator_id, indicator_id, on_day, value, way, \
    preliminary, note, numerator + 1, denominator, measure_version, binding, by_user, \
    (SELECT MAX(h.at) + 1000 FROM history_entry h) FROM goal_reading WHERE way = 'measured' AND on_day = '2026-11-20'";

#[tokio::test]
async fn a_reading_that_is_not_what_the_rows_say_is_found() {
    found_by(MISREAD, &[OTHER]).await;
    // Its rows were altered behind the product's back.
    let again = OTHER.replace("numerator + 1", "numerator");
    on_both(async |store| {
        plant(&store, &[&again]).await;
        assert_eq!(looked(&store).await, Looked::default());
        let rows = "DELETE FROM care_plan_version WHERE number = 1";
        plant(&store, &[rows]).await;
        let looked = looked(&store).await;
        assert!(keys(&looked).contains(&MISREAD), "{looked:?}");
    })
    .await;
}

/// Something that is done an hour later.
struct Later(&'static str);

impl Action for Later {
    const NAME: &'static str = "later";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let thing = Subject::new("municipality", call.new_id::<()>());
        history::write(tx, call, Entry::new(Stream::Installation, self.0, thing)).await?;
        Ok(())
    }
}

#[tokio::test]
async fn a_reading_whose_rows_may_have_changed_since_is_told_apart() {
    on_both(async |store| {
        plant(&store, &[OTHER]).await;
        let later = now() + jiff::SignedDuration::from_hours(1);
        for (verb, is_found) in [
            ("goals.readings-taken", true),
            ("organisation.municipality-set", false),
        ] {
            let key = RequestKey(Uuid::new_v4());
            let call = Call::new(Actor::system("test"), later, key);
            store.act(&call, &Later(verb)).await.expect("done");
            let looked = looked(&store).await;
            assert_eq!(keys(&looked).contains(&MISREAD), is_found, "{looked:?}");
            assert_eq!(looked.changed.is_empty(), is_found, "{looked:?}");
        }
    })
    .await;
}
