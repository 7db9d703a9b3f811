//! My page: what is decided for me, my plans, who has read about me, and how to say no.

use access::{Decision as Answer, Need, Resource};
use cases::{Decision, DecisionState, Order, OrderState, Outcome};
use history::PageAt;
use kernel::{PersonId, Problem, Role};
use maud::{Markup, html};
use page_kit::{
    Reply, Visit,
    components::{Button, ButtonRow, Empty, Heading, Section, Status, StatusKind},
    dates,
};
use rulebook::keys;

use super::whose;
use crate::pages::who::{Names, page_read};

/// How many reads are shown before the whole list.
const READS: i64 = 5;
/// How many follow-ups are shown.
const FOLLOW_UPS: usize = 3;

/// The page. A relative's read is noted as any other's.
pub(in crate::pages) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let person = whose(&visit)?;
    let need = Need::see(Resource::OwnFile).about(person);
    access::require(visit.reader(), &visit.call, need).await?;
    note_read(&visit, need, person).await?;
    let found = residents::person(visit.reader(), person).await?;
    let found = found.ok_or(Problem::NotFound)?;
    let is_own = visit.actor().role() == Some(Role::Person);
    let heading = if is_own {
        let name = found.given_name.to_string();
        Heading::new(t.with("portal-own-hello", &[("name", name.into())]))
            .lead(t.say("portal-own-lead"))
    } else {
        Heading::new(t.with("portal-own-of", &[("name", found.name().into())]))
            .lead(t.say("portal-own-of-lead"))
    };
    let body = html! {
        (heading)
        @if may(&visit, Resource::Decision, person).await? { (decisions(&visit, person).await?) }
        @if may(&visit, Resource::Order, person).await? { (orders(&visit, person).await?) }
        @if may(&visit, Resource::CarePlan, person).await? { (care_plans(&visit, person).await?) }
        @if may(&visit, Resource::FollowUp, person).await? { (follow_ups(&visit, person).await?) }
        @if may(&visit, Resource::SharedPlan, person).await? { (plans(&visit, person).await?) }
        @if may(&visit, Resource::Record, person).await? { (record(&visit, person).await?) }
        @if is_own {
            (say_no(&visit))
            (reads(&visit, person).await?)
            (relatives(&visit, person).await?)
            (more(&visit, person))
        }
    };
    Ok(visit.own_page("portal-own-title", body))
}

async fn note_read(visit: &Visit, need: Need, person: PersonId) -> Result<(), Problem> {
    let basis = match access::decision(visit.reader(), &visit.call, need).await? {
        Answer::Permit(rule) => rule.name.as_str(),
        Answer::Forbidden(_) | Answer::Unpermitted => return Err(Problem::NotFound),
    };
    history::log_read(visit.app.store(), &visit.call, person, "/min-sida", basis).await
}

async fn may(visit: &Visit, resource: Resource, person: PersonId) -> Result<bool, Problem> {
    let need = Need::see(resource).about(person);
    Ok(access::may(visit.reader(), &visit.call, need).await?)
}

/// What is decided and holds, newest first, and what was refused.
async fn decisions(visit: &Visit, person: PersonId) -> Result<Markup, Problem> {
    let t = visit.t();
    let found = cases::decisions_of_person(visit.reader(), person).await?;
    let standing: Vec<&Decision> = found
        .iter()
        .filter(|one| one.state == DecisionState::Standing)
        .collect();
    let services = organisation::services(visit.reader()).await?;
    let name = |one: &Decision| {
        let service = services.iter().find(|service| service.code == one.service);
        service.map_or_else(
            || one.service.to_string(),
            |service| service.name(visit.language()).to_string(),
        )
    };
    let body = html! {
        @if standing.is_empty() {
            (Empty::new(t.say("portal-own-no-decisions")).body(t.say("portal-own-no-decisions-body")))
        } @else {
            ul.own-list {
                @for one in standing {
                    li {
                        h3 { a href=(one.address()) { (name(one)) } }
                        p { (outcome(visit, one.outcome)) " " (dates::day_element(visit.language(), one.decided, visit.today())) }
                        p { (one.contents.what) }
                    }
                }
            }
        }
    };
    Ok(html! { (Section::new("beslut", t.say("portal-own-decisions"), body)) })
}

fn outcome(visit: &Visit, outcome: Outcome) -> Status {
    let t = visit.t();
    match outcome {
        Outcome::Approved => Status::new(StatusKind::Done, t.say("portal-own-approved")),
        Outcome::Partly => Status::new(StatusKind::Warning, t.say("portal-own-partly")),
        Outcome::Refused => Status::new(StatusKind::Stopped, t.say("portal-own-refused")),
    }
}

