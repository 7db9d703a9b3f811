//! What is to be paid to each provider for a month.

use kernel::{Minutes, Money, Problem};
use maud::{Markup, html};
use page_kit::{
    Cell, List, ListColumn, Reply, Visit,
    components::{Breadcrumbs, Empty, FilterForm, Heading, Status, StatusKind},
    dates,
};

use super::{scope, words};
use crate::{
    model::Month,
    reads::{self, ProviderMonth, Within},
};

const COLUMNS: &[ListColumn] = &[
    ListColumn::new("provider", "minutes-account-provider"),
    ListColumn::new("terms", "minutes-account-terms"),
    ListColumn::new("framed", "minutes-account-stage-framed").minutes(),
    ListColumn::new("performed", "minutes-account-stage-performed").minutes(),
    ListColumn::new("payable", "minutes-account-payable-minutes").minutes(),
    ListColumn::new("sum", "minutes-account-payable").money(),
    ListColumn::new("settled", "minutes-account-settled-sum").money(),
    ListColumn::new("state", "minutes-account-state"),
];

/// The month in the address, or the last that is over.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let title = "minutes-account-payment";
    let within = scope::within(&visit).await?;
    let before = Month::of(visit.today()).after(-1);
    let month = visit.query("manad").parse().unwrap_or(before);
    let mut found = reads::provider_months(visit.reader(), within, month).await?;
    found.sort_by_key(|one| words::unit(&visit, one.provider));
    let empty = Empty::new(t.say("minutes-account-payment-empty"))
        .body(t.say("minutes-account-payment-empty-body"));
    let opens = !matches!(within, Within::Unit(_));
    let list = List::new(&visit, title, COLUMNS, "provider")
        .empty(empty)
        .together(all(&visit, &found));
    let rows: Vec<Vec<Cell>> = found
        .iter()
        .map(|one| row(&visit, (month, opens), one))
        .collect();
    if let Some(file) = list.export(&rows)? {
        return Ok(file);
    }
    let total = i64::try_from(rows.len()).unwrap_or(0);
    let choose = FilterForm::new(t, "/ersattning").field(words::months(
        &visit,
        "manad",
        "minutes-account-month",
        month,
    ));
    let body = html! {
        (Heading::new(t.say(title)).over(words::month(&visit, month)).lead(t.say("minutes-account-payment-lead")))
        (choose)
        (list.show(list.page_of(rows), total))
    };
    let way = Breadcrumbs::new(t)
        .step(t.say("minutes-account-title"), "/minutkonto")
        .here(t.say(title));
    Ok(visit.page(title, body).breadcrumbs(&way).wide())
}

fn row(visit: &Visit, (month, opens): (Month, bool), one: &ProviderMonth) -> Vec<Cell> {
    let address = format!("/ersattning/{}/{month}", one.provider);
    let settled = one.settlement;
    vec![
        if opens {
            Cell::link(words::unit(visit, one.provider), address)
        } else {
            Cell::text(words::unit(visit, one.provider))
        },
        Cell::text(words::terms(visit, one.terms.as_ref())),
        Cell::minutes(visit, one.framed),
        Cell::minutes(visit, one.performed),
        Cell::minutes(visit, one.payable),
        Cell::money(visit, one.sum),
        settled.map_or_else(Cell::empty, |settled| Cell::money(visit, settled.sum)),
        state(visit, month, one),
    ]
}

fn all(visit: &Visit, found: &[ProviderMonth]) -> Vec<Cell> {
    let minutes = |of: fn(&ProviderMonth) -> Minutes| found.iter().map(of).sum::<Minutes>();
    let settled = found.iter().filter_map(|one| one.settlement);
    let settled: Money = settled.map(|one| one.sum).sum();
    vec![
        Cell::text(visit.t().say("minutes-account-together")),
        Cell::empty(),
        Cell::minutes(visit, minutes(|one| one.framed)),
        Cell::minutes(visit, minutes(|one| one.performed)),
        Cell::minutes(visit, minutes(|one| one.payable)),
        Cell::money(visit, found.iter().map(|one| one.sum).sum()),
        Cell::money(visit, settled),
        Cell::empty(),
    ]
}

fn state(visit: &Visit, month: Month, one: &ProviderMonth) -> Cell {
    let t = visit.t();
    if let Some(settled) = one.settlement {
        let said = t.with(
            "minutes-account-settled-on",
            &[(
                "day",
                dates::full_day(visit.language(), dates::day_of(settled.at)).into(),
            )],
        );
        return Cell::shown(status(StatusKind::Closed, said.clone()), said);
    }
    let is_counted = one
        .counted
        .is_some_and(|counted| counted.to >= month.last());
    let (kind, key) = if !month.is_over(visit.today()) {
        (StatusKind::Draft, "minutes-account-state-running")
    } else if !is_counted {
        (StatusKind::Waiting, "minutes-account-state-counting")
    } else if one.terms.is_none() {
        (StatusKind::Waiting, "minutes-account-no-terms")
    } else {
        (StatusKind::Waiting, "minutes-account-state-ripe")
    };
    let said = t.say(key);
    Cell::shown(status(kind, said.clone()), said)
}

fn status(kind: StatusKind, said: String) -> Markup {
    html! { (Status::new(kind, said)) }
}
