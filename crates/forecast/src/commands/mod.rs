//! The commands, one file each.

mod backtest;
mod budget;
mod care;
mod claims;
mod cost;
mod explain;
mod need;
mod places;
mod population;
mod sources;
mod staff;

use crate::Trouble;

/// Forecast population, need, places, staff and cost from files
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub struct Forecast {
    #[command(subcommand)]
    command: Command,
}

const AFTER: &str = "\
Needs no database. The files, the scenario and the method are described in docs/forecast.md.

Example:
  sammanhang forecast population --population P.csv --deaths D.csv --births B.csv --jump-off 2010 --horizon 15 \\
      --output forecast.csv";

#[derive(Debug, clap::Subcommand)]
enum Command {
    Population(population::Population),
    Backtest(backtest::Backtest),
    Need(need::NeedOf),
    Places(places::PlacesOf),
    Staff(staff::StaffOf),
    Cost(cost::CostOf),
    Budget(budget::Budget),
    Explain(Box<explain::Explain>),
    Claims(claims::ClaimsOf),
}

/// What is said on the output stream when a command is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The text.
    pub text: String,
    /// Whether something was found that a reader should look at, such as a claim that does not hold.
    pub is_clean: bool,
}

impl Told {
    fn clean(text: String) -> Self {
        Self {
            text,
            is_clean: true,
        }
    }
}

impl Forecast {
    /// Does what was asked.
    pub fn run(&self) -> Result<Told, Trouble> {
        match &self.command {
            Command::Population(asked) => asked.run(),
            Command::Backtest(asked) => asked.run(),
            Command::Need(asked) => asked.run(),
            Command::Places(asked) => asked.run(),
            Command::Staff(asked) => asked.run(),
            Command::Cost(asked) => asked.run(),
            Command::Budget(asked) => asked.run(),
            Command::Explain(asked) => asked.run(),
            Command::Claims(asked) => asked.run(),
        }
    }
}