/// Who carries out what: the orders that run or are on their way.
async fn orders(visit: &Visit, person: PersonId) -> Result<Markup, Problem> {
    let t = visit.t();
    let found = cases::orders_of_person(visit.reader(), person).await?;
    let shown: Vec<(&Order, &str)> = found
        .iter()
        .filter_map(|order| state(order.state).map(|words| (order, words)))
        .collect();
    if shown.is_empty() {
        return Ok(html! {});
    }
    let provider = |order: &Order| {
        let unit = order.placement.as_ref().map(|placed| placed.provider);
        unit.and_then(|unit| visit.app.unit_name(unit))
            .unwrap_or_default()
    };
    let body = html! {
        ul.own-list {
            @for (order, words) in shown {
                li {
                    p { a href={ "/personer/" (person) "/bestallningar/" (order.id) } {
                        (t.with(words, &[("provider", provider(order).into())])) } }
                    p { (t.with("portal-own-order-from", &[("day", dates::full_day(visit.language(), order.start_wish).into())])) }
                }
            }
        }
    };
    Ok(html! { (Section::new("hjalp", t.say("portal-own-orders"), body)) })
}

const fn state(state: OrderState) -> Option<&'static str> {
    match state {
        OrderState::Sent => Some("portal-own-order-sent"),
        OrderState::Acknowledged => Some("portal-own-order-acknowledged"),
        OrderState::Started => Some("portal-own-order-started"),
        OrderState::Draft | OrderState::Refused | OrderState::Withdrawn | OrderState::Ended => None,
    }
}

async fn plans(visit: &Visit, person: PersonId) -> Result<Markup, Problem> {
    let t = visit.t();
    let found = cooperation::plans_of_person(visit.reader(), person).await?;
    let open: Vec<&cooperation::Plan> = found.iter().filter(|plan| plan.state.is_open()).collect();
    if open.is_empty() {
        return Ok(html! {});
    }
    let body = html! {
        ul.own-list {
            @for plan in open {
                li { p { a href=(plan.address()) { (t.say("portal-own-plan")) } " "
                    (t.say(&format!("cooperation-state-{}", plan.state.key()))) } }
            }
        }
    };
    Ok(html! { (Section::new("planer", t.say("portal-own-plans"), body)) })
}

/// How the help is given: the care plans of orders that run.
async fn care_plans(visit: &Visit, person: PersonId) -> Result<Markup, Problem> {
    let t = visit.t();
    let found = care_plans::plans_of_person(visit.reader(), person).await?;
    let open: Vec<&care_plans::CarePlan> =
        found.iter().filter(|plan| plan.ended.is_none()).collect();
    if open.is_empty() {
        return Ok(html! {});
    }
    let provider = |plan: &care_plans::CarePlan| visit.app.unit_name(plan.provider);
    let body = html! {
        ul.own-list {
            @for plan in open {
                li { p { a href=(plan.address()) {
                    (t.with("portal-own-care-plan", &[("provider", provider(plan).unwrap_or_default().into())])) } " "
                    @match plan.agreed {
                        Some(_) => { (t.say("portal-own-care-plan-holds")) }
                        None => { (t.say("portal-own-care-plan-wanted")) }
                    } } }
            }
        }
        @if may(visit, Resource::ScheduledVisit, person).await? {
            p { a href={ "/personer/" (person) "/besok" } { (t.say("portal-own-visits")) } }
        }
        @if may(visit, Resource::VisitReport, person).await? {
            p { a href={ "/personer/" (person) "/utforda-besok" } { (t.say("portal-own-visits-made")) } }
        }
    };
    Ok(html! { (Section::new("genomforandeplaner", t.say("portal-own-care-plans"), body)) })
}

