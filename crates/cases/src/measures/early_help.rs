//! The share of early help that led to an application, one row a help given.

use kernel::{
    Call, Date, Fault, Period,
    measure::{Aggregate, Dimension, MeasureDefinition, MeasureRow, MeasureUnit},
};
use rulebook::keys;
use store::Ask;

use super::{groups::Known, moments};
use crate::{
    model::EarlyHelp,
    store::measured::{applications_of, early_help_given},
};

/// How long after the help an application still counts as having come of it, in days: half a year.
const LEADS_WITHIN: i64 = 182;

/// Early help given in a period: the share after which the person applied for a service within half a year.
///
/// Help whose receiver is not recorded cannot be followed and does not count. Neither a high nor a low share is good
/// in itself: it tells how often the help was not enough.
pub const EARLY_HELP: MeasureDefinition = MeasureDefinition {
    key: "cases-measure-early-help",
    version: 1,
    aggregate: Aggregate::Share,
    unit: MeasureUnit::Percent,
    dimensions: &[
        Dimension::District,
        Dimension::Unit,
        Dimension::Service,
        Dimension::Sex,
        Dimension::AgeBand,
    ],
    rule: Some(keys::SOL_11_5),
};

/// The rows behind [`EARLY_HELP`]; value is how many days after the help the person applied.
pub async fn early_help(
    ask: &dyn Ask,
    call: &Call,
    period: Period,
) -> Result<Vec<MeasureRow>, Fault> {
    let (from, before) = moments(call, period);
    let given = early_help_given(ask, from, before).await?;
    let persons: Vec<_> = given.iter().filter_map(|help| help.person).collect();
    let applied = applications_of(ask, &persons).await?;
    let known = Known::read(ask, persons).await?;
    let row = |help: &EarlyHelp| {
        let person = help.person?;
        let day = duties::calendar::day_of(help.given, &call.zone);
        let days = applied
            .get(&person)
            .and_then(|all| all.iter().find_map(|on| days_between(day, *on)));
        let mut groups = known.groups(person, help.unit, day);
        groups.insert(Dimension::Service, help.service.to_string());
        Some(MeasureRow {
            link: format!("/personer/{person}/tidig-hjalp/{}", help.id),
            label: format!("{} {day}", help.service),
            person: Some(person),
            day,
            value: days,
            meets: days.is_some(),
            groups,
        })
    };
    Ok(given.iter().filter_map(row).collect())
}

/// Days from the help to an application that counts as having come of it.
fn days_between(help: Date, application: Date) -> Option<i64> {
    let days = i64::from(help.until(application).ok()?.get_days());
    (0..=LEADS_WITHIN).contains(&days).then_some(days)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::days_between;

    #[test]
    fn an_application_before_the_help_or_long_after_did_not_come_of_it() {
        let help = date(2026, 3, 1);
        for (application, days) in [
            (date(2026, 2, 28), None),
            (date(2026, 3, 1), Some(0)),
            (date(2026, 8, 30), Some(182)),
            (date(2026, 8, 31), None),
        ] {
            assert_eq!(days_between(help, application), days, "{application}");
        }
    }
}
