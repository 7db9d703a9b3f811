//! What was handed over: the list on the record, one handover with its entries, and the receipt.

use kernel::Problem;
use maud::{Markup, html};
use page_kit::{
    Form, Reply, Visit,
    components::{Button, ButtonRow, Facts, Heading, Section, Status, StatusKind, Timeline, prose},
    dates,
    layout::Audience,
};
use rulebook::keys;

use super::{
    shown::{Shown, load},
    words::{Others, happening},
};
use crate::{
    actions::ReceiveHandover,
    model::{Given, Keeper},
    reads::{self, EntryView, HandoverView, View},
};

/// What was handed over about the person, on the page of the record.
pub(super) async fn list(visit: &Visit, shown: &Shown) -> Result<Markup, Problem> {
    let t = visit.t();
    let found = reads::handovers_of(visit.reader(), shown.person.id, shown.view).await?;
    if found.is_empty() {
        return Ok(html! {});
    }
    let body = html! {
        ul {
            @for one in &found {
                li {
                    a href=(one.handover.address()) { (between(visit, one)) }
                    ", " (dates::moment_element(visit.language(), one.handover.given.at, visit.now())) " "
                    (received(visit, one))
                }
            }
        }
    };
    Ok(html! { (Section::new("overlamnat", t.say("records-handovers-title"), body)) })
}

fn unit(visit: &Visit, keeper: Keeper) -> String {
    visit.app.unit_name(keeper.unit).unwrap_or_default()
}

fn between(visit: &Visit, one: &HandoverView) -> String {
    visit.t().with(
        "records-handover-between",
        &[
            ("from", unit(visit, one.handover.from).into()),
            ("to", unit(visit, one.handover.to).into()),
        ],
    )
}

fn received(visit: &Visit, one: &HandoverView) -> Status {
    let t = visit.t();
    match (one.receipt.is_some(), one.is_received()) {
        (_, true) => Status::new(StatusKind::Done, t.say("records-received")),
        (true, false) => Status::new(StatusKind::Waiting, t.say("records-followed")),
        (false, false) => Status::new(StatusKind::Waiting, t.say("records-not-received")),
    }
}

/// Who did something, and when.
fn given(visit: &Visit, given: &Given) -> String {
    let when = dates::full_moment(visit.language(), given.at);
    visit.t().with(
        "records-given-by",
        &[("name", given.name.as_str().into()), ("when", when.into())],
    )
}

/// One handover with its entries.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let form = visit.blank();
    view(&visit, &shown, &form).await
}

/// Acknowledges it.
pub(super) async fn receive(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let mut form = visit.form();
    let input = ReceiveHandover {
        person: shown.person.id,
        handover: visit.id("handover")?,
    };
    match visit.submit(&mut form, Some(input)).await? {
        Some(()) => Ok(visit
            .go(format!("{}/overlamnat/{}", shown.address(), input.handover))
            .saying("records-received-now")),
        None => view(&visit, &shown, &form).await,
    }
}

async fn view(visit: &Visit, shown: &Shown, form: &Form) -> Result<Reply, Problem> {
    let t = visit.t();
    let of = (shown.person.id, shown.view);
    let found = reads::handover(visit.reader(), of, visit.id("handover")?).await?;
    let (one, entries) = found.ok_or(Problem::NotFound)?;
    let title = "records-handover-title";
    let is_ours = matches!(shown.view, View::Keeper(keeper) if keeper.keeps_with(one.handover.to));
    let receive = match one.receipt {
        Some(_) => "records-receive-followed",
        None => "records-receive",
    };
    let others = Others::for_reader(shown);
    let entries: Timeline = entries
        .iter()
        .map(|entry: &EntryView| happening(visit, shown, (entry, others)))
        .collect();
    let body = html! {
        (Heading::new(t.say(title)).over(shown.person.name()).lead(between(visit, &one))
            .actions(received(visit, &one)))
        (facts(visit, &one))
        @if !one.is_received() && is_ours {
            form method="post" action=(one.handover.address()) {
                (form.around(t, html! { (ButtonRow::new(Button::primary(t.say(receive)))) }))
            }
        }
        (Section::new("anteckningar", t.say("records-handover-entries"), entries))
        (visit.why_all(&[keys::SVOD_2_2, keys::SVOD_3_2, keys::SVOD_3_4]))
    };
    let reply = visit
        .page(title, body)
        .breadcrumbs(&shown.way_in(visit).here(t.say(title)))
        .with_errors(form.has_errors());
    Ok(if shown.is_own() {
        reply.audience(Audience::Person)
    } else {
        reply
    })
}

/// What for, of which days, on which ground, by whom, and the receipt.
fn facts(visit: &Visit, one: &HandoverView) -> Facts {
    let t = visit.t();
    let handover = &one.handover;
    let days = dates::period(visit.language(), handover.first, Some(handover.last));
    let ground = format!("records-ground-{}", handover.ground.key());
    let receipt = one.receipt.as_ref().map(|receipt| given(visit, receipt));
    Facts::new()
        .fact(t.say("records-hand-over-purpose"), prose(&handover.purpose))
        .fact(t.say("records-handover-days"), days)
        .fact(t.say("records-hand-over-ground"), t.say(&ground))
        .maybe(
            t.say("records-hand-over-note"),
            handover.note.as_ref().map(prose),
        )
        .fact(
            t.say("records-handover-given"),
            given(visit, &handover.given),
        )
        .maybe(t.say("records-handover-receipt"), receipt)
}
