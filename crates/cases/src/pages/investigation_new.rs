//! Opens an investigation without an application, on a sign of need.

use kernel::Problem;
use maud::html;
use organisation::Regime;
use page_kit::{
    Form, Reply, Visit,
    components::{Breadcrumbs, Button, hidden},
};
use residents::Person;
use rulebook::keys;

use super::case_view::{OneForm, choices, person};
use crate::actions::OpenInvestigation;

/// The empty form; `?kontakt=` when a contact told it.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let person = person(&visit).await?;
    let form = visit
        .blank()
        .with("regime", Regime::Sol.key())
        .with("contact", visit.query("kontakt"));
    Ok(view(&visit, &person, &form))
}

/// Opens it.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let person = person(&visit).await?;
    let mut form = visit.form();
    let (sign, regime) = (form.prose("sign"), form.choice("regime"));
    let contact = form.optional_choice("contact");
    let input = sign.zip(regime).zip(contact);
    let input = input.map(|((sign, regime), contact)| OpenInvestigation {
        person: person.id,
        regime,
        sign,
        contact,
    });
    match visit.submit(&mut form, input).await? {
        Some(done) => {
            let to = format!("/personer/{}/arenden/{}", done.person, done.case);
            Ok(visit.go(to).saying("cases-investigation-opened-saved"))
        }
        None => Ok(view(&visit, &person, &form)),
    }
}

fn view(visit: &Visit, person: &Person, form: &Form) -> Reply {
    let t = visit.t();
    let of = format!("/personer/{}", person.id);
    let regimes = choices(visit, "cases-regime-", Regime::ALL.iter().map(|r| r.key()));
    let page = OneForm {
        title: "cases-investigation-new-title",
        lead: "cases-investigation-new-lead",
        above: visit.why(keys::SOL_14_2),
        to: format!("{of}/utredning"),
        fields: html! {
            (hidden("contact", form.value("contact")))
            (form.area(t, "sign", "cases-investigation-sign").hint(t.say("cases-investigation-sign-hint")).rows(5))
            (form.radios(t, "regime", "cases-application-regime", regimes))
        },
        button: Button::primary(t.say("cases-investigation-open")),
        form,
    };
    let way = Breadcrumbs::new(t).step(person.name(), of.clone());
    page.show(visit, person, (way, of))
}
