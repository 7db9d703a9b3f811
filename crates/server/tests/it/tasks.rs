//! Background tasks: once, however many processes try and however often they are cut off.

use std::sync::Arc;

use duties::{DutyKind, EscalationStep, NewDuty, Subject};
use jiff::SignedDuration;
use kernel::{Actor, Call, Clock, FixedClock, Problem, RequestKey, Role, TimeZone, UnitId};
use server::{
    product,
    tasks::{self, Bench, Checkpoints, DrawnKeys, Escalation, Forgetting, Task},
};
use store::{Action, Tx, testing};
use tokio::sync::watch;
use uuid::Uuid;

fn bench(store: &store::Store, clock: &Arc<FixedClock>) -> Bench {
    let clock = Arc::clone(clock);
    let zone = TimeZone::get("Europe/Stockholm").expect("the zone");
    Bench {
        store: store.clone(),
        clock,
        zone,
        keys: Arc::new(DrawnKeys),
    }
}

/// One in the night of 2 March, Swedish time.
fn night() -> Arc<FixedClock> {
    Arc::new(FixedClock::at(
        "2026-03-02T00:00:00Z".parse().expect("a time"),
    ))
}

struct OpenDuty(NewDuty);

impl Action for OpenDuty {
    const NAME: &'static str = "open-duty";
    type Done = ();
    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        duties::open(tx, call, self.0.clone()).await?;
        Ok(())
    }
}

const KIND: DutyKind = DutyKind {
    key: "cases-duty-test",
    role: Role::CaseOfficer,
    rule: "fl-12",
};

#[tokio::test]
async fn a_nights_root_is_taken_once_by_however_many() {
    for scratch in testing::both(&product::migrations())
        .await
        .expect("two databases")
    {
        let clock = night();
        let (one, other) = (bench(&scratch.store, &clock), bench(&scratch.store, &clock));
        let (first, second) = (Checkpoints::default(), Checkpoints::default());
        assert_eq!(
            first.turn(&one).await.expect("a turn"),
            0,
            "the night has not come so far"
        );
        clock.forward(SignedDuration::from_hours(2));
        for (task, bench) in [(&first, &one), (&second, &other), (&first, &one)] {
            task.turn(bench).await.expect("a turn");
        }
        let taken = history::checkpoints(scratch.store.reader(), 10)
            .await
            .expect("checkpoints");
        assert_eq!(taken.len(), 1);
        // A process that was away at night takes it when it comes.
        clock.forward(SignedDuration::from_hours(34));
        Checkpoints::default().turn(&one).await.expect("a turn");
        let taken = history::checkpoints(scratch.store.reader(), 10)
            .await
            .expect("checkpoints");
        assert_eq!(taken.len(), 2);
    }
}

#[tokio::test]
async fn what_nobody_has_done_goes_up_once() {
    for scratch in testing::both(&product::migrations())
        .await
        .expect("two databases")
    {
        let clock = night();
        let (one, other) = (bench(&scratch.store, &clock), bench(&scratch.store, &clock));
        let key = RequestKey(Uuid::new_v4());
        let call = Call::new(Actor::system("test"), clock.now(), key);
        let unit: UnitId = call.new_id();
        let due = clock.now() + SignedDuration::from_hours(1);
        let subject = Subject::new("order", call.new_id::<()>());
        let duty = KIND
            .on(subject, unit, due, "/bestallningar/1")
            .step(EscalationStep::after_due(1, Role::UnitManager, unit));
        scratch
            .store
            .act(&call, &OpenDuty(duty))
            .await
            .expect("a duty");
        assert_eq!(Escalation.turn(&one).await.expect("a turn"), 0);
        clock.forward(SignedDuration::from_hours(3));
        assert_eq!(Escalation.turn(&one).await.expect("a turn"), 1);
        assert_eq!(Escalation.turn(&other).await.expect("a turn"), 0);
        clock.forward(SignedDuration::from_hours(48));
        assert_eq!(Escalation.turn(&other).await.expect("a turn"), 0);
    }
}

#[tokio::test]
async fn answers_are_forgotten_when_no_form_can_ask_for_them() {
    for scratch in testing::both(&product::migrations())
        .await
        .expect("two databases")
    {
        let clock = night();
        let bench = bench(&scratch.store, &clock);
        let key = RequestKey(Uuid::new_v4());
        let call = Call::new(Actor::system("test"), clock.now(), key);
        scratch
            .store
            .act(&call, &history::TakeCheckpoint)
            .await
            .expect("an answer");
        assert_eq!(Forgetting.turn(&bench).await.expect("a turn"), 0);
        clock.forward(SignedDuration::from_hours(31 * 24));
        // The answer, and the two of the turn a month ago.
        assert_eq!(Forgetting.turn(&bench).await.expect("a turn"), 3);
    }
}

#[tokio::test]
async fn a_task_ends_when_it_is_told() {
    let scratch = testing::sqlite(&product::migrations())
        .await
        .expect("a database");
    let (stop, stopping) = watch::channel(false);
    let working = tasks::start(Forgetting, bench(&scratch.store, &night()), stopping);
    stop.send(true).expect("somebody who listens");
    working.await.expect("an end");
}
