//! One order on one page: for those who wrote it, for the provider that has it, and for the person.

use access::{Need, Resource};
use kernel::Problem;
use maud::{Markup, html};
use page_kit::{
    Reply, Visit,
    components::{Button, ButtonRow, Facts, Heading, Section},
    dates,
};
use residents::ContactDetails;
use rulebook::keys;

use super::{
    case_view::{prose, service_name},
    order_course::{answers, course, standing},
    order_view::{ShownOrder, Side, calculation_table, load, minutes, status},
};
use crate::{
    actions::SeeOrder,
    model::{ChoiceHow, Handover, Order},
};

/// The order. When somebody of the provider opens it for the first time, that is noted before it is shown.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let mut shown = load(&visit).await?;
    let is_unseen = shown
        .order
        .sending
        .as_ref()
        .is_some_and(|s| s.seen.is_none());
    if shown.side == Side::Provider && is_unseen {
        let seen = SeeOrder {
            person: shown.person.id,
            order: shown.order.id,
        };
        visit.act_by_itself(&seen).await?;
        shown = load(&visit).await?;
    }
    let t = visit.t();
    let title = t.with(
        "cases-order-title",
        &[("services", shown.names(&visit).into())],
    );
    let place = place(&visit, &shown).await?;
    let frame = frame(&visit, &shown).await?;
    let body = html! {
        (Heading::new(title.clone()).over(shown.person.name()).actions(status(&visit, &shown.order)))
        (own_words(&visit, &shown.order.handover))
        (standing(&visit, &shown).await?)
        @if shown.side == Side::Provider { (answers(&visit, &shown.order)) }
        (asked(&visit, &shown))
        (frame)
        (handover(&visit, &shown, place.as_ref()))
        @if shown.side != Side::Own { (chosen(&visit, &shown)) }
        (course(&visit, &shown).await?)
        (foot(&visit, &shown))
    };
    let way = shown.way(&visit).here(title.clone());
    let reply = Reply::page(title, body).breadcrumbs(&way);
    Ok(match shown.side {
        Side::Own => reply.audience(page_kit::layout::Audience::Person),
        Side::Ordering | Side::Provider => reply,
    })
}

fn own_words(visit: &Visit, handover: &Handover) -> Markup {
    html! {
        @if let Some(words) = &handover.own_words {
            figure.own-words {
                blockquote { (prose(words)) }
                figcaption { (visit.t().say("cases-order-own-words")) }
            }
        }
    }
}

/// What is asked for: each service, what was granted, what it is to reach.
fn asked(visit: &Visit, shown: &ShownOrder) -> Markup {
    let t = visit.t();
    let order = &shown.order;
    let body = html! {
        @for service in &shown.services {
            h3 { (service_name(visit, &shown.catalogue, &service.service)) }
            (prose(&service.what))
            @if let Some(goal) = &service.goal {
                p { strong { (t.say("cases-order-goal")) } }
                (prose(goal))
            }
        }
        (Facts::new().fact(t.say("cases-order-start-wish"),
            dates::day_element(visit.language(), order.start_wish, visit.today())))
    };
    let section = Section::new("tjanster", t.say("cases-order-asked"), body);
    let section = if may_change(shown) {
        let to = format!("{}/innehall", shown.address());
        section.actions(Button::quiet(t.say("cases-order-change")).href(to))
    } else {
        section
    };
    html! { (section) }
}

fn may_change(shown: &ShownOrder) -> bool {
    shown.side == Side::Ordering && shown.order.state.is_open_to_change()
}

/// The frame time with its calculation.
async fn frame(visit: &Visit, shown: &ShownOrder) -> Result<Markup, Problem> {
    let t = visit.t();
    let reckoned = shown.calculation(visit).await?;
    let body = html! {
        @if let Some((calculation, table)) = &reckoned {
            p.lead { (t.with("cases-frame-given", &[("minutes", minutes(visit, shown.order.granted).into())])) }
            (calculation_table(visit, calculation, table))
        } @else {
            p { (t.say("cases-frame-none")) }
        }
    };
    let section = Section::new("ramtid", t.say("cases-frame-title"), body);
    let section = if may_change(shown) {
        let to = format!("{}/uppgifter", shown.address());
        section.actions(Button::quiet(t.say("cases-order-tasks-change")).href(to))
    } else {
        section
    };
    Ok(html! { (section) })
}

