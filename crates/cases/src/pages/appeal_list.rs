//! Appeals by how far they have come.

use kernel::Problem;
use maud::html;
use page_kit::{
    Cell, List, ListColumn, Reply, Visit,
    components::{Empty, Heading, Tabs},
};

use crate::{model::AppealState, reads::appeals_in_state};

const COLUMNS: &[ListColumn] = &[
    ListColumn::new("received", "cases-appeal-received")
        .sortable()
        .days(),
    ListColumn::new("person", "cases-case-person"),
    ListColumn::new("words", "cases-appeal-words"),
];

/// The list; `?state=` chooses which.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let state = visit
        .query("state")
        .parse()
        .unwrap_or(AppealState::Received);
    let list = List::new(&visit, "cases-appeal-list-title", COLUMNS, "received").empty(
        Empty::new(t.say("cases-appeal-list-empty")).body(t.say("cases-appeal-list-empty-body")),
    );
    let (lines, total) =
        appeals_in_state(visit.reader(), &visit.call, state, list.window()).await?;
    let rows: Vec<Vec<Cell>> = lines
        .iter()
        .map(|line| {
            let first = line.appeal.words.as_str().lines().next().unwrap_or("");
            let short: String = first.chars().take(80).collect();
            vec![
                Cell::day(&visit, line.appeal.received),
                Cell::link(line.person_name.clone(), line.appeal.address()),
                Cell::text(short),
            ]
        })
        .collect();
    if let Some(file) = list.export(&rows)? {
        return Ok(file);
    }
    let mut tabs = Tabs::new(t.say("cases-appeal-list-title"));
    for other in AppealState::ALL {
        let label = t.say(&format!("cases-appeal-state-{}", other.key()));
        let href = format!("?state={}", other.key());
        tabs = if *other == state {
            tabs.here(label, href)
        } else {
            tabs.tab(label, href)
        };
    }
    let body = html! {
        (Heading::new(t.say("cases-appeal-list-title")))
        (tabs)
        (list.show(rows, total))
    };
    Ok(visit.page("cases-appeal-list-title", body))
}
