//! What is about somebody else is marked by those who keep the record, and stays out of what the person reads.

use kernel::Problem;
use records::MarkOthers;

use crate::scene::{Scene, marked, new};

#[tokio::test(flavor = "multi_thread")]
async fn marks_are_made_with_the_entry_and_anew_afterwards() {
    Scene::on_both(async |scene| {
        let typed = "Ragnar åt bra. [[Eva är sjukskriven.]] Vill ut.";
        let id = scene.sign(new(scene.today(), typed)).await;
        let view = scene.entry(id).await;
        assert_eq!(
            view.entry.fact.as_str(),
            "Ragnar åt bra. Eva är sjukskriven. Vill ut."
        );
        assert_eq!(view.fact().typed(), typed);
        assert!(view.fact().marks.len() == 1 && !view.is_whole());
        let mark = |seen, fact: &str, is_whole| MarkOthers {
            person: scene.ragnar,
            entry: id,
            seen,
            is_whole,
            fact: marked(fact),
            judgement: None,
            why: None,
        };
        let none = mark(1, "Ragnar åt bra. Eva är sjukskriven. Vill ut.", false);
        scene.store.act(&scene.manager(), &none).await.unwrap();
        assert!(scene.entry(id).await.fact().marks.is_empty());
        let whole = mark(2, "Ragnar åt bra. Eva är sjukskriven. Vill ut.", true);
        scene.store.act(&scene.worker(), &whole).await.unwrap();
        let view = scene.entry(id).await;
        assert!(view.is_whole());
        assert_eq!(view.maskings.len(), 3);
        // The words themselves cannot be changed on this way.
        let other = mark(3, "Ragnar åt inte.", false);
        let no = scene.refused(&scene.worker(), &other).await;
        assert_eq!(no, ["records-refusal-other-words"]);
        let answer = scene.store.act(&scene.own(), &none).await;
        assert!(matches!(answer, Err(Problem::NotFound)), "{answer:?}");
        // Who read it before the latest marks takes none of them away.
        match scene.store.act(&scene.manager(), &none).await {
            Err(Problem::Changed(change)) => assert_eq!(change.version, 3),
            other => panic!("{other:?}"),
        }
    })
    .await;
}
