//! One page of the entries that meet a condition.

use kernel::Fault;
use store::{Ask, Where};

use super::entries::{COLUMNS, entry_view};
use crate::{EntryView, Page, PageAt};

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
