//! A person's coordinated plans.

use access::{Need, Resource};
use kernel::Problem;
use maud::{Markup, html};
use page_kit::{
    Reply, Visit,
    components::{Button, ButtonRow, Column, Empty, Heading, Table},
    dates,
};

use super::plan::{is_of_authority, status};
use crate::{model::Plan, reads::plans_of_person};

/// The list, the newest first.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let id = visit.person()?;
    let person = residents::person(visit.reader(), id)
        .await?
        .ok_or(Problem::NotFound)?;
    let need = Need::write(Resource::SharedPlan).about(id);
    let may_write = access::may(visit.reader(), &visit.call, need).await?;
    let mut plans = plans_of_person(visit.reader(), id).await?;
    // Those who carry out see what is agreed, while consent stands.
    if !is_of_authority(&visit, may_write) {
        plans.retain(|plan| plan.state.is_shared());
    }
    let ways = || {
        ButtonRow::new(
            Button::primary(t.say("cooperation-new-title")).href(format!("/personer/{id}/sip/ny")),
        )
        .and(
            Button::secondary(t.say("cooperation-send-title"))
                .href(format!("/personer/{id}/sip/kalla")),
        )
    };
    let body = html! {
        (Heading::new(t.say("cooperation-list-title")).over(person.name()).lead(t.say("cooperation-list-lead")))
        @if may_write { (ways()) }
        @if plans.is_empty() {
            (Empty::new(t.say("cooperation-list-empty")).body(t.say("cooperation-list-empty-body")))
        } @else {
            (table(&visit, &plans))
        }
    };
    let page = match visit.actor() {
        kernel::Actor::Resident { .. } => visit.own_page("cooperation-list-title", body),
        kernel::Actor::Staff { .. } | kernel::Actor::System { .. } | kernel::Actor::Public => {
            visit.page("cooperation-list-title", body)
        }
    };
    Ok(page)
}

fn table<'v>(visit: &'v Visit, plans: &[Plan]) -> Table<'v> {
    let t = visit.t();
    let rows = plans.iter().map(|plan| -> [Markup; 4] {
        let from = t.say(&format!("cooperation-origin-{}", plan.origin.key()));
        let called = plan.called.unwrap_or(plan.since);
        [
            html! { a href=(plan.address()) { (dates::full_day(visit.language(), dates::day_of(called))) } },
            html! { (from) },
            html! { (status(visit, plan)) },
            html! {
                @if let Some(day) = plan.follow_up { (dates::day_element(visit.language(), day, visit.today())) }
            },
        ]
    });
    Table::new(t, t.say("cooperation-list-title"))
        .hide_caption()
        .column(Column::new(t.say("cooperation-since")))
        .column(Column::new(t.say("cooperation-origin")))
        .column(Column::new(t.say("cooperation-state")))
        .column(Column::new(t.say("cooperation-follow-up")))
        .rows(rows)
}
