//! Early help: the form that gives it, and what came of it.

use access::{Need, Resource};
use kernel::{PersonId, Problem};
use maud::html;
use organisation::ServiceCode;
use page_kit::{
    Form, Reply, Visit,
    components::{Breadcrumbs, Button, ButtonRow, Choice, Facts, Heading, Section},
    dates,
};
use rulebook::keys;

use super::contact::load;
use crate::{
    actions::{FollowUpEarlyHelp, GiveEarlyHelp},
    model::{Contact, EarlyHelp, HelpOutcome},
    store::early_help::early_help_by_id,
};

/// The empty form for a contact about nobody named.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let contact = load(&visit, None).await?;
    let form = visit.blank().with("version", contact.version);
    view(&visit, &contact, &form).await
}

/// The empty form for a contact about a person.
pub(super) async fn show_of_person(visit: Visit) -> Result<Reply, Problem> {
    let contact = load(&visit, Some(visit.person()?)).await?;
    let form = visit.blank().with("version", contact.version);
    view(&visit, &contact, &form).await
}

/// Gives it, from a contact about nobody named.
pub(super) async fn give(visit: Visit) -> Result<Reply, Problem> {
    let contact = load(&visit, None).await?;
    save(visit, contact).await
}

/// Gives it to a person.
pub(super) async fn give_to_person(visit: Visit) -> Result<Reply, Problem> {
    let contact = load(&visit, Some(visit.person()?)).await?;
    save(visit, contact).await
}

async fn save(visit: Visit, contact: Contact) -> Result<Reply, Problem> {
    let mut form = visit.form();
    let service: Option<ServiceCode> = form.choice("service");
    let (note, withheld) = (form.optional_prose("note"), form.optional_prose("withheld"));
    let (version, told_of_right) = (form.version(), form.ticked("told"));
    let input = (|| {
        Some(GiveEarlyHelp {
            contact: contact.id,
            version,
            service: service?,
            told_of_right,
            withheld: withheld?,
            note: note?,
        })
    })();
    match visit.submit(&mut form, input).await? {
        Some(given) => {
            let to = given.person.map_or_else(
                || "/kontakter".to_owned(),
                |person| format!("/personer/{person}/tidig-hjalp/{}", given.help),
            );
            Ok(visit.go(to).saying("cases-help-saved"))
        }
        None => view(&visit, &contact, &form).await,
    }
}

async fn view(visit: &Visit, contact: &Contact, form: &Form) -> Result<Reply, Problem> {
    let t = visit.t();
    let services = organisation::services_on(visit.reader(), visit.today()).await?;
    let offered = services
        .iter()
        .filter(|service| service.is_early_help() && service.excluded.is_none());
    let choices =
        offered.map(|s| Choice::new(s.code.to_string(), s.name(visit.language()).to_string()));
    let address = super::contact::address(contact);
    let (way, name) = super::contact::way_to(visit, contact).await?;
    let mut heading = Heading::new(t.say("cases-help-title")).lead(t.say("cases-help-lead"));
    if let Some(name) = name {
        heading = heading.over(name);
    }
    let body = html! {
        (heading)
        (visit.why_all(&[keys::SOL_11_5, keys::SOL_11_5_EXCLUDED]))
        form method="post" action={ (address) "/tidig-hjalp" } {
            (form.around(t, html! {
                (form.radios(t, "service", "cases-help-service", choices))
                (form.area(t, "note", "cases-help-note").optional().rows(3))
                (form.checkbox(t, "told", "cases-help-told").hint(t.say("cases-help-told-hint")))
                (visit.why(keys::SOL_11_6))
                @if contact.person.is_none() {
                    (form.area(t, "withheld", "cases-help-withheld").optional().rows(3).hint(t.say("cases-help-withheld-hint")))
                    (visit.why(keys::SOL_14_5))
                }
                (ButtonRow::new(Button::primary(t.say("cases-help-save")))
                    .and(Button::quiet(t.say("page-kit-cancel")).href(address.clone())))
            }))
        }
    };
    let way = way.step(t.say("cases-contact-title"), address.clone());
    Ok(visit
        .page("cases-help-title", body)
        .breadcrumbs(&way.here(t.say("cases-help-title")))
        .with_errors(form.has_errors()))
}

