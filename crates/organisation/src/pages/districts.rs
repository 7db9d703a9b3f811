//! The districts, and a new one.

use access::{Need, Resource};
use kernel::Problem;
use maud::html;
use page_kit::{
    Form, Reply, Visit,
    components::{Button, ButtonRow, Column, Empty, Heading, Section, Table},
};

use crate::{actions::AddDistrict, model::District, reads};

/// The list.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    view(&visit, &visit.blank()).await
}

/// Adds one.
pub(super) async fn add(visit: Visit) -> Result<Reply, Problem> {
    let mut form = visit.form();
    let (code, name) = (form.choice("code"), form.line("name"));
    let input = code.zip(name).map(|(code, name)| AddDistrict {
        district: District { code, name },
    });
    match visit.submit(&mut form, input).await? {
        Some(()) => Ok(visit
            .go("/organisation/omraden")
            .saying("organisation-saved")),
        None => view(&visit, &form).await,
    }
}

async fn view(visit: &Visit, form: &Form) -> Result<Reply, Problem> {
    let t = visit.t();
    let districts = reads::districts(visit.reader()).await?;
    let need = Need::write(Resource::Organisation);
    let may_write = access::may(visit.reader(), &visit.call, need).await?;
    let rows = districts
        .iter()
        .map(|d| [html! { (d.name) }, html! { (d.code) }]);
    let table = Table::new(t, t.say("organisation-districts-title"))
        .hide_caption()
        .column(Column::new(t.say("organisation-name")))
        .column(Column::new(t.say("organisation-code")))
        .rows(rows);
    let body = html! {
        (Heading::new(t.say("organisation-districts-title")).lead(t.say("organisation-districts-lead")))
        @if districts.is_empty() { (Empty::new(t.say("organisation-districts-empty"))) } @else { (table) }
        @if may_write {
            (Section::new("nytt", t.say("organisation-district-new"), html! {
                form method="post" action="/organisation/omraden" {
                    (form.around(t, html! {
                        (form.text(t, "name", "organisation-name"))
                        (form.text(t, "code", "organisation-code").hint(t.say("organisation-code-hint")))
                        (ButtonRow::new(Button::primary(t.say("organisation-save"))))
                    }))
                }
            }))
        }
    };
    Ok(visit
        .page("organisation-districts-title", body)
        .with_errors(form.has_errors()))
}
