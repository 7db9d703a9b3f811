//! `sammanhang checkpoint`: takes a root over all history and prints it, to be kept elsewhere.

use history::TakeCheckpoint;

use super::opening;
use crate::{DatabaseFlags, Stop, console::say};

const AFTER: &str = "\
History is chained, so that nothing in it can be altered unseen. Somebody who may write to the whole database could
still cut its end off or write all of it anew. Not if a root is kept where they cannot reach it: on paper, in another
organisation's mail. `verify --against FILE` holds it against the database.

The server takes one every night by itself and logs it.

Examples:
  sammanhang checkpoint --config /etc/sammanhang.toml > root-2026-03-02.txt
  sammanhang checkpoint --latest";

/// Take a root over all history, to be kept elsewhere
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub(crate) struct Checkpoint {
    /// Print the last one that was taken instead of taking one
    #[arg(long)]
    latest: bool,
    #[command(flatten)]
    database: DatabaseFlags,
}

impl Checkpoint {
    pub(super) async fn run(self) -> Result<(), Stop> {
        let configuration = self.database.read()?;
        let store = opening::open_complete(&configuration).await?;
        let taken = if self.latest {
            let latest = history::latest_checkpoint(store.reader()).await?;
            latest.ok_or_else(|| Stop::Refused("no checkpoint was taken yet".to_owned()))?
        } else {
            store
                .act(&opening::call("checkpoint")?, &TakeCheckpoint)
                .await?
        };
        say(taken.to_string().trim_end());
        store.close().await?;
        Ok(())
    }
}
