//! `sammanhang forecast`: population, need, places, staff and cost from files, without a database.

use ::forecast::Forecast;

use crate::{Stop, console::say};

/// Does what was asked on a thread of its own, since it works for long and waits for nothing.
pub(super) async fn run(asked: Forecast) -> Result<(), Stop> {
    let done = tokio::task::spawn_blocking(move || asked.run());
    let told = done.await.map_err(|e| Stop::fault("forecasting", e))?;
    let told = told.map_err(|trouble| Stop::Usage(trouble.to_string()))?;
    say(&told.text);
    if told.is_clean {
        Ok(())
    } else {
        Err(Stop::Found("Something above does not hold.".to_owned()))
    }
}
