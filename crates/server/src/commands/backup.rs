//! `sammanhang backup`: copies a SQLite database whole, while it is served.

use std::path::PathBuf;

use super::opening;
use crate::{DatabaseFlags, Stop, console::say};

const AFTER: &str = "\
The copy is the database as it was at one moment. Nobody is stopped meanwhile, every page of the copy is checked, and
an existing file is never overwritten. Keep copies on another machine, and try `restore` on one now and then.

PostgreSQL has better tools of its own; the command names them.

Examples:
  sammanhang backup /backup/sammanhang-2026-03-02.db --config /etc/sammanhang.toml";

const POSTGRES: &str = "\
a PostgreSQL is backed up with its own tools, not from here:
  pg_dump --format=custom --file=sammanhang.dump DATABASE       a copy at one moment
  pg_restore --clean --if-exists --dbname=DATABASE sammanhang.dump
  pgBackRest or Barman                                          continuous, to any second: what an installation needs
Run `sammanhang verify` on what was put back.";

/// Copy a SQLite database whole while it is served
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub(crate) struct Backup {
    /// The file to write; it must not be there
    file: PathBuf,
    #[command(flatten)]
    database: DatabaseFlags,
}

impl Backup {
    pub(super) async fn run(self) -> Result<(), Stop> {
        let configuration = self.database.read()?;
        let store = opening::open_existing(&configuration).await?;
        opening::only_sqlite(&store, POSTGRES)?;
        let bytes = store.backup(&self.file).await?;
        say(format!(
            "{} written and checked, {bytes} bytes",
            self.file.display()
        ));
        store.close().await?;
        Ok(())
    }
}
