//! The values of the configuration, checked once.

use std::{fmt, net::SocketAddr};

use page_kit::{ParseProxiesError, Proxies};
use tracing_subscriber::filter::Targets;

use crate::Stop;

/// A value that is never shown: not in logs, not in errors.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Keeps a value to itself.
    pub(crate) const fn new(value: String) -> Self {
        Self(value)
    }

    /// The value.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(secret)")
    }
}

/// How log lines look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogForm {
    /// One JSON object a line, for programs.
    Json,
    /// For people.
    Text,
}

/// The shortest token that is hard to guess.
const TOKEN_AT_LEAST: usize = 16;

fn wrong(key: &str, value: &str, should: &str) -> Stop {
    Stop::Usage(format!("{key}: `{value}` is not {should}"))
}

pub(super) fn database(value: &str) -> Result<String, Stop> {
    let known = ["sqlite:", "postgres://", "postgresql://"];
    if known.iter().any(|start| value.starts_with(start)) {
        return Ok(value.to_owned());
    }
    // The value is not repeated: it may hold a password.
    Err(Stop::Usage(
        "database: an address begins with sqlite: or postgres://".to_owned(),
    ))
}

pub(super) fn listen(value: &str) -> Result<SocketAddr, Stop> {
    value.parse().map_err(|_not: std::net::AddrParseError| {
        wrong(
            "listen",
            value,
            "an address and a port such as 127.0.0.1:8008",
        )
    })
}

pub(super) fn address(value: &str) -> Result<String, Stop> {
    let bare = value.trim_end_matches('/');
    let rest = bare
        .strip_prefix("https://")
        .or_else(|| bare.strip_prefix("http://"));
    match rest {
        Some(host) if !host.is_empty() && !host.contains(['/', ' ', '?', '#', '@']) => {
            Ok(bare.to_owned())
        }
        Some(_) | None => Err(wrong(
            "address",
            value,
            "the address of a site such as https://sammanhang.example.se, without a path",
        )),
    }
}

pub(super) fn trusted_proxies(value: &str) -> Result<Proxies, Stop> {
    value
        .parse()
        .map_err(|error: ParseProxiesError| Stop::Usage(format!("trusted_proxies: {error}")))
}

pub(super) fn log(value: &str) -> Result<String, Stop> {
    match value.parse::<Targets>() {
        Ok(_) => Ok(value.to_owned()),
        Err(_) => Err(wrong(
            "log",
            value,
            "a filter such as info or warn,server=debug",
        )),
    }
}

pub(super) fn log_form(value: Option<&str>) -> Result<LogForm, Stop> {
    match value {
        None | Some("json") => Ok(LogForm::Json),
        Some("text") => Ok(LogForm::Text),
        Some(other) => Err(wrong("log_form", other, "json or text")),
    }
}

pub(super) fn metrics_token(value: &str) -> Result<Secret, Stop> {
    if value.len() < TOKEN_AT_LEAST || !value.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(Stop::Usage(format!(
            "metrics_token: at least {TOKEN_AT_LEAST} letters, digits and signs, without spaces"
        )));
    }
    Ok(Secret::new(value.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_checked_and_errors_name_the_key() {
        assert!(listen("127.0.0.1:0").is_ok());
        assert!(listen("[::1]:8008").is_ok());
        let said = listen("localhost").unwrap_err().to_string();
        assert!(said.starts_with("listen: `localhost` is not"), "{said}");
        assert_eq!(address("https://a.se/").unwrap(), "https://a.se");
        for bad in ["a.se", "https://", "https://a.se/b", "ftp://a.se"] {
            assert!(address(bad).is_err(), "{bad}");
        }
        assert!(trusted_proxies("10.0.0.0/8, ::1").is_ok());
        let said = trusted_proxies("10.0.0.1, inner").unwrap_err().to_string();
        assert_eq!(
            said,
            "trusted_proxies: `inner` is neither an address nor a network"
        );
        assert!(log("info,server=debug").is_ok());
        assert!(log("server=loud").is_err());
        assert!(log_form(Some("xml")).is_err());
    }

    #[test]
    fn secrets_are_not_shown() {
        let said = database("mysql://a:hush@b/c").unwrap_err().to_string();
        assert!(!said.contains("hush"), "{said}");
        let token = metrics_token("a-long-enough-token").unwrap();
        assert_eq!(format!("{token:?}"), "(secret)");
        assert!(metrics_token("short").is_err());
    }
}
