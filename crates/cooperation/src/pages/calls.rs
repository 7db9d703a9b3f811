//! What the unit has in hand: calls to answer, meetings to hold, plans to follow up.

use kernel::Problem;
use maud::html;
use page_kit::{
    Cell, List, ListColumn, Reply, Visit,
    components::{Button, Empty, Heading},
};

use super::plan::status;
use crate::reads::{OpenCall, open_calls};

const COLUMNS: &[ListColumn] = &[
    ListColumn::new("person", "cooperation-person"),
    ListColumn::new("state", "cooperation-state").sortable(),
    ListColumn::new("since", "cooperation-since")
        .sortable()
        .days(),
    ListColumn::new("from", "cooperation-origin"),
    ListColumn::new("meeting", "cooperation-meeting")
        .sortable()
        .days(),
    ListColumn::new("follow-up", "cooperation-follow-up").days(),
];

/// The list.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let new = || Button::primary(t.say("cooperation-new-title")).href("/sip/ny");
    let list = List::new(&visit, "cooperation-calls-title", COLUMNS, "since").empty(
        Empty::new(t.say("cooperation-calls-empty"))
            .body(t.say("cooperation-calls-empty-body"))
            .action(new()),
    );
    let (calls, total) =
        open_calls(visit.reader(), &visit.call, visit.unit()?, list.window()).await?;
    let rows: Vec<Vec<Cell>> = calls.iter().map(|call| row(&visit, call)).collect();
    if let Some(file) = list.export(&rows)? {
        return Ok(file);
    }
    let body = html! {
        (Heading::new(t.say("cooperation-calls-title"))
            .lead(t.say("cooperation-calls-lead"))
            .actions(new()))
        (list.show(rows, total))
    };
    Ok(visit.page("cooperation-calls-title", body).wide())
}

fn row(visit: &Visit, call: &OpenCall) -> Vec<Cell> {
    let t = visit.t();
    let plan = &call.plan;
    let meeting = plan.meeting.as_ref();
    vec![
        Cell::link(call.person_name.clone(), plan.address()),
        Cell::shown(
            html! { (status(visit, plan)) },
            t.say(&format!("cooperation-state-{}", plan.state.key())),
        ),
        Cell::moment(visit, plan.called.unwrap_or(plan.since)),
        Cell::text(t.say(&format!("cooperation-origin-{}", plan.origin.key()))),
        meeting.map_or_else(Cell::empty, |meeting| Cell::moment(visit, meeting.starts)),
        plan.follow_up
            .map_or_else(Cell::empty, |day| Cell::day(visit, day)),
    ]
}
