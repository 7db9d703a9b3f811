//! Changes a decision that stands, or withdraws it, with the ground where that harms the person.

use duties::calendar;
use kernel::Problem;
use maud::html;
use page_kit::{
    Form, Reply, Visit,
    components::{Button, Checkbox, Section},
};
use rulebook::keys;

use super::{
    case_view::{Closed, OneForm, choices, prose, with_prose},
    decision_fields::{Right, delegation, harm, not_delegated, read_harm, with_delegation},
    decision_new::{contents_fields, period_fields, read_contents, read_period},
    decision_steps::saved,
    decision_view::{ShownDecision, load},
};
use crate::{
    actions::{ChangeDecision, RevokeDecision},
    model::Outcome,
    rules::terms::last_day_by,
};

/// The form by which it is changed, filled with what stands.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    if let Some(why) = not_delegated(&visit, &[Right::Decide(shown.decision.regime)]).await? {
        let title = "cases-change-title";
        return Ok(shown.closed(&visit, Closed { title, why }));
    }
    let (decision, today) = (&shown.decision, visit.today());
    let rules = visit.app.rules();
    let follow_up = last_day_by(&rules, keys::LOCAL_DECISION_FOLLOW_UP, (today, today))?;
    let contents = &decision.contents;
    let form = visit
        .blank()
        .with("version", decision.version)
        .with("outcome", decision.outcome.key())
        .with("what", &contents.what)
        .with("from", calendar::next_open_day(today))
        .with_maybe("to", decision.period.and_then(kernel::Period::to))
        .with("follow-up", follow_up);
    let form = with_prose(form, "goal", contents.goal.as_ref());
    let form = with_delegation(form, &visit, decision.regime).await?;
    view(&visit, &shown, &form).await
}

/// Another takes its place.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let mut form = visit.form();
    let input = read(&mut form, &shown);
    match visit.submit(&mut form, input).await? {
        Some(new) => {
            let to = format!("/personer/{}/beslut/{new}", shown.person.id);
            Ok(visit.go(to).saying("cases-change-saved"))
        }
        None => view(&visit, &shown, &form).await,
    }
}

fn read(form: &mut Form, shown: &ShownDecision) -> Option<ChangeDecision> {
    let outcome: Option<Outcome> = form.choice("outcome");
    let contents = read_contents(form);
    let harm = if form.ticked("to-harm") {
        read_harm(form).map(Some)
    } else {
        Some(None)
    };
    let (period, follow_up) = (read_period(form), form.optional_date("follow-up"));
    let delegation = form.line("delegation");
    Some(ChangeDecision {
        person: shown.person.id,
        decision: shown.decision.id,
        version: form.version(),
        harm: harm?,
        outcome: outcome?,
        contents: contents?,
        delegation: delegation?.to_string(),
        period: period?,
        follow_up: follow_up?,
    })
}

async fn view(visit: &Visit, shown: &ShownDecision, form: &Form) -> Result<Reply, Problem> {
    let by = delegation(visit, form, shown.decision.regime).await?;
    let t = visit.t();
    let favourable = Outcome::ALL.iter().filter(|o| o.is_favourable());
    let outcomes = choices(visit, "cases-outcome-", favourable.map(|o| o.key()));
    let harm = harm(visit, &shown.decision, form)?;
    let page = OneForm {
        title: "cases-change-title",
        lead: "cases-change-lead",
        above: html! {},
        to: format!("{}/andra", shown.decision.address()),
        fields: html! {
            (form.radios(t, "outcome", "cases-decision-outcome", outcomes))
            (contents_fields(visit, form))
            (period_fields(visit, form))
            (Section::new("harm", t.say("cases-harm-title"), html! {
                (Checkbox::new(t, "to-harm", t.say("cases-harm-is")).ticked(form.ticked("to-harm")))
                (harm)
            }).intro(t.say("cases-harm-intro")))
            (by)
        },
        button: Button::primary(t.say("cases-change-save")),
        form,
    };
    Ok(shown.one_form(visit, page))
}

/// The form by which it is withdrawn.
pub(super) async fn show_revoke(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    if let Some(why) = not_delegated(&visit, &[Right::Decide(shown.decision.regime)]).await? {
        let title = "cases-revoke-title";
        return Ok(shown.closed(&visit, Closed { title, why }));
    }
    let form = visit
        .blank()
        .with("version", shown.decision.version)
        .with("on", visit.today());
    let form = with_delegation(form, &visit, shown.decision.regime).await?;
    view_revoke(&visit, &shown, &form).await
}

/// It is withdrawn.
pub(super) async fn revoke(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let mut form = visit.form();
    let version = form.version();
    let (harm, on, item) = (
        read_harm(&mut form),
        form.date("on"),
        form.line("delegation"),
    );
    let input = harm.zip(on).zip(item);
    let input = input.map(|((harm, on), item)| RevokeDecision {
        person: shown.person.id,
        decision: shown.decision.id,
        version,
        on,
        harm,
        delegation: item.to_string(),
    });
    match visit.submit(&mut form, input).await? {
        Some(()) => Ok(saved(&visit, &shown, "cases-revoke-saved")),
        None => view_revoke(&visit, &shown, &form).await,
    }
}

async fn view_revoke(visit: &Visit, shown: &ShownDecision, form: &Form) -> Result<Reply, Problem> {
    let by = delegation(visit, form, shown.decision.regime).await?;
    let t = visit.t();
    let harm = harm(visit, &shown.decision, form)?;
    let page = OneForm {
        title: "cases-revoke-title",
        lead: "cases-revoke-lead",
        above: prose(&shown.decision.contents.what),
        to: format!("{}/aterkalla", shown.decision.address()),
        fields: html! {
            (harm)
            (form.day(t, "on", "cases-end-on"))
            (by)
        },
        button: Button::danger(t.say("cases-revoke-save")),
        form,
    };
    Ok(shown.one_form(visit, page))
}
