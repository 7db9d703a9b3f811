//! An investigation: what two officers write, what the person answers, when it can be concluded.

use cases::{
    Answer, Conveyance, Described, NoteDispute, Plan, PlanInvestigation, RecordAnswer, RecordNeed,
    case_file,
};
use kernel::Problem;
use organisation::{LifeArea, Regime};
use residents::Interpreter;

use crate::inquiry_scene::{Inquiry, prose, refusals};

#[tokio::test(flavor = "multi_thread")]
async fn the_second_officer_is_told_what_the_first_has_written() {
    Inquiry::on_both(async |stage| {
        let scene = &stage.scene;
        let case = stage.opened(&[]).await.case;
        let first = stage.need(case, 0);
        let stranger = scene.store.act(&scene.stranger(), &first).await;
        assert!(matches!(stranger, Err(Problem::NotFound)), "{stranger:?}");
        stage.act(&first).await.unwrap();
        // Both began with an empty page.
        match stage.act(&first).await {
            Err(Problem::Changed(change)) => assert_eq!((change.version, change.kind), (1, "need")),
            other => panic!("{other:?}"),
        }
        stage.act(&stage.need(case, 1)).await.unwrap();
        let late = stage.act(&stage.need(case, 1)).await;
        assert!(matches!(late, Err(Problem::Changed(_))), "{late:?}");

        let empty = RecordNeed {
            area: LifeArea::Safety,
            described: Described::default(),
            ..stage.need(case, 0)
        };
        assert_eq!(
            refusals(stage.act(&empty).await),
            ["cases-refusal-need-empty"]
        );
        let file = case_file(scene.store.reader(), scene.person, case)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(file.needs.len(), 1);
        assert_eq!(file.needs[0].described, first.described);
        stage.history_is_whole().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn plan_and_own_words_are_kept_with_what_stood_before() {
    Inquiry::on_both(async |stage| {
        let scene = &stage.scene;
        let case = stage.opened(&[]).await.case;
        let plan = PlanInvestigation {
            person: scene.person,
            case,
            version: 1,
            interpreter: Interpreter::SignLanguage,
            plan: Plan {
                own_words: Some(prose("Jag vill bo kvar hemma.")),
                ..Plan::default()
            },
        };
        stage.act(&plan).await.unwrap();
        let late = stage.act(&plan).await;
        assert!(matches!(late, Err(Problem::Changed(_))), "{late:?}");
        let file = case_file(scene.store.reader(), scene.person, case)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(file.investigation.plan, plan.plan);
        assert_eq!(file.investigation.interpreter, Interpreter::SignLanguage);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_investigation_is_concluded_when_the_person_has_been_heard() {
    Inquiry::on_both(async |mut stage| {
        let case = stage.opened(&[]).await.case;
        let mut conclusion = stage.conclusion(case);
        assert_eq!(
            refusals(stage.act(&conclusion).await),
            ["cases-refusal-no-needs"]
        );
        stage.act(&stage.need(case, 0)).await.unwrap();
        conclusion.waiver = None;
        assert_eq!(
            refusals(stage.act(&conclusion).await),
            ["cases-refusal-not-communicated"]
        );

        let sent = stage.act(&stage.communication(case)).await.unwrap();
        assert_eq!(
            refusals(stage.act(&conclusion).await),
            ["cases-refusal-time-to-comment"]
        );
        stage.scene.wait(24 * 3);
        let answer = RecordAnswer {
            person: stage.scene.person,
            case,
            communication: sent,
            version: 1,
            answer: Answer {
                on: stage.scene.call().today(),
                by: Conveyance::Told,
                words: Some(prose("Jag vill handla själv på lördagar.")),
            },
        };
        stage.act(&answer).await.unwrap();
        let again = RecordAnswer {
            version: 2,
            ..answer
        };
        assert_eq!(
            refusals(stage.act(&again).await),
            ["cases-refusal-answered-before"]
        );
        let dispute = NoteDispute {
            person: stage.scene.person,
            case,
            said: stage.scene.call().today(),
            about: prose("Att han har ramlat fem gånger."),
            view: prose("Två gånger."),
        };
        stage.act(&dispute).await.unwrap();
        stage.act(&conclusion).await.unwrap();
        assert_eq!(
            refusals(stage.act(&stage.need(case, 1)).await),
            ["cases-refusal-investigation-ended"]
        );
        let file = case_file(stage.scene.store.reader(), stage.scene.person, case);
        let file = file.await.unwrap().unwrap();
        assert_eq!(file.disputes.len(), 1);
        assert!(file.investigation.conclusion.is_some());
        stage.history_is_whole().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn silence_is_an_answer_when_its_time_is_out() {
    Inquiry::on_both(async |mut stage| {
        let opened = stage
            .act(&stage.application(Regime::Sol, &[]))
            .await
            .unwrap();
        let case = opened.case;
        stage.act(&stage.need(case, 0)).await.unwrap();
        stage.act(&stage.communication(case)).await.unwrap();
        let mut conclusion = stage.conclusion(case);
        conclusion.waiver = None;
        stage.scene.wait(24 * 14);
        assert_eq!(
            refusals(stage.act(&conclusion).await),
            ["cases-refusal-time-to-comment"]
        );
        stage.scene.wait(24);
        stage.act(&conclusion).await.unwrap();
    })
    .await;
}
