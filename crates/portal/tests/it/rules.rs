//! The rule book, and the setting of a local rule.

use kernel::Role;

use crate::stage::Stage;

const SET: &str = "/regler/local-care-plan/satt";

fn fields(value: &str) -> [(&str, &str); 5] {
    [
        ("value", value),
        ("from", "2026-12-01"),
        ("kind", "guideline"),
        ("decided-by", "Omsorgsnämnden 2026-11-12 § 45"),
        (
            "reason",
            "Femton dagar räcker inte när många väljer samtidigt.",
        ),
    ]
}

#[tokio::test]
async fn the_book_is_open_to_all_and_searched() {
    Stage::on_both(|stage| async move {
        let all = stage.get(None, "/regler").await;
        assert_eq!(all.status, 200);
        assert!(all.text.contains("/regler/fl-44"));
        let found = stage.get(None, "/regler?q=genomf%C3%B6randeplan").await;
        assert!(found.text.contains("/regler/local-care-plan"));
        assert!(!found.text.contains("/regler/fl-44"));
        let old = stage.get(None, "/regler?dag=1999-01-01").await;
        assert!(!old.text.contains("/regler/sol-14-9"));
        assert_eq!(stage.get(None, "/regler/no-such-rule").await.status, 404);
        assert_eq!(stage.get(None, "/regler?format=csv").await.status, 200);
    })
    .await;
}

#[tokio::test]
async fn a_local_rule_is_set_from_a_day_on_by_the_administrator_only() {
    Stage::on_both(|stage| async move {
        let officer = stage.post(Role::CaseOfficer, SET, &fields("20")).await;
        assert!([403, 404].contains(&officer.status), "{}", officer.status);
        let outside = stage
            .post(Role::SystemAdministrator, SET, &fields("2000"))
            .await;
        assert_eq!(outside.status, 422);
        assert!(
            outside.text.contains("Omsorgsnämnden 2026-11-12"),
            "nothing typed is lost"
        );
        let set = stage
            .post(Role::SystemAdministrator, SET, &fields("20"))
            .await;
        assert_eq!(set.status, 303, "{}", set.text);
        let page = stage.get(None, "/regler/local-care-plan").await;
        assert!(page.text.contains("20 dagar"));
        assert!(page.text.contains("15 dagar"), "the wording before stays");
        let book = stage.app.rules();
        let on = |day: &str| {
            book.rule("local-care-plan", day.parse().expect("a day"))
                .expect("a rule")
                .days()
        };
        assert_eq!(on("2026-11-30").expect("days"), 15);
        assert_eq!(on("2026-12-01").expect("days"), 20);
    })
    .await;
}

/// The form of a rule by which goals are judged.
async fn set_goals(stage: &Stage, key: &str, value: &str) -> (u16, String) {
    let path = format!("/regler/{key}/satt");
    let administrator = Role::SystemAdministrator;
    let told = stage.post(administrator, &path, &fields(value)).await;
    (told.status, told.text)
}

#[tokio::test]
async fn what_goals_could_not_be_judged_by_is_not_set() {
    Stage::on_both(|stage| async move {
        let book = stage.app.rules();
        let day = "2026-12-01".parse().expect("a day");
        let rule = book.rule("local-goals-assessment", day).expect("a rule");
        let items = rule.items().expect("a table").iter();
        let rows: Vec<String> = items
            .map(|item| format!("{}; {}; {}", item.code, item.sv, item.en))
            .collect();
        let table = rows.join("\n");
        let typo = table.replace("kept-without:0:green", "kept-witout:0:green");
        let (status, said) = set_goals(&stage, "local-goals-assessment", &typo).await;
        assert_eq!(status, 422);
        assert!(said.contains("kept-witout:0:green") && said.contains("skäl:poäng:färg"));
        assert!(said.contains("saknar rader för kept-without"), "{said}");
        let kinder = table.replace("kept-without:0:green", "kept-without:0.5:yellow");
        let (status, said) = set_goals(&stage, "local-goals-assessment", &kinder).await;
        assert_eq!(status, 303, "{said}");

        let (status, said) = set_goals(&stage, "local-goals-partly", "75").await;
        assert_eq!(status, 422);
        assert!(said.contains("under 70 %"), "{said}");
        assert_eq!(set_goals(&stage, "local-goals-met", "80").await.0, 303);
        let (status, said) = set_goals(&stage, "local-goals-partly", "75").await;
        assert_eq!(status, 303, "{said}");
    })
    .await;
}
