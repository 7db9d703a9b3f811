//! The plan on paper for the home: large type, plain words, the week first.

use kernel::Problem;
use maud::{Markup, html};
use page_kit::{
    Reply, Visit,
    components::{Heading, PrintHead, prose},
    dates,
    layout::Audience,
};

use super::{
    shown::{Shown, load},
    words::{between, how_long, when},
};
use crate::model::{Agreed, ContactAnswer, GoalWay, Part, Version};

/// The paper. How one gets in, and what is done if nobody opens, is not on it: it lies about.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let standing = shown.view.standing().ok_or(Problem::NotFound)?;
    let agreed = standing.agreed.ok_or(Problem::NotFound)?;
    let body = paper(&visit, &shown, (standing, agreed));
    Ok(visit
        .page("care-plans-print-title", body)
        .audience(Audience::Person))
}

fn paper(visit: &Visit, shown: &Shown, (version, agreed): (&Version, Agreed)) -> Markup {
    let t = visit.t();
    let by = visit
        .session
        .as_ref()
        .map_or_else(String::new, |session| session.user_name.clone());
    let municipality = visit.app.settings().municipality.clone();
    let day = |day| dates::full_day(visit.language(), day);
    let text = &version.text;
    let body = html! {
        (PrintHead::new(t, municipality, by, visit.now()).about(shown.person.name()))
        (Heading::new(t.say("care-plans-print-title")).over(shown.person.name()))
        @if let Some(words) = &text.own_words {
            h2 { (t.say("care-plans-print-own-words")) }
            figure.own-words { blockquote { (prose(words)) } }
        }
        (who(visit, shown, version))
        (week(visit, shown, version))
        (goals(visit, version))
        @for (title, words) in [
            ("care-plans-wishes", &text.wishes), ("care-plans-print-abilities", &text.abilities),
            ("care-plans-rhythm", &text.rhythm),
        ] {
            @if let Some(words) = words { h2 { (t.say(title)) } (prose(words)) }
        }
        h2 { (t.say("care-plans-print-together")) }
        p { (t.with(made(version), &[("day", day(agreed.on).into())])) " "
            (t.with("care-plans-print-review", &[("day", day(agreed.review).into())])) }
        p { (t.say("care-plans-print-change")) }
    };
    // Larger than other papers: it is read at home, by whoever the help is for.
    html! { div.home-paper { (body) } }
}

/// What the help is for, and how it is worked towards.
fn goals(visit: &Visit, version: &Version) -> Markup {
    let told = |goal: &&GoalWay| goal.goal.is_some() || goal.way.is_some();
    let goals: Vec<&GoalWay> = version.text.goals.iter().filter(told).collect();
    html! {
        @if !goals.is_empty() {
            h2 { (visit.t().say("care-plans-print-goals")) }
            @for goal in goals {
                @if let Some(words) = &goal.goal { div.home-goal { (prose(words)) } }
                @if let Some(words) = &goal.way { (prose(words)) }
            }
        }
    }
}

/// How the plan was made, in a sentence that is true.
const fn made(version: &Version) -> &'static str {
    match version.text.part {
        Some(Part::Present | Part::Supported) => "care-plans-print-agreed",
        Some(Part::Represented | Part::Declined | Part::NotPossible) | None => {
            "care-plans-print-made"
        }
    }
}

/// Whom to call.
fn who(visit: &Visit, shown: &Shown, version: &Version) -> Markup {
    let t = visit.t();
    let phone = shown.provider.as_ref().and_then(|unit| unit.phone.as_ref());
    html! {
        h2 { (t.say("care-plans-print-who")) }
        @if let Some(ContactAnswer::Named { name, .. }) = shown.view.contact_of(version).map(|c| &c.answer) {
            p { (t.with("care-plans-print-contact", &[("name", name.as_str().into())])) }
        }
        p { (shown.provider_name()) @if let Some(phone) = phone { ", " (phone) } }
    }
}

/// The visits in the order of the day, what is done at each.
fn week(visit: &Visit, shown: &Shown, version: &Version) -> Markup {
    html! {
        @if !version.visits.is_empty() {
            h2 { (visit.t().say("care-plans-print-week")) }
            @for planned in &version.visits {
                h3 { (planned.visit.name) ": " (when(visit, &planned.visit)) ", " (between(visit, planned.visit.window)) }
                p { (how_long(visit, &planned.visit)) @if let Some(who) = &planned.visit.who { ". " (who) } }
                ul {
                    @for task in &planned.visit.tasks {
                        li { (shown.task_name(&task.task)) @if let Some(how) = &task.how { ": " (how) } }
                    }
                }
            }
        }
    }
}
