//! What is done for an indicator, new or changed (`?aktivitet=`).

use kernel::Problem;
use maud::html;
use page_kit::{
    Form, Reply, Visit,
    components::{Breadcrumbs, Button, ButtonRow, Choice, Heading},
};

use super::indicator::{load, may_answer};
use crate::{
    actions::SetActivity,
    model::{Activity, ActivityId, ActivityState, Indicator},
    reads,
};

/// The form.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let (indicator, before) = about(&visit).await?;
    if !may_answer(&visit, &indicator).await? {
        return Err(Problem::Denied);
    }
    let form = match &before {
        None => visit.blank().with("state", ActivityState::Planned.key()),
        Some(one) => visit
            .blank()
            .with("version", one.version)
            .with("what", &one.what)
            .with("responsible", &one.responsible)
            .with("until", one.until)
            .with("state", one.state.key()),
    };
    Ok(view(&visit, &form, &indicator))
}

/// Takes it.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let (indicator, before) = about(&visit).await?;
    let mut form = visit.form();
    let version = form.version();
    let (what, responsible) = (form.line("what"), form.line("responsible"));
    let (until, state) = (form.date("until"), form.choice("state"));
    let input = (|| {
        Some(SetActivity {
            activity: before.as_ref().map(|one| (one.id, version)),
            indicator: indicator.id,
            what: what?,
            responsible: responsible?,
            until: until?,
            state: state?,
        })
    })();
    match visit.submit(&mut form, input).await? {
        Some(_) => Ok(visit.go(indicator.address()).saying("goals-saved")),
        None => Ok(view(&visit, &form, &indicator)),
    }
}

async fn about(visit: &Visit) -> Result<(Indicator, Option<Activity>), Problem> {
    let (_chain, _goal, indicator) = load(visit).await?;
    let asked = visit.query("aktivitet");
    if asked.is_empty() {
        return Ok((indicator, None));
    }
    let id: ActivityId = asked.parse().ok().ok_or(Problem::NotFound)?;
    let all = reads::activities(visit.reader(), indicator.id).await?;
    let found = all.into_iter().find(|one| one.id == id);
    Ok((indicator, Some(found.ok_or(Problem::NotFound)?)))
}

fn view(visit: &Visit, form: &Form, indicator: &Indicator) -> Reply {
    let t = visit.t();
    let title = "goals-activity-title";
    let states = ActivityState::ALL.iter();
    let states =
        states.map(|one| Choice::new(one.key(), t.say(&format!("goals-activity-{}", one.key()))));
    let body = html! {
        (Heading::new(t.say(title)).over(indicator.name.as_str()).lead(t.say("goals-activity-lead")))
        form method="post" {
            (form.around(t, html! {
                (form.text(t, "what", "goals-activity"))
                (form.text(t, "responsible", "goals-activity-responsible"))
                (form.day(t, "until", "goals-activity-until"))
                (form.radios(t, "state", "goals-state", states))
                (ButtonRow::new(Button::primary(t.say("goals-save")))
                    .and(Button::quiet(t.say("page-kit-cancel")).href(indicator.address())))
            }))
        }
    };
    let way = Breadcrumbs::new(t)
        .step(t.say("goals-title"), "/malarbete")
        .step(indicator.name.as_str(), indicator.address())
        .here(t.say(title));
    visit
        .page(title, body)
        .breadcrumbs(&way)
        .with_errors(form.has_errors())
}
