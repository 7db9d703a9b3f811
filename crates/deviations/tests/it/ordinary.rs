//! An ordinary deviation, from the report to the end: what each step saves, and which duties follow.

use deviations::{
    Class, CloseDeviation, DropMeasure, FollowUp, InvestigateDeviation, MeasureState, Outcome,
    PlanMeasure, State, TakeMeasure, TriageDeviation,
};
use kernel::Problem;

use crate::{
    scene::{Scene, found},
    words::prose,
};

#[tokio::test(flavor = "multi_thread")]
async fn from_the_report_to_the_end() {
    Scene::on_both(async |mut scene| {
        let id = scene.report(&scene.worker(), scene.missed()).await;
        assert_eq!(scene.open(id).await, ["triage"]);
        let unit = scene.provider;
        // Nothing can be done before it is judged.
        let early = InvestigateDeviation {
            seen: scene.seen(unit, id).await,
            found: found(true),
        };
        let no = scene.refused(&scene.manager(), &early).await;
        assert_eq!(no, ["triage-first"]);
        scene.triage(&scene.manager(), id, Class::Deviation).await;
        assert_eq!(scene.open(id).await, ["investigate"]);
        let draft = InvestigateDeviation {
            seen: scene.seen(unit, id).await,
            found: found(false),
        };
        scene.act(&draft).await;
        assert_eq!(scene.open(id).await, ["investigate"]);
        scene.wait(3);
        scene.investigate(&scene.manager(), id).await;
        assert_eq!(scene.open(id).await, ["follow-up"]);
        let case = scene.case(unit, id).await;
        assert_eq!(case.state, State::Remedying);
        assert_eq!(case.investigation.unwrap().risk(), 6);
        measure_and_close(&scene, id).await;
        let case = scene.case(unit, id).await;
        assert_eq!((case.state, case.taken), (State::Closed, 1));
        assert!(scene.open(id).await.is_empty());
        let report = history::verify(scene.store.reader()).await.unwrap();
        assert!(report.findings.is_empty(), "{:?}", report.findings);
    })
    .await;
}

