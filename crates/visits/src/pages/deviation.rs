//! What went wrong at a visit, or could have.

use kernel::Problem;
use maud::html;
use page_kit::{Form, Reply, Visit};
use schedules::VisitId;

use super::{
    one_form::OneForm,
    shown::{DAY, Shown, clock_field, load, sent_at},
};
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
    let page = OneForm {
        title: "visits-deviation-title",
        lead: Some("visits-deviation-lead"),
        above: html! {},
        tail: "avvikelse",
        fields: html! {
            (clock_field())
            (form.area(t, "words", "visits-deviation-words").hint(t.say("visits-deviation-hint")))
        },
        button: "visits-report",
        form,
    };
    page.show(visit, shown)
}
