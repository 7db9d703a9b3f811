//! How persons take part in their plans.

use kernel::{
    Call, Fault, Period,
    measure::{Aggregate, MeasureDefinition, MeasureRow, MeasureUnit},
};
use organisation::Forms;
use rulebook::keys;
use store::Ask;

use super::{DIMENSIONS, groups};
use crate::store::measured::{MeasuredVersion, versions_agreed};

/// Versions agreed in a period: the share that the person took part in making, alone or with support.
pub const PARTICIPATION: MeasureDefinition = MeasureDefinition {
    key: "care-plans-measure-participation",
    version: 1,
    aggregate: Aggregate::Share,
    unit: MeasureUnit::Percent,
    dimensions: DIMENSIONS,
    rule: Some(keys::SOL_10_3),
};

/// The rows behind [`PARTICIPATION`], one a version.
pub async fn participation(
    ask: &dyn Ask,
    call: &Call,
    period: Period,
) -> Result<Vec<MeasureRow>, Fault> {
    let forms = Forms::read(ask).await?;
    let versions = versions_agreed(ask, period.from(), period.last(call.today())).await?;
    let row = |version: MeasuredVersion| MeasureRow {
        link: format!(
            "/personer/{}/genomforandeplaner/{}",
            version.person, version.plan
        ),
        label: version.number,
        person: Some(version.person),
        day: version.agreed,
        value: None,
        meets: version.part.is_participation(),
        groups: groups(&forms, (version.provider, version.unit), version.district),
    };
    Ok(versions.into_iter().map(row).collect())
}
