//! How the system is, on the home page of those who run it.

use duties::{Filter, PageAt, SortBy, StateFilter};
use history::{After, EntryView, Subject};
use jiff::SignedDuration;
use kernel::Problem;
use maud::{Markup, html};
use page_kit::{
    Visit,
    components::{Facts, Section, Status, StatusKind},
    dates,
};

/// What was looked at longer ago than this is as good as never: the nightly task does not run.
const STALE: SignedDuration = SignedDuration::from_hours(7 * 24);
/// The entry of the nightly look.
const LOOKED: &str = "history.looked";

/// How the system is, without anything of anybody's: when history was last sealed, whether all held when it was last
/// looked at, and what lies undone.
pub(super) async fn on_home(visit: &Visit) -> Result<Markup, Problem> {
    let t = visit.t();
    let checkpoint = history::latest_checkpoint(visit.reader()).await?;
    let checkpoint = if let Some(taken) = &checkpoint {
        html! {
            (dates::moment_element(visit.language(), taken.at, visit.now())) " (" (taken.number) ")"
        }
    } else {
        html! { (t.say("portal-home-health-no-checkpoint")) }
    };
    let late = count(visit, StateFilter::Overdue(visit.now())).await?;
    let raised = count(visit, StateFilter::Raised).await?;
    let facts = Facts::new()
        .fact(t.say("portal-home-health-checkpoint"), checkpoint)
        .fact(t.say("portal-home-health-looked"), looked(visit).await?)
        .fact(t.say("portal-home-health-late"), dates::grouped(late))
        .fact(t.say("portal-home-health-raised"), dates::grouped(raised));
    Ok(html! { (Section::new("lage", t.say("portal-home-health"), facts)) })
}

/// What the last look at all that must hold found.
async fn looked(visit: &Visit) -> Result<Markup, Problem> {
    let t = visit.t();
    let after = After::Moment(visit.now() - STALE);
    let entries = history::since(visit.reader(), Subject::installation(), after).await?;
    let last = entries.iter().rev().find(|entry| entry.verb == LOOKED);
    let Some(last) = last else {
        return Ok(html! { (t.say("portal-home-health-not-looked")) });
    };
    let when = dates::moment_element(visit.language(), last.at, visit.now());
    Ok(html! {
        @if last.changes.is_empty() {
            (Status::new(StatusKind::Done, t.say("portal-home-health-holds"))) " " (when)
        } @else {
            (Status::new(StatusKind::Warning, t.say("portal-home-health-broken"))) " " (when)
            ul { @for line in found(visit, last) { li { (line) } } }
            p { (t.say("portal-home-health-verify")) }
        }
    })
}

/// What was found, a line each: of what, and how many.
fn found(visit: &Visit, last: &EntryView) -> Vec<String> {
    let line = |change: &history::FieldChange| {
        let name = visit.t().say(&last.field_text(change));
        format!("{name}: {}", change.after.as_deref().unwrap_or("–"))
    };
    last.changes.iter().map(line).collect()
}

async fn count(visit: &Visit, state: StateFilter) -> Result<i64, Problem> {
    let filter = Filter {
        state,
        ..Filter::default()
    };
    let found = duties::work_list(visit.reader(), &filter, SortBy::Due, PageAt::first(1)).await?;
    Ok(found.total)
}
