//! What is told of handovers between others, and what stays with an officer who hands over.

use cases::told_handovers;
use kernel::Role;

use crate::{handovers::Unit, inquiry_scene::prose, scene::id};

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
        let register = cases::RegisterContact {
            channel: cases::Channel::Phone,
            received: scene.call().now,
            caller: cases::Caller::default(),
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