/// Where the person is, if the reader may know.
async fn place(visit: &Visit, shown: &ShownOrder) -> Result<Option<ContactDetails>, Problem> {
    let need = Need::see(Resource::ContactDetails).about(shown.person.id);
    if !access::may(visit.reader(), &visit.call, need).await? {
        return Ok(None);
    }
    let details = residents::contact_details(visit.reader(), shown.person.id).await?;
    Ok(Some(details))
}

/// What the provider must know. How one gets in tells of the place, and is guarded as the address is.
fn handover(visit: &Visit, shown: &ShownOrder, place: Option<&ContactDetails>) -> Markup {
    let t = visit.t();
    let know = &shown.order.handover;
    let written = |text: &Option<kernel::Prose>| text.as_ref().map(prose);
    let address = place.and_then(|details| details.address.as_ref());
    let facts = Facts::new()
        .maybe(t.say("cases-order-abilities"), written(&know.abilities))
        .maybe(t.say("cases-order-language"), written(&know.language))
        .maybe(t.say("cases-order-risks"), written(&know.risks))
        .maybe(
            t.say("cases-order-entry"),
            place.and_then(|_| written(&know.entry)),
        )
        .maybe(
            t.say("cases-order-address"),
            address.map(|a| html! { (a.street) br; (a.postal_code) " " (a.town) }),
        )
        .maybe(
            t.say("cases-order-phone"),
            place.and_then(|details| details.phone.as_ref().map(ToString::to_string)),
        );
    let body = html! {
        (facts)
        @if place.is_none() { p { (t.say("cases-order-place-hidden")) } }
    };
    let section = Section::new("bra-att-veta", t.say("cases-order-handover"), body);
    html! { (section) }
}

/// How the provider was found.
fn chosen(visit: &Visit, shown: &ShownOrder) -> Markup {
    let t = visit.t();
    let body = match &shown.order.placement {
        None => html! { p { (t.say("cases-order-no-provider")) } },
        Some(placement) => html! {
            p { strong { (shown.provider_name(visit)) } }
            p { (t.say(&format!("cases-choice-how-{}", placement.how.key()))) " " (turn_words(visit, shown)) }
            @if shown.side == Side::Ordering {
                @if let Some(why) = &placement.why { (prose(why)) }
                @match placement.how {
                    ChoiceHow::InTurn => { (visit.why(keys::LOCAL_NON_CHOICE)) }
                    ChoiceHow::ByPerson => { (visit.why(keys::LOV_CHOICE)) }
                    ChoiceHow::ByContract => {}
                }
            }
        },
    };
    let section = Section::new("utforare", t.say("cases-order-provider"), body);
    let section = if may_change(shown) {
        let to = format!("{}/utforare", shown.address());
        section.actions(Button::quiet(t.say("cases-order-provider-change")).href(to))
    } else {
        section
    };
    html! { (section) }
}

/// Whose turn it was and why.
fn turn_words(visit: &Visit, shown: &ShownOrder) -> String {
    let t = visit.t();
    let turn = shown.order.placement.as_ref().and_then(|p| p.turn);
    let Some(turn) = turn.filter(|_| shown.side == Side::Ordering) else {
        return String::new();
    };
    let among = t.with(
        "cases-choice-turn",
        &[
            ("candidates", turn.candidates.into()),
            ("full", turn.full.into()),
        ],
    );
    let last = match turn.last {
        Some(at) => {
            let when = dates::full_day(visit.language(), dates::day_of(at));
            t.with("cases-choice-turn-last", &[("when", when.into())])
        }
        None => t.say("cases-choice-turn-first"),
    };
    format!("{among} {last}")
}

fn foot(visit: &Visit, shown: &ShownOrder) -> Markup {
    let t = visit.t();
    let Order { number, .. } = &shown.order;
    html! {
        p.section-intro { (t.with("cases-order-number", &[("number", number.as_str().into())])) }
        div.no-print {
            (ButtonRow::new(Button::quiet(t.say("cases-order-print-title")).href(format!("{}/utskrift", shown.address()))))
        }
    }
}
