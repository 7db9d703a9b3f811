//! Who reads what: the reporter one's own, the manager the unit's, those above what is about the manager.

use access::{Need, Resource};
use deviations::{Class, ReportDeviation, TriageDeviation};
use kernel::Problem;

use crate::{scene::Scene, words::prose};

#[tokio::test(flavor = "multi_thread")]
async fn each_reads_what_is_theirs() {
    Scene::on_both(async |scene| {
        let id = scene.report(&scene.worker(), scene.missed()).await;
        let reader = scene.store.reader();
        assert!(scene.view(scene.provider, id).await.is_some());
        // The municipality's own reports are made to the committee.
        assert!(scene.view(scene.office, id).await.is_some());
        assert!(scene.view(scene.other, id).await.is_none());
        assert!(scene.view(scene.unit, id).await.is_none());
        let own = deviations::own_report(reader, scene.nurses[0], id).await;
        assert!(own.unwrap().is_some());
        let other = deviations::own_report(reader, scene.nurses[1], id).await;
        assert!(other.unwrap().is_none());
        for (call, may) in [
            (scene.manager(), true),
            (scene.responsible(), true),
            (scene.worker(), false),
            (scene.officer(), false),
        ] {
            let unit = call.actor.unit().unwrap();
            let need = Need::see(Resource::DeviationCase).at(unit);
            assert_eq!(access::may(reader, &call, need).await.unwrap(), may);
            let need = Need::write(Resource::Deviation).at(unit);
            assert!(access::may(reader, &call, need).await.unwrap());
        }
        // A care worker cannot judge, and the manager of another unit finds nothing.
        let triage = TriageDeviation {
            seen: scene.seen(scene.provider, id).await,
            class: Class::Deviation,
            kind: deviations::DeviationKind::Missed,
            harm: deviations::Harm::None,
            reasons: prose("Nej."),
        };
        // Nor does one learn by a guess that it is there.
        let guessed = TriageDeviation {
            seen: deviations::Seen {
                deviation: id,
                version: 9,
            },
            ..triage.clone()
        };
        for call in [scene.worker(), scene.private_manager()] {
            for triage in [&triage, &guessed] {
                let call = kernel::Call::new(
                    call.actor.clone(),
                    call.now,
                    kernel::RequestKey(uuid::Uuid::new_v4()),
                );
                let answer = scene.store.act(&call, triage).await;
                let is_no = matches!(answer, Err(Problem::NotFound | Problem::Denied));
                assert!(is_no, "{answer:?}");
            }
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_about_the_manager_goes_past_the_manager() {
    Scene::on_both(async |scene| {
        let mut report = scene.missed();
        report.is_of_manager = true;
        let id = scene.report(&scene.worker(), report).await;
        assert!(scene.view(scene.provider, id).await.is_none());
        let view = scene.view(scene.office, id).await.unwrap();
        assert_eq!(view.case.keeper, scene.office);
        scene
            .triage(&scene.responsible(), id, Class::Deviation)
            .await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_told_goes_to_no_office_that_is_closed_or_not_open_yet() {
    Scene::on_both(async |scene| {
        let of = |name: &str, from, to| organisation::NewUnit {
            name: crate::words::line(name),
            kind: organisation::UnitKind::Office,
            parent: None,
            district: None,
            form: None,
            organisation_number: None,
            phone: None,
            email: None,
            address: None,
            period: kernel::Period::new(from, to).unwrap(),
        };
        // Both come before the one that there is, in the order in which offices are asked for.
        let today = scene.today();
        let first = jiff::civil::date(2024, 1, 1);
        let closed = of("A-kontoret", first, today.yesterday().ok());
        let coming = of("B-kontoret", today.tomorrow().unwrap(), None);
        for unit in [closed, coming] {
            scene.system(&organisation::AddUnit { unit }).await;
        }
        let mut report = scene.missed();
        report.is_of_manager = true;
        let id = scene.report(&scene.worker(), report).await;
        let view = scene.view(scene.office, id).await.unwrap();
        assert_eq!(view.report.office, Some(scene.office));
        assert_eq!(view.case.keeper, scene.office);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_named_whom_the_reporter_may_not_see() {
    Scene::on_both(async |scene| {
        // The private provider has no relation to Ragnar.
        let mut report = scene.private_report();
        report.person = Some(scene.ragnar);
        let report = ReportDeviation { report };
        let answer = scene.store.act(&scene.private_worker(), &report).await;
        assert!(matches!(answer, Err(Problem::NotFound)), "{answer:?}");
    })
    .await;
}

/// Ragnar's identity is protected.
struct Protect(kernel::PersonId);

impl store::Action for Protect {
    const NAME: &'static str = "test-protect";
    type Done = ();
    async fn run(&self, call: &kernel::Call, tx: &store::Tx) -> Result<(), Problem> {
        let kind = access::MarkingKind::ProtectedRegistration;
        let marking = (kind, kernel::Period::since(call.today()));
        access::mark_protected(tx, call, self.0, marking, &crate::words::line("Hot.")).await?;
        Ok(())
    }
}

/// Somebody is named to handle what is about Ragnar.
struct Name(kernel::PersonId, kernel::UserId);

impl store::Action for Name {
    const NAME: &'static str = "test-name";
    type Done = ();
    async fn run(&self, call: &kernel::Call, tx: &store::Tx) -> Result<(), Problem> {
        let who = (self.1, kernel::Period::since(call.today()));
        access::name_staff(tx, call, self.0, who, &crate::words::line("Chef.")).await?;
        Ok(())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_about_a_protected_person_is_for_those_who_are_named() {
    Scene::on_both(async |scene| {
        let id = scene.report(&scene.worker(), scene.missed()).await;
        scene.system(&Protect(scene.ragnar)).await;
        let triage = TriageDeviation {
            seen: scene.seen(scene.provider, id).await,
            class: Class::Deviation,
            kind: deviations::DeviationKind::Missed,
            harm: deviations::Harm::None,
            reasons: prose("Nej."),
        };
        for call in [scene.manager(), scene.responsible()] {
            let answer = scene.store.act(&call, &triage).await;
            assert!(matches!(answer, Err(Problem::NotFound)), "{answer:?}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_closed_is_not_found_by_its_words() {
    Scene::on_both(async |scene| {
        scene.report(&scene.worker(), scene.missed()).await;
        let mut of_nobody = scene.missed();
        of_nobody.person = None;
        let open = scene.report(&scene.worker(), of_nobody).await;
        let found = async |call: &kernel::Call, words: Option<&str>| {
            let filter = deviations::CaseFilter {
                words: words.map(crate::words::line),
                ..deviations::CaseFilter::default()
            };
            let window = page_kit::Window {
                sort: "reported",
                is_descending: true,
                offset: 0,
                limit: 25,
            };
            let unit = call.actor.unit().unwrap();
            let reader = scene.store.reader();
            let found = deviations::case_list(reader, call, unit, &filter, window).await;
            let (lines, total) = found.unwrap();
            assert_eq!(i64::try_from(lines.len()).unwrap(), total);
            lines.into_iter().map(|line| line.id).collect::<Vec<_>>()
        };
        let words = Some("frukost");
        assert_eq!(found(&scene.manager(), words).await.len(), 2);
        scene.system(&Protect(scene.ragnar)).await;
        for call in [scene.manager(), scene.responsible()] {
            assert_eq!(found(&call, words).await, [open]);
            // That there is one is said: somebody who is named must handle it.
            assert_eq!(found(&call, None).await.len(), 2);
        }
        scene.system(&Name(scene.ragnar, scene.manager)).await;
        assert_eq!(found(&scene.manager(), words).await.len(), 2);
        assert_eq!(found(&scene.responsible(), words).await, [open]);
        for plan in scene.store.plans().await.unwrap() {
            if plan.text.contains("deviation_") {
                assert!(plan.scans().is_empty(), "{}: {:?}", plan.text, plan.steps);
            }
        }
    })
    .await;
}
