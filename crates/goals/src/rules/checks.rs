//! What an indicator and a reading must be to be taken.

use kernel::{Refusal, measure::MeasureUnit};

use crate::model::{Aim, Indicator, Method, NewReading, Scale, Value};

/// What is wrong with an indicator; nothing where it can be taken.
pub(crate) fn check_indicator(indicator: &Indicator) -> Vec<Refusal> {
    let mut wrong = vec![];
    let fits = |value: Value| fits(value, indicator.scale);
    if indicator.baseline.is_some_and(|value| !fits(value)) {
        wrong.push(Refusal::new("goals-refusal-scale").at("baseline"));
    }
    if indicator.targets.values().any(|value| !fits(*value)) {
        wrong.push(Refusal::new("goals-refusal-scale").at("target-0"));
    }
    if indicator.aim == Aim::Reach && indicator.targets.is_empty() {
        wrong.push(Refusal::new("goals-refusal-no-target").at("target-0"));
    }
    if indicator.method == Method::Budget && indicator.scale != Scale::Percent {
        wrong.push(Refusal::new("goals-refusal-budget-percent").at("scale"));
    }
    if let Some(binding) = &indicator.binding
        && (binding.over.is_some() != (indicator.scale == Scale::Of)
            || indicator.scale == Scale::YesNo)
    {
        wrong.push(Refusal::new("goals-refusal-binding-scale").at("measure"));
    }
    wrong
}

/// What is wrong with reading an indicator from a measure that is counted in a unit. How many groups reach a limit is
/// counted in the same way whatever the measure is counted in.
pub(crate) fn check_unit(indicator: &Indicator, unit: MeasureUnit) -> Option<Refusal> {
    let (fits, text) = match unit {
        MeasureUnit::Percent => (
            indicator.scale == Scale::Percent,
            "goals-refusal-unit-percent",
        ),
        MeasureUnit::Days => (indicator.scale == Scale::Days, "goals-refusal-unit-days"),
        MeasureUnit::MinutesPerWeek => (
            indicator.scale == Scale::Plain,
            "goals-refusal-unit-minutes",
        ),
        MeasureUnit::Things => (
            matches!(indicator.scale, Scale::Persons | Scale::Plain),
            "goals-refusal-unit-things",
        ),
    };
    // What cannot be read from any measure is told by the check of the indicator itself.
    let is_read = !matches!(indicator.scale, Scale::Of | Scale::YesNo);
    (is_read && !fits).then(|| Refusal::new(text).at("scale"))
}

/// What is wrong with a reading of an indicator.
pub(crate) fn check_reading(indicator: &Indicator, reading: &NewReading) -> Vec<Refusal> {
    if fits(reading.value, indicator.scale) {
        vec![]
    } else {
        vec![Refusal::new("goals-refusal-scale").at("value")]
    }
}

/// Whether a value is of the kind that a scale counts.
const fn fits(value: Value, scale: Scale) -> bool {
    match scale {
        Scale::Percent | Scale::Plain => {
            matches!(value, Value::Number(_) | Value::Span { .. })
        }
        // Nobody is fewer than none.
        Scale::Persons | Scale::Days => match value {
            Value::Number(number) => number.count() >= 0,
            Value::Span { .. } => true,
            Value::Of { .. } | Value::All | Value::YesNo(_) => false,
        },
        Scale::Of => matches!(value, Value::Of { .. } | Value::All),
        Scale::YesNo => matches!(value, Value::YesNo(_)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Better, Targets};
    use kernel::{Id, Line};
    use uuid::Uuid;

    #[test]
    fn a_measure_is_read_in_its_own_unit() {
        let counted_in = |scale| Indicator {
            id: Id::from_uuid(Uuid::nil()),
            goal: Id::from_uuid(Uuid::nil()),
            position: 1,
            name: Line::parse("Något").unwrap(),
            scale,
            method: Method::Compared,
            aim: Aim::Improve,
            better: Better::Higher,
            baseline: None,
            baseline_year: None,
            source: Line::parse("Något").unwrap(),
            responsible: None,
            binding: None,
            targets: Targets::new(),
            version: 1,
        };
        let fits = |unit| -> Vec<Scale> {
            let fits = |scale: &Scale| check_unit(&counted_in(*scale), unit).is_none();
            let read = |scale: &Scale| !matches!(scale, Scale::Of | Scale::YesNo);
            let scales = Scale::ALL.iter().copied();
            scales.filter(read).filter(fits).collect()
        };
        assert_eq!(fits(MeasureUnit::Percent), [Scale::Percent]);
        assert_eq!(fits(MeasureUnit::Days), [Scale::Days]);
        assert_eq!(fits(MeasureUnit::MinutesPerWeek), [Scale::Plain]);
        assert_eq!(fits(MeasureUnit::Things), [Scale::Persons, Scale::Plain]);
    }
}
