//! Logging in: equal answers, and guessing that leads nowhere while the right user gets in.

use std::time::Instant;

use access::{
    AddUser, Door, DoorSettings, LogIn, Login, LoginAnswer, NewPassword, Password, Source, Token,
};
use jiff::SignedDuration;
use kernel::{Actor, Clock, FixedClock, UserId};
use store::Store;

use crate::stage::{call_at, door, line, now, on_both, system, zone};

const RIGHT: &str = "en blå cykel i snö";

async fn eva(store: &Store, door: &Door) -> UserId {
    let login = Login::parse("eva.ek").expect("a login");
    let password = NewPassword::choose(RIGHT, &login, "password").expect("good");
    let sealed = door.seal(&password).await.expect("sealed");
    let add = AddUser {
        name: line("Eva Ek"),
        login,
        password: Some(sealed),
        person: None,
        hsa_id: None,
    };
    store.act(&system(), &add).await.expect("added")
}

struct Room<'a> {
    store: &'a Store,
    door: Door,
    clock: FixedClock,
}

impl Room<'_> {
    async fn log_in(&self, login: &str, password: &str, from: &str) -> LoginAnswer {
        let who = LogIn {
            login: login.to_owned(),
            password: Password::new(password),
            source: Source::new(from),
            token: Token::draw().expect("a token"),
        };
        let call = call_at(Actor::Public, self.clock.now());
        self.door
            .log_in(self.store, &call, &who)
            .await
            .expect("answered")
    }
}

