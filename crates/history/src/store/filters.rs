//! Conditions put together from constant parts, with every value bound.

use kernel::Fault;
use store::{Ask, Bind, Statement, sql};

use super::entries::{COLUMNS, entry_view};
use crate::{EntryView, Page, PageAt};

/// A condition that grows part by part. `?` in a part stands for its value, as often as it is needed.
pub(crate) struct Where {
    text: String,
    binds: Vec<Box<dyn FnOnce(Statement) -> Statement + Send>>,
}

impl Where {
    /// The condition that always holds.
    pub(crate) fn all() -> Self {
        Self {
            text: "1 = 1".to_owned(),
            binds: vec![],
        }
    }

    /// Adds a part without a value.
    pub(crate) fn part(mut self, part: &'static str) -> Self {
        self.text.push_str(" AND ");
        self.text.push_str(part);
        self
    }

    /// Adds a part if there is a value for it.
    pub(crate) fn with<T: Bind + Send + 'static>(
        mut self,
        part: &'static str,
        value: Option<T>,
    ) -> Self {
        if let Some(value) = value {
            let place = format!("${}", self.binds.len() + 1);
            self.text.push_str(" AND ");
            self.text.push_str(&part.replace('?', &place));
            self.binds.push(Box::new(|statement| statement.bind(value)));
        }
        self
    }

    /// The number of the next `$n`.
    pub(crate) fn next(&self) -> usize {
        self.binds.len() + 1
    }

    /// A statement with this condition in it.
    pub(crate) fn statement(self, before: &str, after: &str) -> Statement {
        let text = format!("{before} WHERE {} {after}", self.text);
        self.binds
            .into_iter()
            .fold(sql(text), |statement, bind| bind(statement))
    }
}

/// One page of the entries that meet a condition, the newest first. `make` makes the same condition each time.
pub(crate) async fn entry_page(
    ask: &dyn Ask,
    make: impl Fn() -> Where + Sync,
    at: PageAt,
) -> Result<Page<EntryView>, Fault> {
    let condition = make();
    let (limit, offset) = (condition.next(), condition.next() + 1);
    let rows = condition
        .statement(
            &format!("SELECT {COLUMNS} FROM history_entry"),
            &format!("ORDER BY at DESC, seq DESC LIMIT ${limit} OFFSET ${offset}"),
        )
        .bind(at.size())
        .bind(at.offset())
        .all(ask)
        .await?;
    let total = match at.total_by(rows.len()) {
        Some(total) => total,
        None => count(ask, make).await?,
    };
    Ok(Page {
        rows: rows.iter().map(entry_view).collect::<Result<_, _>>()?,
        total,
        at,
    })
}

/// Counts, but not further than anybody leafs.
async fn count(ask: &dyn Ask, make: impl Fn() -> Where + Sync) -> Result<i64, Fault> {
    let condition = make();
    let most = condition.next();
    let beyond = condition
        .statement(
            "SELECT seq FROM history_entry",
            &format!("LIMIT 1 OFFSET ${most}"),
        )
        .bind(Page::<EntryView>::COUNTED_MAX)
        .one(ask)
        .await?;
    if beyond.is_some() {
        return Ok(Page::<EntryView>::COUNTED_MAX + 1);
    }
    make()
        .statement("SELECT COUNT(*) AS n FROM history_entry", "")
        .one(ask)
        .await?
        .ok_or_else(|| Fault::new("a count gave no row"))?
        .get("n")
}
