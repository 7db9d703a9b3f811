//! Appeals from the day they come in to what the court says.

use cases::{
    Appeal, AppealId, AppealState, Better, Contents, DecisionState, DismissAppeal, ForwardAppeal,
    Judgement, LetterKind, LetterWay, Outcome, ReceiveAppeal, ReconsiderAppeal, Reconsideration,
    Reconsidered, RecordCourtAnswer, Timeliness, appeal, appeal_timeliness, decision,
    letters_of_appeal,
};
use jiff::civil::date;
use kernel::{Date, Period, Problem};

use crate::{
    letter_scene::{PARTLY, REFUSED, Writing, line, prose},
    letters::{check, verbs},
};

impl Writing {
    fn appeal_on(&self, received: Date) -> ReceiveAppeal {
        ReceiveAppeal {
            person: self.scene.person,
            decision: self.decision,
            of_dismissed: None,
            received,
            by: None,
            words: prose("Jag vill ha hjälp med städningen också. Min dotter ska flytta."),
            at_court: None,
            wrong_notice: false,
        }
    }

    async fn read(&self, id: AppealId) -> Appeal {
        let found = appeal(self.scene.store.reader(), self.scene.person, id).await;
        found.unwrap().unwrap()
    }

    async fn time(&self, id: AppealId) -> Timeliness {
        let appeal = self.read(id).await;
        appeal_timeliness(self.scene.store.reader(), &appeal)
            .await
            .unwrap()
    }

    fn dismiss(&self, appeal: AppealId, version: i64) -> DismissAppeal {
        DismissAppeal {
            person: self.scene.person,
            appeal,
            version,
            delegation: None,
            reasons: prose(
                "Du fick rätt besked om hur man överklagar. Inget annat ursäktar förseningen.",
            ),
            way: LetterWay::HandedOver,
            second: None,
        }
    }

    fn reconsider(&self, appeal: AppealId, what: Reconsideration) -> ReconsiderAppeal {
        ReconsiderAppeal {
            person: self.scene.person,
            appeal,
            version: 1,
            reconsideration: what,
            delegation: None,
            reasons: prose("Dottern har inte flyttat ännu. Beslutet är inte uppenbart fel."),
        }
    }

    fn forward(&self, appeal: AppealId, version: i64) -> ForwardAppeal {
        ForwardAppeal {
            person: self.scene.person,
            appeal,
            version,
            way: LetterWay::Post,
        }
    }
}

const DUTY: &str = "cases-duty-forward-appeal";

