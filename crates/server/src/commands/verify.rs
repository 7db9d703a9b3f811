//! `sammanhang verify`: looks whether history and data are whole.

use std::path::PathBuf;

use history::{CheckOutcome, Checkpoint, Finding, Flaw};
use kernel::{Clock, Language, SystemClock};
use store::Store;

use super::opening;
use crate::{DatabaseFlags, Stop, console::say, invariants, product};

const AFTER: &str = "\
Looks at every page of a SQLite file, at every entry of history and its place in its chain, at the roots that were
taken of it, and at what must hold between the rooms of the product. Others may work meanwhile. Says what it finds
by stream and place, never whom it is about, and ends with exit code 1 if it found anything.

With --against it also finds what a chain cannot show by itself: an end cut off, or all written anew.

Examples:
  sammanhang verify --config /etc/sammanhang.toml
  sammanhang verify --against root-2026-03-02.txt";

/// The most findings printed; the rest are counted.
const PRINTED: usize = 100;
/// The most checkpoints whose order is looked at.
const CHECKPOINTS: i64 = 10_000;

/// Look whether history and data are whole
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub(crate) struct Verify {
    /// A root that was printed by the checkpoint command; may be given several times
    #[arg(long, value_name = "FILE")]
    against: Vec<PathBuf>,
    #[command(flatten)]
    database: DatabaseFlags,
}

/// What was found, said as it is found.
#[derive(Debug, Default)]
struct Found(usize);

impl Found {
    fn say(&mut self, what: impl AsRef<str>) {
        self.0 += 1;
        if self.0 <= PRINTED {
            say(format!("FOUND  {}", what.as_ref()));
        }
    }

    fn more(&mut self, counted: i64, said: usize) {
        self.0 += usize::try_from(counted)
            .unwrap_or(usize::MAX)
            .saturating_sub(said);
    }
}

impl Verify {
    pub(super) async fn run(self) -> Result<(), Stop> {
        let kept = self
            .against
            .iter()
            .map(read_checkpoint)
            .collect::<Result<Vec<_>, _>>()?;
        let configuration = self.database.read()?;
        let store = opening::open_complete(&configuration).await?;
        let mut found = Found::default();
        pages(&store, &mut found).await?;
        chains(&store, &mut found).await?;
        roots(&store, &mut found).await?;
        between_rooms(&store, &mut found).await?;
        for (file, checkpoint) in self.against.iter().zip(&kept) {
            let name = format!("{} (number {})", file.display(), checkpoint.number);
            hold(&store, checkpoint, &name, &mut found).await?;
        }
        store.close().await?;
        match found.0 {
            0 => {
                say("all is whole");
                Ok(())
            }
            n => Err(Stop::Found(format!(
                "{n} found. Keep the database as it is, stop writing to it, and compare it with a backup"
            ))),
        }
    }
}

fn read_checkpoint(file: &PathBuf) -> Result<Checkpoint, Stop> {
    let text = std::fs::read_to_string(file)
        .map_err(|e| Stop::Usage(format!("{} cannot be read: {e}", file.display())))?;
    text.parse().map_err(|e| {
        Stop::Usage(format!(
            "{} is not a printed checkpoint: {e}",
            file.display()
        ))
    })
}

async fn pages(store: &Store, found: &mut Found) -> Result<(), Stop> {
    for line in store.integrity().await? {
        found.say(format!("the file: {line}"));
    }
    Ok(())
}

async fn chains(store: &Store, found: &mut Found) -> Result<(), Stop> {
    let report = history::verify(store.reader()).await?;
    say(format!(
        "{} streams of history with {} entries walked",
        report.streams, report.entries
    ));
    for finding in &report.findings {
        found.say(placed(finding));
    }
    found.more(report.found, report.findings.len());
    Ok(())
}

/// The roots must follow on each other, and the last must hold.
async fn roots(store: &Store, found: &mut Found) -> Result<(), Stop> {
    let all = history::checkpoints(store.reader(), CHECKPOINTS).await?;
    say(format!("{} checkpoints", all.len()));
    for pair in all.windows(2) {
        if let [later, earlier] = pair
            && (later.previous != Some(earlier.root) || later.number != earlier.number + 1)
        {
            found.say(format!(
                "checkpoint {} does not follow on {}",
                later.number, earlier.number
            ));
        }
    }
    if let Some(last) = all.first() {
        hold(
            store,
            last,
            &format!("the last checkpoint (number {})", last.number),
            found,
        )
        .await?;
    }
    Ok(())
}

/// What must hold between the rooms. What others have changed since it was counted is said, and is nothing found.
async fn between_rooms(store: &Store, found: &mut Found) -> Result<(), Stop> {
    let texts = product::texts()?;
    let t = texts.t(Language::English);
    let looked = invariants::look(store, SystemClock.now()).await?;
    for unread in &looked.unread {
        found.say(unread);
    }
    for broken in &looked.broken {
        found.say(broken.said(t));
    }
    for changed in &looked.changed {
        say(changed.said(t));
    }
    Ok(())
}

async fn hold(
    store: &Store,
    checkpoint: &Checkpoint,
    name: &str,
    found: &mut Found,
) -> Result<(), Stop> {
    match history::check(store.reader(), checkpoint).await? {
        CheckOutcome::Holds => say(format!("{name} holds")),
        CheckOutcome::Unknown => found.say(format!("{name}: the database does not know it")),
        CheckOutcome::Broken { findings } if findings.is_empty() => {
            found.say(format!("{name}: what is kept of it was altered"));
        }
        CheckOutcome::Broken { findings } => {
            for finding in &findings {
                found.say(format!("{name}: {}", placed(finding)));
            }
        }
    }
    Ok(())
}

fn placed(finding: &Finding) -> String {
    let what = match finding.flaw {
        Flaw::Altered => "the entry was altered",
        Flaw::Gap => "entries before it are gone, or it was put in",
        Flaw::Unlinked => "it does not continue the one before it",
        Flaw::Unreadable => "the row cannot be read",
        Flaw::HeadMissing => "the stream has no head",
        Flaw::HeadDiffers => "its end was cut or prolonged",
        Flaw::Emptied => "all its entries are gone",
        Flaw::RootDiffers => "another entry stood here when the root was taken",
    };
    format!(
        "history {}/{} at {}: {what}",
        finding.stream_kind, finding.stream_id, finding.seq
    )
}
