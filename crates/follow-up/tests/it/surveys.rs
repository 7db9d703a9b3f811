//! The questions on quality: who answers, who reads, why there is no answer.

use follow_up::{
    AnswerSurvey, AnsweredBy, HandOutSurvey, MoveFollowUp, NoteNoAnswer, Outcome, SurveyState,
    SurveyWay, WhyNot, answers_for, whose_code,
};
use kernel::{Call, Problem};

use crate::{scene::Scene, talk::meeting, words::prose};

/// How many answers a caller reads.
async fn read_by(scene: &Scene, call: Call, id: follow_up::FollowUpId) -> Option<usize> {
    let view = scene.follow_up(id).await;
    let answers = answers_for(scene.store.reader(), &call, &view.survey);
    let answers = answers.await.unwrap();
    answers.map(|answers| answers.len())
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_are_read_by_the_person_and_by_the_officer_if_the_person_lets() {
    Scene::on_both(async |scene| {
        for (lets_read, officer) in [(false, None), (true, Some(5))] {
            let id = scene.booked().await;
            let answer = scene.answers(id, lets_read).await;
            scene.store.act(&scene.himself(), &answer).await.unwrap();
            let said = scene.follow_up(id).await.survey.answered.unwrap();
            // Whoever answers on the own page answers there, whatever the form says, and nobody typed.
            assert_eq!((said.way, said.typed_by), (SurveyWay::OwnPage, None));
            assert_eq!(read_by(&scene, scene.himself(), id).await, Some(5));
            assert_eq!(read_by(&scene, scene.officer(), id).await, officer);
            assert_eq!(read_by(&scene, scene.manager(), id).await, None);
            assert_eq!(read_by(&scene, scene.worker(), id).await, None);
            scene.signed(id, Outcome::Stands).await;
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_takes_the_conversation_over_does_not_read_what_another_was_let_read() {
    Scene::on_both(async |scene| {
        let id = scene.booked().await;
        let answer = scene.answers(id, true).await;
        scene.store.act(&scene.himself(), &answer).await.unwrap();
        let successor = scene.colleague("Ulla Vik", scene.unit).await;
        let to_other = MoveFollowUp {
            seen: scene.seen_follow_up(id).await,
            meeting: meeting(duties::calendar::days_after(scene.today(), 3)),
        };
        scene.store.act(&successor, &to_other).await.unwrap();
        let follow_up = scene.follow_up(id).await.follow_up;
        assert_eq!(Some(follow_up.officer), successor.actor.user());
        let successor = scene.call(successor.actor.clone());
        assert_eq!(read_by(&scene, successor, id).await, None);
        assert_eq!(read_by(&scene, scene.officer(), id).await, Some(5));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_are_taken_by_the_unit_that_holds_the_conversation() {
    Scene::on_both(async |scene| {
        let id = scene.booked().await;
        let elsewhere = scene.colleague("Ulla Vik", scene.other).await;
        let code = scene.follow_up(id).await.survey.code;
        let reader = scene.store.reader();
        let found = whose_code(reader, &elsewhere, &code).await.unwrap();
        assert_eq!(found, None, "the other unit holds none of its papers");
        let answer = AnswerSurvey {
            way: SurveyWay::Tablet,
            ..scene.answers(id, false).await
        };
        let told = scene.store.act(&elsewhere, &answer).await;
        assert!(matches!(told, Err(Problem::NotFound)), "{told:?}");
        scene.by_officer(&answer).await;
        // Whoever handed the tablet over is known.
        let said = scene.follow_up(id).await.survey.answered.unwrap();
        assert_eq!(
            (said.way, said.typed_by),
            (SurveyWay::Tablet, Some(scene.officer))
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn questions_that_are_handed_out_again_are_waited_for_again() {
    Scene::on_both(async |scene| {
        let kind = "follow-up-duty-survey".to_owned();
        let id = scene.booked().await;
        let hand_out = async || {
            let hand_out = HandOutSurvey {
                seen: scene.seen_survey(id).await,
                way: SurveyWay::Paper,
            };
            scene.by_officer(&hand_out).await;
        };
        hand_out().await;
        assert!(!scene.open_kinds().await.contains(&kind), "not signed yet");
        scene.signed(id, Outcome::Stands).await;
        let note = NoteNoAnswer {
            seen: scene.seen_survey(id).await,
            why: WhyNot::NotReached,
            words: None,
        };
        scene.by_officer(&note).await;
        assert!(!scene.open_kinds().await.contains(&kind));
        hand_out().await;
        let open = scene.open_kinds().await;
        assert_eq!(
            open.iter().filter(|one| **one == kind).count(),
            1,
            "{open:?}"
        );
        hand_out().await;
        let open = scene.open_kinds().await;
        assert_eq!(
            open.iter().filter(|one| **one == kind).count(),
            1,
            "{open:?}"
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_paper_is_typed_in_by_its_code_and_only_once() {
    Scene::on_both(async |scene| {
        let id = scene.booked().await;
        let hand_out = HandOutSurvey {
            seen: scene.seen_survey(id).await,
            way: SurveyWay::Paper,
        };
        scene.by_officer(&hand_out).await;
        scene.signed(id, Outcome::Stands).await;
        let code = scene.follow_up(id).await.survey.code;
        let reader = scene.store.reader();
        let found = whose_code(reader, &scene.officer(), &code).await.unwrap();
        assert_eq!(found.unwrap().follow_up, id);
        let found = whose_code(reader, &scene.manager(), &code).await.unwrap();
        assert_eq!(found, None, "a provider finds no paper");
        let kind = "follow-up-duty-survey".to_owned();
        assert!(scene.open_kinds().await.contains(&kind));
        let answer = scene.answers(id, false).await;
        scene.by_officer(&answer).await;
        let said = scene.follow_up(id).await.survey.answered.unwrap();
        assert_eq!(said.typed_by, Some(scene.officer));
        assert!(!scene.open_kinds().await.contains(&kind));
        let again = scene.answers(id, false).await;
        assert_eq!(scene.told_no(&again).await, ["follow-up-refusal-answered"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn why_there_is_no_answer_is_noted_and_an_answer_may_still_come() {
    Scene::on_both(async |scene| {
        let id = scene.booked().await;
        scene.signed(id, Outcome::Stands).await;
        let note = NoteNoAnswer {
            seen: scene.seen_survey(id).await,
            why: WhyNot::NotReached,
            words: Some(prose("Inget svar i telefon.")),
        };
        scene.by_officer(&note).await;
        let survey = scene.follow_up(id).await.survey;
        assert_eq!(survey.state, SurveyState::NotAnswered);
        assert!(
            !scene
                .open_kinds()
                .await
                .contains(&"follow-up-duty-survey".to_owned())
        );
        let late = AnswerSurvey {
            by: AnsweredBy::Helped,
            ..scene.answers(id, true).await
        };
        scene.by_officer(&late).await;
        let survey = scene.follow_up(id).await.survey;
        assert_eq!(
            (survey.state, survey.no_answer),
            (SurveyState::Answered, None)
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_said_is_no_answer_and_a_provider_answers_for_nobody() {
    Scene::on_both(async |scene| {
        let id = scene.booked().await;
        let answer = scene.answers(id, false).await;
        let silent = AnswerSurvey {
            answers: vec![],
            words: None,
            ..answer.clone()
        };
        assert_eq!(
            scene.told_no(&silent).await,
            ["follow-up-refusal-no-answers"]
        );
        let twice = AnswerSurvey {
            answers: [answer.answers.clone(), answer.answers.clone()].concat(),
            ..answer.clone()
        };
        assert_eq!(
            scene.told_no(&twice).await,
            ["follow-up-refusal-answered-twice"]
        );
        for call in [scene.manager(), scene.worker()] {
            let answer = scene.store.act(&call, &answer).await;
            assert!(matches!(answer, Err(Problem::NotFound)), "{answer:?}");
        }
        // What was answered stands nowhere in the history.
        scene.by_officer(&answer).await;
        let subject = duties::Subject::new("follow-up", id);
        let entries = history::since(scene.store.reader(), subject, history::After::Seq(0)).await;
        let told = format!("{:?}", entries.unwrap());
        assert!(
            told.contains("follow-up.answered") && !told.contains("Hälsa"),
            "{told}"
        );
    })
    .await;
}
