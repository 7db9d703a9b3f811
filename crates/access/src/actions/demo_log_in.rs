//! Logs in by choosing a person of the staff, where the database is marked as a demo.

use kernel::{Actor, Call, Problem, UserId};
use store::{Action, Store, Tx};

use super::{Door, begin_session::BeginSession, log_in::again};
use crate::{model::Token, reads::is_demo, store::users};

impl Door {
    /// Logs in as a user of the demo; anywhere else there is no such thing.
    pub async fn demo_log_in(
        &self,
        store: &Store,
        call: &Call,
        user: UserId,
        token: Token,
    ) -> Result<(), Problem> {
        if !is_demo(store.reader()).await? {
            return Err(Problem::NotFound);
        }
        let key = token.request_key("demo");
        let begin = BeginSession {
            user,
            token,
            life: self.settings.life.clone(),
            from: None,
        };
        store.act(&again(call, key), &begin).await
    }
}

/// Marks the database as a demo. Only the system does, when it makes one; there is no way back.
#[derive(Debug, Clone, Copy)]
pub struct MarkAsDemo;

impl Action for MarkAsDemo {
    const NAME: &'static str = "mark-as-demo";
    type Done = ();
    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        match call.actor {
            Actor::System { .. } => Ok(users::set_setting(tx, users::DEMO, "true").await?),
            Actor::Staff { .. } | Actor::Resident { .. } | Actor::Public => Err(Problem::NotFound),
        }
    }
}
