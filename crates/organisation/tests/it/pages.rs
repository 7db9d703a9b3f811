//! The pages: whole, with all their words, and forms that save.

use axum::http::StatusCode;
use kernel::Role;
use organisation::{ReplaceStandardTimes, StandardTable, example_standard_times};
use page_kit::testing::{Browser, Room, staff, words};
use store::Store;

use crate::{call, day, line, on_both};

pub(crate) async fn browser(store: &Store, role: Role) -> Browser {
    let siv = staff(store, call().now, ("Siv Berg", role, call().new_id())).await;
    let room = Room {
        prefixes: &["organisation-"],
        locales: &organisation::LOCALES,
        routes: &organisation::routes(),
    };
    Browser::of(store, call().now, siv, room).await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_is_whole_and_saves() {
    on_both(async |store| {
        let table = StandardTable {
            valid_from: day("2026-01-01"),
            source: line("Exempel"),
            example: true,
            tasks: example_standard_times(),
        };
        store
            .act(&call(), &ReplaceStandardTimes { table })
            .await
            .expect("replaced");
        let browser = browser(&store, Role::SystemAdministrator).await;
        let new = [
            ("name", "Svalan"),
            ("kind", "provider"),
            ("form", "choice"),
            ("from", "2026-01-01"),
        ];
        let to = browser.saved("/organisation/enheter/ny", &new).await;
        let offer = [
            ("service", "home-care"),
            ("district", "norr"),
            ("capacity", "40"),
            ("from", "2026-01-01"),
        ];
        browser.saved(&format!("{to}/erbjuder"), &offer).await;
        for page in [
            "/organisation",
            "/organisation/kommunen",
            "/organisation/omraden",
            "/organisation/insatser",
            "/organisation/enheter/ny",
            "/schablontider",
        ] {
            browser.page(page).await;
        }
        for page in ["", "/andra", "/erbjuder"] {
            assert!(
                browser
                    .page(&format!("{to}{page}"))
                    .await
                    .contains("Svalan")
            );
        }
        let twice = browser.post("/organisation/enheter/ny", &new).await;
        let said = words(&twice.html);
        assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY, "{said}");
        assert!(said.contains("redan en enhet"), "{said}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_standard_times_are_sorted_and_paged() {
    on_both(async |store| {
        let mut tasks = example_standard_times();
        let most = tasks.iter().map(|task| task.minutes).max().expect("tasks");
        let least = tasks.iter().map(|task| task.minutes).min().expect("tasks");
        // Written down neither upwards nor downwards.
        tasks.sort_by_key(|task| task.minutes == most || task.minutes == least);
        let count = tasks.len();
        let table = StandardTable {
            valid_from: day("2026-01-01"),
            source: line("Exempel"),
            example: true,
            tasks,
        };
        let replace = ReplaceStandardTimes { table };
        store.act(&call(), &replace).await.expect("replaced");
        let browser = browser(&store, Role::Planner).await;
        let first = async |asked: &str| {
            let page = browser.page(&format!("/schablontider?{asked}")).await;
            let row = page.split("<tbody ").nth(1).expect("rows").to_owned();
            words(row.split("</tr>").next().expect("a row"))
        };
        let longest = first("sort=minutes&desc=1").await;
        assert!(longest.contains(&most.count().to_string()), "{longest}");
        let shortest = first("sort=minutes").await;
        assert!(shortest.contains(&least.count().to_string()), "{shortest}");
        assert_ne!(first("sort=task").await, first("sort=task&desc=1").await);
        let second = words(&browser.page("/schablontider?sida=2").await);
        assert!(
            second.contains(&format!("26–{} av {count}", count.min(50))),
            "{second}"
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_table_that_is_to_come_is_seen_before_its_day() {
    on_both(async |store| {
        let table = |from: &str| StandardTable {
            valid_from: day(from),
            source: line("Nämnden § 40"),
            example: false,
            tasks: example_standard_times(),
        };
        let planner = browser(&store, Role::Planner).await;
        let page = async || words(&planner.page("/schablontider").await);
        assert!(!page().await.contains("Alla tabeller"));
        let replace = ReplaceStandardTimes {
            table: table("2027-07-01"),
        };
        store.act(&call(), &replace).await.expect("replaced");
        let said = page().await;
        assert!(said.contains("Ingen tabell gäller än"), "{said}");
        assert!(
            said.contains("Gäller från 1 juli 2027. Källa: Nämnden § 40"),
            "{said}"
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_care_worker_reads_but_does_not_change() {
    on_both(async |store| {
        let browser = browser(&store, Role::CareWorker).await;
        assert!(
            !browser
                .page("/organisation")
                .await
                .contains("/organisation/enheter/ny")
        );
        let status = browser.get("/organisation/enheter/ny").await.status;
        assert!(
            status == StatusCode::FORBIDDEN || status == StatusCode::NOT_FOUND,
            "{status}"
        );
    })
    .await;
}
