//! All SQL of the room; one file an aggregate.

pub(crate) mod month;
pub(crate) mod settlement;
pub(crate) mod sums;
pub(crate) mod terms;

use cases::CaseNumber;
use kernel::Fault;
use store::Row;

/// The case's number in a row.
fn number(row: &Row) -> Result<CaseNumber, Fault> {
    let number: String = row.get("number")?;
    CaseNumber::parse(&number).ok_or_else(|| Fault::new("column number is not a case's number"))
}
