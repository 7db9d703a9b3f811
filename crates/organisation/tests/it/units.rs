//! Units and the municipality are kept, changed once, and refused when they cannot be.

use kernel::{Actor, Call, Problem, RequestKey, Role, Users, measure::Dimension};
use organisation::{
    AddUnit, ChangeUnit, Forms, NewUnit, ProviderForm, SetMunicipality, SetService, SetStaffMember,
    StaffMember, UnitFilter, UnitKind, Workplace,
};
use uuid::Uuid;

use crate::{call, lindvik, line, on_both, provider};

#[tokio::test(flavor = "multi_thread")]
async fn the_municipality_is_set_and_changed() {
    on_both(async |store| {
        let kept = organisation::municipality(store.reader())
            .await
            .expect("read")
            .expect("set");
        assert_eq!(kept.zone.iana_name(), Some("Europe/Stockholm"));
        let again = store.act(&call(), &lindvik()).await;
        assert!(matches!(again, Err(Problem::Changed(_))), "{again:?}");
        let bad = SetMunicipality {
            version: 1,
            code: line("99"),
            zone: line("Mars/Base"),
            ..lindvik()
        };
        let told = store.act(&call(), &bad).await;
        assert!(
            matches!(told, Err(Problem::Refused(ref all)) if all.len() == 2),
            "{told:?}"
        );
        let names: Vec<_> = organisation::districts(store.reader())
            .await
            .expect("read")
            .into_iter()
            .map(|d| d.name.to_string())
            .collect();
        assert_eq!(names, ["Norr", "Ängen", "Öster"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_team_counts_as_the_unit_that_it_is_a_part_of() {
    on_both(async |store| {
        let add = async |unit| store.act(&call(), &AddUnit { unit }).await.expect("added");
        let lark = add(provider("Lärkans omsorg")).await;
        let part = |name, parent| NewUnit {
            kind: UnitKind::Team,
            form: None,
            parent: Some(parent),
            ..provider(name)
        };
        let team = add(part("Grupp 1", lark)).await;
        let pair = add(part("Grupp 1, natt", team)).await;
        let place = async |unit| {
            let place = organisation::workplace(store.reader(), unit).await;
            place.expect("read")
        };
        let in_lark = |team| Some(Workplace { unit: lark, team });
        assert_eq!(place(pair).await, in_lark(Some(pair)));
        assert_eq!(place(team).await, in_lark(Some(team)));
        assert_eq!(place(lark).await, in_lark(None));
        assert_eq!(place(call().new_id()).await, None);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn units_are_kept_and_filtered() {
    on_both(async |store| {
        let ordering = NewUnit {
            kind: UnitKind::OrderingUnit,
            form: None,
            ..provider("Äldreenheten")
        };
        let ordering = store
            .act(&call(), &AddUnit { unit: ordering })
            .await
            .expect("added");
        let lark = store
            .act(
                &call(),
                &AddUnit {
                    unit: provider("Lärkans omsorg"),
                },
            )
            .await
            .expect("added");
        let team = NewUnit {
            kind: UnitKind::Team,
            form: None,
            parent: Some(lark),
            ..provider("Grupp 1")
        };
        store
            .act(&call(), &AddUnit { unit: team })
            .await
            .expect("added");
        let all = organisation::units(store.reader(), &UnitFilter::default())
            .await
            .expect("read");
        assert_eq!(all.len(), 3);
        let parts = UnitFilter {
            parent: Some(lark),
            ..UnitFilter::default()
        };
        assert_eq!(
            organisation::units(store.reader(), &parts)
                .await
                .expect("read")
                .len(),
            1
        );
        let names = organisation::unit_names(store.reader(), &[ordering, lark])
            .await
            .expect("read");
        assert_eq!(names.len(), 2);

        let change = ChangeUnit {
            id: lark,
            version: 1,
            unit: provider("Lärkans hemtjänst"),
        };
        assert_eq!(store.act(&call(), &change).await.expect("changed"), 2);
        let late = store.act(&call(), &change).await;
        assert!(
            matches!(late, Err(Problem::Changed(ref c)) if c.version == 2),
            "{late:?}"
        );
        let report = history::verify(store.reader()).await.expect("verified");
        assert!(report.is_whole());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn units_that_cannot_be_are_refused() {
    on_both(async |store| {
        store
            .act(
                &call(),
                &AddUnit {
                    unit: provider("Lärkans omsorg"),
                },
            )
            .await
            .expect("added");
        for bad in [
            provider("Lärkans omsorg"),
            NewUnit {
                form: None,
                ..provider("Utan form")
            },
            NewUnit {
                kind: UnitKind::Team,
                form: None,
                ..provider("Utan överordnad")
            },
            NewUnit {
                kind: UnitKind::Office,
                form: Some(ProviderForm::InHouse),
                ..provider("Kontoret")
            },
            NewUnit {
                district: Some("vaster".parse().expect("a code")),
                ..provider("Väster")
            },
        ] {
            let told = store.act(&call(), &AddUnit { unit: bad }).await;
            assert!(matches!(told, Err(Problem::Refused(_))), "{told:?}");
        }
        // An alarm centre may have a form, and is then counted among those who have it.
        for (name, form) in [
            ("Larmcentralen", Some(ProviderForm::InHouse)),
            ("Regionens larmcentral", None),
        ] {
            let unit = NewUnit {
                kind: UnitKind::AlarmCentre,
                form,
                ..provider(name)
            };
            let added = store.act(&call(), &AddUnit { unit }).await;
            let id = added.expect("added");
            let forms = Forms::read(store.reader()).await.expect("forms");
            let group = forms.groups(id).get(&Dimension::ProviderForm).cloned();
            assert_eq!(group.as_deref(), form.map(ProviderForm::key), "{name}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_have_a_home_and_only_some_may_change_anything() {
    on_both(async |store| {
        let office = NewUnit {
            kind: UnitKind::Office,
            form: None,
            ..provider("Kontoret")
        };
        let unit = store
            .act(&call(), &AddUnit { unit: office })
            .await
            .expect("added");
        let user = call().new_id::<Users>();
        let member = StaffMember {
            user,
            unit,
            name: line("Åsa Lind"),
            title: Some(line("Enhetschef")),
            phone: None,
            assistant_nurse: None,
            version: 0,
        };
        let set = SetStaffMember { member };
        assert_eq!(store.act(&call(), &set).await.expect("set"), 1);
        assert!(matches!(
            store.act(&call(), &set).await,
            Err(Problem::Changed(_))
        ));
        assert_eq!(
            organisation::staff_of(store.reader(), unit)
                .await
                .expect("read")
                .len(),
            1
        );

        let actor = Actor::Staff {
            user,
            assignment: call().new_id(),
            role: Role::CareWorker,
            unit,
        };
        let worker = Call::new(actor, call().now, RequestKey(Uuid::new_v4()));
        let denied = store
            .act(
                &worker,
                &AddUnit {
                    unit: provider("Egen firma"),
                },
            )
            .await;
        assert!(matches!(denied, Err(Problem::Denied)), "{denied:?}");
        let mut service = organisation::national_services().remove(0);
        service.excluded = Some(line("housing"));
        service.assessed = false;
        let told = store.act(&call(), &SetService { service }).await;
        assert!(matches!(told, Err(Problem::Refused(_))), "{told:?}");
    })
    .await;
}
