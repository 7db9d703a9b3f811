//! One contact: what was told, and what can come of it.

use access::{Need, Resource};
use kernel::{PersonId, Problem};
use maud::{Markup, html};
use page_kit::{
    Form, Reply, Visit,
    components::{Breadcrumbs, Button, ButtonRow, Facts, Heading, Section},
    dates,
};

use crate::{
    actions::{CloseContact, CoordinateContact, GiveGuidance, TakeContact},
    model::{Contact, Topic},
    reads,
};

/// A contact about nobody in particular.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let contact = load(&visit, None).await?;
    view(&visit, &contact, &fresh(&visit, &contact)).await
}

/// A contact about a person.
pub(super) async fn show_of_person(visit: Visit) -> Result<Reply, Problem> {
    let contact = load(&visit, Some(visit.person()?)).await?;
    view(&visit, &contact, &fresh(&visit, &contact)).await
}

/// Takes it on, and ties it to the person whom it is about.
pub(super) async fn take(visit: Visit) -> Result<Reply, Problem> {
    let contact = load(&visit, None).await?;
    let mut form = visit.form();
    let number = form.optional_person_number("number");
    let version = form.version();
    let found = match number {
        Some(Some(number)) => residents::person_by_number(visit.reader(), number).await?,
        Some(None) | None => None,
    };
    if matches!(number, Some(Some(_))) && found.is_none() {
        form.refuse(kernel::Refusal::new("cases-refusal-unknown-number").at("number"));
    }
    let person = found.map(|person| person.id);
    let input = number.map(|_| TakeContact {
        contact: contact.id,
        version,
        person,
    });
    match visit.submit(&mut form, input).await? {
        Some(Some(person)) => Ok(visit
            .go(format!("/personer/{person}/kontakter/{}", contact.id))
            .saying("cases-contact-taken")),
        Some(None) => Ok(visit.go(address(&contact)).saying("cases-contact-taken")),
        None => view(&visit, &contact, &form).await,
    }
}

/// Answers it with guidance.
pub(super) async fn guide(visit: Visit) -> Result<Reply, Problem> {
    let contact = load(&visit, None).await?;
    let mut form = visit.form();
    let topic: Option<Topic> = form.choice("topic");
    let version = form.version();
    let input = topic.map(|topic| GiveGuidance {
        contact: contact.id,
        version,
        topic,
    });
    match visit.submit(&mut form, input).await? {
        Some(()) => Ok(visit.go("/kontakter").saying("cases-guidance-saved")),
        None => view(&visit, &contact, &form).await,
    }
}

/// Closes one about nobody in particular.
pub(super) async fn close(visit: Visit) -> Result<Reply, Problem> {
    let contact = load(&visit, None).await?;
    end(visit, contact).await
}

/// Closes one about a person.
pub(super) async fn close_of_person(visit: Visit) -> Result<Reply, Problem> {
    let contact = load(&visit, Some(visit.person()?)).await?;
    end(visit, contact).await
}

async fn end(visit: Visit, contact: Contact) -> Result<Reply, Problem> {
    let mut form = visit.form();
    let version = form.version();
    let reason = form.prose("reason");
    let input = reason.map(|reason| CloseContact {
        contact: contact.id,
        version,
        reason,
    });
    match visit.submit(&mut form, input).await? {
        Some(()) => {
            let to = address_or_list(&visit, &contact).await?;
            Ok(visit.go(to).saying("cases-contact-closed"))
        }
        None => view(&visit, &contact, &form).await,
    }
}

/// Closes one about a person, from which a coordinated plan was called.
pub(super) async fn close_coordinated(visit: Visit) -> Result<Reply, Problem> {
    let contact = load(&visit, Some(visit.person()?)).await?;
    let mut form = visit.form();
    let input = CoordinateContact {
        contact: contact.id,
        version: form.version(),
    };
    match visit.submit(&mut form, Some(input)).await? {
        Some(()) => {
            let to = address_or_list(&visit, &contact).await?;
            Ok(visit.go(to).saying("cases-contact-closed"))
        }
        None => view(&visit, &contact, &form).await,
    }
}

