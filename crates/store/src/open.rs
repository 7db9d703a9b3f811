//! Opening a database by its address, with the settings that keep what was acknowledged.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex as StdMutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::Duration,
};

use kernel::Fault;
use sqlx::{
    ConnectOptions, Connection,
    postgres::{PgConnectOptions, PgPoolOptions},
};
use tokio::sync::Mutex;

use crate::{
    Listeners, Reader,
    driver::{Pool, RawRow},
    error::fault,
    sql,
    sqlite::SqlitePool,
    transaction::Seen,
    write::Batch,
};

/// Readers of SQLite beside its one writer.
const SQLITE_READERS: u32 = 4;
/// Connections to PostgreSQL.
const POSTGRES_CONNECTIONS: u32 = 16;
/// The first SQLite that does not lose committed writes when a checkpoint races with a writer.
const SQLITE_AT_LEAST: (u32, u32, u32) = (3, 51, 3);

/// How the writer is set while a database is filled: nothing is forced to disk, much is kept in memory, and pages are
/// put into the file seldom. With the file mapped, each page would be looked for in the log before the memory is asked.
const FILLING: &str = "PRAGMA synchronous = OFF; PRAGMA cache_size = -524288; \
                       PRAGMA wal_autocheckpoint = 65536; PRAGMA mmap_size = 0;";
/// The usual settings again, everything in the file, and what is known of the tables' sizes for later plans.
const FILLED: &str = "PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 1000; \
                      PRAGMA mmap_size = 268435456; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA optimize;";

/// Which database stands behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Embedded, one file.
    Sqlite,
    /// A server.
    Postgres,
}

/// Why a database could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The address begins with neither `sqlite:` nor `postgres://`.
    #[error("the address of a database begins with sqlite: or postgres://")]
    Address,
    /// Something other than the path of a file after `sqlite:`.
    #[error("after sqlite: stands the path of a file and nothing else, without ?")]
    File,
    /// The library linked in is too old to be trusted.
    #[error("SQLite {found} can lose committed writes; 3.51.3 or later is needed")]
    OldSqlite {
        /// Its version.
        found: String,
    },
    /// The database did not answer as it must.
    #[error("the database could not be opened")]
    Fault(#[from] Fault),
}

/// The open database. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Store {
    engine: Engine,
    pub(crate) writer: Pool,
    reader: Reader,
    pub(crate) batch: Arc<Mutex<Batch>>,
    pub(crate) seen: Seen,
    pub(crate) listeners: Arc<Listeners>,
    pub(crate) conflicts: Arc<AtomicU64>,
    pub(crate) is_filling: Arc<AtomicBool>,
    /// The texts of indexes that are made when the filling ends.
    aside: Arc<StdMutex<Vec<String>>>,
}

impl Store {
    /// Opens `sqlite:FILE` (made if it is not there) or `postgres://…`.
    pub async fn open(address: &str) -> Result<Self, OpenError> {
        Self::open_noting(address, None).await
    }

    /// Opens, and notes every different statement for [`Store::plans`].
    pub async fn open_with_plans(address: &str) -> Result<Self, OpenError> {
        Self::open_noting(address, Some(Arc::new(StdMutex::new(BTreeSet::new())))).await
    }

    async fn open_noting(address: &str, seen: Seen) -> Result<Self, OpenError> {
        let (engine, writer, readers) = if let Some(file) = sqlite_file(address)? {
            let writer = sqlite_pool(&file, 1)?;
            check_sqlite(&writer).await?;
            let readers = sqlite_pool(&file, SQLITE_READERS)?;
            (Engine::Sqlite, writer, readers)
        } else if address.starts_with("postgres://") || address.starts_with("postgresql://") {
            let pool = postgres_pool(address, POSTGRES_CONNECTIONS).await?;
            (Engine::Postgres, pool.clone(), pool)
        } else {
            return Err(OpenError::Address);
        };
        let (batch, is_filling) = (Arc::default(), Arc::default());
        Ok(Self {
            engine,
            writer,
            reader: Reader {
                pool: readers,
                seen: seen.clone(),
                is_filling: Arc::clone(&is_filling),
                batch: Arc::clone(&batch),
            },
            batch,
            seen,
            listeners: Arc::default(),
            conflicts: Arc::default(),
            is_filling,
            aside: Arc::default(),
        })
    }

