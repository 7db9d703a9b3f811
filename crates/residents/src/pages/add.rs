//! Somebody who is not in the register yet: a first call must not wait for a number.

use kernel::Problem;
use maud::html;
use page_kit::{
    Form, Reply, Visit,
    components::{Button, ButtonRow, Heading, Section},
};

use super::fields;
use crate::{
    actions::{AddPerson, NewPerson},
    model::{Household, LanguageNeeds},
};

/// The empty form.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let needs = LanguageNeeds::default();
    let form = fields::with_situation(visit.blank(), Household::Unknown, &needs);
    view(&visit, &form).await
}

/// Adds the person and goes on to the contact that it is about.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let mut form = visit.form();
    let input = read(&mut form);
    match visit.submit(&mut form, input).await? {
        Some(person) => {
            let to = format!("/kontakter/ny?person={person}");
            Ok(visit.go(to).saying("residents-added"))
        }
        None => view(&visit, &form).await,
    }
}

fn read(form: &mut Form) -> Option<AddPerson> {
    let who = fields::read_who(form);
    let situation = fields::read_situation(form);
    let contact_details = fields::read_contact(form, 0);
    let (identity, given_name, family_name) = who?;
    let (household, languages) = situation?;
    Some(AddPerson {
        person: NewPerson {
            identity,
            given_name,
            family_name,
            household,
            languages,
        },
        contact_details: contact_details?,
    })
}

async fn view(visit: &Visit, form: &Form) -> Result<Reply, Problem> {
    let t = visit.t();
    let districts = fields::districts(visit).await?;
    let body = html! {
        (Heading::new(t.say("residents-add-title")).lead(t.say("residents-add-lead")))
        form method="post" action="/personer/ny" {
            (form.around(t, html! {
                (Section::new("namn", t.say("residents-who"), fields::who(visit, form)))
                (Section::new("kontakt", t.say("residents-reach"), fields::contact(visit, form, &districts)))
                (Section::new("sprak", t.say("residents-situation"), fields::situation(visit, form)))
                (ButtonRow::new(Button::primary(t.say("residents-add-save")))
                    .and(Button::quiet(t.say("page-kit-cancel")).href("/sok")))
            }))
        }
    };
    Ok(visit
        .page("residents-add-title", body)
        .with_errors(form.has_errors()))
}
