//! What a measure says of an indicator: its figure, or how many of its groups reach a limit.

use std::borrow::Cow;

use kernel::measure::{self, Figure, MeasureDefinition, MeasureRow};

use crate::model::{Behind, Binding, Thousandths, Value};

/// A value with what it was computed from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measured {
    /// The value.
    pub value: Value,
    /// What is behind it.
    pub behind: Behind,
}

/// The value that a measure's rows give an indicator. None where there is nothing to count, or where so few persons
/// are behind it that one could be recognised: what is told to a committee is public.
pub fn measured(
    definition: &MeasureDefinition,
    rows: &[MeasureRow],
    (binding, hidden_below): (&Binding, usize),
) -> Option<Measured> {
    let own = match &binding.only {
        None => Cow::Borrowed(rows),
        Some(only) => {
            let groups = (only.by, only.groups());
            Cow::Owned(measure::within(rows, groups, Some(hidden_below))?)
        }
    };
    let by = binding.over.map(|over| over.by);
    let outcome = measure::compute(definition.aggregate, &own, by, Some(hidden_below));
    let Some(over) = binding.over else {
        let (value, behind) = known(&outcome.total.figure, definition)?;
        return Some(Measured {
            value: Value::Number(Thousandths::nearest(value)?),
            behind,
        });
    };
    // Groups that are hidden are not counted at all: neither their figure nor that they miss it may be told.
    // Rows that belong to no group are none.
    let figures = outcome.groups.iter();
    let figures = figures.filter(|cell| !cell.group.is_empty());
    let figures: Vec<f64> = figures
        .filter_map(|cell| Some(known(&cell.figure, definition)?.0))
        .collect();
    let of = u32::try_from(figures.len()).ok().filter(|of| *of > 0)?;
    let reach = |figure: &&f64| Thousandths::nearest(**figure).is_some_and(|n| n >= over.least);
    let met = u32::try_from(figures.iter().filter(reach).count()).ok()?;
    Some(Measured {
        value: Value::Of { met, of },
        behind: Behind {
            numerator: i64::from(met),
            denominator: i64::from(of),
            version: definition.version,
        },
    })
}

kernel::keyed! {
    /// Why a measure's figure is not told.
    pub enum Untold {
        /// There is nothing to count.
        Nothing => "nothing",
        /// So few persons are behind it that one could be recognised.
        Few => "few",
    }
}

/// Why a measure's rows give an indicator no value; none where they give one.
pub(crate) fn untold(
    definition: &MeasureDefinition,
    rows: &[MeasureRow],
    (binding, hidden_below): (&Binding, usize),
) -> Option<Untold> {
    let told = |below| measured(definition, rows, (binding, below)).is_some();
    match (told(hidden_below), told(0)) {
        (true, _) => None,
        (false, true) => Some(Untold::Few),
        (false, false) => Some(Untold::Nothing),
    }
}

const fn known(figure: &Figure, definition: &MeasureDefinition) -> Option<(f64, Behind)> {
    match *figure {
        Figure::Known {
            value,
            numerator,
            denominator,
        } => Some((
            value,
            Behind {
                numerator,
                denominator,
                version: definition.version,
            },
        )),
        Figure::Empty | Figure::Hidden => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Only, Over};
    use kernel::{
        Id,
        measure::{Aggregate, Dimension, MeasureUnit},
    };
    use std::collections::BTreeMap;
    use uuid::Uuid;

    const SHARE: MeasureDefinition = MeasureDefinition {
        key: "example-measure",
        version: 3,
        aggregate: Aggregate::Share,
        unit: MeasureUnit::Percent,
        dimensions: &[Dimension::Service],
        rule: None,
    };

    /// Rows of a service: how many persons, and how many of them meet it.
    fn rows(service: &str, (persons, meet): (u128, u128)) -> Vec<MeasureRow> {
        let of = |n: u128| MeasureRow {
            link: String::new(),
            label: String::new(),
            person: Some(Id::from_uuid(Uuid::from_u128(
                n + 1 + service.bytes().map(u128::from).sum::<u128>() * 1000,
            ))),
            day: jiff::civil::date(2026, 1, 1),
            value: None,
            meets: n < meet,
            groups: BTreeMap::from([(Dimension::Service, service.to_owned())]),
        };
        (0..persons).map(of).collect()
    }

    fn all() -> Vec<MeasureRow> {
        [
            rows("a", (20, 18)),
            rows("bb", (20, 10)),
            rows("ccc", (12, 9)),
        ]
        .concat()
    }

    fn told(binding: &Binding) -> Option<String> {
        measured(&SHARE, &all(), (binding, 5)).map(|m| m.value.to_string())
    }

    #[test]
    fn the_whole_a_group_or_how_many_groups() {
        let mut binding = Binding {
            measure: SHARE.key.to_owned(),
            only: None,
            over: None,
        };
        assert_eq!(told(&binding).as_deref(), Some("71.2"));
        binding.only = Only::parse(Dimension::Service, "bb");
        assert_eq!(told(&binding).as_deref(), Some("50"));
        // 19 of 32: the two are told as one.
        binding.only = Only::parse(Dimension::Service, "ccc,bb");
        assert_eq!(told(&binding).as_deref(), Some("59.4"));
        binding.only = None;
        binding.over = Some(Over {
            by: Dimension::Service,
            least: Thousandths::whole(75),
        });
        assert_eq!(told(&binding).as_deref(), Some("2/3"));
    }

    #[test]
    fn few_persons_are_told_to_no_committee() {
        let few = rows("a", (3, 2));
        let binding = Binding {
            measure: SHARE.key.to_owned(),
            only: None,
            over: None,
        };
        assert_eq!(measured(&SHARE, &few, (&binding, 5)), None);
        assert_eq!(measured(&SHARE, &[], (&binding, 5)), None);
    }

    #[test]
    fn it_is_said_why_nothing_is_told() {
        let mut binding = Binding {
            measure: SHARE.key.to_owned(),
            only: None,
            over: None,
        };
        let few = rows("a", (3, 2));
        assert_eq!(untold(&SHARE, &few, (&binding, 5)), Some(Untold::Few));
        assert_eq!(untold(&SHARE, &[], (&binding, 5)), Some(Untold::Nothing));
        assert_eq!(untold(&SHARE, &all(), (&binding, 5)), None);
        // A group that would be found by what is told of the others, and one that is not there.
        let beside = [rows("a", (3, 2)), rows("bb", (20, 10))].concat();
        binding.only = Only::parse(Dimension::Service, "bb");
        assert_eq!(untold(&SHARE, &beside, (&binding, 5)), Some(Untold::Few));
        binding.only = Only::parse(Dimension::Service, "zz");
        assert_eq!(untold(&SHARE, &all(), (&binding, 5)), Some(Untold::Nothing));
        // No group of which anything may be told.
        binding.only = None;
        binding.over = Some(Over {
            by: Dimension::Service,
            least: Thousandths::whole(75),
        });
        assert_eq!(untold(&SHARE, &few, (&binding, 5)), Some(Untold::Few));
    }
}
