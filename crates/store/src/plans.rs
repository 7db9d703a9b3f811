//! How SQLite would answer every statement that was asked, so that a test can find one without an index.

use crate::{Ask, Engine, Reader, Store, sql};
use kernel::Fault;

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
        self.plans_on(self).await
    }

    /// The same, as another SQLite with the same tables would make them: one that knows nothing of how few rows a
    /// test has, and takes every table to be large.
    pub async fn plans_on(&self, other: &Self) -> Result<Vec<Plan>, Fault> {
        let mut plans = vec![];
        if self.engine() == Engine::Postgres || other.engine() == Engine::Postgres {
            return Ok(plans);
        }
        // Asked beside the notes, so that the asking is not noted itself.
        let quiet = Reader {
            seen: None,
            ..other.reader().clone()
        };
        for text in self.statements() {
            let mut ask = sql(format!("EXPLAIN QUERY PLAN {text}"));
            // A plan does not depend on the values.
            while text.contains(&format!("${}", ask.next())) {
                ask = ask.bind(None::<i64>);
            }
            let rows = quiet.rows(ask).await?;
            let steps = rows
                .iter()
                .map(|row| row.get("detail"))
                .collect::<Result<_, _>>()?;
            plans.push(Plan { text, steps });
        }
        Ok(plans)
    }
}
