//! `sammanhang migrate`: gives the database the tables that this version needs.

use crate::{DatabaseFlags, Stop, console::say, product};

const AFTER: &str = "\
Steps go forward only, each whole or not at all, and each once: running it twice changes nothing. Take a backup
first; an older version of the program may not understand what a newer one has made.

Examples:
  sammanhang migrate --database sqlite:/var/lib/sammanhang/sammanhang.db
  sammanhang migrate --config /etc/sammanhang.toml --plan";

/// Give the database the tables that this version needs
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub(crate) struct Migrate {
    /// Only say which steps would be carried out
    #[arg(long)]
    plan: bool,
    #[command(flatten)]
    database: DatabaseFlags,
}

impl Migrate {
    pub(super) async fn run(self) -> Result<(), Stop> {
        let configuration = self.database.read()?;
        let store = product::open(configuration.database.reveal()).await?;
        let rooms = product::migrations();
        let steps = if self.plan {
            store.pending(&rooms).await?
        } else {
            store.migrate(&rooms).await?
        };
        for step in &steps {
            say(step);
        }
        say(match (steps.len(), self.plan) {
            (0, _) => "nothing to do: the database has all tables".to_owned(),
            (n, true) => format!("{n} steps would be carried out"),
            (n, false) => format!("{n} steps carried out"),
        });
        store.close().await?;
        Ok(())
    }
}
