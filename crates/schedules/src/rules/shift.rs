//! A shift follows itself in time, and its break lies in it.

use kernel::Refusal;

use crate::model::{DAY_MINUTES, NewShift, Shift};

/// The longest shift that can be kept: a waking night and what comes before it.
const LONGEST: i64 = 16 * 60;

/// Whether a shift can be kept beside those that the same person has.
pub(crate) fn check_shift(new: &NewShift, others: &[Shift]) -> Result<(), Refusal> {
    if !(0..DAY_MINUTES).contains(&new.from) || new.to <= new.from {
        return Err(Refusal::new("schedules-refusal-shift-times").at("to"));
    }
    if new.to - new.from > LONGEST {
        return Err(Refusal::new("schedules-refusal-shift-long").at("to"));
    }
    if let Some(pause) = new.pause
        && (pause.minutes <= 0 || pause.from <= new.from || pause.to() >= new.to)
    {
        return Err(Refusal::new("schedules-refusal-shift-break").at("break-from"));
    }
    let at = |shift: &NewShift, minute: i64| {
        let days = shift.day.since(new.day).map_or(0, |span| span.get_days());
        i64::from(days) * DAY_MINUTES + minute
    };
    let meets = |other: &Shift| {
        let other = &other.shift;
        at(other, other.from) < new.to && new.from < at(other, other.to)
    };
    if others.iter().any(meets) {
        return Err(Refusal::new("schedules-refusal-shift-meets").at("from"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use kernel::Id;
    use uuid::Uuid;

    use super::*;
    use crate::model::Break;

    fn new(day: i8, from: i64, to: i64) -> NewShift {
        NewShift {
            user: Id::from_uuid(Uuid::from_u128(3)),
            day: date(2026, 11, day),
            from,
            to,
            pause: None,
        }
    }

    fn kept(shift: NewShift) -> Shift {
        Shift {
            id: Id::from_uuid(Uuid::from_u128(1)),
            provider: Id::from_uuid(Uuid::from_u128(2)),
            shift,
            version: 1,
        }
    }

    fn refused(new: &NewShift, others: &[Shift]) -> Option<String> {
        check_shift(new, others)
            .err()
            .map(|refusal| refusal.text.to_string())
    }

    #[test]
    fn times_follow_each_other_and_no_two_shifts_meet() {
        assert_eq!(refused(&new(23, 420, 960), &[]), None);
        let backwards = refused(&new(23, 960, 420), &[]);
        assert_eq!(backwards.as_deref(), Some("schedules-refusal-shift-times"));
        let long = refused(&new(23, 0, 961), &[]);
        assert_eq!(long.as_deref(), Some("schedules-refusal-shift-long"));
        let night = kept(new(23, 21 * 60, 31 * 60));
        let morning = refused(&new(24, 6 * 60, 14 * 60), &[night]);
        assert_eq!(morning.as_deref(), Some("schedules-refusal-shift-meets"));
        assert_eq!(refused(&new(24, 7 * 60, 14 * 60), &[night]), None);
    }

    #[test]
    fn a_break_lies_in_the_shift() {
        let mut shift = new(23, 420, 960);
        shift.pause = Some(Break {
            from: 930,
            minutes: 30,
        });
        let told = refused(&shift, &[]);
        assert_eq!(told.as_deref(), Some("schedules-refusal-shift-break"));
        shift.pause = Some(Break {
            from: 700,
            minutes: 30,
        });
        assert_eq!(refused(&shift, &[]), None);
        assert_eq!(shift.worked(), 510);
        assert_eq!(shift.parts(), [(420, 700), (730, 960)]);
        assert!(shift.covers((420, 700)) && !shift.covers((690, 740)));
    }
}
