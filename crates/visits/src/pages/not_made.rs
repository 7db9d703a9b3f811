//! A visit that was not made: why.

use kernel::Problem;
use maud::html;
use page_kit::{
    Form, Reply, Visit,
    components::{Button, ButtonRow, Choice, Heading, Notice},
};
use schedules::VisitId;

use super::shown::{DAY, Shown, clock_field, load, sent_at, way};
use crate::{
    actions::ReportVisit,
    model::{NewReport, NotMade},
};

/// Why it was not made.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    Ok(view(&visit, &shown, &visit.blank()))
}

/// Says why.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let mut form = visit.form();
    let at = sent_at(&visit, &form);
    let id: VisitId = visit.id("scheduled_visit")?;
    let (why, words) = (form.choice::<NotMade>("why"), form.optional_line("words"));
    let action = why.zip(words).map(|(why, words)| ReportVisit {
        visit: id,
        report: NewReport::NotMade { at, why, words },
        code: None,
    });
    match visit.submit(&mut form, action).await? {
        Some(_report) => Ok(visit.go(DAY).saying("visits-not-made-saved")),
        None => Ok(view(&visit, &load(&visit).await?, &form)),
    }
}

fn view(visit: &Visit, shown: &Shown, form: &Form) -> Reply {
    let t = visit.t();
    let title = "visits-not-made-title";
    let reasons = NotMade::ALL
        .iter()
        .map(|why| Choice::new(why.key(), t.say(&format!("visits-not-made-{}", why.key()))));
    let at = shown.address();
    let body = html! {
        (Heading::new(t.say(title)).over(shown.visit.name.to_string()))
        (Notice::warning(t, t.say("visits-nobody-opened-notice"))
            .body(html! { p { (t.say("visits-nobody-opened-body")) } }))
        form method="post" action={ (at) "/inte-utfort" } {
            (form.around(t, html! {
                (clock_field())
                (form.radios(t, "why", "visits-not-made-why", reasons))
                (form.text(t, "words", "visits-words").hint(t.say("visits-words-hint")).optional())
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
