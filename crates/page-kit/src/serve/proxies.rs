//! Which machines may say where a request came from.

use std::{
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
    str::FromStr,
};

use axum::http::HeaderMap;
use ipnet::IpNet;

/// What a request without a known peer counts as coming from.
const UNKNOWN: &str = "unknown";

/// The proxies that are believed when they say where a request came from. Anybody else can write what they like into
/// the header, and would get past the throttling of logins with a new address for every try.
///
/// ```
/// use page_kit::Proxies;
///
/// let proxies: Proxies = "127.0.0.1, 10.1.0.0/16".parse().unwrap();
/// assert!(proxies.trusts("10.1.2.3".parse().unwrap()));
/// assert!(!proxies.trusts("10.2.0.1".parse().unwrap()));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proxies(Vec<IpNet>);

/// The text is not a list of addresses and networks.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{part}` is neither an address nor a network")]
pub struct ParseProxiesError {
    part: String,
}

impl Default for Proxies {
    /// The machine itself: who may open connections from it may do worse.
    fn default() -> Self {
        Self(vec![
            IpNet::from(IpAddr::from(Ipv4Addr::LOCALHOST)),
            IpNet::from(IpAddr::from(Ipv6Addr::LOCALHOST)),
        ])
    }
}

impl FromStr for Proxies {
    type Err = ParseProxiesError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parts = text.split(',').map(str::trim).filter(|p| !p.is_empty());
        let nets = parts.map(|part| {
            let net = part.parse::<IpNet>().ok();
            net.or_else(|| part.parse::<IpAddr>().ok().map(IpNet::from))
                .ok_or_else(|| ParseProxiesError {
                    part: part.to_owned(),
                })
        });
        nets.collect::<Result<_, _>>().map(Self)
    }
}

impl Proxies {
    /// Whether a machine is one of them.
    pub fn trusts(&self, machine: IpAddr) -> bool {
        let machine = machine.to_canonical();
        self.0.iter().any(|net| net.contains(&machine))
    }

    /// Where a request came from: the first machine, seen from here, that is none of ours.
    pub(super) fn source(&self, peer: Option<IpAddr>, headers: &HeaderMap) -> String {
        let Some(peer) = peer else {
            return UNKNOWN.to_owned();
        };
        let mut nearest = peer.to_canonical();
        let said = headers.get_all("x-forwarded-for").iter();
        let said: Vec<&str> = said
            .filter_map(|line| line.to_str().ok())
            .flat_map(|line| line.split(','))
            .map(str::trim)
            .collect();
        for before in said.into_iter().rev() {
            if !self.trusts(nearest) {
                break;
            }
            // What a trusted proxy passes on unread may be anything; then the proxy is the source.
            let Ok(before) = before.parse::<IpAddr>() else {
                break;
            };
            nearest = before.to_canonical();
        }
        nearest.to_string()
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn source(proxies: &str, peer: &str, said: &[&'static str]) -> String {
        let proxies: Proxies = proxies.parse().unwrap();
        let mut headers = HeaderMap::new();
        for line in said {
            headers.append("x-forwarded-for", HeaderValue::from_static(line));
        }
        proxies.source(Some(peer.parse().unwrap()), &headers)
    }

    #[test]
    fn a_stranger_is_not_believed() {
        assert_eq!(source("", "192.0.2.7", &["198.51.100.1"]), "192.0.2.7");
        assert_eq!(
            source("127.0.0.1", "192.0.2.7", &["198.51.100.1"]),
            "192.0.2.7"
        );
    }

    #[test]
    fn the_first_that_is_none_of_ours_is_the_source() {
        let ours = "127.0.0.1, 10.0.0.0/8, ::1";
        assert_eq!(source(ours, "127.0.0.1", &["192.0.2.7"]), "192.0.2.7");
        // The client wrote the first part itself.
        assert_eq!(
            source(
                ours,
                "::ffff:127.0.0.1",
                &["203.0.113.9, 192.0.2.7, 10.0.0.4"]
            ),
            "192.0.2.7"
        );
        let lines = ["203.0.113.9", "192.0.2.7"];
        assert_eq!(source(ours, "::1", &lines), "192.0.2.7");
        assert_eq!(source(ours, "127.0.0.1", &[]), "127.0.0.1");
        assert_eq!(source(ours, "127.0.0.1", &["unknown"]), "127.0.0.1");
    }

    #[test]
    fn without_a_peer_nothing_is_believed() {
        let mut headers = HeaderMap::new();
        headers.append("x-forwarded-for", HeaderValue::from_static("192.0.2.7"));
        assert_eq!(Proxies::default().source(None, &headers), UNKNOWN);
    }

    #[test]
    fn a_wrong_part_is_named() {
        let wrong = "127.0.0.1, proxy.local".parse::<Proxies>().unwrap_err();
        assert_eq!(
            wrong.to_string(),
            "`proxy.local` is neither an address nor a network"
        );
    }
}
