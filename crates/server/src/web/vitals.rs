//! Metrics as Prometheus reads them, for this machine or for those who have the token.

use std::net::SocketAddr;

use axum::{
    Router,
    extract::{ConnectInfo, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use sha2::{Digest, Sha256};
use store::Store;

use crate::{Stop, configuration::Secret};

/// Upper bounds of the classes in which requests are counted by how long they took, in milliseconds.
const MILLISECONDS: [f64; 12] = [
    1.0, 2.5, 5.0, 10.0, 25.0, 50.0, 100.0, 250.0, 500.0, 1_000.0, 2_500.0, 10_000.0,
];

/// What counts and measures.
#[derive(Debug, Clone)]
pub struct Meter(PrometheusHandle);

impl Meter {
    /// Begins to count for this process. Only one can: a second is told so.
    pub fn begin() -> Result<Self, Stop> {
        let handle = PrometheusBuilder::new()
            .set_buckets_for_metric(Matcher::Suffix("_milliseconds".to_owned()), &MILLISECONDS)
            .and_then(PrometheusBuilder::install_recorder)
            .map_err(|e| Stop::fault("beginning to measure", e))?;
        metrics::gauge!("sammanhang_build_info", "version" => env!("CARGO_PKG_VERSION")).set(1.0);
        Ok(Self(handle))
    }

    /// Forgets what is too old to be of use; to be called now and then.
    pub fn upkeep(&self) {
        self.0.run_upkeep();
    }
}

/// What the metrics are read from, and who may.
#[derive(Debug, Clone)]
pub struct Vitals {
    meter: Meter,
    store: Store,
    token: Option<Secret>,
}

impl Vitals {
    /// The process's meter, its store, and the token for readers on other machines.
    pub const fn new(meter: Meter, store: Store, token: Option<Secret>) -> Self {
        Self {
            meter,
            store,
            token,
        }
    }

    fn may_read(&self, from: SocketAddr, headers: &HeaderMap) -> bool {
        // A proxy on this machine passes on requests of the whole world, and says so.
        let forwarded = ["forwarded", "x-forwarded-for", "x-real-ip", "via"];
        if from.ip().is_loopback() && !forwarded.iter().any(|name| headers.contains_key(*name)) {
            return true;
        }
        let sent = headers
            .get(header::AUTHORIZATION)
            .and_then(|value| value.to_str().ok());
        let sent = sent.and_then(|value| value.strip_prefix("Bearer "));
        // Digests are compared, so that the time it takes says nothing about the token.
        matches!((&self.token, sent), (Some(token), Some(sent))
            if Sha256::digest(token.reveal()) == Sha256::digest(sent))
    }
}

pub(super) fn routes(vitals: Vitals) -> Router {
    Router::new().route("/matt", get(read)).with_state(vitals)
}

async fn read(
    State(vitals): State<Vitals>,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
) -> Response {
    if !vitals.may_read(from, &headers) {
        return StatusCode::NOT_FOUND.into_response();
    }
    metrics::counter!("sammanhang_store_conflicts_total").absolute(vitals.store.conflicts());
    let kind = "text/plain; version=0.0.4; charset=utf-8";
    ([(header::CONTENT_TYPE, kind)], vitals.meter.0.render()).into_response()
}
