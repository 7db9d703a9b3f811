//! A budget by areas, step by step: what its entries name as parts, put together by area.

use projection::economy::Basis;

use crate::model::Budget;

/// What parts are called that belong to no area: what has not been shared out.
const NONE: &str = "-";

/// An area: what each step gave it, and what those amounts are made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Area {
    /// What it is called; nothing for what no area has.
    pub(crate) name: Option<String>,
    /// By step.
    pub(crate) amounts: Vec<i64>,
    /// What amounts are made of that are told in more than one part: step, part, amount.
    pub(crate) parts: Vec<(usize, String, i64)>,
}

impl Area {
    fn new(name: Option<String>, steps: usize) -> Self {
        Self {
            name,
            amounts: vec![0; steps],
            parts: Vec::new(),
        }
    }

    /// All of it.
    pub(crate) fn total(&self) -> i64 {
        self.amounts.iter().sum()
    }
}

/// A budget by areas. In every step, areas and what none of them has are together what the entry was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ByArea {
    /// The beginning, then each entry: places among the rows of the budget.
    pub(crate) steps: Vec<usize>,
    /// Areas in the order in which they were named first, then what no area has.
    pub(crate) areas: Vec<Area>,
}

/// The budget by areas; nothing where no part is written as that of an area. Parts of other budgets, such as `Daily rest`,
/// are no areas.
pub(crate) fn by_area(budget: &Budget) -> Option<ByArea> {
    if !names_areas(budget) {
        return None;
    }
    let steps = budget.entries.len() + 1;
    let mut areas: Vec<Area> = Vec::new();
    let mut rest = Area::new(None, steps);
    for (step, row) in budget.rows().iter().enumerate() {
        // The beginning and every entry are nobody's until they are shared out.
        let amount = if step == 0 { row.balance } else { row.amount };
        add(&mut rest, step, amount);
        let entry = step.checked_sub(1).and_then(|at| budget.entries.get(at));
        let Some(Basis::Parts(parts)) = entry.and_then(|entry| entry.basis.as_ref()) else {
            continue;
        };
        for (part, amount) in parts {
            let (name, of) = split(part);
            if name == NONE {
                rest.parts
                    .extend(of.map(|of| (step, of.to_owned(), *amount)));
                continue;
            }
            add(&mut rest, step, -amount);
            let place = areas
                .iter()
                .position(|area| area.name.as_deref() == Some(name));
            let place = place.unwrap_or_else(|| {
                areas.push(Area::new(Some(name.to_owned()), steps));
                areas.len() - 1
            });
            if let Some(area) = areas.get_mut(place) {
                add(area, step, *amount);
                area.parts
                    .extend(of.map(|of| (step, of.to_owned(), *amount)));
            }
        }
    }
    areas.push(rest);
    Some(ByArea {
        steps: (0..steps).collect(),
        areas,
    })
}

/// Whether some part is written `area: part`.
fn names_areas(budget: &Budget) -> bool {
    let mut bases = budget.entries.iter().map(|entry| entry.basis.as_ref());
    bases.any(|basis| match basis {
        Some(Basis::Parts(parts)) => parts.iter().any(|(part, _)| {
            let (area, of) = split(part);
            area != NONE && of.is_some()
        }),
        Some(_) | None => false,
    })
}

fn add(area: &mut Area, step: usize, amount: i64) {
    if let Some(own) = area.amounts.get_mut(step) {
        *own = own.saturating_add(amount);
    }
}

/// `Personlig assistans: sjuklön` is a part of an area; without a colon it is the area.
fn split(part: &str) -> (&str, Option<&str>) {
    match part.split_once(':') {
        Some((area, of)) => (area.trim(), Some(of.trim())),
        None => (part.trim(), None),
    }
}

