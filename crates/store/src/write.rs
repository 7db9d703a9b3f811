//! The way of every change: one transaction, tried again on conflict, once per request, acknowledged after commit.

use std::{
    collections::BTreeSet,
    pin::Pin,
    sync::{Arc, atomic::Ordering},
    time::Duration,
};

use kernel::{Call, Fault, Problem, Refusal};
use uuid::Uuid;

use crate::{Action, Ask, Store, Tx, error::fault, open::Engine, sql};

/// How often a conflict is tried again before it is shown as a fault: enough for a crowd on one stream of history.
const TRIES: u32 = 30;
/// How many actions share a commit while a database is filled.
const FILLED_TOGETHER: u32 = 20_000;
/// Ends a part as if it had never begun.
const UNDO: &str = "ROLLBACK TO part; RELEASE part";
/// How many failed batches are remembered for members that have not asked yet.
const FAILED_KEPT: usize = 1024;

/// The actions that share the open transaction of SQLite's one writer.
#[derive(Debug, Default)]
pub(crate) struct Batch {
    outer: Option<Tx>,
    /// Whether a part has begun that has not ended. Where nobody works on it any more, its caller has gone away.
    has_part: bool,
    /// How many parts have ended since the last commit.
    parts: u32,
    /// Number of the open batch, or of the last one.
    number: u64,
    failed: BTreeSet<u64>,
}

impl Batch {
    /// The open transaction, if there is one.
    pub(crate) const fn open(&self) -> Option<&Tx> {
        self.outer.as_ref()
    }

    /// An action as a part of the open transaction: whole or not at all, without touching the other parts. The outer
    /// answer is a fault of the transaction itself.
    async fn part(
        &mut self,
        call: &Call,
        action: &dyn Untyped,
        is_filling: bool,
    ) -> Result<Result<Outcome, Problem>, Fault> {
        let Some(outer) = self.outer.as_ref() else {
            return Err(Fault::new("no open transaction"));
        };
        self.has_part = true;
        if is_filling {
            let done = once_or_void(call, action, outer).await;
            self.has_part = false;
            self.parts += 1;
            return done;
        }
        let begun = outer.script("SAVEPOINT part").await;
        begun.map_err(|e| fault("beginning a part", e))?;
        let done = once(call, action, outer).await;
        let end = if done.is_ok() { "RELEASE part" } else { UNDO };
        let ended = outer.script(end).await;
        ended.map_err(|e| fault("ending a part", e))?;
        self.has_part = false;
        self.parts += 1;
        Ok(done)
    }

    /// Undoes a part whose caller went away in the middle of it.
    async fn end_part_left_behind(&mut self) {
        if !self.has_part {
            return;
        }
        let undone = match self.outer.as_ref() {
            Some(outer) => outer.script(UNDO).await,
            None => Ok(()),
        };
        self.has_part = false;
        if undone.is_err() {
            // How far the part came cannot be known: nobody in the batch is told that it is done.
            self.give_up();
        }
    }

    /// Lets the open transaction go; dropped, it is rolled back. Those who wait for its commit try again.
    pub(crate) fn give_up(&mut self) {
        self.has_part = false;
        if self.outer.take().is_some() {
            self.note_failed();
        }
    }

    fn note_failed(&mut self) {
        if self.failed.len() >= FAILED_KEPT {
            self.failed.pop_first();
        }
        self.failed.insert(self.number);
    }
}

impl Store {
    /// Carries out an action in one transaction of its own. The answer is given when it is durable.
    pub async fn act<A: Action>(&self, call: &Call, action: &A) -> Result<A::Done, Problem> {
        let outcome = self.act_untyped(call, &Typed(action)).await?;
        serde_json::from_str(&outcome)
            .map_err(|e| Fault::from_source("reading a kept answer", e).into())
    }

