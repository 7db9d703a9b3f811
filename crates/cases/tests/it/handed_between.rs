//! What is told of handovers between others, and what stays with an officer who hands over.

use cases::{
    Caller, Channel, CloseContact, ContactId, FollowUpEarlyHelp, GiveEarlyHelp, HelpOutcome,
    RegisterContact, told_handovers,
};
use kernel::Role;

use crate::{
    browser::{Browser, browser, words},
    handovers::Unit,
    inquiry_scene::{prose, service},
    scene::id,
};

#[tokio::test(flavor = "multi_thread")]
async fn many_handovers_of_one_s_own_hide_none_by_others() {
    Unit::on_both(async |unit| {
        let (siv, lena) = (unit.siv, unit.lena);
        let other = unit.open(siv).await;
        unit.hand_over(unit.manager, other, lena).await.unwrap();
        // More than are told at once, all later.
        for _ in 0..51 {
            unit.hand_over(siv, unit.case, lena).await.unwrap();
            unit.hand_over(lena, unit.case, siv).await.unwrap();
        }
        let reader = unit.stage.scene.store.reader();
        let told = told_handovers(reader, &unit.call(siv), siv).await.unwrap();
        assert_eq!((told.came.len(), told.went.len()), (50, 1));
        assert_eq!(told.went[0].by, unit.manager);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_contact_of_another_unit_stays_with_who_took_it_on() {
    Unit::on_both(async |unit| {
        let (scene, siv) = (&unit.stage.scene, unit.siv);
        let register = RegisterContact {
            channel: Channel::Phone,
            received: scene.call().now,
            caller: Caller::default(),
            matter: prose("Grannen ringer och undrar."),
            person: Some(scene.person),
        };
        unit.by(siv, &register).await.unwrap();
        let elsewhere = scene.call_by(siv, Role::CaseOfficer, id(77));
        let other = scene.store.act(&elsewhere, &register).await.unwrap();
        unit.hand_over(siv, unit.case, unit.lena).await.unwrap();
        let contacts = cases::contacts_of_person(scene.store.reader(), scene.person).await;
        for contact in contacts.unwrap() {
            let is_other = contact.id == other.contact;
            let officer = if is_other { siv } else { unit.lena };
            assert_eq!(contact.officer, Some(officer), "{is_other}");
        }
        // She goes on with it, and may see the person for that.
        let see = access::Need::see(access::Resource::Contact).about(scene.person);
        let may = access::may(scene.store.reader(), &elsewhere, see).await;
        assert!(may.unwrap());
    })
    .await;
}

impl Unit {
    /// Siv takes on a contact about Ragnar at another unit, and hands her case here over to Lena.
    async fn left_with_a_contact(&self) -> ContactId {
        let scene = &self.stage.scene;
        let register = RegisterContact {
            channel: Channel::Phone,
            received: scene.call().now,
            caller: Caller::default(),
            matter: prose("Grannen ringer och undrar."),
            person: Some(scene.person),
        };
        let elsewhere = self.elsewhere();
        let done = scene.store.act(&elsewhere, &register).await.unwrap();
        self.hand_over(self.siv, self.case, self.lena)
            .await
            .unwrap();
        done.contact
    }

    /// Siv at the other unit.
    fn elsewhere(&self) -> kernel::Call {
        let scene = &self.stage.scene;
        scene.call_by(self.siv, Role::CaseOfficer, id(77))
    }

    async fn ends(&self, contact: ContactId) {
        let close = CloseContact {
            contact,
            version: 1,
            reason: prose("Grannen är lugnad."),
        };
        let store = &self.stage.scene.store;
        store.act(&self.elsewhere(), &close).await.unwrap();
    }

    async fn browser_of_siv(&self) -> Browser {
        let scene = &self.stage.scene;
        browser(&scene.store, scene.call().now, self.siv).await
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_saw_the_person_by_a_contact_alone_sees_nothing_when_it_has_ended() {
    Unit::on_both(async |unit| {
        let contact = unit.left_with_a_contact().await;
        let siv = unit.browser_of_siv().await;
        let case = format!(
            "/personer/{}/arenden/{}",
            unit.stage.scene.person, unit.case
        );
        siv.page(&case).await;
        unit.ends(contact).await;
        siv.finds_nothing(&case).await;
        assert!(unit.finds(unit.lena, unit.case).await);
        let report = history::verify(unit.stage.scene.store.reader()).await;
        assert!(report.unwrap().findings.is_empty());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_something_else_to_do_for_the_person_sees_on() {
    Unit::on_both(async |unit| {
        let scene = &unit.stage.scene;
        let contact = unit.left_with_a_contact().await;
        // Early help that is to be followed up, from a second contact at the other unit.
        let register = RegisterContact {
            channel: Channel::Phone,
            received: scene.call().now,
            caller: Caller::default(),
            matter: prose("En glödlampa."),
            person: Some(scene.person),
        };
        let second = scene.store.act(&unit.elsewhere(), &register).await.unwrap();
        let help = GiveEarlyHelp {
            contact: second.contact,
            version: 1,
            service: service("early-handyman"),
            told_of_right: true,
            withheld: None,
            note: None,
        };
        let help = scene.store.act(&unit.elsewhere(), &help).await.unwrap();
        unit.ends(contact).await;
        let siv = unit.browser_of_siv().await;
        let case = format!("/personer/{}/arenden/{}", scene.person, unit.case);
        siv.page(&case).await;
        let asked = |version, outcome| FollowUpEarlyHelp {
            person: scene.person,
            help: help.help,
            version,
            outcome,
        };
        for (version, outcome) in [(1, HelpOutcome::NotReached), (2, HelpOutcome::Enough)] {
            siv.page(&case).await;
            let asked = asked(version, outcome);
            scene.store.act(&unit.elsewhere(), &asked).await.unwrap();
        }
        siv.finds_nothing(&case).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_contact_that_ends_takes_nothing_from_who_has_a_case() {
    Unit::on_both(async |unit| {
        let contact = unit.left_with_a_contact().await;
        let own = unit.open(unit.siv).await;
        unit.ends(contact).await;
        let siv = unit.browser_of_siv().await;
        for of in [own, unit.case] {
            let person = unit.stage.scene.person;
            siv.page(&format!("/personer/{person}/arenden/{of}")).await;
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_tells_nothing_of_whom_one_no_longer_works_with() {
    Unit::on_both(async |unit| {
        let scene = &unit.stage.scene;
        let register = RegisterContact {
            channel: Channel::Phone,
            received: scene.call().now,
            caller: Caller::default(),
            matter: prose("Grannen ringer och undrar."),
            person: Some(scene.person),
        };
        let contact = unit.by(unit.lena, &register).await.unwrap().contact;
        let lena = browser(&scene.store, scene.call().now, unit.lena).await;
        let mine = words(&lena.page("/kontakter?state=taken").await);
        assert!(
            mine.contains("Ragnar Ek") && mine.contains("Grannen"),
            "{mine}"
        );
        // The page that ends it leads to the list, since Lena may not see the contact any more.
        let page = format!("/personer/{}/kontakter/{contact}", scene.person);
        let fields = [("version", "1"), ("reason", "Klart")];
        let to = lena.saved(&format!("{page}/avsluta"), &fields).await;
        assert_eq!(to, "/kontakter");
        lena.finds_nothing(&page).await;
        let ended = words(&lena.page("/kontakter?state=closed").await);
        assert!(ended.contains("Någon som du inte får se"), "{ended}");
        assert!(
            !ended.contains("Ragnar") && !ended.contains("Grannen"),
            "{ended}"
        );
    })
    .await;
}
