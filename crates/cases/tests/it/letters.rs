//! Letters as a case officer reads them, and the clock that runs from their receipt.

use cases::{
    AppealClock, Letter, LetterText, LetterWay, Outcome, Receipt, ReceiptHow, RecordReceipt,
    appeal_clock, letter_document, letters_of_decision,
};
use history::{PageAt, TimelineFilter};
use kernel::{Call, Language, Period, Problem};
use store::{Action, Tx};

use crate::letter_scene::{Decided, HOME_CARE, PARTLY, REFUSED, REFUSED_LSS, Writing, line};

/// Compares a letter with the one that was agreed on; `UPDATE_GOLDEN=1` writes it anew.
pub(crate) fn check(name: &str, letter: &LetterText) {
    let said = letter_document(letter).unwrap().to_plain_text();
    // A case's number comes from its id, which is another each time.
    let said = said.replace(&letter.reference, "2026-ABCDE");
    let path = format!(
        "{}/tests/it/golden/letter-{name}.txt",
        env!("CARGO_MANIFEST_DIR")
    );
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, &said).unwrap();
    }
    let agreed = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(
        said, agreed,
        "read {path}, then renew it with UPDATE_GOLDEN=1"
    );
}

async fn golden(name: &'static str, what: &Decided, second: Option<Language>) {
    Writing::on_both(what, async |stage| {
        let letter = stage.sent(LetterWay::Post, second).await;
        check(name, &letter.text);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn home_care_approved() {
    golden("approved", &HOME_CARE, None).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_part_of_it_with_the_notice_in_english_too() {
    golden("partly", &PARTLY, Some(Language::English)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn refused_with_the_notice_in_finnish_too() {
    golden("refused-finnish", &REFUSED, Some(Language::Finnish)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn refused_under_lss() {
    golden("refused-lss", &REFUSED_LSS, None).await;
}

/// Marks a person, as the register says.
struct Protect(kernel::PersonId);

impl Action for Protect {
    const NAME: &'static str = "test-protect";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let since = Period::since(call.today());
        let kind = access::MarkingKind::ProtectedRegistration;
        access::mark_protected(tx, call, self.0, (kind, since), &line("Skatteverket")).await?;
        Ok(())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_s_protected_address_is_on_a_letter() {
    Writing::on_both(&REFUSED, async |stage| {
        let earlier = stage.sent(LetterWay::Post, None).await;
        assert!(!earlier.text.address.is_empty());
        stage.act(&Protect(stage.scene.person)).await.unwrap();
        let refused = stage.act(&stage.send(LetterWay::Post, None)).await;
        assert!(matches!(refused, Err(Problem::Refused(_))), "{refused:?}");
        let letter = stage.sent(LetterWay::Forwarded, None).await;
        check("protected", &letter.text);
        let said = letter_document(&letter.text).unwrap().to_plain_text();
        assert!(
            !said.contains("Björkvägen") && !said.contains("12381"),
            "{said}"
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_sent_never_changes_and_prints_the_same_bytes() {
    Writing::on_both(&PARTLY, async |stage| {
        let sent = stage.sent(LetterWay::Post, None).await;
        let bytes = |letter: &Letter| letter_document(&letter.text).unwrap().to_pdf().unwrap();
        let first = bytes(&sent);
        let again = letters_of_decision(stage.scene.store.reader(), stage.decision)
            .await
            .unwrap();
        assert_eq!(again[0].text, sent.text);
        assert!(
            first == bytes(&again[0]),
            "the same letter gives the same bytes"
        );
        if let Some(path) = std::env::var_os("LETTER_PDF") {
            std::fs::write(path, &first).unwrap();
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_clock_runs_from_receipt_and_not_before() {
    Writing::on_both(&PARTLY, async |mut stage| {
        let clock = async |stage: &Writing| {
            appeal_clock(stage.scene.store.reader(), stage.decision)
                .await
                .unwrap()
        };
        let letter = stage.sent(LetterWay::Post, None).await;
        assert_eq!(
            clock(&stage).await,
            None,
            "nobody knows yet that it was received"
        );
        stage.wait_days(13);
        let receipt = RecordReceipt {
            person: stage.scene.person,
            letter: letter.id,
            version: 1,
            on: jiff::civil::date(2026, 12, 3),
            how: ReceiptHow::Certificate,
        };
        let early = RecordReceipt {
            on: jiff::civil::date(2026, 11, 19),
            ..receipt.clone()
        };
        assert!(matches!(stage.act(&early).await, Err(Problem::Refused(_))));
        let stranger = stage
            .scene
            .store
            .act(&stage.scene.stranger(), &receipt)
            .await;
        assert!(matches!(stranger, Err(Problem::NotFound)), "{stranger:?}");
        stage.act(&receipt).await.unwrap();
        // Three weeks end on Christmas Eve; the next open day is the Monday after.
        let expected = AppealClock {
            receipt: Receipt {
                on: receipt.on,
                how: receipt.how,
            },
            last: jiff::civil::date(2026, 12, 28),
        };
        assert_eq!(clock(&stage).await, Some(expected));
        let stale = stage.act(&receipt).await;
        assert!(matches!(stale, Err(Problem::Changed(_))), "{stale:?}");
        let told = verbs(&stage).await;
        for verb in ["cases.letter-sent", "cases.letter-received"] {
            assert!(told.iter().any(|t| t == verb), "{told:?}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_handed_over_is_received_at_once_and_the_duty_to_tell_is_done() {
    Writing::on_both(&HOME_CARE, async |stage| {
        assert_eq!(stage.duties("cases-duty-send-letter").await, 1);
        let stranger = stage
            .scene
            .store
            .act(&stage.scene.stranger(), &stage.send(LetterWay::Post, None))
            .await;
        assert!(matches!(stranger, Err(Problem::NotFound)), "{stranger:?}");
        let letter = stage.sent(LetterWay::HandedOver, None).await;
        assert_eq!(letter.receipt.map(|r| r.on), Some(stage.today()));
        assert_eq!(stage.duties("cases-duty-send-letter").await, 0);
        assert_eq!(HOME_CARE.outcome, Outcome::Approved);
    })
    .await;
}

/// The verbs in the person's history.
pub(crate) async fn verbs(stage: &Writing) -> Vec<String> {
    let reader = stage.scene.store.reader();
    let at = PageAt::first(100);
    let page = history::timeline(reader, stage.scene.person, &TimelineFilter::default(), at)
        .await
        .unwrap();
    page.rows.into_iter().map(|entry| entry.verb).collect()
}

impl Writing {
    /// How many open duties of a kind there are about Ragnar.
    pub(crate) async fn duties(&self, kind: &str) -> usize {
        let open = duties::of_person(self.scene.store.reader(), self.scene.person)
            .await
            .unwrap();
        open.iter().filter(|duty| duty.kind == kind).count()
    }
}
