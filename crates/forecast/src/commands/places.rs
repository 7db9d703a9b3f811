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
            Ok((lines.collect(), vec![remark(&told)]))
        })
    }
}

fn year_of(name: &str, told: &PlacesYear) -> Vec<Line> {
    let sure = |figure, value| Line::sure(told.year, name, figure, value);
    vec![
        sure("opened", told.opened),
        sure("closed", told.closed),
        sure("evacuated", told.evacuated),
        sure("usable", told.usable),
        Line::new(told.year, name, "need", told.need),
        Line::new(told.year, name, "queue", told.queue),
        Line::new(told.year, name, "waiting_months", told.waiting_months),
        sure("short_by_a_home", told.short_by_a_home),
    ]
}

fn remark(told: &Places) -> String {
    match (told.short_from, told.decide_by) {
        (Some(short), Some(decide)) => format!(
            "short by more than one home, with more than the accepted risk, from {short}; {} more must be decided by {decide}",
            if told.homes_needed == 1 {
                "one home".to_owned()
            } else {
                format!("{} homes", told.homes_needed)
            }
        ),
        _ => "the accepted risk is kept in every year".to_owned(),
    }
}
