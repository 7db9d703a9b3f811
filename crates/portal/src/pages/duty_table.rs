//! Duties as a table: what, about whom, when; the same on the home page and in the work list.

use std::collections::BTreeMap;

use duties::DutyView;
use kernel::{PersonId, Problem};
use maud::{Markup, html};
use page_kit::{Cell, ListColumn, Visit, components::Due};

/// The columns, in order.
pub(super) const COLUMNS: &[ListColumn] = &[
    ListColumn::new("due", "portal-duty-due").sortable(),
    ListColumn::new("kind", "portal-duty-what").sortable(),
    ListColumn::new("person", "portal-duty-about"),
    ListColumn::new("opened", "portal-duty-opened")
        .sortable()
        .days(),
    ListColumn::new("why", "portal-duty-why"),
];

/// The rows of some duties. A person's name is shown only where the reader may know of the person.
pub(super) async fn rows(visit: &Visit, duties: &[DutyView]) -> Result<Vec<Vec<Cell>>, Problem> {
    let names = names(visit, duties).await?;
    Ok(duties.iter().map(|duty| row(visit, duty, &names)).collect())
}

fn row(visit: &Visit, duty: &DutyView, names: &BTreeMap<PersonId, String>) -> Vec<Cell> {
    let t = visit.t();
    let due = Due::moment(t, duty.due, visit.now());
    let about = duty
        .person
        .and_then(|id| names.get(&id).cloned())
        .unwrap_or_else(|| duty.label.clone());
    let raised = duty.raised.is_some().then(|| t.say("portal-duty-raised"));
    let what = t.say(&duty.kind);
    let shown = html! {
        a href=(duty.link) { (what) }
        @if let Some(raised) = &raised { " " span.tag { (raised) } }
    };
    vec![
        Cell::shown(
            html! { (due) },
            page_kit::dates::full_moment(visit.language(), duty.due),
        ),
        Cell::shown(shown, what),
        Cell::text(about),
        Cell::moment(visit, duty.opened),
        Cell::shown(
            super::why::why(visit, duty.rule.as_str()),
            duty.rule.as_str(),
        ),
    ]
}

async fn names(visit: &Visit, duties: &[DutyView]) -> Result<BTreeMap<PersonId, String>, Problem> {
    let mut visible = vec![];
    for person in duties.iter().filter_map(|duty| duty.person) {
        let need = access::Need::see(access::Resource::PersonInSearch).about(person);
        if !visible.contains(&person) && access::may(visit.reader(), &visit.call, need).await? {
            visible.push(person);
        }
    }
    let persons = residents::persons(visit.reader(), &visible).await?;
    Ok(persons
        .into_iter()
        .map(|person| (person.id, person.name()))
        .collect())
}

/// The first few, as they stand on the home page.
pub(super) fn short(rows: Vec<Vec<Cell>>, visit: &Visit) -> Markup {
    let list = page_kit::List::new(visit, "portal-duties-title", COLUMNS, "due");
    let total = i64::try_from(rows.len()).unwrap_or(0);
    list.show(rows, total)
}
