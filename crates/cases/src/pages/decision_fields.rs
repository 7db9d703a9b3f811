//! Fields that several pages on decisions have: the scheme of delegation and the grounds for harm.

use kernel::{Line, Problem};
use maud::{Markup, html};
use organisation::Regime;
use page_kit::{Form, Visit, components::Choice};
use rulebook::keys;

use crate::{
    actions::Harm,
    model::{Decision, HarmGround, delegations},
    rules::decision::is_of_sol_14_9,
};

/// Fills in the item that the reader mostly uses: the first under the act.
pub(super) fn with_delegation(form: Form, visit: &Visit, regime: Regime) -> Form {
    let role = visit.actor().role();
    let first = delegations()
        .into_iter()
        .find(|d| d.regime == regime && role.is_some_and(|role| d.is_given_to(role)));
    form.with_maybe("delegation", first.map(|d| d.code))
}

/// By which item of the scheme it is decided; only those that the reader may use.
pub(super) fn delegation(visit: &Visit, form: &Form, regime: Regime) -> Markup {
    let t = visit.t();
    let role = visit.actor().role();
    let items: Vec<Choice> = delegations()
        .iter()
        .filter(|d| d.regime == regime && role.is_some_and(|role| d.is_given_to(role)))
        .map(|d| {
            let name = format!("{} {}", d.code, d.name(visit.language()));
            Choice::new(d.code.clone(), name)
        })
        .collect();
    html! {
        (form.select(t, "delegation", "cases-decision-delegation").choices(items))
        (visit.why(keys::KL_DELEGATION))
    }
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
