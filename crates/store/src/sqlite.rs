//! SQLite on the caller's own thread: connections to a file, each used by one at a time.
//!
//! A statement takes some microseconds, less than handing it to another thread and waking up again. Who asks must
//! therefore be on a thread that may be kept busy (see [`crate::on_own_thread`]).

use std::{
    cell::RefCell,
    collections::BTreeMap,
    fmt,
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use rusqlite::{
    Connection, Row, ToSql,
    types::{self, FromSql},
};
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    time::timeout,
};

use crate::{
    Statement,
    driver::{DriverError, Value},
};

pub(crate) type Answer<T> = Result<T, rusqlite::Error>;

/// How long a connection waits for another process that writes, and one who asks for a connection.
const BUSY: Duration = Duration::from_secs(30);
/// So many different statements are kept prepared in each connection.
const PREPARED: usize = 512;
/// So many different texts' shapes are known in each connection before they are found out anew.
const SHAPES: usize = 2048;
/// How every connection is set: what is acknowledged is on disk. Triggers also see the rows that `REPLACE` removes, so
/// that nothing which is never removed goes that way.
const SETTINGS: &str = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; \
    PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 268435456; PRAGMA trusted_schema = OFF; \
    PRAGMA recursive_triggers = ON;";

/// Connections to one file.
#[derive(Debug, Clone)]
pub(crate) struct SqlitePool(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    file: PathBuf,
    idle: Mutex<Vec<Wire>>,
    /// One permit for each connection that there may be.
    turns: Arc<Semaphore>,
    most: u32,
}

impl Shared {
    fn take_idle(&self) -> Option<Wire> {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        idle.pop()
    }

    fn put_back(&self, wire: Wire) {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        idle.push(wire);
    }
}

impl SqlitePool {
    /// Opens the file, and makes it if it is not there. There are at most so many connections.
    pub(crate) fn open(file: PathBuf, most: u32) -> Answer<Self> {
        let shared = Shared {
            idle: Mutex::default(),
            turns: Arc::new(Semaphore::new(usize::try_from(most).unwrap_or(1))),
            file,
            most,
        };
        shared.put_back(connect(&shared.file)?);
        Ok(Self(Arc::new(shared)))
    }

    /// Waits for a connection, first come, first served, but not for ever.
    pub(crate) async fn lease(&self) -> Result<Lease, DriverError> {
        let turn = timeout(BUSY, Arc::clone(&self.0.turns).acquire_owned()).await;
        let turn = turn.map_err(|_late| DriverError::Busy)?;
        let turn = turn.map_err(|_closed| DriverError::Closed)?;
        let wire = match self.0.take_idle() {
            Some(wire) => wire,
            None => connect(&self.0.file)?,
        };
        Ok(Lease {
            wire: Some(wire),
            pool: Arc::clone(&self.0),
            _turn: turn,
        })
    }

    /// Waits until nobody uses a connection, and closes all. The last one folds the log into the file.
    pub(crate) async fn close(&self) {
        let all = self.0.turns.acquire_many(self.0.most).await;
        self.0.turns.close();
        drop(all);
        while let Some(wire) = self.0.take_idle() {
            drop(wire);
        }
    }
}

fn connect(file: &PathBuf) -> Answer<Wire> {
    let connection = Connection::open(file)?;
    connection.busy_timeout(BUSY)?;
    connection.set_prepared_statement_cache_capacity(PREPARED);
    connection.execute_batch(SETTINGS)?;
    Ok(Wire {
        connection,
        shapes: RefCell::default(),
    })
}

/// A connection, with what it has found out about the texts that it was asked.
#[derive(Debug)]
struct Wire {
    connection: Connection,
    shapes: RefCell<BTreeMap<Box<str>, Arc<Shape>>>,
}

impl Wire {
    /// How a text's values and columns lie. To ask SQLite each time takes as long as many a statement itself.
    fn shape(&self, text: &str, prepared: &rusqlite::Statement<'_>) -> Arc<Shape> {
        let mut shapes = self.shapes.borrow_mut();
        if let Some(known) = shapes.get(text)
            // What `*` stands for changes with the tables.
            && known.names.len() == prepared.column_count()
        {
            return Arc::clone(known);
        }
        if shapes.len() >= SHAPES {
            shapes.clear();
        }
        let shape = Arc::new(Shape::of(prepared));
        shapes.insert(text.into(), Arc::clone(&shape));
        shape
    }
}

/// How the values and columns of a prepared text lie.
#[derive(Debug)]
struct Shape {
    /// Which value stands at each place, from 0.
    values: Box<[usize]>,
    names: Names,
}

impl Shape {
    /// `$2` is a name here, whose place follows from where it first stands in the text.
    fn of(prepared: &rusqlite::Statement<'_>) -> Self {
        let number = |place| {
            let name = prepared.parameter_name(place);
            let number = name.and_then(|name| name.get(1..)?.parse::<usize>().ok());
            number.unwrap_or(place).saturating_sub(1)
        };
        let names = prepared.column_names();
        Self {
            values: (1..=prepared.parameter_count()).map(number).collect(),
            names: names.into_iter().map(Box::from).collect(),
        }
    }
}

