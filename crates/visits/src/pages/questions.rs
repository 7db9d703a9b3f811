//! What somebody at the unit must look at, and how it was settled.

use access::{Need, Resource};
use kernel::Problem;
use maud::{Markup, html};
use page_kit::{
    Form, Reply, Visit,
    components::{Button, ButtonRow, Empty, Heading, Status, StatusKind},
    dates,
};
use rulebook::keys;

use super::words;
use crate::{
    actions::AnswerQuestion,
    model::{Question, QuestionId, QuestionKind},
    reads::{known_visit, open_questions},
};

/// The open questions of the own unit.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    view(&visit, None).await
}

/// Settles one.
pub(super) async fn answer(visit: Visit) -> Result<Reply, Problem> {
    let mut form = visit.form();
    let question: QuestionId = visit.id("visit_question")?;
    let version = form.version();
    let words = form.prose(&field(question));
    let action = words.map(|words| AnswerQuestion {
        question,
        version,
        words,
    });
    match visit.submit(&mut form, action).await? {
        Some(()) => Ok(visit.go("/besok-att-reda-ut").saying("visits-settled")),
        None => view(&visit, Some((question, form))).await,
    }
}

/// Each question has a field of its own on the page.
fn field(question: QuestionId) -> String {
    format!("answer-{question}")
}

async fn view(visit: &Visit, sent: Option<(QuestionId, Form)>) -> Result<Reply, Problem> {
    let t = visit.t();
    let title = "visits-questions-title";
    let open = open_questions(visit.reader(), visit.unit()?).await?;
    let names = words::Names::read(visit, open.iter().map(|question| question.user)).await?;
    let managers = Need::see(Resource::DeviationCase).at(visit.unit()?);
    let is_manager = access::may(visit.reader(), &visit.call, managers).await?;
    let mut told = vec![];
    for question in &open {
        if question.kind.is_managers() && !is_manager {
            told.push(for_the_manager(visit, question));
            continue;
        }
        let form = match &sent {
            Some((id, form)) if *id == question.id => form.clone(),
            Some(_) | None => visit.blank().with("version", question.version),
        };
        told.push(one(visit, (question, names.of(question.user)), &form).await?);
    }
    let has_errors = sent.as_ref().is_some_and(|(_, form)| form.has_errors());
    let body = html! {
        (Heading::new(t.say(title)).lead(t.say("visits-questions-lead")))
        (visit.why_all(&[keys::LOCAL_VISIT_QUESTION, keys::LOCAL_VISIT_NOBODY_OPENED]))
        @if told.is_empty() {
            (Empty::new(t.say("visits-questions-empty")).body(t.say("visits-questions-empty-body")))
        }
        @for markup in &told { (markup) }
    };
    Ok(visit.page(title, body).with_errors(has_errors))
}

/// That there is something for the manager: not what, nor who told it, nor of which visit, since the schedule says who
/// made it.
fn for_the_manager(visit: &Visit, question: &Question) -> Markup {
    let t = visit.t();
    let key = question.kind.key();
    html! {
        section.visit-question id=(question.id) {
            h2 { (Status::new(StatusKind::Warning, t.say(&format!("visits-question-{key}")))) }
            p { (t.say("visits-question-for-manager")) }
        }
    }
}

async fn one(
    visit: &Visit,
    (question, told_by): (&Question, &str),
    form: &Form,
) -> Result<Markup, Problem> {
    let (t, reader) = (visit.t(), visit.reader());
    let known = known_visit(reader, question.visit).await?;
    let need = Need::see(Resource::VisitReport).about(question.person);
    let person = if access::may(reader, &visit.call, need).await? {
        residents::person(reader, question.person).await?
    } else {
        None
    };
    let key = question.kind.key();
    let kind = if question.kind.is_urgent() {
        StatusKind::Stopped
    } else {
        StatusKind::Warning
    };
    let day = known.as_ref().map_or_else(String::new, |known| {
        format!(
            "{}, {}",
            known.name,
            dates::full_day(visit.language(), known.day)
        )
    });
    let link = format!(
        "/personer/{}/utforda-besok/{}",
        question.person, question.visit
    );
    Ok(html! {
        section.visit-question id=(question.id) {
            h2 { (Status::new(kind, t.say(&format!("visits-question-{key}")))) }
            p {
                @match &person {
                    Some(person) => { a href=(link) { (person.name()) } ", " (day) }
                    None => { (t.say("visits-not-for-you")) }
                }
            }
            @if person.is_some() { @if let Some(words) = &question.words { p { (words.to_string()) } } }
            p { (t.say(&format!("visits-question-{key}-what"))) }
            p.quiet { (t.with("visits-told-by", &[("name", told_by.into())])) " " (dates::moment_element(visit.language(), question.at, visit.now())) }
            p { (as_deviation(visit, question)) }
            form method="post" action={ "/besok-att-reda-ut/" (question.id) } {
                (form.around(t, html! {
                    (form.area(t, &field(question.id), "visits-answer").hint(t.say("visits-answer-hint")))
                    (ButtonRow::new(Button::primary(t.say("visits-settle")).about(day.clone())))
                }))
            }
        }
    })
}

/// That it is a report to the manager already, or the way to make it one.
fn as_deviation(visit: &Visit, question: &Question) -> Markup {
    let t = visit.t();
    match question.kind {
        QuestionKind::Deviation => html! { (t.say("visits-question-is-deviation")) },
        QuestionKind::NobodyOpened
        | QuestionKind::Moved
        | QuestionKind::Reassigned
        | QuestionKind::Cancelled
        | QuestionKind::Gone
        | QuestionKind::PersonDead
        | QuestionKind::NoRelation
        | QuestionKind::OtherDay
        | QuestionKind::WrongCode
        | QuestionKind::StartedTwice
        | QuestionKind::EndedTwice
        | QuestionKind::NoStart
        | QuestionKind::EndBeforeStart
        | QuestionKind::TooLong
        | QuestionKind::MadeAndNot
        | QuestionKind::ClockAhead => html! {
            a href={ "/avvikelser/ny?fraga=" (question.id) } { (t.say("visits-question-to-deviation")) }
        },
    }
}
