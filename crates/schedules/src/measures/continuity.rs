//! How many different people come to a client.

use kernel::{
    Call, Fault, Period,
    measure::{Aggregate, Dimension, MeasureDefinition, MeasureRow, MeasureUnit},
};
use store::Ask;

use super::{Forms, last_day};
use crate::reads::continuity_of;

/// What the figures can be divided by.
const DIMENSIONS: &[Dimension] = &[Dimension::ProviderForm, Dimension::Provider];

/// Continuity as municipalities have been compared, over the fortnight that ends a period.
pub const NATIONAL: MeasureDefinition = MeasureDefinition {
    key: "schedules-measure-continuity-national",
    version: 1,
    aggregate: Aggregate::Mean,
    unit: MeasureUnit::Things,
    dimensions: DIMENSIONS,
    rule: None,
};

/// Continuity of all with visits, over the fortnight that ends a period.
pub const ALL: MeasureDefinition = MeasureDefinition {
    key: "schedules-measure-continuity-all",
    ..NATIONAL
};

/// The rows behind a measure of continuity, one a client at a provider: value is how many have come.
pub async fn continuity(
    ask: &dyn Ask,
    call: &Call,
    (measure, period): (MeasureDefinition, Period),
) -> Result<Vec<MeasureRow>, Fault> {
    let forms = Forms::read(ask).await?;
    let last = last_day(call, period);
    let mut rows = vec![];
    for provider in forms.providers() {
        let all = continuity_of(ask, provider, last).await?;
        let by = all
            .iter()
            .find(|one| measure.key.strip_prefix(KEYS) == Some(one.definition.key));
        for (person, people) in by.into_iter().flat_map(|one| &one.people) {
            rows.push(MeasureRow {
                link: format!("/personer/{person}/besok"),
                label: last.to_string(),
                person: Some(*person),
                day: last,
                value: i64::try_from(*people).ok(),
                meets: true,
                groups: forms.groups(provider),
            });
        }
    }
    Ok(rows)
}

/// With what the keys of the measures begin; the key of the definition follows.
const KEYS: &str = "schedules-measure-continuity-";