/// A connection while somebody uses it. Given back with a transaction open, that is rolled back.
pub(crate) struct Lease {
    wire: Option<Wire>,
    pool: Arc<Shared>,
    _turn: OwnedSemaphorePermit,
}

impl fmt::Debug for Lease {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Lease")
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        if let Some(wire) = self.wire.take() {
            let connection = &wire.connection;
            let is_clean =
                connection.is_autocommit() || connection.execute_batch("ROLLBACK").is_ok();
            // One that cannot be made clean is closed, which rolls back as well.
            if is_clean {
                self.pool.put_back(wire);
            }
        }
    }
}

impl Lease {
    fn wire(&self) -> Answer<&Wire> {
        self.wire.as_ref().ok_or(rusqlite::Error::InvalidQuery)
    }

    fn connection(&self) -> Answer<&Connection> {
        self.wire().map(|wire| &wire.connection)
    }

    /// All rows of a statement.
    pub(crate) fn rows(&self, statement: &Statement) -> Answer<Vec<SqliteRow>> {
        self.step(statement, |row, names, found: &mut Vec<SqliteRow>| {
            found.push(SqliteRow::read(row, names)?);
            Ok(())
        })
    }

    /// Carries out a statement, and tells how many rows it touched.
    pub(crate) fn run(&self, statement: &Statement) -> Answer<u64> {
        self.step(statement, |_row, _names, (): &mut ()| Ok(()))?;
        Ok(self.connection()?.changes())
    }

    /// How many rows have been written since the connection was opened.
    pub(crate) fn written(&self) -> u64 {
        self.connection().map_or(0, Connection::total_changes)
    }

    /// Carries out a text as it stands, with all its statements.
    pub(crate) fn script(&self, text: &str) -> Answer<()> {
        self.connection()?.execute_batch(text)
    }

    fn step<T: Default>(
        &self,
        statement: &Statement,
        mut each: impl FnMut(&Row<'_>, &Names, &mut T) -> Answer<()>,
    ) -> Answer<T> {
        let wire = self.wire()?;
        let mut prepared = wire.connection.prepare_cached(&statement.text)?;
        let shape = wire.shape(&statement.text, &prepared);
        for (place, before) in (1..).zip(&shape.values) {
            let given = statement.values.len();
            let value = statement.values.get(*before);
            let value = value.ok_or(rusqlite::Error::InvalidParameterCount(given, before + 1))?;
            prepared.raw_bind_parameter(place, value)?;
        }
        let mut found = T::default();
        let mut rows = prepared.raw_query();
        while let Some(row) = rows.next()? {
            each(row, &shape.names, &mut found)?;
        }
        Ok(found)
    }
}

impl ToSql for Value {
    fn to_sql(&self) -> Answer<types::ToSqlOutput<'_>> {
        match self {
            Self::Number(value) => value.to_sql(),
            Self::Truth(value) => value.to_sql(),
            Self::Share(value) => value.to_sql(),
            Self::Text(value) => value.to_sql(),
            Self::Key(value) => value.to_sql(),
            Self::Bytes(value) => value.to_sql(),
        }
    }
}

type Names = Arc<[Box<str>]>;

/// A row that has been read.
#[derive(Debug)]
pub struct SqliteRow {
    names: Names,
    values: Vec<types::Value>,
}

impl SqliteRow {
    fn read(row: &Row<'_>, names: &Names) -> Answer<Self> {
        let mut values = Vec::with_capacity(names.len());
        for place in 0..names.len() {
            values.push(row.get(place)?);
        }
        Ok(Self {
            names: Arc::clone(names),
            values,
        })
    }

    fn value(&self, name: &str) -> Result<&types::Value, String> {
        let place = self.names.iter().position(|known| **known == *name);
        let value = place.and_then(|place| self.values.get(place));
        value.ok_or_else(|| format!("there is no column {name}"))
    }

    /// A column by name, or nothing.
    pub(crate) fn get<T: FromSql>(&self, name: &str) -> Result<Option<T>, String> {
        read(self.value(name)?)
    }

    /// A column of text by name as it lies in the row, or nothing.
    pub(crate) fn text(&self, name: &str) -> Result<Option<&str>, String> {
        match self.value(name)? {
            types::Value::Null => Ok(None),
            types::Value::Text(text) => Ok(Some(text)),
            other @ (types::Value::Integer(_) | types::Value::Real(_) | types::Value::Blob(_)) => {
                Err(format!("is no text, but {}", other.data_type()))
            }
        }
    }

    /// The first column.
    pub(crate) fn first<T: FromSql>(&self) -> Result<Option<T>, String> {
        self.values.first().map_or(Ok(None), read)
    }
}

fn read<T: FromSql>(value: &types::Value) -> Result<Option<T>, String> {
    Option::<T>::column_result(value.into()).map_err(|e| e.to_string())
}