fn room(store: &Store) -> Room<'_> {
    Room {
        store,
        door: door(),
        clock: FixedClock::at(now()),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_right_password_gets_in_and_all_else_answers_alike() {
    on_both(async |store| {
        let room = room(&store);
        let user = eva(&store, &room.door).await;
        assert_eq!(
            room.log_in(" EVA.EK ", RIGHT, "desk").await,
            LoginAnswer::In { user }
        );
        // Decomposed letters are the same password.
        let decomposed = RIGHT.replace('å', "a\u{30A}").replace('ö', "o\u{308}");
        assert_eq!(
            room.log_in("eva.ek", &decomposed, "desk").await,
            LoginAnswer::In { user }
        );
        for (login, password) in [
            ("eva.ek", "wrong"),
            ("eva.ek", ""),
            ("nobody.here", RIGHT),
            ("no name at all", RIGHT),
            ("", ""),
            ("å", &"x".repeat(100_000)),
        ] {
            assert_eq!(
                room.log_in(login, password, "desk").await,
                LoginAnswer::Refused,
                "{login}"
            );
        }
        let close = access::DisableUser {
            user,
            reason: line("a test"),
        };
        store.act(&system(), &close).await.expect("closed");
        assert_eq!(
            room.log_in("eva.ek", RIGHT, "desk").await,
            LoginAnswer::Refused
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_name_waits_and_is_answered_as_a_known_one() {
    on_both(async |store| {
        let room = room(&store);
        eva(&store, &room.door).await;
        let mut answers = vec![];
        for login in ["eva.ek", "nobody.here"] {
            let mut given = vec![];
            for _ in 0..30 {
                given.push(room.log_in(login, "a wrong guess", login).await);
                room.clock.forward(SignedDuration::from_secs(1));
            }
            room.clock.forward(SignedDuration::from_mins(60));
            answers.push(
                given
                    .iter()
                    .map(|answer| matches!(answer, LoginAnswer::Wait { .. }))
                    .collect::<Vec<_>>(),
            );
        }
        assert_eq!(answers.first(), answers.last());
        assert!(answers.iter().flatten().any(|waits| *waits));
    })
    .await;
}

/// The same work for a name that nobody has: with hashes that cost, the two take as long.
#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_name_takes_as_much_work() {
    let scratch = store::testing::sqlite(&[history::MIGRATIONS, access::MIGRATIONS])
        .await
        .expect("a database");
    let door = Door::new(DoorSettings::usual(zone())).expect("a door");
    let room = Room {
        store: &scratch.store,
        door,
        clock: FixedClock::at(now()),
    };
    eva(&scratch.store, &room.door).await;
    let mut taken = vec![];
    for login in ["eva.ek", "nobody.here"] {
        let mut quickest = std::time::Duration::MAX;
        for _ in 0..5 {
            room.clock.forward(SignedDuration::from_mins(60));
            #[expect(clippy::disallowed_methods, reason = "the work itself is measured")]
            let begun = Instant::now();
            assert_eq!(
                room.log_in(login, "a wrong guess", login).await,
                LoginAnswer::Refused
            );
            quickest = quickest.min(begun.elapsed());
        }
        taken.push(quickest.as_secs_f64());
    }
    let [known, unknown] = taken.as_slice() else {
        panic!("two")
    };
    assert!(
        unknown / known > 0.5 && unknown / known < 2.0,
        "known {known} s, unknown {unknown} s"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_thousand_guesses_try_few_passwords_and_lock_nobody_out() {
    on_both(async |store| {
        let room = room(&store);
        let user = eva(&store, &room.door).await;
        assert_eq!(
            room.log_in("eva.ek", RIGHT, "her own desk").await,
            LoginAnswer::In { user }
        );
        let (mut tried, mut waited) = (0, 0);
        for guess in 0..10_000 {
            room.clock.forward(SignedDuration::from_secs(1));
            // From many places at once, which is of no help.
            let from = format!("attacker {}", guess % 50);
            match room.log_in("eva.ek", "a wrong guess", &from).await {
                LoginAnswer::Refused => tried += 1,
                LoginAnswer::Wait { .. } => waited += 1,
                LoginAnswer::In { .. } => panic!("guessed"),
            }
            if guess % 1_000 == 500 {
                // She logs in from where she has before, in the midst of it.
                assert_eq!(
                    room.log_in("eva.ek", RIGHT, "her own desk").await,
                    LoginAnswer::In { user }
                );
            }
        }
        // 10,000 seconds are 12 windows of a quarter of an hour, with at most ten tries in each.
        assert!(tried <= 120, "{tried} passwords were tried");
        assert_eq!(tried + waited, 10_000);
        room.clock.forward(SignedDuration::from_mins(15));
        assert_eq!(
            room.log_in("eva.ek", RIGHT, "a new place").await,
            LoginAnswer::In { user }
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_source_cannot_try_one_password_on_everybody() {
    on_both(async |store| {
        let room = room(&store);
        let user = eva(&store, &room.door).await;
        assert_eq!(
            room.log_in("eva.ek", RIGHT, "town hall").await,
            LoginAnswer::In { user }
        );
        let mut tried = 0;
        for n in 0..200 {
            if room
                .log_in(&format!("user{n}"), "Sommaren2026!", "town hall")
                .await
                == LoginAnswer::Refused
            {
                tried += 1;
            }
        }
        assert_eq!(tried, 100);
        // Who has logged in from there before still does.
        assert_eq!(
            room.log_in("eva.ek", RIGHT, "town hall").await,
            LoginAnswer::In { user }
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn guesses_at_the_same_moment_do_not_slip_by() {
    on_both(async |store| {
        eva(&store, &door()).await;
        let door = door();
        let mut tasks = vec![];
        for n in 0..40 {
            let (store, door) = (store.clone(), door.clone());
            tasks.push(tokio::spawn(async move {
                let room = Room {
                    store: &store,
                    door,
                    clock: FixedClock::at(now()),
                };
                room.log_in("eva.ek", "a wrong guess", &format!("place {n}"))
                    .await
            }));
        }
        let mut tried = 0;
        for task in tasks {
            if task.await.expect("ran") == LoginAnswer::Refused {
                tried += 1;
            }
        }
        assert_eq!(tried, 3, "the fourth must wait a second");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_changes_the_own_password_by_the_old_one() {
    on_both(async |store| {
        let room = room(&store);
        let user = eva(&store, &room.door).await;
        let login = Login::parse("eva.ek").expect("a login");
        let new = NewPassword::choose("en grön båt i vinden", &login, "new").expect("good");
        let own = crate::stage::staff(kernel::Role::CaseOfficer, user, crate::stage::id());
        let change = async |actor: Actor, old: &str| {
            let old = Password::new(old);
            room.door
                .change_password(&store, &call_at(actor, now()), user, (&old, &new))
                .await
        };
        assert!(matches!(
            change(own.clone(), "wrong").await,
            Err(kernel::Problem::Refused(_))
        ));
        assert!(matches!(
            change(Actor::Public, RIGHT).await,
            Err(kernel::Problem::NotFound)
        ));
        change(own, RIGHT).await.expect("changed");
        assert_eq!(
            room.log_in("eva.ek", RIGHT, "desk").await,
            LoginAnswer::Refused
        );
        let answer = room.log_in("eva.ek", "en grön båt i vinden", "desk").await;
        assert_eq!(answer, LoginAnswer::In { user });
    })
    .await;
}
