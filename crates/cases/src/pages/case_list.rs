//! The cases of the officer, or of the unit for its manager.

use duties::{DutyView, Filter, PageAt, SortBy};
use kernel::{Problem, Role};
use maud::html;
use page_kit::{
    Cell, List, ListColumn, Reply, Visit,
    components::{Button, Due, Empty, Heading, Tabs},
    dates,
};

use crate::{
    actions::deadlines::DECIDE,
    model::CaseState,
    reads::{CaseLine, cases_in_state},
};

const COLUMNS: &[ListColumn] = &[
    ListColumn::new("number", "cases-case-number").sortable(),
    ListColumn::new("person", "cases-case-person"),
    ListColumn::new("regime", "cases-application-regime").sortable(),
    ListColumn::new("received", "cases-application-day")
        .sortable()
        .days(),
    ListColumn::new("due", "cases-case-due").days(),
];
/// The most open time limits that are looked at for a list.
const DUE_MAX: i64 = 1_000;

/// The list; `?state=` chooses which.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let state = visit
        .query("state")
        .parse()
        .unwrap_or(CaseState::Investigated);
    let list = List::new(&visit, "cases-case-list-title", COLUMNS, "received").empty(
        Empty::new(t.say("cases-case-list-empty")).body(t.say("cases-case-list-empty-body")),
    );
    let is_manager = visit.actor().role() == Some(Role::UnitManager);
    let officer = visit.actor().user().filter(|_| !is_manager);
    let of = (state, officer);
    let (lines, total) = cases_in_state(visit.reader(), &visit.call, of, list.window()).await?;
    let due = due(&visit).await?;
    let rows: Vec<Vec<Cell>> = lines.iter().map(|line| row(&visit, line, &due)).collect();
    if let Some(file) = list.export(&rows)? {
        return Ok(file);
    }
    let mut tabs = Tabs::new(t.say("cases-case-list-title"));
    for other in CaseState::ALL {
        let label = t.say(&format!("cases-case-state-{}", other.key()));
        let href = format!("?state={}", other.key());
        tabs = if *other == state {
            tabs.here(label, href)
        } else {
            tabs.tab(label, href)
        };
    }
    let body = html! {
        (Heading::new(t.say("cases-case-list-title"))
            .actions(Button::secondary(t.say("cases-distribute-title")).href("/arenden/fordela")))
        (tabs)
        (list.show(rows, total))
    };
    Ok(visit.page("cases-case-list-title", body))
}

/// Before when the cases of the unit are to be decided.
async fn due(visit: &Visit) -> Result<Vec<DutyView>, Problem> {
    let filter = Filter {
        unit: Some(visit.unit()?),
        role: Some(Role::CaseOfficer),
        kind: Some(DECIDE.key.to_owned()),
        ..Filter::default()
    };
    let at = PageAt::first(DUE_MAX);
    let page = duties::work_list(visit.reader(), &filter, SortBy::Due, at).await?;
    Ok(page.rows)
}

fn row(visit: &Visit, line: &CaseLine, duties: &[DutyView]) -> Vec<Cell> {
    let t = visit.t();
    let case = &line.case;
    let duty = duties.iter().find(|d| d.subject_id == case.id.uuid());
    let due = duty.map_or_else(Cell::empty, |duty| {
        let shown = html! { (Due::moment(t, duty.due, visit.now())) };
        Cell::shown(shown, dates::day_of(duty.due).to_string())
    });
    vec![
        Cell::link(case.number().to_string(), case.address()),
        Cell::text(line.person_name.clone()),
        Cell::text(t.say(&format!("cases-regime-short-{}", case.regime.key()))),
        line.received
            .map_or_else(Cell::empty, |day| Cell::day(visit, day)),
        due,
    ]
}
