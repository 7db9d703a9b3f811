//! New contact: two clicks from the officer's home.

use access::{Need, Resource};
use kernel::{PersonId, Problem, Timestamp};
use maud::{Markup, html};
use page_kit::{
    Form, Reply, Visit,
    components::{Button, ButtonRow, Choice, Heading, Section, hidden},
};

use crate::{
    actions::RegisterContact,
    model::{Caller, Channel},
};

/// The empty form; `?person=` when it is begun from somebody's file or from a search.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let now = visit.now().to_zoned(visit.call.zone.clone());
    let form = visit
        .blank()
        .with("channel", Channel::Phone.key())
        .with("day", now.date())
        .with("clock", now.strftime("%H.%M"))
        .with("person", visit.query("person"));
    view(&visit, &form).await
}

/// Registers it.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let mut form = visit.form();
    let input = read(&visit, &mut form).await?;
    match visit.submit(&mut form, input).await? {
        Some(done) => {
            let to = match done.person {
                Some(person) => format!("/personer/{person}/kontakter/{}", done.contact),
                None => format!("/kontakter/{}", done.contact),
            };
            Ok(visit.go(to).saying("cases-contact-saved"))
        }
        None => view(&visit, &form).await,
    }
}

/// What was typed, as the use case wants it.
async fn read(visit: &Visit, form: &mut Form) -> Result<Option<RegisterContact>, Problem> {
    // In the order of the page, so that the summary of errors has the same.
    let person = person(visit, form).await?;
    let matter = form.prose("matter");
    let channel = form.choice("channel");
    let (day, clock) = (form.past_date("day"), form.time("clock"));
    let caller = (
        form.optional_line("caller"),
        form.optional_line("kinship"),
        form.optional_line("phone"),
    );
    let received = day
        .zip(clock)
        .and_then(|(day, clock)| moment(visit, day, clock));
    Ok((|| {
        Some(RegisterContact {
            channel: channel?,
            received: received?,
            caller: Caller {
                name: caller.0?,
                kinship: caller.1?,
                phone: caller.2?,
            },
            matter: matter?,
            person: person?,
        })
    })())
}

/// About whom: chosen before, typed as a number, or nobody.
async fn person(visit: &Visit, form: &mut Form) -> Result<Option<Option<PersonId>>, Problem> {
    if !form.value("person").is_empty() {
        return Ok(form.id("person").map(Some));
    }
    let Some(number) = form.optional_person_number("number") else {
        return Ok(None);
    };
    let Some(number) = number else {
        return Ok(Some(None));
    };
    let found = residents::person_by_number(visit.reader(), number).await?;
    if found.is_none() {
        form.refuse(kernel::Refusal::new("cases-refusal-unknown-number").at("number"));
        return Ok(None);
    }
    Ok(Some(found.map(|p| p.id)))
}

/// Whether the reader may register what is about the person, and read the name.
async fn may_register(visit: &Visit, person: PersonId) -> Result<bool, Problem> {
    let register = Need::write(Resource::Contact).at(visit.unit()?);
    let find = Need::see(Resource::PersonInSearch);
    let may = async |need: Need| access::may(visit.reader(), &visit.call, need.about(person)).await;
    Ok(may(register).await? && may(find).await?)
}

fn moment(visit: &Visit, day: jiff::civil::Date, clock: jiff::civil::Time) -> Option<Timestamp> {
    day.to_datetime(clock)
        .to_zoned(visit.call.zone.clone())
        .ok()
        .map(|z| z.timestamp())
}

async fn view(visit: &Visit, form: &Form) -> Result<Reply, Problem> {
    let t = visit.t();
    let chosen = match form.value("person").parse() {
        Ok(id) if may_register(visit, id).await? => residents::person(visit.reader(), id).await?,
        Ok(_) | Err(_) => None,
    };
    let channels = Channel::ALL
        .iter()
        .filter(|channel| **channel != Channel::WebForm)
        .map(|channel| {
            Choice::new(
                channel.key(),
                t.say(&format!("cases-channel-{}", channel.key())),
            )
        });
    let body = html! {
        (Heading::new(t.say("cases-contact-new-title")).lead(t.say("cases-contact-new-lead")))
        form method="post" action="/kontakter" {
            (form.around(t, html! {
                (about(visit, form, chosen.as_ref().map(residents::Person::name)))
                (form.area(t, "matter", "cases-contact-matter").hint(t.say("cases-contact-matter-hint")).rows(6))
                (form.radios(t, "channel", "cases-contact-channel", channels))
                (form.day(t, "day", "cases-contact-day"))
                (form.clock(t, "clock", "cases-contact-clock"))
                (Section::new("caller", t.say("cases-contact-caller"), html! {
                    (form.text(t, "caller", "cases-contact-caller-name").optional())
                    (form.text(t, "kinship", "cases-contact-caller-kinship").optional())
                    (form.text(t, "phone", "cases-contact-caller-phone").optional())
                }).intro(t.say("cases-contact-caller-intro")))
                (ButtonRow::new(Button::primary(t.say("cases-contact-save")))
                    .and(Button::quiet(t.say("page-kit-cancel")).href("/")))
            }))
        }
    };
    Ok(visit
        .page("cases-contact-new-title", body)
        .with_errors(form.has_errors()))
}

fn about(visit: &Visit, form: &Form, chosen: Option<String>) -> Markup {
    let t = visit.t();
    if let Some(name) = chosen {
        return html! {
            (hidden("person", form.value("person")))
            p { (t.say("cases-contact-about")) " " strong { (name) } }
        };
    }
    let number = form.personal_number(t, "number", "cases-contact-number");
    html! { (number.optional().hint(t.say("cases-contact-number-hint"))) }
}
