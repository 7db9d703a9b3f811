//! Providers are found where and when they offer a service, and no read walks through a table.

use kernel::{Id, Period};
use organisation::{
    AddProviderService, AddUnit, EndProviderService, ImportOrganisation, NewUnit, UnitFilter,
    UnitKind, providers_for,
};

use crate::{call, day, on_both, provider};

#[tokio::test(flavor = "multi_thread")]
async fn found_by_service_district_and_day() {
    on_both(async |store| {
        let mut offers = vec![];
        for (name, district) in [
            ("Örnen", None),
            ("Lärkan", Some("norr")),
            ("Svanen", Some("oster")),
        ] {
            let unit = store
                .act(
                    &call(),
                    &AddUnit {
                        unit: provider(name),
                    },
                )
                .await
                .expect("added");
            let add = AddProviderService {
                unit,
                service: "home-care".parse().expect("a code"),
                district: district.map(|d| d.parse().expect("a code")),
                capacity: Some(40),
                period: Period::since(day("2025-01-01")),
            };
            offers.push(store.act(&call(), &add).await.expect("added"));
        }
        let found = async |service: &str, district: &str, on: &str| -> Vec<String> {
            let (service, district) = (
                service.parse().expect("a code"),
                district.parse().expect("a code"),
            );
            let all = providers_for(store.reader(), &service, &district, day(on))
                .await
                .expect("read");
            all.into_iter()
                .map(|offer| offer.unit.name.to_string())
                .collect()
        };
        assert_eq!(
            found("home-care", "norr", "2026-11-22").await,
            ["Lärkan", "Örnen"]
        );
        assert_eq!(
            found("home-care", "norr", "2024-12-31").await,
            Vec::<String>::new()
        );
        assert_eq!(
            found("care-home", "norr", "2026-11-22").await,
            Vec::<String>::new()
        );
        let end = EndProviderService {
            id: offers[0],
            last_day: day("2026-06-30"),
        };
        store.act(&call(), &end).await.expect("ended");
        assert_eq!(found("home-care", "norr", "2026-11-22").await, ["Lärkan"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_read_walks_through_a_table() {
    on_both(async |store| {
        let (service, district) = ("home-care".parse(), "norr".parse());
        let (service, district) = (service.expect("a code"), district.expect("a code"));
        providers_for(store.reader(), &service, &district, day("2026-11-22"))
            .await
            .expect("read");
        organisation::units(store.reader(), &UnitFilter::of_kind(UnitKind::Provider))
            .await
            .expect("read");
        organisation::standard_times(store.reader(), day("2026-11-22"))
            .await
            .expect("read");
        organisation::services(store.reader()).await.expect("read");
        for plan in store.plans().await.expect("plans") {
            // These two are a handful of rows.
            let small = plan.text.contains("_district") || plan.text.contains("_standard_table");
            assert!(
                small || plan.scans().is_empty(),
                "{}: {:?}",
                plan.text,
                plan.steps
            );
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_is_whole_or_not_at_all() {
    on_both(async |store| {
        let with_id = |name: &str, kind: UnitKind| {
            let form = (kind == UnitKind::Provider).then_some(organisation::ProviderForm::InHouse);
            let unit = NewUnit {
                kind,
                form,
                ..provider(name)
            };
            organisation::Unit {
                id: call().new_id(),
                name: unit.name,
                kind,
                parent: None,
                district: None,
                form,
                organisation_number: None,
                phone: None,
                email: None,
                address: None,
                period: unit.period,
                version: 1,
            }
        };
        let units = vec![
            with_id("Ett", UnitKind::Provider),
            with_id("Två", UnitKind::Team),
        ];
        let import = ImportOrganisation {
            units,
            ..ImportOrganisation::default()
        };
        assert!(store.act(&call(), &import).await.is_err());
        let all = UnitFilter::default();
        assert!(
            organisation::units(store.reader(), &all)
                .await
                .expect("read")
                .is_empty()
        );
        let units = vec![
            with_id("Ett", UnitKind::Provider),
            with_id("Två", UnitKind::Office),
        ];
        let import = ImportOrganisation {
            units,
            ..ImportOrganisation::default()
        };
        assert_eq!(store.act(&call(), &import).await.expect("imported"), 2);
        let unknown = organisation::unit(store.reader(), Id::from_uuid(uuid::Uuid::nil())).await;
        assert!(unknown.expect("read").is_none());
    })
    .await;
}
