//! Performed minutes of framed ones.

use std::collections::BTreeMap;

use kernel::{
    Call, Fault, Period,
    measure::{Aggregate, Dimension, MeasureDefinition, MeasureRow, MeasureUnit},
};
use store::Ask;

use crate::{
    model::{AccountRow, Month},
    reads::counted_months,
    store::month::rows_of,
};

/// How much of what orders give was performed, by order and whole month, in per cent: the middle one. Months that are
/// over; orders that gave nothing in the month are not counted.
pub const PERFORMED: MeasureDefinition = MeasureDefinition {
    key: "minutes-account-measure-performed",
    version: 1,
    aggregate: Aggregate::Median,
    unit: MeasureUnit::Percent,
    dimensions: &[
        Dimension::ProviderForm,
        Dimension::Provider,
        Dimension::District,
    ],
    rule: None,
};

/// The rows behind [`PERFORMED`], one an order and month: value is per cent.
pub async fn performed(
    ask: &dyn Ask,
    call: &Call,
    period: Period,
) -> Result<Vec<MeasureRow>, Fault> {
    let forms = organisation::Forms::read(ask).await?;
    let last = Month::of(period.last(call.today()));
    let months = (Month::of(period.from()), last);
    let mut rows = vec![];
    for counted in counted_months(ask, months).await? {
        let within = counted.month.first() >= period.from()
            && counted.month.last() <= period.last(call.today());
        let whole = within && counted.to >= counted.month.last();
        if !whole {
            continue;
        }
        let groups = forms.groups(counted.provider);
        for row in rows_of(ask, counted.provider, counted.month).await? {
            rows.extend(measured(&row, groups.clone()));
        }
    }
    Ok(rows)
}

fn measured(row: &AccountRow, mut groups: BTreeMap<Dimension, String>) -> Option<MeasureRow> {
    let framed = row.tally.framed.count();
    let percent = (row.tally.performed.count() * 100 + framed / 2).checked_div(framed)?;
    if let Some(district) = &row.district {
        groups.insert(Dimension::District, district.to_string());
    }
    Some(MeasureRow {
        link: row.address(),
        label: row.number.to_string(),
        person: Some(row.person),
        day: row.month.last(),
        value: Some(percent),
        meets: percent >= 100,
        groups,
    })
}
