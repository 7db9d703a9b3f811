//! How an earlier forecast fared: held against what a later one's basis knows of its last year.

use projection::{
    care::Scenario,
    judged::{Judged, USERS},
    people::{Group, Sex, Year},
};

use super::{People, by_law, law_of};
use crate::model::{Assumptions, Told};

/// Persons of a group of ages, as a figure that is held against what happened; those of the engine are the others.
pub const PERSONS: &str = "persons";

/// What a later forecast rests on: its people, what it tells, and what it assumes.
pub type Later<'l> = (&'l People, &'l Told, &'l Assumptions);

/// What an earlier forecast told, held against what a later one begins with; nothing where it is not earlier. It is
/// held to its own words: what the same files would tell today is another matter.
///
/// Persons are counted. Users and places are what the later assumptions say of the year that they hold for, and are told
/// only where that is the last known year: shares of use that give back the users, and places that there are.
///
/// Cost is not held. The forecast is at the mean prices of the year, of which a revision in it is a part; standard costs
/// are those at its end, for services that need not be the same. Their product is not what the year cost.
pub fn evaluation(earlier: &Told, (people, told, assumptions): Later<'_>) -> Vec<Judged> {
    let jump_off = people.fit.terms.jump_off;
    let Some(at) = earlier.at(jump_off) else {
        return Vec::new();
    };
    let mut all = persons(earlier, (at, jump_off), people);
    if all.is_empty() || assumptions.care.year != jump_off {
        return all;
    }
    all.extend(users(earlier, (at, jump_off), (told, assumptions)));
    all.extend(places(earlier, (at, jump_off), &assumptions.care));
    all
}

fn persons(earlier: &Told, (at, year): (usize, Year), later: &People) -> Vec<Judged> {
    let Some(area) = later.area() else {
        return Vec::new();
    };
    let persons = |group: Group| -> f64 {
        let sexes = Sex::BOTH.iter();
        sexes
            .map(|sex| area.start.sum(*sex, group.first, group.last))
            .sum()
    };
    // Somebody must be there for an error to be a share of them.
    if persons(Group::OLDER) < 1.0 {
        return Vec::new();
    }
    let told = earlier.persons.iter().filter_map(|one| {
        let group = Group::named(&one.group)?;
        let then = *one.years.get(at)?;
        let figure = (PERSONS, group.name);
        Some(Judged::of(figure, year, (then, persons(group))))
    });
    told.collect()
}

/// Users of each service, those of an act together.
fn users(
    earlier: &Told,
    (at, year): (usize, Year),
    (later, assumed): (&Told, &Assumptions),
) -> Vec<Judged> {
    let groups = by_law(&earlier.users, |one| {
        law_of(assumed, (&one.key, &one.title))
    });
    let all = groups.into_iter().flat_map(|(_, group)| group);
    let told = all.filter_map(|one| {
        let known = later.users.iter().find(|other| other.key == one.key)?;
        let then = *one.years.get(at)?;
        let figure = (USERS, one.title.as_str());
        (known.today >= 1.0).then(|| Judged::of(figure, year, (then, known.today)))
    });
    told.collect()
}

/// Places that can be used when the year is over.
fn usable(care: &Scenario) -> Option<f64> {
    let housing = care.housing.as_ref()?;
    Some(housing.places * (1.0 - housing.vacant_share))
}

fn places(earlier: &Told, (at, year): (usize, Year), later: &Scenario) -> Option<Judged> {
    let then = earlier.places.as_ref()?.years.get(at)?;
    let outcome = usable(later).filter(|places| *places >= 1.0)?;
    Some(Judged::of_usable(year, (then.usable, outcome)))
}
