//! A call of our own to the region, with the person's yes.

use kernel::Problem;
use maud::html;
use page_kit::{
    Form, Reply, Visit,
    components::{Button, ButtonRow, Choice, Heading, Section, hidden},
};

use super::call_fields::{
    counterpart_fields, moment_fields, purpose_field, read_counterpart, read_moment, read_purpose,
    read_word, with_now, with_word, word_fields,
};
use crate::{actions::SendCall, model::ConsentAnswer};

/// The empty form.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let form = visit.blank().with("contact", visit.query("kontakt"));
    let form = with_word(&visit, with_now(&visit, form, "since"), "consent");
    view(&visit, &form).await
}

/// Sends it.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let person = visit.person()?;
    let mut form = visit.form();
    let contact = form.optional_choice("contact").flatten();
    let needed = read_moment(&visit, &mut form, "since");
    let counterpart = read_counterpart(&mut form);
    let purpose = read_purpose(&mut form);
    let answer: Option<ConsentAnswer> = form.choice("consent");
    let word = read_word(&mut form, "consent");
    let input = (|| {
        Some(SendCall {
            person,
            needed: needed?,
            counterpart: counterpart?,
            purpose: purpose?,
            answer: answer?,
            word: word?,
            contact,
        })
    })();
    match visit.submit(&mut form, input).await? {
        Some(done) => Ok(visit
            .go(format!("/personer/{person}/sip/{}", done.plan))
            .saying("cooperation-call-sent")),
        None => view(&visit, &form).await,
    }
}

async fn view(visit: &Visit, form: &Form) -> Result<Reply, Problem> {
    let t = visit.t();
    let id = visit.person()?;
    let person = residents::person(visit.reader(), id)
        .await?
        .ok_or(Problem::NotFound)?;
    let answers = [ConsentAnswer::Given, ConsentAnswer::NotGiven].map(|answer| {
        let label = t.say(&format!("cooperation-answer-{}", answer.key()));
        Choice::new(answer.key(), label)
    });
    let since = ["cooperation-needed-day", "cooperation-needed-clock"];
    let body = html! {
        (Heading::new(t.say("cooperation-send-title")).over(person.name()).lead(t.say("cooperation-send-lead")))
        form method="post" action={ "/personer/" (id) "/sip/kalla" } {
            (form.around(t, html! {
                (hidden("contact", form.value("contact")))
                (Section::new("consent", t.say("cooperation-consent"), html! {
                    (form.radios(t, "consent", "cooperation-consent-question", answers))
                    (word_fields(visit, form, "consent"))
                    (visit.why(rulebook::keys::SOL_10_8))
                }))
                (Section::new("to", t.say("cooperation-send-to"), html! {
                    (counterpart_fields(visit, form))
                    (purpose_field(visit, form))
                    (moment_fields(visit, form, "since", since))
                }))
                (ButtonRow::new(Button::primary(t.say("cooperation-send-save")))
                    .and(Button::quiet(t.say("page-kit-cancel")).href(format!("/personer/{id}/sip"))))
            }))
        }
    };
    Ok(visit
        .page("cooperation-send-title", body)
        .with_errors(form.has_errors()))
}
