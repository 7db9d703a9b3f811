//! Which decisions a conversation can be about.

use kernel::{Date, Refusal};

/// A decision that somebody wants to talk about, and what stands in the way.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bookable {
    /// Whether it gives the person anything, now or ahead.
    pub(crate) stands: bool,
    /// Whether another conversation about it is booked.
    pub(crate) is_booked: bool,
}

/// Whether a conversation about some decisions may be booked on a day: about one at least, all of which stand, none of
/// which is booked already, and neither long gone nor beyond the next year.
pub(crate) fn check_booking(
    decisions: &[Bookable],
    on: Date,
    today: Date,
) -> Result<(), Vec<Refusal>> {
    let mut no = vec![];
    if decisions.is_empty() {
        no.push(Refusal::new("follow-up-refusal-no-decision").at("decisions"));
    }
    if decisions.iter().any(|one| !one.stands) {
        no.push(Refusal::new("follow-up-refusal-not-standing").at("decisions"));
    }
    if decisions.iter().any(|one| one.is_booked) {
        no.push(Refusal::new("follow-up-refusal-booked").at("decisions"));
    }
    if on < today {
        no.push(Refusal::new("follow-up-refusal-past").at("on"));
    }
    if on > duties::calendar::months_after(today, 12) {
        no.push(Refusal::new("follow-up-refusal-far").at("on"));
    }
    if no.is_empty() { Ok(()) } else { Err(no) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn keys(decisions: &[Bookable], on: Date) -> Vec<String> {
        match check_booking(decisions, on, date(2026, 3, 2)) {
            Ok(()) => vec![],
            Err(no) => no.iter().map(|no| no.text.to_string()).collect(),
        }
    }

    #[test]
    fn what_stands_is_booked_once() {
        let good = Bookable {
            stands: true,
            is_booked: false,
        };
        let day = date(2026, 3, 20);
        assert_eq!(keys(&[good], day), Vec::<String>::new());
        assert_eq!(keys(&[], day), ["follow-up-refusal-no-decision"]);
        let gone = Bookable {
            stands: false,
            ..good
        };
        assert_eq!(keys(&[good, gone], day), ["follow-up-refusal-not-standing"]);
        let booked = Bookable {
            is_booked: true,
            ..good
        };
        assert_eq!(keys(&[booked], day), ["follow-up-refusal-booked"]);
        assert_eq!(keys(&[good], date(2026, 3, 1)), ["follow-up-refusal-past"]);
        assert_eq!(keys(&[good], date(2027, 3, 3)), ["follow-up-refusal-far"]);
    }
}
