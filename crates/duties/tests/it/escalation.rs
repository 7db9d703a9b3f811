//! Escalation: by the table's own state, so that twice is once and a stop loses nothing.

use duties::{Escalate, EscalationStep, Filter, PageAt, Raised, SortBy, StateFilter};
use kernel::{Actor, Call, Role, UserId};
use store::Store;

use crate::world::{
    Do, SEE_ORDER, act, at, call, case, decide, decide_or_raise, on_both, person, told, unit, user,
};

const MORNING: &str = "2026-03-02T08:00:00Z";
const DUE: &str = "2026-03-10T08:00:00Z";

async fn escalate(store: &Store, moment: &str) -> i64 {
    let mut call: Call = call(moment);
    call.actor = Actor::system(Escalate::TASK);
    store.act(&call, &Escalate).await.expect("escalated")
}

async fn raised(store: &Store, n: u128) -> Option<(i64, Role, kernel::UnitId)> {
    let read = duties::of_subject(store.reader(), case(n))
        .await
        .expect("read");
    let duty = read.first().expect("a duty");
    duty.raised
        .map(|Raised { level, role, unit }| (level, role, unit))
}

async fn on_desk(store: &Store, role: Role, n: u128) -> i64 {
    let filter = Filter {
        role: Some(role),
        unit: Some(unit(n)),
        ..Filter::default()
    };
    let page = duties::work_list(store.reader(), &filter, SortBy::Due, PageAt::first(10)).await;
    page.expect("read").total
}

