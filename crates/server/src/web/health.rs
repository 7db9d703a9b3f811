//! Whether the process is alive, and whether it can do its work.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use axum::{Router, extract::State, http::StatusCode, routing::get};
use store::{Migrations, Store, on_own_thread};
use tokio::sync::Semaphore;

/// How long the database has to answer.
const PATIENCE: Duration = Duration::from_secs(2);

/// What readiness is asked of.
#[derive(Debug, Clone)]
pub struct Ready {
    store: Store,
    rooms: Arc<[Migrations]>,
    /// Tables that are there stay there, so that they are looked for only until they are.
    has_tables: Arc<AtomicBool>,
    stopping: Arc<AtomicBool>,
    asking: Arc<Semaphore>,
}

impl Ready {
    /// Of a store that must have the tables of these rooms.
    pub fn new(store: Store, rooms: &[Migrations]) -> Self {
        Self {
            store,
            rooms: rooms.into(),
            has_tables: Arc::default(),
            stopping: Arc::default(),
            asking: Arc::new(Semaphore::new(1)),
        }
    }

    /// From now on it is not ready: a load balancer sends nothing new while open requests are finished.
    pub fn stop(&self) {
        self.stopping.store(true, Ordering::Relaxed);
    }

    /// What is missing, if anything.
    async fn missing(&self) -> Option<&'static str> {
        if self.stopping.load(Ordering::Relaxed) {
            return Some("stopping");
        }
        let asked = tokio::time::timeout(PATIENCE, self.clone().ask()).await;
        asked.unwrap_or(Some("the database does not answer"))
    }

    /// Asks the database, one question at a time: a disk that hangs takes one thread, however often it is asked.
    async fn ask(self) -> Option<&'static str> {
        let turn = Arc::clone(&self.asking).acquire_owned().await;
        let asked = on_own_thread(async move {
            let lacks = self.lacking().await;
            drop(turn);
            lacks
        });
        asked.await.unwrap_or(Some("stopping"))
    }

    /// What the database lacks, if anything.
    async fn lacking(&self) -> Option<&'static str> {
        if self.store.ping().await.is_err() {
            return Some("the database does not answer");
        }
        if self.has_tables.load(Ordering::Relaxed) {
            return None;
        }
        match self.store.pending(&self.rooms).await {
            Ok(pending) if pending.is_empty() => {
                self.has_tables.store(true, Ordering::Relaxed);
                None
            }
            Ok(_) | Err(_) => Some("the database lacks tables: run `sammanhang migrate`"),
        }
    }
}

pub(super) fn routes(ready: Ready) -> Router {
    Router::new()
        .route("/halsa", get(async || "alive\n"))
        .route("/redo", get(readiness))
        .with_state(ready)
}

async fn readiness(State(ready): State<Ready>) -> (StatusCode, String) {
    match ready.missing().await {
        None => (StatusCode::OK, "ready\n".to_owned()),
        Some(missing) => (
            StatusCode::SERVICE_UNAVAILABLE,
            format!("not ready: {missing}\n"),
        ),
    }
}
