//! What whoever holds the conversation looks at before it: goals, plans, visits that were made and that were not.

use std::collections::BTreeMap;

use access::{Need, Resource};
use care_plans::PlanState;
use duties::calendar;
use kernel::Problem;
use maud::{Markup, html};
use page_kit::{
    Visit,
    components::{Due, Empty, Facts, Section, prose},
    dates,
};
use visits::AttendanceState;

use super::shown::{Shown, provider_name};
use crate::model::Covered;

/// Days back in which visits are counted.
const BACK: i64 = 90;

/// What stands now, as far as the reader may see it.
pub(super) async fn body(visit: &Visit, shown: &Shown) -> Result<Markup, Problem> {
    let t = visit.t();
    let mut about = vec![];
    for covered in &shown.follow_up().covered {
        about.push(decision(visit, shown, covered).await?);
    }
    let body = html! {
        @for one in about { (one) }
        (visits_made(visit, shown).await?)
        (earlier(visit, shown).await?)
    };
    Ok(html! {
        (Section::new("forbered", t.say("follow-up-prepare-title"), body).intro(t.say("follow-up-prepare-lead")))
    })
}

async fn decision(visit: &Visit, shown: &Shown, covered: &Covered) -> Result<Markup, Problem> {
    let t = visit.t();
    let (id, reader) = (shown.person.id, visit.reader());
    let plan = match covered.order {
        Some(order) => care_plans::plan_of_order(reader, order).await?,
        None => None,
    };
    let view = match &plan {
        Some(plan) => care_plans::plan(reader, id, plan.id).await?,
        None => None,
    };
    let is_over = plan
        .as_ref()
        .is_some_and(|plan| plan.state == PlanState::Ended);
    let wishes = view
        .as_ref()
        .and_then(|view| view.standing()?.text.own_words.clone());
    let plan = plan.map(|plan| {
        html! {
            a href=(plan.address()) { (t.say("follow-up-plan-open")) }
            @match plan.agreed {
                _ if is_over => { ", " (t.say("follow-up-plan-ended")) }
                Some(agreed) => { ", " (dates::day(visit.language(), agreed, visit.today())) }
                None => { ", " (t.say("follow-up-plan-none")) }
            }
        }
    });
    let provider = covered.provider.map(|unit| provider_name(visit, unit));
    let facts = Facts::new()
        .fact(
            t.say("follow-up-decision"),
            html! { a href={ "/personer/" (id) "/beslut/" (covered.decision) } { (t.say("follow-up-decision-open")) } },
        )
        .maybe(t.say("follow-up-due"), covered.due.map(|day| Due::day(t, day, visit.today())))
        .fact(
            t.say("follow-up-goal"),
            html! {
                @match &covered.goal {
                    Some(goal) => { (prose(goal)) }
                    None => { (t.say("follow-up-goal-none")) }
                }
            },
        )
        .maybe(t.say("follow-up-provider"), provider)
        .maybe(t.say("follow-up-plan"), plan)
        .maybe(t.say("follow-up-plan-words"), wishes.as_ref().map(prose));
    Ok(html! { h3 { (shown.service(visit, &covered.service)) } (facts) })
}

/// Visits of the last months, if the reader may see them: how many were made, and why the others were not.
async fn visits_made(visit: &Visit, shown: &Shown) -> Result<Markup, Problem> {
    let t = visit.t();
    let id = shown.person.id;
    let need = Need::see(Resource::VisitReport).about(id);
    if !access::may(visit.reader(), &visit.call, need).await? {
        return Ok(html! {});
    }
    let days = (calendar::days_after(visit.today(), -BACK), visit.today());
    let told = visits::attendance_of(visit.reader(), id, days).await?;
    let done = told
        .iter()
        .filter(|line| line.state == AttendanceState::Done)
        .count();
    let mut not_made: BTreeMap<String, i64> = BTreeMap::new();
    for why in told.iter().filter_map(|line| line.not_made) {
        *not_made
            .entry(t.say(&format!("visits-not-made-{}", why.key())))
            .or_default() += 1;
    }
    let undone: i64 = told.iter().map(|line| line.undone).sum();
    Ok(html! {
        h3 { (t.say("follow-up-visits-title")) }
        @if told.is_empty() {
            (Empty::new(t.say("follow-up-visits-none")))
        } @else {
            p { (t.with("follow-up-visits-made", &[("count", i64::try_from(done).unwrap_or(0).into())])) }
            @if !not_made.is_empty() {
                p { (t.say("follow-up-visits-not-made")) }
                ul { @for (why, count) in &not_made { li { (why) ": " (count) } } }
            }
            @if undone > 0 { p { (t.with("follow-up-visits-undone", &[("count", undone.into())])) } }
        }
        p { a href={ "/personer/" (id) "/utforda-besok" } { (t.say("follow-up-visits-open")) } }
    })
}

/// What was found the last time.
async fn earlier(visit: &Visit, shown: &Shown) -> Result<Markup, Problem> {
    let t = visit.t();
    let all = crate::reads::follow_ups_of_person(visit.reader(), shown.person.id).await?;
    let before: Vec<_> = all
        .iter()
        .filter(|one| one.id != shown.follow_up().id && one.held.is_some())
        .collect();
    Ok(html! {
        @if !before.is_empty() {
            h3 { (t.say("follow-up-earlier")) }
            ul {
                @for one in before {
                    @if let Some(held) = one.held {
                        li { a href=(one.address()) { (dates::full_day(visit.language(), held)) } }
                    }
                }
            }
        }
    })
}
