//! What a forecast tells of a municipality: drawn once for what it rests on, and told for what is assumed.

use kernel::Line;
use projection::{
    Trouble,
    care::{Shares, Spread, dependency, needs, places, staff},
    economy::costs,
    outlook::{Fit, Outlook, Terms},
    people::{Group, Pyramid, Register, Sex, SexOf},
    rates::Slopes,
    trajectories::{Counts, Detail, NationShocks, Run, trajectories_of},
};

use super::Districts;
use crate::model::{Assumptions, DependencyTold, PersonsTold, StaffTold, Told, UsersTold};

/// How many years ahead a forecast tells.
pub const HORIZON: usize = 20;
/// How many futures are drawn.
pub const TRAJECTORIES: usize = 1_000;
/// What chance begins with: the same for all, so that two scenarios meet the same futures.
pub const SEED: u64 = 1;

/// The futures of a municipality's people, which every scenario on the same basis shares.
#[derive(Debug)]
pub struct People {
    /// What was fitted.
    pub fit: Fit,
    at: usize,
    /// Persons by year, age, sex and future.
    pub counts: Counts,
    /// The districts, where the basis has any.
    pub(crate) districts: Option<Districts>,
}

impl People {
    /// What is expected of the municipality.
    pub fn area(&self) -> Option<&Outlook> {
        self.fit.areas.get(self.at)
    }

    pub(crate) fn known_area(&self) -> Result<&Outlook, Trouble> {
        self.area()
            .ok_or_else(|| Trouble::at("area", "is not in the population"))
    }
}

/// Fits a municipality and draws its futures: once for a basis, whatever is assumed.
pub fn draw(
    own: &Register,
    above: &Register,
    (area, jump_off): (&str, i32),
) -> Result<People, Trouble> {
    let terms = Terms {
        jump_off,
        horizon: HORIZON,
        slopes: Slopes::Ensemble,
    };
    let fit = Fit::new(own, Some(above), terms)?;
    let at = fit.areas.iter().position(|one| one.code == area);
    let unknown = || Trouble::at("area", format!("{area} is not in the population"));
    let at = at.ok_or_else(unknown)?;
    let run = Run {
        seed: SEED,
        trajectories: TRAJECTORIES,
        threads: 1,
        detail: Detail::Ages,
    };
    let nation = NationShocks::new(&fit, run.seed, run.trajectories);
    let outlook = fit.areas.get(at).ok_or_else(unknown)?;
    let counts = trajectories_of(&fit, outlook, &nation, &run);
    Ok(People {
        fit,
        at,
        counts,
        districts: None,
    })
}

/// What the futures mean for need, places, staff and cost.
pub fn tell(people: &People, assumptions: &Assumptions, name: &Line) -> Result<Told, Trouble> {
    let area = people.known_area()?;
    let care = &assumptions.care;
    let shares = Shares::of(care, &area.start);
    let need = needs(
        care,
        assumptions.alternative.as_deref(),
        (&people.fit, area, &people.counts),
        (&shares, SEED),
    )?;
    let users = need.users.iter().filter_map(|(key, years)| {
        let service = care.services.get(key)?;
        Some(UsersTold {
            key: key.clone(),
            title: service.title.clone(),
            today: need.today.get(key).copied().unwrap_or_default(),
            years: years.iter().map(|users| Spread::of(users)).collect(),
        })
    });
    let users = users.collect();
    let staffing = care.staffing.as_ref();
    let staffed = staffing.map(|_| staff(care, &need)).transpose()?;
    let (professions, work) =
        staffed.map_or_else(Default::default, |told| (told.professions, told.growth));
    let staff = professions.into_iter().filter_map(|(key, years)| {
        let profession = staffing?.professions.get(&key)?;
        Some(StaffTold {
            title: profession.title.clone(),
            today: profession.employed,
            years,
        })
    });
    let mut told = Told {
        name: name.clone(),
        jump_off: people.fit.terms.jump_off,
        price_year: care.year,
        persons: persons(people, area),
        users,
        places: care
            .housing
            .as_ref()
            .map(|housing| places(housing, &need))
            .transpose()?,
        staff: staff.collect(),
        work,
        dependency: Some(DependencyTold {
            today: dependent(&area.start),
            years: dependency(&people.counts),
        }),
        districts: None,
        cost: match care.prices {
            Some(_) => costs(care, &need)?,
            None => Vec::new(),
        },
    };
    each_number(&mut told, &mut |number| {
        *number = (*number * 1_000.0).round() / 1_000.0;
    });
    Ok(told)
}

/// Every number that is told, to be rounded: three decimals are read back from text as exactly what they were.
fn each_number(told: &mut Told, change: &mut dyn FnMut(&mut f64)) {
    let mut spreads: Vec<&mut Spread> = Vec::new();
    for one in &mut told.persons {
        change(&mut one.today);
        spreads.extend(&mut one.years);
    }
    for one in &mut told.users {
        change(&mut one.today);
        spreads.extend(&mut one.years);
    }
    for year in told.places.iter_mut().flat_map(|places| &mut places.years) {
        for number in [
            &mut year.opened,
            &mut year.closed,
            &mut year.evacuated,
            &mut year.usable,
            &mut year.short_by_a_home,
        ] {
            change(number);
        }
        spreads.extend([&mut year.need, &mut year.queue]);
        spreads.extend(&mut year.waiting_months);
    }
    for year in told.staff.iter_mut().flat_map(|one| &mut one.years) {
        change(&mut year.retiring);
        spreads.extend([&mut year.hours, &mut year.employed, &mut year.recruit]);
    }
    spreads.extend(&mut told.work);
    if let Some(dependency) = &mut told.dependency {
        change(&mut dependency.today);
        spreads.extend(&mut dependency.years);
    }
    for year in &mut told.cost {
        spreads.extend([
            &mut year.gross,
            &mut year.charges,
            &mut year.net,
            &mut year.net_at_base_prices,
        ]);
    }
    for spread in spreads {
        for number in [
            &mut spread.mean,
            &mut spread.p2_5,
            &mut spread.p10,
            &mut spread.p50,
            &mut spread.p90,
            &mut spread.p97_5,
        ] {
            change(number);
        }
    }
}

/// The young and the old for each hundred of working age.
fn dependent(people: &Pyramid) -> f64 {
    let of = |group: Group| {
        let sexes = Sex::BOTH.iter();
        sexes
            .map(|sex| people.sum(*sex, group.first, group.last))
            .sum::<f64>()
    };
    let (young, working, old) = (of(Group::YOUNG), of(Group::WORKING), of(Group::OLDER));
    100.0 * (young + old) / working.max(1.0)
}

/// The groups for whom care is planned.
const GROUPS: [Group; 3] = [Group::YOUNGER_OLD, Group::OLD, Group::NINETY];

fn persons(people: &People, area: &Outlook) -> Vec<PersonsTold> {
    let of = |group: Group| PersonsTold {
        group: group.name.to_owned(),
        today: Sex::BOTH
            .iter()
            .map(|sex| area.start.sum(*sex, group.first, group.last))
            .sum(),
        years: (0..people.counts.years)
            .map(|year| {
                let persons = people.counts.of_group(year, group, SexOf::All);
                Spread::of(&persons.into_iter().map(f64::from).collect::<Vec<_>>())
            })
            .collect(),
    };
    GROUPS.map(of).into()
}
