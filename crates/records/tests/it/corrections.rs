//! A correction is a new entry, and the old one stays; what the person disputes stands beside it for ever.

use kernel::Problem;
use records::{CorrectEntry, DisputeEntry, DisputeWay, View};

use crate::{
    scene::{Scene, marked, new},
    words::prose,
};

fn correct(scene: &Scene, entry: records::EntryId, fact: &str) -> CorrectEntry {
    CorrectEntry {
        person: scene.ragnar,
        entry,
        new: new(scene.today(), fact),
        why: marked("Jag tog fel på person."),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_old_entry_stays_and_both_tell_of_each_other() {
    Scene::on_both(async |scene| {
        let old = scene.ate().await;
        let before = scene.entry(old).await;
        let correct = |entry, fact| correct(&scene, entry, fact);
        let right = correct(old, "Ragnar åt inget.");
        let id = scene.store.act(&scene.manager(), &right).await.unwrap();
        let (was, is) = (scene.entry(old).await, scene.entry(id).await);
        assert_eq!(was.entry, before.entry);
        assert_eq!(was.corrected_by, Some(id));
        let correction = is.entry.correction.unwrap();
        assert_eq!(
            (correction.of, correction.why),
            (old, right.why.text.clone())
        );
        // It is corrected once; then its correction is.
        let no = scene.refused(&scene.worker(), &right).await;
        assert_eq!(no, ["records-refusal-corrected"]);
        let again = correct(id, "Ragnar åt hälften.");
        scene.store.act(&scene.worker(), &again).await.unwrap();
        assert_eq!(scene.record(scene.provider_view()).await.len(), 3);
        scene.is_sound().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_person_disputes_is_noted_in_own_words() {
    Scene::on_both(async |mut scene| {
        let id = scene.ate().await;
        scene.wait(2);
        let dispute = DisputeEntry {
            person: scene.ragnar,
            entry: id,
            said: scene.today(),
            view: prose("Jag åt inte. Jag gav det till katten."),
        };
        scene.store.act(&scene.own(), &dispute).await.unwrap();
        let told = DisputeEntry {
            view: prose("Han sa det igen vid lunchen."),
            ..dispute.clone()
        };
        scene.store.act(&scene.worker(), &told).await.unwrap();
        let view = scene.entry(id).await;
        let ways: Vec<_> = view.disputes.iter().map(|one| one.way).collect();
        assert_eq!(ways, [DisputeWay::Written, DisputeWay::Told]);
        assert_eq!(view.disputes[0].view, dispute.view);
        assert_eq!(view.disputes[0].name, "Ragnar Ek");
        // A correction does not take it away.
        let right = correct(&scene, id, "Ragnar åt inte.");
        scene.store.act(&scene.worker(), &right).await.unwrap();
        assert_eq!(scene.entry(id).await.disputes.len(), 2);
        let before = DisputeEntry {
            said: scene
                .today()
                .checked_sub(jiff::Span::new().days(9))
                .unwrap(),
            ..dispute
        };
        let no = scene.refused(&scene.worker(), &before).await;
        assert_eq!(no, ["records-refusal-before-entry"]);
        let subject = history::Subject::new("record-entry", id);
        let verbs = scene.verbs(subject).await;
        assert_eq!(
            verbs,
            ["records.signed", "records.disputed", "records.disputed"]
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_those_who_keep_an_entry_correct_it() {
    Scene::on_both(async |scene| {
        let id = scene.ate().await;
        let right = correct(&scene, id, "Ragnar åt inget.");
        // What the authority does not see it does not find; the person reads and does not write.
        let answer = scene.store.act(&scene.officer(), &right).await;
        assert!(matches!(answer, Err(Problem::NotFound)), "{answer:?}");
        let answer = scene.store.act(&scene.own(), &right).await;
        assert!(matches!(answer, Err(Problem::NotFound)), "{answer:?}");
        assert_eq!(scene.record(View::Own).await.len(), 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_authority_has_one_file_whichever_unit_has_the_case() {
    Scene::on_both(async |scene| {
        let sign = records::SignEntry {
            person: scene.ragnar,
            new: new(scene.today(), "Hembesök. Sonen var med."),
            draft: None,
        };
        let id = scene.by_officer(&sign).await;
        let other = scene.second_authority().await;
        let elsewhere = || {
            let mut call = scene.officer();
            if let kernel::Actor::Staff { unit, .. } = &mut call.actor {
                *unit = other;
            }
            call
        };
        let mark = records::MarkOthers {
            person: scene.ragnar,
            entry: id,
            seen: 0,
            is_whole: false,
            fact: marked("Hembesök. [[Sonen var med.]]"),
            judgement: None,
            why: None,
        };
        scene.store.act(&elsewhere(), &mark).await.unwrap();
        let right = CorrectEntry {
            why: marked("Det var dottern."),
            ..correct(&scene, id, "Hembesök. Dottern var med.")
        };
        scene.store.act(&elsewhere(), &right).await.unwrap();
        let give = records::HandOver {
            person: scene.ragnar,
            to: scene.provider,
            first: scene.today(),
            last: scene.today(),
            kinds: records::EntryKind::ALL.to_vec(),
            purpose: prose("Genomförande."),
            ground: records::Ground::Consent,
            note: None,
        };
        scene.store.act(&elsewhere(), &give).await.unwrap();
        assert_eq!(scene.record(scene.provider_view()).await.len(), 2);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn after_the_help_has_ended_the_manager_answers_for_the_own_part() {
    Scene::on_both(async |mut scene| {
        let id = scene.ate().await;
        scene.end_order().await;
        let right = correct(&scene, id, "Ragnar åt hälften.");
        let answer = scene.store.act(&scene.worker(), &right).await;
        assert!(matches!(answer, Err(Problem::NotFound)), "{answer:?}");
        scene.store.act(&scene.manager(), &right).await.unwrap();
        let need = access::Need::new(access::Verb::Export, access::Resource::Record);
        let need = need.about(scene.ragnar);
        let reader = scene.store.reader();
        assert!(access::may(reader, &scene.manager(), need).await.unwrap());
        assert!(!access::may(reader, &scene.stranger(), need).await.unwrap());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_objection_reaches_those_who_keep_the_entry() {
    Scene::on_both(async |scene| {
        let id = scene.ate().await;
        let subject = history::Subject::new("record-entry", id);
        let dispute = DisputeEntry {
            person: scene.ragnar,
            entry: id,
            said: scene.today(),
            view: prose("Jag åt inte."),
        };
        scene.store.act(&scene.own(), &dispute).await.unwrap();
        // What one of them notes, they know already.
        scene.store.act(&scene.worker(), &dispute).await.unwrap();
        // Those who keep the entry are to look into it, once; the correction is the answer.
        let open = async || {
            let all = duties::of_subject(scene.store.reader(), subject)
                .await
                .unwrap();
            let open = all.iter().filter(|duty| duty.state == duties::State::Open);
            open.map(|duty| (duty.role, duty.unit)).collect::<Vec<_>>()
        };
        let manager = [(kernel::Role::UnitManager, scene.provider)];
        assert_eq!(open().await, manager);
        let window = page_kit::Window {
            sort: "signed",
            is_descending: false,
            offset: 0,
            limit: 25,
        };
        let since = (scene.provider, kernel::Timestamp::UNIX_EPOCH);
        let reader = scene.store.reader();
        let lines = records::entries_of_unit(reader, &scene.manager(), since, window).await;
        assert!(lines.unwrap().0[0].is_disputed);
        let consider = records::ConsiderDispute {
            person: scene.ragnar,
            entry: id,
        };
        scene.store.act(&scene.manager(), &consider).await.unwrap();
        assert!(open().await.is_empty());
        let no = scene.refused(&scene.manager(), &consider).await;
        assert_eq!(no, ["records-refusal-considered"]);
        scene.store.act(&scene.own(), &dispute).await.unwrap();
        assert_eq!(open().await, manager);
        let right = correct(&scene, id, "Ragnar åt inte.");
        scene.store.act(&scene.worker(), &right).await.unwrap();
        assert!(open().await.is_empty());
        assert_eq!(scene.entry(id).await.disputes.len(), 3);
        let verbs = scene.verbs(subject).await;
        assert!(verbs.contains(&"records.considered".to_owned()));
    })
    .await;
}
