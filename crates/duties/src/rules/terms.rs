//! How a length of time in the rule book becomes a last day.

use jiff::{SignedDuration, ToSpan};
use kernel::{Date, TimeZone, Timestamp};
use rulebook::{RuleBook, RuleFault, Term, keys};

use super::calendar;

/// The last day of a length of time that is counted from a day.
pub fn last_day(from: Date, term: Term) -> Date {
    let n = |n: u16| i64::from(n);
    match term {
        Term::Minutes(_) | Term::Hours(_) => from,
        Term::Days(days) => calendar::days_after(from, n(days)),
        Term::WorkingDays(days) => (0..days).fold(from, |day, _| {
            calendar::next_open_day(day.saturating_add(1.day()))
        }),
        Term::Weeks(weeks) => calendar::days_after(from, n(weeks).saturating_mul(7)),
        Term::Months(months) => calendar::months_after(from, n(months)),
        Term::Years(years) => calendar::months_after(from, n(years).saturating_mul(12)),
        Term::CalendarYears(years) => {
            (0..years).fold(from, |day, _| calendar::end_of_next_calendar_year(day))
        }
    }
}

/// The last day by a rule, in the wording that holds on `on`.
pub fn last_day_by(
    book: &RuleBook,
    key: &str,
    (from, on): (Date, Date),
) -> Result<Date, RuleFault> {
    Ok(last_day(from, book.rule(key, on)?.term()?))
}

/// How long after its last day a duty goes to the manager as well.
pub fn escalation_after(
    book: &RuleBook,
    (last, on): (Date, Date),
    zone: &TimeZone,
) -> Result<SignedDuration, RuleFault> {
    let raised = last_day_by(book, keys::LOCAL_DUTY_ESCALATION, (last, on))?;
    let end = |day: Date| -> Timestamp { calendar::end_of_day(day, zone) };
    Ok(end(raised).duration_since(end(last)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn lengths_of_time_as_the_law_counts_them() {
        let from = date(2026, 8, 31);
        assert_eq!(last_day(from, Term::Months(6)), date(2027, 2, 28));
        assert_eq!(last_day(from, Term::Weeks(4)), date(2026, 9, 28));
        // Two working days from a Friday end on the Tuesday.
        assert_eq!(
            last_day(date(2026, 11, 20), Term::WorkingDays(2)),
            date(2026, 11, 24)
        );
        assert_eq!(last_day(from, Term::CalendarYears(1)), date(2027, 12, 31));
    }
}
