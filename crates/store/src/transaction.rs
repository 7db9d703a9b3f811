//! The two things that can be asked: a transaction, and the readers beside it.

use std::{
    collections::BTreeSet,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use kernel::{Call, Fault, Problem};
use tokio::sync::Mutex as TurnMutex;

use crate::{
    Action, Ask, Listeners, News, Row, Statement,
    driver::{DriverError, Link, Pool, RawRow},
    error::fault,
    statement::Rows,
    write::Batch,
};

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

/// Reads outside a transaction; sees what is committed, and while a database is filled all that is done.
#[derive(Debug, Clone)]
pub struct Reader {
    pub(crate) pool: Pool,
    pub(crate) seen: Seen,
    pub(crate) is_filling: Arc<AtomicBool>,
    pub(crate) batch: Arc<TurnMutex<Batch>>,
}

impl Reader {
    /// A filling that commits before each question writes every page many times over, and each connection beside the
    /// writer's then reads all of them anew: who fills is answered where it is written.
    async fn asked(&self, statement: Statement) -> Result<Vec<RawRow>, DriverError> {
        if self.is_filling.load(Ordering::Relaxed) {
            let batch = self.batch.lock().await;
            if let Some(open) = batch.open() {
                return open.link.lock().await.rows(statement).await;
            }
        }
        self.pool.rows(statement).await
    }
}

impl Ask for Reader {
    fn rows(&self, statement: Statement) -> Rows<'_> {
        Box::pin(async {
            note(&self.seen, &statement.text);
            let rows = self.asked(statement).await;
            let rows = rows.map_err(|e| fault("reading", e))?;
            Ok(rows.into_iter().map(Row).collect())
        })
    }
}

/// A transaction. It is made by [`crate::Store::act`], which also ends it.
#[derive(Debug)]
pub struct Tx {
    link: TurnMutex<Link>,
    seen: Seen,
    listeners: Arc<Listeners>,
}

impl Ask for Tx {
    fn rows(&self, statement: Statement) -> Rows<'_> {
        Box::pin(async {
            note(&self.seen, &statement.text);
            let rows = self.link.lock().await.rows(statement).await;
            let rows = rows.map_err(|e| fault("reading in a transaction", e))?;
            Ok(rows.into_iter().map(Row).collect())
        })
    }
}

impl Tx {
    pub(crate) fn new(link: Link, seen: Seen, listeners: Arc<Listeners>) -> Self {
        Self {
            link: TurnMutex::new(link),
            seen,
            listeners,
        }
    }

    /// Tells the rooms above of something. They do their part in this transaction: whole or not at all together.
    pub async fn tell<N: News>(&self, call: &Call, news: &N) -> Result<(), Problem> {
        self.listeners.tell(call, self, news).await
    }

    pub(crate) async fn run(&self, statement: Statement) -> Result<u64, Fault> {
        note(&self.seen, &statement.text);
        let done = self.link.lock().await.run(statement).await;
        done.map_err(|e| fault("writing", e))
    }

    /// How many rows the connection has written since it was opened; not known on PostgreSQL.
    pub(crate) async fn written(&self) -> u64 {
        self.link.lock().await.written()
    }

    /// Carries out a text as it stands.
    pub(crate) async fn script(&self, text: &str) -> Result<(), DriverError> {
        self.link.lock().await.script(text).await
    }

    pub(crate) async fn commit(self) -> Result<(), Fault> {
        let done = self.link.into_inner().commit().await;
        done.map_err(|e| fault("committing", e))
    }

    pub(crate) async fn rollback(self) -> Result<(), Fault> {
        let done = self.link.into_inner().rollback().await;
        done.map_err(|e| fault("rolling back", e))
    }

    /// Carries out another action as a part of this one: whole or not at all together with it.
    /// It has no request key of its own.
    pub async fn perform<A: Action>(&self, call: &Call, action: &A) -> Result<A::Done, Problem> {
        action.run(call, self).await
    }
}
