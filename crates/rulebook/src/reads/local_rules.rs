//! The municipality's own rows, and the book with them.

use kernel::Fault;
use store::Ask;

use crate::{
    model::{book::RuleBook, local::LocalRow},
    store::local_rule::local_rule_all,
};

/// All that the municipality has set, with who decided and why; the newest day of each rule first.
///
/// # Errors
/// When the database fails or a stored row is broken.
pub async fn local_rules(ask: &dyn Ask) -> Result<Vec<LocalRow>, Fault> {
    local_rule_all(ask).await
}

/// The book as it stands: national law, and the municipality's own values where they are set.
///
/// An action asks in its own transaction, so that what it decides by is what it saves beside.
///
/// # Errors
/// When the database fails or a stored row is broken.
pub async fn book(ask: &dyn Ask) -> Result<RuleBook, Fault> {
    let rows = local_rules(ask).await?;
    let book = RuleBook::national()?;
    if rows.is_empty() {
        return Ok(book);
    }
    Ok(book.with_local(&rows)?)
}
