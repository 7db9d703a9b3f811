//! What comes first for each role: what is due, then the ways to the rest.

use duties::{Filter, PageAt, SortBy};
use kernel::{Problem, Role};
use maud::{Markup, html};
use page_kit::{
    Reply, Visit,
    components::{Button, ButtonRow, Empty, Heading, KeyFigure, Section, figures},
};

use super::{duty_table, first, work_list};

/// How many duties stand on the home page.
const FIRST: i64 = 10;
/// Days ahead from which duties are shown on it.
const AHEAD: i64 = 30;

/// The reader's home.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let role = visit.actor().role().ok_or(Problem::NotFound)?;
    if matches!(role, Role::Person | Role::Relative) {
        return Ok(visit.go("/min-sida"));
    }
    let name = visit
        .session
        .as_ref()
        .map_or("", |session| session.user_name.as_str())
        .to_owned();
    let has_duties = matches!(
        role,
        Role::CaseOfficer | Role::UnitManager | Role::Planner | Role::CareWorker
    );
    let due = if has_duties {
        due(&visit).await?
    } else {
        html! {}
    };
    let heading = Heading::new(t.with("portal-home-title", &[("name", name.into())]));
    let heading = match role {
        Role::CaseOfficer | Role::UnitManager => {
            heading.actions(Button::primary(t.say("cases-contact-new-title")).href("/kontakter/ny"))
        }
        Role::Planner
        | Role::CareWorker
        | Role::AlarmOperator
        | Role::Controller
        | Role::CommitteeMember
        | Role::LogReviewer
        | Role::SystemAdministrator
        | Role::Person
        | Role::Relative => heading,
    };
    let body = html! {
        (heading)
        (first::of_role(&visit, role).await?)
        (due)
        (ways(&visit, role))
    };
    Ok(visit.page("portal-way-home", body))
}

/// What is due, counted and the first few shown.
async fn due(visit: &Visit) -> Result<Markup, Problem> {
    let t = visit.t();
    let filter = work_list::filter(visit)?;
    // What lies further off than a month is not what comes first.
    let soon = duties::calendar::days_after(visit.today(), AHEAD);
    let filter = Filter {
        due_until: Some(duties::calendar::end_of_day(soon, &visit.call.zone)),
        ..filter
    };
    let (role, unit) = (filter.role.ok_or(Problem::NotFound)?, visit.unit()?);
    let counts = duties::counts(visit.reader(), &visit.call, role, unit, filter.user).await?;
    let found =
        duties::work_list(visit.reader(), &filter, SortBy::Due, PageAt::first(FIRST)).await?;
    let first = duty_table::short(visit, &found.rows, true).await?;
    let now = t.say("portal-home-now");
    let figure = |key: &str, count: i64| {
        let value = i32::try_from(count).unwrap_or(i32::MAX);
        KeyFigure::new(t, t.say(key), now.clone()).value(
            f64::from(value),
            0,
            t.say("portal-home-duties-unit"),
        )
    };
    let overdue = figure("portal-home-overdue", counts.overdue).rows("/att-gora?lage=sena");
    let shown = [
        overdue,
        figure("portal-home-today", counts.today),
        figure("portal-home-week", counts.week),
    ];
    Ok(html! {
        (figures(&shown))
        (Section::new("due", t.say("portal-home-due"), html! {
            @if found.rows.is_empty() {
                (Empty::new(t.say("portal-duties-empty")).body(t.say("portal-duties-empty-body")))
            } @else {
                (first)
            }
            (ButtonRow::new(Button::secondary(t.say("portal-home-all-duties")).href("/att-gora")))
        }))
    })
}

/// The ways of the role, said in words.
fn ways(visit: &Visit, role: Role) -> Markup {
    let t = visit.t();
    let ways = visit.app.ways(role).filter(|way| way.href != "/hem");
    html! {
        (Section::new("ways", t.say("portal-home-ways"), html! {
            ul { @for way in ways { li { a href=(way.href) { (t.say(way.label)) } } } }
        }))
    }
}
