//! `sammanhang init`: names the municipality and makes its first administrator.

mod answers;
mod begin;
mod questions;

use std::{
    io::IsTerminal,
    path::{Path, PathBuf},
};

use access::{Door, DoorSettings};
use kernel::TimeZone;
use store::Store;

use self::{answers::Answers, questions::Terminal};
use super::{opening, telling::told};
use crate::{
    Configuration, DatabaseFlags, Stop, configuration::environment, console::say, product,
};

const AFTER: &str = "\
Makes the tables if they are not there, and then in one go: the municipality, the catalogue of services that the law
knows, an office for the administrator to belong to, the administrator, and local rules. Asks on a terminal, or reads
a file; --example prints one to fill in. The administrator's password may instead stand in
SAMMANHANG_ADMINISTRATOR_PASSWORD, so that the file holds no secret.

Examples:
  sammanhang init --database sqlite:ours.db
  sammanhang init --example > ours.toml
  sammanhang init --from ours.toml --database sqlite:ours.db";

/// The file that `--example` prints.
const EXAMPLE: &str = include_str!("example.toml");

/// Name the municipality and make its first administrator
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub(crate) struct Init {
    /// Take the answers out of a file
    #[arg(long, value_name = "FILE")]
    from: Option<PathBuf>,
    /// Print a file to fill in
    #[arg(long, conflicts_with = "from")]
    example: bool,
    #[command(flatten)]
    database: DatabaseFlags,
}

impl Init {
    pub(crate) async fn run(self) -> Result<(), Stop> {
        if self.example {
            say(EXAMPLE.trim_end());
            return Ok(());
        }
        let configuration = self.database.read()?;
        let given = self.from.as_deref().map(read).transpose()?;
        if given.is_none() && !std::io::stdin().is_terminal() {
            let what =
                "there is no terminal to ask on; say --from FILE (--example prints one to fill in)";
            return Err(Stop::Usage(what.to_owned()));
        }
        let store = open_new(&configuration).await?;
        let answers = match given {
            Some(answers) => answers,
            None => questions::ask(&mut Terminal::new())?,
        };
        begin(&store, answers).await?;
        store.close().await?;
        say("done. What comes next:");
        say("  sammanhang import organisation --template units.xlsx     districts and units");
        say(
            "  sammanhang import staff --template staff.xlsx            who works where, in which role",
        );
        say(
            "  sammanhang import residents --template residents.xlsx    from the population register",
        );
        say(
            "  sammanhang serve                                         then log in as the administrator",
        );
        Ok(())
    }
}

fn read(file: &Path) -> Result<Answers, Stop> {
    let text = std::fs::read_to_string(file)
        .map_err(|e| Stop::Usage(format!("{} cannot be read: {e}", file.display())))?;
    Answers::from_toml(&text).map_err(|why| Stop::Usage(format!("{}: {why}", file.display())))
}

/// A database with all tables and without a municipality.
async fn open_new(configuration: &Configuration) -> Result<Store, Stop> {
    let store = product::open(configuration.database.reveal()).await?;
    store.migrate(&product::migrations()).await?;
    match organisation::municipality(store.reader()).await? {
        None => Ok(store),
        Some(municipality) => Err(Stop::Refused(format!(
            "the database belongs to {} already; its administrator changes it in the program",
            municipality.name
        ))),
    }
}

async fn begin(store: &Store, answers: Answers) -> Result<(), Stop> {
    let call = opening::call("init")?;
    let checked = answers.check(
        environment("SAMMANHANG_ADMINISTRATOR_PASSWORD"),
        call.today(),
    )?;
    let zone = TimeZone::get(checked.municipality.zone.as_str()).unwrap_or(TimeZone::UTC);
    let door = Door::new(DoorSettings::usual(zone.clone()))?;
    let sealed = door.seal(&checked.password).await?;
    let call = call.in_zone(zone);
    let action = begin::Begin {
        municipality: checked.municipality,
        office: checked.office,
        administrator: begin::Administrator {
            name: checked.name,
            login: checked.login,
            sealed,
        },
        rules: checked.rules,
    };
    store.act(&call, &action).await.map_err(told)
}
