//! What is done with an order, one thing a page: sent, answered, begun, taken back, ended.

use kernel::Problem;
use maud::{Markup, html};
use page_kit::{Form, Reply, Visit, components::Button};
use rulebook::keys;

use super::{
    case_view::OneForm,
    order_new::seen,
    order_view::{ShownOrder, Side, load, load_for_ordering},
};
use crate::actions::{
    AcknowledgeOrder, EndOrder, RefuseOrder, SendOrder, StartExecution, WithdrawOrder,
};

/// One page with one form about an order.
struct Step {
    title: &'static str,
    lead: &'static str,
    to: &'static str,
    save: &'static str,
    rule: Option<&'static str>,
}

fn view(visit: &Visit, shown: &ShownOrder, form: &Form, (step, fields): (Step, Markup)) -> Reply {
    let t = visit.t();
    let page = OneForm {
        title: step.title,
        lead: step.lead,
        above: step.rule.map_or_else(|| html! {}, |rule| visit.why(rule)),
        to: format!("{}/{}", shown.address(), step.to),
        fields,
        button: Button::primary(t.say(step.save)),
        form,
    };
    let way = shown.way(visit).step(shown.names(visit), shown.address());
    page.show(visit, &shown.person, (way, shown.address()))
}

fn fresh(visit: &Visit, shown: &ShownOrder) -> Form {
    visit.blank().with("version", shown.order.version)
}

/// The order in the address, for the provider that has it.
async fn load_for_provider(visit: &Visit) -> Result<ShownOrder, Problem> {
    let shown = load(visit).await?;
    match shown.side {
        Side::Provider => Ok(shown),
        Side::Ordering | Side::Own => Err(Problem::NotFound),
    }
}

/// The order in the address, for those of the staff who work with it.
async fn load_for_staff(visit: &Visit) -> Result<ShownOrder, Problem> {
    let shown = load(visit).await?;
    match shown.side {
        Side::Provider | Side::Ordering => Ok(shown),
        Side::Own => Err(Problem::NotFound),
    }
}

/// Sends it. What stands in the way is told on the order's page.
pub(super) async fn send(visit: Visit) -> Result<Reply, Problem> {
    let shown = load_for_ordering(&visit).await?;
    let mut form = visit.form();
    let input = SendOrder {
        seen: seen(&shown.order, &form),
    };
    if let Some(_sent) = visit.submit(&mut form, Some(input)).await? {
        Ok(visit.go(shown.address()).saying("cases-order-sent"))
    } else {
        let step = Step {
            title: "cases-order-send-title",
            lead: "cases-order-send-lead",
            to: "skicka",
            save: "cases-order-send-again",
            rule: None,
        };
        Ok(view(&visit, &shown, &form, (step, html! {})))
    }
}

const YES: Step = Step {
    title: "cases-order-yes-title",
    lead: "cases-order-yes-lead",
    to: "bekrafta",
    save: "cases-order-yes-save",
    rule: Some(keys::LOCAL_ORDER_ACKNOWLEDGED),
};

fn yes_fields(visit: &Visit, form: &Form) -> Markup {
    let t = visit.t();
    html! {
        (form.day(t, "starts", "cases-order-yes-starts"))
        (form.text(t, "starter", "cases-order-yes-starter").hint(t.say("cases-order-yes-starter-hint")))
    }
}

/// The form of a yes.
pub(super) async fn show_yes(visit: Visit) -> Result<Reply, Problem> {
    let shown = load_for_provider(&visit).await?;
    let wish = shown.order.start_wish.max(visit.today());
    let form = fresh(&visit, &shown).with("starts", wish);
    Ok(view(
        &visit,
        &shown,
        &form,
        (YES, yes_fields(&visit, &form)),
    ))
}

/// The provider says yes.
pub(super) async fn yes(visit: Visit) -> Result<Reply, Problem> {
    let shown = load_for_provider(&visit).await?;
    let mut form = visit.form();
    let (starts, starter) = (form.date("starts"), form.line("starter"));
    let seen = seen(&shown.order, &form);
    let input = starts
        .zip(starter)
        .map(|(starts, starter)| AcknowledgeOrder {
            seen,
            starts,
            starter,
        });
    match visit.submit(&mut form, input).await? {
        Some(()) => Ok(visit.go(shown.address()).saying("cases-order-acknowledged")),
        None => Ok(view(
            &visit,
            &shown,
            &form,
            (YES, yes_fields(&visit, &form)),
        )),
    }
}

const NO: Step = Step {
    title: "cases-order-no-title",
    lead: "cases-order-no-lead",
    to: "avboj",
    save: "cases-order-no-save",
    rule: None,
};

fn reason(visit: &Visit, form: &Form, label: &str) -> Markup {
    html! { (form.area(visit.t(), "reason", label).rows(3)) }
}