/// One, with what came of it.
pub(super) async fn one(visit: Visit) -> Result<Reply, Problem> {
    let help = load_help(&visit, visit.person()?).await?;
    let form = visit.blank().with("version", help.version);
    one_view(&visit, &help, &form).await
}

/// Notes what came of it.
pub(super) async fn follow_up(visit: Visit) -> Result<Reply, Problem> {
    let person = visit.person()?;
    let help = load_help(&visit, person).await?;
    let mut form = visit.form();
    let outcome: Option<HelpOutcome> = form.choice("outcome");
    let version = form.version();
    let input = outcome.map(|outcome| FollowUpEarlyHelp {
        person,
        help: help.id,
        version,
        outcome,
    });
    match visit.submit(&mut form, input).await? {
        Some(()) => {
            // Whoever has nothing left to do for the person no longer sees what was given.
            let need = Need::see(Resource::EarlyHelp).about(person);
            let may = access::may(visit.reader(), &visit.call, need).await?;
            let to = if may {
                format!("/personer/{person}/tidig-hjalp/{}", help.id)
            } else {
                "/kontakter".to_owned()
            };
            Ok(visit.go(to).saying("cases-help-followed-up"))
        }
        None => one_view(&visit, &help, &form).await,
    }
}

async fn load_help(visit: &Visit, person: PersonId) -> Result<EarlyHelp, Problem> {
    let help = early_help_by_id(visit.reader(), visit.id("help")?)
        .await?
        .ok_or(Problem::NotFound)?;
    if help.person == Some(person) {
        Ok(help)
    } else {
        Err(Problem::NotFound)
    }
}

async fn one_view(visit: &Visit, help: &EarlyHelp, form: &Form) -> Result<Reply, Problem> {
    let t = visit.t();
    let service = organisation::service(visit.reader(), &help.service).await?;
    let name = service.map_or_else(
        || help.service.to_string(),
        |s| s.name(visit.language()).to_string(),
    );
    let outcome = help
        .outcome
        .map(|o| t.say(&format!("cases-help-outcome-{}", o.key())));
    let facts = Facts::new()
        .fact(
            t.say("cases-help-given"),
            dates::moment_element(visit.language(), help.given, visit.now()),
        )
        .maybe(
            t.say("cases-help-note"),
            help.note.as_ref().map(ToString::to_string),
        )
        .maybe(t.say("cases-help-outcome"), outcome);
    let is_open = help.outcome.is_none_or(|o| o == HelpOutcome::NotReached);
    let choices = HelpOutcome::ALL
        .iter()
        .map(|o| Choice::new(o.key(), t.say(&format!("cases-help-outcome-{}", o.key()))));
    let way = match help.person {
        Some(id) => {
            let person = residents::person(visit.reader(), id)
                .await?
                .ok_or(Problem::NotFound)?;
            Breadcrumbs::new(t).step(person.name(), format!("/personer/{id}"))
        }
        None => Breadcrumbs::new(t).step(t.say("cases-contact-list-title"), "/kontakter"),
    };
    let body = html! {
        (Heading::new(name.clone()).over(t.say("cases-help-title")))
        (facts)
        @if is_open {
            (Section::new("follow-up", t.say("cases-help-follow-up"), html! {
                form method="post" {
                    (form.around(t, html! {
                        (form.radios(t, "outcome", "cases-help-outcome", choices))
                        (ButtonRow::new(Button::primary(t.say("cases-help-follow-up-save"))))
                    }))
                }
            }).intro(visit.why(keys::LOCAL_EARLY_HELP_FOLLOW_UP)))
        }
        @if help.outcome == Some(HelpOutcome::NotEnough) {
            (ButtonRow::new(Button::primary(t.say("cases-help-apply"))
                .href(format!("/personer/{}/ansokan/ny", help.person.map(|p| p.to_string()).unwrap_or_default()))))
        }
    };
    let way = way.here(name.clone());
    Ok(Reply::page(name, body)
        .breadcrumbs(&way)
        .with_errors(form.has_errors()))
}
