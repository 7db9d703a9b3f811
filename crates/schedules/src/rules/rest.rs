//! Rest and breaks: what shifts leave of day and night. Counted in real time, so that a night on which the clocks
//! change is as long as it is.

use jiff::tz::TimeZone;
use kernel::Date;

use super::Limits;
use crate::model::{DAY_MINUTES, NewShift, Shift, monday};

/// Seconds of a day and night.
const DAY: i64 = DAY_MINUTES * 60;
/// Days of a week.
const WEEK: i64 = 7;

/// What is wrong with somebody's shifts, as seen from one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RestFlaw {
    /// The longest rest in the day and night that begins with a shift of the day, in minutes.
    Daily(i64),
    /// The longest rest in the seven days of the week, in minutes.
    Weekly(i64),
    /// Work on end without a break, in minutes.
    WithoutBreak(i64),
    /// Work in the week, in minutes, break not counted.
    Week(i64),
}

/// When a minute of a day is, in seconds.
fn second(zone: &TimeZone, day: Date, minute: i64) -> i64 {
    let (days, minute) = (
        minute.div_euclid(DAY_MINUTES),
        minute.rem_euclid(DAY_MINUTES),
    );
    let day = duties::calendar::days_after(day, days);
    let hour = i8::try_from(minute / 60).unwrap_or_default();
    let rest = i8::try_from(minute % 60).unwrap_or_default();
    day.at(hour, rest, 0, 0)
        .to_zoned(zone.clone())
        .map_or(0, |at| at.timestamp().as_second())
}

/// When a shift is, in seconds.
fn span(zone: &TimeZone, shift: &NewShift) -> (i64, i64) {
    (
        second(zone, shift.day, shift.from),
        second(zone, shift.day, shift.to),
    )
}

/// The longest time without work between two moments.
fn longest_rest(work: &[(i64, i64)], (from, to): (i64, i64)) -> i64 {
    let mut spans: Vec<(i64, i64)> = work
        .iter()
        .copied()
        .filter(|span| span.1 > from && span.0 < to)
        .collect();
    spans.sort_unstable();
    let mut free_since = from;
    let mut longest = 0;
    for (begins, ends) in spans {
        longest = longest.max(begins.min(to) - free_since);
        free_since = free_since.max(ends);
    }
    longest.max(to - free_since)
}

/// Work on end that begins on a day, in minutes. Two shifts of which one begins when the other ends are one.
fn on_end(shifts: &[Shift], day: Date) -> Vec<i64> {
    let seen = shifts.iter().map(|shift| shift.shift.seen_from(day));
    let mut parts: Vec<(i64, i64)> = seen.flat_map(|shift| shift.parts()).collect();
    parts.sort_unstable();
    let mut runs: Vec<(i64, i64)> = vec![];
    for (from, to) in parts {
        match runs.last_mut() {
            Some(run) if from <= run.1 => run.1 = run.1.max(to),
            Some(_) | None => runs.push((from, to)),
        }
    }
    let begun = runs.iter().filter(|run| (0..DAY_MINUTES).contains(&run.0));
    begun.map(|(from, to)| to - from).collect()
}

