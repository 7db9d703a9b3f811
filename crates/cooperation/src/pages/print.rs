//! The plan on paper for the person: large type, plain words, what to do and whom to call.

use kernel::{Problem, Refusal};
use maud::{Markup, html};
use page_kit::{
    Reply, Visit,
    components::{Heading, PrintHead},
    dates,
    layout::Audience,
};

use super::{
    carry_out::by_need,
    plan::{Shown, load},
};
use crate::{model::Task, reads::AgreementView};

/// The paper.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    if !shown.plan().state.is_shared() {
        return Err(Refusal::new("cooperation-refusal-not-shared")
            .because("sol-10-8")
            .into());
    }
    let standing = shown.view.standing().ok_or(Problem::NotFound)?;
    let body = paper(&visit, &shown, standing);
    Ok(visit
        .page("cooperation-print-title", body)
        .audience(Audience::Person))
}

fn paper(visit: &Visit, shown: &Shown, standing: &AgreementView) -> Markup {
    let t = visit.t();
    let agreement = &standing.agreement;
    let day = |day| dates::full_weekday(visit.language(), day);
    let by = visit
        .session
        .as_ref()
        .map_or_else(String::new, |session| session.user_name.clone());
    let municipality = visit.app.settings().municipality.clone();
    html! {
        (PrintHead::new(t, municipality, by, visit.now()).about(shown.person.name()))
        (Heading::new(t.say("cooperation-print-title")).over(shown.person.name()))
        h2 { (t.say("cooperation-print-own-words")) }
        figure.own-words { blockquote { p { (agreement.person.own_words) } } }
        h2 { (t.say("cooperation-print-tasks")) }
        @for (need, tasks) in by_need(&standing.tasks) {
            h3 { (need) }
            ul { @for task in tasks { li { (task_words(visit, task)) } } }
        }
        h2 { (t.say("cooperation-print-call")) }
        p {
            strong { (agreement.lead.name) }
            @if let Some(phone) = &agreement.lead.phone { ", " (phone) }
        }
        p { (t.say(&format!("cooperation-print-lead-{}", agreement.lead.principal.key()))) }
        h2 { (t.say("cooperation-print-follow-up")) }
        p {
            (t.with("cooperation-print-met", &[("day", day(agreement.met).into())])) " "
            @if let Some(on) = shown.plan().follow_up {
                (t.with("cooperation-print-next", &[("day", day(on).into())]))
            }
        }
        h2 { (t.say("cooperation-print-with")) }
        ul {
            @for participant in &shown.view.participants {
                li {
                    (participant.who.name)
                    @if let Some(role) = &participant.who.role { ", " (role) }
                    @if let Some(organisation) = &participant.who.organisation { ", " (organisation) }
                }
            }
        }
        h2 { (t.say("cooperation-print-you-decide")) }
        p { (t.say("cooperation-print-consent")) }
    }
}

fn task_words(visit: &Visit, task: &Task) -> Markup {
    let t = visit.t();
    html! {
        strong { (task.task.what) } ". " (task.task.who) ". "
        @match (&task.done, task.task.due) {
            (Some(_), _) => { (t.say("cooperation-task-done")) "." }
            (None, Some(due)) => {
                (t.with("cooperation-print-by", &[("day", dates::full_day(visit.language(), due).into())]))
            }
            (None, None) => { (t.say("cooperation-task-ongoing")) "." }
        }
    }
}
