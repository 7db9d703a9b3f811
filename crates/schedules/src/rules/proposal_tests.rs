//! What a proposal keeps, what it may not touch, and what it takes heed of.

use care_plans::Staff;
use residents::LanguageCode;
use route_solver::Iterations;

use super::{
    super::trial::{LIMITS, all, board, day, person, user, visit, worker},
    *,
};
use crate::model::{Break, Competence, Demand};

/// The evening before: nothing has begun.
fn before() -> DayMinute {
    DayMinute {
        day: duties::calendar::days_after(day(), -1),
        minute: 20 * 60,
    }
}

fn at(minute: i64) -> DayMinute {
    DayMinute { day: day(), minute }
}

/// What is proposed: of each visit by its number, when and by whom.
fn proposed(board: &Board, keep: bool, now: DayMinute) -> BTreeMap<u128, (i64, Vec<UserId>)> {
    let seen = all(board);
    changes(board, (keep, &seen, now))
}

fn changes(
    board: &Board,
    (keep, seen, now): (bool, &BTreeSet<PersonId>, DayMinute),
) -> BTreeMap<u128, (i64, Vec<UserId>)> {
    let met = BTreeMap::new();
    let asked = Asked {
        met: &met,
        keep,
        seen,
        now,
    };
    let answer = propose(
        board,
        &LIMITS,
        asked,
        (&Search::default(), &Iterations(300)),
    );
    let answer = answer.expect("a proposal");
    let number = |change: &ProposedChange| change.seen.visit.uuid().as_u128() - 1_000;
    let stands = |to: &Placing| (to.start.expect("a time"), to.workers.clone());
    answer
        .changes
        .iter()
        .map(|change| (number(change), stands(&change.to)))
        .collect()
}

fn day_shift(n: u128) -> crate::model::BoardWorker {
    worker(n, &[(day(), 7 * 60, 16 * 60)])
}

#[test]
fn what_is_said_stays_and_the_rest_is_put_around_it() {
    // A time without anybody; somebody without a time; nothing at all; and all of it.
    let visits = vec![
        visit(1, Some(9 * 60), &[]),
        visit(2, None, &[12]),
        visit(3, None, &[]),
        visit(4, Some(9 * 60), &[11]),
    ];
    let board = board(visits, vec![day_shift(11), day_shift(12)]);
    let got = proposed(&board, true, before());
    assert_eq!(got[&1].0, 9 * 60);
    assert_eq!(got[&1].1, [user(12)], "the other one is at the fourth then");
    assert_eq!(got[&2].1, [user(12)]);
    assert!(got.contains_key(&3));
    assert!(!got.contains_key(&4));
    // Anew, anything may move; it is all within the windows.
    let anew = proposed(&board, false, before());
    assert!(anew.values().all(|(start, _)| (480..=630).contains(start)));
}

#[test]
fn of_two_who_come_together_the_one_who_is_said_stays() {
    let mut double = visit(1, Some(9 * 60), &[12]);
    double.staff = Staff::Two;
    let mut free = visit(2, None, &[]);
    free.staff = Staff::Two;
    let workers = vec![day_shift(11), day_shift(12), day_shift(13)];
    let got = proposed(&board(vec![double, free], workers), true, before());
    assert_eq!(got[&1].0, 9 * 60);
    assert_eq!(got[&1].1.len(), 2);
    assert_eq!(got[&1].1[0], user(12));
    assert_ne!(got[&1].1[1], user(12));
    assert_eq!(got[&2].1.len(), 2);
    assert_ne!(got[&2].1[0], got[&2].1[1]);
}

#[test]
fn of_two_the_one_is_not_given_another_visit_at_that_time() {
    let mut double = visit(1, Some(9 * 60), &[11]);
    double.staff = Staff::Two;
    let mut other = visit(2, None, &[]);
    other.window = care_plans::Window::new(9 * 60, 9 * 60 + 30).expect("a window");
    // Nobody else is there: the second cannot be found, and the first is busy all the same.
    let got = proposed(
        &board(vec![double, other], vec![day_shift(11)]),
        true,
        before(),
    );
    assert!(got.is_empty(), "{got:?}");
}

#[test]
fn nothing_is_put_before_now_and_what_has_begun_stays() {
    let mut long_gone = visit(3, None, &[]);
    long_gone.window = care_plans::Window::new(7 * 60, 8 * 60).expect("a window");
    let visits = vec![
        visit(1, Some(8 * 60), &[11]),
        visit(2, None, &[]),
        long_gone,
    ];
    let board = board(visits, vec![day_shift(11), day_shift(12)]);
    let got = proposed(&board, false, at(9 * 60 + 2));
    assert!(!got.contains_key(&1) && !got.contains_key(&3), "{got:?}");
    assert!(got[&2].0 >= 9 * 60 + 5);
    // The next day all of it is over.
    let late = DayMinute {
        day: duties::calendar::days_after(day(), 1),
        minute: 0,
    };
    assert!(proposed(&board, false, late).is_empty());
}

#[test]
fn visits_to_others_than_one_may_see_stay_and_take_their_time() {
    let visits = vec![visit(1, Some(9 * 60), &[11]), visit(2, Some(9 * 60), &[])];
    let board = board(visits, vec![day_shift(11)]);
    let seen = BTreeSet::from([person(2)]);
    let got = changes(&board, (false, &seen, before()));
    assert!(!got.contains_key(&1));
    let (start, workers) = &got[&2];
    assert_eq!(workers, &[user(11)]);
    assert!(
        (start - 540).abs() >= 30,
        "she is at the other then: {start}"
    );
}

#[test]
fn language_breaks_and_competence_are_heeded() {
    let finnish = LanguageCode::parse("fi").expect("a language");
    let mut speaker = day_shift(12);
    speaker.profile.languages = BTreeSet::from([finnish.clone()]);
    speaker.profile.competences = BTreeSet::from([Competence::Lift]);
    let mut resting = day_shift(13);
    resting.profile = speaker.profile.clone();
    if let Some(shift) = resting.shifts.first_mut() {
        shift.shift.pause = Some(Break {
            from: 8 * 60,
            minutes: 180,
        });
    }
    let mut board = board(
        vec![visit(1, None, &[])],
        vec![day_shift(11), speaker, resting],
    );
    let demand = Demand {
        competences: BTreeSet::from([Competence::Lift]),
        language: Some(finnish),
        ..Demand::blank(person(1))
    };
    board.demands.insert(person(1), demand.clone());
    let got = proposed(&board, true, before());
    assert_eq!(got[&1].1, [user(12)], "the third has a break all that time");
    // Language alone is a wish, and decides among those who are free.
    let wish = Demand {
        competences: BTreeSet::new(),
        ..demand
    };
    board.demands.insert(person(1), wish);
    assert_eq!(proposed(&board, true, before())[&1].1, [user(12)]);
}

#[test]
fn a_night_after_midnight_is_that_of_the_one_who_began_it() {
    let mut night = visit(1, None, &[]);
    night.window = care_plans::Window::new(2 * 60, 4 * 60).expect("a window");
    let yesterday = duties::calendar::days_after(day(), -1);
    let board = board(
        vec![night],
        vec![day_shift(11), worker(12, &[(yesterday, 21 * 60, 31 * 60)])],
    );
    assert_eq!(proposed(&board, true, before())[&1].1, [user(12)]);
}
