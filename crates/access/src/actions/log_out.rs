//! Ends sessions, notes that they are in use, and forgets what is over.

use jiff::SignedDuration;
use kernel::{Call, Problem};
use store::{Action, Tx};

use crate::{
    model::Token,
    store::{attempts, passkeys, sessions},
};

/// Somebody logs out: the session is removed.
#[derive(Debug, Clone)]
pub struct LogOut {
    /// The session.
    pub token: Token,
}

impl Action for LogOut {
    const NAME: &'static str = "log-out";
    type Done = ();
    async fn run(&self, _call: &Call, tx: &Tx) -> Result<(), Problem> {
        sessions::remove(tx, &self.token).await?;
        Ok(())
    }
}

/// Notes that a session is in use; carried out when [`crate::SessionView::is_to_be_noted`].
#[derive(Debug, Clone)]
pub struct TouchSession {
    /// The session.
    pub token: Token,
}

impl Action for TouchSession {
    const NAME: &'static str = "touch-session";
    type Done = ();
    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        sessions::touch(tx, &self.token, call.now).await?;
        Ok(())
    }
}

/// The system forgets ended sessions, old tries and old challenges; carried out now and then.
#[derive(Debug, Clone, Copy)]
pub struct SweepSessions {
    /// How far back tries count.
    pub window: SignedDuration,
}

impl Action for SweepSessions {
    const NAME: &'static str = "sweep-sessions";
    type Done = u64;
    async fn run(&self, call: &Call, tx: &Tx) -> Result<u64, Problem> {
        let ended = sessions::remove_ended(tx, call.now).await?;
        let tries = attempts::forget(tx, call.now, self.window).await?;
        let challenges = passkeys::forget_challenges(tx, call.now).await?;
        Ok(ended + tries + challenges)
    }
}
