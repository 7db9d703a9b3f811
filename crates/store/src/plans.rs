//! How SQLite would answer every statement that was asked, so that a test can find one without an index.

use kernel::Fault;
use sea_orm::{ConnectionTrait, DbBackend};

use crate::{Engine, Store, error::fault};

/// A statement and the steps by which it is answered.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The statement.
    pub text: String,
    /// SQLite's description of each step, for example `SCAN case_order`.
    pub steps: Vec<String>,
}

impl Plan {
    /// The steps that walk through a whole table.
    pub fn scans(&self) -> Vec<&str> {
        self.steps
            .iter()
            .map(String::as_str)
            .filter(|step| {
                step.starts_with("SCAN ")
                    && !step.contains("USING")
                    && !step.contains("CONSTANT ROW")
                    && !step.contains("ROW VALUES CLAUSE")
            })
            .collect()
    }
}

impl Store {
    /// The plans of all statements noted since [`Store::open_with_plans`]; none on PostgreSQL.
    pub async fn plans(&self) -> Result<Vec<Plan>, Fault> {
        let mut plans = vec![];
        if self.engine() == Engine::Postgres {
            return Ok(plans);
        }
        for text in self.statements() {
            let ask = format!("EXPLAIN QUERY PLAN {text}");
            let ask = sea_orm::Statement::from_string(DbBackend::Sqlite, ask);
            let rows = self
                .reader()
                .connection
                .query_all_raw(ask)
                .await
                .map_err(|e| fault("explaining", e))?;
            let mut steps = vec![];
            for row in rows {
                steps.push(
                    row.try_get::<String>("", "detail")
                        .map_err(|e| fault("explaining", e))?,
                );
            }
            plans.push(Plan { text, steps });
        }
        Ok(plans)
    }
}
