//! Each keeper writes and reads its own part; the person reads all of it; relatives and strangers find nothing.

use access::{Need, Resource, Verb};
use kernel::Problem;
use records::{SignEntry, View};

use crate::scene::{Scene, new};

#[tokio::test(flavor = "multi_thread")]
async fn each_reads_what_is_theirs() {
    Scene::on_both(async |scene| {
        scene.ate().await;
        let sign = SignEntry {
            person: scene.ragnar,
            new: new(scene.today(), "Samtal om beslutet."),
            draft: None,
        };
        scene.by_officer(&sign).await;
        let facts = |entries: Vec<records::EntryView>| -> Vec<String> {
            entries
                .iter()
                .map(|one| one.entry.fact.to_string())
                .collect()
        };
        let provider = facts(scene.record(scene.provider_view()).await);
        assert_eq!(provider, ["Ragnar åt all frukost."]);
        let authority = facts(scene.record(scene.authority_view()).await);
        assert_eq!(authority, ["Samtal om beslutet."]);
        assert_eq!(scene.record(View::Own).await.len(), 2);
    })
    .await;
}

/// What somebody may: see, write, export.
async fn may(scene: &Scene, call: kernel::Call) -> String {
    let mut may = String::new();
    for (verb, letter) in [(Verb::See, 's'), (Verb::Write, 'w'), (Verb::Export, 'e')] {
        let need = Need::new(verb, Resource::Record).about(scene.ragnar);
        if access::may(scene.store.reader(), &call, need)
            .await
            .unwrap()
        {
            may.push(letter);
        }
    }
    may
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_do_what() {
    Scene::on_both(async |scene| {
        assert_eq!(may(&scene, scene.officer()).await, "swe");
        assert_eq!(may(&scene, scene.manager()).await, "swe");
        assert_eq!(may(&scene, scene.worker()).await, "sw");
        assert_eq!(may(&scene, scene.own()).await, "se");
        assert_eq!(may(&scene, scene.stranger()).await, "");
        assert_eq!(may(&scene, scene.relative()).await, "");
        let sign = SignEntry {
            person: scene.ragnar,
            new: new(scene.today(), "Åt."),
            draft: None,
        };
        for call in [scene.stranger(), scene.relative()] {
            let answer = scene.store.act(&call, &sign).await;
            assert!(matches!(answer, Err(Problem::NotFound)), "{answer:?}");
        }
    })
    .await;
}
