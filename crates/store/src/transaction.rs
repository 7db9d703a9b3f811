//! The two things that can be asked: a transaction, and the readers beside it.

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex, PoisonError},
};

use kernel::{Call, Fault, Problem};
use sea_orm::{ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend};

use crate::{Action, Ask, Row, Statement, error::fault};

/// Every different text that was asked, where a test wants to see their plans.
pub(crate) type Seen = Option<Arc<Mutex<BTreeSet<String>>>>;

fn note(seen: &Seen, text: &str) {
    if let Some(seen) = seen {
        let mut seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
        if !seen.contains(text) {
            seen.insert(text.to_owned());
        }
    }
}

fn prepared(backend: DbBackend, statement: Statement) -> sea_orm::Statement {
    sea_orm::Statement::from_sql_and_values(backend, statement.text, statement.values)
}

/// Reads outside a transaction; sees what is committed.
#[derive(Debug, Clone)]
pub struct Reader {
    pub(crate) connection: DatabaseConnection,
    pub(crate) seen: Seen,
}

impl Ask for Reader {
    async fn rows(&self, statement: Statement) -> Result<Vec<Row>, Fault> {
        note(&self.seen, &statement.text);
        let backend = self.connection.get_database_backend();
        let rows = self
            .connection
            .query_all_raw(prepared(backend, statement))
            .await;
        Ok(rows
            .map_err(|e| fault("reading", e))?
            .into_iter()
            .map(Row)
            .collect())
    }
}

/// A transaction. It is made by [`crate::Store::act`], which also ends it.
#[derive(Debug)]
pub struct Tx {
    pub(crate) inner: DatabaseTransaction,
    pub(crate) seen: Seen,
}

impl Ask for Tx {
    async fn rows(&self, statement: Statement) -> Result<Vec<Row>, Fault> {
        note(&self.seen, &statement.text);
        let backend = self.inner.get_database_backend();
        let rows = self.inner.query_all_raw(prepared(backend, statement)).await;
        Ok(rows
            .map_err(|e| fault("reading in a transaction", e))?
            .into_iter()
            .map(Row)
            .collect())
    }
}

impl Tx {
    pub(crate) async fn run(&self, statement: Statement) -> Result<u64, Fault> {
        note(&self.seen, &statement.text);
        let backend = self.inner.get_database_backend();
        let done = self.inner.execute_raw(prepared(backend, statement)).await;
        Ok(done.map_err(|e| fault("writing", e))?.rows_affected())
    }

    /// Carries out another action as a part of this one: whole or not at all together with it.
    /// It has no request key of its own.
    pub async fn perform<A: Action>(&self, call: &Call, action: &A) -> Result<A::Done, Problem> {
        action.run(call, self).await
    }
}
