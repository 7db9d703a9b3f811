//! Contacts from which a coordinated plan was called.

use cases::{
    Caller, Channel, CloseContact, ContactId, ContactState, CoordinateContact, RegisterContact,
    contacts_of_person, open_contacts,
};
use cooperation::{
    AwaitCall, CallFrom, Counterpart, DropCall, DropReason, RegisterCall, Registered, SeenPlan,
};
use history::{After, Subject};
use kernel::{Call, Problem, Role, UserId};
use page_kit::Window;

use crate::{
    browser::{browser, staff, words},
    inquiry_scene::{line, prose, refusals},
    scene::{Scene, id},
};

fn health_centre() -> Counterpart {
    Counterpart {
        organisation: line("Lindviks vårdcentral"),
        name: None,
        phone: None,
    }
}

impl Scene {
    /// An officer of the unit does something.
    fn by(&self, officer: UserId) -> Call {
        self.call_by(officer, Role::CaseOfficer, self.unit)
    }

    /// The nurse calls an officer about Ragnar.
    async fn nurse_calls(&self, officer: UserId) -> ContactId {
        let call = self.by(officer);
        let register = RegisterContact {
            channel: Channel::HealthCare,
            received: call.now,
            caller: Caller::default(),
            matter: prose("Ragnar behöver hjälp från oss båda."),
            person: Some(self.person),
        };
        self.store.act(&call, &register).await.unwrap().contact
    }

    /// The region's call to a plan, which came by a contact.
    async fn called(&self, officer: UserId, contact: ContactId) -> Registered {
        let call = self.by(officer);
        let register = RegisterCall {
            person: self.person,
            from: CallFrom::OpenCare,
            called: call.now,
            counterpart: health_centre(),
            purpose: prose("Ramlar hemma."),
            contact: Some(contact.uuid()),
        };
        self.store.act(&call, &register).await.unwrap()
    }

    async fn coordinated(&self, call: Call, contact: ContactId) -> Result<(), Problem> {
        let version = 1;
        self.store
            .act(&call, &CoordinateContact { contact, version })
            .await
    }

    async fn state(&self, contact: ContactId) -> ContactState {
        let all = contacts_of_person(self.store.reader(), self.person)
            .await
            .unwrap();
        all.iter().find(|c| c.id == contact).unwrap().state
    }

