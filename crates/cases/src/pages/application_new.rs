//! A new application: what the person asks for comes first, who spoke for her or him last.

use access::{Need, Resource};
use kernel::{Problem, Prose};
use maud::{Markup, html};
use organisation::{Regime, ServiceCode};
use page_kit::{
    Form, Reply, Visit,
    components::{Breadcrumbs, Button, ButtonRow, Checkbox, Heading, Notice, Section, hidden},
};
use residents::{Authority, Person};
use rulebook::keys;

use super::{
    application_services::{Listed, must_be_seen, wants_list},
    case_view::{choices, person},
};
use crate::{
    actions::ReceiveApplication,
    model::{ApplicationForm, Representative, Wishes},
};

/// The empty form; `?kontakt=` when it came by a contact.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let person = person(&visit).await?;
    let form = visit
        .blank()
        .with("received", visit.today())
        .with("form", ApplicationForm::Oral.key())
        .with("regime", Regime::Sol.key())
        .with("contact", visit.query("kontakt"));
    view(&visit, &person, &form).await
}

/// Receives it; the case is opened at once. Or lists what there was to apply for on the day that stands there.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let person = person(&visit).await?;
    let mut form = visit.form();
    if wants_list(&form) {
        return view(&visit, &person, &form).await;
    }
    let input = read(&mut form, &person);
    let has_seen = must_be_seen(&visit, &mut form).await?;
    let input = input.filter(|_| has_seen);
    match visit.submit(&mut form, input).await? {
        Some(done) => {
            let to = format!("/personer/{}/arenden/{}", done.person, done.case);
            Ok(visit.go(to).saying("cases-application-saved"))
        }
        None => view(&visit, &person, &form).await,
    }
}

fn read(form: &mut Form, person: &Person) -> Option<ReceiveApplication> {
    let words = form.prose("wishes");
    let regime: Option<Regime> = form.choice("regime");
    let services: Vec<ServiceCode> = form.optional_choices("services");
    let (received, way) = (form.past_date("received"), form.choice("form"));
    let contact = form.optional_choice("contact");
    let representative = representative(form);
    Some(ReceiveApplication {
        person: person.id,
        contact: contact?,
        received: received?,
        form: way?,
        representative: representative?,
        regime: regime?,
        wishes: Wishes {
            words: words?,
            services,
        },
    })
}

/// Who applied in the person's place; nobody if no name was written.
fn representative(form: &mut Form) -> Option<Option<Representative>> {
    let name = form.optional_line("by")?;
    let Some(name) = name else {
        return Some(None);
    };
    let (kinship, authority) = (form.optional_line("kinship"), form.choice("authority"));
    Some(Some(Representative {
        name,
        kinship: kinship?,
        authority: authority?,
        is_confirmed: form.ticked("confirmed"),
    }))
}

/// What was told at the contact. Anybody may receive an application; only who may see the contact reads it here.
async fn told(visit: &Visit, person: &Person, form: &Form) -> Result<Option<Prose>, Problem> {
    let Ok(id) = form.value("contact").parse() else {
        return Ok(None);
    };
    let see = Need::see(Resource::Contact).about(person.id);
    if !access::may(visit.reader(), &visit.call, see).await? {
        return Ok(None);
    }
    let contact = crate::reads::contact(visit.reader(), id).await?;
    let contact = contact.filter(|contact| contact.person == Some(person.id));
    Ok(contact.and_then(|contact| contact.matter))
}

async fn view(visit: &Visit, person: &Person, form: &Form) -> Result<Reply, Problem> {
    let t = visit.t();
    let listed = Listed::of(visit, form).await?;
    let of = format!("/personer/{}", person.id);
    let told = told(visit, person, form).await?;
    let body = html! {
        (Heading::new(t.say("cases-application-new-title")).over(person.name())
            .lead(t.say("cases-application-new-lead")))
        (visit.why(keys::SOL_14_2))
        @if let Some(told) = &told {
            (Notice::info(t, t.say("cases-application-from-contact")).body(super::case_view::prose(told)))
        }
        form method="post" action={ (of) "/ansokan" } {
            (form.around(t, html! {
                (hidden("contact", form.value("contact")))
                (form.area(t, "wishes", "cases-application-wishes").hint(t.say("cases-application-wishes-hint")).rows(6))
                (form.radios(t, "form", "cases-application-form",
                    choices(visit, "cases-application-form-", ApplicationForm::ALL.iter().map(|f| f.key()))))
                (form.day(t, "received", "cases-application-day").hint(t.say("cases-application-day-hint")))
                (visit.why(keys::FL_22))
                (form.radios(t, "regime", "cases-application-regime", choices(visit, "cases-regime-", Regime::ALL.iter().map(|r| r.key()))
                    ).hint(t.say("cases-application-regime-hint")))
                (listed.fields(visit, form))
                (Section::new("by", t.say("cases-application-by"), by_fields(visit, form))
                    .intro(t.say("cases-application-by-intro")))
                (ButtonRow::new(Button::primary(t.say("cases-application-save")))
                    .and(Button::quiet(t.say("page-kit-cancel")).href(of.clone())))
            }))
        }
    };
    let way = Breadcrumbs::new(t)
        .step(person.name(), of)
        .here(t.say("cases-application-new-title"));
    Ok(visit
        .page("cases-application-new-title", body)
        .breadcrumbs(&way)
        .with_errors(form.has_errors()))
}

fn by_fields(visit: &Visit, form: &Form) -> Markup {
    let t = visit.t();
    let authorities = choices(
        visit,
        "residents-authority-",
        Authority::ALL.iter().map(|a| a.key()),
    );
    html! {
        (form.text(t, "by", "cases-application-by-name").optional())
        (form.text(t, "kinship", "cases-application-by-kinship").optional())
        (form.select(t, "authority", "cases-application-by-authority").empty(t.say("page-kit-choose"))
            .choices(authorities).optional())
        (visit.why(keys::FL_14))
        (Checkbox::new(t, "confirmed", t.say("cases-application-by-confirmed"))
            .ticked(form.ticked("confirmed")).errors(form.errors_at(t, "confirmed")))
    }
}