#[tokio::test(flavor = "multi_thread")]
async fn it_goes_up_step_by_step_and_stays_with_whom_shall_do_it() {
    on_both(async |store| {
        act(&store, MORNING, Do::Open(vec![decide_or_raise(1, DUE)]))
            .await
            .expect("opened");
        assert_eq!(escalate(&store, "2026-03-11T07:59:59Z").await, 0, "not yet");
        assert_eq!(escalate(&store, "2026-03-11T08:00:00Z").await, 1);
        assert_eq!(
            raised(&store, 1).await,
            Some((1, Role::UnitManager, unit(1)))
        );
        assert_eq!(
            escalate(&store, "2026-03-11T08:00:00Z").await,
            0,
            "twice is once"
        );
        assert_eq!(on_desk(&store, Role::CaseOfficer, 1).await, 1);
        assert_eq!(on_desk(&store, Role::UnitManager, 1).await, 1);
        assert_eq!(on_desk(&store, Role::UnitManager, 2).await, 0);

        assert_eq!(escalate(&store, "2026-03-12T08:00:00Z").await, 1);
        assert_eq!(
            raised(&store, 1).await,
            Some((2, Role::UnitManager, unit(2)))
        );
        assert_eq!(
            escalate(&store, "2026-04-12T08:00:00Z").await,
            0,
            "there is nobody above"
        );
        assert_eq!(on_desk(&store, Role::UnitManager, 2).await, 1);
        assert_eq!(
            told(&store, 1).await,
            ["duties.opened", "duties.escalated", "duties.escalated"]
        );

        act(&store, "2026-04-12T08:00:00Z", Do::Close(case(1)))
            .await
            .expect("done at last");
        for n in [1, 2] {
            assert_eq!(on_desk(&store, Role::UnitManager, n).await, 0);
        }
        assert_eq!(on_desk(&store, Role::CaseOfficer, 1).await, 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_long_stop_it_goes_up_several_levels_at_once() {
    on_both(async |store| {
        act(&store, MORNING, Do::Open(vec![decide_or_raise(1, DUE)]))
            .await
            .expect("opened");
        assert_eq!(escalate(&store, "2026-05-01T08:00:00Z").await, 1);
        assert_eq!(
            raised(&store, 1).await,
            Some((2, Role::UnitManager, unit(2)))
        );
        assert_eq!(
            on_desk(&store, Role::UnitManager, 1).await,
            1,
            "the level between knows as well"
        );
        assert_eq!(told(&store, 1).await.len(), 3);
        assert_eq!(escalate(&store, "2026-05-01T08:01:00Z").await, 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_done_dropped_or_moved_is_not_raised() {
    on_both(async |store| {
        let new = (1..=3).map(|n| decide_or_raise(n, DUE)).collect();
        act(&store, MORNING, Do::Open(new)).await.expect("opened");
        act(&store, MORNING, Do::Close(case(1)))
            .await
            .expect("done");
        act(&store, MORNING, Do::Drop(case(2), "withdrawn"))
            .await
            .expect("dropped");
        assert_eq!(escalate(&store, "2026-03-11T08:00:00Z").await, 1);
        act(
            &store,
            "2026-03-11T09:00:00Z",
            Do::Move(case(3), "2026-03-20T08:00:00Z"),
        )
        .await
        .expect("moved");
        assert_eq!(
            raised(&store, 3).await,
            None,
            "a new time begins at the bottom"
        );
        assert_eq!(on_desk(&store, Role::UnitManager, 1).await, 0);
        assert_eq!(escalate(&store, "2026-03-21T07:59:00Z").await, 0);
        assert_eq!(escalate(&store, "2026-03-21T08:00:00Z").await, 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn several_servers_and_batches_raise_each_duty_once() {
    on_both(async |store| {
        let count = Escalate::BATCH + 50;
        for chunk in (0..u128::try_from(count).expect("small"))
            .collect::<Vec<_>>()
            .chunks(50)
        {
            let new = chunk.iter().map(|n| decide_or_raise(*n, DUE)).collect();
            act(&store, MORNING, Do::Open(new)).await.expect("opened");
        }
        let moment = "2026-03-11T08:00:00Z";
        let (a, b, c) = tokio::join!(
            escalate(&store, moment),
            escalate(&store, moment),
            escalate(&store, moment)
        );
        assert_eq!(a + b + c, count, "each once: {a} {b} {c}");
        let filter = Filter {
            state: StateFilter::Raised,
            ..Filter::default()
        };
        let page = duties::work_list(store.reader(), &filter, SortBy::Due, PageAt::first(10))
            .await
            .expect("read");
        assert_eq!(page.total, count);
        for n in [0, 7, 249] {
            assert_eq!(told(&store, n).await, ["duties.opened", "duties.escalated"]);
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_raised_to_a_desk_lies_with_those_who_have_to_do_with_the_person() {
    on_both(async |store| {
        let late = |n: u128| {
            SEE_ORDER
                .on(case(n), unit(2), at(DUE), format!("/{n}"))
                .person(person(n))
                .label(format!("late {n}"))
                .step(EscalationStep::after_due(0, Role::CaseOfficer, unit(1)))
        };
        let new = vec![late(1), late(2), decide(3, DUE).user(user(1)).label("own")];
        act(&store, MORNING, Do::Open(new)).await.expect("opened");
        assert_eq!(escalate(&store, "2026-03-11T08:00:00Z").await, 2);
        let list = async |user: UserId, handled: u128| {
            let filter = Filter {
                unit: Some(unit(1)),
                role: Some(Role::CaseOfficer),
                user: Some(user),
                ..Filter::default()
            };
            let narrow = |statement: store::Statement| {
                let place = statement.next();
                Ok(statement
                    .push(&format!(" AND d.person = ${place}"))
                    .bind(person(handled)))
            };
            let reader = store.reader();
            let page = duties::own_list(reader, &filter, &narrow, (SortBy::Due, PageAt::first(1)))
                .await
                .expect("read");
            let now = call("2026-03-11T08:00:00Z");
            let desk = (unit(1), Role::CaseOfficer, user);
            let counts = duties::own_counts(reader, &now, desk, &narrow).await;
            assert_eq!(counts.expect("counted").all(), page.total);
            let whole = duties::own_list(reader, &filter, &narrow, (SortBy::Due, PageAt::first(9)));
            let mut labels: Vec<String> = whole
                .await
                .expect("read")
                .rows
                .into_iter()
                .map(|duty| duty.label)
                .collect();
            labels.sort();
            labels
        };
        assert_eq!(list(user(1), 1).await, ["late 1", "own"]);
        assert_eq!(list(user(2), 2).await, ["late 2"]);
        assert_eq!(list(user(3), 9).await, Vec::<String>::new());
        // Whoever asks for one's own alone is told of nobody else's.
        let own = Filter {
            user: Some(user(1)),
            ..Filter::default()
        };
        let page = duties::work_list(store.reader(), &own, SortBy::Due, PageAt::first(9)).await;
        assert_eq!(page.expect("read").total, 1);
    })
    .await;
}
