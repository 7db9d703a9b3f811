//! Tables, forward only: every step is carried out once, in order, in a transaction of its own.

use std::{fmt::Write, sync::Arc};

use kernel::Fault;
use sha2::{Digest, Sha256};

use crate::{Ask, Engine, Store, Tx, error::fault, sql};

/// A room's steps, in order.
#[derive(Debug, Clone, Copy)]
pub struct Migrations {
    /// The room, which is also the prefix of its tables.
    pub room: &'static str,
    /// Its steps.
    pub steps: &'static [Step],
}

/// One step. A step that has been released is never changed.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    name: &'static str,
    sqlite: &'static str,
    postgres: &'static str,
}

impl Step {
    /// A step with one text for both databases.
    pub const fn both(name: &'static str, text: &'static str) -> Self {
        Self {
            name,
            sqlite: text,
            postgres: text,
        }
    }

    /// A step whose texts must differ (triggers, index kinds).
    pub const fn each(name: &'static str, sqlite: &'static str, postgres: &'static str) -> Self {
        Self {
            name,
            sqlite,
            postgres,
        }
    }
}

const LEDGER: &str = "CREATE TABLE IF NOT EXISTS store_migration (
    room TEXT NOT NULL, name TEXT NOT NULL, digest TEXT NOT NULL, PRIMARY KEY (room, name))";

impl Store {
    /// Carries out all steps that have not been, and tells their names.
    pub async fn migrate(&self, rooms: &[Migrations]) -> Result<Vec<String>, Fault> {
        self.writer
            .script(LEDGER)
            .await
            .map_err(|e| fault("making the ledger of steps", e))?;
        let mut done = vec![];
        for room in rooms {
            for step in room.steps {
                if self.take(room.room, step).await? {
                    done.push(format!("{}/{}", room.room, step.name));
                }
            }
        }
        Ok(done)
    }

    /// Steps that are not carried out yet.
    pub async fn pending(&self, rooms: &[Migrations]) -> Result<Vec<String>, Fault> {
        let mut pending = vec![];
        for room in rooms {
            for step in room.steps {
                if !self
                    .is_taken(self.reader(), room.room, step)
                    .await
                    .unwrap_or(false)
                {
                    pending.push(format!("{}/{}", room.room, step.name));
                }
            }
        }
        Ok(pending)
    }

    async fn take(&self, room: &str, step: &Step) -> Result<bool, Fault> {
        let link = self.writer.begin().await;
        let tx = Tx::new(
            link.map_err(|e| fault("beginning a step", e))?,
            None,
            Arc::default(),
        );
        if self.is_taken(&tx, room, step).await? {
            return Ok(false);
        }
        let text = match self.engine() {
            Engine::Sqlite => step.sqlite,
            Engine::Postgres => step.postgres,
        };
        let what = format!("step {room}/{}", step.name);
        tx.script(text).await.map_err(|e| fault(&what, e))?;
        sql("INSERT INTO store_migration (room, name, digest) VALUES ($1, $2, $3)")
            .bind(room)
            .bind(step.name)
            .bind(digest(step))
            .run(&tx)
            .await?;
        tx.commit().await?;
        Ok(true)
    }

    async fn is_taken(&self, ask: &dyn Ask, room: &str, step: &Step) -> Result<bool, Fault> {
        let row = sql("SELECT digest FROM store_migration WHERE room = $1 AND name = $2")
            .bind(room)
            .bind(step.name)
            .one(ask)
            .await?;
        let Some(row) = row else { return Ok(false) };
        let kept: String = row.get("digest")?;
        if kept == digest(step) {
            return Ok(true);
        }
        Err(Fault::new(format!(
            "step {room}/{} was changed after it was carried out",
            step.name
        )))
    }
}

fn digest(step: &Step) -> String {
    let mut hash = Sha256::new();
    hash.update(step.sqlite.as_bytes());
    hash.update([0]);
    hash.update(step.postgres.as_bytes());
    let mut text = String::new();
    for byte in hash.finalize().iter().take(16) {
        // Writing to a string cannot fail.
        let _ok = write!(text, "{byte:02x}");
    }
    text
}
