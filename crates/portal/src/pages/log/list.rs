//! The log as a list, the newest first.

use history::EntryView;
use kernel::Problem;
use maud::html;
use page_kit::{
    Cell, List, ListColumn, Reply, Visit,
    components::{Empty, Heading},
};

use super::{filter, tabs};
use crate::pages::{
    happenings::{gather, ground},
    who::{GIVEN, Names, kept_ground, page_read, verb},
};

pub(super) const COLUMNS: &[ListColumn] = &[
    ListColumn::new("at", "portal-timeline-when").days(),
    ListColumn::new("who", "portal-timeline-who"),
    ListColumn::new("what", "portal-timeline-what"),
    ListColumn::new("about", "portal-log-about"),
    ListColumn::new("why", "portal-read-why"),
];

/// The log.
pub(in crate::pages) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let asked = filter::read(&visit).await?;
    let list = List::new(&visit, "portal-log-title", COLUMNS, "at")
        .empty(Empty::new(t.say("portal-log-empty")).body(t.say("portal-log-empty-body")));
    let reader = visit.reader();
    let (entries, total) = gather(list.window(), |at| {
        history::review(reader, &asked.filter, at)
    })
    .await?;
    let rows = rows(&visit, &entries).await?;
    if let Some(file) = list.export(&rows)? {
        return Ok(file);
    }
    let body = html! {
        (Heading::new(t.say("portal-log-title")).lead(t.say("portal-log-lead")))
        (tabs(&visit))
        (filter::view(&visit, &asked).await?)
        (list.show(rows, total))
    };
    Ok(visit.page("portal-log-title", body).wide())
}

/// Entries as rows: no reason that somebody wrote, no field, no link into a file.
pub(super) async fn rows(visit: &Visit, entries: &[EntryView]) -> Result<Vec<Vec<Cell>>, Problem> {
    let names = Names::of(visit, entries).await?;
    Ok(entries
        .iter()
        .map(|entry| row(visit, entry, &names))
        .collect())
}

fn row(visit: &Visit, entry: &EntryView, names: &Names) -> Vec<Cell> {
    let t = visit.t();
    let what = verb(t, &entry.verb);
    let (what, why) = if is_read(entry) {
        let page = page_read(t, &entry.subject_kind);
        let why = ground(entry.reason.as_deref().unwrap_or_default());
        (format!("{what}: {page}"), why)
    } else {
        let why = Some(entry).filter(|entry| entry.verb == GIVEN);
        let why = why.and_then(|entry| kept_ground(t, entry));
        (what, why.map_or_else(Cell::empty, Cell::text))
    };
    let about = entry.person.map_or_else(Cell::empty, |person| {
        let href = format!("/logg?person={person}&vad=allt");
        Cell::link(access::reference(person), href)
    });
    let who = names.say(visit, &entry.actor);
    let who = match entry.actor.user() {
        Some(user) => Cell::link(who, format!("/logg?anvandare={user}")),
        None => Cell::text(who),
    };
    vec![
        Cell::moment(visit, entry.at),
        who,
        Cell::text(what),
        about,
        why,
    ]
}

fn is_read(entry: &EntryView) -> bool {
    matches!(entry.stream, history::Stream::Reads(_))
}
