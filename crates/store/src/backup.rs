//! Backups of SQLite while it is served, and putting one back.

use std::path::{Path, PathBuf};

use crate::{Ask, Engine, Store, open::OpenError, sql};
use kernel::Fault;

/// Why there is no backup, or why one was not put back.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// PostgreSQL is backed up with its own tools.
    #[error("this database is backed up with pg_dump or pgBackRest, not from here")]
    Postgres,
    /// Something is in the way; nothing is overwritten.
    #[error("there is a file at {} already", .0.display())]
    InTheWay(PathBuf),
    /// The file is not a whole database.
    #[error("the backup is not whole: {0}")]
    NotWhole(String),
    /// Files.
    #[error("a file could not be read or written")]
    File(#[from] std::io::Error),
    /// The database.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The database.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// What was put back.
#[derive(Debug)]
pub struct Restored {
    /// Size of the database in bytes.
    pub bytes: u64,
}

impl Store {
    /// Writes a whole copy of the database to a new file, as it is at one moment, without stopping anybody.
    pub async fn backup(&self, to: &Path) -> Result<u64, BackupError> {
        if self.engine() == Engine::Postgres {
            return Err(BackupError::Postgres);
        }
        if to.exists() {
            return Err(BackupError::InTheWay(to.to_owned()));
        }
        let copy = sql("VACUUM INTO $1").bind(to.to_string_lossy().into_owned());
        self.reader().rows(copy).await?;
        let file = tokio::fs::File::open(to).await?;
        file.sync_all().await?;
        check_whole(to).await?;
        Ok(file.metadata().await?.len())
    }

    /// SQLite's own check of every page and of what rows point at; an empty list says that all is well.
    pub async fn integrity(&self) -> Result<Vec<String>, Fault> {
        if self.engine() == Engine::Postgres {
            return Ok(vec![]);
        }
        let rows = self.reader().rows(sql("PRAGMA integrity_check")).await?;
        let lines = rows.iter().filter_map(|row| row.0.first_text());
        let mut found: Vec<String> = lines.collect();
        found.retain(|line| line != "ok");
        found.extend(self.strays().await?);
        Ok(found)
    }

    /// Rows that point at a row that is not there.
    async fn strays(&self) -> Result<Vec<String>, Fault> {
        let rows = self.reader().rows(sql("PRAGMA foreign_key_check")).await?;
        rows.iter()
            .map(|row| {
                let from: String = row.get("table")?;
                let to: String = row.get("parent")?;
                Ok(format!(
                    "a row of {from} points at one of {to} that is not there"
                ))
            })
            .collect()
    }
}

/// Puts a backup back as the database file `to`, which must not be there.
pub async fn restore(from: &Path, to: &Path) -> Result<Restored, BackupError> {
    if to.exists() {
        return Err(BackupError::InTheWay(to.to_owned()));
    }
    check_whole(from).await?;
    let beside = to.with_extension("part");
    let bytes = tokio::fs::copy(from, &beside).await?;
    tokio::fs::File::open(&beside).await?.sync_all().await?;
    tokio::fs::rename(&beside, to).await?;
    Ok(Restored { bytes })
}

/// Opens the file beside and checks every page, and that it is one of ours.
async fn check_whole(file: &Path) -> Result<(), BackupError> {
    if !file.exists() {
        return Err(BackupError::NotWhole("there is no such file".to_owned()));
    }
    let folder = std::env::temp_dir().join(format!("sammanhang-check-{}", std::process::id()));
    tokio::fs::create_dir_all(&folder).await?;
    let copy = folder.join("copy.db");
    tokio::fs::copy(file, &copy).await?;
    let checked = check_copy(&copy).await;
    tokio::fs::remove_dir_all(&folder).await?;
    checked
}

async fn check_copy(copy: &Path) -> Result<(), BackupError> {
    let store = Store::open(&format!("sqlite:{}", copy.display()))
        .await
        .map_err(|e| BackupError::NotWhole(e.to_string()))?;
    let found = store
        .integrity()
        .await
        .map_err(|e| BackupError::NotWhole(e.to_string()))?;
    let ours = sql("SELECT COUNT(*) AS n FROM store_migration")
        .one(store.reader())
        .await;
    store.close().await?;
    if let Some(first) = found.into_iter().next() {
        return Err(BackupError::NotWhole(first));
    }
    ours.map_err(|_other: Fault| {
        BackupError::NotWhole("it is not a database of this product".to_owned())
    })?;
    Ok(())
}
