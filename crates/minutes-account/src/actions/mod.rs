//! The room's use cases, one a file. A struct is the whole input of its use case.

mod count_month;
mod set_terms;
mod settle_month;

pub use count_month::CountMonth;
pub use set_terms::SetTerms;
pub use settle_month::SettleMonth;

use ::store::Tx;
use history::{Entry, Stream, Subject};
use kernel::{Fault, Id, UnitId};

use crate::{model::Month, reads::Payments, store::month};

/// What history says, in the chain of the provider: nothing of it tells of a person.
const fn entry<Kind>(
    provider: UnitId,
    verb: &'static str,
    (kind, id): (&'static str, Id<Kind>),
) -> Entry {
    Entry::new(Stream::Unit(provider), verb, Subject::new(kind, id))
}

/// Brings the payment of a provider's counted month up to date with its terms and with what was settled.
async fn pay_anew(tx: &Tx, provider: UnitId, of: Month) -> Result<(), Fault> {
    let payments = Payments::read(tx, provider, of).await?;
    let mut has_changed = false;
    for row in month::rows_of(tx, provider, of).await? {
        let paid = payments.of(row.clone());
        if paid != row {
            month::row_save(tx, &paid).await?;
            has_changed = true;
        }
    }
    if has_changed {
        month::causes_sum(tx, provider, of).await?;
    }
    Ok(())
}
