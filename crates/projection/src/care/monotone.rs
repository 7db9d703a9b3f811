//! Use of a service at every age, out of what is published for wide bands of ages.

use serde::{Deserialize, Serialize};

use crate::people::{AGES, OPEN, Pyramid, Sex};

/// The share of a band's persons who have a service.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UseBand {
    /// The youngest age in the band.
    pub from: usize,
    /// The oldest age in it; 100 stands for all older.
    pub to: usize,
    /// The share of its women who have the service, 0 to 1.
    pub women: f64,
    /// The share of its men.
    pub men: f64,
    /// Whether everybody in the band has the same share, whatever band it meets.
    #[serde(default)]
    pub flat: bool,
}

impl UseBand {
    /// The share of one sex.
    pub fn of(&self, sex: Sex) -> f64 {
        match sex {
            Sex::Female => self.women,
            Sex::Male => self.men,
        }
    }
}

/// Bands from young to old.
pub type Bands = [UseBand];

/// Rounds of halving: more than a float can tell apart.
const ROUNDS: usize = 54;
/// The steepest change of the logarithm of odds in a year of age that is looked for.
const STEEPEST: f64 = 2.0;

/// The share at every age. Where two bands meet, the logarithm of odds is a line over both, so that the shares rise (or
/// fall) smoothly with age and still give what is published for each band; a band by itself, or one that is said to be
/// flat, has one share.
///
/// Bands are taken two by two from the oldest: 65–79 and 80+ are a pair.
pub fn by_age(bands: &Bands, people: &Pyramid) -> Pyramid {
    let mut shares = Pyramid::default();
    for sex in Sex::BOTH {
        let mut rest = bands;
        while let Some((old, younger)) = rest.split_last() {
            let young = younger.last().filter(|young| {
                let is_flat = young.flat || old.flat;
                young.to + 1 == old.from && !is_flat
            });
            if let Some((level, slope)) = young.and_then(|young| line(young, old, (people, sex))) {
                let first = young.map_or(old.from, |young| young.from);
                for age in first..=old.to.min(OPEN) {
                    shares.of_sex_mut(sex)[age] = logistic(level + slope * from_start(age, old));
                }
                rest = younger.split_last().map_or(younger, |(_, rest)| rest);
            } else {
                for age in old.from..=old.to.min(OPEN) {
                    shares.of_sex_mut(sex)[age] = old.of(sex);
                }
                rest = younger;
            }
        }
    }
    shares
}

/// Years from where the older band begins.
fn from_start(age: usize, old: &UseBand) -> f64 {
    age as f64 - old.from as f64
}

fn logistic(value: f64) -> f64 {
    1.0 / (1.0 + (-value).exp())
}

/// Level and slope of the logarithm of odds that give both bands their shares; none where a band is empty, or nobody
/// or everybody in it has the service, or no line is steep enough.
fn line(young: &UseBand, old: &UseBand, who: (&Pyramid, Sex)) -> Option<(f64, f64)> {
    let (people, sex) = who;
    let users = |band: &UseBand| band.of(sex) * people.sum(sex, band.from, band.to);
    let inner = |share: f64| share > 1e-9 && share < 1.0 - 1e-9;
    let is_there =
        |band: &UseBand| people.sum(sex, band.from, band.to) > 0.0 && inner(band.of(sex));
    if !is_there(young) || !is_there(old) {
        return None;
    }
    // Users of a band, and by how much they grow with the level.
    let of = |band: &UseBand, level: f64, slope: f64| -> (f64, f64) {
        let ages = band.from..=band.to.min(AGES - 1);
        ages.fold((0.0, 0.0), |(users, growth), age| {
            let share = logistic(level + slope * from_start(age, old));
            let there = people.at(sex, age);
            (
                users + there * share,
                growth + there * share * (1.0 - share),
            )
        })
    };
    // For each slope the level that gives the older band its users; then the slope that gives the younger its own.
    let level_for = |slope: f64| {
        root((-400.0, 400.0), |level| {
            let (has, growth) = of(old, level, slope);
            (has - users(old), growth)
        })
    };
    let excess = |slope: f64| of(young, level_for(slope), slope).0 - users(young);
    if excess(-STEEPEST) < 0.0 || excess(STEEPEST) > 0.0 {
        return None;
    }
    // The steeper the rise, the fewer of the younger band are left.
    let slope = halve((-STEEPEST, STEEPEST), |slope| excess(slope) > 0.0);
    Some((level_for(slope), slope))
}