/// The contact in the address, if it belongs to the person in the address and to the reader's unit.
pub(super) async fn load(visit: &Visit, person: Option<PersonId>) -> Result<Contact, Problem> {
    let contact = reads::contact(visit.reader(), visit.id("contact")?)
        .await?
        .ok_or(Problem::NotFound)?;
    if contact.person != person || contact.unit != visit.unit()? {
        return Err(Problem::NotFound);
    }
    Ok(contact)
}

pub(super) fn address(contact: &Contact) -> String {
    match contact.person {
        Some(person) => format!("/personer/{person}/kontakter/{}", contact.id),
        None => format!("/kontakter/{}", contact.id),
    }
}

/// Where to go when a contact has ended, after which the reader may no longer see the person: to it, or else to the
/// list.
pub(super) async fn address_or_list(visit: &Visit, contact: &Contact) -> Result<String, Problem> {
    if let Some(person) = contact.person {
        let need = Need::see(Resource::Contact).about(person);
        if !access::may(visit.reader(), &visit.call, need).await? {
            return Ok("/kontakter".to_owned());
        }
    }
    Ok(address(contact))
}

fn fresh(visit: &Visit, contact: &Contact) -> Form {
    visit.blank().with("version", contact.version)
}

/// The way to a contact, and the name of the person whose it is.
pub(super) async fn way_to<'v>(
    visit: &'v Visit,
    contact: &Contact,
) -> Result<(Breadcrumbs<'v>, Option<String>), Problem> {
    let t = visit.t();
    let person = match contact.person {
        Some(id) => residents::person(visit.reader(), id).await?,
        None => None,
    };
    let way = Breadcrumbs::new(t);
    let Some(person) = person else {
        return Ok((
            way.step(t.say("cases-contact-list-title"), "/kontakter"),
            None,
        ));
    };
    let name = person.name();
    let way = way.step(name.clone(), format!("/personer/{}", person.id));
    Ok((way, Some(name)))
}

async fn view(visit: &Visit, contact: &Contact, form: &Form) -> Result<Reply, Problem> {
    let t = visit.t();
    let (way, name) = way_to(visit, contact).await?;
    let mut heading = Heading::new(t.say("cases-contact-title"));
    if let Some(name) = name {
        heading = heading.over(name);
    }
    let way = way.here(t.say("cases-contact-title"));
    let called = reads::plan_of_contact(visit.reader(), &visit.call, contact).await?;
    let body = html! {
        (heading)
        @if !contact.state.is_open() && form.has_errors() { (form.top(t)) }
        @if let Some(matter) = &contact.matter { p.own-words { (matter.as_str()) } }
        (facts(visit, contact))
        (plan(visit, contact, (called.as_ref(), form)))
        @if contact.state.is_open() { (next_steps(visit, contact, form)) }
    };
    Ok(visit
        .page("cases-contact-title", body)
        .breadcrumbs(&way)
        .with_errors(form.has_errors()))
}

/// When it came, how, from whom and where it stands.
fn facts(visit: &Visit, contact: &Contact) -> Facts {
    let t = visit.t();
    let line = |text: &Option<kernel::Line>| text.as_ref().map(ToString::to_string);
    Facts::new()
        .fact(
            t.say("cases-contact-received"),
            dates::moment_element(visit.language(), contact.received, visit.now()),
        )
        .fact(
            t.say("cases-contact-channel"),
            t.say(&format!("cases-channel-{}", contact.channel.key())),
        )
        .fact(
            t.say("cases-contact-state"),
            t.say(&format!("cases-contact-state-{}", contact.state.key())),
        )
        .maybe(
            t.say("cases-contact-caller-name"),
            line(&contact.caller.name),
        )
        .maybe(
            t.say("cases-contact-caller-kinship"),
            line(&contact.caller.kinship),
        )
        .maybe(
            t.say("cases-contact-caller-phone"),
            line(&contact.caller.phone),
        )
        .maybe(
            t.say("cases-contact-topic"),
            contact
                .topic
                .map(|k| t.say(&format!("cases-topic-{}", k.key()))),
        )
}

/// The form of a way on: only the one that was sent says what is wrong with it.
fn own(visit: &Visit, contact: &Contact, (way, form): (&str, &Form)) -> Form {
    if visit.path().ends_with(way) {
        form.clone()
    } else {
        fresh(visit, contact)
    }
}

