//! What locks note shows times that were told, each once, and makes no visit of its own.

use kernel::{Actor, Call, Line, Problem, Timestamp};
use schedules::ScheduledVisit;
use store::sql;
use visits::{HearLocks, Heard, LockEvent, LockUse, LockedHome, Proof, SetLocks, locks_of};

use crate::{
    made::{ago, asked, come_to, ended, started, tell, told},
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

/// What shows Ragnar's times, as lists have it.
async fn proofs(scene: &Scene, one: &ScheduledVisit) -> Vec<Option<Proof>> {
    let days = (one.placing.day, one.placing.day);
    let lines = visits::attendance_of(scene.store.reader(), scene.ragnar, days).await;
    let lines = lines.unwrap();
    assert!(lines.iter().all(|line| !line.is_typed));
    lines
        .iter()
        .flat_map(|line| [line.start_proof, line.end_proof])
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lock_shows_times_however_often_and_in_whatever_order_it_is_heard() {
    Scene::on_both(async |scene| {
        let one = told_behind_a_lock(&scene).await;
        let opened = event(&scene, ago(&scene, 43), LockUse::Opened);
        let closed = event(&scene, ago(&scene, 9), LockUse::Closed);
        let heard = hear(&scene, vec![opened.clone()]).await;
        assert_eq!((heard.new, heard.shown), (1, 0));
        // Somebody may have stood in the door and gone.
        assert_eq!(come_to(&scene, one.id).await.state(), None);
        // A report that comes after the lock was heard is shown by it.
        tell(&scene, one.id, started(&scene, 40)).await;
        assert_eq!(proofs(&scene, &one).await, [Some(Proof::Lock), None]);
        // So is one that came before.
        tell(&scene, one.id, ended(&scene, 10)).await;
        let heard = hear(&scene, vec![closed, opened]).await;
        assert_eq!((heard.new, heard.shown), (1, 1));
        assert_eq!(proofs(&scene, &one).await, [Some(Proof::Lock); 2]);
        let told = come_to(&scene, one.id).await;
        assert_eq!(told.minutes().map(kernel::Minutes::count), Some(30));
        assert_eq!(asked(&scene, one.id).await, []);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whose_door_it_is_may_be_known_afterwards_and_two_may_share_it() {
    Scene::on_both(async |scene| {
        let one = told(&scene).await;
        let opened = event(&scene, ago(&scene, 43), LockUse::Opened);
        assert_eq!(hear(&scene, vec![opened]).await.new, 1);
        let spouse: kernel::PersonId = crate::words::id(77);
        let home = |person| LockedHome {
            lock: lock(),
            from: scene.today(),
            person: Some(person),
            provider: scene.provider,
        };
        let locks = vec![home(spouse), home(scene.ragnar)];
        tell(&scene, one.id, started(&scene, 40)).await;
        assert_eq!(proofs(&scene, &one).await, [Some(Proof::Pressed), None]);
        let set = SetLocks { locks };
        scene.store.act(&system(&scene), &set).await.unwrap();
        scene.store.act(&system(&scene), &set).await.unwrap();
        assert_eq!(proofs(&scene, &one).await, [Some(Proof::Lock), None]);
        let reader = scene.store.reader();
        for person in [spouse, scene.ragnar] {
            let locks = locks_of(reader, person, scene.today()).await.unwrap();
            assert_eq!(locks.len(), 1);
        }
        // Taken down, it is on nobody's home.
        let down = LockedHome {
            person: None,
            from: scene.today().saturating_add(jiff::Span::new().days(1)),
            ..home(spouse)
        };
        let tomorrow = down.from;
        let set = SetLocks { locks: vec![down] };
        scene.store.act(&system(&scene), &set).await.unwrap();
        let gone = locks_of(reader, scene.ragnar, tomorrow).await.unwrap();
        assert_eq!(gone, []);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_key_and_another_hour_show_nothing() {
    Scene::on_both(async |scene| {
        let one = told_behind_a_lock(&scene).await;
        tell(&scene, one.id, started(&scene, 40)).await;
        let other = LockEvent {
            user: scene.nurses[1],
            ..event(&scene, ago(&scene, 41), LockUse::Opened)
        };
        let far = event(&scene, ago(&scene, 95), LockUse::Opened);
        let heard = hear(&scene, vec![other, far]).await;
        assert_eq!((heard.new, heard.shown), (2, 0));
        assert_eq!(proofs(&scene, &one).await, [Some(Proof::Pressed), None]);
        assert_eq!(asked(&scene, one.id).await, []);
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
