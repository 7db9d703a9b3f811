//! Passkeys, and what the server remembers between the two halves of their use.

use kernel::{Fault, Timestamp};
use store::{Tx, sql};

/// Forgets what is too old to be finished.
pub(crate) async fn forget_challenges(tx: &Tx, now: Timestamp) -> Result<u64, Fault> {
    sql("DELETE FROM access_challenge WHERE ends_at <= $1")
        .bind(now)
        .run(tx)
        .await
}
