//! Swedish time arithmetic: when a duty's time runs out.
//!
//! Pure; the zone is a parameter, and so is every number that a law or a local rule gives.

use jiff::{
    SignedDuration, Timestamp, ToSpan,
    civil::{Date, Time, Weekday, time},
    tz::TimeZone,
};

use super::holidays;

/// The last millisecond of a day: what is to be done at the latest on a day may be done until then.
///
/// ```
/// use duties::calendar::end_of_day;
/// use jiff::{civil::date, tz::TimeZone};
/// let sweden = TimeZone::get("Europe/Stockholm")?;
/// assert_eq!(end_of_day(date(2026, 3, 28), &sweden).to_string(), "2026-03-28T22:59:59.999Z");
/// assert_eq!(end_of_day(date(2026, 3, 29), &sweden).to_string(), "2026-03-29T21:59:59.999Z");
/// # Ok::<(), jiff::Error>(())
/// ```
pub fn end_of_day(day: Date, zone: &TimeZone) -> Timestamp {
    start_of_day(day.saturating_add(1.day()), zone)
        .saturating_sub(SignedDuration::from_millis(1))
        .unwrap_or(Timestamp::MAX)
}

/// The first moment of a day.
pub fn start_of_day(day: Date, zone: &TimeZone) -> Timestamp {
    day.to_zoned(zone.clone())
        .map_or(Timestamp::MAX, |zoned| zoned.timestamp())
}

/// The day of a moment.
pub fn day_of(moment: Timestamp, zone: &TimeZone) -> Date {
    moment.to_zoned(zone.clone()).date()
}

/// So many days later. The day itself is not counted: fifteen days after the 1st is the 16th.
///
/// ```
/// # use duties::calendar::days_after;
/// # use jiff::civil::date;
/// assert_eq!(days_after(date(2028, 2, 20), 15), date(2028, 3, 6));
/// ```
pub fn days_after(day: Date, days: i64) -> Date {
    let days = days.clamp(-MOST_DAYS, MOST_DAYS);
    day.saturating_add(days.days())
}

/// The same weekday so many weeks after something was received, and on to the next open day if that day is none.
///
/// Three weeks from receipt (FL 44 §): received on a Tuesday, it may be sent in through the Tuesday three weeks
/// later. The shift to the next weekday is that of lagen (1930:173) 2 § (see [`next_open_day`]).
///
/// ```
/// # use duties::calendar::weeks_from_receipt;
/// # use jiff::civil::date;
/// assert_eq!(weeks_from_receipt(date(2026, 3, 3), 3), date(2026, 3, 24));
/// assert_eq!(weeks_from_receipt(date(2026, 5, 15), 3), date(2026, 6, 5));
/// // Three weeks after 16 May is Saturday 6 June, the national day: Monday.
/// assert_eq!(weeks_from_receipt(date(2026, 5, 16), 3), date(2026, 6, 8));
/// ```
pub fn weeks_from_receipt(received: Date, weeks: i64) -> Date {
    next_open_day(days_after(received, weeks.clamp(0, MOST_WEEKS) * 7))
}

/// So many months later: the same day of the month, or the month's last day where it has no such day.
///
/// ```
/// # use duties::calendar::months_after;
/// # use jiff::civil::date;
/// assert_eq!(months_after(date(2026, 1, 31), 1), date(2026, 2, 28));
/// assert_eq!(months_after(date(2028, 1, 31), 1), date(2028, 2, 29));
/// ```
pub fn months_after(day: Date, months: i64) -> Date {
    let months = months.clamp(-MOST_MONTHS, MOST_MONTHS);
    day.saturating_add(months.months())
}

/// So many hours later by the stopwatch, whatever the clock on the wall does.
pub fn hours_after(moment: Timestamp, hours: i64) -> Timestamp {
    let hours = hours.clamp(-MOST_HOURS, MOST_HOURS);
    moment
        .saturating_add(SignedDuration::from_hours(hours))
        .unwrap_or(Timestamp::MAX)
}

/// 31 December of the year after a day's year.
///
/// ```
/// # use duties::calendar::end_of_next_calendar_year;
/// # use jiff::civil::date;
/// assert_eq!(end_of_next_calendar_year(date(2026, 1, 1)), date(2027, 12, 31));
/// ```
pub fn end_of_next_calendar_year(day: Date) -> Date {
    Date::new(day.year().saturating_add(1), 12, 31).unwrap_or(Date::MAX)
}

