//! A new order: which decisions are carried out, from when, and what the provider must know.

use kernel::{Problem, Prose};
use maud::{Markup, html};
use page_kit::{
    Form, Reply, Visit,
    components::{Breadcrumbs, Button, ButtonRow, Choice, Empty, Heading, Section},
};
use residents::Person;

use super::case_view::{person, service_name};
use crate::{
    actions::{ChangeOrder, DraftOrder, SeenOrder, ServiceWords},
    model::{Case, CaseId, Decision, Handover, Order},
    reads,
};

/// A case with the decisions that can be ordered.
struct Orderable {
    person: Person,
    case: Case,
    decisions: Vec<Decision>,
    catalogue: Vec<organisation::Service>,
}

async fn load(visit: &Visit, case: CaseId) -> Result<Orderable, Problem> {
    let person = person(visit).await?;
    let reader = visit.reader();
    let case = reads::case(reader, person.id, case)
        .await?
        .ok_or(Problem::NotFound)?;
    let ordered = reads::decisions_ordered(reader, case.id).await?;
    let mut decisions = reads::decisions_of_person(reader, person.id).await?;
    decisions.retain(|decision| {
        decision.case == case.id
            && decision.outcome.is_favourable()
            && decision.state == crate::model::DecisionState::Standing
            && !ordered.contains(&decision.id)
    });
    Ok(Orderable {
        person,
        case,
        decisions,
        catalogue: organisation::services(reader).await?,
    })
}

/// The empty form; `?case=` says of which case. All that can be ordered is ticked.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let case = visit
        .query("case")
        .parse()
        .map_err(|_none| Problem::NotFound)?;
    let shown = load(&visit, case).await?;
    let all = shown.decisions.iter().map(|d| d.id.to_string());
    let form = visit
        .blank()
        .with("case", case)
        .with("start", visit.today())
        .with_all("decisions", all);
    Ok(view(&visit, &shown, &form))
}

/// Begins it.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let mut form = visit.form();
    let case = form
        .value("case")
        .parse()
        .map_err(|_none| Problem::NotFound)?;
    let shown = load(&visit, case).await?;
    let decisions = form.choices("decisions");
    let start_wish = form.date("start");
    let handover = read_handover(&mut form);
    let input = (|| {
        Some(DraftOrder {
            person: shown.person.id,
            case,
            decisions: decisions?,
            start_wish: start_wish?,
            handover: handover?,
        })
    })();
    match visit.submit(&mut form, input).await? {
        Some(order) => {
            let to = format!(
                "/personer/{}/bestallningar/{order}/uppgifter",
                shown.person.id
            );
            Ok(visit.go(to).saying("cases-order-drafted"))
        }
        None => Ok(view(&visit, &shown, &form)),
    }
}

fn view(visit: &Visit, shown: &Orderable, form: &Form) -> Reply {
    let t = visit.t();
    let title = "cases-order-new-title";
    let number = shown.case.number().to_string();
    let way = Breadcrumbs::new(t)
        .step(
            shown.person.name(),
            format!("/personer/{}", shown.person.id),
        )
        .step(
            t.with("cases-case-title", &[("number", number.into())]),
            shown.case.address(),
        )
        .here(t.say(title));
    let choices = shown.decisions.iter().map(|decision| {
        let name = service_name(visit, &shown.catalogue, &decision.service);
        Choice::new(decision.id.to_string(), name).hint(decision.contents.what.to_string())
    });
    let body = html! {
        (Heading::new(t.say(title)).over(shown.person.name()).lead(t.say("cases-order-new-lead")))
        @if shown.decisions.is_empty() {
            (Empty::new(t.say("cases-order-new-empty")).body(t.say("cases-order-new-empty-body"))
                .action(Button::secondary(t.say("cases-order-new-back")).href(shown.case.address())))
        } @else {
            form method="post" action={ "/personer/" (shown.person.id) "/bestallningar" } {
                (form.around(t, html! {
                    (page_kit::components::hidden("case", form.value("case")))
                    (form.checkboxes(t, "decisions", "cases-order-decisions", choices))
                    (form.day(t, "start", "cases-order-start-wish"))
                    (handover_fields(visit, form))
                    (ButtonRow::new(Button::primary(t.say("cases-order-new-save")))
                        .and(Button::quiet(t.say("page-kit-cancel")).href(shown.case.address())))
                }))
            }
            (ButtonRow::new(Button::quiet(t.say("cases-oral-title"))
                .href(format!("/personer/{}/bestallningar/muntlig?case={}", shown.person.id, shown.case.id))))
        }
    };
    visit
        .page(title, body)
        .breadcrumbs(&way)
        .with_errors(form.has_errors())
}

