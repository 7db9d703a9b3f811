//! Sets the tasks of an order, and reckons its frame time by the standard-time table that holds today.

use kernel::{Call, Minutes, Problem, Refusal};
use serde::{Deserialize, Serialize};
use store::{Action, Tx};

use super::order_steps::{SeenOrder, entry, for_officer};
use crate::{
    model::TaskNeed,
    rules::{
        frame_time::calculate,
        order::{tasks_of, with_frame},
    },
    store::{order::order_save, order_parts::order_tasks_set},
};

/// Sets the tasks of an order, in place of those that it had.
#[derive(Debug, Clone)]
pub struct SetOrderLines {
    /// Which, as it was seen.
    pub seen: SeenOrder,
    /// The tasks as the person needs them.
    pub tasks: Vec<TaskNeed>,
}

/// The frame time of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Framed {
    /// Minutes a week by the standard.
    pub standard: Minutes,
    /// Minutes a week that the order gives.
    pub granted: Minutes,
}

impl Action for SetOrderLines {
    const NAME: &'static str = "set-order-lines";
    type Done = Framed;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<Framed, Problem> {
        let before = for_officer(call, tx, self.seen).await?;
        let wanted: Vec<_> = self.tasks.iter().map(|need| need.task.clone()).collect();
        let table = organisation::standard_times_of(tx, call.today(), &wanted)
            .await?
            .ok_or_else(|| Refusal::new("cases-refusal-no-standard-times"))?;
        let calculation = calculate(&table, &self.tasks).map_err(Problem::Refused)?;
        let tasks = tasks_of(&before, &calculation).map_err(Problem::Refused)?;
        let order = with_frame(before.clone(), &calculation, table.valid_from)?;
        order_save(tx, &order).await?;
        order_tasks_set(tx, order.id, &tasks).await?;
        let minutes = |minutes: Minutes| Some(minutes.count().to_string());
        let mut entry = entry("cases.order-framed", Some(&before), &order)
            .change(
                "standard-minutes",
                minutes(before.standard),
                minutes(order.standard),
            )
            .change(
                "granted-minutes",
                minutes(before.granted),
                minutes(order.granted),
            )
            .change(
                "standard-table",
                None,
                order.table_from.map(|day| day.to_string()),
            );
        for task in tasks.iter().filter(|task| task.need.deviation.is_some()) {
            entry = entry.change(
                "deviation",
                Some(format!("{} {}", task.need.task, task.standard.count())),
                Some(format!("{} {}", task.need.task, task.granted.count())),
            );
        }
        history::write(tx, call, entry).await?;
        Ok(Framed {
            standard: order.standard,
            granted: order.granted,
        })
    }
}
