//! The life of a session: one place, one secret, and ends that are real.

use access::{
    ChooseAssignment, DisableUser, EndAssignment, GiveAssignment, LetIn, LettingScope, LogOut,
    MarkAsDemo, Seat, SessionLife, SessionView, SetPassword, ShutOut, SweepSessions, Token,
    TouchSession,
};
use jiff::SignedDuration;
use kernel::{Actor, AssignmentId, Problem, Role, Timestamp, UserId};
use store::Store;

use crate::stage::{
    add_user, call, call_at, door, id, line, now, on_both, resident, standing, system, today, zone,
};

fn life() -> SessionLife {
    SessionLife::usual(zone())
}

fn token() -> Token {
    Token::draw().expect("a token")
}

async fn session(store: &Store, token: &Token, at: Timestamp) -> Option<SessionView> {
    access::session_actor(store.reader(), token, at, &life())
        .await
        .expect("read")
}

fn after(minutes: i64) -> Timestamp {
    now()
        .saturating_add(SignedDuration::from_mins(minutes))
        .expect("a time")
}

async fn log_in(store: &Store, user: UserId) -> Token {
    let token = token();
    door()
        .demo_log_in(store, &call(Actor::Public), user, token.clone())
        .await
        .expect("in");
    token
}

async fn demo(store: &Store) {
    store.act(&system(), &MarkAsDemo).await.expect("marked");
}

async fn give(store: &Store, user: UserId, role: Role) -> AssignmentId {
    let give = GiveAssignment {
        user,
        role,
        unit: id(),
        team: None,
        period: standing(),
    };
    store.act(&system(), &give).await.expect("given")
}

async fn choose(store: &Store, old: &Token, seat: Seat) -> Result<Token, Problem> {
    let new = token();
    let choose = ChooseAssignment {
        token: old.clone(),
        new_token: new.clone(),
        seat,
        life: life(),
    };
    store.act(&call(Actor::Public), &choose).await.map(|()| new)
}

