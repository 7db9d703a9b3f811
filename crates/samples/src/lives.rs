//! What somebody has, what that makes hard, and what is granted.

use std::collections::BTreeSet;

use kernel::{Date, UnitId};
use organisation::{Circumstance, Frequency, ServiceCode, StandardTime, TaskCode};
use residents::Household;

use crate::{
    circumstances::of_task,
    clients::ClientGroup,
    draws::Draws,
    lists::{ConditionRow, Lists, Struggle},
    size::Frailty,
};

/// A life, as far as the authority gets to know of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Life {
    /// Where the person comes from in life.
    pub background: String,
    /// Conditions in plain words.
    pub conditions: Vec<&'static str>,
    /// What is hard.
    pub struggles: Vec<Struggle>,
    /// What makes tasks take longer.
    pub circumstances: Vec<Circumstance>,
    /// Which group of the disability act the person belongs to (LSS 1 §), 1 to 3.
    pub person_group: Option<u8>,
}

/// A service that is granted, and who carries it out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// The service.
    pub service: ServiceCode,
    /// The provider.
    pub provider: UnitId,
    /// The first day.
    pub from: Date,
    /// What is done; none for services that are not counted in minutes.
    pub tasks: Vec<GrantedTask>,
}

/// A task that is granted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GrantedTask {
    /// The task.
    pub task: TaskCode,
    /// How often.
    pub frequency: Frequency,
    /// The circumstances that count for it.
    pub circumstances: Vec<Circumstance>,
}

/// A life of somebody of a group and an age.
pub(crate) fn draw_life(
    draws: &mut Draws,
    lists: &Lists,
    (group, age, frailty): (ClientGroup, i32, Frailty),
    household: Household,
) -> Life {
    let conditions = draw_conditions(draws, lists, (group, frailty.conditions), age);
    let mut codes: BTreeSet<&'static str> = conditions
        .iter()
        .flat_map(|one| one.struggles.iter().copied())
        .collect();
    if group == ClientGroup::HomeCare && codes.len() < 3 {
        codes.extend(["cleaning", "shopping"]);
    }
    let all: Vec<&Struggle> = lists
        .struggles
        .iter()
        .filter(|s| codes.contains(s.code))
        .collect();
    let (few, many) = frailty.struggles;
    let most = usize::try_from(draws.between(few, many)).unwrap_or(4);
    let start = draws.place(all.len());
    let kept = all.iter().cycle().skip(start).take(most.min(all.len()));
    let mut circumstances: BTreeSet<Circumstance> = conditions
        .iter()
        .flat_map(|one| one.circumstances.iter().copied())
        .collect();
    if draws.chance(150) {
        circumstances.insert(Circumstance::Stairs);
    }
    if age >= 85 && draws.chance(500) {
        circumstances.insert(Circumstance::WalkingAid);
    }
    let mut struggles: Vec<Struggle> = kept.map(|one| (*one).clone()).collect();
    struggles.sort_by_key(|one| (one.life_area, one.code));
    let person_group = conditions.first().and_then(|one| match one.group {
        "lss1" => Some(1),
        "lss2" => Some(2),
        "lss3" => Some(3),
        _other => None,
    });
    Life {
        background: background(draws, lists, age, household),
        conditions: conditions.iter().map(|one| one.text).collect(),
        struggles,
        circumstances: circumstances.into_iter().collect(),
        person_group,
    }
}

fn draw_conditions<'a>(
    draws: &mut Draws,
    lists: &'a Lists,
    (group, (few, many)): (ClientGroup, (i32, i32)),
    age: i32,
) -> Vec<&'a ConditionRow> {
    let fits = |one: &ConditionRow| {
        let of_group = match group {
            ClientGroup::HomeCare | ClientGroup::OtherElder => {
                one.group == if age >= 65 { "elder" } else { "younger" }
            }
            ClientGroup::Psychiatric => one.group == "psychiatric",
            ClientGroup::Lss => one.group.starts_with("lss"),
        };
        of_group && (one.from_age..=one.to_age).contains(&age)
    };
    let mut left: Vec<&ConditionRow> = lists.conditions.iter().filter(|one| fits(one)).collect();
    let count = match group {
        ClientGroup::HomeCare | ClientGroup::OtherElder => draws.between(few, many),
        ClientGroup::Psychiatric | ClientGroup::Lss => 1,
    };
    let mut picked = vec![];
    for _ in 0..count {
        let Some(one) = draws.weighted(&left, |one| one.weight).copied() else {
            break;
        };
        left.retain(|other| other.code != one.code);
        picked.push(one);
    }
    picked
}

fn background(draws: &mut Draws, lists: &Lists, age: i32, household: Household) -> String {
    let living = match household {
        Household::Unknown => "Boende okänt.",
        Household::Alone => "Bor ensam.",
        Household::Couple => "Bor med maka, make eller sambo.",
        Household::CoupleWithChildren => "Bor med partner och barn.",
        Household::SingleWithChildren => "Bor ensam med barn.",
        Household::WithParents => "Bor hos föräldrarna.",
        Household::WithRelatives => "Bor hos anhöriga.",
        Household::Shared => "Bor i gruppbostad.",
    };
    if age < 18 {
        return format!("Går i skolan. {living}");
    }
    let retired = age >= 65;
    let fits = |from: i32| age >= from && (retired == (from >= 60));
    let fitting: Vec<&str> = lists
        .occupations
        .iter()
        .filter(|o| fits(o.from_age))
        .map(|o| o.text)
        .collect();
    match draws.pick(&fitting) {
        Some(occupation) => format!("{occupation}. {living}"),
        None => living.to_owned(),
    }
}

/// The tasks of a service that meet the struggles of a life; where none does, the first that the table has for it, as
/// the test of a safety alarm, so that its order says how often somebody comes.
pub(crate) fn tasks_of(
    life: &Life,
    household: Household,
    (service, times): (&ServiceCode, &[StandardTime]),
) -> Vec<GrantedTask> {
    let meets = |struggle: &Struggle| {
        let task = times
            .iter()
            .find(|t| t.task == struggle.task && t.service == *service)?;
        Some(GrantedTask {
            task: struggle.task.clone(),
            frequency: struggle.frequency,
            circumstances: of_task(task, &life.circumstances, household),
        })
    };
    let met: Vec<GrantedTask> = life.struggles.iter().filter_map(meets).collect();
    if !met.is_empty() {
        return met;
    }
    let first = times.iter().find(|time| time.service == *service);
    first
        .map(|time| GrantedTask {
            task: time.task.clone(),
            frequency: time.usual,
            circumstances: of_task(time, &life.circumstances, household),
        })
        .into_iter()
        .collect()
}
