//! The way of every change: one transaction, tried again on conflict, once per request, acknowledged after commit.

use std::{collections::BTreeSet, sync::atomic::Ordering, time::Duration};

use kernel::{Call, Fault, Problem, Refusal};
use sea_orm::{
    DatabaseTransaction, IsolationLevel, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
};
use tokio::sync::MutexGuard;
use uuid::Uuid;

use crate::{Action, Store, Tx, error::fault, open::Engine, sql};

/// How often a conflict is tried again before it is shown as a fault: enough for a crowd on one stream of history.
const TRIES: u32 = 30;
/// How many failed batches are remembered for members that have not asked yet.
const FAILED_KEPT: usize = 1024;

/// The actions that share the open transaction of SQLite's one writer.
#[derive(Debug, Default)]
pub(crate) struct Batch {
    outer: Option<DatabaseTransaction>,
    /// Number of the open batch, or of the last one.
    number: u64,
    failed: BTreeSet<u64>,
}

impl Store {
    /// Carries out an action in one transaction of its own. The answer is given when it is durable.
    pub async fn act<A: Action>(&self, call: &Call, action: &A) -> Result<A::Done, Problem> {
        let mut tried = 0;
        loop {
            call.rewind();
            let answer = match self.engine() {
                Engine::Sqlite => self.act_in_batch(call, action).await,
                Engine::Postgres => self.act_alone(call, action).await,
            };
            match answer {
                Err(Problem::Fault(fault)) if fault.transient && tried < TRIES => {
                    tried += 1;
                    self.conflicts.fetch_add(1, Ordering::Relaxed);
                    tokio::time::sleep(pause(call, tried)).await;
                }
                answer => return answer,
            }
        }
    }

    /// PostgreSQL: a serializable transaction of its own.
    async fn act_alone<A: Action>(&self, call: &Call, action: &A) -> Result<A::Done, Problem> {
        let inner = self
            .writer
            .begin_with_config(Some(IsolationLevel::Serializable), None)
            .await
            .map_err(|e| fault("beginning", e))?;
        let tx = Tx {
            inner,
            seen: self.seen.clone(),
        };
        let done = once(call, action, &tx).await;
        match done {
            Ok(done) => {
                tx.inner
                    .commit()
                    .await
                    .map_err(|e| fault("committing", e))?;
                Ok(done)
            }
            Err(problem) => {
                tx.inner
                    .rollback()
                    .await
                    .map_err(|e| fault("rolling back", e))?;
                Err(self.twin(call, problem).await)
            }
        }
    }

    /// A fault of a request whose twin, sent at the same moment, was faster: both make the same ids, and the second to
    /// write meets the first's rows. Tried again, it finds the kept answer.
    async fn twin(&self, call: &Call, problem: Problem) -> Problem {
        let Problem::Fault(fault) = problem else {
            return problem;
        };
        let kept = sql("SELECT 1 AS one FROM store_request WHERE key = $1")
            .bind(call.key.0)
            .one(self.reader())
            .await;
        match kept {
            Ok(Some(_)) => Problem::Fault(fault.transient()),
            Ok(None) | Err(_) => Problem::Fault(fault),
        }
    }