    /// The same store, with those who hear what its actions tell.
    #[must_use]
    pub fn hearing(mut self, listeners: Listeners) -> Self {
        self.listeners = Arc::new(listeners);
        self
    }

    /// Which database stands behind; only for backup, migration and help texts.
    pub const fn engine(&self) -> Engine {
        self.engine
    }

    /// Reads outside a transaction.
    pub const fn reader(&self) -> &Reader {
        &self.reader
    }

    /// How many transactions were tried again because of a conflict, since the start.
    pub fn conflicts(&self) -> u64 {
        self.conflicts.load(Ordering::Relaxed)
    }

    /// Whether the database answers.
    pub async fn ping(&self) -> Result<(), Fault> {
        sql("SELECT 1 AS one").one(&self.reader).await.map(drop)
    }

    /// Waits until nobody asks any more, and closes all connections; SQLite folds its log into the file.
    pub async fn close(self) -> Result<(), Fault> {
        // What nobody has committed was answered to nobody.
        self.batch.lock().await.give_up();
        self.reader.pool.close().await;
        self.writer.close().await;
        Ok(())
    }

    /// All statements noted so far.
    pub(crate) fn statements(&self) -> Vec<String> {
        self.seen.as_ref().map_or_else(Vec::new, |seen| {
            seen.lock()
                .unwrap_or_else(PoisonError::into_inner)
                .iter()
                .cloned()
                .collect()
        })
    }

    /// Takes statements as noted that another store asked of the same rows.
    #[cfg(feature = "testing")]
    pub(crate) fn note_also(&self, statements: &[String]) {
        if let Some(seen) = &self.seen {
            let mut seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
            seen.extend(statements.iter().cloned());
        }
    }

    /// Speed before safety while a database is first filled: on SQLite, many actions share a commit, commits are not
    /// forced to disk, and an action that fails after it has written makes all of it void, until
    /// [`Store::end_filling`]. A crash or a fault in between leaves a file that must be thrown away.
    /// The store's own reader sees what was done at once; other processes when it is committed.
    pub async fn begin_filling(&self) -> Result<(), Fault> {
        self.set(FILLING).await?;
        self.is_filling.store(true, Ordering::Relaxed);
        Ok(())
    }

    /// Lays indexes aside until [`Store::end_filling`]: to make one at once, of all rows in order, is much less work
    /// than to find the place of each row. A room names those of its own by which nothing is asked while a database is
    /// filled.
    pub async fn lay_aside(&self, indexes: &[&str]) -> Result<(), Fault> {
        if self.engine == Engine::Postgres {
            return Ok(());
        }
        self.settle().await?;
        // Asked beside the notes: nobody waits for it.
        let quiet = Reader {
            seen: None,
            ..self.reader.clone()
        };
        for name in indexes {
            let row = sql("SELECT sql FROM sqlite_schema WHERE type = 'index' AND name = $1")
                .bind(*name)
                .one(&quiet)
                .await?;
            let row = row.ok_or_else(|| Fault::new(format!("there is no index {name}")))?;
            self.aside().push(row.get("sql")?);
            self.set(&format!("DROP INDEX {name}")).await?;
        }
        Ok(())
    }

    /// Makes the indexes that were [laid aside](Store::lay_aside), where lists are asked for before the filling ends.
    pub async fn take_up(&self) -> Result<(), Fault> {
        self.settle().await?;
        let aside = std::mem::take(&mut *self.aside());
        for index in aside {
            self.set(&index).await?;
        }
        Ok(())
    }

