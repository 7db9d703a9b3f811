//! What must be done follows from how far a case has come: the whole way of a private provider's serious wrong.

use jiff::civil::date;
use kernel::{Date, Id, Prose, Timestamp};
use uuid::Uuid;

use super::*;
use crate::{
    model::{
        Class, Deed, DeviationKind, Done, Happened, Harm, NewReport, Outcome, Report, State, Step,
    },
    rules::standing,
};

fn id<Kind>(n: u128) -> Id<Kind> {
    Id::from_uuid(Uuid::from_u128(n))
}

fn words() -> Prose {
    Prose::parse("Så.").expect("prose")
}

fn done(on: Date) -> Done {
    Done {
        at: Timestamp::UNIX_EPOCH,
        on,
        by: id(1),
        name: "Amina Noor".to_owned(),
        unit: id(2),
    }
}

fn report() -> Report {
    let on = date(2026, 3, 2);
    Report {
        id: id(3),
        told: NewReport {
            unit: id(2),
            person: None,
            happened: Happened { on, at: None },
            kind: DeviationKind::Force,
            harm: Harm::Harm,
            words: words(),
            at_once: None,
            is_of_manager: false,
            question: None,
        },
        keeper: id(2),
        office: Some(id(9)),
        is_private: true,
        is_outside: false,
        by: done(on),
        said: None,
    }
}

/// The keys of what must be done after some steps, one a day.
fn check(deeds: &[Deed], expect: &[&str]) -> Case {
    let steps: Vec<Step> = deeds
        .iter()
        .zip(1..)
        .map(|(deed, number)| Step {
            id: id(100 + u128::try_from(number).expect("a number")),
            number,
            deed: deed.clone(),
            by: done(date(2026, 3, 2).saturating_add(jiff::Span::new().days(number))),
        })
        .collect();
    let case = standing(&report(), &steps);
    let mut keys: Vec<String> = wanted(&case)
        .iter()
        .map(|one| one.kind.key.replace("deviations-duty-", ""))
        .collect();
    keys.sort();
    assert_eq!(keys, expect, "{case:?}");
    case
}

fn triaged(class: Class) -> Deed {
    Deed::Triaged {
        class,
        kind: DeviationKind::Force,
        harm: Harm::Harm,
        reasons: words(),
    }
}

fn notified(is_whole: bool) -> Deed {
    Deed::Notified {
        on: date(2026, 3, 6),
        number: None,
        is_whole,
    }
}

#[test]
fn each_step_leaves_what_is_left() {
    check(&[], &["triage"]);
    check(&[triaged(Class::Deviation)], &["investigate"]);
    let wrong = triaged(Class::Wrong);
    check(
        std::slice::from_ref(&wrong),
        &["committee", "investigate-wrong", "judge"],
    );
    let told = Deed::CommitteeTold { words: words() };
    let read = Deed::CommitteeRead { words: None };
    let serious = Deed::Judged {
        is_serious: true,
        reasons: words(),
    };
    let mut way = vec![wrong, told.clone(), read.clone(), serious];
    check(&way, &["investigate-wrong", "notify"]);
    way.push(notified(false));
    let case = check(&way, &["committee", "investigate-wrong", "send"]);
    assert_eq!(case.state, State::Investigating);
    way.extend([
        told,
        read,
        Deed::InvestigationSent {
            on: date(2026, 3, 9),
        },
    ]);
    check(&way, &["investigate-wrong"]);
}

#[test]
fn what_is_closed_leaves_nothing_but_the_lesson() {
    let follow_up = Deed::FollowedUp {
        outcome: Outcome::Helped,
        words: words(),
    };
    let mut way = vec![
        triaged(Class::Deviation),
        follow_up,
        Deed::Closed { words: words() },
    ];
    check(&way, &[]);
    way.push(Deed::LessonWritten { words: words() });
    check(&way, &["lesson"]);
    way.push(Deed::LessonConfirmed);
    check(&way, &[]);
    way.push(Deed::Reopened { words: words() });
    let case = check(&way, &["follow-up", "investigate"]);
    assert_eq!(case.outcome, Some(Outcome::NotYet));
}

/// Whatever it was judged to be before, what the rules of lex Sarah ask for is counted from when it became a wrong, and
/// a wrong that is judged again to be one, or a risk of one, gives no new time, also if it was held for ordinary between.
#[test]
fn times_are_counted_from_when_it_became_a_wrong() {
    use Class::{Deviation, Risk, Wrong};
    for (classes, became) in [
        (&[Wrong][..], Some(1)),
        (&[Deviation, Wrong], Some(2)),
        (&[Deviation, Deviation, Risk], Some(3)),
        (&[Wrong, Risk, Wrong], Some(1)),
        (&[Wrong, Deviation, Deviation, Risk, Wrong], Some(1)),
        (&[Wrong, Deviation], None),
    ] {
        let way: Vec<Deed> = classes.iter().copied().map(triaged).collect();
        let keys: &[&str] = match became {
            Some(_) => &["committee", "investigate-wrong", "judge"],
            None => &["investigate"],
        };
        let case = check(&way, keys);
        let day = |n: i64| date(2026, 3, 2).saturating_add(jiff::Span::new().days(n));
        assert_eq!(case.wrong_since, became.map(day), "{classes:?}");
        for one in wanted(&case) {
            assert_eq!(one.from, day(became.unwrap_or(1)), "{classes:?}: {one:?}");
        }
    }
}
