//! A catalogue of services holds from its day; what is no longer offered keeps its name.

use kernel::{Problem, Role};
use organisation::{
    ReplaceServices, Service, catalogues, is_offered, national_services, service, services,
    services_on,
};
use page_kit::testing::words;
use store::Store;

use crate::{call, day, line, on_both, pages::browser};

fn catalogue(from: &str, change: impl FnOnce(&mut Vec<Service>)) -> ReplaceServices {
    let mut services = national_services();
    change(&mut services);
    ReplaceServices {
        from: day(from),
        source: line("Nämnden 2026-05-12 § 42"),
        services,
    }
}

fn without(code: &'static str) -> impl FnOnce(&mut Vec<Service>) {
    move |all| all.retain(|one| one.code.as_str() != code)
}

async fn count_on(store: &Store, on: &str) -> usize {
    let offered = services_on(store.reader(), day(on)).await;
    offered.expect("read").len()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_catalogue_follows_the_old() {
    on_both(async |store| {
        let all = national_services().len();
        assert_eq!(count_on(&store, "2026-11-22").await, all);
        let first = catalogue("2026-09-01", without("early-handyman"));
        store.act(&call(), &first).await.expect("replaced");
        let renamed = catalogue("2026-11-22", |services| {
            services.truncate(5);
            services[0].name_sv = line("Stöd hemma");
        });
        store.act(&call(), &renamed).await.expect("replaced");
        for (on, offered) in [
            ("2026-08-31", all),
            ("2026-09-01", all - 1),
            ("2026-11-21", all - 1),
            ("2026-11-22", 5),
        ] {
            assert_eq!(count_on(&store, on).await, offered, "{on}");
        }
        let gone = national_services()
            .into_iter()
            .find(|one| one.code.as_str() == "early-handyman");
        let gone = gone.expect("a service");
        let offered = async |on: &str| is_offered(store.reader(), &gone.code, day(on)).await;
        assert!(offered("2026-08-31").await.expect("read"));
        assert!(!offered("2026-09-01").await.expect("read"));
        // Decisions point to it still.
        let kept = service(store.reader(), &gone.code).await.expect("read");
        assert_eq!(kept, Some(gone));
        let every = services(store.reader()).await.expect("read");
        assert_eq!(every.len(), all);
        assert!(every.iter().any(|one| one.name_sv.as_str() == "Stöd hemma"));
        assert_eq!(catalogues(store.reader()).await.expect("read").len(), 2);

        // They come one after the other, and none before its day.
        let not_later = "organisation-refusal-catalogue-not-later";
        for (from, refused) in [
            ("2026-09-01", not_later),
            ("2026-10-01", not_later),
            ("2026-11-22", not_later),
            ("2026-11-23", "organisation-refusal-catalogue-ahead"),
        ] {
            let told = store.act(&call(), &catalogue(from, |_| {})).await;
            let no = match told {
                Err(Problem::Refused(no)) => no,
                other => panic!("{from}: {other:?}"),
            };
            let texts: Vec<&str> = no.iter().map(|one| one.text.as_ref()).collect();
            assert_eq!(texts, [refused], "{from}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_comes_with_a_catalogue_is_not_offered_before_its_day() {
    on_both(async |store| {
        let with = |code: &'static str| {
            move |all: &mut Vec<Service>| {
                let mut new = all[0].clone();
                new.code = organisation::ServiceCode::parse(code).expect("a code");
                all.push(new);
            }
        };
        // The first catalogue changes none of the codes: the second one's new ones are no older for that.
        let first = catalogue("2026-09-01", |_| {});
        store.act(&call(), &first).await.expect("replaced");
        let second = catalogue("2026-10-01", with("home-care-talks"));
        store.act(&call(), &second).await.expect("replaced");
        let new = &second.services.last().expect("a service").code;
        for (on, expected) in [
            ("2026-08-31", false),
            ("2026-09-30", false),
            ("2026-10-01", true),
        ] {
            let offered = is_offered(store.reader(), new, day(on)).await;
            assert_eq!(offered.expect("read"), expected, "{on}");
            let listed = services_on(store.reader(), day(on)).await.expect("read");
            assert_eq!(listed.iter().any(|one| one.code == *new), expected, "{on}");
        }
        // What was there before is no catalogue that the municipality has given.
        let all = catalogues(store.reader()).await.expect("read");
        let days: Vec<_> = all.iter().map(|one| one.from).collect();
        assert_eq!(days, [day("2026-10-01"), day("2026-09-01")]);
        let before = organisation::catalogue(store.reader(), day("2026-08-31")).await;
        assert_eq!(before.expect("read"), None);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_catalogue_is_shown_as_it_was_and_is_with_what_changed() {
    on_both(async |store| {
        let browser = browser(&store, Role::CaseOfficer).await;
        let page = words(&browser.page("/organisation/insatser").await);
        assert!(page.contains("inte beslutat någon egen katalog"), "{page}");
        let replace = catalogue("2026-01-01", without("early-handyman"));
        store.act(&call(), &replace).await.expect("replaced");
        let page = words(
            &browser
                .page("/organisation/insatser?sort=name&sida=2")
                .await,
        );
        assert!(page.contains("Nämnden 2026-05-12 § 42"), "{page}");
        assert!(page.contains("Erbjuds inte längre: Fixartjänst"), "{page}");
        let offered = async |query: &str| {
            let address = format!("/organisation/insatser?format=csv{query}");
            browser.page(&address).await.contains("early-handyman")
        };
        assert!(!offered("").await);
        assert!(offered("&fran=2025-12-31").await);
        let before = words(&browser.page("/organisation/insatser?fran=2025-12-31").await);
        assert!(
            before.contains("inte beslutat någon egen katalog"),
            "{before}"
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_region_advises_until_the_rule_book_says_otherwise() {
    on_both(async |store| {
        let ours = catalogue("2026-11-22", |services| {
            let mut advice = services
                .iter()
                .find(|one| one.lss_point == Some(3))
                .expect("a service")
                .clone();
            advice.code = organisation::ServiceCode::parse("advice").expect("a code");
            advice.lss_point = Some(1);
            services.push(advice);
        });
        assert!(matches!(
            store.act(&call(), &ours).await,
            Err(Problem::Refused(_))
        ));
        let moved = rulebook::SetLocalRule {
            key: kernel::RuleKey::new(rulebook::keys::LOCAL_LSS_TRANSFERRED),
            value: rulebook::Value::Count(1),
            from: day("2026-11-22"),
            kind: rulebook::DecisionKind::Agreement,
            decided_by: line("Avtal med Region Lindvik 2026-10-01"),
            reason: kernel::Prose::parse("Uppgiften är överlåten enligt LSS 17 §.").expect("words"),
        };
        store.act(&call(), &moved).await.expect("set");
        store.act(&call(), &ours).await.expect("replaced");
    })
    .await;
}
