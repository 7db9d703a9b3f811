//! Plans: those that lack, those to look through, those that hold; and those of one person.

use duties::calendar;
use kernel::{Actor, Problem};
use maud::{Markup, html};
use organisation::UnitKind;
use page_kit::{
    Cell, List, ListColumn, Reply, Visit,
    components::{Column, Due, Empty, Heading, Table, Tabs},
    dates,
};

use super::shown::{standing, status};
use crate::{
    model::CarePlan,
    reads::{PlanGroup, PlanLine, PlansOf, plans, plans_of_person, plans_waiting},
};

/// The columns of plans that are to be made.
const WANTED: &[ListColumn] = &[
    ListColumn::new("person", "care-plans-person"),
    ListColumn::new("state", "care-plans-state"),
    ListColumn::new("due", "care-plans-due").sortable(),
    ListColumn::new("ordered", "care-plans-ordered")
        .sortable()
        .days(),
    ListColumn::new("provider", "care-plans-provider"),
];
/// The columns of plans that hold.
const STANDING: &[ListColumn] = &[
    ListColumn::new("person", "care-plans-person"),
    ListColumn::new("state", "care-plans-state"),
    ListColumn::new("review", "care-plans-review").sortable(),
    ListColumn::new("ordered", "care-plans-ordered")
        .sortable()
        .days(),
    ListColumn::new("provider", "care-plans-provider"),
];

/// Days ahead of its review in which a plan stands among those to look through.
const AHEAD: i64 = 30;

/// A tab: its name in addresses, and what it shows today.
fn groups(visit: &Visit) -> [(&'static str, PlanGroup); 3] {
    let soon = calendar::days_after(visit.today(), AHEAD);
    [
        ("saknas", PlanGroup::Wanted),
        ("se-over", PlanGroup::ToReview(soon)),
        ("aktuella", PlanGroup::Standing(visit.today())),
    ]
}

/// The list; `?visa=` chooses the tab.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let unit = visit.unit()?;
    let kind = organisation::unit(visit.reader(), unit).await?;
    let of = match kind.map(|unit| unit.kind) {
        Some(UnitKind::OrderingUnit) => PlansOf::Unit(unit),
        _ => PlansOf::Provider(unit),
    };
    let groups = groups(&visit);
    let chosen = groups.iter().find(|(key, _)| *key == visit.query("visa"));
    let (key, group) = *chosen.unwrap_or(&("saknas", PlanGroup::Wanted));
    let empty = Empty::new(t.say(&format!("care-plans-list-empty-{key}")));
    let (columns, first) = match group {
        PlanGroup::Wanted => (WANTED, "due"),
        PlanGroup::ToReview(_) | PlanGroup::Standing(_) => (STANDING, "review"),
    };
    let list = List::new(&visit, "care-plans-list-title", columns, first).empty(empty);
    let (lines, total) = plans(visit.reader(), &visit.call, (of, group), list.window()).await?;
    let rows = rows(&visit, &lines).await?;
    if let Some(file) = list.export(&rows)? {
        return Ok(file);
    }
    let mut tabs = Tabs::new(t.say("care-plans-list-title"));
    for (other, _) in groups {
        let label = t.say(&format!("care-plans-group-{other}"));
        let href = format!("?visa={other}");
        tabs = if other == key {
            tabs.here(label, href)
        } else {
            tabs.tab(label, href)
        };
    }
    let heading = Heading::new(t.say("care-plans-list-title"));
    let heading = match of {
        PlansOf::Provider(unit) => {
            let (waiting, late) = plans_waiting(visit.reader(), &visit.call, unit).await?;
            heading.lead(t.with(
                "care-plans-list-lead",
                &[("waiting", waiting.into()), ("late", late.into())],
            ))
        }
        PlansOf::Unit(_) => heading.lead(t.say("care-plans-list-lead-unit")),
    };
    let body = html! { (heading) (tabs) (list.show(rows, total)) };
    Ok(visit.page("care-plans-list-title", body).wide())
}

async fn rows(visit: &Visit, lines: &[PlanLine]) -> Result<Vec<Vec<Cell>>, Problem> {
    let providers: Vec<_> = lines.iter().map(|line| line.plan.provider).collect();
    let names = organisation::unit_names(visit.reader(), &providers).await?;
    let t = visit.t();
    Ok(lines
        .iter()
        .map(|line| {
            let plan = &line.plan;
            let next = plan.next_due().map_or_else(Cell::empty, |day| {
                Cell::shown(
                    html! { (Due::day(t, day, visit.today())) },
                    dates::full_day(visit.language(), day),
                )
            });
            let provider = names.get(&plan.provider).map(ToString::to_string);
            vec![
                Cell::link(line.person_name.clone(), plan.address()),
                Cell::shown(html! { (status(visit, plan)) }, standing(visit, plan).1),
                next,
                Cell::day(visit, plan.ordered),
                provider.map_or_else(Cell::empty, Cell::text),
            ]
        })
        .collect())
}

/// The plans of one person. A provider sees those that it makes.
pub(super) async fn of_person(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let id = visit.person()?;
    let person = residents::person(visit.reader(), id)
        .await?
        .ok_or(Problem::NotFound)?;
    let mut found = plans_of_person(visit.reader(), id).await?;
    if let Actor::Staff { unit, .. } = visit.actor() {
        let need = access::Need::see(access::Resource::Decision).about(id);
        if !access::may(visit.reader(), &visit.call, need).await? {
            found.retain(|plan| plan.provider == *unit);
        }
    }
    let title = "care-plans-person-title";
    let body = html! {
        (Heading::new(t.say(title)).over(person.name()).lead(t.say("care-plans-person-lead")))
        @if found.is_empty() {
            (Empty::new(t.say("care-plans-person-empty")).body(t.say("care-plans-person-empty-body")))
        } @else {
            (table(&visit, &found).await?)
        }
    };
    Ok(match visit.actor() {
        Actor::Resident { .. } => visit.own_page(title, body),
        Actor::Staff { .. } | Actor::System { .. } | Actor::Public => visit.page(title, body),
    })
}

async fn table(visit: &Visit, found: &[CarePlan]) -> Result<Markup, Problem> {
    let t = visit.t();
    let providers: Vec<_> = found.iter().map(|plan| plan.provider).collect();
    let names = organisation::unit_names(visit.reader(), &providers).await?;
    let rows = found.iter().map(|plan| -> [Markup; 4] {
        let name = names.get(&plan.provider).map(ToString::to_string);
        [
            html! { a href=(plan.address()) { (name.unwrap_or_default()) } },
            html! { (status(visit, plan)) },
            html! { (dates::day_element(visit.language(), plan.ordered, visit.today())) },
            html! {
                @if let Some(day) = plan.next_due() { (dates::day_element(visit.language(), day, visit.today())) }
            },
        ]
    });
    let table = Table::new(t, t.say("care-plans-person-title"))
        .hide_caption()
        .column(Column::new(t.say("care-plans-provider")))
        .column(Column::new(t.say("care-plans-state")))
        .column(Column::new(t.say("care-plans-ordered")))
        .column(Column::new(t.say("care-plans-next-due")))
        .rows(rows);
    Ok(html! { (table) })
}
