//! `sammanhang restore`: puts a backup back where the configuration says that the database is.

use std::path::{Path, PathBuf};

use super::opening;
use crate::{DatabaseFlags, Stop, console::say};

const AFTER: &str = "\
The backup is checked first, page by page, and put where the database is to be; nothing may be there. Stop the server
and move the old file away, with those beside it that end in -wal and -shm, before you begin.

Examples:
  sammanhang restore /backup/sammanhang-2026-03-02.db --database sqlite:/var/lib/sammanhang/sammanhang.db
  sammanhang verify --database sqlite:/var/lib/sammanhang/sammanhang.db --against root-2026-03-01.txt";

const POSTGRES: &str = "\
a PostgreSQL is put back with its own tools, not from here:
  pg_restore --clean --if-exists --dbname=DATABASE sammanhang.dump
  pgbackrest restore --type=time --target=\"2026-03-02 04:00:00+01\"
Run `sammanhang verify` on what was put back.";

/// Put a backup back
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub(crate) struct Restore {
    /// A file that the backup command has written
    file: PathBuf,
    #[command(flatten)]
    database: DatabaseFlags,
}

impl Restore {
    pub(super) async fn run(self) -> Result<(), Stop> {
        let configuration = self.database.read()?;
        let Some(to) = opening::sqlite_file(&configuration.database)? else {
            return Err(Stop::Refused(POSTGRES.to_owned()));
        };
        refuse_leftovers(&to)?;
        let restored = store::restore(&self.file, &to).await?;
        say(format!(
            "{} is back, {} bytes",
            to.display(),
            restored.bytes
        ));
        say("look at it with `sammanhang verify` before you serve it");
        Ok(())
    }
}

/// A log left beside a database of another time would be played into it.
fn refuse_leftovers(database: &Path) -> Result<(), Stop> {
    for ending in ["-wal", "-shm"] {
        let mut beside = database.as_os_str().to_owned();
        beside.push(ending);
        if Path::new(&beside).exists() {
            let beside = PathBuf::from(beside);
            let what = format!(
                "there is a file at {} already; it belongs to another database",
                beside.display()
            );
            return Err(Stop::Refused(what));
        }
    }
    Ok(())
}
