//! Entries are handed over to the other part, with purpose, ground and receipt, as the relation allows.

use access::{Holder, NewRelation, RelationGround, RelationKind};
use kernel::{Call, Period, PersonId, Problem, UnitId};
use records::{CorrectEntry, EntryKind, Ground, HandOver, ReceiveHandover};
use store::{Action, Tx};

use crate::{
    scene::{Scene, marked, new},
    words::{line, prose},
};

/// The person says no to a unit.
pub(crate) struct Block(pub(crate) PersonId, pub(crate) UnitId);

impl Action for Block {
    const NAME: &'static str = "test-block";
    type Done = ();
    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        access::block(tx, call, self.0, Some(self.1), &line("Personen vill det.")).await?;
        Ok(())
    }
}

/// The person gets a service from one more provider.
pub(crate) struct Relate(pub(crate) PersonId, pub(crate) UnitId);

impl Action for Relate {
    const NAME: &'static str = "test-relate";
    type Done = ();
    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let relation = NewRelation {
            person: self.0,
            holder: Holder::Unit(self.1),
            kind: RelationKind::Provider,
            period: Period::since(call.today()),
            ground: RelationGround::Handover,
        };
        access::relate(tx, call, relation).await?;
        Ok(())
    }
}

fn give(scene: &Scene) -> HandOver {
    HandOver {
        person: scene.ragnar,
        to: scene.unit,
        first: scene.today().yesterday().unwrap(),
        last: scene.today(),
        kinds: vec![EntryKind::Event],
        purpose: prose("Uppföljning av beslutet."),
        ground: Ground::Consent,
        note: None,
    }
}

