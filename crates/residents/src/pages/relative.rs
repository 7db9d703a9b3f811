//! Somebody who stands close to a person: a new one, or what is known of one.

use kernel::{Id, Period, PersonId, Problem, Refusal};
use maud::html;
use page_kit::{
    Form, Reply, Visit,
    components::{Button, ButtonRow, Choice, Field, Heading},
};

use super::fields;
use crate::{
    actions::{AddRelative, ChangeRelative, NewRelative},
    model::{Authority, Kinship, Relative, Relatives},
    reads,
};

/// The empty form.
pub(super) async fn show_new(visit: Visit) -> Result<Reply, Problem> {
    let form = visit
        .blank()
        .with("authority", Authority::None.key())
        .with("from", visit.today());
    view(&visit, &form).await
}

/// Adds the relative.
pub(super) async fn save_new(visit: Visit) -> Result<Reply, Problem> {
    let person = visit.person()?;
    let mut form = visit.form();
    let input = read(&mut form).map(|relative| AddRelative { person, relative });
    match visit.submit(&mut form, input).await? {
        Some(_id) => Ok(saved(&visit, person)),
        None => view(&visit, &form).await,
    }
}

/// The form with what is known.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let one = of_person(&visit).await?;
    let form = visit
        .blank()
        .with("version", one.version)
        .with("name", &one.name)
        .with("kinship", one.kinship.key())
        .with_maybe("phone", one.phone.as_ref())
        .with_maybe("email", one.email.as_ref())
        .with("authority", one.authority.key())
        .with("from", one.period.from())
        .with_maybe("to", one.period.to());
    view(&visit, &form).await
}

/// Saves it.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let one = of_person(&visit).await?;
    let mut form = visit.form();
    let version = form.version();
    let input = read(&mut form).map(|relative| ChangeRelative {
        id: one.id,
        version,
        relative,
    });
    match visit.submit(&mut form, input).await? {
        Some(_version) => Ok(saved(&visit, one.person)),
        None => view(&visit, &form).await,
    }
}

/// The relative in the path, who must be the relative of the person in the path.
async fn of_person(visit: &Visit) -> Result<Relative, Problem> {
    let id: Id<Relatives> = visit.id("relative")?;
    let person = visit.person()?;
    let one = reads::relative(visit.reader(), id).await?;
    one.filter(|one| one.person == person)
        .ok_or(Problem::NotFound)
}

fn saved(visit: &Visit, person: PersonId) -> Reply {
    let to = format!("/personer/{person}/uppgifter#narstaende");
    visit.go(to).saying("residents-saved")
}

fn read(form: &mut Form) -> Option<NewRelative> {
    let name = form.line("name");
    let kinship: Option<Kinship> = form.choice("kinship");
    let phone = fields::read_phone(form, "phone");
    let email = fields::read_email(form, "email");
    let authority: Option<Authority> = form.choice("authority");
    let (from, to) = (form.date("from"), form.optional_date("to"));
    let period = Period::new(from?, to?);
    if period.is_err() {
        form.refuse(Refusal::new("residents-refusal-period-backwards").at("to"));
    }
    Some(NewRelative {
        name: name?,
        kinship: kinship?,
        phone: phone?,
        email: email?,
        authority: authority?,
        period: period.ok()?,
    })
}

async fn view(visit: &Visit, form: &Form) -> Result<Reply, Problem> {
    let t = visit.t();
    let id = visit.person()?;
    let person = reads::person(visit.reader(), id)
        .await?
        .ok_or(Problem::NotFound)?;
    let kinships = Kinship::ALL.iter().map(|one| {
        let key = one.key();
        Choice::new(key, t.say(&format!("residents-kinship-{key}")))
    });
    let authorities = Authority::ALL.iter().map(|one| {
        let key = one.key();
        Choice::new(key, t.say(&format!("residents-authority-{key}")))
    });
    let phone = Field::phone(t, "phone", t.say("residents-phone"));
    let email = Field::email(t, "email", t.say("residents-email"));
    let back = format!("/personer/{id}/uppgifter");
    let body = html! {
        (Heading::new(t.say("residents-relative-title")).over(person.name()))
        form method="post" action=(visit.path()) {
            (form.around(t, html! {
                (form.text(t, "name", "residents-relative-name"))
                (form.select(t, "kinship", "residents-kinship").empty(t.say("residents-choose")).choices(kinships))
                (form.fill(t, "phone", phone).optional())
                (form.fill(t, "email", email).optional())
                (form.radios(t, "authority", "residents-authority", authorities).hint(t.say("residents-authority-hint")))
                (form.day(t, "from", "residents-relative-from"))
                (form.day(t, "to", "residents-relative-to").hint(t.say("residents-relative-to-hint")).optional())
                (ButtonRow::new(Button::primary(t.say("residents-save")))
                    .and(Button::quiet(t.say("page-kit-cancel")).href(back)))
            }))
        }
    };
    Ok(visit
        .page("residents-relative-title", body)
        .with_errors(form.has_errors()))
}
