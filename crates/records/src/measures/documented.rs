//! Persons with help whose record tells of the month.

use kernel::{
    Call, Fault, Period,
    measure::{Aggregate, Dimension, MeasureDefinition, MeasureRow, MeasureUnit},
};
use organisation::Forms;
use rulebook::keys;
use store::Ask;

use crate::store::measured::entries_told;

/// Orders that ran through the last month of a period: the share where the provider's record about the person has an
/// entry that tells of a day in that month.
pub const DOCUMENTED: MeasureDefinition = MeasureDefinition {
    key: "records-measure-documented",
    version: 1,
    aggregate: Aggregate::Share,
    unit: MeasureUnit::Percent,
    dimensions: &[
        Dimension::ProviderForm,
        Dimension::District,
        Dimension::Provider,
        Dimension::Unit,
    ],
    rule: Some(keys::SOL_14_3),
};

/// The rows behind [`DOCUMENTED`], one an order: value is the entries of the month.
pub async fn documented(
    ask: &dyn Ask,
    call: &Call,
    period: Period,
) -> Result<Vec<MeasureRow>, Fault> {
    let forms = Forms::read(ask).await?;
    let last = period.last(call.today());
    let first = last
        .saturating_sub(jiff::Span::new().months(1))
        .saturating_add(jiff::Span::new().days(1));
    let told = entries_told(ask, first, last).await?;
    let running = care_plans::plans_running(ask, last).await?;
    // An order that began within the month has not had a month to be told of.
    let counted = running.into_iter().filter(|plan| plan.ordered <= first);
    Ok(counted
        .map(|plan| {
            let count = told
                .get(&(plan.provider, plan.person))
                .copied()
                .unwrap_or(0);
            let mut groups = forms.groups(plan.provider);
            groups.insert(Dimension::Unit, plan.unit.to_string());
            if let Some(district) = &plan.district {
                groups.insert(Dimension::District, district.to_string());
            }
            MeasureRow {
                link: format!("/personer/{}/dokumentation", plan.person),
                label: plan.number.as_str().to_owned(),
                person: Some(plan.person),
                day: last,
                value: Some(count),
                meets: count > 0,
                groups,
            }
        })
        .collect())
}
