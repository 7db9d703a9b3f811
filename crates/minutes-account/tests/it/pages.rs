//! The pages: whole, with all their words, and each reader sees no more than is theirs.

use axum::http::StatusCode;
use kernel::{Role, UserId};
use minutes_account::{PaidFor, settling};
use page_kit::testing::{Browser, Room, staff, words};

use crate::{
    desk::{Desk, march},
    scene::Scene,
};

async fn browser(desk: &Desk, user: UserId) -> Browser {
    let locales = [&minutes_account::LOCALES[..], &visits::LOCALES[..]].concat();
    let room = Room {
        prefixes: &["minutes-account-"],
        locales: &locales,
        routes: &minutes_account::routes(),
    };
    Browser::of(&desk.scene.store, desk.scene.now, user, room).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_controller_follows_a_month_to_its_payment() {
    Scene::on_both(async |scene| {
        let desk = Desk::set(scene).await;
        desk.count(march().last()).await;
        let cecilia = browser(&desk, desk.controller).await;
        let provider = desk.scene.provider;
        let terms = format!("/ersattning/{provider}/villkor");
        cecilia.page(&terms).await;
        let typed = [
            ("version", "0"),
            ("from", "2026-03"),
            ("paid_for", "performed"),
            ("cap", "110"),
            ("price", "412,50"),
        ];
        assert_eq!(cecilia.saved(&terms, &typed).await, terms);
        let account = words(&cecilia.page("/minutkonto?fran=2026-03&till=2026-03").await);
        for told in [
            "mars 2026",
            "Räknat till och med 31 mars 2026",
            "Ingen har rapporterat besöket",
            "Tillsammans",
        ] {
            assert!(account.contains(told), "{told}: {account}");
        }
        let rows = cecilia
            .page(
                "/minutkonto/rader?fran=2026-03&till=2026-03&orsak=not-told&sort=performed&desc=1",
            )
            .await;
        let row = desk.row().await;
        assert!(words(&rows).contains(row.number.as_str()), "{rows}");
        // The controller pays by case number: the name is not hers.
        assert!(!words(&rows).contains("Ragnar"), "{rows}");
        let list = words(&cecilia.page("/ersattning?manad=2026-03").await);
        assert!(
            list.contains("Utförd tid upp till 110 % av ramtiden"),
            "{list}"
        );
        assert!(list.contains("Att fastställa"), "{list}");
        let month = format!("/ersattning/{provider}/2026-03");
        let page = cecilia.page(&month).await;
        assert!(words(&page).contains("412,50"), "{}", words(&page));
        cecilia.saved(&format!("{month}/rakna-om"), &[]).await;
        let sum = desk.row().await.payable_sum.count().to_string();
        let found = settling(desk.scene.store.reader(), provider, march()).await;
        let counted = found.unwrap().counted.unwrap().at;
        let counted = counted.as_millisecond().to_string();
        let seen = [("sum", sum.as_str()), ("counted", counted.as_str())];
        assert_eq!(cecilia.saved(&month, &seen).await, month);
        let settled = words(&cecilia.page(&month).await);
        assert!(settled.contains("Fastställd 2 april 2026"), "{settled}");
        let csv = cecilia.get(&format!("{month}?format=csv")).await;
        assert_eq!(csv.status, StatusCode::OK);
        assert!(csv.html.contains(row.number.as_str()), "{}", csv.html);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_typed_wrong_comes_back() {
    Scene::on_both(async |scene| {
        let desk = Desk::set(scene).await;
        let cecilia = browser(&desk, desk.controller).await;
        let terms = format!("/ersattning/{}/villkor", desk.scene.provider);
        let typed = [
            ("version", "0"),
            ("from", "nästa år"),
            ("paid_for", "performed"),
            ("cap", "1000"),
            ("price", "mycket"),
        ];
        let wrong = cecilia.post(&terms, &typed).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        let said = words(&wrong.html);
        assert!(
            said.contains("Skriv år och månad") && said.contains("Skriv ett pris"),
            "{said}"
        );
        assert!(wrong.html.contains("value=\"nästa år\""), "{}", wrong.html);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_manager_sees_the_own_unit_and_the_names() {
    Scene::on_both(async |scene| {
        let desk = Desk::set(scene).await;
        desk.pays(PaidFor::Framed, None).await;
        let row = desk.count(march().last()).await;
        let mona = browser(&desk, desk.scene.manager).await;
        let rows = words(
            &mona
                .page("/minutkonto/rader?fran=2026-03&till=2026-03")
                .await,
        );
        assert!(rows.contains("Ragnar Ek"), "{rows}");
        let page = words(&mona.page(&row.address()).await);
        assert!(
            page.contains("Besöken bakom talen") && page.contains("Dusch"),
            "{page}"
        );
        let own = format!("/ersattning/{}/2026-03", desk.scene.provider);
        let page = words(&mona.page(&own).await);
        assert!(!page.contains("Fastställ underlaget"), "{page}");
        let who = ("Örjan Falk", Role::UnitManager, desk.scene.other);
        let other = staff(&desk.scene.store, desk.scene.now, who).await;
        let other = browser(&desk, other).await;
        assert_eq!(other.get(&own).await.status, StatusCode::NOT_FOUND);
        let none = words(&other.page("/minutkonto?fran=2026-03&till=2026-03").await);
        assert!(none.contains("Inget är räknat"), "{none}");
        assert_eq!(
            other.get(&row.address()).await.status,
            StatusCode::NOT_FOUND
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_committee_member_is_told_no_figure_of_few_persons() {
    Scene::on_both(async |scene| {
        let desk = Desk::set(scene).await;
        let row = desk.count(march().last()).await;
        let who = ("Kerstin Dahl", Role::CommitteeMember, desk.scene.unit);
        let chair = staff(&desk.scene.store, desk.scene.now, who).await;
        let chair = browser(&desk, chair).await;
        let page = chair.page("/minutkonto?fran=2026-03&till=2026-03").await;
        let said = words(&page);
        assert!(said.contains("Dolt"), "{said}");
        assert!(!page.contains("/minutkonto/rader"), "{page}");
        assert!(!page.contains("utforare="), "{page}");
        assert!(!said.contains("Ingen har rapporterat besöket"), "{said}");
        let csv = chair
            .get("/minutkonto?fran=2026-03&till=2026-03&format=csv")
            .await
            .html;
        assert!(
            !csv.contains(&row.tally.performed.count().to_string()),
            "{csv}"
        );
        for path in ["/minutkonto/rader", "/ersattning"] {
            assert_ne!(chair.get(path).await.status, StatusCode::OK, "{path}");
        }
    })
    .await;
}
