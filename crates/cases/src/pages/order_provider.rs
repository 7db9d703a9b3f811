//! The choice of provider: a neutral comparison, and what the person says.

use kernel::{Problem, Refusal};
use maud::{Markup, html};
use organisation::ProviderForm;
use page_kit::{
    Form, Reply, Visit,
    components::{Button, ButtonRow, Choice, Column, Empty, Heading, Table},
};
use rulebook::keys;

use super::{
    order_new::seen,
    order_view::{ShownOrder, load_for_ordering},
};
use crate::{
    actions::{ChooseProvider, ProviderChoice},
    model::Placement,
    reads::{Choosable, choosable},
};

/// What is sent when the person does not choose.
const IN_TURN: &str = "in-turn";

/// The comparison.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let shown = load_for_ordering(&visit).await?;
    let offers = choosable(visit.reader(), &shown.order, visit.today()).await?;
    let placement = shown.order.placement.as_ref();
    let chosen = placement.map(|Placement { provider, turn, .. }| match turn {
        Some(_) => IN_TURN.to_owned(),
        None => provider.to_string(),
    });
    let why = placement.and_then(|p| p.why.as_ref());
    let form = visit
        .blank()
        .with("version", shown.order.version)
        .with_maybe("choice", chosen)
        .with_maybe("why", why);
    Ok(view(&visit, &shown, &form, &offers))
}

/// Places it.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let shown = load_for_ordering(&visit).await?;
    let offers = choosable(visit.reader(), &shown.order, visit.today()).await?;
    let mut form = visit.form();
    let choice = choice(&mut form, &offers);
    let input = choice.map(|choice| ChooseProvider {
        seen: seen(&shown.order, &form),
        choice,
    });
    match visit.submit(&mut form, input).await? {
        Some(placed) => {
            let said = if placed.in_turn {
                "cases-order-placed-in-turn"
            } else {
                "cases-order-placed"
            };
            Ok(visit.go(shown.address()).saying(said))
        }
        None => Ok(view(&visit, &shown, &form, &offers)),
    }
}

/// What was chosen; a contract says why.
fn choice(form: &mut Form, offers: &[Choosable]) -> Option<ProviderChoice> {
    let why = form.optional_prose("why");
    if form.value("choice") == IN_TURN {
        return Some(ProviderChoice::NotChosen { why: why? });
    }
    let provider = form.id("choice")?;
    let found = offers.iter().find(|offer| offer.unit.id == provider);
    if found.map(Choosable::form) != Some(ProviderForm::Contract) {
        return Some(ProviderChoice::Chosen {
            provider,
            why: why?,
        });
    }
    let Some(why) = why? else {
        form.refuse(Refusal::new("cases-refusal-contract-why").at("why"));
        return None;
    };
    Some(ProviderChoice::Contract { provider, why })
}

fn view(visit: &Visit, shown: &ShownOrder, form: &Form, offers: &[Choosable]) -> Reply {
    let t = visit.t();
    let title = "cases-order-provider-title";
    let body = html! {
        (Heading::new(t.say(title)).over(shown.person.name()).lead(t.say("cases-order-provider-lead")))
        @if offers.is_empty() {
            (Empty::new(t.say("cases-order-provider-empty")).body(t.say("cases-order-provider-empty-body"))
                .action(Button::secondary(t.say("cases-order-back")).href(shown.address())))
        } @else {
            (comparison(visit, offers))
            (visit.why(keys::LOV_CHOICE))
            form method="post" action={ (shown.address()) "/utforare" } {
                (form.around(t, html! {
                    (form.radios(t, "choice", "cases-order-choice", choices(visit, offers)))
                    (form.area(t, "why", "cases-order-choice-why").hint(t.say("cases-order-choice-why-hint")).rows(2).optional())
                    (ButtonRow::new(Button::primary(t.say("cases-order-choice-save")))
                        .and(Button::quiet(t.say("page-kit-cancel")).href(shown.address())))
                }))
            }
            (visit.why(keys::LOCAL_NON_CHOICE))
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

/// Everybody who offers the services here, in order of name, full ones too. Nobody is recommended.
fn comparison<'v>(visit: &'v Visit, offers: &[Choosable]) -> Table<'v> {
    let t = visit.t();
    let rows = offers.iter().map(|offer| -> [Markup; 4] {
        [
            html! { (offer.unit.name) },
            html! { (form_name(visit, offer.form())) },
            html! { (places(visit, offer)) },
            html! {
                @if let Some(phone) = &offer.unit.phone { (phone) br; }
                @if let Some(address) = &offer.unit.address { (address) }
            },
        ]
    });
    Table::new(t, t.say("cases-order-provider-table"))
        .column(Column::new(t.say("cases-order-provider")))
        .column(Column::new(t.say("cases-order-provider-form")))
        .column(Column::new(t.say("cases-order-provider-places")))
        .column(Column::new(t.say("cases-order-provider-reach")))
        .rows(rows)
}

fn form_name(visit: &Visit, form: ProviderForm) -> String {
    visit
        .t()
        .say(&format!("cases-provider-form-{}", form.key()))
}

fn places(visit: &Visit, offer: &Choosable) -> String {
    let t = visit.t();
    match offer.free() {
        None => t.say("cases-order-places-unlimited"),
        Some(0) => t.say("cases-order-places-none"),
        Some(free) => t.with("cases-order-places", &[("count", free.into())]),
    }
}

/// Those with a place, and not to choose.
fn choices(visit: &Visit, offers: &[Choosable]) -> Vec<Choice> {
    let t = visit.t();
    let has_in_house = |offer: &Choosable| offer.form() == ProviderForm::InHouse;
    let mut choices: Vec<Choice> = offers
        .iter()
        .filter(|offer| offer.has_room())
        .map(|offer| {
            let hint = format!(
                "{}. {}",
                form_name(visit, offer.form()),
                places(visit, offer)
            );
            Choice::new(offer.unit.id.to_string(), offer.unit.name.to_string()).hint(hint)
        })
        .collect();
    if offers.iter().any(has_in_house) {
        let choice = Choice::new(IN_TURN, t.say("cases-order-choice-none"));
        choices.push(choice.hint(t.say("cases-order-choice-none-hint")));
    }
    choices
}