impl ByArea {
    /// The same without steps in which no area has anything: those stand among the entries.
    pub(crate) fn steps_shared(&self) -> Vec<usize> {
        let has_any = |step: &&usize| {
            let mut named = self.areas.iter().filter(|area| area.name.is_some());
            named.any(|area| area.amounts.get(**step).is_some_and(|amount| *amount != 0))
        };
        self.steps.iter().filter(has_any).copied().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Ledger;
    use kernel::{Id, Line};
    use projection::economy;

    fn example() -> Budget {
        let text = include_str!("../../examples/budget-areas.toml");
        let read = economy::Ledger::read(text).expect("the example");
        Budget {
            ledger: Ledger {
                id: Id::from_uuid(uuid::Uuid::nil()),
                name: Line::parse(&read.name).expect("a name"),
                start_name: Line::parse(&read.start_name).expect("a name"),
                start: read.start,
                by: Id::from_uuid(uuid::Uuid::nil()),
                at: "2025-01-01T00:00:00Z".parse().expect("a moment"),
                version: 1,
            },
            entries: read.entries,
        }
    }

    #[test]
    fn the_four_files_are_replayed_by_area_to_the_thousand() {
        let budget = example();
        let rows = budget.rows();
        assert!(rows.iter().all(|row| row.apart() == 0), "{rows:?}");
        let told = by_area(&budget).expect("areas");
        // In every step the areas and the rest are the entry.
        for (step, row) in rows.iter().enumerate() {
            let sum: i64 = told.areas.iter().map(|area| area.amounts[step]).sum();
            let entry = if step == 0 { row.balance } else { row.amount };
            assert_eq!(sum, entry, "{step}");
        }
        let until = |name: Option<&str>, last: usize| -> i64 {
            let area = told.areas.iter().find(|area| area.name.as_deref() == name);
            area.expect("the area").amounts.iter().take(last + 1).sum()
        };
        // By area: the plan of 2024, the budget of November 2024 and the internal budget of 2025, as published.
        for (area, published) in [
            ("Gemensamma kostnader LSS", [21_900, 46_200, 0]),
            ("Personlig assistans", [90_500, 96_900, 112_000]),
            ("Korta insatser", [10_000, 8_700, 10_000]),
            ("Korttidsverksamhet", [19_900, 17_500, 19_800]),
            ("Bostad med särskild service", [444_400, 452_000, 471_800]),
            ("Daglig verksamhet", [152_500, 158_000, 170_300]),
            ("Gemensamma kostnader SoL", [7_800, 7_900, 7_700]),
            ("Ordinärt boende", [36_000, 36_000, 40_100]),
            ("Särskilt boende", [8_200, 8_200, 4_800]),
            (
                "Turbundna resor och riksfärdtjänst",
                [17_500, 17_500, 18_900],
            ),
            ("Staben", [16_500, 16_600, 17_600]),
            ("Nämnd och övrigt", [1_200, 1_200, 1_300]),
        ] {
            let told = [1, 7, 10].map(|step| until(Some(area), step));
            assert_eq!(told, published, "{area}");
        }
        // What no area has: nothing when all is shared out, what is to come at the end.
        assert_eq!(
            [1, 7, 10, 11].map(|step| until(None, step)),
            [0, 0, 0, 49_500]
        );
        let whole: i64 = told.areas.iter().map(Area::total).sum();
        assert_eq!(whole, 923_800);
        assert_eq!(told.steps_shared(), [1, 7, 10]);
        let own = told
            .areas
            .iter()
            .find(|area| area.name.as_deref() == Some("Bostad med särskild service"));
        let parts = &own.expect("it").parts;
        assert_eq!(
            parts.iter().map(|(_, _, amount)| amount).sum::<i64>(),
            19_800
        );
    }

    #[test]
    fn a_budget_without_areas_has_none() {
        let mut budget = example();
        budget
            .entries
            .retain(|entry| !matches!(entry.basis, Some(Basis::Parts(_))));
        assert_eq!(by_area(&budget), None);
    }

    #[test]
    fn parts_that_are_no_areas_make_no_table() {
        let mut budget = example();
        for entry in &mut budget.entries {
            if let Some(Basis::Parts(parts)) = &mut entry.basis {
                parts.retain(|(part, _)| !part.contains(':'));
            }
        }
        assert_eq!(by_area(&budget), None);
        if let Some(Basis::Parts(parts)) = &mut budget.entries[0].basis {
            parts.push(("Day centres: rents".to_owned(), 500));
        }
        assert!(by_area(&budget).is_some());
    }
}
