//! Orders: what has come in to a provider, the unseen first; and those of an officer or an ordering unit.

use kernel::{Problem, Role};
use maud::html;
use organisation::{Service, UnitKind};
use page_kit::{
    Cell, List, ListColumn, Reply, Visit,
    components::{Due, Empty, Heading, Tabs},
    dates,
};

use super::order_view::{address, service_names, status};
use crate::{
    model::{Order, OrderState},
    reads::{OrderLine, OrdersOf, orders, orders_waiting},
};

const COLUMNS: &[ListColumn] = &[
    ListColumn::new("person", "cases-order-person"),
    ListColumn::new("services", "cases-order-services"),
    ListColumn::new("state", "cases-order-state").sortable(),
    ListColumn::new("waited", "cases-order-waited").sortable(),
    ListColumn::new("due", "cases-order-due"),
    ListColumn::new("start", "cases-order-start-wish")
        .sortable()
        .days(),
    ListColumn::new("minutes", "cases-frame-weekly")
        .sortable()
        .minutes(),
    ListColumn::new("provider", "cases-order-provider"),
];

/// What a tab shows.
struct Group {
    key: &'static str,
    states: &'static [OrderState],
}

const WAITING: Group = Group {
    key: "waiting",
    states: &[OrderState::Sent],
};
const RUNNING: Group = Group {
    key: "running",
    states: &[OrderState::Acknowledged, OrderState::Started],
};
const TO_DO: Group = Group {
    key: "to-do",
    states: &[OrderState::Draft, OrderState::Refused],
};
const OVER: Group = Group {
    key: "over",
    states: &[OrderState::Withdrawn, OrderState::Ended],
};
/// What a provider can look at: of what is over it sees nothing, because it no longer may.
const OF_PROVIDER: &[Group] = &[WAITING, RUNNING];
const OF_ORDERING: &[Group] = &[WAITING, TO_DO, RUNNING, OVER];

/// The list; `?visa=` chooses the tab.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let unit = organisation::unit(visit.reader(), visit.unit()?).await?;
    let is_ordering = unit.is_some_and(|unit| unit.kind == UnitKind::OrderingUnit);
    let groups = if is_ordering {
        OF_ORDERING
    } else {
        OF_PROVIDER
    };
    let group = groups
        .iter()
        .find(|group| group.key == visit.query("visa"))
        .unwrap_or(&WAITING);
    let of = whose(&visit, is_ordering)?;
    let empty = t.say(&format!("cases-order-list-empty-{}", group.key));
    let list = List::new(&visit, "cases-order-list-title", COLUMNS, "waited")
        .empty(Empty::new(empty).body(t.say("cases-order-list-empty-body")));
    let (lines, total) = orders(
        visit.reader(),
        &visit.call,
        (of, group.states),
        list.window(),
    )
    .await?;
    let rows = rows(&visit, &lines).await?;
    if let Some(file) = list.export(&rows)? {
        return Ok(file);
    }
    let mut tabs = Tabs::new(t.say("cases-order-list-title"));
    for other in groups {
        let label = t.say(&format!("cases-order-group-{}", other.key));
        let href = format!("?visa={}", other.key);
        tabs = if other.key == group.key {
            tabs.here(label, href)
        } else {
            tabs.tab(label, href)
        };
    }
    let heading = Heading::new(t.say("cases-order-list-title"));
    let heading = match of {
        OrdersOf::Provider(unit) => {
            let (waiting, unseen) = orders_waiting(visit.reader(), unit).await?;
            heading.lead(t.with(
                "cases-order-list-lead",
                &[("waiting", waiting.into()), ("unseen", unseen.into())],
            ))
        }
        OrdersOf::Officer(_) | OrdersOf::Unit(_) => heading,
    };
    let body = html! {
        (heading)
        (tabs)
        (list.show(rows, total))
    };
    Ok(visit.page("cases-order-list-title", body).wide())
}

/// Whose orders: the provider's own, the officer's own, or all of the ordering unit for its manager.
fn whose(visit: &Visit, is_ordering: bool) -> Result<OrdersOf, Problem> {
    let unit = visit.unit()?;
    let actor = visit.actor();
    Ok(match (is_ordering, actor.role(), actor.user()) {
        (false, _, _) => OrdersOf::Provider(unit),
        (true, Some(Role::CaseOfficer), Some(user)) => OrdersOf::Officer(user),
        (true, _, _) => OrdersOf::Unit(unit),
    })
}

async fn rows(visit: &Visit, lines: &[OrderLine]) -> Result<Vec<Vec<Cell>>, Problem> {
    let catalogue = organisation::services(visit.reader()).await?;
    let providers: Vec<_> = lines
        .iter()
        .filter_map(|line| line.order.placement.as_ref().map(|p| p.provider))
        .collect();
    let names = organisation::unit_names(visit.reader(), &providers).await?;
    let name = |order: &Order| {
        let provider = order.placement.as_ref().map(|p| p.provider)?;
        names.get(&provider).map(ToString::to_string)
    };
    Ok(lines
        .iter()
        .map(|line| row(visit, (line, &catalogue), name(&line.order)))
        .collect())
}

fn row(
    visit: &Visit,
    (line, catalogue): (&OrderLine, &[Service]),
    provider: Option<String>,
) -> Vec<Cell> {
    let t = visit.t();
    let order = &line.order;
    let sending = order.sending.as_ref();
    let waited = sending.map_or_else(Cell::empty, |sending| {
        let words = dates::time_off(visit.language(), sending.sent.at, visit.now());
        if sending.seen.is_some() {
            return Cell::text(words);
        }
        // Unseen is said in a word, not by weight alone.
        let words = format!("{}, {words}", t.say("cases-order-unseen-short"));
        Cell::shown(html! { strong { (words) } }, words)
    });
    let due = sending
        .filter(|_| order.state == OrderState::Sent)
        .map_or_else(Cell::empty, |sending| {
            let words = dates::full_moment(visit.language(), sending.due);
            Cell::shown(html! { (Due::moment(t, sending.due, visit.now())) }, words)
        });
    let state = t.say(&format!("cases-order-state-{}", order.state.key()));
    vec![
        Cell::link(line.person_name.clone(), address(order)),
        Cell::text(service_names(visit, catalogue, order)),
        Cell::shown(html! { (status(visit, order)) }, state),
        waited,
        due,
        Cell::day(visit, order.start_wish),
        Cell::minutes(visit, order.granted),
        provider.map_or_else(Cell::empty, Cell::text),
    ]
}
