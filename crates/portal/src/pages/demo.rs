//! Whom one can be in a demo: some of the staff by role, those whose day has something to do first; and a person with
//! help and those who stand close.

use std::cmp::Reverse;

use access::{StaffView, UserView};
use kernel::{Problem, Role, UserId};
use maud::{Markup, html};
use page_kit::{
    Form, Kept, Visit,
    components::{Button, ButtonRow, Notice, Section, hidden},
};
use schedules::DayMinute;

/// How many of each role are offered.
const EACH: usize = 3;
/// Among how many of each role those are chosen.
const AMONG: i64 = 40;
/// So many things that are due later weigh as much as one within a week.
const SOON: i64 = 100;

/// Everybody who can be chosen.
pub(super) async fn choices(
    visit: &Visit,
    form: &Form,
    kept: Option<&Kept>,
) -> Result<Markup, Problem> {
    let t = visit.t();
    let mut roles = vec![];
    for role in Role::ALL {
        let staff = staff(visit, role).await?;
        if !staff.is_empty() {
            roles.push((role, staff));
        }
    }
    let residents = residents(visit).await?;
    let back = form.value("back");
    let button = |user: UserId, words: &str| {
        html! {
            form method="post" action="/logga-in" {
                (visit.blank().top(t))
                (hidden("back", back))
                @if let Some(kept) = kept { (kept.in_login()) }
                (hidden("user", &user.to_string()))
                (ButtonRow::new(Button::secondary(words.to_owned())))
            }
        }
    };
    Ok(html! {
        (Notice::info(t, t.say("portal-demo-title")).body(html! { p { (t.say("portal-demo-body")) } }))
        @for (role, staff) in roles {
            (Section::new(format!("demo-{}", role.key()), t.say(&format!("access-role-{}", role.key())), html! {
                @for one in staff { (button(one.assignment.user, &at_unit(visit, &one))) }
            }))
        }
        @if !residents.is_empty() {
            (Section::new("demo-residents", t.say("portal-demo-residents"), html! {
                @for (user, words) in residents { (button(user, &words)) }
            }))
        }
    })
}

fn at_unit(visit: &Visit, one: &StaffView) -> String {
    let unit = visit.app.unit_name(one.assignment.unit);
    format!("{}, {}", one.name, unit.unwrap_or_default())
}

/// Some in a role, of those who have work that comes day by day the ones with most to do.
async fn staff(visit: &Visit, role: Role) -> Result<Vec<StaffView>, Problem> {
    let mut staff = access::staff_in_role(visit.reader(), role, visit.today(), AMONG).await?;
    let left = match role {
        Role::CareWorker => Some(visits_left(visit, &staff).await?),
        Role::Planner => Some(visits_open(visit, &staff).await?),
        Role::CaseOfficer | Role::UnitManager => Some(duties_open(visit, &staff).await?),
        Role::AlarmOperator
        | Role::Controller
        | Role::CommitteeMember
        | Role::LogReviewer
        | Role::SystemAdministrator
        | Role::Person
        | Role::Relative => None,
    };
    if let Some(left) = left {
        let mut ranked: Vec<(i64, StaffView)> = left.into_iter().zip(staff).collect();
        ranked.sort_by_key(|(left, _)| Reverse(*left));
        staff = ranked.into_iter().map(|(_, one)| one).collect();
    }
    staff.truncate(EACH);
    Ok(staff)
}

/// How many visits of today are ahead of each.
async fn visits_left(visit: &Visit, staff: &[StaffView]) -> Result<Vec<i64>, Problem> {
    let (today, now) = (visit.today(), DayMinute::of(&visit.call));
    let mut left = vec![];
    for one in staff {
        let own = schedules::visits_of_worker(visit.reader(), one.assignment.user, (today, today))
            .await?;
        let ahead = own
            .iter()
            .filter(|it| it.is_planned() && !it.has_begun(now));
        left.push(i64::try_from(ahead.count()).unwrap_or(i64::MAX));
    }
    Ok(left)
}

/// How many visits of today and tomorrow at each one's unit lack a time or somebody.
async fn visits_open(visit: &Visit, staff: &[StaffView]) -> Result<Vec<i64>, Problem> {
    let mut open = vec![];
    for one in staff {
        let days = (visit.today(), 2);
        let days = schedules::counts(visit.reader(), one.assignment.unit, days).await?;
        open.push(days.iter().map(|day| day.open).sum());
    }
    Ok(open)
}

/// How much there is to do for each: what is due within a week counts before what is due later.
async fn duties_open(visit: &Visit, staff: &[StaffView]) -> Result<Vec<i64>, Problem> {
    let mut open = vec![];
    for one in staff {
        let own = &one.assignment;
        // Officers have their own; what lies on a manager's desk is the unit's.
        let user = Some(own.user).filter(|_| own.role == Role::CaseOfficer);
        let counts = duties::counts(visit.reader(), &visit.call, own.role, own.unit, user).await?;
        open.push((counts.all() - counts.later) * SOON + counts.later);
    }
    Ok(open)
}

/// The persons who log in as themselves, each followed by those who are let in.
async fn residents(visit: &Visit) -> Result<Vec<(UserId, String)>, Problem> {
    let t = visit.t();
    let mut all = vec![];
    let most = i64::try_from(EACH).unwrap_or(1);
    for own in access::residents_with_login(visit.reader(), most).await? {
        let words = t.with("portal-demo-own", &[("name", own.name.clone().into())]);
        all.push((own.id, words));
        for relative in let_in(visit, &own).await? {
            let args = [
                ("name", relative.name.into()),
                ("of", own.name.clone().into()),
            ];
            all.push((relative.id, t.with("portal-demo-relative", &args)));
        }
    }
    Ok(all)
}

/// Those whom a person has let in today.
async fn let_in(visit: &Visit, own: &UserView) -> Result<Vec<UserView>, Problem> {
    let Some(person) = own.person else {
        return Ok(vec![]);
    };
    let mut all: Vec<UserView> = vec![];
    for one in access::lettings_in(visit.reader(), person).await? {
        let is_known = all.iter().any(|known| known.id == one.relative);
        if is_known || !one.period.contains(visit.today()) {
            continue;
        }
        let user = access::user(visit.reader(), one.relative).await?;
        all.extend(user.filter(|user| !user.is_disabled));
    }
    Ok(all)
}