/// History tells all of it, and to whom it was given.
async fn history_tells(scene: &Scene, handover: records::HandoverId) {
    let subject = history::Subject::new("record-handover", handover);
    let told = history::since(scene.store.reader(), subject, history::After::Seq(0)).await;
    let told = told.unwrap();
    let verbs: Vec<&str> = told.iter().map(|entry| entry.verb.as_str()).collect();
    assert_eq!(
        verbs,
        [
            "records.handed-over",
            "records.received",
            "records.followed",
            "records.received"
        ]
    );
    let unit = organisation::unit(scene.store.reader(), scene.unit).await;
    let unit = unit.unwrap().unwrap().name.to_string();
    let to = told[0].changes.iter().find(|change| change.field == "to");
    assert_eq!(to.unwrap().after, Some(unit));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_handed_over_is_read_acknowledged_and_followed_by_corrections() {
    Scene::on_both(async |mut scene| {
        let id = scene.ate().await;
        let wish = records::NewEntry {
            kind: EntryKind::Wish,
            ..new(scene.today(), "Vill gå ut.")
        };
        scene.sign(wish).await;
        assert!(scene.record(scene.authority_view()).await.is_empty());
        let handover = scene.store.act(&scene.manager(), &give(&scene)).await;
        let handover = handover.unwrap();
        let seen = scene.record(scene.authority_view()).await;
        assert_eq!(
            seen.iter().map(|one| one.entry.id).collect::<Vec<_>>(),
            [id]
        );
        let receive = ReceiveHandover {
            person: scene.ragnar,
            handover,
        };
        // Those who gave do not acknowledge, and nobody does it twice.
        let no = scene.refused(&scene.manager(), &receive).await;
        assert_eq!(no, ["records-refusal-not-receiver"]);
        scene.store.act(&scene.officer(), &receive).await.unwrap();
        let no = scene.refused(&scene.officer(), &receive).await;
        assert_eq!(no, ["records-refusal-received"]);
        let of = (scene.ragnar, scene.authority_view());
        let found = records::handover(scene.store.reader(), of, handover).await;
        let (view, entries) = found.unwrap().unwrap();
        assert_eq!(view.receipt.unwrap().name, "Siv Berg");
        assert_eq!(entries.len(), 1);
        let right = CorrectEntry {
            person: scene.ragnar,
            entry: id,
            new: new(scene.today(), "Ragnar åt inget."),
            why: marked("Fel person."),
        };
        scene.wait(1);
        let right = scene.store.act(&scene.worker(), &right).await.unwrap();
        assert_eq!(scene.record(scene.authority_view()).await.len(), 2);
        // Who has acknowledged the wrong one is told that there is a right one, and acknowledges that.
        assert_eq!(duties_of(&scene, handover).await.len(), 1);
        let found = records::handover(scene.store.reader(), of, handover).await;
        let (view, entries) = found.unwrap().unwrap();
        assert_eq!(
            (view.followed.clone(), view.is_received()),
            (vec![right], false)
        );
        assert_eq!(entries.len(), 2);
        scene.store.act(&scene.officer(), &receive).await.unwrap();
        assert!(duties_of(&scene, handover).await.is_empty());
        let no = scene.refused(&scene.officer(), &receive).await;
        assert_eq!(no, ["records-refusal-received"]);
        let found = records::handovers_of(scene.store.reader(), of.0, of.1).await;
        assert!(found.unwrap()[0].is_received());
        history_tells(&scene, handover).await;
        scene.is_sound().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_authority_hands_over_to_the_provider() {
    Scene::on_both(async |scene| {
        let sign = records::SignEntry {
            person: scene.ragnar,
            new: new(scene.today(), "Hembesök. Ragnar berättade om natten."),
            draft: None,
        };
        scene.by_officer(&sign).await;
        assert!(scene.record(scene.provider_view()).await.is_empty());
        let to_provider = HandOver {
            to: scene.provider,
            ground: Ground::CannotConsent,
            note: Some(prose("Samtal med sonen, som för hans talan.")),
            ..give(&scene)
        };
        scene.by_officer(&to_provider).await;
        assert_eq!(scene.record(scene.provider_view()).await.len(), 1);
        // To a provider without relation, and to the own part, nothing is handed over.
        let stranger = HandOver {
            to: scene.other,
            ..to_provider
        };
        let no = scene.refused(&scene.officer(), &stranger).await;
        assert_eq!(no, ["records-refusal-receiver"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn providers_do_not_hand_over_to_each_other_nor_against_the_persons_no() {
    Scene::on_both(async |scene| {
        scene.ate().await;
        let system = scene.by_system();
        let relate = Relate(scene.ragnar, scene.other);
        scene.store.act(&system, &relate).await.unwrap();
        let to_other = HandOver {
            to: scene.other,
            ..give(&scene)
        };
        let no = scene.refused(&scene.manager(), &to_other).await;
        assert_eq!(no, ["records-refusal-receiver"]);
        let worker = scene.store.act(&scene.worker(), &give(&scene)).await;
        assert!(matches!(worker, Err(Problem::Denied)), "{worker:?}");
        let block = Block(scene.ragnar, scene.unit);
        scene.store.act(&scene.by_system(), &block).await.unwrap();
        let no = scene.refused(&scene.manager(), &give(&scene)).await;
        assert_eq!(no, ["records-refusal-blocked"]);
        let bare = HandOver {
            ground: Ground::CannotConsent,
            kinds: vec![EntryKind::Other],
            ..give(&scene)
        };
        let no = scene.refused(&scene.manager(), &bare).await;
        assert_eq!(
            no,
            [
                "records-refusal-blocked",
                "records-refusal-nothing",
                "records-refusal-ground-note"
            ]
        );
    })
    .await;
}

/// The open duties about a handover: role and unit.
async fn duties_of(scene: &Scene, id: records::HandoverId) -> Vec<(kernel::Role, UnitId)> {
    let subject = history::Subject::new("record-handover", id);
    let all = duties::of_subject(scene.store.reader(), subject).await;
    all.unwrap()
        .into_iter()
        .filter(|duty| duty.state == duties::State::Open)
        .map(|duty| (duty.role, duty.unit))
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_is_to_acknowledge_until_it_is_done_or_the_order_is_over() {
    Scene::on_both(async |mut scene| {
        scene.ate().await;
        let to_authority = scene.store.act(&scene.manager(), &give(&scene)).await;
        let to_authority = to_authority.unwrap();
        let officers = [(kernel::Role::CaseOfficer, scene.unit)];
        assert_eq!(duties_of(&scene, to_authority).await, officers);
        let receive = ReceiveHandover {
            person: scene.ragnar,
            handover: to_authority,
        };
        scene.by_officer(&receive).await;
        assert!(duties_of(&scene, to_authority).await.is_empty());
        let sign = records::SignEntry {
            person: scene.ragnar,
            new: new(scene.today(), "Hembesök."),
            draft: None,
        };
        scene.by_officer(&sign).await;
        let to_provider = HandOver {
            to: scene.provider,
            ..give(&scene)
        };
        let handover = scene.by_officer(&to_provider).await;
        let manager = [(kernel::Role::UnitManager, scene.provider)];
        assert_eq!(duties_of(&scene, handover).await, manager);
        scene.end_order().await;
        assert!(duties_of(&scene, handover).await.is_empty());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_is_never_given_without_what_is_right() {
    Scene::on_both(async |scene| {
        let wrong = scene.ate().await;
        let right = CorrectEntry {
            person: scene.ragnar,
            entry: wrong,
            new: records::NewEntry {
                kind: EntryKind::Health,
                ..new(scene.today(), "Ragnar åt inget och mådde illa.")
            },
            why: marked("Fel person."),
        };
        let right = scene.store.act(&scene.worker(), &right).await.unwrap();
        // Only events are asked for, and the correction is of another kind.
        scene
            .store
            .act(&scene.manager(), &give(&scene))
            .await
            .unwrap();
        let seen = scene.record(scene.authority_view()).await;
        let ids: Vec<_> = seen.iter().map(|one| one.entry.id).collect();
        assert!(ids.len() == 2 && ids.contains(&wrong) && ids.contains(&right));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn corrections_do_not_follow_against_the_persons_no() {
    Scene::on_both(async |scene| {
        let id = scene.ate().await;
        scene
            .store
            .act(&scene.manager(), &give(&scene))
            .await
            .unwrap();
        let block = Block(scene.ragnar, scene.unit);
        scene.store.act(&scene.by_system(), &block).await.unwrap();
        let right = CorrectEntry {
            person: scene.ragnar,
            entry: id,
            new: new(scene.today(), "Ragnar åt inget."),
            why: marked("Fel person."),
        };
        scene.store.act(&scene.worker(), &right).await.unwrap();
        let seen = scene.record(scene.authority_view()).await;
        let told: Vec<_> = seen
            .iter()
            .map(|one| (one.entry.id, one.corrected_by))
            .collect();
        assert_eq!(told, [(id, None)]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_unit_that_keeps_no_records_is_refused_in_words() {
    Scene::on_both(async |scene| {
        scene.ate().await;
        let office = HandOver {
            to: crate::words::id(4711),
            ..give(&scene)
        };
        let no = scene.refused(&scene.manager(), &office).await;
        assert_eq!(no, ["records-refusal-receiver"]);
    })
    .await;
}
