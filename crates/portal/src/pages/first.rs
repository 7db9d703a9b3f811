//! What comes first on the home pages of those who have no duties of their own: the log to review, what moved, how
//! the system is; and for providers the orders that wait.

use kernel::{Problem, Role};
use maud::{Markup, html};
use page_kit::{
    T, Visit,
    components::{Button, ButtonRow, Field, KeyFigure, Section, figures},
};

use super::{health, log, measures};

/// What comes first for a role, besides what is due.
pub(super) async fn of_role(visit: &Visit, role: Role) -> Result<Markup, Problem> {
    match role {
        Role::LogReviewer => log::first_sample(visit).await,
        Role::Controller | Role::CommitteeMember => moved(visit).await,
        Role::SystemAdministrator => health::on_home(visit).await,
        Role::UnitManager | Role::Planner => {
            let (orders, plans) = (orders(visit).await?, care_plans(visit).await?);
            let day = visits::on_home_of_unit(visit).await?;
            Ok(html! { (orders) (day) (plans) })
        }
        Role::CareWorker => visits::on_home_of_worker(visit).await,
        Role::AlarmOperator => Ok(who_calls(visit)),
        Role::CaseOfficer | Role::Person | Role::Relative => Ok(html! {}),
    }
}

/// Whoever answers alarms has a person to find, first of all: how she or he is reached, and what has been written.
fn who_calls(visit: &Visit) -> Markup {
    let t = visit.t();
    let body = html! {
        p { (t.say("portal-home-alarm-body")) }
        form method="post" action="/sok" role="search" {
            (Field::search(t, "q", t.say("portal-search-label")).hint(t.say("portal-search-hint")))
            (ButtonRow::new(Button::primary(t.say("page-kit-search"))))
        }
    };
    html! { (Section::new("larm", t.say("portal-home-alarm"), body)) }
}

/// Where the goals stand, and the totals of all measures.
async fn moved(visit: &Visit) -> Result<Markup, Problem> {
    let t = visit.t();
    let goals = goals::on_home(visit).await?;
    let totals = measures::totals(visit).await?;
    let all = Button::secondary(t.say("portal-measures-title")).href("/nyckeltal");
    Ok(html! {
        (goals)
        (Section::new("nyckeltal", t.say("portal-home-measures"), totals).actions(all))
    })
}

/// How many of something wait now, with the way to them.
fn waiting_figure<'t>(
    t: T<'t>,
    (key, count): (&str, i64),
    (unit, rows): (&str, &str),
) -> KeyFigure<'t> {
    let value = f64::from(i32::try_from(count).unwrap_or(i32::MAX));
    KeyFigure::new(t, t.say(key), t.say("portal-home-now"))
        .value(value, 0, t.say(unit))
        .rows(rows)
}

/// The orders that wait for the provider's answer; nothing where none do.
async fn orders(visit: &Visit) -> Result<Markup, Problem> {
    let t = visit.t();
    let (waiting, unseen) = cases::orders_waiting(visit.reader(), visit.unit()?).await?;
    if waiting == 0 {
        return Ok(html! {});
    }
    let figure = |key, count| {
        waiting_figure(
            t,
            (key, count),
            ("portal-home-orders-unit", "/bestallningar"),
        )
    };
    let body = html! {
        (figures(&[figure("portal-home-orders-unseen", unseen), figure("portal-home-orders-waiting", waiting)]))
        (ButtonRow::new(Button::primary(t.say("portal-home-orders-all")).href("/bestallningar")))
    };
    Ok(html! { (Section::new("bestallningar", t.say("portal-home-orders"), body)) })
}

/// The care plans that the provider is to make; nothing where none are.
async fn care_plans(visit: &Visit) -> Result<Markup, Problem> {
    let t = visit.t();
    let unit = visit.unit()?;
    let (waiting, late) = care_plans::plans_waiting(visit.reader(), &visit.call, unit).await?;
    if waiting == 0 {
        return Ok(html! {});
    }
    let figure = |key, count| {
        waiting_figure(
            t,
            (key, count),
            ("portal-home-plans-unit", "/genomforandeplaner"),
        )
    };
    let body = html! {
        (figures(&[figure("portal-home-plans-late", late), figure("portal-home-plans-waiting", waiting)]))
        (ButtonRow::new(Button::secondary(t.say("portal-home-plans-all")).href("/genomforandeplaner")))
    };
    Ok(html! { (Section::new("planer", t.say("portal-home-plans"), body)) })
}
