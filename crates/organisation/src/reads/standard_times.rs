//! How long does a task usually take, by the table that holds on a day?

use ::store::Ask;
use kernel::{Date, Fault};

use crate::{model::StandardTable, store};

/// The table that holds on a day; none before the first.
pub async fn standard_times(ask: &dyn Ask, on: Date) -> Result<Option<StandardTable>, Fault> {
    store::standard_time::on(ask, on).await
}

/// All tables without their tasks, the newest first.
pub async fn standard_tables(ask: &dyn Ask) -> Result<Vec<StandardTable>, Fault> {
    store::standard_time::tables(ask).await
}
