//! What went wrong at a visit, or could have.

use kernel::Problem;
use maud::html;
use page_kit::{
    Form, Reply, Visit,
    components::{Button, ButtonRow, Heading},
};
use schedules::VisitId;

use super::shown::{DAY, Shown, clock_field, load, sent_at, way};
use crate::actions::ReportDeviation;

/// What happened.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    Ok(view(&visit, &shown, &visit.blank()))
}

/// Tells it.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let mut form = visit.form();
    let id: VisitId = visit.id("scheduled_visit")?;
    let words = form.prose("words");
    let said = sent_at(&visit, &form);
    let action = words.map(|words| ReportDeviation {
        visit: id,
        words,
        said,
    });
    match visit.submit(&mut form, action).await? {
        Some(()) => Ok(visit
            .go(format!("{DAY}/{id}"))
            .saying("visits-deviation-saved")),
        None => Ok(view(&visit, &load(&visit).await?, &form)),
    }
}

fn view(visit: &Visit, shown: &Shown, form: &Form) -> Reply {
    let t = visit.t();
    let title = "visits-deviation-title";
    let at = shown.address();
    let body = html! {
        (Heading::new(t.say(title)).over(shown.visit.name.to_string()).lead(t.say("visits-deviation-lead")))
        form method="post" action={ (at) "/avvikelse" } {
            (form.around(t, html! {
                (clock_field())
                (form.area(t, "words", "visits-deviation-words").hint(t.say("visits-deviation-hint")))
                (ButtonRow::new(Button::primary(t.say("visits-report")))
                    .and(Button::quiet(t.say("page-kit-cancel")).href(at.clone())))
            }))
        }
    };
    let way = way(visit).step(shown.visit.name.to_string(), at);
    visit
        .page(title, body)
        .breadcrumbs(&way.here(t.say(title)))
        .with_errors(form.has_errors())
}
