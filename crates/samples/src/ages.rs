//! How old people are: the shape of an old population.

use kernel::{Date, Sex};

use crate::draws::Draws;

/// Five-year classes from 0, in thousandths of the population (the last is 100 and older).
pub(crate) const POPULATION: [u64; 21] = [
    51, 57, 60, 58, 55, 61, 72, 67, 63, 61, 63, 64, 57, 52, 49, 48, 33, 18, 8, 2, 1,
];

/// Five-year classes of those with home care.
const HOME_CARE: [u64; 21] = [
    0, 0, 0, 0, 3, 4, 5, 6, 8, 9, 12, 16, 27, 70, 110, 190, 240, 190, 85, 22, 3,
];

/// Five-year classes of those with a place in a care home, or an alarm only.
const OTHER_ELDER: [u64; 21] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 50, 90, 180, 250, 250, 140, 36, 4,
];

/// Five-year classes of those with housing support.
const PSYCHIATRIC: [u64; 21] = [
    0, 0, 0, 0, 90, 110, 120, 120, 110, 110, 100, 90, 80, 40, 20, 0, 0, 0, 0, 0, 0,
];

/// Five-year classes of those with services under the disability act.
const LSS: [u64; 21] = [
    0, 30, 70, 90, 110, 110, 100, 80, 70, 65, 65, 60, 50, 40, 30, 18, 8, 4, 0, 0, 0,
];

/// A group with a shape of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    HomeCare,
    OtherElder,
    Psychiatric,
    Lss,
}

impl Shape {
    const fn classes(self) -> &'static [u64; 21] {
        match self {
            Self::HomeCare => &HOME_CARE,
            Self::OtherElder => &OTHER_ELDER,
            Self::Psychiatric => &PSYCHIATRIC,
            Self::Lss => &LSS,
        }
    }
}

/// An age by the group's shape.
pub(crate) fn draw_age(draws: &mut Draws, shape: Shape) -> i32 {
    let classes: Vec<(i32, u64)> = (0..)
        .step_by(5)
        .zip(shape.classes().iter().copied())
        .collect();
    let class = draws.weighted(&classes, |(_from, weight)| *weight);
    let from = class.map_or(80, |(from, _weight)| *from);
    from + draws.between(0, if from == 100 { 5 } else { 4 })
}

/// A date of birth that gives this age on a day.
pub(crate) fn born_at(draws: &mut Draws, today: Date, age: i32) -> Date {
    let days = draws.between(0, 364);
    today
        .checked_sub(jiff::Span::new().years(age))
        .and_then(|day| day.checked_sub(jiff::Span::new().days(days)))
        .unwrap_or(today)
}

/// Women live longer: how many in a thousand of an age are women.
const fn women_in_a_thousand(age: i32) -> u64 {
    match age {
        ..65 => 493,
        65..80 => 520,
        80..90 => 590,
        _ => 700,
    }
}

/// The sex of somebody of this age.
pub(crate) fn draw_sex(draws: &mut Draws, age: i32) -> Sex {
    if draws.chance(women_in_a_thousand(age)) {
        Sex::Woman
    } else {
        Sex::Man
    }
}
