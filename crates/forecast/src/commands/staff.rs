//! `forecast staff`: hours, persons employed and recruited, and what each hour must carry.

use projection::care::{dependency, productivity, staff};

use super::Told;
use super::care::{Basis, Care, Line};
use crate::Trouble;

/// Forecast hours, staff by profession and recruitment, and the productivity that fewer would take
#[derive(Debug, clap::Args)]
pub(super) struct StaffOf {
    #[command(flatten)]
    care: Care,
    /// The share of today's staff that there will be in the last year
    #[arg(long, value_name = "SHARE", default_value_t = 0.75)]
    staff_share: f64,
}

impl StaffOf {
    pub(super) fn run(&self) -> Result<Told, Trouble> {
        if !(0.01..=10.0).contains(&self.staff_share) {
            return Err(Trouble::at("--staff-share", "is no share, such as 0.75"));
        }
        self.care.run(&|basis: &Basis<'_>| {
            let told = staff(basis.scenario, basis.need)?;
            let mut lines = Vec::new();
            for (name, years) in &told.professions {
                for year in years {
                    lines.push(Line::new(year.year, name, "hours", year.hours));
                    lines.push(Line::new(year.year, name, "employed", year.employed));
                    lines.push(Line::sure(year.year, name, "retiring", year.retiring));
                    lines.push(Line::new(year.year, name, "recruit", year.recruit));
                }
            }
            for (year, growth) in (basis.need.first..).zip(&told.growth) {
                lines.push(Line::new(year, "all", "work_over_today", *growth));
            }
            for (year, ratio) in (basis.need.first..).zip(dependency(basis.counts)) {
                lines.push(Line::new(year, "all", "dependents_per_100", ratio));
            }
            let mut remarks = Vec::new();
            if let Some(last) = told.growth.last() {
                let years = u32::try_from(told.growth.len()).unwrap_or(u32::MAX);
                let pace = |welfare| productivity(welfare, self.staff_share, years);
                remarks.push(format!(
                    "{:.0} % of today's work with {:.0} % of today's staff in {years} years takes {:.2} % more from each \
                     hour every year (80 %: {:.2} to {:.2}); 125 % would take {:.2} %",
                    100.0 * last.p50,
                    100.0 * self.staff_share,
                    pace(last.p50),
                    pace(last.p10),
                    pace(last.p90),
                    pace(1.25)
                ));
            }
            Ok((lines, remarks))
        })
    }
}
