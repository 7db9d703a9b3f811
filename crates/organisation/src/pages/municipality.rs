//! The municipality's own facts: name, committee, how it is reached.

use kernel::Problem;
use maud::html;
use page_kit::{
    Form, Reply, Visit,
    components::{Button, ButtonRow, Heading, Section},
};

use crate::{
    actions::SetMunicipality,
    model::{ContactLines, Municipality},
    reads,
};

/// The form with what holds now.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let form = match reads::municipality(visit.reader()).await? {
        Some(one) => filled(visit.blank(), &one),
        None => visit
            .blank()
            .with("version", 0)
            .with("zone", "Europe/Stockholm"),
    };
    Ok(view(&visit, &form))
}

/// Saves it.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let mut form = visit.form();
    let version = form.version();
    let input = read(&mut form, version);
    match visit.submit(&mut form, input).await? {
        Some(_version) => Ok(visit.go("/organisation").saying("organisation-saved")),
        None => Ok(view(&visit, &form)),
    }
}

fn filled(form: Form, one: &Municipality) -> Form {
    let contact = &one.contact;
    form.with("version", one.version)
        .with("name", &one.name)
        .with("code", &one.code)
        .with("zone", one.zone.iana_name().unwrap_or_default())
        .with("committee", &one.committee)
        .with("court", &one.court)
        .with("phone", &contact.phone)
        .with_maybe("email", contact.email.as_ref())
        .with_maybe("visiting_address", contact.visiting_address.as_ref())
        .with("postal_address", &contact.postal_address)
        .with_maybe("opening_hours", contact.opening_hours.as_ref())
        .with_maybe("website", contact.website.as_ref())
}

fn read(form: &mut Form, version: i64) -> Option<SetMunicipality> {
    let (name, code, zone) = (form.line("name"), form.line("code"), form.line("zone"));
    let (committee, court) = (form.line("committee"), form.line("court"));
    let (phone, postal_address) = (form.line("phone"), form.line("postal_address"));
    let (email, website) = (form.optional_line("email"), form.optional_line("website"));
    let visiting_address = form.optional_line("visiting_address");
    let opening_hours = form.optional_line("opening_hours");
    Some(SetMunicipality {
        name: name?,
        code: code?,
        zone: zone?,
        committee: committee?,
        court: court?,
        contact: ContactLines {
            phone: phone?,
            email: email?,
            visiting_address: visiting_address?,
            postal_address: postal_address?,
            opening_hours: opening_hours?,
            website: website?,
        },
        version,
    })
}

fn view(visit: &Visit, form: &Form) -> Reply {
    let t = visit.t();
    let body = html! {
        (Heading::new(t.say("organisation-municipality-title")).lead(t.say("organisation-municipality-lead")))
        form method="post" action="/organisation/kommunen" {
            (form.around(t, html! {
                (form.text(t, "name", "organisation-name"))
                (form.text(t, "code", "organisation-municipality-code").width(4))
                (form.text(t, "committee", "organisation-committee"))
                (form.text(t, "court", "organisation-court").hint(t.say("organisation-court-hint")))
                (form.text(t, "zone", "organisation-zone"))
                (Section::new("kontakt", t.say("organisation-contact"), html! {
                    (form.text(t, "phone", "organisation-phone"))
                    (form.text(t, "email", "organisation-email").optional())
                    (form.text(t, "postal_address", "organisation-postal-address"))
                    (form.text(t, "visiting_address", "organisation-address").optional())
                    (form.text(t, "opening_hours", "organisation-opening-hours").optional())
                    (form.text(t, "website", "organisation-website").optional())
                }))
                (ButtonRow::new(Button::primary(t.say("organisation-save")))
                    .and(Button::quiet(t.say("page-kit-cancel")).href("/organisation")))
            }))
        }
    };
    visit
        .page("organisation-municipality-title", body)
        .with_errors(form.has_errors())
}
