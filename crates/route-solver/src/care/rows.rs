//! A plan as rows of a picture: the day of each shift.

use std::collections::BTreeMap;

use super::model::{Problem, Visit};
use super::plan::CarePlan;
use crate::page::{Bar, Row};

/// The day of each shift, to be drawn: who is visited when, and the breaks.
pub fn rows(problem: &Problem, plan: &CarePlan) -> Vec<Row> {
    let visits: BTreeMap<&str, &Visit> =
        problem.visits.iter().map(|v| (v.id.as_str(), v)).collect();
    let mut rows: BTreeMap<(&str, usize), Vec<Bar>> = BTreeMap::new();
    for start in &plan.starts {
        let visit = visits.get(start.visit.as_str());
        let length = visit.map(|visit| visit.length).unwrap_or_default();
        rows.entry((&start.carer, start.shift))
            .or_default()
            .push(Bar {
                from: f64::from(start.start.0),
                to: f64::from(start.start.plus(length).0),
                label: visit.map_or(&start.visit, |visit| &visit.client).clone(),
                is_break: false,
            });
    }
    for pause in &plan.pauses {
        rows.entry((&pause.carer, pause.shift))
            .or_default()
            .push(Bar {
                from: f64::from(pause.start.0),
                to: f64::from(pause.start.plus(pause.length).0),
                label: "Rast".to_owned(),
                is_break: true,
            });
    }
    rows.into_iter()
        .map(|((carer, _), mut bars)| {
            bars.sort_by(|a, b| a.from.total_cmp(&b.from));
            Row {
                name: carer.to_owned(),
                bars,
            }
        })
        .collect()
}
