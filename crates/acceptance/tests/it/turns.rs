//! The demo holds what cases can come to, each once: whoever looks at it meets a refusal, an appeal and early help.

use std::sync::Arc;

use store::sql;

use crate::town::{Town, today};

/// What is told, and a question that counts it.
const TOLD: &[(&str, &str)] = &[
    (
        "refusals",
        "SELECT COUNT(*) AS n FROM case_decision WHERE outcome = 'refused' AND service = 'contact-person-sol'",
    ),
    (
        "a yes in part",
        "SELECT COUNT(*) AS n FROM case_decision WHERE outcome = 'partly' AND service = 'day-activity'",
    ),
    (
        "an appeal in time that the court has",
        "SELECT COUNT(*) AS n FROM case_appeal a JOIN case_decision d ON d.id = a.decision_id \
         WHERE a.state = 'forwarded' AND a.reconsidered = 'unchanged' AND d.service = 'escort-sol'",
    ),
    (
        "an appeal that came too late",
        "SELECT COUNT(*) AS n FROM case_appeal a JOIN case_decision d ON d.id = a.decision_id \
         WHERE a.state = 'dismissed' AND d.service = 'service-house'",
    ),
    (
        "an appeal that waits",
        "SELECT COUNT(*) AS n FROM case_appeal a JOIN case_decision d ON d.id = a.decision_id \
         WHERE a.state = 'received' AND d.service = 'respite-sol'",
    ),
    (
        "early help that was enough",
        "SELECT COUNT(*) AS n FROM case_early_help WHERE service = 'early-handyman' AND outcome = 'enough'",
    ),
    (
        "early help to somebody unnamed",
        "SELECT COUNT(*) AS n FROM case_early_help WHERE service = 'early-talks' AND person_id IS NULL",
    ),
    (
        "an application that was taken back",
        "SELECT COUNT(*) AS n FROM case_application WHERE state = 'withdrawn'",
    ),
    (
        "an application by a special representative",
        "SELECT COUNT(*) AS n FROM case_application WHERE by_authority = 'special-representative'",
    ),
];

#[tokio::test]
async fn the_demo_holds_what_cases_can_come_to() {
    Town::on_both(told).await;
}

async fn told(town: Arc<Town>) {
    let reader = town.store.reader();
    for (what, text) in TOLD {
        let row = sql(*text).one(reader).await.expect("an answer");
        let count: i64 = row.expect("a row").get("n").expect("a number");
        assert!(count > 0, "{what}");
    }
    // All have met, and when it is followed up lies ahead.
    let text =
        "SELECT COUNT(*) AS n FROM cooperation_plan WHERE state = 'agreed' AND follow_up_on > $1";
    let row = sql(text)
        .bind(today())
        .one(reader)
        .await
        .expect("an answer");
    let held: i64 = row.expect("a row").get("n").expect("a number");
    assert!(held > 0, "a plan that was held");
}
