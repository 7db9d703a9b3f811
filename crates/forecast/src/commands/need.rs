//! `forecast need`: how many will have each service.

use projection::care::{Service, Spread};

use super::Told;
use super::care::{Basis, Care, Line};
use crate::Trouble;

/// Forecast how many will have each service
#[derive(Debug, clap::Args)]
pub(super) struct NeedOf {
    #[command(flatten)]
    care: Care,
}

impl NeedOf {
    pub(super) fn run(&self) -> Result<Told, Trouble> {
        self.care.run(&|basis: &Basis<'_>| {
            let mut lines = Vec::new();
            for (name, years) in &basis.need.users {
                let law = basis.scenario.services.get(name).map(Service::law);
                let of = |line: Line| match law {
                    Some(law) => line.under(law),
                    None => line,
                };
                let today = basis.need.today.get(name).copied().unwrap_or_default();
                lines.push(of(Line::sure(basis.jump_off, name, "users", today)));
                for (year, users) in (basis.need.first..).zip(years) {
                    lines.push(of(Line::new(year, name, "users", Spread::of(users))));
                }
            }
            Ok((lines, Vec::new()))
        })
    }
}