/// Where a rising function is nothing: by Newton's steps, halving where they would lead astray.
fn root((mut low, mut high): (f64, f64), function: impl Fn(f64) -> (f64, f64)) -> f64 {
    let mut at = f64::midpoint(low, high);
    for _ in 0..2 * ROUNDS {
        let (value, growth) = function(at);
        if value < 0.0 {
            low = at;
        } else {
            high = at;
        }
        let step = at - value / growth;
        let next = if step > low && step < high {
            step
        } else {
            f64::midpoint(low, high)
        };
        let is_there = (next - at).abs() <= 1e-14 * (1.0 + at.abs());
        at = next;
        if is_there {
            break;
        }
    }
    at
}

/// The point between two where a condition ceases to hold.
fn halve((mut low, mut high): (f64, f64), holds: impl Fn(f64) -> bool) -> f64 {
    for _ in 0..ROUNDS {
        let middle = f64::midpoint(low, high);
        if holds(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

#[cfg(test)]
#[expect(
    clippy::float_cmp,
    reason = "what is compared is exact, or the same calculation twice"
)]
mod tests {
    use super::*;

    fn people() -> Pyramid {
        Pyramid::from_fn(|sex, age| 900.0 - 8.5 * age as f64 - 10.0 * sex.at() as f64)
    }

    #[test]
    fn bands_are_given_back_and_shares_rise() {
        let bands = [
            UseBand {
                from: 65,
                to: 79,
                women: 0.03,
                men: 0.025,
                flat: false,
            },
            UseBand {
                from: 80,
                to: 100,
                women: 0.24,
                men: 0.19,
                flat: false,
            },
        ];
        let people = people();
        let shares = by_age(&bands, &people);
        for sex in Sex::BOTH {
            for band in &bands {
                let users: f64 = (band.from..=band.to)
                    .map(|age| shares.at(sex, age) * people.at(sex, age))
                    .sum();
                let published = band.of(sex) * people.sum(sex, band.from, band.to);
                assert!(
                    (users / published - 1.0).abs() < 1e-9,
                    "{users}, not {published}"
                );
            }
            assert!((66..AGES).all(|age| shares.at(sex, age) >= shares.at(sex, age - 1)));
            assert_eq!(shares.at(sex, 64), 0.0);
        }
    }

    #[test]
    fn bands_that_meet_may_each_have_one_share() {
        let band = |from, to, women| UseBand {
            from,
            to,
            women,
            men: 0.001,
            flat: true,
        };
        let shares = by_age(
            &[
                band(18, 22, 0.002),
                band(23, 64, 0.004),
                band(65, 100, 0.003),
            ],
            &people(),
        );
        for (age, share) in [
            (22, 0.002),
            (23, 0.004),
            (64, 0.004),
            (65, 0.003),
            (100, 0.003),
        ] {
            assert_eq!(shares.at(Sex::Female, age), share);
        }
    }

    #[test]
    fn a_band_alone_has_one_share() {
        let bands = [UseBand {
            from: 23,
            to: 64,
            women: 0.004,
            men: 0.006,
            flat: false,
        }];
        let shares = by_age(&bands, &people());
        assert_eq!(shares.at(Sex::Male, 23), 0.006);
        assert_eq!(shares.at(Sex::Female, 64), 0.004);
        assert_eq!(shares.at(Sex::Female, 65), 0.0);
    }
}
