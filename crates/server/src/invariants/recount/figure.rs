//! From what is counted to the figure that an indicator shows.

use std::collections::{BTreeMap, BTreeSet};

use goals::{Binding, Reading, Value};
use kernel::measure::Dimension;
use uuid::Uuid;

use super::{How, Raw};

/// A figure as it is counted here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Told {
    numerator: i64,
    denominator: i64,
    /// The figure as a fraction, in thousandths of its unit; none for so many groups of so many.
    thousandths: Option<(i64, i64)>,
}

impl Told {
    /// Whether a reading says the same: the same numerator and denominator, and the value that is nearest in tenths.
    pub(crate) fn is_read(&self, reading: &Reading) -> bool {
        let behind = reading.told.behind;
        let parts = behind.map(|behind| (behind.numerator, behind.denominator));
        let is_value = match (reading.told.value, self.thousandths) {
            (Value::Number(number), Some((over, under))) => {
                let told = number.count();
                told % 100 == 0 && (told * under - over).abs() <= 50 * under
            }
            (Value::Of { met, of }, None) => {
                (i64::from(met), i64::from(of)) == (self.numerator, self.denominator)
            }
            (
                Value::Number(_)
                | Value::Of { .. }
                | Value::Span { .. }
                | Value::All
                | Value::YesNo(_),
                _,
            ) => false,
        };
        is_value && parts == Some((self.numerator, self.denominator))
    }
}

/// The figure of what is counted, as an indicator binds it. None where there is none, or so few persons are behind it
/// that none may be told.
pub(crate) fn told(how: How, rows: &[Raw], (binding, fewest): (&Binding, usize)) -> Option<Told> {
    let is_bound = |row: &&Raw| {
        let only = binding.only.as_ref();
        only.is_none_or(|only| {
            let group = row.groups.get(&only.by).map_or("", String::as_str);
            only.groups().contains(group)
        })
    };
    let own: Vec<&Raw> = rows.iter().filter(is_bound).collect();
    if persons(&own) < fewest {
        return None;
    }
    let Some(over) = binding.over else {
        return figure(how, &own);
    };
    let shown = shown(&own, over.by, fewest);
    let figures = shown.iter().filter_map(|rows| figure(how, rows));
    let reaches = |told: &Told| {
        let (above, under) = told.thousandths?;
        // The figure is read in tenths, as people compare it.
        let tenths = (2 * above + 100 * under).div_euclid(200 * under);
        Some(tenths * 100 >= over.least.count())
    };
    let meets: Vec<bool> = figures.filter_map(|told| reaches(&told)).collect();
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let of = count(meets.len());
    (of > 0).then_some(Told {
        numerator: count(meets.iter().filter(|meets| **meets).count()),
        denominator: of,
        thousandths: None,
    })
}

/// How many persons are behind something; what is about nobody counts as one each.
fn persons(rows: &[&Raw]) -> usize {
    let named: BTreeSet<Uuid> = rows.iter().filter_map(|row| row.person).collect();
    named.len() + rows.iter().filter(|row| row.person.is_none()).count()
}

/// The groups that may be told. Those of few persons are not, and with them the smallest others, until two at least and
/// persons enough are hidden together.
fn shown<'r>(rows: &[&'r Raw], by: Dimension, fewest: usize) -> Vec<Vec<&'r Raw>> {
    let mut groups: BTreeMap<&str, Vec<&Raw>> = BTreeMap::new();
    for row in rows {
        let group = row.groups.get(&by).map_or("", String::as_str);
        groups.entry(group).or_default().push(row);
    }
    let mut groups: Vec<(usize, &str, Vec<&Raw>)> = groups
        .into_iter()
        .map(|(name, rows)| (persons(&rows), name, rows))
        .collect();
    groups.sort_by_key(|(size, name, _)| (*size, *name));
    let mut hidden = groups.iter().filter(|(size, ..)| *size < fewest).count();
    let behind = |hidden: usize| {
        groups
            .iter()
            .take(hidden)
            .map(|(size, ..)| size)
            .sum::<usize>()
    };
    while hidden > 0 && hidden < groups.len() && (hidden < 2 || behind(hidden) < fewest) {
        hidden += 1;
    }
    let shown = groups.into_iter().skip(hidden);
    // What belongs to no group is none.
    let shown = shown.filter(|(_, name, _)| !name.is_empty());
    shown.map(|(_, _, rows)| rows).collect()
}

fn figure(how: How, rows: &[&Raw]) -> Option<Told> {
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let mut values: Vec<i64> = rows.iter().filter_map(|row| row.value).collect();
    values.sort_unstable();
    let (all, known) = (count(rows.len()), count(values.len()));
    let told = |numerator, denominator, thousandths| Told {
        numerator,
        denominator,
        thousandths: Some(thousandths),
    };
    match how {
        How::Share => {
            let met = count(rows.iter().filter(|row| row.meets).count());
            (all > 0).then(|| told(met, all, (100_000 * met, all)))
        }
        How::Mean => {
            let sum: i64 = values.iter().sum();
            (known > 0).then(|| told(sum, known, (1000 * sum, known)))
        }
        How::Count => (all > 0).then(|| told(all, all, (1000 * all, 1))),
        How::Median => {
            let middle = values.len() / 2;
            let upper = *values.get(middle)?;
            let lower = if values.len().is_multiple_of(2) {
                *values.get(middle.checked_sub(1)?)?
            } else {
                upper
            };
            Some(told(known, known, (1000 * (lower + upper), 2)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use goals::{Only, Over, Thousandths};

    fn rows(provider: &str, (from, size, met): (u128, u128, u128)) -> Vec<Raw> {
        let row = |n: u128| Raw {
            person: Some(Uuid::from_u128(from + n)),
            groups: BTreeMap::from([(Dimension::Provider, provider.to_owned())]),
            value: i64::try_from(n).ok(),
            meets: n < met,
        };
        (0..size).map(row).collect()
    }

    fn all() -> Vec<Raw> {
        [
            rows("a", (100, 10, 9)),
            rows("b", (200, 8, 6)),
            rows("c", (300, 6, 6)),
            rows("d", (400, 2, 0)),
        ]
        .concat()
    }

    fn bound(only: Option<&str>, least: Option<i64>) -> Binding {
        Binding {
            measure: "example".to_owned(),
            only: only.and_then(|groups| Only::parse(Dimension::Provider, groups)),
            over: least.map(|least| Over {
                by: Dimension::Provider,
                least: Thousandths::whole(least),
            }),
        }
    }

    #[test]
    fn figures_are_what_the_rows_say() {
        let parts = |how, binding: &Binding| {
            let told = told(how, &all(), (binding, 5))?;
            Some((told.numerator, told.denominator, told.thousandths))
        };
        let whole = bound(None, None);
        assert_eq!(
            parts(How::Share, &whole),
            Some((21, 26, Some((2_100_000, 26))))
        );
        assert_eq!(parts(How::Mean, &whole), Some((89, 26, Some((89_000, 26)))));
        assert_eq!(parts(How::Median, &whole), Some((26, 26, Some((6_000, 2)))));
        let two = bound(Some("a,b"), None);
        assert_eq!(
            parts(How::Share, &two),
            Some((15, 18, Some((1_500_000, 18))))
        );
        assert_eq!(parts(How::Share, &bound(Some("d"), None)), None);
        // d is hidden and c with it: of a and b, one has 80 per cent.
        assert_eq!(
            parts(How::Share, &bound(None, Some(80))),
            Some((1, 2, None))
        );
    }
}