/// Whether a day is a public holiday (lagen (1989:253) om allmänna helgdagar); Sundays are.
///
/// Unverified against the statute's text.
pub fn is_public_holiday(day: Date) -> bool {
    holidays::is_public_holiday(day)
}

/// Whether offices are open: not on Saturdays, public holidays, and the eves of Midsummer, Christmas and New Year.
pub fn is_open_day(day: Date) -> bool {
    day.weekday() != Weekday::Saturday
        && !holidays::is_public_holiday(day)
        && !holidays::is_great_eve(day)
}

/// The day itself if offices are open, else the next day on which they are.
///
/// Lagen (1930:173) om beräkning av lagstadgad tid, 2 §: where the last day for an act is a Sunday, another public
/// holiday, a Saturday, Midsummer's, Christmas or New Year's Eve, it may be done on the next weekday. Unverified
/// against the statute's text, which is not in this product's library.
///
/// ```
/// # use duties::calendar::next_open_day;
/// # use jiff::civil::date;
/// assert_eq!(next_open_day(date(2026, 4, 3)), date(2026, 4, 7)); // Good Friday to the Tuesday after Easter
/// assert_eq!(next_open_day(date(2026, 4, 7)), date(2026, 4, 7));
/// ```
pub fn next_open_day(day: Date) -> Date {
    let mut open = day;
    while !is_open_day(open) && open < holidays::LAST {
        open = open.saturating_add(1.day());
    }
    open
}

/// When an office is open on an open day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OfficeHours {
    opens: Time,
    closes: Time,
}

/// Hours that end before they begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an office opens before it closes")]
pub struct OfficeHoursError;

impl OfficeHours {
    /// 8.00 to 16.30.
    pub const USUAL: Self = Self {
        opens: time(8, 0, 0, 0),
        closes: time(16, 30, 0, 0),
    };

    /// From a time to a time of the same day.
    pub fn new(opens: Time, closes: Time) -> Result<Self, OfficeHoursError> {
        if opens < closes {
            Ok(Self { opens, closes })
        } else {
            Err(OfficeHoursError)
        }
    }
}

/// So many hours later, of which only those count in which the office is open.
///
/// ```
/// use duties::calendar::{OfficeHours, working_hours_after};
/// use jiff::{Timestamp, tz::TimeZone};
/// let sweden = TimeZone::get("Europe/Stockholm")?;
/// // Four hours from Friday 15.00: an hour and a half that day, and until 10.30 on Monday.
/// let friday: Timestamp = "2026-03-06T14:00:00Z".parse()?;
/// let due = working_hours_after(friday, 4, OfficeHours::USUAL, &sweden);
/// assert_eq!(due.to_string(), "2026-03-09T09:30:00Z");
/// # Ok::<(), jiff::Error>(())
/// ```
pub fn working_hours_after(
    moment: Timestamp,
    hours: i64,
    office: OfficeHours,
    zone: &TimeZone,
) -> Timestamp {
    let mut left = SignedDuration::from_hours(hours.clamp(0, MOST_OFFICE_HOURS));
    let mut at = moment;
    let mut day = day_of(moment, zone);
    while day < holidays::LAST {
        let opens = at_time(day, office.opens, zone);
        let closes = at_time(day, office.closes, zone);
        let from = at.max(opens);
        if is_open_day(day) && from <= closes {
            let room = closes.duration_since(from);
            if left <= room {
                return from.saturating_add(left).unwrap_or(Timestamp::MAX);
            }
            left = left.saturating_sub(room);
        }
        day = day.saturating_add(1.day());
        at = start_of_day(day, zone);
    }
    Timestamp::MAX
}

fn at_time(day: Date, time: Time, zone: &TimeZone) -> Timestamp {
    day.to_datetime(time)
        .to_zoned(zone.clone())
        .map_or(Timestamp::MAX, |zoned| zoned.timestamp())
}

/// Bounds that no rule reaches; they keep arithmetic within the calendar.
const MOST_DAYS: i64 = 366 * 200;
const MOST_WEEKS: i64 = 52 * 200;
const MOST_MONTHS: i64 = 12 * 200;
const MOST_HOURS: i64 = 24 * 366 * 200;
const MOST_OFFICE_HOURS: i64 = 10_000;