/// The form of a no.
pub(super) async fn show_no(visit: Visit) -> Result<Reply, Problem> {
    let shown = load_for_provider(&visit).await?;
    let form = fresh(&visit, &shown);
    let fields = reason(&visit, &form, "cases-order-no-reason");
    Ok(view(&visit, &shown, &form, (NO, fields)))
}

/// The provider says no. It sees the order no longer.
pub(super) async fn no(visit: Visit) -> Result<Reply, Problem> {
    let shown = load_for_provider(&visit).await?;
    let mut form = visit.form();
    let seen = seen(&shown.order, &form);
    let input = form
        .prose("reason")
        .map(|reason| RefuseOrder { seen, reason });
    if let Some(()) = visit.submit(&mut form, input).await? {
        Ok(visit.go("/bestallningar").saying("cases-order-declined"))
    } else {
        let fields = reason(&visit, &form, "cases-order-no-reason");
        Ok(view(&visit, &shown, &form, (NO, fields)))
    }
}

const START: Step = Step {
    title: "cases-order-start-title",
    lead: "cases-order-start-lead",
    to: "starta",
    save: "cases-order-start-save",
    rule: Some(keys::SOL_34_1),
};

fn on(visit: &Visit, form: &Form, label: &str) -> Markup {
    html! { (form.day(visit.t(), "on", label)) }
}

/// The form by which it is said that the provider has begun.
pub(super) async fn show_start(visit: Visit) -> Result<Reply, Problem> {
    let shown = load_for_staff(&visit).await?;
    let form = fresh(&visit, &shown).with("on", visit.today());
    let fields = on(&visit, &form, "cases-order-start-on");
    Ok(view(&visit, &shown, &form, (START, fields)))
}

/// The provider has begun.
pub(super) async fn start(visit: Visit) -> Result<Reply, Problem> {
    let shown = load_for_staff(&visit).await?;
    let mut form = visit.form();
    let seen = seen(&shown.order, &form);
    let input = form.past_date("on").map(|on| StartExecution { seen, on });
    if let Some(()) = visit.submit(&mut form, input).await? {
        Ok(visit.go(shown.address()).saying("cases-order-started"))
    } else {
        let fields = on(&visit, &form, "cases-order-start-on");
        Ok(view(&visit, &shown, &form, (START, fields)))
    }
}

const WITHDRAW: Step = Step {
    title: "cases-order-withdraw-title",
    lead: "cases-order-withdraw-lead",
    to: "aterkalla",
    save: "cases-order-withdraw-save",
    rule: None,
};

/// The form by which it is taken back.
pub(super) async fn show_withdraw(visit: Visit) -> Result<Reply, Problem> {
    let shown = load_for_ordering(&visit).await?;
    let form = fresh(&visit, &shown);
    let fields = reason(&visit, &form, "cases-order-withdraw-reason");
    Ok(view(&visit, &shown, &form, (WITHDRAW, fields)))
}

/// Takes it back.
pub(super) async fn withdraw(visit: Visit) -> Result<Reply, Problem> {
    let shown = load_for_ordering(&visit).await?;
    let mut form = visit.form();
    let seen = seen(&shown.order, &form);
    let input = form
        .prose("reason")
        .map(|reason| WithdrawOrder { seen, reason });
    if let Some(()) = visit.submit(&mut form, input).await? {
        Ok(visit.go(shown.address()).saying("cases-order-withdrawn"))
    } else {
        let fields = reason(&visit, &form, "cases-order-withdraw-reason");
        Ok(view(&visit, &shown, &form, (WITHDRAW, fields)))
    }
}

const END: Step = Step {
    title: "cases-order-end-title",
    lead: "cases-order-end-lead",
    to: "avsluta",
    save: "cases-order-end-save",
    rule: None,
};

fn end_fields(visit: &Visit, form: &Form) -> Markup {
    html! {
        (on(visit, form, "cases-order-end-on"))
        (reason(visit, form, "cases-order-end-reason"))
    }
}

/// The form by which it is ended.
pub(super) async fn show_end(visit: Visit) -> Result<Reply, Problem> {
    let shown = load_for_ordering(&visit).await?;
    let form = fresh(&visit, &shown).with("on", visit.today());
    Ok(view(
        &visit,
        &shown,
        &form,
        (END, end_fields(&visit, &form)),
    ))
}

/// Ends it.
pub(super) async fn end(visit: Visit) -> Result<Reply, Problem> {
    let shown = load_for_ordering(&visit).await?;
    let mut form = visit.form();
    let seen = seen(&shown.order, &form);
    let (on, reason) = (form.past_date("on"), form.prose("reason"));
    let input = on
        .zip(reason)
        .map(|(on, reason)| EndOrder { seen, on, reason });
    match visit.submit(&mut form, input).await? {
        Some(()) => Ok(visit.go(shown.address()).saying("cases-order-ended")),
        None => Ok(view(
            &visit,
            &shown,
            &form,
            (END, end_fields(&visit, &form)),
        )),
    }
}
