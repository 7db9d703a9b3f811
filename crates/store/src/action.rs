//! A use case: its input is the struct, its run is the one way to change anything.

use std::future::Future;

use kernel::{Call, Problem};
use serde::{Serialize, de::DeserializeOwned};

use crate::Tx;

/// One use case. Implement it on a struct that is the use case's typed input.
///
/// The run goes: may the actor do this (`access`), load, decide by the room's pure rules, save, write history,
/// open and close duties. All in the transaction given.
///
/// ```
/// use kernel::{Call, Problem};
/// use store::{Action, Tx, sql};
///
/// struct RenameUnit { name: String }
///
/// impl Action for RenameUnit {
///     const NAME: &'static str = "rename-unit";
///     type Done = ();
///     async fn run(&self, _call: &Call, tx: &Tx) -> Result<(), Problem> {
///         sql("UPDATE example_unit SET name = $1").bind(self.name.as_str()).run(tx).await?;
///         Ok(())
///     }
/// }
/// ```
pub trait Action: Sync {
    /// Its name in logs and in the list of requests.
    const NAME: &'static str;
    /// What it answers; kept, so that a repeat answers the same.
    type Done: Serialize + DeserializeOwned + Send;

    /// Carries it out. May be run again from the start, after a conflict or because its request came twice, and be
    /// undone: it does nothing outside `tx`.
    fn run(&self, call: &Call, tx: &Tx)
    -> impl Future<Output = Result<Self::Done, Problem>> + Send;
}
