//! The order on paper, in large type: for the person, and for the provider's folder when the power is out.

use kernel::Problem;
use maud::{Markup, html};
use page_kit::{
    Reply, Visit,
    components::{Heading, PrintHead},
    dates,
    layout::Audience,
};

use super::{
    case_view::{prose, service_name},
    order_view::{ShownOrder, load, minutes, often},
};
use crate::model::OrderAnswer;

/// The paper. What tells of the place is not on it: it lies about.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let names = organisation::standard_times(
        visit.reader(),
        shown.order.table_from.unwrap_or_else(|| visit.today()),
    )
    .await?;
    let task_name = |code: &organisation::TaskCode| {
        let found = names.as_ref().and_then(|table| table.task(code));
        found.map_or_else(
            || code.to_string(),
            |task| task.name(visit.language()).to_string(),
        )
    };
    let body = paper(&visit, &shown, task_name);
    Ok(visit
        .page("cases-order-print-title", body)
        .audience(Audience::Person))
}

fn paper(
    visit: &Visit,
    shown: &ShownOrder,
    task_name: impl Fn(&organisation::TaskCode) -> String,
) -> Markup {
    let t = visit.t();
    let order = &shown.order;
    let session = visit.session.as_ref();
    let by = session.map_or_else(String::new, |session| session.user_name.clone());
    let municipality = visit.app.settings().municipality.clone();
    html! {
        (PrintHead::new(t, municipality, by, visit.now()).about(shown.person.name()))
        (Heading::new(t.say("cases-order-print-title")).over(shown.person.name()))
        @if let Some(words) = &order.handover.own_words {
            h2 { (t.say("cases-order-own-words")) }
            (prose(words))
        }
        h2 { (t.say("cases-order-print-help")) }
        @for service in &shown.services {
            h3 { (service_name(visit, &shown.catalogue, &service.service)) }
            (prose(&service.what))
            @if let Some(goal) = &service.goal { p { strong { (t.say("cases-order-goal")) } } (prose(goal)) }
        }
        @if !shown.tasks.is_empty() {
            ul {
                @for task in &shown.tasks {
                    li { (task_name(&task.need.task)) ", " (often(visit, task.need.frequency)) }
                }
            }
            p { (t.with("cases-frame-given", &[("minutes", minutes(visit, order.granted).into())])) }
        }
        h2 { (t.say("cases-order-print-who")) }
        p { (shown.provider_name(visit)) }
        @if let Some(phone) = shown.provider.as_ref().and_then(|unit| unit.phone.as_ref()) {
            p { (t.with("cases-order-print-call", &[("phone", phone.as_str().into())])) }
        }
        @if let Some(OrderAnswer::Yes { starts, starter }) = order.sending.as_ref().and_then(|s| s.answer.as_ref()) {
            p { (t.with("cases-order-print-starts", &[
                ("day", dates::full_weekday(visit.language(), *starts).into()), ("starter", starter.as_str().into())])) }
        }
        p { (t.say("cases-order-print-change")) }
        p { (t.with("cases-order-number", &[("number", order.number.as_str().into())])) }
    }
}
