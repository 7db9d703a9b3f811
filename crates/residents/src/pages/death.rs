//! Somebody has died.

use kernel::Problem;
use maud::html;
use page_kit::{
    Form, Reply, Visit,
    components::{Button, ButtonRow, Heading, Notice},
};

use crate::{actions::RecordDeath, reads};

/// The form.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let id = visit.person()?;
    let person = reads::person(visit.reader(), id)
        .await?
        .ok_or(Problem::NotFound)?;
    let form = visit.blank().with("version", person.version);
    view(&visit, &form).await
}

/// Records it.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let person = visit.person()?;
    let mut form = visit.form();
    let version = form.version();
    let input = form.past_date("dead_on").map(|on| RecordDeath {
        person,
        version,
        on,
    });
    match visit.submit(&mut form, input).await? {
        Some(_event) => {
            let to = format!("/personer/{person}");
            Ok(visit.go(to).saying("residents-death-saved"))
        }
        None => view(&visit, &form).await,
    }
}

async fn view(visit: &Visit, form: &Form) -> Result<Reply, Problem> {
    let t = visit.t();
    let id = visit.person()?;
    let person = reads::person(visit.reader(), id)
        .await?
        .ok_or(Problem::NotFound)?;
    let body = html! {
        (Heading::new(t.say("residents-death-title")).over(person.name()))
        (Notice::info(t, t.say("residents-death-notice")))
        form method="post" action=(visit.path()) {
            (form.around(t, html! {
                (form.day(t, "dead_on", "residents-death-day"))
                (ButtonRow::new(Button::danger(t.say("residents-death-save")))
                    .and(Button::quiet(t.say("page-kit-cancel")).href(format!("/personer/{id}"))))
            }))
        }
    };
    Ok(visit
        .page("residents-death-title", body)
        .with_errors(form.has_errors()))
}
