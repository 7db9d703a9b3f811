//! What turning a knob does to the assumptions.

use kernel::Refusal;
use projection::care::{Alternative, Fall};

use super::{alternatives, contradiction};
use crate::model::{Assumptions, Knob, Knobs};

/// The numbers as they stand in assumptions; those of homes, staff and prices only where there are any.
pub fn knobs(assumptions: &Assumptions) -> Knobs {
    let fall = assumptions.fall();
    let mut knobs = Knobs::default()
        .with(Knob::Fall, Knob::Fall.rounded(fall.mode))
        .with(Knob::FallLow, Knob::FallLow.rounded(fall.low))
        .with(Knob::FallHigh, Knob::FallHigh.rounded(fall.high))
        .with(Knob::Use, 100.0);
    if assumptions.care.staffing.is_some() {
        knobs = knobs.with(Knob::Sick, 0.0).with(Knob::FullTime, 0.0);
    }
    if let Some(prices) = &assumptions.care.prices {
        knobs = knobs
            .with(Knob::Pay, Knob::Pay.rounded(prices.pay))
            .with(Knob::Prices, Knob::Prices.rounded(prices.other));
    }
    if let Some(housing) = &assumptions.care.housing {
        knobs = knobs
            .with(Knob::Home, Knob::Home.rounded(housing.home))
            .with(Knob::Building, f64::from(housing.building_years))
            .with(Knob::Risk, Knob::Risk.rounded(100.0 * housing.risk))
            .with(
                Knob::Vacant,
                Knob::Vacant.rounded(100.0 * housing.vacant_share),
            );
    }
    knobs
}

/// The assumptions with the numbers that differ from their own. What stands as it stood is not touched, so that a
/// number finer than a knob's step is kept.
pub fn turned(assumptions: &Assumptions, to: &Knobs) -> Result<Assumptions, Refusal> {
    let own = knobs(assumptions);
    let mut turned = assumptions.clone();
    let changed = |knob: Knob| {
        let (from, to) = (own.get(knob)?, to.get(knob)?);
        ((from - to).abs() > f64::EPSILON).then_some(to)
    };
    if [Knob::Fall, Knob::FallLow, Knob::FallHigh]
        .into_iter()
        .any(|knob| changed(knob).is_some())
    {
        fall(&mut turned, to)?;
    }
    if let Some(share) = changed(Knob::Use) {
        let bands = turned.care.services.values_mut();
        for band in bands.flat_map(|service| &mut service.bands) {
            band.women = kept(band.women * share / 100.0).min(1.0);
            band.men = kept(band.men * share / 100.0).min(1.0);
        }
    }
    if let Some(staffing) = &mut turned.care.staffing {
        for profession in staffing.professions.values_mut() {
            if let Some(points) = changed(Knob::Sick) {
                let share = kept(profession.sick_leave + points / 100.0);
                profession.sick_leave = share.clamp(0.0, 0.9);
            }
            if let Some(points) = changed(Knob::FullTime) {
                let share = kept(profession.full_time + points / 100.0);
                profession.full_time = share.clamp(0.0, 1.0);
            }
        }
    }
    if let Some(prices) = &mut turned.care.prices {
        prices.pay = changed(Knob::Pay).unwrap_or(prices.pay);
        prices.other = changed(Knob::Prices).unwrap_or(prices.other);
    }
    if let Some(housing) = &mut turned.care.housing {
        housing.home = changed(Knob::Home).unwrap_or(housing.home);
        housing.risk = changed(Knob::Risk).map_or(housing.risk, |risk| kept(risk / 100.0));
        let vacant = changed(Knob::Vacant);
        housing.vacant_share = vacant.map_or(housing.vacant_share, |share| kept(share / 100.0));
        if let Some(years) = changed(Knob::Building) {
            housing.building_years = whole(years);
        }
    }
    turned.checked().map_err(|e| contradiction(&e))
}

/// Nine decimals: fine enough for any share, and short enough to be read back from text as exactly what it was.
fn kept(share: f64) -> f64 {
    (share * 1e9).round() / 1e9
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::as_conversions,
    reason = "a knob's number of years is whole and small"
)]
fn whole(years: f64) -> i32 {
    years.round() as i32
}

