//! A new table of standard times from a day; the old ones stay, for what was granted under them.

use std::collections::BTreeSet;

use ::history::Subject;
use ::store::{Action, Tx};
use access::Resource;
use kernel::{Call, Problem, Refusal};

use super::{MUNICIPALITY, may_write, note, of_installation};
use crate::{model::StandardTable, rules::check_standard_table, store};

/// Adds a table that holds from a day.
#[derive(Debug, Clone)]
pub struct ReplaceStandardTimes {
    /// The table.
    pub table: StandardTable,
}

impl Action for ReplaceStandardTimes {
    const NAME: &'static str = "replace-standard-times";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        may_write(tx, call, Resource::StandardTimes).await?;
        let services: BTreeSet<_> = store::service::all(tx)
            .await?
            .into_iter()
            .map(|service| service.code)
            .collect();
        let mut refusals = check_standard_table(&self.table, &services);
        let tables = store::standard_time::tables(tx).await?;
        if tables.iter().any(|t| t.valid_from == self.table.valid_from) {
            refusals.push(Refusal::new("organisation-refusal-same-day").at("valid_from"));
        }
        if !refusals.is_empty() {
            return Err(Problem::Refused(refusals));
        }
        store::standard_time::add(tx, call, &self.table).await?;
        let subject = Subject::new("municipality", MUNICIPALITY);
        let entry = of_installation("organisation.standard-times-replaced", subject)
            .change("valid_from", None, Some(self.table.valid_from.to_string()))
            .change("source", None, Some(self.table.source.to_string()))
            .change("tasks", None, Some(self.table.tasks.len().to_string()));
        Ok(note(tx, call, entry).await?)
    }
}
