//! One area, one block of trajectories, all years.

use crate::chance::{Drawing, Generator, LANES, Lane, balance, exp, leavers, newcomers};
use crate::people::{AGES, MOTHER_FIRST, OPEN, Sex};
use crate::rates::{BANDS, MOVE_BANDS, band_of, move_band_of};

use super::counts::Counts;
use super::course::{Course, GIRL_SHARE, Season};
use super::shocks::Departure;

/// The population of an area in each trajectory of a block.
pub(super) struct Block {
    people: [Vec<Lane>; 2],
    generator: Generator,
}

impl Block {
    #[inline(always)]
    pub(super) fn begin(course: &Course, generator: Generator) -> Self {
        let people = course
            .start
            .map(|ages| ages.map(|there| [there; LANES]).to_vec());
        Self { people, generator }
    }

    /// Begins with other cells, as far from those that were read as noise may have put them. As many more as fewer, so
    /// that a cell keeps its mean; one in which nobody is keeps to it.
    #[inline(always)]
    pub(super) fn blur(&mut self, deviation: f32, mut generator: Generator) {
        for cells in self.people.iter_mut().flatten() {
            let drawn = generator.normal();
            for lane in 0..LANES {
                let most = cells[lane];
                let noise = (deviation * drawn[lane]).clamp(-most, most).round();
                cells[lane] += noise;
            }
        }
    }

    /// A year passes.
    #[inline(always)]
    pub(super) fn advance(&mut self, course: &Course, season: &Season, departure: &Departure) {
        let mut mortality = [[0.0; LANES]; BANDS.len()];
        for (factor, log) in mortality.iter_mut().zip(&departure.mortality) {
            for lane in 0..LANES {
                factor[lane] = exp(log[lane]);
            }
        }
        let begin = self.births(course, 0);
        for sex in Sex::BOTH {
            self.age(sex, season, (&mortality, &departure.moves));
        }
        let mut births = self.births(course, 1);
        for lane in 0..LANES {
            births[lane] =
                (births[lane] + begin[lane]) * 0.5 * season.births * exp(departure.fertility[lane]);
        }
        self.bear(&births, course, season);
    }

    /// Births that the women who are there would have in a year, when so many years of it have passed.
    #[inline(always)]
    fn births(&self, course: &Course, passed: usize) -> Lane {
        let mut births = [0.0; LANES];
        for (at, rate) in course.fertility.iter().enumerate() {
            let women = &self.people[Sex::Female.at()][at + MOTHER_FIRST - 1 + passed];
            for lane in 0..LANES {
                births[lane] += women[lane] * rate;
            }
        }
        births
    }

    /// Everyone of a sex grows a year older, dies or moves; the oldest first, so that each makes room for the next.
    #[inline(always)]
    fn age(
        &mut self,
        sex: Sex,
        season: &Season,
        departures: (&[Lane; BANDS.len()], &[Lane; MOVE_BANDS.len()]),
    ) {
        let at = sex.at();
        let mut open = [0.0; LANES];
        for age in (0..AGES).rev() {
            let (mortality, moves) = (
                &departures.0[band_of(age)],
                &departures.1[move_band_of(age)],
            );
            let (death, out) = (season.death[at][age], season.out[at][age]);
            let (into, half) = (season.into[at][age], season.half[at][age]);
            let people = self.people[at][age];
            let mut hazard = [0.0; LANES];
            let mut coming = [0.0; LANES];
            for lane in 0..LANES {
                let departure = moves[lane];
                hazard[lane] = death * mortality[lane] + not_below_zero(out - 0.5 * departure);
                coming[lane] = not_below_zero(into + half * departure);
            }
            let how = (season.leave[at][age], season.come[at][age]);
            let change = self.change(&people, (&hazard, &coming), how);
            let older = &mut self.people[at][(age + 1).min(OPEN)];
            for lane in 0..LANES {
                older[lane] = people[lane] + change[lane];
            }
            if age == OPEN {
                open = *older;
            } else if age + 1 == OPEN {
                for lane in 0..LANES {
                    older[lane] += open[lane];
                }
            }
        }
        self.people[at][0] = [0.0; LANES];
    }

    /// How many more or fewer those of an age are when a year has passed.
    #[inline(always)]
    fn change(&mut self, people: &Lane, rates: (&Lane, &Lane), how: (Drawing, Drawing)) -> Lane {
        let (hazard, coming) = rates;
        if how == (Drawing::Many, Drawing::Many) {
            return balance(people, hazard, coming, &mut self.generator);
        }
        let gone = leavers(people, hazard, how.0, &mut self.generator);
        let mut change = newcomers(coming, how.1, &mut self.generator);
        for lane in 0..LANES {
            change[lane] -= gone[lane];
        }
        change
    }

    #[inline(always)]
    fn bear(&mut self, expected: &Lane, course: &Course, season: &Season) {
        let born = newcomers(expected, Drawing::Many, &mut self.generator);
        // A boy is a child who leaves the girls.
        let boy = [-GIRL_SHARE.ln(); LANES];
        let boys = leavers(&born, &boy, Drawing::Many, &mut self.generator);
        for sex in Sex::BOTH {
            let mut children = boys;
            if sex == Sex::Female {
                for lane in 0..LANES {
                    children[lane] = born[lane] - boys[lane];
                }
            }
            let net = course.newborn_net.max(0.0);
            let hazard = season.newborn[sex.at()] + (-course.newborn_net).max(0.0);
            let mean = expected[0] * 0.5;
            let gone = leavers(
                &children,
                &[hazard; LANES],
                Drawing::around(mean * hazard),
                &mut self.generator,
            );
            let come = children.map(|born| born * net);
            let come = newcomers(&come, Drawing::around(mean * net), &mut self.generator);
            for lane in 0..LANES {
                self.people[sex.at()][0][lane] = children[lane] - gone[lane] + come[lane];
            }
        }
    }

    /// Keeps the year that has passed.
    #[inline(always)]
    pub(super) fn keep(&self, counts: &mut Counts, year: usize, first: usize) {
        for sex in Sex::BOTH {
            for part in 0..counts.detail.parts() {
                let (young, old) = counts.detail.ages(part);
                let mut sum = [0.0; LANES];
                for people in &self.people[sex.at()][young..=old] {
                    add(&mut sum, people);
                }
                counts.put((year, sex, part), first, &sum);
            }
        }
    }
}

/// A comparison that machines do for several lanes at once.
#[inline(always)]
fn not_below_zero(value: f32) -> f32 {
    if value > 0.0 { value } else { 0.0 }
}

#[inline(always)]
fn add(sum: &mut Lane, more: &Lane) {
    for lane in 0..LANES {
        sum[lane] += more[lane];
    }
}
