//! The one table of standard times, as it stands today, and when it was another.

use kernel::Problem;
use maud::{Markup, html};
use page_kit::{
    Reply, Visit,
    components::{Column, Empty, Heading, Notice, Section, Table},
    dates,
};

use crate::{
    model::{Effect, StandardTable, StandardTime},
    reads,
};

/// The page.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let table = reads::standard_times(visit.reader(), visit.today()).await?;
    let all = reads::standard_tables(visit.reader()).await?;
    let body = html! {
        (Heading::new(t.say("organisation-times-title")).lead(t.say("organisation-times-lead")))
        @match &table {
            None => (Empty::new(t.say("organisation-times-empty")).body(t.say("organisation-times-empty-body"))),
            Some(table) => (standing(&visit, table)),
        }
        @if all.len() > 1 {
            (Section::new("tidigare", t.say("organisation-times-all"), html! {
                ul { @for one in &all {
                    li { (dates::full_day(visit.language(), one.valid_from)) ": " (one.source) }
                } }
            }))
        }
    };
    Ok(visit.page("organisation-times-title", body).wide())
}

fn standing(visit: &Visit, table: &StandardTable) -> Markup {
    let t = visit.t();
    let from = dates::full_day(visit.language(), table.valid_from);
    let rows = table.tasks.iter().map(|task| row(visit, task));
    let list = Table::new(t, t.say("organisation-times-title"))
        .hide_caption()
        .dense()
        .column(Column::new(t.say("organisation-task")))
        .column(Column::new(t.say("organisation-life-area")))
        .column(Column::number(t.say("organisation-minutes")))
        .column(Column::new(t.say("organisation-usual")))
        .column(Column::new(t.say("organisation-circumstances")))
        .rows(rows);
    html! {
        @if table.example { (Notice::info(t, t.say("organisation-times-example"))) }
        p { (t.with("organisation-times-from", &[("day", from.into()), ("source", table.source.as_str().into())])) }
        (list)
    }
}

fn row(visit: &Visit, task: &StandardTime) -> [Markup; 5] {
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
    [
        html! { (task.name(visit.language())) },
        html! { (t.say(&format!("organisation-life-area-{}", task.life_area.key()))) },
        html! { (task.minutes.count()) },
        html! { (task.usual.times) " " (per) },
        html! { (effects.join(", ")) },
    ]
}
