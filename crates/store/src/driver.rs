//! The two databases behind one face: pools, transactions, values and rows.

use rusqlite::types::FromSql;
use sqlx::{
    AssertSqlSafe, Decode, Executor, PgPool, Postgres, Row as _, Transaction, Type,
    postgres::{PgArguments, PgRow},
    query::Query,
    raw_sql,
};
use uuid::Uuid;

use crate::{
    Statement,
    sqlite::{Lease, SqlitePool, SqliteRow},
};

type Answer<T> = Result<T, DriverError>;

/// What one of the two says.
#[derive(Debug, thiserror::Error)]
pub(crate) enum DriverError {
    #[error("the database is closed")]
    Closed,
    #[error("no connection became free in time")]
    Busy,
    #[error(transparent)]
    Sqlite(#[from] rusqlite::Error),
    #[error(transparent)]
    Postgres(#[from] sqlx::Error),
}

/// A value on the way to a column; nothing is typed too, as PostgreSQL wants it.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// `BIGINT`.
    Number(Option<i64>),
    /// `BOOLEAN`.
    Truth(Option<bool>),
    /// `DOUBLE PRECISION`.
    Share(Option<f64>),
    /// `TEXT`.
    Text(Option<String>),
    /// `UUID`.
    Key(Option<Uuid>),
    /// `BYTEA`.
    Bytes(Option<Vec<u8>>),
}

/// A row as its driver gave it.
#[derive(Debug)]
pub enum RawRow {
    /// Of SQLite.
    #[doc(hidden)]
    Sqlite(SqliteRow),
    /// Of PostgreSQL.
    #[doc(hidden)]
    Postgres(PgRow),
}

impl RawRow {
    /// A column by name, or nothing.
    pub(crate) fn get<T>(&self, name: &str) -> Result<Option<T>, String>
    where
        T: FromSql + for<'r> Decode<'r, Postgres> + Type<Postgres>,
    {
        match self {
            Self::Sqlite(row) => row.get(name),
            Self::Postgres(row) => row.try_get(name).map_err(|e| e.to_string()),
        }
    }

    /// A column of text by name as it lies in the row, or nothing.
    pub(crate) fn text(&self, name: &str) -> Result<Option<&str>, String> {
        match self {
            Self::Sqlite(row) => row.text(name),
            Self::Postgres(row) => row.try_get(name).map_err(|e| e.to_string()),
        }
    }

    /// The text in the first column; none on PostgreSQL, which is not asked for such.
    pub(crate) fn first_text(&self) -> Option<String> {
        match self {
            Self::Sqlite(row) => row.first().ok().flatten(),
            Self::Postgres(_) => None,
        }
    }
}

/// Connections to one of the two.
#[derive(Debug, Clone)]
pub(crate) enum Pool {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

impl Pool {
    /// All rows of a statement.
    pub(crate) async fn rows(&self, statement: Statement) -> Answer<Vec<RawRow>> {
        match self {
            Self::Sqlite(pool) => Ok(sqlite(pool.lease().await?.rows(&statement)?)),
            Self::Postgres(pool) => Ok(postgres(
                again_if_lost(pool, || query(statement.clone()).fetch_all(pool)).await?,
            )),
        }
    }

    /// Carries out a text as it stands, with all its statements.
    pub(crate) async fn script(&self, text: &str) -> Answer<()> {
        match self {
            Self::Sqlite(pool) => Ok(pool.lease().await?.script(text)?),
            Self::Postgres(pool) => Ok(pool.execute(raw(text)).await.map(|_done| ())?),
        }
    }

    /// Begins a transaction: on SQLite it has the right to write from the first moment, on PostgreSQL it sees the
    /// database as if it were alone.
    pub(crate) async fn begin(&self) -> Answer<Link> {
        Ok(match self {
            Self::Sqlite(pool) => {
                let lease = pool.lease().await?;
                lease.script("BEGIN IMMEDIATE")?;
                Link::Sqlite(lease)
            }
            Self::Postgres(pool) => {
                let begin = "BEGIN ISOLATION LEVEL SERIALIZABLE";
                Link::Postgres(again_if_lost(pool, || pool.begin_with(begin)).await?)
            }
        })
    }

