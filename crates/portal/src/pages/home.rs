//! What comes first for each role: what is due, then the ways to the rest.

use duties::{Filter, PageAt, SortBy};
use kernel::{PersonId, Problem, Role, UserId};
use maud::{Markup, html};
use page_kit::{
    Reply, Visit, Way,
    components::{Button, ButtonRow, Empty, Heading, KeyFigure, Notice, Section, figures},
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
        (handed_over(&visit, role).await?)
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
    let counts = work_list::counted(visit, &filter).await?;
    let found = work_list::listed(visit, &filter, (SortBy::Due, PageAt::first(FIRST))).await?;
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

/// The cases that an officer has got and that others have taken over, for two weeks. Of those that went, the officer is
/// told the number and to whom, and no more.
async fn handed_over(visit: &Visit, role: Role) -> Result<Markup, Problem> {
    let Some(user) = visit.actor().user().filter(|_| role == Role::CaseOfficer) else {
        return Ok(html! {});
    };
    let t = visit.t();
    let told = cases::told_handovers(visit.reader(), &visit.call, user).await?;
    let others = told.came.iter().map(|one| one.from);
    let others: Vec<UserId> = others.chain(told.went.iter().map(|one| one.to)).collect();
    let names = access::user_names(visit.reader(), &others).await?;
    let say = |key: &str, number: &cases::CaseNumber, user: UserId| {
        let name = names.get(&user).cloned().unwrap_or_default();
        let args = [("number", number.to_string().into()), ("name", name.into())];
        t.with(key, &args)
    };
    let mut came = vec![];
    let persons: Vec<PersonId> = told.came.iter().map(|one| one.person).collect();
    let facts =
        access::facts_of_all(visit.reader(), visit.actor(), &persons, visit.today()).await?;
    for one in &told.came {
        let to = format!("/personer/{}/arenden/{}", one.person, one.case);
        let about = facts.get(&one.person).map(|facts| (one.person, facts));
        let leads = visit.leads(&to, about)?;
        came.push((
            say("cases-told-came-one", &one.number, one.from),
            leads.then_some(to),
        ));
    }
    Ok(html! {
        @if !came.is_empty() {
            (Notice::info(t, t.say("cases-told-came")).body(html! {
                ul { @for (words, to) in &came {
                    li { @if let Some(to) = to { a href=(to) { (words) } } @else { (words) } }
                } }
            }))
        }
        @if !told.went.is_empty() {
            (Notice::info(t, t.say("cases-told-went")).body(html! {
                ul { @for one in &told.went { li { (say("cases-told-went-one", &one.number, one.to)) } } }
            }))
        }
    })
}

/// The ways of the role, said in words; by the part of the work where there are many.
fn ways(visit: &Visit, role: Role) -> Markup {
    let t = visit.t();
    let mut parts = visit.app.parts(role);
    for (_, ways) in &mut parts {
        ways.retain(|way| way.href != "/hem");
    }
    parts.retain(|(_, ways)| !ways.is_empty());
    let all: Vec<&Way> = parts.iter().flat_map(|(_, ways)| ways).copied().collect();
    let list = |ways: &[&Way]| {
        html! { ul { @for way in ways { li { a href=(way.href) { (t.say(way.label)) } } } } }
    };
    html! {
        (Section::new("ways", t.say("portal-home-ways"), html! {
            @if visit.app.is_folded(role) {
                div.ways {
                    @for (part, ways) in &parts {
                        div { h3 { (t.say(part.text())) } (list(ways)) }
                    }
                }
            } @else {
                (list(&all))
            }
        }))
    }
}
