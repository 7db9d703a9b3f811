//! Reports are kept as they came: who may tell, what they come to, what is corrected, what is never altered.

use kernel::{Fault, Problem, RequestKey};
use store::{Action, Tx, sql};
use uuid::Uuid;
use visits::{
    CorrectReport, HomeCode, MakeHomeCode, NewReport, Proof, QuestionKind, ReportVisit, TellVisit,
    TypedTimes, WhichTime, home_code, reports_of_visit,
};

use crate::{
    made::{ago, asked, by, by_bo, come_to, ended, first, place, planned, started, tell, told},
    scene::Scene,
    words::line,
};

#[tokio::test(flavor = "multi_thread")]
async fn a_visit_begins_and_ends_and_history_tells() {
    Scene::on_both(async |scene| {
        let one = told(&scene).await;
        tell(&scene, one.id, started(&scene, 40)).await;
        assert_eq!(come_to(&scene, one.id).await.minutes(), None);
        tell(&scene, one.id, ended(&scene, 10)).await;
        let told = come_to(&scene, one.id).await;
        assert_eq!(told.minutes().map(kernel::Minutes::count), Some(30));
        assert_eq!(asked(&scene, one.id).await, []);
        let subject = history::Subject::new("visit", one.id);
        let since = history::After::Seq(0);
        let entries = history::since(scene.store.reader(), subject, since).await;
        let verbs: Vec<String> = entries.unwrap().into_iter().map(|e| e.verb).collect();
        assert_eq!(verbs, ["visits.started", "visits.ended"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_report_twice_is_once() {
    Scene::on_both(async |scene| {
        let one = told(&scene).await;
        let action = ReportVisit {
            visit: one.id,
            report: started(&scene, 5),
            code: None,
        };
        let mut call = scene.worker();
        call.key = RequestKey(Uuid::from_u128(77));
        let first = scene.store.act(&call, &action).await.unwrap();
        let mut again = scene.worker();
        again.key = call.key;
        assert_eq!(scene.store.act(&again, &action).await.unwrap(), first);
        let reports = reports_of_visit(scene.store.reader(), one.id).await;
        assert_eq!(reports.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_those_who_make_it_tell() {
    Scene::on_both(async |scene| {
        let one = planned(&scene).await;
        let report = ReportVisit {
            visit: one.id,
            report: started(&scene, 5),
            code: None,
        };
        for call in [scene.stranger(), scene.manager(), scene.officer()] {
            let answer = scene.store.act(&call, &report).await;
            assert!(matches!(answer, Err(Problem::NotFound)), "{answer:?}");
            let answer = scene.store.act(&call, &TellVisit { visit: one.id }).await;
            assert!(matches!(answer, Err(Problem::NotFound)), "{answer:?}");
        }
        // Who stands in the schedule tells, also without having been told of it before.
        scene.store.act(&scene.worker(), &report).await.unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_is_beside_the_first_time_and_has_a_reason() {
    Scene::on_both(async |scene| {
        let one = told(&scene).await;
        tell(&scene, one.id, started(&scene, 400)).await;
        tell(&scene, one.id, ended(&scene, 10)).await;
        let right = |at, which| CorrectReport {
            visit: one.id,
            user: scene.nurses[0],
            which,
            at,
            why: line("Glömde trycka."),
        };
        let start = right(ago(&scene, 35), WhichTime::Start);
        scene.store.act(&scene.worker(), &start).await.unwrap();
        let told = come_to(&scene, one.id).await;
        assert_eq!(told.minutes().map(kernel::Minutes::count), Some(25));
        assert_eq!(told.start.unwrap().first_said, ago(&scene, 400));
        assert!(told.is_typed());
        // The manager corrects as well; others do not.
        scene.act(&right(ago(&scene, 5), WhichTime::End)).await;
        let other = scene.store.act(&scene.stranger(), &start).await;
        assert!(matches!(other, Err(Problem::NotFound)), "{other:?}");
        let ahead = scene.refused(&right(ago(&scene, -5), WhichTime::End)).await;
        assert_eq!(ahead, ["visits-refusal-ahead"]);
        let back = scene.refused(&right(ago(&scene, 50), WhichTime::End)).await;
        assert_eq!(back, ["visits-refusal-end-first"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn times_typed_afterwards_show_as_such() {
    Scene::on_both(async |scene| {
        let one = told(&scene).await;
        let typed = TypedTimes {
            visit: one.id,
            start: ago(&scene, 90),
            end: ago(&scene, 50),
            tasks: vec![],
        };
        scene.store.act(&scene.worker(), &typed).await.unwrap();
        let told = come_to(&scene, one.id).await;
        assert_eq!(told.start.unwrap().proof, Proof::Typed);
        assert!(told.is_typed() && told.doubts.is_empty());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_code_of_the_home_shows_that_one_was_there() {
    Scene::on_both(async |scene| {
        let one = told(&scene).await;
        let person = scene.ragnar;
        scene.act(&MakeHomeCode { person }).await;
        let reader = scene.store.reader();
        let code = home_code(reader, person, scene.provider).await.unwrap();
        let report = NewReport::Started {
            at: ago(&scene, 20),
            proof: Proof::Code,
        };
        by(&scene, &scene.worker(), (one.id, report.clone()), code).await;
        assert_eq!(
            come_to(&scene, one.id).await.start.unwrap().proof,
            Proof::Code
        );
        assert_eq!(asked(&scene, one.id).await, []);
        let wrong: HomeCode = "222222".parse().unwrap();
        let end = NewReport::Ended {
            at: ago(&scene, 2),
            proof: Proof::Code,
            tasks: vec![],
        };
        by(&scene, &scene.worker(), (one.id, end), Some(wrong)).await;
        let told = come_to(&scene, one.id).await;
        assert_eq!(told.end.unwrap().proof, Proof::Pressed);
        assert_eq!(asked(&scene, one.id).await, [QuestionKind::WrongCode]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_come_together_have_a_part_each() {
    Scene::on_both(async |scene| {
        let one = planned(&scene).await;
        tell(&scene, one.id, started(&scene, 30)).await;
        tell(&scene, one.id, ended(&scene, 5)).await;
        let one = first(&scene).await;
        place(&scene, &one, vec![scene.nurses[1]]).await;
        by(&scene, &by_bo(&scene), (one.id, started(&scene, 20)), None).await;
        let days = crate::made::around(&scene);
        let lines = visits::attendance_lines(scene.store.reader(), scene.provider, days).await;
        let minutes: Vec<Option<i64>> = lines
            .unwrap()
            .iter()
            .map(|line| line.minutes.map(kernel::Minutes::count))
            .collect();
        assert_eq!(minutes, [Some(25), None]);
    })
    .await;
}

struct Raw(String);

impl Action for Raw {
    const NAME: &'static str = "raw";
    type Done = ();

    async fn run(&self, _call: &kernel::Call, tx: &Tx) -> Result<(), Problem> {
        sql(self.0.clone()).run(tx).await?;
        Ok(())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_database_refuses_to_alter_a_report() {
    Scene::on_both(async |scene| {
        let one = told(&scene).await;
        tell(&scene, one.id, started(&scene, 30)).await;
        for text in [
            "UPDATE visit_report SET said_at = 0",
            "DELETE FROM visit_report",
        ] {
            let answer: Result<(), Problem> = scene
                .store
                .act(&scene.worker(), &Raw(text.to_owned()))
                .await;
            let Err(Problem::Fault(fault)) = answer else {
                panic!("{text}: {answer:?}");
            };
            let fault: Fault = fault;
            assert!(format!("{fault:?}").contains("never"), "{fault:?}");
        }
        assert!(come_to(&scene, one.id).await.start.is_some());
    })
    .await;
}