    /// Closes all connections.
    pub(crate) async fn close(&self) {
        match self {
            Self::Sqlite(pool) => pool.close().await,
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

/// An open transaction. Dropped without an end, it is rolled back.
#[derive(Debug)]
pub(crate) enum Link {
    Sqlite(Lease),
    Postgres(Transaction<'static, Postgres>),
}

impl Link {
    /// All rows of a statement.
    pub(crate) async fn rows(&mut self, statement: Statement) -> Answer<Vec<RawRow>> {
        match self {
            Self::Sqlite(lease) => Ok(sqlite(lease.rows(&statement)?)),
            Self::Postgres(tx) => Ok(postgres(query(statement).fetch_all(&mut **tx).await?)),
        }
    }

    /// Carries out a statement, and tells how many rows it touched.
    pub(crate) async fn run(&mut self, statement: Statement) -> Answer<u64> {
        match self {
            Self::Sqlite(lease) => Ok(lease.run(&statement)?),
            Self::Postgres(tx) => Ok(query(statement).execute(&mut **tx).await?.rows_affected()),
        }
    }

    /// Carries out a text as it stands, with all its statements.
    pub(crate) async fn script(&mut self, text: &str) -> Answer<()> {
        match self {
            Self::Sqlite(lease) => Ok(lease.script(text)?),
            Self::Postgres(tx) => Ok(tx.execute(raw(text)).await.map(|_done| ())?),
        }
    }

    /// How many rows the connection has written since it was opened; not known on PostgreSQL.
    pub(crate) fn written(&self) -> u64 {
        match self {
            Self::Sqlite(lease) => lease.written(),
            Self::Postgres(_) => 0,
        }
    }

    /// Makes it last.
    pub(crate) async fn commit(self) -> Answer<()> {
        match self {
            Self::Sqlite(lease) => Ok(lease.script("COMMIT")?),
            Self::Postgres(tx) => Ok(tx.commit().await?),
        }
    }

    /// Undoes all of it.
    pub(crate) async fn rollback(self) -> Answer<()> {
        match self {
            Self::Sqlite(lease) => Ok(lease.script("ROLLBACK")?),
            Self::Postgres(tx) => Ok(tx.rollback().await?),
        }
    }
}

/// Asks anew where the connection was gone, as after the server was started again: nothing had been done on it. Each
/// connection of the pool can be found so once; after that it is the server.
async fn again_if_lost<T, F>(pool: &PgPool, asked: impl Fn() -> F) -> Result<T, sqlx::Error>
where
    F: Future<Output = Result<T, sqlx::Error>>,
{
    let mut left = pool.size();
    loop {
        match asked().await {
            Err(error) if left > 0 && is_lost(&error) => left -= 1,
            answer => return answer,
        }
    }
}

/// Whether the connection is gone: closed, or ended by the server, which then says that it was told to stop.
fn is_lost(error: &sqlx::Error) -> bool {
    const STOPPED: [&str; 2] = ["57P01", "57P02"];
    let said = error
        .as_database_error()
        .and_then(sqlx::error::DatabaseError::code);
    matches!(error, sqlx::Error::Io(_)) || said.is_some_and(|code| STOPPED.contains(&code.as_ref()))
}

fn sqlite(rows: Vec<SqliteRow>) -> Vec<RawRow> {
    rows.into_iter().map(RawRow::Sqlite).collect()
}

fn postgres(rows: Vec<PgRow>) -> Vec<RawRow> {
    rows.into_iter().map(RawRow::Postgres).collect()
}

fn raw(text: &str) -> sqlx::RawSql {
    raw_sql(AssertSqlSafe(text.to_owned()))
}

/// A statement with its values bound. Its text is put together from constants (see [`crate::sql`]).
fn query(statement: Statement) -> Query<'static, Postgres, PgArguments> {
    let mut query = sqlx::query(AssertSqlSafe(statement.text.into_owned()));
    for value in statement.values {
        query = match value {
            Value::Number(value) => query.bind(value),
            Value::Truth(value) => query.bind(value),
            Value::Share(value) => query.bind(value),
            Value::Text(value) => query.bind(value),
            Value::Key(value) => query.bind(value),
            Value::Bytes(value) => query.bind(value),
        };
    }
    query
}
