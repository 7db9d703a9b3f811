//! Who has read about a person: when, who in which assignment, which page, and why that was allowed.

use access::Policy;
use history::{EntryView, reads_of_person};
use kernel::Problem;
use maud::html;
use page_kit::{
    Cell, List, ListColumn, Reply, Visit,
    components::{Breadcrumbs, Empty, Heading},
};

use super::gather;
use crate::pages::who::{Names, page_read};

const COLUMNS: &[ListColumn] = &[
    ListColumn::new("at", "portal-timeline-when").days(),
    ListColumn::new("who", "portal-timeline-who"),
    ListColumn::new("what", "portal-read-what"),
    ListColumn::new("why", "portal-read-why"),
];

/// Who has read, the newest first.
pub(in crate::pages) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let person = visit.person()?;
    let list = List::new(&visit, "portal-read-title", COLUMNS, "at")
        .empty(Empty::new(t.say("portal-read-empty")).body(t.say("portal-read-empty-body")));
    let reader = visit.reader();
    let (entries, total) = gather(list.window(), |at| reads_of_person(reader, person, at)).await?;
    let names = Names::of(&visit, &entries).await?;
    let rows: Vec<Vec<Cell>> = entries
        .iter()
        .map(|entry| row(&visit, entry, &names))
        .collect();
    if let Some(file) = list.export(&rows)? {
        return Ok(file);
    }
    let body = html! {
        (Heading::new(t.say("portal-read-title")).lead(t.say("portal-read-lead")))
        (list.show(rows, total))
    };
    let way = Breadcrumbs::new(t).here(t.say("portal-read-title"));
    Ok(visit
        .page("portal-read-title", body)
        .breadcrumbs(&way)
        .wide())
}

fn row(visit: &Visit, entry: &EntryView, names: &Names) -> Vec<Cell> {
    let t = visit.t();
    vec![
        Cell::moment(visit, entry.at),
        Cell::text(names.say(visit, &entry.actor)),
        Cell::text(page_read(t, &entry.subject_kind)),
        ground(entry.reason.as_deref().unwrap_or_default()),
    ]
}

/// Why the reader was let in: the row of the policy, as the policy itself says it.
pub(in crate::pages) fn ground(name: &str) -> Cell {
    let rule = Policy::standing().ok().and_then(|policy| policy.rule(name));
    match rule {
        Some(rule) => Cell::shown(
            html! { span lang="sv" { (rule.why) } " " span.source lang="sv" { "(" (rule.source) ")" } },
            rule.why.clone(),
        ),
        None => Cell::text(name),
    }
}
