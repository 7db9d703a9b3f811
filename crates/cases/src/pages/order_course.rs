//! Where an order stands: what has happened to it, who does what next, and what can be done now.

use kernel::Problem;
use maud::{Markup, html};
use page_kit::{
    Visit,
    components::{Button, ButtonRow, Due, Happening, Notice, Section, Timeline},
    dates,
};
use rulebook::keys;

use super::{
    case_view::prose,
    order_view::{ShownOrder, Side, address, done_words, moment},
};
use crate::{
    model::{Order, OrderAnswer, OrderState, Sending},
    reads,
};

/// Where it stands, first on the page.
pub(super) async fn standing(visit: &Visit, shown: &ShownOrder) -> Result<Markup, Problem> {
    let order = &shown.order;
    Ok(match (order.state, &order.sending) {
        (OrderState::Draft, _) => draft(visit, shown),
        (OrderState::Sent, Some(sending)) => sent(visit, shown, sending).await?,
        (OrderState::Acknowledged, Some(sending)) => acknowledged(visit, shown, sending),
        (OrderState::Refused, Some(sending)) => refused(visit, shown, sending),
        (OrderState::Started, _) => started(visit, shown),
        (OrderState::Withdrawn | OrderState::Ended, _) => over(visit, order),
        (OrderState::Sent | OrderState::Acknowledged | OrderState::Refused, None) => html! {},
    })
}

/// What is left to do before it can be sent.
fn draft(visit: &Visit, shown: &ShownOrder) -> Markup {
    let t = visit.t();
    let order = &shown.order;
    let to = address(order);
    let has_tasks = !shown.tasks.is_empty();
    let steps = |is_done: bool, text: &str, href: String| {
        html! {
            li {
                @if is_done { (t.say("cases-order-step-done")) ": " (t.say(text)) }
                @else { a href=(href) { (t.say(text)) } }
            }
        }
    };
    html! {
        (Notice::info(t, t.say("cases-order-draft")).body(html! {
            ol {
                (steps(has_tasks, "cases-order-step-tasks", format!("{to}/uppgifter")))
                (steps(order.placement.is_some(), "cases-order-step-provider", format!("{to}/utforare")))
                li { (t.say("cases-order-step-send")) }
            }
        }))
        @if order.placement.is_some() {
            form method="post" action={ (to) "/skicka" } {
                (visit.blank().with("version", order.version).top(t))
                (ButtonRow::new(Button::primary(t.with("cases-order-send",
                    &[("provider", shown.provider_name(visit).into())]))))
            }
        }
        (ButtonRow::new(Button::quiet(t.say("cases-order-withdraw-title")).href(format!("{to}/aterkalla"))))
    }
}

/// With the provider, who has not answered: whether it has been seen, and when the answer is due.
async fn sent(visit: &Visit, shown: &ShownOrder, sending: &Sending) -> Result<Markup, Problem> {
    let t = visit.t();
    let seen = match sending.seen {
        Some(seen) => t.with(
            "cases-order-seen",
            &[("done", done_words(visit, seen).await?.into())],
        ),
        None => t.say("cases-order-unseen"),
    };
    let late = sending.due < visit.now();
    let title = t.with(
        "cases-order-sent-to",
        &[
            ("provider", shown.provider_name(visit).into()),
            ("when", moment(visit, sending.sent.at).into()),
        ],
    );
    let notice = if late {
        Notice::warning(t, title)
    } else {
        Notice::info(t, title)
    };
    let phone = shown.provider.as_ref().and_then(|unit| unit.phone.as_ref());
    let body = html! {
        p { (seen) }
        p { (t.say("cases-order-answer-due")) " " (Due::moment(t, sending.due, visit.now())) }
        @if shown.side != Side::Own { (visit.why(keys::LOCAL_ORDER_ACKNOWLEDGED)) }
        @if shown.side == Side::Ordering && late {
            @if let Some(phone) = phone {
                p { (t.with("cases-order-call", &[("phone", phone.as_str().into())])) }
            }
        }
    };
    Ok(html! {
        (notice.body(body))
        @if shown.side == Side::Ordering { (take_back(visit, &shown.order)) }
    })
}

fn take_back(visit: &Visit, order: &Order) -> Markup {
    let label = visit.t().say("cases-order-withdraw-title");
    let to = format!("{}/aterkalla", address(order));
    html! { (ButtonRow::new(Button::quiet(label).href(to))) }
}

fn acknowledged(visit: &Visit, shown: &ShownOrder, sending: &Sending) -> Markup {
    let t = visit.t();
    let order = &shown.order;
    let words = match &sending.answer {
        Some(OrderAnswer::Yes { starts, starter }) => {
            let day = dates::day(visit.language(), *starts, visit.today());
            t.with(
                "cases-order-starts",
                &[
                    ("provider", shown.provider_name(visit).into()),
                    ("day", day.into()),
                    ("starter", starter.as_str().into()),
                ],
            )
        }
        Some(OrderAnswer::No { .. } | OrderAnswer::TakenBack { .. }) | None => String::new(),
    };
    html! {
        (Notice::success(t, words))
        @if shown.side != Side::Own {
            (ButtonRow::new(Button::primary(t.say("cases-order-start-title")).href(format!("{}/starta", address(order)))))
            (visit.why(keys::SOL_34_1))
        }
        @if shown.side == Side::Ordering { (take_back(visit, order)) }
    }
}

