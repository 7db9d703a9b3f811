//! One page of a long list, of any room.

use kernel::Fault;
use store::{Ask, Row, Where};

use crate::{Page, PageAt};

/// A long list: what is read of which tables, in which order.
#[derive(Debug, Clone, Copy)]
pub struct List<'a> {
    /// The columns, as after `SELECT`.
    pub columns: &'a str,
    /// The tables, as after `FROM`.
    pub tables: &'a str,
    /// The order, as after `ORDER BY`; where it leaves rows equal, pages may overlap.
    pub order: &'a str,
}

impl List<'_> {
    /// One page of the rows that meet a condition. What is beyond [`Page::COUNTED_MAX`] is not counted.
    pub async fn page<T>(
        self,
        ask: &dyn Ask,
        condition: Where,
        at: PageAt,
        read: impl Fn(&Row) -> Result<T, Fault>,
    ) -> Result<Page<T>, Fault> {
        let (limit, offset) = (condition.next(), condition.next() + 1);
        let rows = condition
            .clone()
            .statement(
                &format!("SELECT {} FROM {}", self.columns, self.tables),
                &format!("ORDER BY {} LIMIT ${limit} OFFSET ${offset}", self.order),
            )
            .bind(at.size())
            .bind(at.offset())
            .all(ask)
            .await?;
        let total = match at.total_by(rows.len()) {
            Some(total) => total,
            None => self.count(ask, condition).await?,
        };
        Ok(Page {
            rows: rows.iter().map(read).collect::<Result<_, _>>()?,
            total,
            at,
        })
    }

    /// Counts, but not further than anybody leafs.
    async fn count(self, ask: &dyn Ask, condition: Where) -> Result<i64, Fault> {
        let most = condition.next();
        let beyond = condition
            .clone()
            .statement(
                &format!("SELECT 1 AS one FROM {}", self.tables),
                &format!("LIMIT 1 OFFSET ${most}"),
            )
            .bind(Page::<()>::COUNTED_MAX)
            .one(ask)
            .await?;
        if beyond.is_some() {
            return Ok(Page::<()>::COUNTED_MAX + 1);
        }
        condition
            .statement(&format!("SELECT COUNT(*) AS n FROM {}", self.tables), "")
            .one(ask)
            .await?
            .ok_or_else(|| Fault::new("a count gave no row"))?
            .get("n")
    }
}
