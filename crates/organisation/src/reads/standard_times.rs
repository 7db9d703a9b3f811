//! How long does a task usually take, by the table that holds on a day?

use ::store::Ask;
use kernel::{Date, Fault};

use crate::{
    model::{ServiceCode, StandardTable, TaskCode},
    store::{self, standard_time::Wanted},
};

/// The table that holds on a day; none before the first.
pub async fn standard_times(ask: &dyn Ask, on: Date) -> Result<Option<StandardTable>, Fault> {
    store::standard_time::on(ask, on, Wanted::All).await
}

/// The same with some of its tasks only, in the table's order.
pub async fn standard_times_of(
    ask: &dyn Ask,
    on: Date,
    tasks: &[TaskCode],
) -> Result<Option<StandardTable>, Fault> {
    store::standard_time::on(ask, on, Wanted::Only(tasks)).await
}

/// The services that have standard times on a day.
pub async fn timed_services(ask: &dyn Ask, on: Date) -> Result<Vec<ServiceCode>, Fault> {
    store::standard_time::services(ask, on).await
}

/// All tables without their tasks, the newest first.
pub async fn standard_tables(ask: &dyn Ask) -> Result<Vec<StandardTable>, Fault> {
    store::standard_time::tables(ask).await
}
