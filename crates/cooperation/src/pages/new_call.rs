//! A call from the region, or the notice that somebody is ready to leave hospital.

use kernel::{PersonId, Problem, Refusal, Timestamp};
use maud::{Markup, html};
use page_kit::{
    Form, Reply, Visit,
    components::{Button, ButtonRow, Choice, Heading, Section, hidden},
};

use super::call_fields::{
    counterpart_fields, moment_fields, purpose_field, read_counterpart, read_moment, read_purpose,
    with_now,
};
use crate::actions::{AwaitCall, CallFrom, RegisterCall, Registered};

/// What has come from the region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    OpenCare,
    Discharge,
    Ready,
}

kernel::keyed!(Kind { OpenCare => "open-care", Discharge => "discharge", Ready => "ready" });

/// The empty form for anybody; the person is named by number.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let form = fresh(&visit);
    view(&visit, &form, None).await
}

/// The empty form for a person.
pub(super) async fn show_of_person(visit: Visit) -> Result<Reply, Problem> {
    let form = fresh(&visit);
    view(&visit, &form, Some(visit.person()?)).await
}

/// Registers it about somebody who is named by number.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let mut form = visit.form();
    let person = match form.person_number("number") {
        Some(number) => {
            let found = residents::person_by_number(visit.reader(), number).await?;
            if found.is_none() {
                form.refuse(Refusal::new("cooperation-refusal-unknown-number").at("number"));
            }
            found.map(|person| person.id)
        }
        None => None,
    };
    register(&visit, form, person, None).await
}

/// Registers it about the person of the page.
pub(super) async fn save_of_person(visit: Visit) -> Result<Reply, Problem> {
    let person = visit.person()?;
    let form = visit.form();
    register(&visit, form, Some(person), Some(person)).await
}

async fn register(
    visit: &Visit,
    mut form: Form,
    person: Option<PersonId>,
    of_page: Option<PersonId>,
) -> Result<Reply, Problem> {
    let kind: Option<Kind> = form.choice("kind");
    let contact = form.optional_choice("contact").flatten();
    let counterpart = read_counterpart(&mut form);
    let done = if kind == Some(Kind::Ready) {
        let ready = read_moment(visit, &mut form, "since");
        let input = (|| {
            Some(AwaitCall {
                person: person?,
                ready: ready?,
                counterpart: counterpart?,
                contact,
            })
        })();
        visit.submit(&mut form, input).await?
    } else {
        let from = kind.and_then(|kind| read_from(visit, &mut form, kind));
        let called = read_moment(visit, &mut form, "called");
        let purpose = read_purpose(&mut form);
        let input = (|| {
            Some(RegisterCall {
                person: person?,
                from: from?,
                called: called?,
                counterpart: counterpart?,
                purpose: purpose?,
                contact,
            })
        })();
        visit.submit(&mut form, input).await?
    };
    match done {
        Some(Registered { person, plan }) => Ok(visit
            .go(format!("/personer/{person}/sip/{plan}"))
            .saying("cooperation-call-saved")),
        None => view(visit, &form, of_page).await,
    }
}

fn read_from(visit: &Visit, form: &mut Form, kind: Kind) -> Option<CallFrom> {
    match kind {
        Kind::OpenCare => Some(CallFrom::OpenCare),
        Kind::Discharge | Kind::Ready => {
            let ready: Timestamp = read_moment(visit, form, "since")?;
            Some(CallFrom::Discharge { ready })
        }
    }
}

fn fresh(visit: &Visit) -> Form {
    let form = visit
        .blank()
        .with("kind", Kind::OpenCare.key())
        .with("contact", visit.query("kontakt"));
    with_now(visit, form, "called")
}

async fn view(visit: &Visit, form: &Form, person: Option<PersonId>) -> Result<Reply, Problem> {
    let t = visit.t();
    let known = match person {
        Some(id) => residents::person(visit.reader(), id).await?,
        None => None,
    };
    let (to, back) = match person {
        Some(id) => (format!("/personer/{id}/sip"), format!("/personer/{id}/sip")),
        None => ("/sip".to_owned(), "/sip".to_owned()),
    };
    let heading = Heading::new(t.say("cooperation-new-title"));
    let heading = match &known {
        Some(person) => heading.over(person.name()),
        None => heading,
    };
    let body = html! {
        (heading.lead(t.say("cooperation-new-lead")))
        form method="post" action=(to) {
            (form.around(t, html! {
                (hidden("contact", form.value("contact")))
                @if known.is_none() { (form.personal_number(t, "number", "cooperation-number")) }
                (form.radios(t, "kind", "cooperation-kind", kinds(visit)))
                (Section::new("from", t.say("cooperation-counterpart"), counterpart_fields(visit, form)))
                (Section::new("call", t.say("cooperation-call"), call_part(visit, form))
                    .intro(t.say("cooperation-call-intro")))
                (Section::new("ready", t.say("cooperation-ready"),
                    moment_fields(visit, form, "since", ["cooperation-ready-day", "cooperation-ready-clock"]))
                    .intro(t.say("cooperation-ready-intro")))
                (ButtonRow::new(Button::primary(t.say("cooperation-call-save")))
                    .and(Button::quiet(t.say("page-kit-cancel")).href(back)))
            }))
        }
        (visit.why(rulebook::keys::SOL_10_8))
    };
    Ok(visit
        .page("cooperation-new-title", body)
        .with_errors(form.has_errors()))
}

fn call_part(visit: &Visit, form: &Form) -> Markup {
    html! {
        (moment_fields(visit, form, "called", ["cooperation-called-day", "cooperation-called-clock"]))
        (purpose_field(visit, form))
    }
}

fn kinds(visit: &Visit) -> Vec<Choice> {
    let t = visit.t();
    let choice = |kind: &Kind| {
        let label = t.say(&format!("cooperation-kind-{}", kind.key()));
        let hint = t.say(&format!("cooperation-kind-hint-{}", kind.key()));
        Choice::new(kind.key(), label).hint(hint)
    };
    Kind::ALL.iter().map(choice).collect()
}
