//! The same seed gives the same plan, on any thread; another seed gives another.

use std::thread;

use samples::{Plan, Size, hilda_id, ragnar_id};

use crate::{plan, wish};

#[test]
fn the_same_on_every_thread() {
    let digests: Vec<String> = thread::scope(|scope| {
        let make = |_| scope.spawn(|| plan(Size::Small).digest());
        let threads = [0; 4].map(make);
        threads.map(|thread| thread.join().expect("made")).to_vec()
    });
    assert!(
        digests.windows(2).all(|two| two[0] == two[1]),
        "{digests:?}"
    );
    let other = Plan::make(wish(Size::Small, 8)).expect("lists that hold");
    assert_ne!(other.digest(), digests[0]);
}

#[test]
fn the_crowd_is_the_same_twice() {
    let small = plan(Size::Small);
    let first: Vec<_> = small.crowd().collect();
    let second: Vec<_> = small.crowd().collect();
    assert_eq!(first, second);
    assert!((250..=330).contains(&first.len()), "{}", first.len());
}

#[test]
fn ragnar_and_hilda_have_the_same_address_every_day() {
    let mut later = wish(Size::Small, 7);
    later.today = "2027-02-03".parse().expect("a day");
    for plan in [
        plan(Size::Small),
        Plan::make(later).expect("lists that hold"),
    ] {
        let (ragnar, hilda) = (&plan.clients[0], &plan.clients[1]);
        assert_eq!((ragnar.id(), hilda.id()), (ragnar_id(7), hilda_id(7)));
        let age = |client: &samples::Client| client.row.person.identity.age_on(plan.wish.today);
        assert_eq!((age(ragnar), age(hilda)), (Some(83), Some(10)));
        assert_eq!(ragnar.row.relatives.len(), 2);
        assert_eq!(ragnar.grants[0].tasks.len(), 3);
        assert!(hilda.grants.is_empty());
    }
}
