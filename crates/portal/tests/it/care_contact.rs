//! The ground to be a named care contact is seen and set on the account's page, by those who administer accounts.

use kernel::{Problem, Role, UserId};
use organisation::{AssistantNurse, SetAssistantNurse, SetStaffMember, StaffMember, staff_member};

use crate::stage::{Stage, line, system};

const GROUND: &str = "assistant-nurse";

async fn add_member(stage: &Stage) -> UserId {
    let user = stage.users.get(&Role::CareWorker).copied().expect("one");
    let member = StaffMember {
        user,
        unit: stage.unit,
        name: line("Test care-worker"),
        title: None,
        phone: None,
        assistant_nurse: None,
        version: 0,
    };
    let set = SetStaffMember { member };
    let set = stage.app.store().act(&system(), &set).await;
    set.expect("a member");
    user
}

async fn standing(stage: &Stage, user: UserId) -> (Option<AssistantNurse>, i64) {
    let member = staff_member(stage.app.store().reader(), user).await;
    let member = member.expect("read").expect("a member");
    (member.assistant_nurse, member.version)
}

#[tokio::test]
async fn set_on_the_page_with_its_rules() {
    Stage::on_both(|stage| async move {
        let user = add_member(&stage).await;
        let page = format!("/anvandare/{user}");
        let seen = stage.get(Some(Role::SystemAdministrator), &page).await;
        assert_eq!(seen.status, 200);
        assert!(!seen.text.contains('⟦'), "{}", seen.text);
        for rule in ["/regler/sol-25-4\"", "/regler/sol-25-4-transition\""] {
            assert!(seen.text.contains(rule), "{rule}: {}", seen.text);
        }
        assert!(seen.text.contains("value=\"\" selected"), "{}", seen.text);
        let form = format!("{page}/omsorgskontakt");
        let certificate = [("version", "1"), (GROUND, "certificate")];
        let set = stage
            .post(Role::SystemAdministrator, &form, &certificate)
            .await;
        assert_eq!((set.status, set.to.as_str()), (303, page.as_str()));
        let now = standing(&stage, user).await;
        assert_eq!(now, (Some(AssistantNurse::Certificate), 2));
        let seen = stage.get(Some(Role::SystemAdministrator), &page).await;
        let chosen = "value=\"certificate\" selected";
        assert!(seen.text.contains(chosen), "{}", seen.text);
        let unknown = [("version", "2"), (GROUND, "maybe")];
        let unknown = stage.post(Role::SystemAdministrator, &form, &unknown).await;
        assert_eq!(unknown.status, 422);
        let none = [("version", "2"), (GROUND, "")];
        let none = stage.post(Role::SystemAdministrator, &form, &none).await;
        assert_eq!(none.status, 303);
        assert_eq!(standing(&stage, user).await, (None, 3));
    })
    .await;
}

#[tokio::test]
async fn what_another_has_set_meanwhile_is_told_and_nothing_is_lost() {
    Stage::on_both(|stage| async move {
        let user = add_member(&stage).await;
        let other = SetAssistantNurse {
            user,
            version: 1,
            to: Some(AssistantNurse::Certificate),
        };
        let other: Result<i64, Problem> = stage.app.store().act(&system(), &other).await;
        assert_eq!(other.expect("set"), 2);
        let form = format!("/anvandare/{user}/omsorgskontakt");
        let late = [("version", "1"), ("seen", "0"), (GROUND, "transition")];
        let late = stage.post(Role::SystemAdministrator, &form, &late).await;
        assert_eq!(late.status, 422, "{}", late.text);
        let told = "ändrade vem som får vara fast omsorgskontakt";
        assert!(late.text.contains(told), "{}", late.text);
        let chosen = "value=\"transition\" selected";
        assert!(late.text.contains(chosen), "{}", late.text);
        assert!(late.text.contains("name=\"version\" value=\"2\""));
        assert_eq!(standing(&stage, user).await.1, 2);
    })
    .await;
}

#[tokio::test]
async fn nobody_else_sets_it_and_who_is_no_staff_is_told() {
    Stage::on_both(|stage| async move {
        let user = add_member(&stage).await;
        let form = format!("/anvandare/{user}/omsorgskontakt");
        for role in Role::ALL {
            if role == Role::SystemAdministrator {
                continue;
            }
            let set = [("version", "1"), (GROUND, "certificate")];
            let told = stage.post(role, &form, &set).await;
            assert!(
                [403, 404].contains(&told.status),
                "{role:?}: {}",
                told.status
            );
        }
        assert_eq!(standing(&stage, user).await, (None, 1));
        let officer = stage.users.get(&Role::CaseOfficer).expect("one");
        let page = format!("/anvandare/{officer}");
        let seen = stage.get(Some(Role::SystemAdministrator), &page).await;
        assert!(seen.text.contains("finns inte i listan över personal"));
        let manager = stage.get(Some(Role::UnitManager), &page).await;
        assert_eq!(manager.status, 200);
        assert!(!manager.text.contains("omsorgskontakt"));
    })
    .await;
}
