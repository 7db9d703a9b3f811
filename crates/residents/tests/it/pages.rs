//! The pages: whole, the same twice, and forms that come back with what was typed.

use access::{Holder, NewRelation, RelationGround, RelationKind};
use axum::http::StatusCode;
use kernel::{Call, Period, PersonId, Problem, Role, UserId};
use page_kit::testing::{Browser, Room, staff, words};
use residents::Kinship;
use store::{Action, Store, Tx};

use crate::{call, on_both, ragnar};

async fn browser(store: &Store, user: UserId) -> Browser {
    let room = Room {
        prefixes: &["residents-"],
        locales: &residents::LOCALES,
        routes: &residents::routes(),
    };
    Browser::of(store, call().now, user, room).await
}

/// The officer begins to handle the person's case.
struct Handle(PersonId, UserId);

impl Action for Handle {
    const NAME: &'static str = "handle";
    type Done = ();
    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let relation = NewRelation {
            person: self.0,
            holder: Holder::User(self.1),
            kind: RelationKind::Handling,
            period: Period::since(call.today()),
            ground: RelationGround::Application,
        };
        access::relate(tx, call, relation).await.map(|_id| ())
    }
}

async fn officer(store: &Store) -> UserId {
    let siv = ("Siv Berg", Role::CaseOfficer, call().new_id());
    staff(store, call().now, siv).await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_is_whole_and_saves() {
    on_both(async |store| {
        let user = officer(&store).await;
        let id = store.act(&call(), &ragnar()).await.expect("added");
        store
            .act(&call(), &Handle(id, user))
            .await
            .expect("related");
        let browser = browser(&store, user).await;
        let base = format!("/personer/{id}");
        browser.page("/personer/ny").await;
        for page in [
            "uppgifter",
            "uppgifter/kontakt",
            "uppgifter/namn",
            "uppgifter/sprak",
            "uppgifter/dodsfall",
            "narstaende/ny",
        ] {
            browser.page(&format!("{base}/{page}")).await;
        }
        let son = [
            ("name", "Johan"),
            ("kinship", "son"),
            ("phone", "070-174 06 05"),
            ("authority", "none"),
            ("from", "2026-11-01"),
        ];
        let to = browser.saved(&format!("{base}/narstaende/ny"), &son).await;
        assert_eq!(to, format!("{base}/uppgifter#narstaende"));
        let relatives = residents::relatives(store.reader(), id)
            .await
            .expect("read");
        assert_eq!(relatives[0].kinship, Kinship::Son);
        browser
            .page(&format!("{base}/narstaende/{}", relatives[0].id))
            .await;
        assert!(
            browser
                .page(&format!("{base}/uppgifter"))
                .await
                .contains("Johan")
        );

        let moved = [
            ("version", "1"),
            ("street", "Lindgatan 14"),
            ("postal_code", "990 10"),
            ("town", "Lindvik"),
        ];
        let contact = format!("{base}/uppgifter/kontakt");
        browser.saved(&contact, &moved).await;
        let late = browser.post(&contact, &moved).await;
        assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            late.html.contains("Lindgatan 14"),
            "what was typed is still there"
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_new_needs_only_a_name_and_mistakes_come_back() {
    on_both(async |store| {
        let user = officer(&store).await;
        let browser = browser(&store, user).await;
        let base = [
            ("family_name", "Ek"),
            ("household", "unknown"),
            ("language", "sv"),
            ("interpreter", "none"),
        ];
        let nameless = browser.post("/personer/ny", &base).await;
        let said = words(&nameless.html);
        assert_eq!(nameless.status, StatusCode::UNPROCESSABLE_ENTITY, "{said}");
        let bad = [
            ("given_name", "Aino"),
            ("phone", "ring mig"),
            ("postal_code", "1"),
            ("number", "430519-2390"),
        ];
        let bad = browser
            .post("/personer/ny", &[&base[..], &bad[..]].concat())
            .await;
        assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            bad.html.contains("ring mig") && bad.html.contains("5 till 15 siffror"),
            "{}",
            words(&bad.html)
        );
        let good = [("given_name", "Aino")];
        let to = browser
            .saved("/personer/ny", &[&base[..], &good[..]].concat())
            .await;
        let id = to
            .strip_prefix("/kontakter/ny?person=")
            .expect("on to the contact");
        // Without a relation, nothing of the person is shown.
        browser
            .finds_nothing(&format!("/personer/{id}/uppgifter"))
            .await;
    })
    .await;
}
