//! Another name, or a number at last.

use kernel::Problem;
use maud::html;
use page_kit::{
    Form, Reply, Visit,
    components::{Button, ButtonRow, Heading},
};

use super::fields;
use crate::{actions::ChangePerson, reads};

/// The form with what holds now.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let id = visit.person()?;
    let person = reads::person(visit.reader(), id)
        .await?
        .ok_or(Problem::NotFound)?;
    let form = fields::with_who(visit.blank(), &person);
    Ok(view(&visit, &form))
}

/// Saves it.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let person = visit.person()?;
    let mut form = visit.form();
    let version = form.version();
    let input =
        fields::read_who(&mut form).map(|(identity, given_name, family_name)| ChangePerson {
            person,
            version,
            identity,
            given_name,
            family_name,
        });
    match visit.submit(&mut form, input).await? {
        Some(_version) => {
            let to = format!("/personer/{person}");
            Ok(visit.go(to).saying("residents-saved"))
        }
        None => Ok(view(&visit, &form)),
    }
}

fn view(visit: &Visit, form: &Form) -> Reply {
    let t = visit.t();
    let body = html! {
        (Heading::new(t.say("residents-who-title")))
        form method="post" action=(visit.path()) {
            (form.around(t, html! {
                (fields::who(visit, form))
                (ButtonRow::new(Button::primary(t.say("residents-save"))))
            }))
        }
    };
    visit
        .page("residents-who-title", body)
        .with_errors(form.has_errors())
}