fn refused(visit: &Visit, shown: &ShownOrder, sending: &Sending) -> Markup {
    let t = visit.t();
    if shown.side != Side::Ordering {
        return html! { (Notice::info(t, t.say("cases-order-replaced"))) };
    }
    html! {
        (Notice::warning(t, t.say("cases-order-refused")).body(html! {
            @if let Some(OrderAnswer::No { reason }) = &sending.answer { (prose(reason)) }
            (visit.why(keys::LOCAL_ORDER_PLACED_ANEW))
        }))
        (ButtonRow::new(Button::primary(t.say("cases-order-provider-again")).href(format!("{}/utforare", address(&shown.order))))
            .and(Button::quiet(t.say("cases-order-withdraw-title")).href(format!("{}/aterkalla", address(&shown.order)))))
    }
}

fn started(visit: &Visit, shown: &ShownOrder) -> Markup {
    let t = visit.t();
    let order = &shown.order;
    html! {
        @if let Some(day) = order.started {
            (Notice::success(t, t.with("cases-order-since", &[
                ("provider", shown.provider_name(visit).into()), ("day", day.into())])))
        }
        @if shown.side == Side::Ordering {
            (ButtonRow::new(Button::quiet(t.say("cases-order-end-title")).href(format!("{}/avsluta", address(order)))))
        }
    }
}

fn over(visit: &Visit, order: &Order) -> Markup {
    let t = visit.t();
    html! {
        @if let Some(end) = &order.end {
            @let key = format!("cases-order-over-{}", order.state.key());
            (Notice::info(t, t.with(&key, &[("day", end.on.into())])).body(prose(&end.reason)))
        }
    }
}

/// The two answers of a provider.
pub(super) fn answers(visit: &Visit, order: &Order) -> Markup {
    let t = visit.t();
    html! {
        @if order.state == OrderState::Sent {
            (ButtonRow::new(Button::primary(t.say("cases-order-yes-title")).href(format!("{}/bekrafta", address(order))))
                .and(Button::secondary(t.say("cases-order-no-title")).href(format!("{}/avboj", address(order)))))
        }
    }
}

/// To whom it was sent before, who saw it, what was answered. Providers see their own only.
pub(super) async fn course(visit: &Visit, shown: &ShownOrder) -> Result<Markup, Problem> {
    let t = visit.t();
    if shown.side != Side::Ordering {
        return Ok(html! {});
    }
    let sendings = reads::order_sendings(visit.reader(), shown.order.id).await?;
    if sendings.is_empty() {
        return Ok(html! {});
    }
    let providers: Vec<_> = sendings.iter().map(|s| s.provider).collect();
    let names = organisation::unit_names(visit.reader(), &providers).await?;
    let mut timeline = Timeline::new();
    for sending in &sendings {
        let name = names
            .get(&sending.provider)
            .map_or("", |name| name.as_str());
        timeline.extend(happenings(visit, (sending, name)).await?);
    }
    let section = Section::new("gang", t.say("cases-order-course"), timeline);
    Ok(html! { (section) })
}

async fn happenings(
    visit: &Visit,
    (sending, name): (&Sending, &str),
) -> Result<Vec<Happening>, Problem> {
    let t = visit.t();
    let when = |at| dates::moment_element(visit.language(), at, visit.now());
    let sent = t.with("cases-order-course-sent", &[("provider", name.into())]);
    let who = super::order_view::user_name(visit, sending.sent.by).await?;
    let mut all = vec![Happening::new(when(sending.sent.at), sent).who(who)];
    if let Some(seen) = sending.seen {
        let who = super::order_view::user_name(visit, seen.by).await?;
        all.push(Happening::new(when(seen.at), t.say("cases-order-course-seen")).who(who));
    }
    let (Some(done), Some(answer)) = (sending.answered, &sending.answer) else {
        return Ok(all);
    };
    let who = super::order_view::user_name(visit, done.by).await?;
    let (key, reason) = match answer {
        OrderAnswer::Yes { .. } => ("cases-order-course-yes", None),
        OrderAnswer::No { reason } => ("cases-order-course-no", Some(reason)),
        OrderAnswer::TakenBack { reason } => ("cases-order-course-taken-back", Some(reason)),
    };
    let happening = Happening::new(when(done.at), t.say(key)).who(who);
    all.push(match reason {
        Some(reason) => happening.more(prose(reason)),
        None => happening,
    });
    Ok(all)
}
