//! Empty databases of both kinds, for tests. Only with the feature `testing`.

use std::{env, path::PathBuf};

use kernel::Fault;
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

/// An empty SQLite with the rooms' tables.
pub async fn sqlite(rooms: &[Migrations]) -> Result<Scratch, Fault> {
    let folder = env::temp_dir().join(format!("sammanhang-test-{}", Uuid::new_v4()));
    std::fs::create_dir_all(&folder).map_err(|e| Fault::from_source("making a folder", e))?;
    let address = format!("sqlite:{}", folder.join("test.db").display());
    open(address, rooms, Some(folder)).await
}

async fn postgres(server: &str, rooms: &[Migrations]) -> Result<Scratch, Fault> {
    let name = format!("test_{}", Uuid::new_v4().simple());
    let admin = postgres_pool(server, 1).await?;
    let made = admin.script(&format!("CREATE DATABASE {name}")).await;
    made.map_err(|e| fault("making a database", e))?;
    admin.close().await;
    let base = server
        .rsplit_once('/')
        .map_or(server, |(base, _database)| base);
    open(format!("{base}/{name}"), rooms, None).await
}

async fn open(
    address: String,
    rooms: &[Migrations],
    folder: Option<PathBuf>,
) -> Result<Scratch, Fault> {
    let store = Store::open_with_plans(&address)
        .await
        .map_err(|e| Fault::from_source("opening a database for a test", e))?;
    store.migrate(&[crate::MIGRATIONS]).await?;
    store.migrate(rooms).await?;
    Ok(Scratch {
        store,
        address,
        folder,
    })
}
