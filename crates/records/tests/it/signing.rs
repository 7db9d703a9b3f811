//! What is signed stands with its author, role and both its times; a draft is its author's own.

use jiff::civil::Time;
use kernel::{Problem, Role};
use records::{
    DraftText, DropDraft, EntryKind, Happened, KeepDraft, NewEntry, Part, SeenDraft, SignEntry,
};

use crate::{
    scene::{Scene, marked, new},
    words::prose,
};

#[tokio::test(flavor = "multi_thread")]
async fn an_entry_tells_who_wrote_it_and_when_it_happened() {
    Scene::on_both(async |scene| {
        let yesterday = scene.today().yesterday().unwrap();
        let written = NewEntry {
            kind: EntryKind::Health,
            happened: Happened {
                on: yesterday,
                at: Some(Time::constant(18, 30, 0, 0)),
            },
            judgement: Some(marked("Kan bero på den nya medicinen.")),
            ..new(yesterday, "Ragnar var yr när han reste sig.")
        };
        let id = scene.sign(written).await;
        let view = scene.entry(id).await;
        let entry = &view.entry;
        assert_eq!(entry.fact, prose("Ragnar var yr när han reste sig."));
        assert_eq!(
            entry.judgement,
            Some(prose("Kan bero på den nya medicinen."))
        );
        assert_eq!(
            (entry.keeper.part, entry.keeper.unit),
            (Part::Provider, scene.provider)
        );
        assert_eq!(
            (entry.signed.name.as_str(), entry.signed.role),
            ("Amina Noor", Role::CareWorker)
        );
        assert_eq!(entry.signed.on, scene.today());
        assert!(entry.is_late());
        assert_eq!(entry.happened.at, Some(Time::constant(18, 30, 0, 0)));
        let subject = history::Subject::new("record-entry", id);
        assert_eq!(scene.verbs(subject).await, ["records.signed"]);
        scene.is_sound().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_has_not_happened_and_what_is_not_the_persons_is_refused() {
    Scene::on_both(async |scene| {
        let sign = |new| SignEntry {
            person: scene.ragnar,
            new,
            draft: None,
        };
        let ahead = new(scene.today().tomorrow().unwrap(), "Ska till doktorn.");
        let no = scene.refused(&scene.worker(), &sign(ahead)).await;
        assert_eq!(no, ["records-refusal-ahead"]);
        let of_nobody = NewEntry {
            plan: Some(crate::words::id(77)),
            ..new(scene.today(), "Åt frukost.")
        };
        let no = scene.refused(&scene.worker(), &sign(of_nobody)).await;
        assert_eq!(no, ["records-refusal-plan"]);
        let plan = care_plans::plan_of_order(scene.store.reader(), scene.order.order).await;
        let of_plan = NewEntry {
            plan: Some(plan.unwrap().unwrap().id),
            ..new(scene.today(), "Åt frukost.")
        };
        let id = scene.sign(of_plan.clone()).await;
        assert_eq!(scene.entry(id).await.entry.plan, of_plan.plan);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_is_its_authors_own_until_it_is_signed() {
    Scene::on_both(async |scene| {
        let text = DraftText {
            kind: Some(EntryKind::Wish),
            fact: Some(prose("Vill gå ut mer. [[Sonen reser bort.]]")),
            ..DraftText::default()
        };
        let keep = KeepDraft {
            person: scene.ragnar,
            seen: None,
            text,
        };
        let id = scene.store.act(&scene.worker(), &keep).await.unwrap();
        let reader = scene.store.reader();
        let mine = records::drafts_of(reader, scene.drafts(scene.nurses[0])).await;
        assert_eq!(mine.unwrap().len(), 1);
        let others = records::drafts_of(reader, scene.drafts(scene.manager)).await;
        assert!(others.unwrap().is_empty());
        // Not even the manager finds it, to change, sign or throw away.
        let seen = SeenDraft {
            draft: id,
            version: 1,
        };
        let change = KeepDraft {
            seen: Some(seen),
            ..keep.clone()
        };
        let answer = scene.store.act(&scene.manager(), &change).await;
        assert!(matches!(answer, Err(Problem::NotFound)), "{answer:?}");
        let drop = DropDraft {
            person: scene.ragnar,
            draft: id,
        };
        let answer = scene.store.act(&scene.manager(), &drop).await;
        assert!(matches!(answer, Err(Problem::NotFound)), "{answer:?}");
        scene.store.act(&scene.worker(), &change).await.unwrap();
        // The form of an older version loses nothing.
        match scene.store.act(&scene.worker(), &change).await {
            Err(Problem::Changed(change)) => assert_eq!(change.version, 2),
            other => panic!("{other:?}"),
        }
        let sign = SignEntry {
            person: scene.ragnar,
            new: new(scene.today(), "Vill gå ut mer."),
            draft: Some(seen),
        };
        // What was kept later, in another window, is not thrown away by it.
        match scene.store.act(&scene.worker(), &sign).await {
            Err(Problem::Changed(change)) => assert_eq!(change.version, 2),
            other => panic!("{other:?}"),
        }
        let sign = SignEntry {
            draft: Some(SeenDraft { version: 2, ..seen }),
            ..sign
        };
        scene.store.act(&scene.worker(), &sign).await.unwrap();
        let left = records::drafts_of(reader, scene.drafts(scene.nurses[0])).await;
        assert!(left.unwrap().is_empty());
        assert_eq!(scene.record(scene.provider_view()).await.len(), 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_is_thrown_away() {
    Scene::on_both(async |scene| {
        let keep = KeepDraft {
            person: scene.ragnar,
            seen: None,
            text: DraftText::default(),
        };
        let draft = scene.store.act(&scene.worker(), &keep).await.unwrap();
        let drop = DropDraft {
            person: scene.ragnar,
            draft,
        };
        scene.store.act(&scene.worker(), &drop).await.unwrap();
        let subject = history::Subject::new("record-draft", draft);
        assert_eq!(
            scene.verbs(subject).await,
            ["records.draft-kept", "records.draft-dropped"]
        );
        // Nothing of it stands among what was done in the person's matters.
        let all = history::TimelineFilter {
            verb: Some("records.".to_owned()),
            ..history::TimelineFilter::default()
        };
        let page = history::PageAt::first(50);
        let told = history::timeline(scene.store.reader(), scene.ragnar, &all, page).await;
        assert_eq!(told.unwrap().total, 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_stays_in_the_assignment_in_which_it_was_begun() {
    Scene::on_both(async |scene| {
        let keep = KeepDraft {
            person: scene.ragnar,
            seen: None,
            text: DraftText::default(),
        };
        let draft = scene.store.act(&scene.worker(), &keep).await.unwrap();
        // The same person at another provider that has Ragnar too.
        let relate = crate::handovers::Relate(scene.ragnar, scene.other);
        scene.store.act(&scene.by_system(), &relate).await.unwrap();
        let mut elsewhere = scene.worker();
        if let kernel::Actor::Staff { unit, .. } = &mut elsewhere.actor {
            *unit = scene.other;
        }
        let drop = DropDraft {
            person: scene.ragnar,
            draft,
        };
        let answer = scene.store.act(&elsewhere, &drop).await;
        assert!(matches!(answer, Err(Problem::NotFound)), "{answer:?}");
        let reader = scene.store.reader();
        let found = records::drafts_by(reader, &elsewhere).await.unwrap();
        assert!(found.is_empty(), "{found:?}");
        let found = records::drafts_by(reader, &scene.worker()).await.unwrap();
        assert_eq!(found.len(), 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn drafts_go_away_with_the_order() {
    Scene::on_both(async |mut scene| {
        let keep = KeepDraft {
            person: scene.ragnar,
            seen: None,
            text: DraftText::default(),
        };
        scene.store.act(&scene.worker(), &keep).await.unwrap();
        scene.end_order().await;
        let left = records::drafts_of(scene.store.reader(), scene.drafts(scene.nurses[0])).await;
        assert!(left.unwrap().is_empty());
    })
    .await;
}