    /// The officer's contacts in a state.
    async fn listed(&self, state: ContactState, officer: UserId) -> i64 {
        let window = Window {
            sort: "received",
            is_descending: false,
            offset: 0,
            limit: 25,
        };
        let reader = self.store.reader();
        let of = (self.unit, state);
        let (_, total) = open_contacts(reader, &self.by(officer), of, Some(officer), window)
            .await
            .unwrap();
        total
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_contact_ends_with_the_plan_that_was_called_from_it() {
    Scene::on_both(async |scene| {
        let (reader, officer) = (scene.store.reader(), scene.officer);
        let contact = scene.nurse_calls(officer).await;
        let subject = Subject::new("contact", contact);
        scene.called(officer, contact).await;
        // Neither an officer of another unit nor a colleague who does not handle Ragnar.
        for stranger in [scene.stranger(), scene.by(id(97))] {
            let refused = scene.coordinated(stranger, contact).await;
            assert!(matches!(refused, Err(Problem::NotFound)), "{refused:?}");
        }
        scene.coordinated(scene.call(), contact).await.unwrap();
        assert_eq!(scene.state(contact).await, ContactState::Coordinated);
        assert_eq!(scene.listed(ContactState::Taken, scene.officer).await, 0);
        let listed = scene.listed(ContactState::Coordinated, scene.officer).await;
        assert_eq!(listed, 1);
        let entries = history::since(reader, subject, After::Seq(0)).await;
        let last = entries.unwrap().pop().unwrap();
        assert_eq!(last.verb, "cases.contact-coordinated");
        let changes: Vec<_> = last
            .changes
            .iter()
            .map(|c| (&*c.field, c.after.as_deref()))
            .collect();
        assert_eq!(changes, [("state", Some("coordinated"))]);
        assert_eq!(
            refusals(scene.coordinated(scene.call(), contact).await),
            ["cases-refusal-contact-ended"]
        );
        let report = history::verify(reader).await.unwrap();
        assert!(report.findings.is_empty(), "{:?}", report.findings);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_call_that_stands_it_is_said_what_to_do_instead() {
    Scene::on_both(async |scene| {
        let officer = scene.officer;
        let contact = scene.nurse_calls(officer).await;
        let not_called = ["cases-refusal-contact-not-called"];
        assert_eq!(
            refusals(scene.coordinated(scene.call(), contact).await),
            not_called
        );
        // The hospital has said that Ragnar is ready; nobody has called yet.
        let ready = AwaitCall {
            person: scene.person,
            ready: scene.call().now,
            counterpart: health_centre(),
            contact: Some(contact.uuid()),
        };
        let awaited = scene.store.act(&scene.call(), &ready).await.unwrap();
        assert_eq!(
            refusals(scene.coordinated(scene.call(), contact).await),
            not_called
        );
        // A plan that came by another contact is none of this one.
        drop_plan(&scene, awaited).await;
        let other = scene.nurse_calls(officer).await;
        let plan = scene.called(officer, other).await;
        assert_eq!(
            refusals(scene.coordinated(scene.call(), contact).await),
            not_called
        );
        drop_plan(&scene, plan).await;
        assert_eq!(
            refusals(scene.coordinated(scene.call(), other).await),
            ["cases-refusal-contact-plan-dropped"]
        );
        assert_eq!(scene.state(other).await, ContactState::Taken);
    })
    .await;
}

async fn drop_plan(scene: &Scene, of: Registered) {
    let drop = DropCall {
        seen: SeenPlan {
            person: of.person,
            plan: of.plan,
            version: 1,
        },
        reason: DropReason::NotNeeded,
        note: None,
    };
    scene.store.act(&scene.call(), &drop).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_shows_the_plan_and_ends_the_contact_with_it() {
    Scene::on_both(async |scene| {
        let (store, now, unit) = (&scene.store, scene.call().now, scene.unit);
        let siv = staff(store, now, ("Siv Berg", Role::CaseOfficer, unit)).await;
        let lena = staff(store, now, ("Lena Holm", Role::CaseOfficer, unit)).await;
        let (officer, colleague) = (
            browser(store, now, siv).await,
            browser(store, now, lena).await,
        );
        let contact = scene.nurse_calls(siv).await;
        let page = format!("/personer/{}/kontakter/{contact}", scene.person);
        let (end, version) = (format!("{page}/samordna"), [("version", "1")]);

        let html = words(&officer.page(&page).await);
        assert!(!html.contains("Avsluta som samordnad plan"), "{html}");
        let refused = officer.post(&end, &version).await;
        assert_eq!(refused.status, 422);
        assert!(
            refused.html.contains("Kalla till SIP först"),
            "{}",
            words(&refused.html)
        );

        let plan = scene.called(siv, contact).await.plan;
        let link = format!("href=\"/personer/{}/sip/{plan}\"", scene.person);
        let html = officer.page(&page).await;
        assert!(
            html.contains(&link) && html.contains("Avsluta som samordnad plan"),
            "{html}"
        );
        colleague.finds_nothing(&page).await;
        assert_eq!(colleague.post(&end, &version).await.status, 404);

        assert_eq!(officer.saved(&end, &version).await, page);
        let html = officer.page(&page).await;
        assert!(
            words(&html).contains("LägeSamordnad plan"),
            "{}",
            words(&html)
        );
        assert!(
            html.contains(&link) && !html.contains("Avsluta som"),
            "{html}"
        );
        let going_on = words(&officer.page("/kontakter?state=taken").await);
        assert!(!going_on.contains("Ragnar Ek"), "{going_on}");
        let ended = officer.page("/kontakter?state=coordinated").await;
        assert!(words(&ended).contains("Ragnar Ek"), "{ended}");
        // The second of two windows is told so.
        let late = officer
            .post(
                &format!("{page}/avsluta"),
                &[("version", "1"), ("reason", "Klar")],
            )
            .await;
        assert!(
            late.html.contains("redan besvarad eller avslutad"),
            "{}",
            words(&late.html)
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_reads_of_a_plan_by_a_contact_that_is_about_somebody_else() {
    Scene::on_both(async |scene| {
        let officer = scene.officer;
        let contact = scene.nurse_calls(officer).await;
        let aino = residents::AddPerson {
            person: residents::NewPerson {
                identity: residents::Identity::UNKNOWN,
                given_name: line("Aino"),
                family_name: line("Ek"),
                household: residents::Household::Alone,
                languages: residents::LanguageNeeds::default(),
            },
            contact_details: residents::ContactDetails::UNKNOWN,
        };
        let aino = scene.store.act(&scene.call(), &aino).await.unwrap();
        let astray = RegisterCall {
            person: aino,
            from: CallFrom::OpenCare,
            called: scene.call().now,
            counterpart: health_centre(),
            purpose: prose("Ramlar hemma."),
            contact: Some(contact.uuid()),
        };
        scene.store.act(&scene.call(), &astray).await.unwrap();
        assert_eq!(
            refusals(scene.coordinated(scene.call(), contact).await),
            ["cases-refusal-contact-not-called"]
        );
        let close = CloseContact {
            contact,
            version: 1,
            reason: prose("Ringde fel"),
        };
        scene.store.act(&scene.call(), &close).await.unwrap();
    })
    .await;
}
