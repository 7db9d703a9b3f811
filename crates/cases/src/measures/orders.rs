//! Orders acknowledged in time, and frame minutes by need.

use std::collections::BTreeMap;

use kernel::{
    Call, Fault, Period,
    measure::{Aggregate, Dimension, MeasureDefinition, MeasureRow, MeasureUnit},
};
use rulebook::keys;
use store::Ask;

use super::{groups::Known, moments};
use crate::store::order_measured::{FramedNeed, MeasuredSending, framed_needs, sendings_due};

/// Orders whose answer was due in a period: the share that the provider answered at the latest then.
///
/// A no in time is an answer in time. What was taken back before it was answered does not count; what nobody has
/// answered counts when its time has run out.
pub const ORDERS_ANSWERED: MeasureDefinition = MeasureDefinition {
    key: "cases-measure-orders-answered",
    version: 1,
    aggregate: Aggregate::Share,
    unit: MeasureUnit::Percent,
    dimensions: &[Dimension::District, Dimension::Provider, Dimension::Unit],
    rule: Some(keys::LOCAL_ORDER_ACKNOWLEDGED),
};

/// The rows behind [`ORDERS_ANSWERED`], one a sending.
pub async fn orders_answered(
    ask: &dyn Ask,
    call: &Call,
    period: Period,
) -> Result<Vec<MeasureRow>, Fault> {
    let (from, before) = moments(call, period);
    let sendings = sendings_due(ask, from, before).await?;
    let counted = sendings.into_iter().filter(|sending| {
        !sending.taken_back && (sending.answered.is_some() || sending.due < call.now)
    });
    Ok(counted.map(|sending| answered(call, &sending)).collect())
}

fn answered(call: &Call, sending: &MeasuredSending) -> MeasureRow {
    let mut groups = BTreeMap::from([
        (Dimension::Provider, sending.provider.to_string()),
        (Dimension::Unit, sending.unit.to_string()),
    ]);
    if let Some(district) = &sending.district {
        groups.insert(Dimension::District, district.to_string());
    }
    MeasureRow {
        link: format!(
            "/personer/{}/bestallningar/{}",
            sending.person, sending.order
        ),
        label: sending.number.clone(),
        person: Some(sending.person),
        day: duties::calendar::day_of(sending.due, &call.zone),
        value: None,
        meets: sending.answered.is_some_and(|at| at <= sending.due),
        groups,
    }
}

/// The frame minutes a week that a person with a need has by the orders that run at the end of a period: the mean,
/// by need and district. The same needs give the same minutes in every district by the one table; what still
/// differs are the needs that were seen and the deviations.
pub const FRAME_MINUTES: MeasureDefinition = MeasureDefinition {
    key: "cases-measure-frame-minutes",
    version: 1,
    aggregate: Aggregate::Mean,
    unit: MeasureUnit::MinutesPerWeek,
    dimensions: &[
        Dimension::District,
        Dimension::Need,
        Dimension::Unit,
        Dimension::Sex,
        Dimension::AgeBand,
    ],
    rule: None,
};

/// The rows behind [`FRAME_MINUTES`], one for each person and need. One meets it that is framed by the standard,
/// without a deviation.
pub async fn frame_minutes(
    ask: &dyn Ask,
    call: &Call,
    period: Period,
) -> Result<Vec<MeasureRow>, Fault> {
    let ((_from, before), last) = (moments(call, period), period.last(call.today()));
    let needs = framed_needs(ask, before, last).await?;
    let known = Known::read(ask, needs.iter().map(|need| need.person).collect()).await?;
    let row = |need: &FramedNeed| {
        let mut groups = known.groups(need.person, need.unit, last);
        groups.insert(Dimension::Need, need.life_area.clone());
        if let Some(district) = &need.district {
            groups.insert(Dimension::District, district.to_string());
        }
        MeasureRow {
            link: format!("/personer/{}", need.person),
            label: format!("{} {}", need.number, need.life_area),
            person: Some(need.person),
            day: last,
            value: Some(need.granted.count()),
            meets: need.granted == need.standard,
            groups,
        }
    };
    Ok(needs.iter().map(row).collect())
}