#[tokio::test(flavor = "multi_thread")]
async fn in_time_it_is_reconsidered_and_goes_to_the_court() {
    Writing::on_both(&PARTLY, async |mut stage| {
        stage.sent(LetterWay::HandedOver, None).await;
        stage.wait_days(21);
        let last = date(2026, 12, 11);
        assert_eq!(stage.today(), last);
        let receive = stage.appeal_on(last);
        let stranger = stage
            .scene
            .store
            .act(&stage.scene.stranger(), &receive)
            .await;
        assert!(matches!(stranger, Err(Problem::NotFound)), "{stranger:?}");
        let id = stage.act(&receive).await.unwrap();
        assert_eq!(stage.duties(DUTY).await, 1);
        assert_eq!(stage.time(id).await, Timeliness::InTime { last });
        let dismissed = stage.act(&stage.dismiss(id, 1)).await;
        assert!(
            matches!(dismissed, Err(Problem::Refused(_))),
            "{dismissed:?}"
        );
        let too_soon = stage.act(&stage.forward(id, 1)).await;
        assert!(matches!(too_soon, Err(Problem::Refused(_))), "{too_soon:?}");

        let reconsider = stage.reconsider(id, Reconsideration::Unchanged);
        assert_eq!(stage.act(&reconsider).await.unwrap(), None);
        stage.act(&stage.forward(id, 2)).await.unwrap();
        assert_eq!(stage.duties(DUTY).await, 0);
        let letters = letters_of_appeal(stage.scene.store.reader(), id)
            .await
            .unwrap();
        assert_eq!(letters.len(), 1);
        check("forwarding", &letters[0].text);

        stage.wait_days(40);
        let answer = RecordCourtAnswer {
            person: stage.scene.person,
            appeal: id,
            version: 3,
            on: stage.today(),
            judgement: Judgement::Granted,
            number: line("1234-26"),
            words: None,
        };
        stage.act(&answer).await.unwrap();
        let appeal = stage.read(id).await;
        assert_eq!(appeal.state, AppealState::Judged);
        assert_eq!(appeal.reconsidered, Some(Reconsidered::Unchanged));
        assert!(
            appeal
                .judged
                .is_some_and(|j| j.judgement.calls_for_decision())
        );
        let told = verbs(&stage).await;
        for verb in ["received", "reconsidered", "forwarded", "judged"] {
            let verb = format!("cases.appeal-{verb}");
            assert!(told.contains(&verb), "{verb}: {told:?}");
        }
        let report = history::verify(stage.scene.store.reader()).await.unwrap();
        assert!(report.findings.is_empty(), "{:?}", report.findings);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn too_late_it_is_dismissed_and_the_dismissal_can_be_appealed() {
    Writing::on_both(&PARTLY, async |mut stage| {
        stage.sent(LetterWay::HandedOver, None).await;
        stage.wait_days(22);
        let id = stage
            .act(&stage.appeal_on(date(2026, 12, 12)))
            .await
            .unwrap();
        let last = date(2026, 12, 11);
        assert_eq!(stage.time(id).await, Timeliness::Late { last });
        let tried = stage
            .act(&stage.reconsider(id, Reconsideration::Unchanged))
            .await;
        assert!(matches!(tried, Err(Problem::Refused(_))), "{tried:?}");
        stage.act(&stage.dismiss(id, 1)).await.unwrap();
        assert_eq!(stage.duties(DUTY).await, 0);
        let letters = letters_of_appeal(stage.scene.store.reader(), id)
            .await
            .unwrap();
        assert_eq!(letters[0].kind, LetterKind::Dismissal);
        check("dismissed", &letters[0].text);

        // The dismissal has a time of its own, from the day it was handed over.
        stage.wait_days(20);
        let against = ReceiveAppeal {
            of_dismissed: Some(id),
            words: prose("Jag låg på sjukhus."),
            ..stage.appeal_on(stage.today())
        };
        let second = stage.act(&against).await.unwrap();
        assert_eq!(
            stage.time(second).await,
            Timeliness::InTime {
                last: date(2027, 1, 4)
            }
        );
        let reopen = stage.reconsider(second, Reconsideration::Reopened);
        stage.act(&reopen).await.unwrap();
        assert_eq!(stage.time(id).await, Timeliness::Excused);
        assert_eq!(stage.read(id).await.state, AppealState::Received);
        // Both are to be forwarded now.
        assert_eq!(stage.duties(DUTY).await, 2);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_receipt_nothing_is_late() {
    Writing::on_both(&REFUSED, async |mut stage| {
        stage.sent(LetterWay::Post, None).await;
        stage.wait_days(200);
        let id = stage.act(&stage.appeal_on(stage.today())).await.unwrap();
        assert_eq!(stage.time(id).await, Timeliness::NoClock);
        assert!(stage.act(&stage.dismiss(id, 1)).await.is_err());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plainly_wrong_no_becomes_a_yes_before_the_court_sees_it() {
    Writing::on_both(&REFUSED, async |mut stage| {
        stage.sent(LetterWay::HandedOver, None).await;
        stage.wait_days(3);
        let today = stage.today();
        let id = stage.act(&stage.appeal_on(today)).await.unwrap();
        let better = |outcome| {
            Reconsideration::Changed(Box::new(Better {
                outcome,
                contents: Contents {
                    what: prose("Hjälp med städning varannan vecka."),
                    reasons: Some(prose("Dottern har flyttat.")),
                    goal: None,
                    took_part: None,
                },
                delegation: "3.1".to_owned(),
                period: Period::since(today),
                follow_up: Some(today.saturating_add(jiff::Span::new().months(6))),
            }))
        };
        let worse = stage.reconsider(id, better(Outcome::Refused));
        assert!(matches!(stage.act(&worse).await, Err(Problem::Refused(_))));
        let changed = stage.reconsider(id, better(Outcome::Approved));
        let new = stage.act(&changed).await.unwrap().unwrap();
        let read = async |id| {
            let found = decision(stage.scene.store.reader(), stage.scene.person, id).await;
            found.unwrap().unwrap()
        };
        let (old, new) = (read(stage.decision).await, read(new).await);
        assert_eq!(old.state, DecisionState::Changed);
        assert_eq!(
            (new.outcome, new.replaces),
            (Outcome::Approved, Some(old.id))
        );
        assert!(new.is_in_force(today));
        // The person is told of the new decision, and the court gets both.
        assert_eq!(stage.duties("cases-duty-send-letter").await, 1);
        stage.act(&stage.forward(id, 2)).await.unwrap();
        let letters = letters_of_appeal(stage.scene.store.reader(), id)
            .await
            .unwrap();
        let said = cases::letter_document(&letters[0].text)
            .unwrap()
            .to_plain_text();
        assert!(said.contains("Det nya beslutet bifogas"), "{said}");
        assert!(said.contains("Dottern har flyttat."), "{said}");
    })
    .await;
}
