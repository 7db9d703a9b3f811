//! Who stands close: children, husbands and wives, parents, those who are appointed.

use kernel::{Date, Period, Sex};
use residents::{Authority, Household, Kinship, NewRelative};

use crate::{
    draws::Draws,
    lists::{Lists, Origin},
    names::{Name, draw_family, draw_given, draw_origin, line},
    places::{draw_mobile, email},
};

/// About whom.
pub(crate) struct About<'a> {
    pub(crate) lists: &'a Lists,
    pub(crate) origin: &'a Origin,
    pub(crate) name: &'a Name,
    pub(crate) sex: Sex,
    pub(crate) age: i32,
    pub(crate) household: Household,
    /// Whether others must speak for the person.
    pub(crate) needs_voice: bool,
    pub(crate) today: Date,
}

/// Those who stand close to somebody.
pub(crate) fn draw_relatives(draws: &mut Draws, about: &About<'_>) -> Vec<NewRelative> {
    let mut all = vec![];
    match about.household {
        Household::WithParents => parents(draws, about, &mut all),
        Household::Couple | Household::CoupleWithChildren => all.push(spouse(draws, about)),
        Household::Unknown
        | Household::Alone
        | Household::SingleWithChildren
        | Household::WithRelatives
        | Household::Shared => {}
    }
    if about.age >= 45 {
        children(draws, about, &mut all);
    } else if about.household != Household::WithParents && draws.chance(700) {
        let mother = (Kinship::Mother, Sex::Woman, about.age + 28);
        all.push(relative(draws, about, mother));
    }
    if about.needs_voice && about.age >= 18 && !all.iter().any(|one| one.authority.may_apply()) {
        all.push(representative(draws, about));
    }
    if all.is_empty() && draws.chance(500) {
        let kinship = if draws.chance(500) {
            Kinship::Neighbour
        } else {
            Kinship::Friend
        };
        let sex = if draws.chance(600) {
            Sex::Woman
        } else {
            Sex::Man
        };
        let mut friend = relative(draws, about, (kinship, sex, about.age));
        friend.name = line(&stranger(draws, about, sex, about.age));
        all.push(friend);
    }
    all
}

fn parents(draws: &mut Draws, about: &About<'_>, all: &mut Vec<NewRelative>) {
    let authority = if about.age < 18 {
        Authority::Guardian
    } else {
        Authority::None
    };
    let mut mother = relative(draws, about, (Kinship::Mother, Sex::Woman, about.age + 30));
    mother.authority = authority;
    all.push(mother);
    if draws.chance(750) {
        let mut father = relative(draws, about, (Kinship::Father, Sex::Man, about.age + 32));
        father.authority = authority;
        all.push(father);
    }
}

fn spouse(draws: &mut Draws, about: &About<'_>) -> NewRelative {
    let sex = match (about.sex, draws.chance(30)) {
        (Sex::Woman, false) | (Sex::Man, true) => Sex::Man,
        (Sex::Man, false) | (Sex::Woman, true) => Sex::Woman,
    };
    let kinship = if draws.chance(880) {
        Kinship::Spouse
    } else {
        Kinship::Partner
    };
    relative(draws, about, (kinship, sex, about.age))
}

fn children(draws: &mut Draws, about: &About<'_>, all: &mut Vec<NewRelative>) {
    let count = draws.weighted(
        &[(0, 150), (1, 200), (2, 420), (3, 180), (4, 50)],
        |(_n, w)| *w,
    );
    for _ in 0..count.map_or(0, |(count, _weight)| *count) {
        let (kinship, sex) = if draws.chance(500) {
            (Kinship::Daughter, Sex::Woman)
        } else {
            (Kinship::Son, Sex::Man)
        };
        let age = about.age - draws.between(22, 38);
        let mut child = relative(draws, about, (kinship, sex, age.max(18)));
        if about.needs_voice && draws.chance(350) {
            child.authority = if draws.chance(600) {
                Authority::FuturePower
            } else {
                Authority::PowerOfAttorney
            };
        } else if draws.chance(40) {
            child.authority = Authority::PowerOfAttorney;
        }
        all.push(child);
    }
}

/// Somebody appointed to speak for the person.
fn representative(draws: &mut Draws, about: &About<'_>) -> NewRelative {
    let sex = if draws.chance(500) {
        Sex::Woman
    } else {
        Sex::Man
    };
    let age = draws.between(45, 72);
    let mut one = relative(draws, about, (Kinship::Appointed, sex, age));
    one.name = line(&stranger(draws, about, sex, age));
    one.authority = if draws.chance(120) {
        Authority::Administrator
    } else {
        Authority::SpecialRepresentative
    };
    one
}

fn stranger(draws: &mut Draws, about: &About<'_>, sex: Sex, age: i32) -> String {
    let origin = draw_origin(draws, about.lists, age).unwrap_or(about.origin);
    let given = draw_given(draws, origin, sex, year(about.today, age));
    format!("{given} {}", draw_family(draws, origin))
}

fn year(today: Date, age: i32) -> i16 {
    today.year() - i16::try_from(age).unwrap_or(50)
}

fn relative(
    draws: &mut Draws,
    about: &About<'_>,
    (kinship, sex, age): (Kinship, Sex, i32),
) -> NewRelative {
    let given = draw_given(draws, about.origin, sex, year(about.today, age));
    let family = if draws.chance(700) {
        about.name.family.clone()
    } else {
        draw_family(draws, about.origin)
    };
    let name = format!("{given} {family}");
    let known_for = draws.between(30, 1_800);
    let from = about.today.checked_sub(jiff::Span::new().days(known_for));
    NewRelative {
        email: if draws.chance(400) {
            email(&name)
        } else {
            None
        },
        name: line(&name),
        kinship,
        phone: draw_mobile(draws),
        authority: Authority::None,
        period: Period::since(from.unwrap_or(about.today)),
    }
}
