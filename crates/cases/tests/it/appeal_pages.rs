//! The forms by which appeals are answered: the scheme of delegation is asked before anything is typed.

use cases::AppealTask::{Reconsider, TestTime};
use cases::{
    AppealId, Delegated, Delegation, DelegationScheme, LetterWay, ReceiveAppeal,
    ReplaceDelegations, SchemeDecided, appeal,
};
use kernel::{Actor, Call, RequestKey, Role};
use uuid::Uuid;

use crate::{
    browser::{Browser, browser, staff, words},
    letter_scene::{REFUSED, Writing, line, prose},
    scene::id,
};

/// Only the manager tests the time of appeals and decides on services under the social services act; two items let
/// officers reconsider.
fn scheme() -> Vec<Delegation> {
    let mut items = DelegationScheme::example().items;
    for item in &mut items {
        if item.what == Delegated::Appeal(TestTime) || item.is_under(organisation::Regime::Sol) {
            item.role = Role::UnitManager;
        }
    }
    let again = items
        .iter()
        .find(|item| item.what == Delegated::Appeal(Reconsider));
    let again = Delegation {
        code: line("5.3"),
        name_sv: line("Omprövning i övriga fall"),
        ..again.unwrap().clone()
    };
    items.push(again);
    items
}

async fn stands(stage: &Writing, items: Vec<Delegation>) {
    let replace = ReplaceDelegations {
        decided: SchemeDecided {
            from: stage.today(),
            source: line("Nämnden § 41"),
        },
        items,
    };
    let (now, key) = (stage.scene.call().now, RequestKey(Uuid::new_v4()));
    let import = Call::new(Actor::system("import"), now, key);
    stage.scene.store.act(&import, &replace).await.unwrap();
}

async fn appealed(stage: &Writing) -> AppealId {
    let receive = ReceiveAppeal {
        person: stage.scene.person,
        decision: stage.decision,
        of_dismissed: None,
        received: stage.today(),
        by: None,
        words: prose("Jag vill ha hjälp med städningen."),
        at_court: None,
        wrong_notice: false,
    };
    stage.act(&receive).await.unwrap()
}

/// Somebody who handles Ragnar, in a browser.
async fn handler(stage: &Writing, (name, role): (&str, Role)) -> Browser {
    let (store, call) = (&stage.scene.store, stage.scene.call());
    let user = staff(store, call.now, (name, role, stage.scene.unit)).await;
    let register = cases::RegisterContact {
        channel: cases::Channel::Phone,
        received: call.now,
        caller: cases::Caller::default(),
        matter: prose("Ragnar ringer."),
        person: Some(stage.scene.person),
    };
    if role == Role::CaseOfficer {
        let by = stage.scene.call_by(user, role, stage.scene.unit);
        store.act(&by, &register).await.unwrap();
    }
    browser(store, call.now, user).await
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_no_item_of_the_scheme_learns_it_before_typing() {
    Writing::on_both(&REFUSED, async |stage| {
        stage.sent(LetterWay::HandedOver, None).await;
        let appeal = appealed(&stage).await;
        stands(&stage, scheme()).await;
        let officer = handler(&stage, ("Siv Berg", Role::CaseOfficer)).await;
        let manager = handler(&stage, ("Maj Lind", Role::UnitManager)).await;
        let person = stage.scene.person;
        let to = format!("/personer/{person}/overklaganden/{appeal}");
        let decision = format!("/personer/{person}/beslut/{}", stage.decision);
        for (page, item) in [
            (format!("{to}/avvisa"), ": 5.1"),
            // A better decision is a decision: by the item for services.
            (format!("{to}/andra"), ": 3.1"),
            (format!("{decision}/andra"), ": 3.1"),
            (format!("{decision}/aterkalla"), ": 3.1"),
        ] {
            let told = officer.page(&page).await;
            let said = words(&told);
            assert!(
                said.contains("Du har inte delegation") && said.contains(item),
                "{page}: {said}"
            );
            assert!(!told.contains("<textarea"), "{page}: {told}");
            let form = manager.page(&page).await;
            assert!(form.contains("<textarea"), "{page}: {form}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn among_several_items_the_officer_chooses_and_the_answer_cites_the_choice() {
    Writing::on_both(&REFUSED, async |stage| {
        stage.sent(LetterWay::HandedOver, None).await;
        let id = appealed(&stage).await;
        stands(&stage, scheme()).await;
        let officer = handler(&stage, ("Siv Berg", Role::CaseOfficer)).await;
        let to = format!(
            "/personer/{}/overklaganden/{id}/omprova",
            stage.scene.person
        );
        let form = officer.page(&to).await;
        let said = words(&form);
        assert!(
            said.contains("5.2 Omprövning") && said.contains("5.3 Omprövning"),
            "{said}"
        );
        let untold = [("version", "1"), ("why", "Beslutet är inte uppenbart fel.")];
        let refused = officer.post(&to, &untold).await;
        assert_eq!(refused.status, 422);
        assert!(refused.html.contains("Beslutet är inte uppenbart fel."));
        // Sent by something else than the form, nothing is chosen in silence.
        let silent = cases::ReconsiderAppeal {
            person: stage.scene.person,
            appeal: id,
            version: 1,
            delegation: None,
            reconsideration: cases::Reconsideration::Unchanged,
            reasons: prose("Nej."),
        };
        let silent = crate::inquiry_scene::refusals(stage.act(&silent).await);
        assert_eq!(silent, ["cases-refusal-delegation-choose"]);
        let told = [untold[0], untold[1], ("task", "5.3")];
        officer.saved(&to, &told).await;
        let kept = appeal(stage.scene.store.reader(), stage.scene.person, id).await;
        let answer = kept.unwrap().unwrap().answer.unwrap();
        assert_eq!(answer.delegation.as_str(), "5.3 Omprövning i övriga fall");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_no_item_for_decisions_meets_no_form_for_one() {
    crate::inquiry_scene::Inquiry::on_both(async |stage| {
        let (store, now, unit) = (&stage.scene.store, stage.scene.call().now, stage.scene.unit);
        let siv = staff(store, now, ("Siv Berg", Role::CaseOfficer, unit)).await;
        let application = stage.application(organisation::Regime::Sol, &["home-care"]);
        let by = stage.scene.call_by(siv, Role::CaseOfficer, unit);
        let case = store.act(&by, &application).await.unwrap().case;
        let officer = browser(store, now, siv).await;
        let to = format!("/personer/{}/arenden/{case}/beslut/ny", stage.scene.person);
        assert!(officer.page(&to).await.contains("<textarea"));
        let replace = ReplaceDelegations {
            decided: SchemeDecided {
                from: stage.scene.call().today(),
                source: line("Nämnden § 41"),
            },
            items: scheme(),
        };
        let import = Call::new(Actor::system("import"), now, RequestKey(Uuid::new_v4()));
        store.act(&import, &replace).await.unwrap();
        let told = officer.page(&to).await;
        assert!(
            words(&told).contains("Du har inte delegation"),
            "{}",
            words(&told)
        );
        assert!(!told.contains("<textarea"), "{told}");
        let stranger = staff(store, now, ("Olle Dahl", Role::CaseOfficer, id(99))).await;
        browser(store, now, stranger).await.finds_nothing(&to).await;
    })
    .await;
}
