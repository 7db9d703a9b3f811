//! The work list: what must be done by my role at my unit, and by when.

use access::{Need, Resource, Visible};
use duties::{Counts, DutyView, Filter, Page, PageAt, SortBy, StateFilter};
use kernel::{Fault, Problem, Role, UnitId};
use maud::html;
use page_kit::{
    List, Reply, Visit,
    components::{Empty, Heading, Tabs},
};
use store::Statement;

use super::duty_table::{COLUMNS, rows};

/// The work list; `?visa=` chooses whose, `?lage=` which.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let list = List::new(&visit, "portal-duties-title", COLUMNS, "due")
        .empty(Empty::new(t.say("portal-duties-empty")).body(t.say("portal-duties-empty-body")));
    let filter = filter(&visit)?;
    let window = list.window();
    let sort = match (window.sort, window.is_descending) {
        ("kind", _) => SortBy::Kind,
        ("opened", _) => SortBy::Opened,
        (_, true) => SortBy::DueLast,
        (_, false) => SortBy::Due,
    };
    let at = PageAt::new(window.offset / window.limit.max(1) + 1, window.limit);
    let found = listed(&visit, &filter, (sort, at)).await?;
    let rows = rows(&visit, &found.rows).await?;
    if let Some(file) = list.export(&rows)? {
        return Ok(file);
    }
    let mut tabs = Tabs::new(t.say("portal-duties-title"));
    for (key, label) in STATES {
        let href = format!("?lage={key}&visa={}", visit.query("visa"));
        let label = t.say(label);
        tabs = if key == state_key(&visit) {
            tabs.here(label, href)
        } else {
            tabs.tab(label, href)
        };
    }
    let body = html! {
        (Heading::new(t.say("portal-duties-title")).lead(t.say("portal-duties-lead")))
        (tabs)
        (list.show(rows, found.total))
    };
    Ok(visit.page("portal-duties-title", body).wide())
}

const STATES: [(&str, &str); 4] = [
    ("", "portal-duties-open"),
    ("sena", "portal-duties-late"),
    ("lyfta", "portal-duties-raised"),
    ("klara", "portal-duties-done"),
];

fn state_key(visit: &Visit) -> &'static str {
    STATES
        .iter()
        .map(|(key, _)| *key)
        .find(|key| *key == visit.query("lage"))
        .unwrap_or("")
}

/// A page of what lies on the reader's desk. What was raised to an officer's desk is about somebody: it lies with those
/// officers who have to do with that person, and a colleague of theirs is not told. Where no officer of the unit handles
/// the person, all of them are, or nobody would act.
pub(super) async fn listed(
    visit: &Visit,
    filter: &Filter,
    how: (SortBy, PageAt),
) -> Result<Page<DutyView>, Problem> {
    let unit = visit.unit()?;
    let narrow = |statement: Statement| handled((visit, unit), statement);
    Ok(duties::own_list(visit.reader(), filter, &narrow, how).await?)
}

/// How much lies on the reader's desk, of what [`listed`] lists.
pub(super) async fn counted(visit: &Visit, filter: &Filter) -> Result<Counts, Problem> {
    let (role, unit) = (filter.role.ok_or(Problem::NotFound)?, visit.unit()?);
    let (ask, call) = (visit.reader(), &visit.call);
    let Some(user) = filter.user else {
        return Ok(duties::counts(ask, call, role, unit, None).await?);
    };
    let narrow = |statement: Statement| handled((visit, unit), statement);
    Ok(duties::own_counts(ask, call, (unit, role, user), &narrow).await?)
}

fn handled((visit, unit): (&Visit, UnitId), statement: Statement) -> Result<Statement, Fault> {
    let need = Need::see(Resource::PersonFile);
    Visible::narrow_or_left((&visit.call, unit), &need, "d.person", statement)
}

/// What lies on the reader's desk: an officer's own duties, others' by unit and role.
pub(super) fn filter(visit: &Visit) -> Result<Filter, Problem> {
    let role = visit.actor().role().ok_or(Problem::NotFound)?;
    let state = match state_key(visit) {
        "sena" => StateFilter::Overdue(visit.now()),
        "lyfta" => StateFilter::Raised,
        "klara" => StateFilter::Done,
        _ => StateFilter::Open,
    };
    let user = visit.actor().user().filter(|_| role == Role::CaseOfficer);
    Ok(Filter {
        state,
        role: Some(role),
        unit: Some(visit.unit()?),
        user,
        ..Filter::default()
    })
}
