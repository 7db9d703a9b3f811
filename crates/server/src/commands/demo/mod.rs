//! `sammanhang demo`: a sample municipality in a folder of its own, filled the first time and served.

mod filling;
mod folder;

use std::{net::SocketAddr, path::PathBuf, sync::Arc};

use kernel::SystemClock;

use self::{
    filling::{Recipe, Size},
    folder::Folder,
};
use crate::{
    LogForm, Stop,
    configuration::environment,
    console::say,
    installation::{Installation, Presence},
    logs, serving, web,
};

const AFTER: &str = "\
The first time it makes the folder and fills a database in it; after that it serves what is there, with everything that
you have done in it. All persons are synthetic: their numbers belong to nobody. The same size and seed give the same
municipality. Anybody may log in as anybody, so let only your own machine reach it. Remove the folder to remove it all.

Sizes:
  small          about 80 persons with services, and a year behind them: cases, plans, records, follow-ups and goals
                 of all, visits of a few, and of all since the beginning of last month
  municipality   100,000 residents: about 900 with home care and 3,200 visits on a weekday, 450 with LSS, 55 units,
                 1,100 staff
  city           1,000,000 residents: about 20,000 with home care and 70,000 visits on a weekday, 130 providers,
                 14 districts, 14,000 staff

Examples:
  sammanhang demo
  sammanhang demo --size municipality --residents --data big
  sammanhang demo --seed 7 --reset";

/// Nothing but what goes wrong: the terminal belongs to the address.
const LOG: &str = "warn";

/// A sample municipality with synthetic persons, in a folder of its own
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub(crate) struct Demo {
    /// The port to answer at, on this machine only; 0 takes any that is free
    #[arg(long, default_value_t = 8008, help_heading = "Serving")]
    port: u16,
    /// The folder to keep everything in
    #[arg(
        long,
        value_name = "DIR",
        default_value = "sammanhang-demo",
        help_heading = "Contents"
    )]
    data: PathBuf,
    /// How large a municipality
    #[arg(long, value_enum, help_heading = "Contents")]
    size: Option<Size>,
    /// Another number gives another municipality
    #[arg(long, value_name = "N", help_heading = "Contents")]
    seed: Option<u64>,
    /// Also all residents without a case, for searching among them
    #[arg(long, help_heading = "Contents")]
    residents: bool,
    /// How many days of history lie behind; a year for small, none for the others
    #[arg(long, value_name = "DAYS", help_heading = "Contents")]
    history: Option<u32>,
    /// Throw away what is there and make it anew
    #[arg(long, help_heading = "Contents")]
    reset: bool,
}

impl Demo {
    pub(crate) async fn run(self) -> Result<(), Stop> {
        let filter = environment("SAMMANHANG_LOG").unwrap_or_else(|| LOG.to_owned());
        logs::begin(&filter, LogForm::Text)?;
        // A port that is taken is told before the filling, not after.
        let at = SocketAddr::from(([127, 0, 0, 1], self.port));
        let (listener, address) = web::listen(at).await?;
        let folder = Folder::open(&self.data)?;
        let store = self.store(&folder).await?;
        let presence = Presence {
            address: address.to_string(),
            is_secure: false,
            proxies: page_kit::Proxies::default(),
        };
        let installation = Installation::open(store, Arc::new(SystemClock), presence).await?;
        say(format!("Sammanhang answers at {address}"));
        say(format!(
            "  folder   {} (remove it to remove everything)",
            folder.path().display()
        ));
        say("  log in   choose a member of the staff on the login page; no password is asked for");
        say("  stop     Ctrl-C");
        serving::run(installation, listener, None).await
    }

    /// What is there already, or what is made now.
    async fn store(&self, folder: &Folder) -> Result<store::Store, Stop> {
        let wanted = Recipe::wanted(self.size, self.seed, self.history, self.residents);
        if self.reset {
            folder.empty().await?;
        }
        if let Some(kept) = folder.recipe()? {
            let asked = self.size.is_some()
                || self.seed.is_some()
                || self.history.is_some()
                || self.residents;
            if asked && kept != wanted {
                return Err(Stop::Refused(format!(
                    "the folder {} holds {kept}; --reset throws it away, --data names another folder",
                    folder.path().display()
                )));
            }
            return folder.open_database().await;
        }
        folder.make(&wanted).await?;
        folder.open_database().await
    }
}
