//! What the unit has written lately, with the way to each person's record.

use kernel::{Date, Problem};
use maud::{Markup, html};
use page_kit::{
    Cell, List, ListColumn, Reply, Visit, asked,
    components::{Button, ButtonRow, Empty, Field, FilterForm, Heading, Section},
    dates,
};

use super::words::kind;
use crate::reads::{drafts_by, entries_of_unit};

const COLUMNS: &[ListColumn] = &[
    ListColumn::new("person", "records-person"),
    ListColumn::new("happened", "records-happened").days(),
    ListColumn::new("kind", "records-kind"),
    ListColumn::new("by", "records-by"),
    ListColumn::new("signed", "records-signed-at"),
    ListColumn::new("disputed", "records-list-disputed"),
];

/// The list.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let title = "records-list-title";
    let empty = Empty::new(t.say("records-list-empty")).body(t.say("records-list-empty-body"));
    let list = List::new(&visit, title, COLUMNS, "signed").empty(empty);
    let unit = visit.unit()?;
    let first = since(&visit);
    let since = duties::calendar::start_of_day(first, &visit.call.zone);
    let (lines, total) =
        entries_of_unit(visit.reader(), &visit.call, (unit, since), list.window()).await?;
    let rows: Vec<Vec<Cell>> = lines
        .iter()
        .map(|line| {
            let entry = &line.entry;
            let record = format!("/personer/{}/dokumentation", entry.person);
            vec![
                Cell::link(line.person_name.clone(), record),
                Cell::day(&visit, entry.happened),
                Cell::link(kind(&visit, entry.kind), entry.address()),
                Cell::text(entry.signed_name.clone()),
                Cell::moment(&visit, entry.signed_at),
                if line.is_disputed {
                    Cell::text(t.say("records-list-disputed-yes"))
                } else {
                    Cell::empty()
                },
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
        (drafts(&visit).await?)
        (narrow(&visit, first))
        (list.show(rows, total))
    };
    Ok(visit.page(title, body).wide())
}

/// From which day: as is asked for, or the last month.
fn since(visit: &Visit) -> Date {
    let month = visit.today().saturating_sub(jiff::Span::new().months(1));
    asked::day(visit, "fran").unwrap_or(month)
}

/// The day from which the list goes.
fn narrow(visit: &Visit, first: Date) -> Markup {
    let t = visit.t();
    let day = Field::date(t, "fran", t.say("records-list-from")).value(first.to_string());
    html! { (FilterForm::new(t, visit.path()).field(day)) }
}

/// What the reader has begun and not signed, about anybody.
async fn drafts(visit: &Visit) -> Result<Markup, Problem> {
    let t = visit.t();
    let found = drafts_by(visit.reader(), &visit.call).await?;
    if found.is_empty() {
        return Ok(html! {});
    }
    let body = html! {
        ul {
            @for line in &found {
                @let draft = &line.draft;
                li {
                    a href={ "/personer/" (draft.person) "/dokumentation/utkast/" (draft.id) } { (line.person_name) }
                    ", " (dates::moment_element(visit.language(), draft.kept, visit.now()))
                }
            }
        }
    };
    Ok(html! {
        (Section::new("utkast", t.say("records-drafts-title"), body).intro(t.say("records-drafts-intro")))
    })
}
