//! What a decision may be made on: what the municipality offers today, or offered when it was asked for.

use kernel::{Date, Fault, TimeZone};
use organisation::Service;
use rulebook::RuleBook;
use store::Ask;

use crate::{
    model::{Application, Case},
    rules::application::is_advice,
};

/// The day on which a case's help was asked for: that of the application, else that on which the case was opened.
pub(crate) fn asked_on(case: &Case, application: Option<&Application>, zone: &TimeZone) -> Date {
    application.map_or_else(
        || duties::calendar::day_of(case.opened, zone),
        |application| application.received,
    )
}

/// The services on which a new decision may be made.
pub(crate) async fn offered(
    ask: &dyn Ask,
    book: &RuleBook,
    (asked, today): (Date, Date),
) -> Result<Vec<Service>, Fault> {
    let mut all = organisation::services(ask).await?;
    let now = organisation::services_on(ask, today).await?;
    let then = organisation::services_on(ask, asked).await?;
    let is_ours = [asked, today].map(|day| organisation::advice_is_ours(book, day));
    all.retain(|one| {
        let is_offered = now.iter().chain(&then).any(|other| other.code == one.code);
        is_offered && (is_ours.contains(&true) || !is_advice(one))
    });
    Ok(all)
}
