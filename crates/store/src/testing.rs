//! Empty databases of both kinds, for tests. Only with the feature `testing`.

use std::{env, fs::File, path::PathBuf};

use kernel::Fault;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{Migrations, Store, error::fault, open::postgres_pool};

/// Where `cargo xtask check` tells the tests its private PostgreSQL.
pub const POSTGRES: &str = "SAMMANHANG_TEST_POSTGRES";
/// Set to `1` to leave PostgreSQL out by hand; never set by `cargo xtask check`.
pub const SQLITE_ONLY: &str = "SAMMANHANG_TEST_SQLITE_ONLY";

/// A database that goes away with the test.
#[derive(Debug)]
pub struct Scratch {
    /// The open store.
    pub store: Store,
    /// Its address, for a process of its own.
    pub address: String,
    folder: Option<PathBuf>,
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if let Some(folder) = &self.folder {
            // A file that is left in the temporary folder harms nobody.
            let _left = std::fs::remove_dir_all(folder);
        }
    }
}

/// One empty database of each kind, with the rooms' tables, that notes its statements for [`Store::plans`].
///
/// # Panics
/// When PostgreSQL was not given and was not left out by hand: a test is never skipped in silence.
pub async fn both(rooms: &[Migrations]) -> Result<Vec<Scratch>, Fault> {
    let mut all = vec![sqlite(rooms).await?];
    match env::var(POSTGRES) {
        Ok(server) => all.push(postgres(&server, rooms).await?),
        Err(env::VarError::NotPresent | env::VarError::NotUnicode(_)) => assert!(
            env::var(SQLITE_ONLY).is_ok_and(|v| v == "1"),
            "no PostgreSQL: run `cargo xtask check`; or `cargo xtask postgres`, and set {POSTGRES} as it says; or set \
             {SQLITE_ONLY}=1 to leave it out"
        ),
    }
    Ok(all)
}

/// Databases with something in them, filled once and copied for each test: filling takes most of the time of a test
/// that only reads. Tests that run in processes of their own share what the first of a run has filled.
#[derive(Debug, Serialize, Deserialize)]
pub struct Filled {
    file: PathBuf,
    /// The database on PostgreSQL, where one was filled.
    template: Option<String>,
    /// What was asked of each while it was filled.
    statements: Vec<Vec<String>>,
}

/// The run that a test belongs to, as its runner says.
const RUN: &str = "NEXTEST_RUN_ID";

impl Filled {
    /// What stands under a name in this run; the first who asks fills it, and the others wait. The folder stays when the
    /// run is over, and lies where the system clears up.
    ///
    /// # Panics
    /// As [`both`].
    pub async fn shared(
        name: &str,
        empty: impl AsyncFnOnce() -> Result<Vec<Scratch>, Fault>,
        fill: impl AsyncFn(Store),
    ) -> Result<Self, Fault> {
        let broken = |error| Fault::from_source("sharing a filled database", error);
        let run = env::var(RUN).unwrap_or_else(|_alone| std::process::id().to_string());
        let folder = env::temp_dir().join(format!("sammanhang-filled-{run}"));
        std::fs::create_dir_all(&folder).map_err(broken)?;
        let lock = File::create(folder.join(format!("{name}.lock"))).map_err(broken)?;
        lock.lock().map_err(broken)?;
        let told = folder.join(format!("{name}.json"));
        if told.exists() {
            let text = std::fs::read_to_string(&told).map_err(broken)?;
            return serde_json::from_str(&text)
                .map_err(|error| Fault::from_source("reading what was filled", error));
        }
        let filled = Self::make(empty().await?, fill).await?;
        let text = serde_json::to_string(&filled)
            .map_err(|error| Fault::from_source("telling what was filled", error))?;
        std::fs::write(&told, text).map_err(broken)?;
        Ok(filled)
    }

    /// Fills empty databases, and closes them.
    async fn make(empty: Vec<Scratch>, fill: impl AsyncFn(Store)) -> Result<Self, Fault> {
        let (mut kept, mut template, mut statements) = (PathBuf::new(), None, vec![]);
        for mut scratch in empty {
            fill(scratch.store.clone()).await;
            statements.push(scratch.store.statements());
            scratch.store.clone().close().await?;
            match scratch.folder.take() {
                Some(folder) => kept = folder.join(FILE),
                None => template = scratch.address.rsplit('/').next().map(str::to_owned),
            }
        }
        Ok(Self {
            file: kept,
            template,
            statements,
        })
    }

    /// A copy of each, for one test.
    pub async fn copies(&self) -> Result<Vec<Scratch>, Fault> {
        let mut all = vec![self.sqlite().await?];
        if let (Some(template), Ok(server)) = (&self.template, env::var(POSTGRES)) {
            let name = database(&server, &format!(" TEMPLATE {template}")).await?;
            all.push(open(name, None).await?);
        }
        for (scratch, statements) in all.iter().zip(&self.statements) {
            scratch.store.note_also(statements);
        }
        Ok(all)
    }

    /// A copy of the SQLite, for one test.
    pub async fn sqlite(&self) -> Result<Scratch, Fault> {
        let folder = folder()?;
        let file = folder.join(FILE);
        std::fs::copy(&self.file, &file).map_err(|e| Fault::from_source("copying", e))?;
        open(format!("sqlite:{}", file.display()), Some(folder)).await
    }
}

/// The name of an SQLite's file.
const FILE: &str = "test.db";

fn folder() -> Result<PathBuf, Fault> {
    let folder = env::temp_dir().join(format!("sammanhang-test-{}", Uuid::new_v4()));
    std::fs::create_dir_all(&folder).map_err(|e| Fault::from_source("making a folder", e))?;
    Ok(folder)
}

/// An empty SQLite with the rooms' tables.
pub async fn sqlite(rooms: &[Migrations]) -> Result<Scratch, Fault> {
    let folder = folder()?;
    let address = format!("sqlite:{}", folder.join(FILE).display());
    migrated(open(address, Some(folder)).await?, rooms).await
}

/// An empty database with the rooms' tables on a PostgreSQL.
pub async fn postgres(server: &str, rooms: &[Migrations]) -> Result<Scratch, Fault> {
    let address = database(server, "").await?;
    migrated(open(address, None).await?, rooms).await
}

/// The address of a new database on the PostgreSQL of the tests; `how` says what it begins with.
async fn database(server: &str, how: &str) -> Result<String, Fault> {
    let name = format!("test_{}", Uuid::new_v4().simple());
    let admin = postgres_pool(server, 1).await?;
    let made = admin.script(&format!("CREATE DATABASE {name}{how}")).await;
    made.map_err(|e| fault("making a database", e))?;
    admin.close().await;
    let base = server
        .rsplit_once('/')
        .map_or(server, |(base, _database)| base);
    Ok(format!("{base}/{name}"))
}

async fn migrated(scratch: Scratch, rooms: &[Migrations]) -> Result<Scratch, Fault> {
    scratch.store.migrate(&[crate::MIGRATIONS]).await?;
    scratch.store.migrate(rooms).await?;
    Ok(scratch)
}

async fn open(address: String, folder: Option<PathBuf>) -> Result<Scratch, Fault> {
    let store = Store::open_with_plans(&address)
        .await
        .map_err(|e| Fault::from_source("opening a database for a test", e))?;
    Ok(Scratch {
        store,
        address,
        folder,
    })
}
