//! An assignment in a team is an assignment at the unit that the team is a part of.

use kernel::{Period, Role, UnitId};
use organisation::{AddUnit, NewUnit, ProviderForm, UnitKind};

use crate::stage::{Stage, line, system};

async fn add(stage: &Stage, name: &str, parent: Option<UnitId>) -> UnitId {
    let unit = NewUnit {
        name: line(name),
        kind: if parent.is_some() {
            UnitKind::Team
        } else {
            UnitKind::Provider
        },
        parent,
        district: None,
        form: parent.is_none().then_some(ProviderForm::InHouse),
        organisation_number: None,
        phone: None,
        email: None,
        address: None,
        period: Period::since("2020-01-01".parse().expect("a day")),
    };
    let added = stage.app.store().act(&system(), &AddUnit { unit }).await;
    added.expect("added")
}

#[tokio::test]
async fn given_in_a_team() {
    Stage::on_both(|stage| async move {
        let provider = add(&stage, "Lärkan", None).await;
        let team = add(&stage, "Lärkan, grupp 1", Some(provider)).await;
        let user = stage.users[&Role::CareWorker];
        let form = format!("/anvandare/{user}/uppdrag");
        let chosen = team.to_string();
        let fields = [
            ("role", "planner"),
            ("unit", chosen.as_str()),
            ("from", "2026-11-01"),
        ];
        let given = stage.post(Role::SystemAdministrator, &form, &fields).await;
        assert_eq!(given.status, 303, "{}", given.text);
        let held = access::assignments_of(stage.app.store().reader(), user).await;
        let held = held.expect("read");
        let planner = held.iter().find(|one| one.role == Role::Planner);
        let place = planner.map(|one| (one.unit, one.team));
        assert_eq!(place, Some((provider, Some(team))));
        let nowhere = [
            ("role", "planner"),
            ("unit", "019ab000-0000-7000-8000-000000000000"),
            ("from", "2026-11-01"),
        ];
        let nowhere = stage.post(Role::SystemAdministrator, &form, &nowhere).await;
        assert_eq!(nowhere.status, 422, "{}", nowhere.text);
    })
    .await;
}
