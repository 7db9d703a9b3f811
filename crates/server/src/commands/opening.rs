//! Opening the database that a command is about.

use std::path::PathBuf;

use kernel::{Actor, Call, Clock, RequestKey, SystemClock};
use store::{Engine, Store};
use uuid::Uuid;

use crate::{Configuration, Stop, configuration::Secret, product};

/// The file behind an address of SQLite; none for a server.
pub(super) fn sqlite_file(address: &Secret) -> Result<Option<PathBuf>, Stop> {
    Ok(store::sqlite_file(address.reveal())?)
}

/// Opens a database that must be there: a mistyped name makes no new one.
pub(super) async fn open_existing(configuration: &Configuration) -> Result<Store, Stop> {
    if let Some(file) = sqlite_file(&configuration.database)?.filter(|file| !file.exists()) {
        return Err(Stop::Refused(format!(
            "there is no database at {}; `sammanhang migrate` makes one, `sammanhang restore` puts a backup there",
            file.display()
        )));
    }
    Ok(product::open(configuration.database.reveal()).await?)
}

/// Opens a database that must have all tables.
pub(super) async fn open_complete(configuration: &Configuration) -> Result<Store, Stop> {
    let store = open_existing(configuration).await?;
    let pending = store.pending(&product::migrations()).await?;
    match pending.first() {
        None => Ok(store),
        Some(first) => Err(Stop::Refused(format!(
            "the database lacks {} of this version's steps, first {first}; take a backup and run `sammanhang migrate`",
            pending.len()
        ))),
    }
}

/// A call by the system in one of its tasks.
pub(super) fn call(task: &str) -> Result<Call, Stop> {
    let mut key = [0; 16];
    getrandom::fill(&mut key).map_err(|e| Stop::fault("drawing chance", e))?;
    let key = RequestKey(Uuid::from_bytes(key));
    Ok(Call::new(Actor::system(task), SystemClock.now(), key))
}

/// Refuses a server's database where only a file will do, and says how it is done there.
pub(super) fn only_sqlite(store: &Store, instead: &str) -> Result<(), Stop> {
    match store.engine() {
        Engine::Sqlite => Ok(()),
        Engine::Postgres => Err(Stop::Refused(instead.to_owned())),
    }
}
