//! The two databases behind one face: pools, transactions, values and rows.

use sqlx::{
    AssertSqlSafe, Decode, Encode, Executor, PgPool, Postgres, Row as _, Sqlite, SqlitePool,
    Transaction, Type, postgres::PgRow, query::Query, raw_sql, sqlite::SqliteRow,
};
use uuid::Uuid;

use crate::Statement;

type Answer<T> = Result<T, sqlx::Error>;

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
        T: for<'r> Decode<'r, Sqlite>
            + Type<Sqlite>
            + for<'r> Decode<'r, Postgres>
            + Type<Postgres>,
    {
        match self {
            Self::Sqlite(row) => row.try_get(name),
            Self::Postgres(row) => row.try_get(name),
        }
        .map_err(|e| e.to_string())
    }

    /// The text in the first column.
    pub(crate) fn first_text(&self) -> Answer<String> {
        match self {
            Self::Sqlite(row) => row.try_get(0),
            Self::Postgres(row) => row.try_get(0),
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
            Self::Sqlite(pool) => Ok(sqlite(query(statement).fetch_all(pool).await?)),
            Self::Postgres(pool) => Ok(postgres(query(statement).fetch_all(pool).await?)),
        }
    }

    /// Carries out a text as it stands, with all its statements.
    pub(crate) async fn script(&self, text: &str) -> Answer<()> {
        let text = raw_sql(AssertSqlSafe(text.to_owned()));
        match self {
            Self::Sqlite(pool) => pool.execute(text).await.map(|_done| ()),
            Self::Postgres(pool) => pool.execute(text).await.map(|_done| ()),
        }
    }

    /// Begins a transaction: on SQLite it has the right to write from the first moment, on PostgreSQL it sees the
    /// database as if it were alone.
    pub(crate) async fn begin(&self) -> Answer<Link> {
        Ok(match self {
            Self::Sqlite(pool) => Link::Sqlite(pool.begin_with("BEGIN IMMEDIATE").await?),
            Self::Postgres(pool) => {
                let begin = "BEGIN ISOLATION LEVEL SERIALIZABLE";
                Link::Postgres(pool.begin_with(begin).await?)
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
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

impl Link {
    /// All rows of a statement.
    pub(crate) async fn rows(&mut self, statement: Statement) -> Answer<Vec<RawRow>> {
        match self {
            Self::Sqlite(tx) => Ok(sqlite(query(statement).fetch_all(&mut **tx).await?)),
            Self::Postgres(tx) => Ok(postgres(query(statement).fetch_all(&mut **tx).await?)),
        }
    }

    /// Carries out a statement, and tells how many rows it touched.
    pub(crate) async fn run(&mut self, statement: Statement) -> Answer<u64> {
        Ok(match self {
            Self::Sqlite(tx) => query(statement).execute(&mut **tx).await?.rows_affected(),
            Self::Postgres(tx) => query(statement).execute(&mut **tx).await?.rows_affected(),
        })
    }

    /// Carries out a text as it stands, with all its statements.
    pub(crate) async fn script(&mut self, text: &str) -> Answer<()> {
        let text = raw_sql(AssertSqlSafe(text.to_owned()));
        match self {
            Self::Sqlite(tx) => tx.execute(text).await.map(|_done| ()),
            Self::Postgres(tx) => tx.execute(text).await.map(|_done| ()),
        }
    }

    /// Makes it last.
    pub(crate) async fn commit(self) -> Answer<()> {
        match self {
            Self::Sqlite(tx) => tx.commit().await,
            Self::Postgres(tx) => tx.commit().await,
        }
    }

    /// Undoes all of it.
    pub(crate) async fn rollback(self) -> Answer<()> {
        match self {
            Self::Sqlite(tx) => tx.rollback().await,
            Self::Postgres(tx) => tx.rollback().await,
        }
    }
}

fn sqlite(rows: Vec<SqliteRow>) -> Vec<RawRow> {
    rows.into_iter().map(RawRow::Sqlite).collect()
}

fn postgres(rows: Vec<PgRow>) -> Vec<RawRow> {
    rows.into_iter().map(RawRow::Postgres).collect()
}

/// A statement with its values bound. Its text is put together from constants (see [`crate::sql`]).
fn query<DB>(statement: Statement) -> Query<'static, DB, DB::Arguments>
where
    DB: sqlx::Database,
    Option<i64>: Encode<'static, DB> + Type<DB>,
    Option<bool>: Encode<'static, DB> + Type<DB>,
    Option<f64>: Encode<'static, DB> + Type<DB>,
    Option<String>: Encode<'static, DB> + Type<DB>,
    Option<Uuid>: Encode<'static, DB> + Type<DB>,
    Option<Vec<u8>>: Encode<'static, DB> + Type<DB>,
{
    let mut query = sqlx::query(AssertSqlSafe(statement.text));
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
