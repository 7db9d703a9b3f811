//! Who does not answer the questions on quality, and why: the share by group, and the reasons.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{
    Fault, Period, PersonId, Problem,
    measure::{self, Aggregate, Figure, MeasureRow},
};
use maud::html;
use page_kit::{
    Cell, List, ListColumn, Reply, Visit,
    charts::Comparison,
    components::{Column, Empty, FilterForm, Heading, Section, SmallHidden, Table},
};
use rulebook::keys;

use super::groups::{self, Asked, Names};
use crate::{
    model::WhyNot,
    reads::{NonResponse, non_response},
};

const COLUMNS: &[ListColumn] = &[
    ListColumn::new("group", "follow-up-group"),
    ListColumn::new("missing", "follow-up-missing-share"),
    ListColumn::new("count", "follow-up-missing-count").number(),
    ListColumn::new("asked", "follow-up-missing-asked").number(),
];

/// The page; `?halvar=` and `?efter=` choose.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let asked = Asked::read(&visit);
    let smallest = groups::smallest(&visit)?;
    let period = Period::new(asked.days.0, Some(asked.days.1))
        .map_err(|e| Fault::from_source("a half-year", e))?;
    let found = non_response(visit.reader(), &visit.call, period).await?;
    // Counted are those who did not answer.
    let missing: Vec<MeasureRow> = found
        .asked
        .iter()
        .map(|row| MeasureRow {
            meets: !row.meets,
            ..row.clone()
        })
        .collect();
    let outcome = measure::compute(Aggregate::Share, &missing, Some(asked.by), Some(smallest));
    let keys_of = outcome.groups.iter().map(|cell| cell.group.as_str());
    let names = groups::names(&visit, asked.by, keys_of).await?;
    let rows = table(&visit, &outcome, &names);
    let list = List::new(&visit, "follow-up-missing-title", COLUMNS, "group")
        .empty(Empty::new(t.say("follow-up-results-empty")));
    if let Some(file) = list.export(&rows)? {
        return Ok(file);
    }
    let total = i64::try_from(rows.len()).unwrap_or(0);
    let has_hidden = outcome
        .groups
        .iter()
        .any(|cell| cell.figure == Figure::Hidden);
    let filter = FilterForm::new(t, "/uppfoljningar/bortfall")
        .field(asked.half_years(&visit))
        .field(asked.dimensions(&visit))
        .clear("/uppfoljningar/bortfall");
    let mut chart = Comparison::dots(
        t,
        t.say("follow-up-missing-share"),
        t.say("follow-up-percent"),
    );
    for cell in &outcome.groups {
        let name = names.get(&cell.group).cloned().unwrap_or_default();
        chart = chart.group(name, value(&cell.figure));
    }
    if let Some(all) = value(&outcome.total.figure) {
        chart = chart.reference(t.say("follow-up-total"), all);
    }
    let body = html! {
        (Heading::new(t.say("follow-up-missing-title")).lead(t.say("follow-up-missing-lead")))
        (filter)
        @if has_hidden {
            (SmallHidden::new(t, i64::try_from(smallest).unwrap_or_default()))
            (visit.why(keys::LOCAL_SMALL_NUMBER))
        }
        @if total > 0 { (chart) }
        (list.show(rows, total))
        (reasons(&visit, &found, smallest))
    };
    Ok(visit.page("follow-up-missing-title", body).wide())
}

const fn value(figure: &Figure) -> Option<f64> {
    match figure {
        Figure::Known { value, .. } => Some(*value),
        Figure::Empty | Figure::Hidden => None,
    }
}

fn table(visit: &Visit, outcome: &measure::Outcome, names: &Names) -> Vec<Vec<Cell>> {
    let cells = outcome.groups.iter().map(|cell| {
        let (count, all) = match cell.figure {
            Figure::Known {
                numerator,
                denominator,
                ..
            } => (Cell::number(numerator), Cell::number(denominator)),
            Figure::Empty | Figure::Hidden => (Cell::empty(), Cell::empty()),
        };
        let name = names.get(&cell.group).cloned().unwrap_or_default();
        vec![
            Cell::text(name),
            Cell::text(groups::say(visit, Some(&cell.figure))),
            count,
            all,
        ]
    });
    cells.collect()
}

/// How many there are for each reason. Reasons of few persons are told together, with so many others that none of them
/// can be found by subtraction.
fn reasons(visit: &Visit, found: &NonResponse, smallest: usize) -> Section {
    let t = visit.t();
    let (shown, few) = told_apart(found, smallest);
    let together = (few > 0).then(|| {
        let hidden = few < smallest;
        let count = if hidden {
            t.say("page-kit-figure-hidden")
        } else {
            few.to_string()
        };
        (t.say("follow-up-why-not-few"), count)
    });
    let rows = shown
        .into_iter()
        .map(|(why, count)| {
            let name = match why {
                Some(why) => t.say(&format!("follow-up-why-not-{}", why.key())),
                None => t.say("follow-up-why-not-none"),
            };
            (name, count.to_string())
        })
        .chain(together)
        .map(|(name, count)| [html! { (name) }, html! { (count) }]);
    let table = Table::new(t, t.say("follow-up-reasons"))
        .hide_caption()
        .column(Column::new(t.say("follow-up-why-not")))
        .column(Column::number(t.say("follow-up-missing-count")))
        .rows(rows);
    Section::new("skal", t.say("follow-up-reasons"), table).intro(t.say("follow-up-reasons-lead"))
}

/// The reasons that may be told, the most usual first, and how many persons are told together.
fn told_apart(found: &NonResponse, smallest: usize) -> (Vec<(Option<WhyNot>, usize)>, usize) {
    let mut by_reason: BTreeMap<Option<WhyNot>, BTreeSet<PersonId>> = BTreeMap::new();
    for (why, row) in &found.missing {
        by_reason.entry(*why).or_default().extend(row.person);
    }
    let mut shown: Vec<(Option<WhyNot>, usize)> = by_reason
        .into_iter()
        .map(|(why, persons)| (why, persons.len()))
        .collect();
    shown.sort_by_key(|(why, count)| (std::cmp::Reverse(*count), *why));
    let mut few = 0;
    while let Some((_, count)) = shown.last()
        && (*count < smallest || (few > 0 && few < smallest))
    {
        few += *count;
        shown.pop();
    }
    (shown, few)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use kernel::Id;

    use super::*;

    fn found(counts: &[(Option<WhyNot>, u128)]) -> NonResponse {
        let mut missing = vec![];
        for (place, (why, count)) in (0_u128..).zip(counts) {
            missing.extend((0..*count).map(|n| {
                let row = MeasureRow {
                    link: String::new(),
                    label: String::new(),
                    person: Some(Id::from_uuid(uuid::Uuid::from_u128(place * 100 + n))),
                    day: date(2026, 1, 1),
                    value: None,
                    meets: false,
                    groups: BTreeMap::new(),
                };
                (*why, row)
            }));
        }
        NonResponse {
            asked: vec![],
            missing,
        }
    }

    #[test]
    fn reasons_of_few_are_told_together() {
        let declined = Some(WhyNot::Declined);
        let all = found(&[(declined, 9), (Some(WhyNot::CouldNot), 7), (None, 2)]);
        assert_eq!(told_apart(&all, 5), (vec![(declined, 9)], 9));
        let plain = found(&[(declined, 9), (None, 6)]);
        assert_eq!(told_apart(&plain, 5), (vec![(declined, 9), (None, 6)], 0));
        assert_eq!(told_apart(&found(&[(declined, 3)]), 5), (vec![], 3));
    }
}
