//! Somebody moves, or gets another phone.

use kernel::Problem;
use maud::html;
use page_kit::{
    Form, Reply, Visit,
    components::{Button, ButtonRow, Heading},
};

use super::fields;
use crate::{actions::ChangeContactDetails, reads};

/// The form with what holds now.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let details = reads::contact_details(visit.reader(), visit.person()?).await?;
    let form = fields::with_contact(visit.blank(), &details);
    view(&visit, &form).await
}

/// Saves it.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let person = visit.person()?;
    let mut form = visit.form();
    let version = form.version();
    let read = fields::read_contact(&mut form, version);
    let input = read.map(|contact_details| ChangeContactDetails {
        person,
        contact_details,
    });
    match visit.submit(&mut form, input).await? {
        Some(_version) => {
            let to = format!("/personer/{person}/uppgifter");
            Ok(visit.go(to).saying("residents-saved"))
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
    let districts = fields::districts(visit).await?;
    let back = format!("/personer/{id}/uppgifter");
    let body = html! {
        (Heading::new(t.say("residents-reach-title")).over(person.name()))
        form method="post" action={ (back) "/kontakt" } {
            (form.around(t, html! {
                (fields::contact(visit, form, &districts))
                (ButtonRow::new(Button::primary(t.say("residents-save")))
                    .and(Button::quiet(t.say("page-kit-cancel")).href(back)))
            }))
        }
    };
    Ok(visit
        .page("residents-reach-title", body)
        .with_errors(form.has_errors()))
}
