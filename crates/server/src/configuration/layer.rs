//! One source of configuration: what it says, and nothing about what it does not.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::Stop;

/// What one source says. The names are those of the file; in the environment they are upper case after
/// `SAMMANHANG_`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Layer {
    /// The configuration file; only flags and environment name one.
    #[serde(skip)]
    pub config: Option<PathBuf>,
    /// Address of the database.
    pub database: Option<String>,
    /// Where requests are taken.
    pub listen: Option<String>,
    /// The address of the installation, as browsers see it.
    pub address: Option<String>,
    /// Whether cookies are sent over TLS only.
    pub secure_cookies: Option<bool>,
    /// The proxies that are believed when they say where a request came from.
    pub trusted_proxies: Option<String>,
    /// What is logged.
    pub log: Option<String>,
    /// How log lines look.
    pub log_form: Option<String>,
    /// Who has this may read the metrics from other machines.
    pub metrics_token: Option<String>,
}

impl Layer {
    /// This layer where it says something, else the one below.
    #[must_use]
    pub fn over(self, below: Self) -> Self {
        Self {
            config: self.config.or(below.config),
            database: self.database.or(below.database),
            listen: self.listen.or(below.listen),
            address: self.address.or(below.address),
            secure_cookies: self.secure_cookies.or(below.secure_cookies),
            trusted_proxies: self.trusted_proxies.or(below.trusted_proxies),
            log: self.log.or(below.log),
            log_form: self.log_form.or(below.log_form),
            metrics_token: self.metrics_token.or(below.metrics_token),
        }
    }

    /// What the environment says. Other variables that begin alike are left alone: container platforms set
    /// some of their own for every service.
    pub fn from_environment(get: impl Fn(&str) -> Option<String>) -> Result<Self, Stop> {
        let secure = get("SAMMANHANG_SECURE_COOKIES");
        let secure = secure.map(|value| match value.as_str() {
            "true" | "1" => Ok(true),
            "false" | "0" => Ok(false),
            _ => Err(Stop::Usage(format!(
                "SAMMANHANG_SECURE_COOKIES: `{value}` is neither true nor false"
            ))),
        });
        Ok(Self {
            config: get("SAMMANHANG_CONFIG").map(PathBuf::from),
            database: get("SAMMANHANG_DATABASE"),
            listen: get("SAMMANHANG_LISTEN"),
            address: get("SAMMANHANG_ADDRESS"),
            secure_cookies: secure.transpose()?,
            trusted_proxies: get("SAMMANHANG_TRUSTED_PROXIES"),
            log: get("SAMMANHANG_LOG"),
            log_form: get("SAMMANHANG_LOG_FORM"),
            metrics_token: get("SAMMANHANG_METRICS_TOKEN"),
        })
    }

    /// What a file says. A key that there is not is refused by its name and line.
    pub fn from_file(file: &Path) -> Result<Self, Stop> {
        let text = std::fs::read_to_string(file).map_err(|error| {
            Stop::Usage(format!(
                "the configuration file {} cannot be read: {error}",
                file.display()
            ))
        })?;
        Self::from_toml(&text)
            .map_err(|why| Stop::Usage(format!("the configuration file {}: {why}", file.display())))
    }

    fn from_toml(text: &str) -> Result<Self, String> {
        toml::from_str(text).map_err(|error: toml::de::Error| {
            // The error's own text shows the whole line, which may hold a password.
            let line = error.span().map_or(0, |span| line_of(text, span.start));
            format!("line {line}: {}", error.message().trim())
        })
    }
}

fn line_of(text: &str, at: usize) -> usize {
    let before = text.bytes().take(at);
    before.filter(|byte| *byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_key_is_named_with_its_line_and_without_its_value() {
        let why = Layer::from_toml("listen = \"127.0.0.1:1\"\npassword = \"hush\"\n").unwrap_err();
        assert!(why.starts_with("line 2: unknown field `password`"), "{why}");
        assert!(why.contains("`secure_cookies`"), "{why}");
        assert!(!why.contains("hush"), "{why}");
    }

    #[test]
    fn the_example_file_says_what_holds_anyway() {
        let text = include_str!("../../sammanhang.example.toml");
        let layer = Layer::from_toml(text).unwrap();
        assert_eq!(layer.listen.as_deref(), Some(crate::Configuration::LISTEN));
        assert_eq!(layer.log.as_deref(), Some(crate::Configuration::LOG));
        assert_eq!(layer.secure_cookies, Some(true));
        // Every key is there, if only as a remark.
        for key in [
            "database",
            "address",
            "trusted_proxies",
            "log_form",
            "metrics_token",
        ] {
            assert!(text.contains(&format!("{key} = ")), "{key}");
        }
    }
}
