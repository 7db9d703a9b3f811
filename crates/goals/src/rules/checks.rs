//! What an indicator and a reading must be to be taken.

use kernel::Refusal;

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