#[tokio::test(flavor = "multi_thread")]
async fn only_a_demo_lets_one_choose_whom_to_be() {
    on_both(async |store| {
        let user = add_user(&store, "officer", None).await;
        let refused = door()
            .demo_log_in(&store, &call(Actor::Public), user, token())
            .await;
        assert!(matches!(refused, Err(Problem::NotFound)));
        let by_hand = store.act(&call(Actor::Public), &MarkAsDemo).await;
        assert!(matches!(by_hand, Err(Problem::NotFound)));
        demo(&store).await;
        assert!(access::is_demo(store.reader()).await.expect("read"));
        log_in(&store, user).await;
        let nobody = door()
            .demo_log_in(&store, &call(Actor::Public), id(), token())
            .await;
        assert!(matches!(nobody, Err(Problem::NotFound)));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_works_in_a_team_acts_for_the_whole_unit() {
    on_both(async |store| {
        demo(&store).await;
        let user = add_user(&store, "worker", None).await;
        let (provider, team) = (id(), id());
        let give = GiveAssignment {
            user,
            role: Role::CareWorker,
            unit: provider,
            team: Some(team),
            period: standing(),
        };
        let given = store.act(&system(), &give).await.expect("given");
        let one = log_in(&store, user).await;
        let view = session(&store, &one, now()).await.expect("a session");
        assert_eq!(view.actor.as_ref().and_then(Actor::unit), Some(provider));
        assert_eq!(view.seat.and_then(|seat| seat.team), Some(team));
        let kept = access::assignment(store.reader(), given).await;
        assert_eq!(kept.expect("read").and_then(|kept| kept.team), Some(team));
        let seats = access::seats(store.reader(), user, today()).await;
        let seats: Vec<_> = seats.expect("read").iter().map(|seat| seat.team).collect();
        assert_eq!(seats, [Some(team)]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_only_place_is_chosen_and_among_several_one_chooses() {
    on_both(async |store| {
        demo(&store).await;
        let user = add_user(&store, "officer", None).await;
        let first = give(&store, user, Role::CaseOfficer).await;
        let one = log_in(&store, user).await;
        let view = session(&store, &one, now()).await.expect("a session");
        assert_eq!(view.user_name, "officer");
        let Some(Actor::Staff {
            assignment, role, ..
        }) = view.actor
        else {
            panic!("staff")
        };
        assert_eq!((assignment, role), (first, Role::CaseOfficer));

        let second = give(&store, user, Role::UnitManager).await;
        let two = log_in(&store, user).await;
        assert_eq!(
            session(&store, &two, now()).await.expect("a session").actor,
            None
        );
        let chosen = choose(&store, &two, Seat::Assignment(second))
            .await
            .expect("chosen");
        assert!(
            session(&store, &two, now()).await.is_none(),
            "the old secret is of no use"
        );
        let view = session(&store, &chosen, now()).await.expect("a session");
        assert_eq!(
            view.actor.and_then(|actor| actor.role()),
            Some(Role::UnitManager)
        );

        // Neither another's assignment nor one's own pages, which a user without a person has not.
        let other = give(&store, add_user(&store, "other", None).await, Role::Planner).await;
        for seat in [Seat::Assignment(other), Seat::Own] {
            assert!(matches!(
                choose(&store, &chosen, seat).await,
                Err(Problem::Refused(_))
            ));
        }
        assert!(matches!(
            choose(&store, &two, Seat::Assignment(second)).await,
            Err(Problem::NotFound)
        ));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_ends_when_idle_and_in_any_case_after_a_while() {
    on_both(async |store| {
        demo(&store).await;
        let user = add_user(&store, "officer", None).await;
        give(&store, user, Role::CaseOfficer).await;
        let token = log_in(&store, user).await;
        assert!(
            !session(&store, &token, now())
                .await
                .expect("a session")
                .is_to_be_noted
        );
        assert!(
            session(&store, &token, after(29))
                .await
                .expect("a session")
                .is_to_be_noted
        );
        assert!(session(&store, &token, after(30)).await.is_none(), "idle");

        let mut minutes = 0;
        while minutes < 12 * 60 - 20 {
            minutes += 20;
            let call = call_at(Actor::system("session"), after(minutes));
            store
                .act(
                    &call,
                    &TouchSession {
                        token: token.clone(),
                    },
                )
                .await
                .expect("noted");
            assert!(
                session(&store, &token, after(minutes)).await.is_some(),
                "{minutes}"
            );
        }
        assert!(
            session(&store, &token, after(12 * 60)).await.is_none(),
            "twelve hours"
        );
        let sweep = SweepSessions {
            window: SignedDuration::from_mins(15),
        };
        let call = call_at(Actor::system("sweep"), after(12 * 60));
        assert_eq!(store.act(&call, &sweep).await.expect("swept"), 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_ends_are_real() {
    on_both(async |store| {
        demo(&store).await;
        let user = add_user(&store, "officer", None).await;
        let assignment = give(&store, user, Role::CaseOfficer).await;
        let out = log_in(&store, user).await;
        store
            .act(&call(Actor::Public), &LogOut { token: out.clone() })
            .await
            .expect("out");
        assert!(session(&store, &out, now()).await.is_none(), "logged out");

        let token = log_in(&store, user).await;
        let end = EndAssignment {
            assignment,
            reason: line("a test"),
        };
        store.act(&system(), &end).await.expect("ended");
        let view = session(&store, &token, now()).await.expect("a session");
        assert_eq!(
            (view.actor, view.seat),
            (None, None),
            "the place is gone, the user must choose"
        );

        let password = access::NewPassword::choose(
            "en blå cykel i snö",
            &access::Login::parse("officer").expect("a login"),
            "p",
        );
        let sealed = door().seal(&password.expect("good")).await.expect("sealed");
        store
            .act(&system(), &SetPassword { user, sealed })
            .await
            .expect("set");
        assert!(
            session(&store, &token, now()).await.is_none(),
            "a new password ends sessions"
        );

        let token = log_in(&store, user).await;
        let close = DisableUser {
            user,
            reason: line("a test"),
        };
        store.act(&system(), &close).await.expect("closed");
        assert!(session(&store, &token, now()).await.is_none(), "closed");
        let again = door()
            .demo_log_in(
                &store,
                &call(Actor::Public),
                user,
                Token::draw().expect("a token"),
            )
            .await;
        assert!(matches!(again, Err(Problem::NotFound)));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn residents_act_as_themselves_and_as_relatives_while_let_in() {
    on_both(async |store| {
        demo(&store).await;
        let (own, other) = (id(), id());
        let son = add_user(&store, "the.son", Some(own)).await;
        let token = log_in(&store, son).await;
        let view = session(&store, &token, now()).await.expect("a session");
        assert_eq!(view.actor, Some(resident(Role::Person, son, own)));

        let father = resident(
            Role::Person,
            add_user(&store, "ragnar", Some(other)).await,
            other,
        );
        let let_in = LetIn {
            person: other,
            relative: son,
            scope: LettingScope::Both,
            period: standing(),
            reason: line("he helps me"),
        };
        let letting_in = store
            .act(&call(father.clone()), &let_in)
            .await
            .expect("let in");
        let token = choose(&store, &token, Seat::LetIn(letting_in))
            .await
            .expect("chosen");
        let view = session(&store, &token, now()).await.expect("a session");
        assert_eq!(view.actor, Some(resident(Role::Relative, son, other)));
        store
            .act(
                &call(father),
                &ShutOut {
                    person: other,
                    letting_in,
                },
            )
            .await
            .expect("shut out");
        assert_eq!(
            session(&store, &token, now())
                .await
                .expect("a session")
                .actor,
            None
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn finding_a_session_is_one_question_by_an_index() {
    on_both(async |store| {
        session(&store, &token(), now()).await;
        let plans = store.plans().await.expect("plans");
        for plan in plans
            .iter()
            .filter(|plan| plan.text.contains("access_session"))
        {
            assert!(plan.scans().is_empty(), "{plan:?}");
        }
    })
    .await;
}
