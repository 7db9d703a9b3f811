//! How much more every hour must carry for work to be carried out by a staff. Work is the hours that need takes after what
//! technology and organisation free; only the saying speaks of welfare.

use projection::care::{Spread, productivity};

use crate::model::Told;

/// The saying that is weighed here: "125 per cent of the welfare with 75 per cent of the staff".
pub(crate) const SAID: (f64, f64) = (1.25, 0.75);

/// The path of productivity that a year requires, counted from the jump-off, in per cent a year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Path {
    /// The year.
    pub(crate) year: i32,
    /// The work that this municipality's need takes, over that of the jump-off.
    pub(crate) work: Spread,
    /// For that work to be carried out by as many as today.
    pub(crate) with_all: Spread,
    /// For that work to be carried out by the share of the staff that the saying has.
    pub(crate) with_fewer: Spread,
    /// For the welfare of the saying with the staff of the saying: the same for all municipalities.
    pub(crate) said: f64,
}

/// The path for every year that is told; nothing where no staff is.
pub(crate) fn paths(told: &Told) -> Vec<Path> {
    let years = (1..).zip(&told.work).zip(told.first()..);
    let path = |((ahead, work), year): ((u32, &Spread), i32)| {
        // The work is hours after effects: what they free is not counted as more to carry a second time.
        let (welfare, fewer) = SAID;
        let for_staff = |staff: f64| each(work, |work| productivity(work, staff, ahead));
        Path {
            year,
            work: *work,
            with_all: for_staff(1.0),
            with_fewer: for_staff(fewer),
            said: productivity(welfare, fewer, ahead),
        }
    };
    years.map(path).collect()
}

/// A figure that rises with another is as it is, level by level; its mean is taken at the mean.
fn each(of: &Spread, figure: impl Fn(f64) -> f64) -> Spread {
    Spread {
        mean: figure(of.mean),
        p2_5: figure(of.p2_5),
        p10: figure(of.p10),
        p50: figure(of.p50),
        p90: figure(of.p90),
        p97_5: figure(of.p97_5),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_that_grows_needs_more_of_every_hour_and_fewer_hands_still_more() {
        let work = Spread::of(&[1.1, 1.2, 1.3]);
        let with = |staff| each(&work, |work| productivity(work, staff, 10)).mean;
        assert!((with(1.0) - 1.84).abs() < 0.01, "{}", with(1.0));
        assert!(with(0.75) > with(1.0));
        // The saying: sixteen years ahead 3.24 per cent a year.
        assert!((productivity(SAID.0, SAID.1, 16) - 3.24).abs() < 0.005);
    }
}
