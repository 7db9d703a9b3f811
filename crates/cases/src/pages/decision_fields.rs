//! Fields that several pages on decisions have: the scheme of delegation and the grounds for harm.

use kernel::{Line, Problem};
use maud::{Markup, html};
use organisation::Regime;
use page_kit::{Form, Visit, components::Choice};
use rulebook::keys;

use crate::{
    actions::Harm,
    model::{Decision, HarmGround},
    reads::delegation_scheme,
    rules::decision::is_of_sol_14_9,
};

/// Fills in the item that the reader mostly uses: the first under the act.
pub(super) async fn with_delegation(
    form: Form,
    visit: &Visit,
    regime: Regime,
) -> Result<Form, Problem> {
    let scheme = delegation_scheme(visit.reader(), visit.today()).await?;
    let first = scheme.deciding(regime, visit.actor().role()).next();
    Ok(form.with_maybe("delegation", first.map(|item| &item.code)))
}

/// By which item of the scheme that holds today it is decided; only those that the reader may use.
pub(super) async fn delegation(
    visit: &Visit,
    form: &Form,
    regime: Regime,
) -> Result<Markup, Problem> {
    let t = visit.t();
    let scheme = delegation_scheme(visit.reader(), visit.today()).await?;
    let items: Vec<Choice> = scheme
        .deciding(regime, visit.actor().role())
        .map(|item| {
            let name = format!("{} {}", item.code, item.name(visit.language()));
            Choice::new(item.code.as_str(), name)
        })
        .collect();
    Ok(html! {
        (form.select(t, "delegation", "cases-decision-delegation").choices(items))
        (visit.why(keys::KL_DELEGATION))
    })
}

/// On which ground it is changed to the person's harm, and what has changed.
pub(super) fn harm(visit: &Visit, decision: &Decision, form: &Form) -> Result<Markup, Problem> {
    let t = visit.t();
    let rules = visit.app.rules();
    let is_of_sol = is_of_sol_14_9(decision, &rules, visit.today())?;
    let material = is_of_sol.then(|| {
        Choice::new(
            HarmGround::MaterialChange.key(),
            t.say("cases-harm-material-change"),
        )
    });
    let items = rules.rule(keys::FL_37, visit.today())?.items()?;
    let others = items
        .iter()
        .map(|item| Choice::new(item.code.as_str(), item.name(visit.language())));
    Ok(html! {
        (form.radios(t, "ground", "cases-harm-ground", material.into_iter().chain(others)))
        @if is_of_sol { (visit.why(keys::SOL_14_9)) } @else { p { (t.say("cases-harm-not-sol-14-9")) } }
        (visit.why(keys::FL_37))
        (form.area(t, "circumstances", "cases-harm-circumstances").hint(t.say("cases-harm-circumstances-hint")).rows(5))
    })
}

/// What was chosen and written there.
pub(super) fn read_harm(form: &mut Form) -> Option<Harm> {
    let ground: Option<Line> = form.line("ground");
    let circumstances = form.prose("circumstances");
    Some(Harm {
        ground: HarmGround::from_key(ground?.as_str())?,
        circumstances: circumstances?,
    })
}
