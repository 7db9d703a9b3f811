//! A visit that was not made: why.

use kernel::Problem;
use maud::html;
use page_kit::{
    Form, Reply, Visit,
    components::{Choice, Notice},
};
use schedules::VisitId;

use super::{
    one_form::OneForm,
    shown::{DAY, Shown, clock_field, load, sent_at},
};
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
    let reasons = NotMade::ALL
        .iter()
        .map(|why| Choice::new(why.key(), t.say(&format!("visits-not-made-{}", why.key()))));
    let page = OneForm {
        title: "visits-not-made-title",
        lead: None,
        above: html! {
            (Notice::warning(t, t.say("visits-nobody-opened-notice"))
                .body(html! { p { (t.say("visits-nobody-opened-body")) } }))
        },
        tail: "inte-utfort",
        fields: html! {
            (clock_field())
            (form.radios(t, "why", "visits-not-made-why", reasons))
            (form.text(t, "words", "visits-words").hint(t.say("visits-words-hint")).optional())
        },
        button: "visits-report",
        form,
    };
    page.show(visit, shown)
}