    /// Ends [`Store::begin_filling`]: forces everything to disk and is safe again.
    pub async fn end_filling(&self) -> Result<(), Fault> {
        self.is_filling.store(false, Ordering::Relaxed);
        let taken_up = self.take_up().await;
        self.set(FILLED).await?;
        taken_up
    }

    fn aside(&self) -> MutexGuard<'_, Vec<String>> {
        self.aside.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn set(&self, settings: &str) -> Result<(), Fault> {
        if self.engine == Engine::Sqlite {
            let set = self.writer.script(settings).await;
            set.map_err(|e| fault("changing SQLite's settings", e))?;
        }
        Ok(())
    }
}

/// The file that an address `sqlite:…` or `sqlite://…` names, as it stands; none where it is another kind of address.
pub fn sqlite_file(address: &str) -> Result<Option<PathBuf>, OpenError> {
    let Some(file) = address.strip_prefix("sqlite:") else {
        return Ok(None);
    };
    let file = file.strip_prefix("//").unwrap_or(file);
    // Options after a question mark have another meaning in every program: better none than a file by that name.
    if file.is_empty() || file.contains('?') {
        return Err(OpenError::File);
    }
    Ok(Some(PathBuf::from(file)))
}

/// Connections to a file.
fn sqlite_pool(file: &Path, connections: u32) -> Result<Pool, Fault> {
    let pool = SqlitePool::open(file.to_owned(), connections);
    Ok(Pool::Sqlite(
        pool.map_err(|e| fault("opening the file", e))?,
    ))
}

/// A connection that has rested for longer is asked whether it is still there before it is used.
const REST: Duration = Duration::from_secs(1);

/// Connections to a server.
pub(crate) async fn postgres_pool(address: &str, connections: u32) -> Result<Pool, Fault> {
    let options: PgConnectOptions = address
        .parse()
        .map_err(|e| fault("reading the address of the database", e))?;
    let options = options
        .application_name("sammanhang")
        .statement_cache_capacity(512)
        .disable_statement_logging();
    let pool = PgPoolOptions::new()
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(Duration::from_secs(30))
        // Asked every time, a question would be two: a connection that has just been used is taken to be there.
        .test_before_acquire(false)
        .before_acquire(|connection, about| {
            Box::pin(async move {
                if about.idle_for > REST {
                    connection.ping().await?;
                }
                Ok(true)
            })
        })
        .connect_with(options);
    Ok(Pool::Postgres(
        pool.await.map_err(|e| fault("connecting", e))?,
    ))
}

/// Refuses a library that can lose what was acknowledged, and a file that is not set as it must be.
async fn check_sqlite(pool: &Pool) -> Result<(), OpenError> {
    let read = async |text: &'static str| -> Result<String, Fault> {
        let rows = pool.rows(sql(text)).await;
        let rows = rows.map_err(|e| fault("asking SQLite", e))?;
        let said = rows.first().and_then(RawRow::first_text);
        said.ok_or_else(|| Fault::new("SQLite did not answer"))
    };
    let version = read("SELECT sqlite_version()").await?;
    if !is_new_enough(&version) {
        return Err(OpenError::OldSqlite { found: version });
    }
    let mode = read("PRAGMA journal_mode").await?;
    if !mode.eq_ignore_ascii_case("wal") {
        return Err(Fault::new(format!("SQLite keeps its journal as {mode}, not as wal")).into());
    }
    Ok(())
}

fn is_new_enough(version: &str) -> bool {
    let mut parts = version
        .split('.')
        .map(|part| part.parse::<u32>().unwrap_or(0));
    let mut next = || parts.next().unwrap_or(0);
    (next(), next(), next()) >= SQLITE_AT_LEAST
}

#[cfg(test)]
mod tests {
    use super::is_new_enough;

    #[test]
    fn old_versions_are_refused() {
        for (version, good) in [
            ("3.51.3", true),
            ("3.51.2", false),
            ("3.40.1", false),
            ("3.54.0", true),
            ("4.0.0", true),
            ("", false),
        ] {
            assert_eq!(is_new_enough(version), good, "{version}");
        }
    }
}