/// The fall of use that is taken. None at all is use as today.
fn fall(turned: &mut Assumptions, to: &Knobs) -> Result<(), Refusal> {
    let number = |knob| to.get(knob).unwrap_or_default();
    let (low, mode, high) = (
        number(Knob::FallLow),
        number(Knob::Fall),
        number(Knob::FallHigh),
    );
    if !(low <= mode && mode <= high) {
        return Err(Refusal::new("needs-refusal-fall-order").at(Knob::Fall.key()));
    }
    if [low, mode, high].iter().all(|one| one.abs() < f64::EPSILON) {
        turned.alternative = None;
        return Ok(());
    }
    let fall = Fall { low, mode, high };
    // The alternative that is taken is turned. Where use is as today, an own one is made: the others stay as they were.
    if let Some(name) = turned.alternative.clone()
        && let Some(taken) = turned.care.alternatives.get_mut(&name)
    {
        taken.fall = fall;
        return Ok(());
    }
    alternatives::is_full(turned)?;
    let name = alternatives::own_name(turned);
    let own = Alternative {
        fall,
        services: alternatives::services(turned),
        assumption: String::new(),
    };
    turned.care.alternatives.insert(name.clone(), own);
    turned.alternative = Some(name);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use projection::care::Scenario;
    use proptest::prelude::*;

    fn example() -> Assumptions {
        let text = include_str!("../../../projection/examples/scenario.toml");
        let care = Scenario::read(text).expect("the example");
        Assumptions {
            care,
            alternative: Some("falling".to_owned()),
            switched_off: Vec::new(),
        }
    }

    #[test]
    fn nothing_turned_is_nothing_changed() {
        let own = example();
        assert_eq!(turned(&own, &knobs(&own)), Ok(own.clone()));
        let as_today = Assumptions::as_today(own.care);
        assert_eq!(turned(&as_today, &knobs(&as_today)), Ok(as_today));
    }

    #[test]
    fn a_fall_of_nothing_is_use_as_today_and_backwards_is_refused() {
        let own = example();
        let none = knobs(&own)
            .with(Knob::FallLow, 0.0)
            .with(Knob::Fall, 0.0)
            .with(Knob::FallHigh, 0.0);
        let told = turned(&own, &none).expect("as today");
        assert_eq!(told.alternative, None);
        // Turned from there it is another one, about the same services; the first stands as it was.
        let again = turned(&told, &knobs(&own).with(Knob::Fall, 0.6)).expect("falling");
        assert_eq!(again.alternative.as_deref(), Some("own"));
        let known = &again.care.alternatives;
        assert_eq!(known.get("falling"), own.care.alternatives.get("falling"));
        assert_eq!(
            known.get("own").map(|one| &one.services),
            own.care
                .alternatives
                .values()
                .next()
                .map(|one| &one.services)
        );
        let third = Assumptions {
            alternative: None,
            ..again.clone()
        };
        let third = turned(&third, &knobs(&own)).expect("falling");
        assert_eq!(third.alternative.as_deref(), Some("own-2"));
        assert_eq!(third.care.alternatives.get("own"), known.get("own"));
        let backwards = knobs(&own).with(Knob::FallLow, 1.0);
        let refused = turned(&own, &backwards).expect_err("backwards");
        assert_eq!(refused.text, "needs-refusal-fall-order");
    }

    #[test]
    fn what_there_is_nothing_of_cannot_be_turned() {
        let mut own = example();
        own.care.housing = None;
        own.care.prices = None;
        let told = knobs(&own);
        assert_eq!((told.get(Knob::Home), told.get(Knob::Pay)), (None, None));
        let tried = told.with(Knob::Home, 60.0).with(Knob::Pay, 4.0);
        assert_eq!(turned(&own, &tried), Ok(own));
    }

    proptest! {
        #[test]
        fn what_is_turned_stands_where_it_was_turned_to(place in 0..Knob::ALL.len(), way in 0.0..1.0f64) {
            let knob = Knob::ALL[place];
            let (least, most) = knob.bounds();
            let value = knob.rounded(least + way * (most - least));
            let own = example();
            let tried = knobs(&own).with(knob, value);
            let Ok(told) = turned(&own, &tried) else {
                // Low, likely and high must not come in another order; nothing else is refused.
                prop_assert!(matches!(knob, Knob::Fall | Knob::FallLow | Knob::FallHigh));
                return Ok(());
            };
            let stands = knobs(&told).get(knob);
            match knob {
                // These are told as changes of what stands.
                Knob::Use => prop_assert_eq!(stands, Some(100.0)),
                Knob::Sick | Knob::FullTime => prop_assert_eq!(stands, Some(0.0)),
                Knob::Fall | Knob::FallLow | Knob::FallHigh | Knob::Pay | Knob::Prices | Knob::Home
                | Knob::Building | Knob::Risk | Knob::Vacant => prop_assert!((stands.expect("it stands") - value).abs() < 1e-9),
            }
            prop_assert!(told.written().is_ok_and(|text| Assumptions::read(&text).is_ok_and(|read| read == told)));
        }

        #[test]
        fn a_typed_number_is_within_its_bounds_or_none(typed in "[-0-9,. ]{0,8}", place in 0..Knob::ALL.len()) {
            let knob = Knob::ALL[place];
            if let Some(number) = knob.parse(&typed) {
                let (least, most) = knob.bounds();
                prop_assert!((least..=most).contains(&number));
            }
        }
    }
}
