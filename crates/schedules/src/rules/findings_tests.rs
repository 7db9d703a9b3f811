//! What stands in the way of visits, by kind.

use super::{
    super::trial::{LIMITS, away, board, day, user, visit, worker},
    *,
};
use crate::model::BoardWorker;

fn found(board: &Board) -> Vec<(FindingKind, u128, i64)> {
    let number = |found: &Finding| {
        let visit = found.visit.map(|id| id.uuid().as_u128() - 1_000);
        let worker = found.worker.map(|id| id.uuid().as_u128());
        visit.or(worker).unwrap_or_default()
    };
    findings(board, &LIMITS)
        .iter()
        .map(|found| (found.kind, number(found), found.amount))
        .collect()
}

fn day_shift(n: u128) -> BoardWorker {
    worker(n, &[(day(), 7 * 60, 12 * 60)])
}

#[test]
fn a_long_visit_reaches_past_several_that_follow_it() {
    let mut long = visit(1, Some(8 * 60), &[11]);
    long.minutes = kernel::Minutes::new(180);
    let visits = vec![
        long,
        visit(2, Some(9 * 60), &[11]),
        visit(3, Some(600), &[11]),
    ];
    let got = found(&board(visits, vec![day_shift(11)]));
    assert_eq!(
        got,
        [
            (FindingKind::Overlap, 2, 120),
            (FindingKind::Overlap, 3, 60)
        ]
    );
}

#[test]
fn ways_and_windows_are_told_in_minutes() {
    let visits = vec![
        visit(1, Some(8 * 60), &[11]),
        visit(2, Some(8 * 60 + 34), &[11]),
        visit(3, Some(10 * 60 + 45), &[11]),
    ];
    let got = found(&board(visits, vec![day_shift(11)]));
    assert_eq!(
        got,
        [(FindingKind::Window, 3, 15), (FindingKind::Travel, 2, 6)]
    );
}

#[test]
fn a_late_visit_meets_one_after_midnight() {
    let mut early = visit(2, Some(10), &[11]);
    early.window = care_plans::Window::new(0, 120).expect("a window");
    let mut late = visit(1, Some(23 * 60 + 50), &[11]);
    late.placing.day = duties::calendar::days_after(day(), -1);
    let yesterday = late.placing.day;
    let mut board = board(vec![early], vec![worker(11, &[(yesterday, 1_260, 1_860)])]);
    board.before = vec![late];
    let own: Vec<_> = found(&board).into_iter().filter(|one| one.1 == 2).collect();
    assert_eq!(own, [(FindingKind::Overlap, 2, 10)]);
}

#[test]
fn who_is_away_does_not_work_those_hours() {
    let days = |n| duties::calendar::days_after(day(), n);
    let shifts: Vec<_> = (0..7).map(|n| (days(n), 7 * 60, 11 * 60)).collect();
    let mut board = board(vec![], vec![worker(11, &shifts)]);
    let limits = Limits {
        weekly_rest: 60 * 3_600,
        ..LIMITS
    };
    let kinds = |board: &Board| -> Vec<FindingKind> {
        findings(board, &limits)
            .iter()
            .map(|one| one.kind)
            .collect()
    };
    assert_eq!(kinds(&board), [FindingKind::WeeklyRest]);
    board.workers[0].absences = vec![away(11, days(2)), away(11, days(3)), away(11, days(4))];
    assert_eq!(kinds(&board), []);
}

#[test]
fn rest_is_over_all_that_somebody_works_wherever_it_is() {
    let mut one = worker(11, &[(day(), 7 * 60, 12 * 60)]);
    one.elsewhere = worker(11, &[(day(), 14 * 60, 22 * 60)]).shifts;
    for shift in &mut one.elsewhere {
        shift.shift.pause = Some(crate::model::Break {
            from: 18 * 60,
            minutes: 30,
        });
    }
    let next = duties::calendar::days_after(day(), 1);
    one.elsewhere
        .extend(worker(11, &[(next, 5 * 60, 7 * 60)]).shifts);
    let board = board(vec![], vec![one]);
    assert_eq!(found(&board), [(FindingKind::DailyRest, 11, 7 * 60)]);
    assert_eq!(findings(&board, &LIMITS)[0].worker, Some(user(11)));
}
