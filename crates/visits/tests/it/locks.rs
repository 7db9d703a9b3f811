//! What locks note shows times that were told, each once, and makes no visit of its own.

use kernel::{Actor, Call, Line, Problem, Timestamp};
use schedules::ScheduledVisit;
use store::sql;
use visits::{
    HearLocks, Heard, LockEvent, LockUse, LockedHome, Proof, QuestionKind, SetLocks, locks_of,
};

use crate::{
    made::{ago, asked, come_to, ended, planned, started, tell, told},
    scene::Scene,
};

fn system(scene: &Scene) -> Call {
    scene.call(Actor::system("import"))
}

fn lock() -> Line {
    Line::parse("L-1024").unwrap()
}

/// A lock on Ragnar's door.
async fn locked(scene: &Scene) {
    let home = LockedHome {
        lock: lock(),
        from: scene.today(),
        person: Some(scene.ragnar),
        provider: scene.provider,
    };
    let locks = vec![home];
    scene
        .store
        .act(&system(scene), &SetLocks { locks })
        .await
        .unwrap();
}

async fn hear(scene: &Scene, events: Vec<LockEvent>) -> Heard {
    scene
        .store
        .act(&system(scene), &HearLocks { events })
        .await
        .unwrap()
}

fn event(scene: &Scene, at: Timestamp, what: LockUse) -> LockEvent {
    LockEvent {
        lock: lock(),
        at,
        user: scene.nurses[0],
        what,
    }
}

/// Ragnar's visit, told to Amina, and his lock.
async fn told_behind_a_lock(scene: &Scene) -> ScheduledVisit {
    let one = told(scene).await;
    locked(scene).await;
    one
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lock_shows_times_however_often_and_in_whatever_order_it_is_heard() {
    Scene::on_both(async |scene| {
        let one = told_behind_a_lock(&scene).await;
        let opened = event(&scene, ago(&scene, 43), LockUse::Opened);
        let closed = event(&scene, ago(&scene, 9), LockUse::Closed);
        let fit = Heard {
            fit: 1,
            ..Heard::default()
        };
        assert_eq!(hear(&scene, vec![opened.clone()]).await, fit);
        // Somebody may have stood in the door and gone.
        assert_eq!(come_to(&scene, one.id).await.state(), None);
        tell(&scene, one.id, started(&scene, 40)).await;
        tell(&scene, one.id, ended(&scene, 10)).await;
        let heard = hear(&scene, vec![closed, opened]).await;
        assert_eq!((heard.fit, heard.known, heard.beside), (1, 1, 0));
        let told = come_to(&scene, one.id).await;
        let proofs = [told.start, told.end].map(|moment| moment.map(|moment| moment.proof));
        assert_eq!(proofs, [Some(Proof::Lock); 2]);
        assert_eq!(told.minutes().map(kernel::Minutes::count), Some(30));
        assert_eq!(asked(&scene, one.id).await, []);
        let on = visits::attendance_of(
            scene.store.reader(),
            scene.ragnar,
            (one.placing.day, one.placing.day),
        );
        let line = on.await.unwrap().remove(0);
        assert_eq!(line.start_proof, Some(Proof::Lock));
        assert!(!line.is_typed);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lock_that_was_used_at_another_time_is_looked_at() {
    Scene::on_both(async |scene| {
        let one = told_behind_a_lock(&scene).await;
        tell(&scene, one.id, started(&scene, 60)).await;
        let late = event(&scene, ago(&scene, 20), LockUse::Opened);
        hear(&scene, vec![late]).await;
        assert_eq!(asked(&scene, one.id).await, [QuestionKind::LockDiffers]);
        let start = come_to(&scene, one.id).await.start.unwrap();
        assert_eq!((start.at, start.proof), (ago(&scene, 60), Proof::Pressed));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_belongs_to_nobodys_visit_is_kept_beside() {
    Scene::on_both(async |scene| {
        let one = planned(&scene).await;
        // No lock of that name is anywhere yet.
        let opened = event(&scene, ago(&scene, 43), LockUse::Opened);
        assert_eq!(hear(&scene, vec![opened]).await.beside, 1);
        locked(&scene).await;
        let other = LockEvent {
            user: scene.nurses[1],
            ..event(&scene, ago(&scene, 40), LockUse::Opened)
        };
        let far = event(&scene, ago(&scene, 60 * 20), LockUse::Opened);
        let heard = hear(&scene, vec![other, far]).await;
        assert_eq!((heard.fit, heard.beside), (0, 2));
        assert_eq!(come_to(&scene, one.id).await.state(), None);
        let locks = locks_of(scene.store.reader(), scene.ragnar, scene.provider).await;
        assert_eq!(locks.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_of_the_staff_speaks_for_a_lock() {
    Scene::on_both(async |scene| {
        told_behind_a_lock(&scene).await;
        let events = vec![event(&scene, ago(&scene, 43), LockUse::Opened)];
        for call in [scene.worker(), scene.manager(), scene.stranger()] {
            let action = HearLocks {
                events: events.clone(),
            };
            let answer = scene.store.act(&call, &action).await;
            assert!(
                matches!(answer, Err(Problem::NotFound | Problem::Denied)),
                "{answer:?}"
            );
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_lock_noted_is_never_altered() {
    Scene::on_both(async |scene| {
        told_behind_a_lock(&scene).await;
        hear(
            &scene,
            vec![event(&scene, ago(&scene, 43), LockUse::Opened)],
        )
        .await;
        for text in [
            "UPDATE visit_lock_event SET at = 0",
            "DELETE FROM visit_lock_event",
        ] {
            let answer = scene.store.act(&scene.worker(), &Alter(text)).await;
            assert!(
                matches!(answer, Err(Problem::Fault(_))),
                "{text}: {answer:?}"
            );
        }
    })
    .await;
}

struct Alter(&'static str);

impl store::Action for Alter {
    const NAME: &'static str = "alter";
    type Done = ();

    async fn run(&self, _call: &Call, tx: &store::Tx) -> Result<(), Problem> {
        sql(self.0).run(tx).await?;
        Ok(())
    }
}