/// What is wrong with the shifts of one person, as seen from a day.
pub(crate) fn rest_flaws(
    shifts: &[Shift],
    day: Date,
    (limits, zone): (&Limits, &TimeZone),
) -> Vec<RestFlaw> {
    let mut flaws = vec![];
    let work: Vec<(i64, i64)> = shifts
        .iter()
        .map(|shift| span(zone, &shift.shift))
        .collect();
    let today = || shifts.iter().filter(|shift| shift.shift.day == day);
    for shift in today() {
        let begins = span(zone, &shift.shift).0;
        let rest = longest_rest(&work, (begins, begins + DAY));
        let flaw = RestFlaw::Daily(rest / 60);
        // Two shifts of a day that lack the same rest are told of once.
        if rest < limits.daily_rest && !flaws.contains(&flaw) {
            flaws.push(flaw);
        }
    }
    let on_end = on_end(shifts, day);
    flaws.extend(
        on_end
            .into_iter()
            .filter(|minutes| *minutes > limits.without_break)
            .map(RestFlaw::WithoutBreak),
    );
    if today().next().is_some() {
        let monday = monday(day);
        let next = duties::calendar::days_after(monday, WEEK);
        let week = (second(zone, monday, 0), second(zone, next, 0));
        let rest = longest_rest(&work, week);
        if rest < limits.weekly_rest {
            flaws.push(RestFlaw::Weekly(rest / 60));
        }
        let worked: i64 = shifts
            .iter()
            .filter(|shift| (monday..next).contains(&shift.shift.day))
            .map(|shift| shift.shift.worked())
            .sum();
        if worked > limits.week {
            flaws.push(RestFlaw::Week(worked));
        }
    }
    flaws
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use kernel::Id;
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::model::Break;

    const LIMITS: Limits = Limits {
        daily_rest: 11 * 3_600,
        weekly_rest: 36 * 3_600,
        without_break: 300,
        week: 2_400,
        travel_near: 5,
        travel: 10,
    };

    fn zone() -> TimeZone {
        TimeZone::get("Europe/Stockholm").expect("a zone")
    }

    fn shift(day: Date, from: i64, to: i64) -> Shift {
        Shift {
            id: Id::from_uuid(Uuid::from_u128(1)),
            provider: Id::from_uuid(Uuid::from_u128(2)),
            shift: NewShift {
                user: Id::from_uuid(Uuid::from_u128(3)),
                day,
                from,
                to,
                pause: Some(Break {
                    from: i64::midpoint(from, to),
                    minutes: 30,
                }),
            },
            version: 1,
        }
    }

    fn flaws(shifts: &[Shift], day: Date) -> Vec<RestFlaw> {
        rest_flaws(shifts, day, (&LIMITS, &zone()))
    }

    #[test]
    fn evening_and_early_morning_leave_too_little() {
        let (monday, tuesday) = (date(2026, 11, 23), date(2026, 11, 24));
        let late = shift(monday, 14 * 60, 22 * 60);
        let early = shift(tuesday, 7 * 60, 15 * 60);
        assert_eq!(flaws(&[late, early], monday), [RestFlaw::Daily(9 * 60)]);
        // What follows is the next day's affair.
        assert_eq!(flaws(&[late, early], tuesday), []);
        let nine = shift(tuesday, 9 * 60, 16 * 60);
        assert_eq!(flaws(&[late, nine], monday), []);
    }

    #[test]
    fn an_hour_is_gone_on_the_night_when_summer_time_begins() {
        // 2026-03-29, at two the clock is three.
        let (saturday, sunday) = (date(2026, 3, 28), date(2026, 3, 29));
        let late = shift(saturday, 13 * 60, 20 * 60);
        let early = shift(sunday, 7 * 60, 13 * 60);
        assert_eq!(flaws(&[late, early], saturday), [RestFlaw::Daily(10 * 60)]);
        let before = [
            shift(date(2026, 3, 21), 13 * 60, 20 * 60),
            shift(date(2026, 3, 22), 7 * 60, 13 * 60),
        ];
        assert_eq!(flaws(&before, date(2026, 3, 21)), []);
    }

    #[test]
    fn seven_days_of_work_have_no_weekly_rest_and_too_many_hours() {
        let week: Vec<Shift> = (23..=29)
            .map(|day| shift(date(2026, 11, day), 7 * 60, 16 * 60))
            .collect();
        let found = flaws(&week, date(2026, 11, 25));
        assert_eq!(
            found,
            [RestFlaw::Weekly(15 * 60), RestFlaw::Week(7 * (540 - 30))]
        );
    }

    #[test]
    fn six_hours_without_a_break_are_too_long() {
        let mut long = shift(date(2026, 11, 23), 7 * 60, 13 * 60);
        long.shift.pause = None;
        assert_eq!(
            flaws(&[long], long.shift.day),
            [RestFlaw::WithoutBreak(360)]
        );
    }

    #[test]
    fn two_shifts_end_to_end_have_no_break_between_them() {
        let day = date(2026, 11, 23);
        let mut morning = shift(day, 7 * 60, 11 * 60);
        morning.shift.pause = None;
        let mut noon = shift(day, 11 * 60, 15 * 60);
        noon.shift.pause = None;
        assert_eq!(flaws(&[morning, noon], day), [RestFlaw::WithoutBreak(480)]);
        let mut later = noon;
        later.shift.from += 30;
        assert_eq!(flaws(&[morning, later], day), []);
        // A night that goes on into the next morning's shift is the affair of the day on which it began.
        let mut night = shift(day, 23 * 60, 31 * 60);
        night.shift.pause = None;
        let early = shift(date(2026, 11, 24), 7 * 60, 8 * 60);
        let found = flaws(&[night, early], day);
        assert!(found.contains(&RestFlaw::WithoutBreak(510)), "{found:?}");
    }

    proptest! {
        /// One more shift never gives more rest.
        #[test]
        fn work_never_gives_rest(from in 0_i64..1_200, length in 60_i64..600, other in 0_i64..1_200, day in 23_i8..30) {
            let first = shift(date(2026, 11, 25), from, from + length);
            let second = shift(date(2026, 11, day), other, other + 120);
            let window = (second_of(0), second_of(2 * DAY_MINUTES));
            let one = [span(&zone(), &first.shift)];
            let two = [one[0], span(&zone(), &second.shift)];
            prop_assert!(longest_rest(&two, window) <= longest_rest(&one, window));
            prop_assert!(longest_rest(&two, window) >= 0);
        }
    }

    fn second_of(minute: i64) -> i64 {
        second(&zone(), date(2026, 11, 25), minute)
    }
}
