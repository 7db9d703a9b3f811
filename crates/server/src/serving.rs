//! An installation as a running process: requests, background tasks, and the end of both.

use std::time::Duration;

use axum::Router;
use tokio::{net::TcpListener, sync::watch, task::JoinHandle, time::timeout};

use crate::{
    Stop,
    configuration::Secret,
    installation::Installation,
    product, tasks,
    web::{self, Meter, Ready, Vitals},
};

/// How long the database may take to come to rest.
const CLOSING: Duration = Duration::from_secs(10);

/// Serves an installation until the process is told to stop, and closes its store.
pub(crate) async fn run(
    installation: Installation,
    listener: TcpListener,
    metrics_token: Option<Secret>,
) -> Result<(), Stop> {
    let store = installation.bench.store.clone();
    let meter = Meter::begin()?;
    let ready = Ready::new(store.clone(), &product::migrations());
    let vitals = Vitals::new(meter.clone(), store.clone(), metrics_token);
    let router: Router = web::whole(installation.pages(), ready.clone(), vitals);
    let (stop, stopping) = watch::channel(false);
    let working = start_tasks(&installation, meter, &stopping);
    let told = tokio::spawn(async move {
        let signal = web::stop_signal().await;
        tracing::info!("told to stop; open requests are finished first");
        ready.stop();
        // Nobody listens any more if the listener has failed.
        let _nobody = stop.send(true);
        signal
    });
    let served = web::serve(listener, router, stopping).await;
    if served.is_err() {
        told.abort();
    }
    for task in working {
        // A turn that has begun is finished.
        if served.is_err() {
            task.abort();
        }
        drop(task.await);
    }
    match timeout(CLOSING, store.close()).await {
        Ok(closed) => closed?,
        Err(_late) => tracing::warn!("the database was still asked, and was not closed in order"),
    }
    tracing::info!("stopped");
    served
}

fn start_tasks(
    installation: &Installation,
    meter: Meter,
    stopping: &watch::Receiver<bool>,
) -> Vec<JoinHandle<()>> {
    let bench = || installation.bench.clone();
    let app = installation.app.clone();
    vec![
        tasks::start(tasks::Escalation, bench(), stopping.clone()),
        tasks::start(tasks::LayingOut, bench(), stopping.clone()),
        tasks::start(tasks::Checkpoints::default(), bench(), stopping.clone()),
        tasks::start(tasks::MinutesAccount::default(), bench(), stopping.clone()),
        tasks::start(tasks::GoalReadings::default(), bench(), stopping.clone()),
        tasks::start(tasks::Looking::default(), bench(), stopping.clone()),
        tasks::start(tasks::Forgetting, bench(), stopping.clone()),
        tasks::start(tasks::Refreshing { app }, bench(), stopping.clone()),
        tasks::start(tasks::Upkeep { meter }, bench(), stopping.clone()),
    ]
}