async fn measure_and_close(scene: &Scene, id: deviations::DeviationId) {
    let unit = scene.provider;
    let close = async |seen| CloseDeviation {
        seen,
        words: prose("Klart."),
    };
    let plan = PlanMeasure {
        seen: scene.seen(unit, id).await,
        what: prose("Skriv en rutin för sjukanmälan."),
        user: scene.nurses[0],
        due: duties::calendar::days_after(scene.today(), 14),
    };
    let stranger = PlanMeasure {
        user: scene.nurses[2],
        ..plan.clone()
    };
    let no = scene.refused(&scene.manager(), &stranger).await;
    assert_eq!(no, ["who"]);
    let measure = scene.store.act(&scene.manager(), &plan).await.unwrap();
    let subject = duties::Subject::new("deviation-measure", measure);
    let duty = duties::of_subject(scene.store.reader(), subject).await;
    let duty = duty.unwrap().remove(0);
    assert_eq!(duty.user, Some(scene.nurses[0]));
    assert_eq!(duty.person, None);
    let early = close(scene.seen(unit, id).await).await;
    let no = scene.refused(&scene.manager(), &early).await;
    assert_eq!(no, ["open-measures", "follow-up-first"]);
    let take = TakeMeasure {
        measure,
        words: prose("Rutinen finns i pärmen."),
    };
    // A colleague who was not asked finds nothing; the one who was tells that it is done.
    let colleague = scene.colleague();
    let answer = scene.store.act(&colleague, &take).await;
    assert!(matches!(answer, Err(Problem::NotFound)), "{answer:?}");
    scene.store.act(&scene.worker(), &take).await.unwrap();
    let duty = duties::of_subject(scene.store.reader(), subject).await;
    assert_eq!(duty.unwrap().remove(0).state, duties::State::Done);
    let not_yet = FollowUp {
        seen: scene.seen(unit, id).await,
        outcome: Outcome::NotYet,
        words: prose("Det hände igen."),
    };
    scene.act(&not_yet).await;
    let early = close(scene.seen(unit, id).await).await;
    let no = scene.refused(&scene.manager(), &early).await;
    assert_eq!(no, ["follow-up-first"]);
    scene.close(&scene.manager(), id).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_measure_that_is_withdrawn_is_to_be_taken_by_nobody() {
    Scene::on_both(async |scene| {
        let (unit, reader) = (scene.provider, scene.store.reader());
        let id = scene.report(&scene.worker(), scene.missed()).await;
        scene.triage(&scene.manager(), id, Class::Deviation).await;
        scene.investigate(&scene.manager(), id).await;
        let plan = PlanMeasure {
            seen: scene.seen(unit, id).await,
            what: prose("Skriv en rutin för sjukanmälan."),
            user: scene.nurses[0],
            due: scene.today(),
        };
        let measure = scene.store.act(&scene.manager(), &plan).await.unwrap();
        let why = "Rutinen fanns redan.";
        let drop = DropMeasure {
            measure,
            words: prose(why),
        };
        // Neither the one who was to take it nor another unit's manager withdraws it.
        for call in [scene.worker(), scene.private_manager()] {
            let answer = scene.store.act(&call, &drop).await;
            assert!(matches!(answer, Err(Problem::NotFound)), "{answer:?}");
        }
        scene.act(&drop).await;
        let case = scene.case(unit, id).await;
        assert_eq!((case.open_measures.len(), case.taken), (0, 0));
        let subject = duties::Subject::new("deviation-measure", measure);
        let duty = duties::of_subject(reader, subject).await.unwrap().remove(0);
        assert_eq!(duty.state, duties::State::Dropped);
        // The one who was to take it reads why.
        let own = (scene.nurses[0], None);
        let view = deviations::measure(reader, &scene.worker(), own, measure).await;
        let state = MeasureState::Dropped(prose(why));
        assert_eq!(view.unwrap().unwrap().state, state);
        let take = TakeMeasure {
            measure,
            words: prose("Klart."),
        };
        assert_eq!(
            scene.refused(&scene.worker(), &take).await,
            ["measure-over"]
        );
        assert_eq!(
            scene.refused(&scene.manager(), &drop).await,
            ["measure-over"]
        );
        withdrawn_and_not_counted(&scene, id).await;
    })
    .await;
}

/// It can be closed, is told in history, and does not count as something that was done.
async fn withdrawn_and_not_counted(scene: &Scene, id: deviations::DeviationId) {
    let (unit, reader) = (scene.provider, scene.store.reader());
    let not_needed = FollowUp {
        seen: scene.seen(unit, id).await,
        outcome: Outcome::NotNeeded,
        words: prose("Rutinen följs."),
    };
    scene.act(&not_needed).await;
    let close = CloseDeviation {
        seen: scene.seen(unit, id).await,
        words: prose("Klart."),
    };
    scene.act(&close).await;
    let period = kernel::Period::since(scene.today());
    let rows = deviations::measures::remedied(reader, &scene.manager(), period).await;
    assert!(!rows.unwrap()[0].meets);
    let subject = history::Subject::new("deviation", id);
    let told = history::since(reader, subject, history::After::Seq(0)).await;
    let told = told.unwrap();
    let dropped = told
        .iter()
        .filter(|entry| entry.verb == "deviations.measure-dropped");
    assert_eq!(dropped.count(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_another_has_done_meanwhile_is_told() {
    Scene::on_both(async |scene| {
        let id = scene.report(&scene.worker(), scene.missed()).await;
        let seen = scene.seen(scene.provider, id).await;
        scene.triage(&scene.manager(), id, Class::Deviation).await;
        let late = TriageDeviation {
            seen,
            class: Class::Wrong,
            kind: deviations::DeviationKind::Missed,
            harm: deviations::Harm::Harm,
            reasons: prose("Igen."),
        };
        let answer = scene.store.act(&scene.manager(), &late).await;
        assert!(matches!(answer, Err(Problem::Changed(_))), "{answer:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn judged_anew_it_has_other_duties() {
    Scene::on_both(async |scene| {
        let id = scene.report(&scene.worker(), scene.missed()).await;
        scene.triage(&scene.manager(), id, Class::Deviation).await;
        scene.triage(&scene.manager(), id, Class::Wrong).await;
        assert_eq!(scene.open(id).await, ["investigate-wrong", "judge"]);
        scene.triage(&scene.manager(), id, Class::Deviation).await;
        assert_eq!(scene.open(id).await, ["investigate"]);
        let subject = duties::Subject::new("deviation", id);
        let all = duties::of_subject(scene.store.reader(), subject).await;
        let all = all.unwrap();
        let dropped = all
            .iter()
            .filter(|duty| duty.state == duties::State::Dropped);
        assert_eq!(dropped.count(), 3);
    })
    .await;
}

/// On which day a duty about a deviation is due.
async fn due(scene: &Scene, id: deviations::DeviationId, kind: &str) -> kernel::Date {
    let subject = duties::Subject::new("deviation", id);
    let all = duties::of_subject(scene.store.reader(), subject).await;
    let open = all.unwrap().into_iter().find(|duty| {
        duty.state == duties::State::Open && duty.kind == format!("deviations-duty-{kind}")
    });
    duties::calendar::day_of(open.unwrap().due, &scene.manager().zone)
}

#[tokio::test(flavor = "multi_thread")]
async fn judged_late_to_be_a_wrong_it_has_the_times_of_one_judged_so_that_day() {
    Scene::on_both(async |mut scene| {
        let late = scene.report(&scene.worker(), scene.missed()).await;
        scene.triage(&scene.manager(), late, Class::Deviation).await;
        scene.wait(40);
        let at_once = scene.report(&scene.worker(), scene.missed()).await;
        for id in [late, at_once] {
            scene.triage(&scene.manager(), id, Class::Wrong).await;
        }
        for kind in ["judge", "investigate-wrong"] {
            let (late, at_once) = (due(&scene, late, kind), due(&scene, at_once, kind));
            assert_eq!(late.await, at_once.await, "{kind}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_has_not_happened_is_not_taken() {
    Scene::on_both(async |scene| {
        let mut ahead = scene.missed();
        ahead.happened.on = scene.today().tomorrow().unwrap();
        let report = deviations::ReportDeviation { report: ahead };
        assert_eq!(scene.refused(&scene.worker(), &report).await, ["ahead"]);
    })
    .await;
}