/// The fields of what the provider must know.
fn handover_fields(visit: &Visit, form: &Form) -> Markup {
    let t = visit.t();
    let area = |name, label: &str, hint: &str| {
        form.area(t, name, label)
            .hint(t.say(hint))
            .rows(2)
            .optional()
    };
    let fields = html! {
        (area("own", "cases-order-own-words", "cases-order-own-words-hint"))
        (area("abilities", "cases-order-abilities", "cases-order-abilities-hint"))
        (area("entry", "cases-order-entry", "cases-order-entry-hint"))
        (area("language", "cases-order-language", "cases-order-language-hint"))
        (area("risks", "cases-order-risks", "cases-order-risks-hint"))
    };
    html! {
        (Section::new("bra-att-veta", t.say("cases-order-handover"), fields).intro(t.say("cases-order-handover-intro")))
    }
}

fn read_handover(form: &mut Form) -> Option<Handover> {
    let (own, abilities) = (form.optional_prose("own"), form.optional_prose("abilities"));
    let (entry, language) = (
        form.optional_prose("entry"),
        form.optional_prose("language"),
    );
    let risks = form.optional_prose("risks");
    Some(Handover {
        own_words: own?,
        abilities: abilities?,
        entry: entry?,
        language: language?,
        risks: risks?,
    })
}

/// The form by which an order that has not been sent is written in.
pub(super) async fn show_contents(visit: Visit) -> Result<Reply, Problem> {
    let shown = super::order_view::load_for_ordering(&visit).await?;
    let order = &shown.order;
    let know = &order.handover;
    let text = |words: &Option<Prose>| words.as_ref().map(ToString::to_string);
    let mut form = visit
        .blank()
        .with("version", order.version)
        .with("start", order.start_wish)
        .with_maybe("own", text(&know.own_words))
        .with_maybe("abilities", text(&know.abilities))
        .with_maybe("entry", text(&know.entry))
        .with_maybe("language", text(&know.language))
        .with_maybe("risks", text(&know.risks));
    for service in &shown.services {
        form = form
            .with(&format!("what.{}", service.service), &service.what)
            .with_maybe(&format!("goal.{}", service.service), text(&service.goal));
    }
    Ok(view_contents(&visit, &shown, &form))
}

/// Writes in it.
pub(super) async fn save_contents(visit: Visit) -> Result<Reply, Problem> {
    let shown = super::order_view::load_for_ordering(&visit).await?;
    let mut form = visit.form();
    let seen = seen(&shown.order, &form);
    let start_wish = form.date("start");
    let handover = read_handover(&mut form);
    let services: Vec<Option<ServiceWords>> = shown
        .services
        .iter()
        .map(|service| {
            let what = form.prose(&format!("what.{}", service.service));
            let goal = form.optional_prose(&format!("goal.{}", service.service));
            Some(ServiceWords {
                decision: service.decision,
                what: what?,
                goal: goal?,
            })
        })
        .collect();
    let input = (|| {
        Some(ChangeOrder {
            seen,
            start_wish: start_wish?,
            handover: handover?,
            services: services.into_iter().collect::<Option<Vec<_>>>()?,
        })
    })();
    match visit.submit(&mut form, input).await? {
        Some(()) => Ok(visit.go(shown.address()).saying("cases-order-changed")),
        None => Ok(view_contents(&visit, &shown, &form)),
    }
}

/// The order in the version that the form was shown with.
pub(super) fn seen(order: &Order, form: &Form) -> SeenOrder {
    SeenOrder {
        person: order.person,
        order: order.id,
        version: form.version(),
    }
}

fn view_contents(visit: &Visit, shown: &super::order_view::ShownOrder, form: &Form) -> Reply {
    let t = visit.t();
    let title = "cases-order-contents-title";
    let body = html! {
        (Heading::new(t.say(title)).over(shown.person.name()).lead(t.say("cases-order-contents-lead")))
        form method="post" action={ (shown.address()) "/innehall" } {
            (form.around(t, html! {
                @for service in &shown.services {
                    (Section::new(service.service.to_string(), service_name(visit, &shown.catalogue, &service.service), html! {
                        (form.area(t, &format!("what.{}", service.service), "cases-order-what").rows(3))
                        (form.area(t, &format!("goal.{}", service.service), "cases-order-goal").rows(2).optional())
                    }))
                }
                (form.day(t, "start", "cases-order-start-wish"))
                (handover_fields(visit, form))
                (ButtonRow::new(Button::primary(t.say("cases-order-contents-save")))
                    .and(Button::quiet(t.say("page-kit-cancel")).href(shown.address())))
            }))
        }
    };
    visit
        .page(title, body)
        .breadcrumbs(
            &shown
                .way(visit)
                .step(shown.names(visit), shown.address())
                .here(t.say(title)),
        )
        .with_errors(form.has_errors())
}
