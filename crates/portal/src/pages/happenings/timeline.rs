//! Everything that was done in a person's matters, the newest first: what, who in which assignment, why.

use history::{EntryView, TimelineFilter};
use kernel::Problem;
use maud::{Markup, html};
use page_kit::{
    Cell, List, ListColumn, Reply, Visit,
    components::{Breadcrumbs, Empty, Field, FilterForm, Heading, Select},
    fields_before_and_after,
};

use super::gather;
use crate::pages::{
    asked,
    who::{Names, kept_ground, verb},
};

const COLUMNS: &[ListColumn] = &[
    ListColumn::new("at", "portal-timeline-when").days(),
    ListColumn::new("what", "portal-timeline-what"),
    ListColumn::new("who", "portal-timeline-who"),
    ListColumn::new("why", "portal-timeline-why"),
];

/// The rooms by which the timeline is narrowed, as verbs begin.
const ROOMS: [&str; 9] = [
    "care-plans",
    "schedules",
    "cases",
    "cooperation",
    "residents",
    "duties",
    "access",
    "records",
    "follow-up",
];

/// The timeline; `?rum=`, `?fran=` and `?till=` narrow it.
pub(in crate::pages) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let person = visit.person()?;
    let room = ROOMS.into_iter().find(|room| *room == visit.query("rum"));
    let filter = TimelineFilter {
        verb: room.map(|room| format!("{room}.")),
        from: asked::day(&visit, "fran").map(|day| asked::start(&visit, day)),
        before: asked::day(&visit, "till").map(|day| asked::end(&visit, day)),
    };
    let list = List::new(&visit, "portal-timeline-title", COLUMNS, "at").empty(
        Empty::new(t.say("portal-timeline-empty")).body(t.say("portal-timeline-empty-body")),
    );
    let reader = visit.reader();
    let (entries, total) = gather(list.window(), |at| {
        history::timeline(reader, person, &filter, at)
    })
    .await?;
    let names = Names::of(&visit, &entries).await?;
    let tells = records::TellsOf::read(reader, (visit.actor(), person), &entries).await?;
    let facts = access::facts(reader, visit.actor(), person, visit.today()).await?;
    let mut rows = vec![];
    for entry in &entries {
        if !tells.may_tell(entry) {
            rows.push(untold(&visit, entry));
            continue;
        }
        // What the staff does something about is told to the person without a way that would be closed.
        let link = entry.link.as_deref();
        let is_open = link.map_or(Ok(false), |to| visit.leads(to, Some((person, &facts))))?;
        rows.push(row(&visit, entry, (&names, is_open)));
    }
    if let Some(file) = list.export(&rows)? {
        return Ok(file);
    }
    let body = html! {
        (Heading::new(t.say("portal-timeline-title")).lead(t.say("portal-timeline-lead")))
        (narrow(&visit, room))
        (list.show(rows, total))
    };
    let way = Breadcrumbs::new(t)
        .step(t.say("portal-person-file"), format!("/personer/{person}"))
        .here(t.say("portal-timeline-title"));
    Ok(visit
        .page("portal-timeline-title", body)
        .breadcrumbs(&way)
        .wide())
}

fn row(visit: &Visit, entry: &EntryView, (names, is_open): (&Names, bool)) -> Vec<Cell> {
    let t = visit.t();
    let words = verb(t, &entry.verb);
    let why = kept_ground(t, entry).or_else(|| entry.reason.clone());
    let why = why.unwrap_or_default();
    let shown = html! {
        @match entry.link.as_ref().filter(|_| is_open) {
            Some(link) => a href=(link) { (words) },
            None => (words),
        }
        (changes(visit, entry))
    };
    vec![
        Cell::moment(visit, entry.at),
        Cell::shown(shown, words),
        Cell::text(names.say(visit, &entry.actor)),
        Cell::text(why),
    ]
}

/// That something was done in a record that the reader does not see: when, and no more.
fn untold(visit: &Visit, entry: &EntryView) -> Vec<Cell> {
    vec![
        Cell::moment(visit, entry.at),
        Cell::text(visit.t().say("portal-timeline-untold")),
        Cell::empty(),
        Cell::empty(),
    ]
}

/// Field by field, before and after, folded.
fn changes(visit: &Visit, entry: &EntryView) -> Markup {
    let t = visit.t();
    if entry.changes.is_empty() {
        return html! {};
    }
    html! {
        details {
            summary { (t.say("portal-timeline-changes")) span.ds-sr-only { ": " (verb(t, &entry.verb)) } }
            (fields_before_and_after(visit, entry))
        }
    }
}

fn narrow(visit: &Visit, room: Option<&str>) -> Markup {
    let t = visit.t();
    let mut rooms = Select::new(t, "rum", t.say("portal-timeline-room"))
        .empty(t.say("portal-timeline-all-rooms"))
        .chosen(room.unwrap_or_default());
    for room in ROOMS {
        rooms = rooms.choice(room, t.say(&format!("portal-room-{room}")));
    }
    let day = |name: &str, label: &str| {
        Field::date(t, name, t.say(label))
            .value(visit.query(name))
            .optional()
    };
    let mut form = FilterForm::new(t, visit.path())
        .field(rooms)
        .field(day("fran", "portal-from"))
        .field(day("till", "portal-to"));
    if asked::is_narrowed(visit, &["rum", "fran", "till"]) {
        form = form.clear(visit.path());
    }
    html! { (form) }
}