    async fn act_untyped(&self, call: &Call, action: &dyn Untyped) -> Result<Outcome, Problem> {
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

    /// PostgreSQL: a serializable transaction of its own. Whether the request has been carried out shows when it is put
    /// in, at the end: asked first, its place in the index would be read and written by each of those who come at the
    /// same moment, and of two whose keys stand on one page only one could go on.
    async fn act_alone(&self, call: &Call, action: &dyn Untyped) -> Result<Outcome, Problem> {
        let tx = self.begin().await?;
        match carry_out(call, action, &tx).await {
            Ok((done, true)) => {
                tx.commit().await?;
                Ok(done)
            }
            Ok((_, false)) => {
                tx.rollback().await?;
                let kept = kept(call, action, self.reader()).await?;
                kept.ok_or_else(|| Fault::new("a request is kept no more").transient().into())
            }
            Err(problem) => {
                tx.rollback().await?;
                if matches!(&problem, Problem::Fault(fault) if fault.transient) {
                    return Err(problem);
                }
                // What stands in the way may be what the request itself did when it came first.
                let kept = kept(call, action, self.reader()).await?;
                kept.ok_or(problem)
            }
        }
    }

    /// Whether the request of a call has been carried out, here or in another process, and is still kept. Who would have
    /// to work long to know what to ask for can look first.
    pub async fn was_carried_out(&self, call: &Call) -> Result<bool, Fault> {
        let row = sql("SELECT action FROM store_request WHERE key = $1").bind(call.key.0);
        Ok(row.one(self.reader()).await?.is_some())
    }

    async fn begin(&self) -> Result<Tx, Fault> {
        let link = self.writer.begin().await;
        let link = link.map_err(|e| fault("beginning", e))?;
        Ok(Tx::new(
            link,
            self.seen.clone(),
            Arc::clone(&self.listeners),
        ))
    }

    /// SQLite: a savepoint in the writer's open transaction; whoever comes first in the queue after the
    /// work is done commits for all of its batch. While a database is filled, there is no savepoint, and thousands of
    /// parts share a commit.
    async fn act_in_batch(&self, call: &Call, action: &dyn Untyped) -> Result<Outcome, Problem> {
        let mut batch = self.batch.lock().await;
        batch.end_part_left_behind().await;
        let opened = batch.outer.is_none();
        if opened {
            batch.outer = Some(self.begin().await?);
            batch.number += 1;
        }
        let number = batch.number;
        let is_filling = self.is_filling.load(Ordering::Relaxed);
        match batch.part(call, action, is_filling).await {
            Ok(Ok(done)) => {
                drop(batch);
                self.commit_batch(number).await?;
                Ok(done)
            }
            Ok(Err(problem)) => {
                if opened && let Some(outer) = batch.outer.take() {
                    outer.rollback().await?;
                }
                Err(problem)
            }
            Err(fault) => {
                batch.give_up();
                // Those who filled were told before the commit that theirs was done: nothing may go on after this.
                Err(if is_filling { fault } else { fault.transient() }.into())
            }
        }
    }

    /// Commits for all of the batch, unless another has. The lock is first come, first served: everybody who waited
    /// does their part before us.
    async fn commit_batch(&self, number: u64) -> Result<(), Fault> {
        let mut batch = self.batch.lock().await;
        batch.end_part_left_behind().await;
        let waits = self.is_filling.load(Ordering::Relaxed) && batch.parts < FILLED_TOGETHER;
        if batch.number == number && waits {
            Ok(())
        } else if batch.number == number
            && let Some(outer) = batch.outer.take()
        {
            batch.parts = 0;
            let committed = outer.commit().await;
            if committed.is_err() {
                batch.note_failed();
            }
            match committed {
                // Those before were told that theirs was done: trying the last one again would not bring them back.
                Err(fault) if self.is_filling.load(Ordering::Relaxed) => {
                    Err(Fault::from_source("a commit while filling", fault))
                }
                committed => committed,
            }
        } else if batch.failed.contains(&number) {
            Err(Fault::new("the shared commit failed").transient())
        } else {
            Ok(())
        }
    }

    /// Commits what has been done so far while a database is filled: what lies in one commit is heard by those whom the
    /// store that began it tells.
    pub async fn settle(&self) -> Result<(), Fault> {
        let mut batch = self.batch.lock().await;
        batch.parts = 0;
        match batch.outer.take() {
            Some(outer) => outer.commit().await,
            None => Ok(()),
        }
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

/// Runs the action unless its request has been carried out, and keeps its answer.
async fn once(call: &Call, action: &dyn Untyped, tx: &Tx) -> Result<Outcome, Problem> {
    match kept(call, action, tx).await? {
        Some(outcome) => Ok(outcome),
        None => carry_out(call, action, tx).await.map(|(done, _)| done),
    }
}

/// What a request was answered when it was carried out. A key that was used for something else, by somebody else, or
/// with other input is refused: what was sent now has not been carried out.
async fn kept(
    call: &Call,
    action: &dyn Untyped,
    ask: &dyn Ask,
) -> Result<Option<Outcome>, Problem> {
    let row = sql("SELECT action, actor, input, outcome FROM store_request WHERE key = $1")
        .bind(call.key.0)
        .one(ask)
        .await?;
    let Some(row) = row else {
        return Ok(None);
    };
    let same = row.get::<String>("action")? == action.name()
        && row.get::<Option<Uuid>>("actor")? == call.actor.user().map(kernel::Id::uuid)
        && row.get::<Option<Vec<u8>>>("input")? == call.input.map(Vec::from);
    if !same {
        return Err(Refusal::new("page-kit-refusal-request-used").into());
    }
    Ok(Some(row.get("outcome")?))
}

/// Runs the action and keeps its answer; and tells whether the request is the first with its key. Where it is not, what
/// was done must be undone.
async fn carry_out(call: &Call, action: &dyn Untyped, tx: &Tx) -> Result<(Outcome, bool), Problem> {
    let outcome = action.run(call, tx).await?;
    let put_in = sql(
        "INSERT INTO store_request (key, action, actor, input, outcome, at) \
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (key) DO NOTHING",
    )
    .bind(call.key.0)
    .bind(action.name())
    .bind(call.actor.user().map(kernel::Id::uuid))
    .bind(call.input.map(Vec::from))
    .bind(outcome.as_str())
    .bind(call.now)
    .run(tx)
    .await?;
    Ok((outcome, put_in > 0))
}

/// The same without a savepoint, which costs a copy of every page that is touched: for filling, where an action is
/// refused before it has written, or the whole filling is void. A fault makes it void as well: the database may have
/// undone what was acknowledged.
async fn once_or_void(
    call: &Call,
    action: &dyn Untyped,
    tx: &Tx,
) -> Result<Result<Outcome, Problem>, Fault> {
    let before = tx.written().await;
    let done = once(call, action, tx).await;
    let is_void = match &done {
        Ok(_) => false,
        Err(Problem::Fault(_)) => true,
        Err(_) => tx.written().await > before,
    };
    match done {
        Err(problem) if is_void => Err(Fault::from_source(
            format!("{} broke the filling of a database", action.name()),
            problem,
        )),
        done => Ok(done),
    }
}

/// What an action answered, as it is kept.
type Outcome = String;

/// An action without its types. All that goes on around an action is the same for all of them, and is compiled once.
trait Untyped: Sync {
    /// [`Action::NAME`].
    fn name(&self) -> &'static str;
    /// [`Action::run`], with the answer as it is kept.
    fn run<'a>(
        &'a self,
        call: &'a Call,
        tx: &'a Tx,
    ) -> Pin<Box<dyn Future<Output = Result<Outcome, Problem>> + Send + 'a>>;
}

struct Typed<'a, A>(&'a A);

impl<A: Action> Untyped for Typed<'_, A> {
    fn name(&self) -> &'static str {
        A::NAME
    }
    fn run<'a>(
        &'a self,
        call: &'a Call,
        tx: &'a Tx,
    ) -> Pin<Box<dyn Future<Output = Result<Outcome, Problem>> + Send + 'a>> {
        Box::pin(async move {
            let done = self.0.run(call, tx).await?;
            serde_json::to_string(&done)
                .map_err(|e| Fault::from_source("keeping an answer", e).into())
        })
    }
}
