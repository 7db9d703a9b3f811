//! Hands in a value of an indicator.

use kernel::{Problem, Refusal};
use maud::html;
use page_kit::{
    Form, Reply, Visit,
    components::{Breadcrumbs, Button, ButtonRow, Heading},
};

use super::{
    indicator::{load, may_answer},
    indicator_form,
};
use crate::{
    actions::GiveReadings,
    model::{Indicator, NewReading, Way},
    reads::Clock,
};

/// The form, for today.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let (chain, _goal, indicator) = load(&visit).await?;
    if !may_answer(&visit, &indicator).await? {
        return Err(Problem::Denied);
    }
    let form = visit
        .blank()
        .with("day", Clock::of(&chain, visit.today()).to);
    Ok(view(&visit, &form, &indicator))
}

/// Takes it.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let (_chain, _goal, indicator) = load(&visit).await?;
    let mut form = visit.form();
    let (day, note) = (form.date("day"), form.optional_line("note"));
    let value = indicator_form::value(&mut form, "value");
    if value == Some(None) {
        form.refuse(Refusal::new("goals-refusal-value").at("value"));
    }
    let is_preliminary = form.ticked("preliminary");
    let input = (|| {
        let reading = NewReading {
            indicator: indicator.id,
            day: day?,
            value: value??,
            way: Way::Typed,
            is_preliminary,
            note: note?,
            behind: None,
            binding: None,
        };
        Some(GiveReadings {
            readings: vec![reading],
        })
    })();
    match visit.submit(&mut form, input).await? {
        Some(()) => Ok(visit.go(indicator.address()).saying("goals-value-given")),
        None => Ok(view(&visit, &form, &indicator)),
    }
}

fn view(visit: &Visit, form: &Form, indicator: &Indicator) -> Reply {
    let t = visit.t();
    let title = "goals-value-new";
    let hint = format!("goals-typed-{}", indicator.scale.key());
    let body = html! {
        (Heading::new(t.say(title)).over(indicator.name.as_str()).lead(t.say("goals-value-lead")))
        form method="post" {
            (form.around(t, html! {
                (form.text(t, "value", "goals-value").hint(t.say(&hint)).width(10))
                (form.day(t, "day", "goals-day").hint(t.say("goals-day-hint")))
                (form.checkbox(t, "preliminary", "goals-preliminary-tick"))
                (form.text(t, "note", "goals-note").hint(t.say("goals-note-hint")).optional())
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
