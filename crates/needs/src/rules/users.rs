//! Who uses what today: users of each service by sex and age, out of the shares that are assumed.

use projection::{
    care::{Law, by_age},
    people::{Group, Sex},
};

use super::{People, rounding::summing};
use crate::model::{Assumptions, Told};

/// The ages in which users are told.
pub(crate) const AGES: [Group; 4] = [Group::YOUNG, Group::WORKING, Group::YOUNGER_OLD, Group::OLD];

/// Users of a service at the jump-off: whole persons that sum to what is told of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct UsersToday {
    /// What the service is called.
    pub(crate) title: String,
    /// The act under which it stands.
    pub(crate) law: Law,
    /// Women, then men, by [`AGES`].
    pub(crate) users: [[i64; AGES.len()]; 2],
}

/// Each service that is told of, in that order; nothing where the municipality is not there.
pub(crate) fn users_today(
    people: &People,
    (told, assumptions): (&Told, &Assumptions),
) -> Vec<UsersToday> {
    let Some(area) = people.area() else {
        return Vec::new();
    };
    let all = told.users.iter().filter_map(|one| {
        let service = assumptions.care.services.get(&one.key)?;
        let shares = by_age(&service.bands, &area.start);
        let cell = |sex: Sex, group: Group| -> f64 {
            let ages = group.first..=group.last;
            ages.map(|age| shares.at(sex, age) * area.start.at(sex, age))
                .sum()
        };
        let cells = Sex::BOTH.map(|sex| AGES.map(|group| cell(sex, group)));
        // What has changed since the assumptions' year, has for all ages alike.
        let sum: f64 = cells.iter().flatten().sum();
        let scale = if sum > 0.0 { one.today / sum } else { 0.0 };
        let scaled: Vec<f64> = cells.iter().flatten().map(|users| users * scale).collect();
        let mut whole = summing(one.today, &scaled).into_iter();
        let users = [(); 2].map(|()| [(); AGES.len()].map(|()| whole.next().unwrap_or_default()));
        Some(UsersToday {
            title: one.title.clone(),
            law: service.law(),
            users,
        })
    });
    all.collect()
}