    /// SQLite: a savepoint in the writer's open transaction; whoever comes first in the queue after the
    /// work is done commits for all of its batch.
    async fn act_in_batch<A: Action>(&self, call: &Call, action: &A) -> Result<A::Done, Problem> {
        let mut batch = self.batch.lock().await;
        let opened = batch.outer.is_none();
        self.open_batch(&mut batch).await?;
        let number = batch.number;
        let Some(outer) = batch.outer.as_ref() else {
            return Err(Fault::new("no open transaction").into());
        };
        let inner = outer
            .begin()
            .await
            .map_err(|e| fault("beginning a part", e))?;
        let tx = Tx {
            inner,
            seen: self.seen.clone(),
        };
        let done = match once(call, action, &tx).await {
            Ok(done) => {
                tx.inner
                    .commit()
                    .await
                    .map_err(|e| fault("ending a part", e))?;
                done
            }
            Err(problem) => {
                tx.inner
                    .rollback()
                    .await
                    .map_err(|e| fault("rolling back a part", e))?;
                if opened && let Some(outer) = batch.outer.take() {
                    outer
                        .rollback()
                        .await
                        .map_err(|e| fault("rolling back", e))?;
                }
                return Err(problem);
            }
        };
        drop(batch);
        // The lock is first come, first served: everybody who waited does their part before us.
        let mut batch = self.batch.lock().await;
        if batch.number == number
            && let Some(outer) = batch.outer.take()
        {
            let committed = outer.commit().await;
            if committed.is_err() {
                if batch.failed.len() >= FAILED_KEPT {
                    batch.failed.pop_first();
                }
                batch.failed.insert(number);
            }
            committed.map_err(|e| fault("committing", e))?;
        } else if batch.failed.contains(&number) {
            return Err(Fault::new("the shared commit failed").transient().into());
        }
        Ok(done)
    }

    async fn open_batch(&self, batch: &mut MutexGuard<'_, Batch>) -> Result<(), Fault> {
        if batch.outer.is_some() {
            return Ok(());
        }
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let outer = self
            .writer
            .begin_with_options(options)
            .await
            .map_err(|e| fault("beginning", e))?;
        batch.outer = Some(outer);
        batch.number += 1;
        Ok(())
    }

    /// Forgets requests older than `before`, so that the list does not grow for ever.
    pub async fn forget_requests(
        &self,
        call: &Call,
        before: jiff::Timestamp,
    ) -> Result<u64, Problem> {
        self.act(call, &ForgetRequests { before }).await
    }
}

struct ForgetRequests {
    before: jiff::Timestamp,
}

impl Action for ForgetRequests {
    const NAME: &'static str = "forget-requests";
    type Done = u64;
    async fn run(&self, _call: &Call, tx: &Tx) -> Result<u64, Problem> {
        Ok(sql("DELETE FROM store_request WHERE at < $1")
            .bind(self.before)
            .run(tx)
            .await?)
    }
}

/// Longer for each try, and different for different requests, so that two do not meet again.
fn pause(call: &Call, tried: u32) -> Duration {
    let spread = u64::try_from(call.key.0.as_u128() % 7).unwrap_or(3) + 1;
    Duration::from_millis(spread << tried.min(6))
}

/// Runs the action unless its request has been carried out, and keeps its answer. A key that was used for something
/// else, by somebody else, or with other input is refused: what was sent now has not been carried out.
async fn once<A: Action>(call: &Call, action: &A, tx: &Tx) -> Result<A::Done, Problem> {
    let actor = call.actor.user().map(kernel::Id::uuid);
    let input = call.input.map(Vec::from);
    let kept = sql("SELECT action, actor, input, outcome FROM store_request WHERE key = $1")
        .bind(call.key.0)
        .one(tx)
        .await?;
    if let Some(row) = kept {
        let same = row.get::<String>("action")? == A::NAME
            && row.get::<Option<Uuid>>("actor")? == actor
            && row.get::<Option<Vec<u8>>>("input")? == input;
        if !same {
            return Err(Refusal::new("page-kit-refusal-request-used").into());
        }
        let outcome: String = row.get("outcome")?;
        return serde_json::from_str(&outcome)
            .map_err(|e| Fault::from_source("reading a kept answer", e).into());
    }
    let done = action.run(call, tx).await?;
    let outcome =
        serde_json::to_string(&done).map_err(|e| Fault::from_source("keeping an answer", e))?;
    sql(
        "INSERT INTO store_request (key, action, actor, input, outcome, at) \
         VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(call.key.0)
    .bind(A::NAME)
    .bind(actor)
    .bind(input)
    .bind(outcome)
    .bind(call.now)
    .run(tx)
    .await?;
    Ok(done)
}
