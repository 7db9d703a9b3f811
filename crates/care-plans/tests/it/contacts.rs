//! The named care contact holds the title that the law asks for, or there is a reason why nobody is.

use care_plans::{ContactAnswer, NameContact, NewContact};

use crate::{
    scene::Scene,
    words::{line, prose},
};

#[tokio::test(flavor = "multi_thread")]
async fn only_somebody_of_the_provider_with_the_title_is_named() {
    Scene::on_both(async |scene| {
        let [certified, without, elsewhere] = scene.nurses;
        let name = async |user| NameContact {
            seen: scene.seen().await,
            contact: NewContact::Named(user),
        };
        assert_eq!(
            scene.refused(&name(without).await).await,
            ["organisation-refusal-care-contact"]
        );
        assert_eq!(
            scene.refused(&name(elsewhere).await).await,
            ["care-plans-refusal-contact-elsewhere"]
        );
        assert!(scene.view().await.contact().is_none());
        scene.act(&name(certified).await).await;
        let view = scene.view().await;
        let contact = view.contact().unwrap();
        assert!(
            matches!(&contact.answer, ContactAnswer::Named { user, .. } if *user == certified),
            "{contact:?}"
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_ends_the_one_before() {
    Scene::on_both(async |mut scene| {
        let declined = NameContact {
            seen: scene.seen().await,
            contact: NewContact::Declined(prose("Det räcker med sonen.")),
        };
        scene.act(&declined).await;
        scene.wait(3);
        let named = NameContact {
            seen: scene.seen().await,
            contact: NewContact::Named(scene.nurses[0]),
        };
        scene.act(&named).await;
        let view = scene.view().await;
        assert_eq!(view.contacts.len(), 2);
        assert_eq!(view.contact().unwrap().since, scene.today());
        assert_eq!(view.contacts[1].until, Some(scene.today()));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_left_is_named_no_longer() {
    Scene::on_both(async |mut scene| {
        let certified = scene.nurses[0];
        let standing = access::assignments_of(scene.store.reader(), certified).await;
        for assignment in standing.unwrap() {
            let end = access::EndAssignment {
                assignment: assignment.id,
                reason: line("Slutade."),
            };
            scene.system(&end).await;
        }
        scene.wait(1);
        let name = NameContact {
            seen: scene.seen().await,
            contact: NewContact::Named(certified),
        };
        // The staff record is still there, with its title.
        let found = organisation::staff_member(scene.store.reader(), certified).await;
        assert!(found.unwrap().is_some());
        assert_eq!(
            scene.refused(&name).await,
            ["care-plans-refusal-contact-elsewhere"]
        );
    })
    .await;
}
