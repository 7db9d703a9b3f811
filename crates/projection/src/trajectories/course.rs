//! The rates of an area, year by year, as the inner loop takes them.

use crate::chance::Drawing;
use crate::outlook::{Fit, NationSpread, Outlook};
use crate::people::{AGES, MOTHER_FIRST, MOTHERS, Pyramid, Sex};
use crate::rates::{GIRLS, move_band_of};

/// One number for each sex and age.
pub(super) type Cells = [[f32; AGES]; 2];

/// A year of an area.
pub(super) struct Season {
    /// The hazard of death.
    pub(super) death: Cells,
    /// The hazard of moving out.
    pub(super) out: Cells,
    /// Persons expected to move in.
    pub(super) into: Cells,
    /// How those who leave and those who come are drawn.
    pub(super) leave: [[Drawing; AGES]; 2],
    pub(super) come: [[Drawing; AGES]; 2],
    /// Half the persons expected at the beginning: what a departure of the net rate is taken of.
    pub(super) half: Cells,
    /// The hazard of those born in the year, by sex.
    pub(super) newborn: [f32; 2],
    /// What the births are multiplied by to reconcile with the area above.
    pub(super) births: f32,
}

/// All years of an area.
pub(super) struct Course {
    pub(super) start: Cells,
    pub(super) seasons: Vec<Season>,
    /// Births per woman by age when the year begins, from one below [`MOTHER_FIRST`].
    pub(super) fertility: [f32; MOTHERS + 1],
    /// Net migration of newborns per child.
    pub(super) newborn_net: f32,
}

/// Children who are girls.
pub(super) const GIRL_SHARE: f32 = GIRLS as f32;

impl Course {
    pub(super) fn new(fit: &Fit, area: &Outlook) -> Self {
        let seasons = (1..=fit.terms.horizon).map(|ahead| season(fit, area, ahead));
        Self {
            start: cells(|sex, age| area.start.at(sex, age).round()),
            seasons: seasons.collect(),
            fertility: std::array::from_fn(|at| {
                area.fertility.of_cohort(at + MOTHER_FIRST - 1) as f32
            }),
            newborn_net: area.net.newborn as f32,
        }
    }
}

fn season(fit: &Fit, area: &Outlook, ahead: usize) -> Season {
    let path = fit.path(&area.level, ahead);
    let begin = &area.expected[ahead - 1];
    let factor = area.factors.get(ahead - 1);
    let factor_at = |sex, age| factor.map_or(1.0, |all: &Pyramid| all.at(sex, age));
    let out = Pyramid::from_fn(|sex, age| {
        let net = area.net.rate.at(sex, age);
        let gross = area
            .turnover
            .at(sex, age)
            .max(net.abs() + room(&fit.nation, area, age));
        -(1.0 - ((gross - net) / 2.0).clamp(0.0, 0.9)).ln()
    });
    let into = |sex, age| {
        let hazard = path.hazard.at(sex, age);
        // Whoever is expected and not among those who stayed must have come.
        let expected = ((-hazard).exp() + area.net.rate.at(sex, age)) * factor_at(sex, age + 1);
        let stayed = (-hazard - out.at(sex, age)).exp();
        begin.at(sex, age) * (expected - stayed).max(0.0)
    };
    let leave = |sex, age| {
        begin.at(sex, age) * (1.0 - (-path.hazard.at(sex, age) - out.at(sex, age)).exp())
    };
    Season {
        leave: cells(leave).map(|all| all.map(Drawing::around)),
        come: cells(into).map(|all| all.map(Drawing::around)),
        death: cells(|sex, age| path.hazard.at(sex, age)),
        out: cells(|sex, age| out.at(sex, age)),
        into: cells(into),
        half: cells(|sex, age| begin.at(sex, age) / 2.0),
        newborn: path.newborn_hazard.map(|hazard| hazard as f32),
        births: f64::midpoint(factor_at(Sex::Female, 0), factor_at(Sex::Male, 0)) as f32,
    }
}

/// Room for departures of the net rate on either side, three deviations wide.
fn room(nation: &NationSpread, area: &Outlook, age: usize) -> f64 {
    let band = move_band_of(age);
    let parts = [
        nation.moves[band],
        area.shared.moves[band],
        area.spread.moves[band],
    ];
    3.0 * parts.iter().map(|one| one * one).sum::<f64>().sqrt()
}

fn cells(mut value: impl FnMut(Sex, usize) -> f64) -> Cells {
    let mut cells = [[0.0; AGES]; 2];
    for sex in Sex::BOTH {
        for (age, cell) in cells[sex.at()].iter_mut().enumerate() {
            *cell = value(sex, age) as f32;
        }
    }
    cells
}
