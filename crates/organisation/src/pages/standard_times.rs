//! The one table of standard times, as it stands today, and when it was another.

use kernel::Problem;
use maud::{Markup, html};
use page_kit::{
    Cell, List, ListColumn, Reply, Visit,
    components::{Empty, Heading, Notice, Section},
    dates,
};

use crate::{
    model::{Effect, StandardTable, StandardTime},
    reads,
};

const COLUMNS: &[ListColumn] = &[
    ListColumn::new("task", "organisation-task").sortable(),
    ListColumn::new("life-area", "organisation-life-area").sortable(),
    ListColumn::new("minutes", "organisation-minutes")
        .number()
        .sortable(),
    ListColumn::new("usual", "organisation-usual"),
    ListColumn::new("circumstances", "organisation-circumstances"),
];

/// The page.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let table = reads::standard_times(visit.reader(), visit.today()).await?;
    let all = reads::standard_tables(visit.reader()).await?;
    // Unless another order is asked for, as the municipality wrote it.
    let list = List::new(&visit, "organisation-times-title", COLUMNS, "");
    let tasks = table.iter().flat_map(|table| &table.tasks);
    let rows = list.sorted(tasks.map(|task| row(&visit, task)).collect());
    if let Some(file) = list.export(&rows)? {
        return Ok(file);
    }
    let total = i64::try_from(rows.len()).unwrap_or(i64::MAX);
    let rows = list.page_of(rows);
    let standing_from = table.as_ref().map(|table| table.valid_from);
    let has_others = all.iter().any(|one| Some(one.valid_from) != standing_from);
    let body = html! {
        (Heading::new(t.say("organisation-times-title")).lead(t.say("organisation-times-lead")))
        @match &table {
            None => (Empty::new(t.say("organisation-times-empty")).body(t.say("organisation-times-empty-body"))),
            Some(table) => { (standing(&visit, table)) (list.show(rows, total)) }
        }
        // One that is to come shows also where none holds yet: whoever read it in looks for it here.
        @if has_others {
            (Section::new("tidigare", t.say("organisation-times-all"), html! {
                ul { @for one in &all {
                    li { (from_and_source(&visit, one)) }
                } }
            }))
        }
    };
    Ok(visit.page("organisation-times-title", body).wide())
}

/// Since when it holds, and by whom it is.
fn standing(visit: &Visit, table: &StandardTable) -> Markup {
    let t = visit.t();
    html! {
        @if table.example { (Notice::info(t, t.say("organisation-times-example"))) }
        p { (from_and_source(visit, table)) }
    }
}

fn from_and_source(visit: &Visit, table: &StandardTable) -> String {
    let from = dates::full_day(visit.language(), table.valid_from);
    let source = table.source.as_str();
    let args = [("day", from.into()), ("source", source.into())];
    visit.t().with("organisation-times-from", &args)
}

fn row(visit: &Visit, task: &StandardTime) -> Vec<Cell> {
    let t = visit.t();
    let per = t.say(&format!("organisation-per-{}", task.usual.per.key()));
    let effects = task.circumstances.iter().map(|(circumstance, effect)| {
        let name = t.say(&format!("organisation-circumstance-{}", circumstance.key()));
        match effect {
            Effect::Added(minutes) => format!("{name} +{}", minutes.count()),
            Effect::Percent(percent) => format!("{name} {percent} %"),
        }
    });
    let effects: Vec<String> = effects.collect();
    let area = format!("organisation-life-area-{}", task.life_area.key());
    vec![
        Cell::text(task.name(visit.language()).to_string()),
        Cell::text(t.say(&area)),
        Cell::number(task.minutes.count()),
        Cell::text(format!("{} {per}", task.usual.times)),
        Cell::text(effects.join(", ")),
    ]
}
