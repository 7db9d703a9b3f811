//! The configuration: flags before environment before file before what holds without any.
//!
//! The four are read into the same [`Layer`]; a value is taken from the first layer that has one, and is
//! checked once, so that a wrong value is told with the same words wherever it came from.

mod layer;
mod values;

use std::{net::SocketAddr, path::PathBuf};

pub use layer::Layer;
use page_kit::Proxies;
pub use values::{LogForm, Secret};

use crate::Stop;

/// Everything that the program can be told from outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Configuration {
    /// Address of the database.
    pub database: Secret,
    /// Where requests are taken.
    pub listen: SocketAddr,
    /// The address of the installation, as browsers see it.
    pub address: String,
    /// Whether cookies are sent over TLS only.
    pub secure_cookies: bool,
    /// The proxies that are believed when they say where a request came from.
    pub trusted_proxies: Proxies,
    /// What is logged, as `tracing` filters are written.
    pub log: String,
    /// How log lines look.
    pub log_form: LogForm,
    /// Who has this may read the metrics from other machines.
    pub metrics_token: Option<Secret>,
}

impl Configuration {
    /// What holds where nothing else is said, except for the database, which must be named.
    pub const LISTEN: &'static str = "127.0.0.1:8008";
    /// What is logged where nothing else is said: requests and tasks, and of other people's code only warnings.
    pub const LOG: &'static str = "warn,server=info,page_kit=info";

    /// Puts together what flags, environment and file say.
    ///
    /// `environment` gives the value of a variable. The file is the one that flags or environment name; without
    /// one there is no file.
    pub fn read(flags: Layer, environment: impl Fn(&str) -> Option<String>) -> Result<Self, Stop> {
        let outer = flags.over(Layer::from_environment(environment)?);
        let layer = match &outer.config {
            Some(file) => {
                let below = Layer::from_file(file)?;
                outer.over(below)
            }
            None => outer,
        };
        Self::from_layer(layer)
    }

    fn from_layer(layer: Layer) -> Result<Self, Stop> {
        let listen = layer.listen.unwrap_or_else(|| Self::LISTEN.to_owned());
        let listen = values::listen(&listen)?;
        let database = layer.database.ok_or_else(|| {
            Stop::Usage(
                "no database is named: say --database sqlite:FILE or postgres://…, or set \
                 SAMMANHANG_DATABASE, or `database` in the configuration file"
                    .to_owned(),
            )
        })?;
        Ok(Self {
            database: Secret::new(values::database(&database)?),
            address: match layer.address {
                Some(address) => values::address(&address)?,
                None => format!("http://{listen}"),
            },
            listen,
            secure_cookies: layer.secure_cookies.unwrap_or(true),
            trusted_proxies: match layer.trusted_proxies {
                Some(proxies) => values::trusted_proxies(&proxies)?,
                None => Proxies::default(),
            },
            log: values::log(layer.log.as_deref().unwrap_or(Self::LOG))?,
            log_form: values::log_form(layer.log_form.as_deref())?,
            metrics_token: layer
                .metrics_token
                .map(|token| values::metrics_token(&token))
                .transpose()?,
        })
    }
}

/// The process's own environment, for [`Configuration::read`].
pub fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// The flags that every command with a database has.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct DatabaseFlags {
    /// Where the database is.
    #[arg(
        long,
        help = "Where it is: sqlite:FILE or postgres://USER:PASSWORD@HOST/NAME",
        value_name = "ADDRESS",
        help_heading = "Database"
    )]
    pub database: Option<String>,
    /// The configuration file, which may name it
    #[arg(long, value_name = "FILE", help_heading = "Database")]
    pub config: Option<PathBuf>,
}

impl DatabaseFlags {
    /// As a layer.
    pub fn layer(&self) -> Layer {
        Layer {
            config: self.config.clone(),
            database: self.database.clone(),
            ..Layer::default()
        }
    }

    /// The configuration, with nothing more than these flags.
    pub fn read(&self) -> Result<Configuration, Stop> {
        Configuration::read(self.layer(), environment)
    }
}
