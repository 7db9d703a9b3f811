//! Duties as a table: what, about whom, when; the same on the home page and in the work list.

use std::collections::BTreeMap;

use duties::DutyView;
use kernel::{PersonId, Problem};
use maud::{Markup, html};
use page_kit::{
    Cell, ListColumn, Visit,
    components::{Column, Due, Table},
};

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
    let (shown_about, about) = about(duty, names);
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
        Cell::shown(shown_about, about),
        Cell::moment(visit, duty.opened),
        Cell::shown(visit.why(duty.rule.as_str()), duty.rule.as_str()),
    ]
}

/// Whom and what a duty is about: two duties of one kind on one person are told apart by the second.
fn about(duty: &DutyView, names: &BTreeMap<PersonId, String>) -> (Markup, String) {
    let label = &duty.label;
    match duty.person.and_then(|id| names.get(&id)) {
        Some(name) if label.is_empty() => (html! { (name) }, name.clone()),
        Some(name) => (
            html! { (name) br; span.quiet { (label) } },
            format!("{name}, {label}"),
        ),
        None => (html! { (label) }, label.clone()),
    }
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

/// The first few, as they stand on a home page and on a person's file, where everybody knows whom they are about.
pub(super) async fn short(
    visit: &Visit,
    duties: &[DutyView],
    with_person: bool,
) -> Result<Markup, Problem> {
    let t = visit.t();
    let names = if with_person {
        names(visit, duties).await?
    } else {
        BTreeMap::new()
    };
    let mut table = Table::new(t, t.say("portal-duties-title"))
        .hide_caption()
        .column(Column::new(t.say("portal-duty-what")))
        .column(Column::new(t.say("portal-duty-due")));
    if with_person {
        table = table.column(Column::new(t.say("portal-duty-about")));
    }
    table = table.column(Column::new(t.say("portal-duty-why")));
    for duty in duties {
        let mut cells = vec![
            html! { a href=(duty.link) { (t.say(&duty.kind)) } },
            html! { (Due::moment(t, duty.due, visit.now())) },
        ];
        if with_person {
            cells.push(about(duty, &names).0);
        }
        cells.push(visit.why(duty.rule.as_str()));
        table = table.row(cells);
    }
    Ok(html! { (table) })
}
