//! What the unit has written lately, with the way to each person's record.

use kernel::Problem;
use maud::html;
use page_kit::{
    Cell, List, ListColumn, Reply, Visit,
    components::{Button, ButtonRow, Empty, Heading},
};

use super::words::kind;
use crate::reads::entries_of_unit;

const COLUMNS: &[ListColumn] = &[
    ListColumn::new("person", "records-person"),
    ListColumn::new("happened", "records-happened").days(),
    ListColumn::new("kind", "records-kind"),
    ListColumn::new("by", "records-by"),
    ListColumn::new("signed", "records-signed-at").sortable(),
];

/// The list.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let title = "records-list-title";
    let empty = Empty::new(t.say("records-list-empty")).body(t.say("records-list-empty-body"));
    let list = List::new(&visit, title, COLUMNS, "signed").empty(empty);
    let unit = visit.unit()?;
    let (lines, total) = entries_of_unit(visit.reader(), &visit.call, unit, list.window()).await?;
    let rows: Vec<Vec<Cell>> = lines
        .iter()
        .map(|line| {
            let entry = &line.entry;
            let record = format!("/personer/{}/dokumentation", entry.person);
            vec![
                Cell::link(line.person_name.clone(), record),
                Cell::day(&visit, entry.happened.on),
                Cell::link(kind(&visit, entry.kind), entry.address()),
                Cell::text(entry.signed.name.clone()),
                Cell::moment(&visit, entry.signed.at),
            ]
        })
        .collect();
    if let Some(file) = list.export(&rows)? {
        return Ok(file);
    }
    let ways = ButtonRow::new(
        Button::secondary(t.say("records-list-plans")).href("/genomforandeplaner?visa=aktuella"),
    );
    let body = html! {
        (Heading::new(t.say(title)).lead(t.say("records-list-lead")).actions(ways))
        (list.show(rows, total))
    };
    Ok(visit.page(title, body).wide())
}
