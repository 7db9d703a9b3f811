//! What is told of few persons, and what is not.

use super::*;
use crate::Id;
use jiff::civil::date;
use proptest::prelude::*;

fn row(person: u128, group: &str, value: i64, meets: bool) -> MeasureRow {
    MeasureRow {
        link: String::new(),
        label: String::new(),
        person: Some(Id::from_uuid(uuid::Uuid::from_u128(person))),
        day: date(2026, 1, 1),
        value: Some(value),
        meets,
        groups: BTreeMap::from([(Dimension::District, group.to_owned())]),
    }
}

#[test]
fn medians_and_shares() {
    let rows: Vec<_> = [3, 1, 10, 4]
        .iter()
        .zip(0..)
        .map(|(v, p)| row(p, "Norr", *v, *v < 4))
        .collect();
    let median = compute(Aggregate::Median, &rows, None, None).total.figure;
    assert_eq!(
        median,
        Figure::Known {
            value: 3.5,
            numerator: 4,
            denominator: 4
        }
    );
    let share = compute(Aggregate::Share, &rows, None, None).total.figure;
    assert_eq!(
        share,
        Figure::Known {
            value: 50.0,
            numerator: 2,
            denominator: 4
        }
    );
}

#[test]
fn groups_are_told_as_one_where_none_of_them_is_found_by_it() {
    let sizes = [("a", 20_u128), ("b", 3), ("c", 9), ("d", 30)];
    let rows: Vec<MeasureRow> = (0..)
        .zip(sizes)
        .flat_map(|(place, (group, size))| {
            (0..size).map(move |n| row(place * 100 + n, group, 1, true))
        })
        .collect();
    // b is small, and c is hidden with it.
    let told = |groups: &[&str], smallest| {
        let groups: BTreeSet<String> = groups.iter().map(|one| (*one).to_owned()).collect();
        within(&rows, (Dimension::District, &groups), smallest).map(|rows| rows.len())
    };
    assert_eq!(told(&["a"], Some(5)), Some(20));
    assert_eq!(told(&["a", "d"], Some(5)), Some(50));
    assert_eq!(told(&["b", "c"], Some(5)), Some(12));
    assert_eq!(told(&["b"], Some(5)), None);
    // a is shown by itself, so that the two together would tell b.
    assert_eq!(told(&["a", "b"], Some(5)), None);
    // What they leave of the total would tell c.
    assert_eq!(told(&["a", "b", "d"], Some(5)), None);
    assert_eq!(told(&["b"], None), Some(3));
}

/// A person of a group, by a number that nobody else has.
fn person(group: &str, n: u128) -> u128 {
    let place = group
        .bytes()
        .fold(7_u128, |all, byte| all * 31 + u128::from(byte));
    place * 1_000 + n
}

#[test]
fn hidden_groups_are_told_together_or_not_at_all() {
    let mut rows = vec![];
    for (group, size) in [("a", 30_u128), ("b", 3), ("c", 3), ("d", 3), ("e", 3)] {
        rows.extend((0..size).map(|n| row(person(group, n), group, 1, true)));
    }
    let told = |groups: &[&str]| {
        let groups: BTreeSet<String> = groups.iter().map(|one| (*one).to_owned()).collect();
        within(&rows, (Dimension::District, &groups), Some(5)).map(|rows| rows.len())
    };
    // Three sums of two would tell each of the three.
    for pair in [["b", "c"], ["b", "d"], ["c", "d"]] {
        assert_eq!(told(&pair), None);
    }
    assert_eq!(told(&["b", "c", "d", "e"]), Some(12));
    assert_eq!(told(&["a"]), Some(30));
}

#[test]
fn a_part_is_not_told_without_a_group_that_has_few_in_it() {
    let mut rows = vec![];
    let sizes = [
        ("north", "own", 17_u128),
        ("north", "lark", 3),
        ("south", "own", 20),
        ("south", "lark", 27),
    ];
    for (district, provider, size) in sizes {
        for n in 0..size {
            let mut one = row(
                person(&format!("{district}{provider}"), n),
                district,
                1,
                true,
            );
            one.groups.insert(Dimension::Provider, provider.to_owned());
            rows.push(one);
        }
    }
    let parts = |groups: &[&str]| {
        let groups: BTreeSet<String> = groups.iter().map(|one| (*one).to_owned()).collect();
        let asked = (Dimension::Provider, &groups);
        let by = (Some(Dimension::District), Some(5));
        let told = compute_within(Aggregate::Count, &rows, asked, by).expect("told");
        let hidden = told.groups.iter().map(|cell| cell.figure == Figure::Hidden);
        hidden.collect::<Vec<_>>()
    };
    // North is told as twenty of all: without the three, as seventeen, it would tell of them.
    assert_eq!(parts(&["own"]), [true, true]);
    assert_eq!(parts(&["lark"]), [true, true]);
}

proptest! {
    /// Nobody can find a hidden group by subtracting the shown from the total.
    #[test]
    fn hidden_cells_cannot_be_subtracted(sizes in prop::collection::vec(0usize..12, 1..8)) {
        let mut rows = vec![];
        for (group, size) in sizes.iter().enumerate() {
            for n in 0..*size {
                rows.push(row(u128::try_from(group * 100 + n).expect("small"), &format!("{group}"), 1, true));
            }
        }
        let outcome = compute(Aggregate::Count, &rows, Some(Dimension::District), Some(5));
        let hidden: Vec<_> = outcome.groups.iter().filter(|c| c.figure == Figure::Hidden).collect();
        for cell in &outcome.groups {
            if cell.persons < 5 { prop_assert_eq!(&cell.figure, &Figure::Hidden); }
        }
        if outcome.total.figure != Figure::Hidden && !hidden.is_empty() {
            prop_assert!(hidden.len() > 1);
            prop_assert!(hidden.iter().map(|c| c.persons).sum::<usize>() >= 5);
        }
    }
}
