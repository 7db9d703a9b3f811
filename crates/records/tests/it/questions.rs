//! Every question that the room asks is answered by an index.

use kernel::{Period, Role};
use page_kit::Window;
use records::{EntryKind, RecordFilter, View, measures};

use crate::{
    scene::{Scene, new},
    words::line,
};

#[tokio::test(flavor = "multi_thread")]
async fn no_question_walks_through_a_whole_table() {
    Scene::on_both(async |scene| {
        let reader = scene.store.reader();
        scene
            .sign(new(scene.today(), "Ragnar mådde 100 % bra, ÅT ALLT_!"))
            .await;
        for view in [scene.provider_view(), scene.authority_view(), View::Own] {
            scene.record(view).await;
            records::handovers_of(reader, scene.ragnar, view)
                .await
                .unwrap();
        }
        narrowed(&scene).await;
        for view in [scene.provider_view(), scene.authority_view(), View::Own] {
            let latest = records::latest(reader, (scene.ragnar, view)).await.unwrap();
            assert_eq!(latest.is_some(), view != scene.authority_view());
        }
        let of = (scene.provider, scene.now);
        let window = Window {
            sort: "signed",
            is_descending: false,
            offset: 0,
            limit: 25,
        };
        let found = records::entries_of_unit(reader, &scene.worker(), of, window).await;
        let (lines, total) = found.unwrap();
        assert_eq!((lines.len(), total), (1, 1));
        assert_eq!(lines[0].person_name, "Ragnar Ek");
        // What was signed before is left out.
        let later = (
            scene.provider,
            scene.now + jiff::SignedDuration::from_secs(1),
        );
        let found = records::entries_of_unit(reader, &scene.worker(), later, window).await;
        assert_eq!(found.unwrap().1, 0);
        let drafts = records::drafts_by(reader, &scene.worker()).await;
        assert!(drafts.unwrap().is_empty());
        let call = scene.manager();
        let period = Period::since(scene.today());
        measures::documented(reader, &call, period).await.unwrap();
        measures::next_day(reader, &call, period).await.unwrap();
        for plan in scene.store.plans().await.unwrap() {
            if plan.text.contains("record_") {
                assert!(plan.scans().is_empty(), "{}: {:?}", plan.text, plan.steps);
            }
        }
    })
    .await;
}

/// Each way to narrow, with what it lets through. Signs that mean something to the database mean nothing here.
async fn narrowed(scene: &Scene) {
    let (today, all) = (scene.today(), RecordFilter::default);
    let kind = |kind| RecordFilter {
        kind: Some(kind),
        ..all()
    };
    let role = |role| RecordFilter {
        role: Some(role),
        ..all()
    };
    let days = |from, to| RecordFilter { from, to, ..all() };
    let words = |words: &str| RecordFilter {
        words: Some(line(words)),
        ..all()
    };
    let cases = [
        (all(), 1),
        (kind(EntryKind::Event), 1),
        (kind(EntryKind::Wish), 0),
        (role(Role::CareWorker), 1),
        (role(Role::Planner), 0),
        (days(Some(today), Some(today)), 1),
        (days(Some(today.tomorrow().unwrap()), None), 0),
        (days(None, Some(today.yesterday().unwrap())), 0),
        (words("åt allt"), 1),
        (words("100 %"), 1),
        (words("allt_!"), 1),
        (words("1_0"), 0),
        (words("åt%bra"), 0),
    ];
    for (filter, expected) in cases {
        let of = (scene.ragnar, scene.provider_view());
        let found = records::record(scene.store.reader(), of, &filter, (0, 10)).await;
        let (entries, total) = found.unwrap();
        let counted = i64::try_from(entries.len()).unwrap();
        assert_eq!((counted, total), (expected, expected), "{filter:?}");
    }
}
