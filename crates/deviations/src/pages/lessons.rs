//! What was learned, for everybody who works here: without persons and without who told it.

use kernel::Problem;
use maud::{Markup, html};
use page_kit::{
    Cell, List, ListColumn, Reply, Visit, asked,
    components::{Button, ButtonRow, Empty, FilterForm, Heading, Select, prose},
};
use rulebook::keys;

use super::{report, words};
use crate::{
    model::DeviationKind,
    reads::{LessonFilter, lessons},
};

const COLUMNS: &[ListColumn] = &[
    ListColumn::new("shared", "deviations-lesson-shared").days(),
    ListColumn::new("kind", "deviations-kind"),
    ListColumn::new("unit", "deviations-unit"),
    ListColumn::new("lesson", "deviations-lesson"),
];

/// The lessons, the latest first; `?slag=` and `?enhet=` narrow them.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let title = "deviations-lessons-title";
    let filter = LessonFilter {
        kind: visit.query("slag").parse().ok(),
        unit: asked::id(&visit, "enhet"),
    };
    let is_narrowed = filter.kind.is_some() || filter.unit.is_some();
    let empty = if is_narrowed {
        Empty::new(t.say("deviations-lessons-none")).body(t.say("deviations-list-none-body"))
    } else {
        Empty::new(t.say("deviations-lessons-empty")).body(t.say("deviations-lessons-empty-body"))
    };
    let list = List::new(&visit, title, COLUMNS, "shared").empty(empty);
    let (found, total) = lessons(visit.reader(), &filter, list.window()).await?;
    let rows: Vec<Vec<Cell>> = found
        .iter()
        .map(|lesson| {
            vec![
                Cell::day(&visit, lesson.shared),
                Cell::text(words::kind(t, lesson.kind)),
                Cell::text(words::unit(&visit, lesson.unit)),
                Cell::shown(prose(&lesson.words), lesson.words.to_string()),
            ]
        })
        .collect();
    if let Some(file) = list.export(&rows)? {
        return Ok(file);
    }
    let tell = Button::secondary(t.say("deviations-tell")).href("/avvikelser/ny");
    let body = html! {
        (Heading::new(t.say(title)).lead(t.say("deviations-lessons-lead")).actions(ButtonRow::new(tell)))
        (narrow(&visit, &filter).await?)
        (list.show(rows, total))
        (visit.why_all(&[keys::SOL_27_1, keys::SOL_27_3]))
    };
    Ok(visit.page(title, body).wide())
}

async fn narrow(visit: &Visit, filter: &LessonFilter) -> Result<Markup, Problem> {
    let t = visit.t();
    let mut kinds = Select::new(t, "slag", t.say("deviations-kind"))
        .empty(t.say("deviations-filter-any"))
        .chosen(filter.kind.map_or("", DeviationKind::key));
    for one in DeviationKind::ALL {
        kinds = kinds.choice(one.key(), words::kind(t, *one));
    }
    let unit = Select::new(t, "enhet", t.say("deviations-unit"))
        .empty(t.say("deviations-filter-any"))
        .choices(report::units(visit).await?)
        .chosen(
            filter
                .unit
                .map_or_else(String::new, |unit| unit.to_string()),
        );
    let mut form = FilterForm::new(t, visit.path()).field(kinds).field(unit);
    if filter.kind.is_some() || filter.unit.is_some() {
        form = form.clear(visit.path());
    }
    Ok(html! { (form) })
}
