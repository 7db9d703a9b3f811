//! Whom a demo offers on its login page, and where they begin.

use access::DisableUser;
use kernel::Role;

use crate::stage::{Stage, line, system};

/// The part of the login page about residents; nothing where it offers none.
async fn residents(stage: &Stage) -> Option<String> {
    let page = stage.get(None, "/logga-in").await;
    assert_eq!(page.status, 200);
    let (_, rest) = page.text.split_once("id=\"demo-residents\"")?;
    rest.split("</section>").next().map(str::to_owned)
}

#[tokio::test]
async fn the_person_and_who_is_let_in_are_offered() {
    Stage::on_both(|stage| async move {
        let part = residents(&stage).await.expect("residents");
        for role in [Role::Person, Role::Relative] {
            let user = stage.users[&role].to_string();
            assert!(part.contains(&user), "{role:?}: {part}");
        }
        assert!(part.contains("Test relative, närstående till Test person"));
        let officer = stage.users[&Role::CaseOfficer].to_string();
        assert!(!part.contains(&officer), "{part}");

        // The person shuts the relative out, and nobody is offered her or his place any more.
        let standing = access::lettings_in(stage.app.store().reader(), stage.ragnar).await;
        let standing = standing.expect("read").first().expect("one").id.to_string();
        let fields = [("id", standing.as_str())];
        let shut = "/min-sida/narstaende/stang";
        let shut = stage.post(Role::Person, shut, &fields).await;
        assert_eq!(shut.status, 303, "{}", shut.text);
        let part = residents(&stage).await.expect("residents");
        assert!(part.contains(&stage.users[&Role::Person].to_string()));
        assert!(!part.contains(&stage.users[&Role::Relative].to_string()));

        let close = DisableUser {
            user: stage.users[&Role::Person],
            reason: line("a test"),
        };
        let closed = stage.app.store().act(&system(), &close).await;
        closed.expect("closed");
        assert_eq!(residents(&stage).await, None);
    })
    .await;
}

#[tokio::test]
async fn an_alarm_operator_begins_by_finding_who_calls() {
    Stage::on_both(|stage| async move {
        let home = stage.get(Some(Role::AlarmOperator), "/hem").await;
        assert_eq!(home.status, 200);
        let (_, part) = home.text.split_once("id=\"larm\"").expect("the search");
        let part = part.split("</section>").next().unwrap_or_default();
        assert!(part.contains("action=\"/sok\"") && part.contains("name=\"q\""));
        let found = stage
            .post(Role::AlarmOperator, "/sok", &[("q", "Ragnar")])
            .await;
        assert!(found.text.contains("Ragnar Ek"), "{}", found.text);
    })
    .await;
}
