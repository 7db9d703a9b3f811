//! From users to hours to persons employed, and how many must be recruited.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::need::Need;
use super::scenario::{Profession, Scenario, Staffing};
use super::told::Spread;
use crate::Trouble;
use crate::people::{Group, SexOf, Year};
use crate::trajectories::Counts;

/// A profession in a year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StaffYear {
    /// The year.
    pub year: Year,
    /// Hours of work that the users take.
    pub hours: Spread,
    /// Persons who must be employed for it.
    pub employed: Spread,
    /// Persons who retire.
    pub retiring: f64,
    /// Persons to recruit in the year: those who are missing, retire or leave.
    pub recruit: Spread,
}

/// Staff by profession, and what the work grows by.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Staffed {
    /// Each profession, year by year.
    pub professions: BTreeMap<String, Vec<StaffYear>>,
    /// All hours of each year over those at the jump-off, after what technology and organisation free: how much more
    /// work is left to do. Welfare itself grows by more, where hours are freed.
    pub growth: Vec<Spread>,
}

impl Profession {
    /// Hours that a person employed works in a year.
    fn hours(&self, staffing: &Staffing) -> f64 {
        let rate = self.full_time + (1.0 - self.full_time) * staffing.part_time_rate;
        staffing.full_time_hours * rate * (1.0 - self.sick_leave)
    }
}

/// The staff that a need takes.
pub fn staff(scenario: &Scenario, need: &Need) -> Result<Staffed, Trouble> {
    let staffing = scenario.staffing.as_ref();
    let staffing = staffing.ok_or_else(|| Trouble::at("staffing", "is not in the scenario"))?;
    let mut professions = BTreeMap::new();
    let mut all: Vec<Vec<f64>> = Vec::new();
    let mut today = 0.0;
    for (name, profession) in &staffing.professions {
        let hours = hours(scenario, staffing, (name, need));
        today += hours_today(scenario, staffing, (name, need));
        if all.is_empty() {
            all.clone_from(&hours);
        } else {
            for (all, more) in all.iter_mut().flatten().zip(hours.iter().flatten()) {
                *all += more;
            }
        }
        professions.insert(
            name.clone(),
            years(profession, staffing, (need.first, scenario.year, &hours)),
        );
    }
    let growth = all.iter().map(|hours| {
        let ratios: Vec<f64> = hours.iter().map(|hours| hours / today.max(1.0)).collect();
        Spread::of(&ratios)
    });
    let growth = growth.collect();
    Ok(Staffed {
        professions,
        growth,
    })
}

/// Hours of a profession by year and trajectory, after what technology and organisation free.
fn hours(
    scenario: &Scenario,
    staffing: &Staffing,
    (profession, need): (&str, &Need),
) -> Vec<Vec<f64>> {
    let mut hours: Vec<Vec<f64>> = Vec::new();
    for (name, service) in &scenario.services {
        let (Some(each), Some(users)) = (service.hours.get(profession), need.users.get(name))
        else {
            continue;
        };
        hours.resize_with(users.len(), || vec![0.0; users.first().map_or(0, Vec::len)]);
        for ((hours, users), year) in hours.iter_mut().zip(users).zip(need.first..) {
            let left = staffing.left(name, (year, scenario.year));
            for (hours, users) in hours.iter_mut().zip(users) {
                *hours += users * each * left;
            }
        }
    }
    hours
}

fn hours_today(scenario: &Scenario, staffing: &Staffing, (profession, need): (&str, &Need)) -> f64 {
    let services = scenario.services.iter();
    services
        .map(|(name, service)| {
            let each = service.hours.get(profession).copied().unwrap_or_default();
            let left = staffing.left(name, (need.first - 1, scenario.year));
            each * left * need.today.get(name).copied().unwrap_or_default()
        })
        .sum()
}

fn years(
    profession: &Profession,
    staffing: &Staffing,
    (first, since, hours): (Year, Year, &[Vec<f64>]),
) -> Vec<StaffYear> {
    let each = profession.hours(staffing).max(1.0);
    let mut before: Vec<f64> = vec![profession.employed; hours.first().map_or(0, Vec::len)];
    let mut told = Vec::new();
    for (hours, year) in hours.iter().zip(first..) {
        let at = usize::try_from(year - since - 1).unwrap_or(0);
        let retiring = profession.retiring.get(at).or(profession.retiring.last());
        let retiring = retiring.copied().unwrap_or_default();
        let employed: Vec<f64> = hours.iter().map(|hours| hours / each).collect();
        let recruit: Vec<f64> = employed
            .iter()
            .zip(&before)
            .map(|(wanted, there)| {
                let stay = (there - retiring).max(0.0) * (1.0 - profession.leaving);
                (wanted - stay).max(0.0)
            })
            .collect();
        told.push(StaffYear {
            year,
            hours: Spread::of(hours),
            employed: Spread::of(&employed),
            retiring,
            recruit: Spread::of(&recruit),
        });
        before = employed;
    }
    told
}

/// The young and the old for each hundred of working age, year by year.
pub fn dependency(counts: &Counts) -> Vec<Spread> {
    (0..counts.years)
        .map(|year| {
            let of = |group| counts.of_group(year, group, SexOf::All);
            let (young, old) = (of(Group::YOUNG), of(Group::OLDER));
            let dependent = young
                .iter()
                .zip(&old)
                .map(|(young, old)| f64::from(young + old));
            let working = of(Group::WORKING);
            let ratios: Vec<f64> = dependent
                .zip(&working)
                .map(|(dependent, working)| 100.0 * dependent / f64::from(*working).max(1.0))
                .collect();
            Spread::of(&ratios)
        })
        .collect()
}

/// How much more each hour must carry every year, in per cent, for a welfare so many times as large to be carried out
/// by so large a share of today's staff after so many years.
///
/// ```
/// // 125 per cent of the welfare with 75 per cent of the staff in sixteen years.
/// let pace = projection::care::productivity(1.25, 0.75, 16);
/// assert!((pace - 3.24).abs() < 0.005);
/// ```
pub fn productivity(welfare: f64, staff: f64, years: u32) -> f64 {
    100.0 * ((welfare / staff).powf(1.0 / f64::from(years.max(1))) - 1.0)
}