/// What was agreed when the help was talked about, when that is done next, and the questions that wait for an answer.
async fn follow_ups(visit: &Visit, person: PersonId) -> Result<Markup, Problem> {
    let t = visit.t();
    let found = follow_up::follow_ups_of_person(visit.reader(), person).await?;
    let open: Vec<&follow_up::FollowUp> = found
        .iter()
        .filter(|one| one.state != follow_up::State::Cancelled)
        .take(FOLLOW_UPS)
        .collect();
    let mut waits = None;
    for one in &open {
        let survey = follow_up::survey(visit.reader(), person, one.id).await?;
        let waiting = survey.filter(|it| it.state == follow_up::SurveyState::Waiting);
        waits = waits.or_else(|| waiting.map(|it| it.address()));
    }
    let body = html! {
        ul.own-list {
            @for one in &open {
                li { p { a href=(one.address()) {
                    @match one.held {
                        Some(held) => { (t.with("portal-own-follow-up-held", &[("day", dates::full_day(visit.language(), held).into())])) }
                        None => { (t.with("portal-own-follow-up-booked", &[("day", dates::full_day(visit.language(), one.meeting.on).into())])) }
                    } } } }
            }
        }
        @if let Some(to) = waits {
            p { (t.say("follow-up-survey-own-lead")) }
            (ButtonRow::new(Button::secondary(t.say("follow-up-survey-answer")).href(to)))
        }
    };
    Ok(
        html! { @if !open.is_empty() { (Section::new("uppfoljning", t.say("portal-own-follow-ups"), body)) } },
    )
}

/// What has been written: the latest, and the way to all of it.
async fn record(visit: &Visit, person: PersonId) -> Result<Markup, Problem> {
    let t = visit.t();
    let latest = records::latest(visit.reader(), (person, records::View::Own)).await?;
    let body = html! {
        @match &latest {
            None => { p { (t.say("portal-own-record-none")) } }
            Some(entry) => {
                @let kind = t.say(&format!("records-own-kind-{}", entry.kind.key()));
                p { (t.with("portal-own-record-last", &[("kind", kind.into())])) ", "
                    (dates::day_element(visit.language(), entry.happened, visit.today())) }
                p { a href={ "/personer/" (person) "/dokumentation" } { (t.say("portal-own-record-some")) } }
            }
        }
    };
    Ok(html! { (Section::new("dokumentation", t.say("portal-own-record"), body)) })
}

/// How to say no, with the rule behind it.
fn say_no(visit: &Visit) -> Markup {
    let t = visit.t();
    let body = html! {
        p { (t.say("portal-own-no-body")) }
        p { (t.say("portal-own-appeal-body")) " " (visit.why(keys::FL_44)) }
        (ButtonRow::new(Button::secondary(t.say("portal-front-ask")).href("/fraga")))
    };
    html! { (Section::new("nej", t.say("portal-own-no"), body)) }
}

async fn reads(visit: &Visit, person: PersonId) -> Result<Markup, Problem> {
    let t = visit.t();
    let found = history::reads_of_person(visit.reader(), person, PageAt::first(50)).await?;
    let by_others: Vec<&history::EntryView> = found
        .rows
        .iter()
        .filter(|entry| entry.actor.role() != Some(Role::Person))
        .take(usize::try_from(READS).unwrap_or(0))
        .collect();
    let names = Names::of(visit, &found.rows).await?;
    let body = html! {
        @if by_others.is_empty() {
            (Empty::new(t.say("portal-read-empty")))
        } @else {
            ul {
                @for entry in by_others {
                    li {
                        (names.say(visit, &entry.actor)) ": " (page_read(t, &entry.subject_kind)) ", "
                        (dates::moment_element(visit.language(), entry.at, visit.now()))
                    }
                }
            }
            p { a href={ "/personer/" (person) "/lasningar" } { (t.say("portal-own-all-reads")) } }
        }
    };
    Ok(
        html! { (Section::new("last", t.say("portal-read-title"), body).intro(t.say("portal-own-reads-lead"))) },
    )
}

async fn relatives(visit: &Visit, person: PersonId) -> Result<Markup, Problem> {
    let t = visit.t();
    let standing = access::lettings_in(visit.reader(), person).await?;
    let count = i64::try_from(standing.len()).unwrap_or(0);
    let body = html! {
        p { (t.with("portal-own-let-in-count", &[("count", count.into())])) }
        (ButtonRow::new(Button::secondary(t.say("portal-own-let-in-change")).href("/min-sida/narstaende")))
    };
    Ok(html! { (Section::new("narstaende", t.say("portal-own-let-in"), body)) })
}

fn more(visit: &Visit, person: PersonId) -> Markup {
    let t = visit.t();
    let body = html! {
        ul {
            li { a href={ "/personer/" (person) "/uppgifter" } { (t.say("portal-own-facts")) } }
            li { a href={ "/personer/" (person) "/handelser" } { (t.say("portal-own-timeline")) } }
        }
    };
    html! { (Section::new("mer", t.say("portal-own-more"), body)) }
}
