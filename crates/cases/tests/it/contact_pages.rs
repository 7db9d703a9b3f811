//! A contact's page in a browser: who finds it, and what its forms tell to whom.

use cases::{Caller, Channel, ContactId, GiveEarlyHelp, RegisterContact};
use kernel::{Call, Role};

use crate::{
    browser::{Browser, browser, staff, words},
    inquiry_scene::{Inquiry, line, prose, service},
    scene::id,
};

/// Erik calls about his father; the contact is the one's whose call it is.
async fn erik_calls(stage: &Inquiry, call: &Call) -> ContactId {
    let register = RegisterContact {
        channel: Channel::Relative,
        received: call.now,
        caller: Caller {
            name: Some(line("Erik Ek")),
            ..Caller::default()
        },
        matter: prose("Pappa har ramlat flera gånger."),
        person: Some(stage.scene.person),
    };
    let done = stage.scene.store.act(call, &register).await.unwrap();
    done.contact
}

/// A form that is not there for the one who sends it.
async fn sends_nothing(browser: &Browser, to: &str, fields: &[(&str, &str)]) {
    let answer = browser.post(to, fields).await;
    assert_eq!(answer.status, 404, "{to}: {}", words(&answer.html));
}

#[tokio::test(flavor = "multi_thread")]
async fn who_does_not_handle_the_person_neither_ends_a_contact_nor_reads_it_by_a_slip() {
    Inquiry::on_both(async |stage| {
        let (store, now, unit) = (&stage.scene.store, stage.scene.call().now, stage.scene.unit);
        let of = format!("/personer/{}", stage.scene.person);
        let contact = erik_calls(&stage, &stage.scene.call()).await;
        let contact = format!("{of}/kontakter/{contact}");
        let help = GiveEarlyHelp {
            contact: erik_calls(&stage, &stage.scene.call()).await,
            version: 1,
            service: service("early-handyman"),
            told_of_right: true,
            withheld: None,
            note: Some(prose("Byter glödlampan i hallen.")),
        };
        let help = stage.act(&help).await.unwrap().help;
        let help = format!("{of}/tidig-hjalp/{help}");
        // A colleague at the same unit, and an officer of another.
        for (name, at) in [("Lena Holm", unit), ("Olle Dahl", id(99))] {
            let user = staff(store, now, (name, Role::CaseOfficer, at)).await;
            let stranger = browser(store, now, user).await;
            for page in [&contact, &help] {
                stranger.finds_nothing(page).await;
            }
            for (to, field) in [
                (format!("{contact}/avsluta"), ("reason", "Klar")),
                (help.clone(), ("outcome", "enough")),
            ] {
                sends_nothing(&stranger, &to, &[("version", "1")]).await;
                sends_nothing(&stranger, &to, &[("version", "1"), field]).await;
            }
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_application_begun_at_a_contact_is_what_became_of_it() {
    Inquiry::on_both(async |stage| {
        let (store, now, unit) = (&stage.scene.store, stage.scene.call().now, stage.scene.unit);
        let siv = staff(store, now, ("Siv Berg", Role::CaseOfficer, unit)).await;
        let officer = browser(store, now, siv).await;
        let of = format!("/personer/{}", stage.scene.person);
        let call = stage.scene.call_by(siv, Role::CaseOfficer, unit);
        let id = erik_calls(&stage, &call).await;
        let contact = format!("{of}/kontakter/{id}");
        let apply = format!("{of}/ansokan/ny?kontakt={id}");
        assert!(officer.page(&contact).await.contains(&apply));
        let form = officer.page(&apply).await;
        assert!(
            words(&form).contains("Pappa har ramlat"),
            "{}",
            words(&form)
        );
        // The address alone tells nothing to one who may receive an application, as every officer may.
        let lena = staff(store, now, ("Lena Holm", Role::CaseOfficer, unit)).await;
        let other = browser(store, now, lena).await.page(&apply).await;
        assert!(!words(&other).contains("ramlat"), "{}", words(&other));

        let id = id.to_string();
        assert!(
            form.contains(&format!("name=\"contact\" value=\"{id}\"")),
            "{form}"
        );
        let fields = [
            ("contact", id.as_str()),
            ("wishes", "Jag orkar inte handla."),
            ("regime", "sol"),
            ("received", "2026-11-19"),
            ("form", "oral"),
            ("authority", "none"),
        ];
        officer.saved(&format!("{of}/ansokan"), &fields).await;
        let ended = words(&officer.page(&contact).await);
        assert!(ended.contains("LägeAnsökan"), "{ended}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_that_came_quickly_is_asked_for_again_with_every_word() {
    Inquiry::on_both(async |stage| {
        let (store, now, unit) = (&stage.scene.store, stage.scene.call().now, stage.scene.unit);
        let add = organisation::AddUnit {
            unit: organisation::NewUnit {
                name: line("Norr"),
                kind: organisation::UnitKind::OrderingUnit,
                parent: None,
                district: None,
                form: None,
                organisation_number: None,
                phone: None,
                email: None,
                address: None,
                period: kernel::Period::since("2026-01-01".parse().unwrap()),
            },
        };
        let system = kernel::Actor::system("test");
        let key = kernel::RequestKey(uuid::Uuid::new_v4());
        let norr = store.act(&Call::new(system, now, key), &add).await.unwrap();
        let siv = staff(store, now, ("Siv Berg", Role::CaseOfficer, unit)).await;
        let public = browser(store, now, siv).await.logged_out();
        let asked = async || {
            let count = "SELECT COUNT(*) AS n FROM case_contact WHERE unit_id = $1";
            let row = store::sql(count).bind(norr).one(store.reader()).await;
            row.unwrap().unwrap().get::<i64>("n").unwrap()
        };
        let opened = |seconds: i64| (now.as_millisecond() - seconds * 1_000).to_string();
        let (quick, slow) = (opened(1), opened(20));
        let fields = |seen: &'static str, trap: &'static str| {
            [
                ("seen", seen),
                ("matter", "Mamma har slutat äta."),
                ("reach", "070-174 06 05"),
                ("name", "Eva"),
                ("kinship", ""),
                ("webbplats", trap),
            ]
        };
        let (quick, slow): (&'static str, &'static str) = (quick.leak(), slow.leak());
        let again = public.post("/fraga", &fields(quick, "")).await;
        assert_eq!(again.status, 422, "{}", words(&again.html));
        for kept in ["Mamma har slutat äta.", "070-174 06 05", "Eva"] {
            assert!(again.html.contains(kept), "{kept}: {}", again.html);
        }
        assert!(
            words(&again.html).contains("Inget är borta."),
            "{}",
            words(&again.html)
        );
        assert_eq!(asked().await, 0);
        // Whoever fills in what nobody sees is thanked, and nothing is kept.
        let thanks = public.saved("/fraga", &fields(slow, "http://x")).await;
        assert_eq!((thanks.as_str(), asked().await), ("/fraga/tack", 0));
        let thanks = public.saved("/fraga", &fields(slow, "")).await;
        assert_eq!((thanks.as_str(), asked().await), ("/fraga/tack", 1));
    })
    .await;
}
