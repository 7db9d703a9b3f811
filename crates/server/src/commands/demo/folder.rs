//! The demo's folder: one process at a time, and a database that is whole or not there.

use std::{
    fs::{self, File, TryLockError},
    io,
    path::{Path, PathBuf},
};

use store::Store;

use super::filling::{self, Recipe};
use crate::{Stop, product};

const DATABASE: &str = "demo.db";
/// The database while it is filled; what is left of it after a crash is of no use.
const PART: &str = "demo.part.db";
/// What the database was made of; written last, so that where it is the database is whole.
const RECIPE: &str = "demo.toml";
const LOCK: &str = "lock";

/// The folder, locked for this process.
#[derive(Debug)]
pub(super) struct Folder {
    path: PathBuf,
    _lock: File,
}

impl Folder {
    /// Makes the folder if it is not there, and takes it for this process.
    pub(super) fn open(path: &Path) -> Result<Self, Stop> {
        let failed = |e| Stop::fault(format!("making the folder {}", path.display()), e);
        fs::create_dir_all(path).map_err(failed)?;
        let lock = File::create(path.join(LOCK)).map_err(failed)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let what = format!(
                    "another demo runs in {}; stop it or name another folder with --data",
                    path.display()
                );
                return Err(Stop::Refused(what));
            }
            Err(TryLockError::Error(error)) => return Err(failed(error)),
        }
        let path = fs::canonicalize(path).map_err(failed)?;
        Ok(Self { path, _lock: lock })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    fn address(&self, file: &str) -> String {
        format!("sqlite:{}", self.path.join(file).display())
    }

    /// What the database in it was made of; none if there is no whole one.
    pub(super) fn recipe(&self) -> Result<Option<Recipe>, Stop> {
        let file = self.path.join(RECIPE);
        match fs::read_to_string(&file) {
            Ok(text) => {
                let recipe = toml::from_str(&text);
                recipe
                    .map(Some)
                    .map_err(|e| Stop::fault(format!("reading {}", file.display()), e))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Stop::fault(format!("reading {}", file.display()), error)),
        }
    }

    /// Opens the database, with the tables that it lacks.
    pub(super) async fn open_database(&self) -> Result<Store, Stop> {
        let store = product::open(&self.address(DATABASE)).await?;
        store.migrate(&product::migrations()).await?;
        if !access::is_demo(store.reader()).await? {
            return Err(Stop::Refused(format!(
                "the database in {} is no demo; it is not touched",
                self.path.display()
            )));
        }
        Ok(store)
    }

    /// Throws the database away, if it is a demo's.
    pub(super) async fn empty(&self) -> Result<(), Stop> {
        if self.path.join(DATABASE).exists() {
            self.open_database().await?.close().await?;
        }
        self.remove(RECIPE)?;
        self.remove_database(DATABASE)
    }

    /// Makes the database: filled beside, put in its place when it is whole.
    pub(super) async fn make(&self, recipe: &Recipe) -> Result<(), Stop> {
        self.remove_database(PART)?;
        // A database without its recipe was being put in place when the process ended.
        self.empty().await?;
        let store = product::open(&self.address(PART)).await?;
        // The tables too: else each of their steps is forced to disk.
        store.begin_filling().await?;
        store.migrate(&product::migrations()).await?;
        filling::fill(&store, recipe).await?;
        store.end_filling().await?;
        store.close().await?;
        let failed = |e| Stop::fault("putting the demo in its place", e);
        // While it was filled, nothing was forced to disk.
        let file = File::open(self.path.join(PART)).map_err(failed)?;
        file.sync_all().map_err(failed)?;
        fs::rename(self.path.join(PART), self.path.join(DATABASE)).map_err(failed)?;
        self.remove_database(PART)?;
        fs::write(self.path.join(RECIPE), recipe.to_toml()).map_err(failed)
    }

    fn remove_database(&self, file: &str) -> Result<(), Stop> {
        for ending in ["-wal", "-shm", ""] {
            self.remove(&format!("{file}{ending}"))?;
        }
        Ok(())
    }

    fn remove(&self, file: &str) -> Result<(), Stop> {
        let file = self.path.join(file);
        match fs::remove_file(&file) {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(Stop::fault(format!("removing {}", file.display()), error)),
        }
    }
}
