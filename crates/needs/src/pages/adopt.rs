//! The committee has decided on a version: what it told is kept.

use std::sync::Arc;

use kernel::Problem;
use maud::html;
use page_kit::{
    Form, Reply, Visit,
    components::{Button, ButtonRow, Heading, Notice, Section, hidden},
};

use super::{
    scope::{self, Loaded},
    words,
};
use crate::{
    actions::AdoptVersion,
    model::{Handled, Told},
};

/// The form.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let loaded = scope::load(&visit).await?;
    if loaded.version.adopted.is_some() {
        return Ok(visit.go(loaded.address()));
    }
    let told = loaded.told(&visit).await?;
    let form = visit.blank().with("handled_on", visit.today());
    Ok(view(&visit, &form, (&loaded, &told)))
}

/// Keeps it.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let mut form = visit.form();
    let number = form.value("number").parse().ok();
    let id = visit.id("needs_scenario")?;
    let loaded = scope::load_version(&visit, (id, number)).await?;
    let (on, paragraph) = (form.date("handled_on"), form.line("paragraph"));
    let mut told = loaded.told(&visit).await?;
    match loaded.districts(&visit).await {
        Ok(districts) => told.districts = districts.map(Arc::unwrap_or_clone),
        // A decision is kept with its districts or not yet: nothing typed is lost.
        Err(Problem::Refused(refusals)) => {
            for refusal in refusals {
                form.refuse(refusal);
            }
        }
        Err(problem) => return Err(problem),
    }
    let input = (|| {
        Some(AdoptVersion {
            scenario: loaded.scenario.id,
            number: loaded.version.number,
            handled: Handled {
                on: on?,
                paragraph: paragraph?,
            },
            told: told.clone(),
        })
    })();
    match visit.submit(&mut form, input).await? {
        Some(()) => Ok(visit.go(loaded.address()).saying("needs-adopted-now")),
        None => Ok(view(&visit, &form, (&loaded, &told))),
    }
}

fn view(visit: &Visit, form: &Form, (loaded, told): (&Loaded, &Told)) -> Reply {
    let t = visit.t();
    let title = "needs-adopt";
    let body = html! {
        (Heading::new(t.say(title)).over(loaded.scenario.name.as_str()).lead(words::standing(visit, loaded)))
        (Notice::warning(t, t.say("needs-adopt-warning")))
        (Section::new("svar", t.say("needs-adopt-told"), html! {
            ul { @for said in words::sentences(visit, told) { li { (said) } } }
            p.muted { (t.say("needs-intervals")) }
        }))
        form method="post" {
            (form.around(t, html! {
                (hidden("number", &loaded.version.number.to_string()))
                (form.day(t, "handled_on", "needs-handled-on"))
                (form.text(t, "paragraph", "needs-paragraph").hint(t.say("needs-paragraph-hint")).width(20))
                (ButtonRow::new(Button::primary(t.say("needs-adopt-do")))
                    .and(Button::quiet(t.say("page-kit-cancel")).href(loaded.address())))
            }))
        }
    };
    let way = loaded.way(t, title);
    visit
        .page(title, body)
        .breadcrumbs(&way)
        .with_errors(form.has_errors())
}
