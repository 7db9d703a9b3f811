//! `forecast places`: supply against need, the queue, and when a home must be decided.

use projection::care::{Places, PlacesYear, places};

use super::Told;
use super::care::{Basis, Care, Line};
use crate::Trouble;

/// Hold places against need: queue, waiting time, and when a home must be decided
#[derive(Debug, clap::Args)]
pub(super) struct PlacesOf {
    #[command(flatten)]
    care: Care,
}

impl PlacesOf {
    pub(super) fn run(&self) -> Result<Told, Trouble> {
        self.care.run(&|basis: &Basis<'_>| {
            let housing = basis.scenario.housing.as_ref();
            let housing =
                housing.ok_or_else(|| Trouble::at("housing", "is not in the scenario"))?;
            let told = places(housing, basis.need)?;
            let name = housing.service.as_str();
            let lines = told.years.iter().flat_map(|year| year_of(name, year));
            Ok((lines.collect(), vec![remark(&told, basis.jump_off)]))
        })
    }
}

fn year_of(name: &str, told: &PlacesYear) -> Vec<Line> {
    let sure = |figure, value| Line::sure(told.year, name, figure, value);
    let mut lines = vec![
        sure("opened", told.opened),
        sure("closed", told.closed),
        sure("evacuated", told.evacuated),
        sure("usable", told.usable),
        Line::new(told.year, name, "need", told.need),
        Line::new(told.year, name, "queue", told.queue),
        sure("short_by_a_home", told.short_by_a_home),
    ];
    // A year in which nobody gets in has no wait to tell.
    let waiting = told.waiting_months.into_iter();
    let waiting = waiting.map(|months| Line::new(told.year, name, "waiting_months", months));
    lines.splice(6..6, waiting);
    lines
}

fn remark(told: &Places, jump_off: i32) -> String {
    let (Some(short), Some(decide)) = (told.short_from, told.decide_by) else {
        return "the accepted risk is kept in every year".to_owned();
    };
    let homes = if told.homes_needed == 1 {
        "one home".to_owned()
    } else {
        format!("{} homes", told.homes_needed)
    };
    let risk =
        format!("short by more than one home, with more than the accepted risk, from {short}");
    if decide > jump_off {
        return format!("{risk}; {homes} more must be decided by {decide}");
    }
    // A decision cannot be made in a year that has passed: what can be had is a home as soon as it is built.
    let building = short - decide;
    let next = jump_off + 1;
    format!(
        "{risk}; {homes} more should have been decided by {decide}: decided in {next}, they stand in {}",
        next + building
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_must_be_decided_is_not_said_of_a_year_that_has_passed() {
        let told = |short, decide| Places {
            years: Vec::new(),
            short_from: Some(short),
            decide_by: Some(decide),
            homes_needed: 1,
        };
        let late = remark(&told(2021, 2016), 2019);
        assert!(
            late.contains("should have been decided by 2016") && late.contains("stand in 2025"),
            "{late}"
        );
        let ahead = remark(&told(2028, 2023), 2019);
        assert!(ahead.contains("must be decided by 2023"), "{ahead}");
    }
}
