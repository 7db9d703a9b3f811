//! What a visitor of a demo meets: people whose day has something to do, and own pages whose every link leads somewhere.

use std::{collections::BTreeSet, sync::Arc};

use kernel::{Actor, Call, RequestKey, Role, UserId};
use schedules::{DayMinute, FindingKind};
use uuid::Uuid;

use crate::{
    asking::get,
    town::{Reader, Town, enter, now, today},
};

/// Pages that a walk looks at, at most.
const PAGES: usize = 150;

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_offered_has_something_to_do() {
    Town::on_both(offered).await;
}

async fn offered(town: Arc<Town>) {
    let nobody = town.readers.last().expect("a reader");
    let page = get(&town.router, nobody, "/logga-in").await.text();
    let now = DayMinute::of(&call(Actor::Public));
    let reader = town.store.reader();
    let workers = users(&page, Role::CareWorker);
    assert_eq!(workers.len(), 3, "{page}");
    for user in workers {
        let own = schedules::visits_of_worker(reader, user, (today(), today())).await;
        let own = own.expect("visits");
        assert!(own.iter().any(|visit| !visit.has_begun(now)), "{user}");
    }
    // Case officers are those with most of their own that is due first.
    let officers = users(&page, Role::CaseOfficer);
    let all = access::staff_in_role(reader, Role::CaseOfficer, today(), 1_000).await;
    let mut most = vec![];
    for one in all.expect("officers") {
        most.push((pressing(&town, &one).await, one.assignment.user));
    }
    let best = most.iter().map(|(due, _)| *due).max();
    let offered = most.iter().filter(|(_, user)| officers.contains(user));
    assert_eq!(offered.map(|(due, _)| *due).max(), best);
    assert!(best > Some(0), "no officer has anything to do");
    // Somebody is ill, visits have nobody, and somebody lacks what a visit needs: with those who are offered.
    let (mut away, mut kinds) = (0, BTreeSet::new());
    for planner in users(&page, Role::Planner) {
        let (ill, found) = day_of(&town, planner).await;
        away += ill;
        kinds.extend(found.iter().map(|kind| format!("{kind:?}")));
    }
    assert!(away > 0, "nobody is ill");
    for kind in [FindingKind::Nobody, FindingKind::Competence] {
        let kind = format!("{kind:?}");
        assert!(kinds.contains(&kind), "{kind} is not in {kinds:?}");
    }
}

/// How many of an officer's own duties are late or due within a week.
async fn pressing(town: &Town, one: &access::StaffView) -> i64 {
    let (own, call) = (&one.assignment, call(Actor::Public));
    let reader = town.store.reader();
    let counts = duties::counts(reader, &call, own.role, own.unit, Some(own.user)).await;
    let counts = counts.expect("counts");
    counts.all() - counts.later
}

/// How many are away at a planner's unit today, and what is found on its board. Some visit has nobody.
async fn day_of(town: &Town, planner: UserId) -> (usize, Vec<FindingKind>) {
    let reader = town.store.reader();
    let seats = access::seats(reader, planner, today()).await;
    let seat = *seats.expect("seats").first().expect("a place");
    let (unit, actor) = (seat.unit.expect("a unit"), seat.actor(planner));
    let call = call(actor.expect("an actor"));
    let entered = enter(&town.installation, planner, Role::Planner).await;
    let days = schedules::counts(reader, unit, (today(), 1)).await;
    let day = days.expect("counts").into_iter().next().expect("a day");
    assert!(day.open > 0, "{day:?}");
    let board = schedules::board(reader, &call, (unit, today())).await;
    let (board, _seen) = board.expect("a board");
    let limits = schedules::limits(reader, today()).await.expect("rules");
    let found = schedules::findings(&board, &limits.expect("limits"));
    let board = get(&town.router, &entered, &format!("/schema/dag/{}", today())).await;
    assert_eq!(board.status, 200);
    (day.away, found.iter().map(|one| one.kind).collect())
}

fn call(actor: Actor) -> Call {
    Call::new(actor, now(), RequestKey(Uuid::new_v4()))
}

/// The users whom a demo offers in a role.
fn users(page: &str, role: Role) -> Vec<UserId> {
    let start = format!("id=\"demo-{}\"", role.key());
    let part = page.split_once(&start).map(|(_, rest)| rest);
    let part = part.and_then(|rest| rest.split("</section>").next());
    let forms = part.unwrap_or_default().split("name=\"user\" value=\"");
    let user = |form: &str| form.split('"').next()?.parse().ok();
    forms.skip(1).filter_map(user).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_link_of_own_pages_leads_somewhere() {
    Town::on_both(walked).await;
}

async fn walked(town: Arc<Town>) {
    for role in [Role::Person, Role::Relative] {
        walk(&town, town.reader(role)).await;
    }
}

/// From the own page on, each link of each page is followed.
async fn walk(town: &Town, reader: &Reader) {
    let mut todo = vec![(String::new(), "/min-sida".to_owned())];
    let mut seen = BTreeSet::new();
    let mut closed = vec![];
    while let Some((from, address)) = todo.pop() {
        if seen.len() > PAGES || !seen.insert(address.clone()) {
            continue;
        }
        let answer = get(&town.router, reader, &address).await;
        let reader = reader.name();
        let status = answer.status;
        if status != 200 && status != 303 {
            closed.push(format!(
                "{from} leads a {reader} to {address}, which answers {status}"
            ));
        }
        let page = answer.text();
        let links = page.split("href=\"").skip(1);
        let links = links.filter_map(|rest| rest.split('"').next());
        let pages = links.filter(|to| to.starts_with('/') && !to.starts_with("/static"));
        todo.extend(pages.map(|to| {
            let to = to.split('#').next().unwrap_or_default();
            (address.clone(), to.replace("&amp;", "&"))
        }));
    }
    assert!(closed.is_empty(), "{closed:#?}");
    assert!(seen.len() > 5, "{seen:?}");
}