/// The coordinated plan that came of it, and the way to end the contact with it. Without a plan there is only what was
/// wrong with trying.
fn plan(
    visit: &Visit,
    contact: &Contact,
    (plan, form): (Option<&cooperation::Plan>, &Form),
) -> Markup {
    let t = visit.t();
    let is_open = contact.state.is_open();
    let own = own(visit, contact, ("/samordna", form));
    if plan.is_none() && !(is_open && own.has_errors()) {
        return html! {};
    }
    let close = Button::primary(t.say("cases-contact-coordinate"));
    let open =
        plan.map(|plan| Button::secondary(t.say("cases-contact-plan-open")).href(plan.address()));
    let section = Section::new(
        "plan",
        t.say("cases-contact-plan-title"),
        html! {
            @if let Some(plan) = plan { (plan_facts(visit, plan)) }
            @if is_open {
                form method="post" action={ (address(contact)) "/samordna" } {
                    (own.around(t, html! { (open.into_iter().fold(ButtonRow::new(close), ButtonRow::and)) }))
                }
            } @else if let Some(open) = open {
                (ButtonRow::new(open))
            }
        },
    );
    let goes_on = is_open && plan.is_some();
    let section = if goes_on {
        section.intro(t.say("cases-contact-plan-intro"))
    } else {
        section
    };
    html! { (section) }
}

/// When the plan was called, and how far it has come.
fn plan_facts(visit: &Visit, plan: &cooperation::Plan) -> Facts {
    let t = visit.t();
    let called = plan
        .called
        .map(|at| dates::moment_element(visit.language(), at, visit.now()));
    Facts::new()
        .maybe(t.say("cooperation-called"), called)
        .fact(
            t.say("cooperation-state"),
            t.say(&format!("cooperation-state-{}", plan.state.key())),
        )
}

fn next_steps(visit: &Visit, contact: &Contact, form: &Form) -> Markup {
    let t = visit.t();
    let to = address(contact);
    let own = |way: &str| own(visit, contact, (way, form));
    let (take, guidance, close) = (own("/ta"), own("/radgivning"), own("/avsluta"));
    html! {
        (Section::new("next", t.say("cases-contact-next"), html! {
            (ButtonRow::new(Button::primary(t.say("cases-help-title")).href(format!("{to}/tidig-hjalp")))
                .and(Button::secondary(t.say("cases-contact-apply")).href(apply(contact)))
                .and(Button::secondary(t.say("cases-contact-sip")).href(coordinate(contact))))
        }))
        @if contact.person.is_none() {
            (Section::new("take", t.say("cases-contact-take-title"), html! {
                form method="post" action={ (to) "/ta" } {
                    (take.around(t, html! {
                        (take.personal_number(t, "number", "cases-contact-number").optional())
                        (ButtonRow::new(Button::secondary(t.say("cases-contact-take"))))
                    }))
                }
            }).intro(t.say("cases-contact-take-intro")))
        }
        @if contact.person.is_none() {
            (Section::new("guidance", t.say("cases-guidance-title"), html! {
                form method="post" action={ (to) "/radgivning" } {
                    (guidance.around(t, html! {
                        (guidance.select(t, "topic", "cases-contact-topic").empty(t.say("page-kit-choose")).choices(
                            Topic::ALL.iter().map(|topic| page_kit::components::Choice::new(
                                topic.key(), t.say(&format!("cases-topic-{}", topic.key()))))))
                        (ButtonRow::new(Button::primary(t.say("cases-guidance-save"))))
                    }))
                }
            }).intro(t.say("cases-guidance-intro")))
        }
        (Section::new("close", t.say("cases-contact-close-title"), html! {
            form method="post" action={ (to) "/avsluta" } {
                (close.around(t, html! {
                    (close.area(t, "reason", "cases-contact-close-reason").rows(3))
                    (ButtonRow::new(Button::secondary(t.say("cases-contact-close"))))
                }))
            }
        }))
    }
}

/// Where an application from this contact begins; without a person the person comes first.
fn apply(contact: &Contact) -> String {
    contact.person.map_or_else(
        || "#take".to_owned(),
        |person| format!("/personer/{person}/ansokan/ny?kontakt={}", contact.id),
    )
}

/// Where a coordinated plan from this contact begins.
fn coordinate(contact: &Contact) -> String {
    contact.person.map_or_else(
        || "#take".to_owned(),
        |person| format!("/personer/{person}/sip/ny?kontakt={}", contact.id),
    )
}
