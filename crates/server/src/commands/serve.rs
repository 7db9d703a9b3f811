//! `sammanhang serve`: takes requests until told to stop.

use std::sync::Arc;

use kernel::SystemClock;

use super::opening;
use crate::{
    Configuration, DatabaseFlags, Layer, Stop,
    configuration::environment,
    console::say,
    installation::{Installation, Presence},
    logs, product, serving, web,
};

const AFTER: &str = "\
Beside the pages it answers at three addresses for those who run it:
  /halsa   200 as long as the process is alive
  /redo    200 when the database answers and has all tables, else 503
  /matt    metrics for Prometheus, for this machine or with `Authorization: Bearer TOKEN` (metrics_token)

It speaks HTTP; let a proxy before it speak TLS. On SIGTERM or Ctrl-C it takes nothing new and finishes what is open,
at most for 20 seconds. The database must have this version's tables: run `sammanhang migrate`, or say --migrate.
Several may serve the same PostgreSQL.

All of it can stand in the environment (SAMMANHANG_LISTEN, _ADDRESS, _SECURE_COOKIES, _TRUSTED_PROXIES,
_LOG, _LOG_FORM, _METRICS_TOKEN, _DATABASE) or in the file.

Examples:
  sammanhang serve --config /etc/sammanhang.toml
  sammanhang serve --database sqlite:ours.db --listen 127.0.0.1:8008 --migrate
  SAMMANHANG_DATABASE=postgres://sammanhang@db/sammanhang sammanhang serve --listen 0.0.0.0:8008";

/// Take requests until told to stop
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub(crate) struct Serve {
    /// Where to take requests; port 0 takes any that is free [default: 127.0.0.1:8008]
    #[arg(long, value_name = "ADDRESS:PORT", help_heading = "Serving")]
    listen: Option<String>,
    /// The address as browsers see it [default: http:// and the above]
    #[arg(long, value_name = "URL", help_heading = "Serving")]
    address: Option<String>,
    /// Whether cookies are sent over TLS only [default: true]
    #[arg(
        long,
        value_name = "true|false",
        hide_possible_values = true,
        help_heading = "Serving"
    )]
    secure_cookies: Option<bool>,
    /// Give the database the tables that it lacks before serving
    #[arg(long, help_heading = "Serving")]
    migrate: bool,
    /// What is logged, such as info or warn,server=debug
    #[arg(long, value_name = "FILTER", help_heading = "Logs")]
    log: Option<String>,
    /// How log lines look: json or text [default: json]
    #[arg(long, value_name = "FORM", help_heading = "Logs")]
    log_form: Option<String>,
    #[command(flatten)]
    database: DatabaseFlags,
}

impl Serve {
    pub(super) async fn run(self) -> Result<(), Stop> {
        let migrate = self.migrate;
        let configuration = Configuration::read(self.layer(), environment)?;
        logs::begin(&configuration.log, configuration.log_form)?;
        let store = if migrate {
            let store = product::open(configuration.database.reveal()).await?;
            store.migrate(&product::migrations()).await?;
            store
        } else {
            opening::open_complete(&configuration).await?
        };
        let presence = Presence {
            address: configuration.address.clone(),
            is_secure: configuration.secure_cookies,
            proxies: configuration.trusted_proxies,
        };
        let installation = Installation::open(store, Arc::new(SystemClock), presence).await?;
        let (listener, address) = web::listen(configuration.listen).await?;
        say(format!("Sammanhang answers at {address}"));
        serving::run(installation, listener, configuration.metrics_token).await
    }

    fn layer(self) -> Layer {
        Layer {
            listen: self.listen,
            address: self.address,
            secure_cookies: self.secure_cookies,
            log: self.log,
            log_form: self.log_form,
            ..self.database.layer()
        }
    }
}
