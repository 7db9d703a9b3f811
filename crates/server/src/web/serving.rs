//! A listener, the requests that come to it, and the end of both.

use std::{fmt, net::SocketAddr, time::Duration};

use axum::{Router, http::StatusCode};
use tokio::{net::TcpListener, sync::watch};
use tower_http::timeout::TimeoutLayer;

use crate::Stop;

/// How long open requests have to come to their end when the process is told to stop.
pub const GRACE: Duration = Duration::from_secs(20);

/// How long one request may take, its body included.
const PATIENCE: Duration = Duration::from_mins(1);

/// Where the process answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Address(pub SocketAddr);

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.ip().is_unspecified() {
            // All of the machine's addresses: here is one that a browser on it can open.
            return write!(f, "http://127.0.0.1:{}", self.0.port());
        }
        write!(f, "http://{}", self.0)
    }
}

/// Binds. Port 0 takes any that is free; the answer says which.
pub async fn listen(at: SocketAddr) -> Result<(TcpListener, Address), Stop> {
    let listener = TcpListener::bind(at).await.map_err(|error| {
        if error.kind() == std::io::ErrorKind::AddrInUse {
            let what = format!(
                "something answers at {at} already; choose another with --port or --listen"
            );
            Stop::Refused(what)
        } else {
            Stop::fault(format!("listening at {at}"), error)
        }
    })?;
    let bound = listener
        .local_addr()
        .map_err(|e| Stop::fault("listening", e))?;
    Ok((listener, Address(bound)))
}

/// Answers until `stopping` says so, then finishes what is open, at most for [`GRACE`].
pub async fn serve(
    listener: TcpListener,
    router: Router,
    mut stopping: watch::Receiver<bool>,
) -> Result<(), Stop> {
    let router = router
        .layer(TimeoutLayer::with_status_code(
            StatusCode::REQUEST_TIMEOUT,
            PATIENCE,
        ))
        .into_make_service_with_connect_info::<SocketAddr>();
    let mut told = stopping.clone();
    let until = async move {
        // A sender that is gone is a stop as well.
        drop(told.wait_for(|stop| *stop).await);
    };
    let served = axum::serve(listener, router)
        .with_graceful_shutdown(until)
        .into_future();
    let late = async move {
        drop(stopping.wait_for(|stop| *stop).await);
        tokio::time::sleep(GRACE).await;
    };
    tokio::select! {
        served = served => served.map_err(|e| Stop::fault("taking requests", e)),
        () = late => {
            tracing::warn!("requests still open after {} s get no answer", GRACE.as_secs());
            Ok(())
        }
    }
}

/// Waits until the process is told to stop: Ctrl-C, or SIGTERM from whoever runs it.
pub async fn stop_signal() -> Result<(), Stop> {
    let failed = |e| Stop::fault("waiting for a signal", e);
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut terminate = signal(SignalKind::terminate()).map_err(failed)?;
        tokio::select! {
            pressed = tokio::signal::ctrl_c() => pressed.map_err(failed),
            _ = terminate.recv() => Ok(()),
        }
    }
    #[cfg(not(unix))]
    {
        tokio::signal::ctrl_c().await.map_err(failed)
    }
}
