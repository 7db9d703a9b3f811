//! What the reviewer narrows the log by: user, unit, days, person; reads, changes, or who was let in to whom.

use access::Login;
use history::{Kept, ReviewFilter};
use jiff::ToSpan;
use kernel::{Date, Id, PersonId, Problem, Role, UserId};
use maud::{Markup, html};
use organisation::UnitFilter;
use page_kit::{
    Reply, Visit,
    components::{Button, ButtonRow, Field, FilterForm, Select},
};

use crate::{
    actions::What,
    pages::{asked, who::GIVEN},
};

/// Names of what is narrowed by.
const NAMES: [&str; 6] = ["anvandare", "enhet", "fran", "till", "person", "vad"];
/// How far back the log is shown before anything is chosen.
const DAYS_BACK: i64 = 30;

/// What is asked for, and the first and last day of it.
pub(super) struct Asked {
    pub(super) what: What,
    pub(super) filter: ReviewFilter,
    pub(super) from: Date,
    pub(super) to: Date,
}

/// Reads the address. A manager reviews the own unit only.
pub(super) async fn read(visit: &Visit) -> Result<Asked, Problem> {
    let back = visit.today().checked_sub(DAYS_BACK.days());
    let from = asked::day(visit, "fran").unwrap_or_else(|| back.unwrap_or(visit.today()));
    let to = asked::day(visit, "till").unwrap_or_else(|| visit.today());
    let unit = if is_manager(visit) {
        Some(visit.unit()?)
    } else {
        asked::id(visit, "enhet")
    };
    let what = What::of_address(visit.query("vad"));
    let (kept, verb) = match what {
        What::Reads => (Kept::Reads, None),
        What::Changes => (Kept::Changes, None),
        What::Rights => (Kept::Changes, Some(GIVEN.to_owned())),
        What::All => (Kept::All, None),
    };
    let filter = ReviewFilter {
        kept,
        user: user(visit).await?,
        unit,
        person: asked::id(visit, "person"),
        verb,
        from: Some(asked::start(visit, from)),
        before: Some(asked::end(visit, to)),
        // The manager whom a report is about reviews the log too.
        without: deviations::WHO_TOLD,
    };
    Ok(Asked {
        what,
        filter,
        from,
        to,
    })
}

pub(super) fn is_manager(visit: &Visit) -> bool {
    visit.actor().role() == Some(Role::UnitManager)
}

/// The user of an id or of a login name; one that nobody has finds nothing.
async fn user(visit: &Visit) -> Result<Option<UserId>, Problem> {
    let typed = visit.query("anvandare").trim();
    if typed.is_empty() {
        return Ok(None);
    }
    if let Some(id) = asked::id(visit, "anvandare") {
        return Ok(Some(id));
    }
    let found = match Login::parse(typed) {
        Ok(login) => access::user_of_login(visit.reader(), &login).await?,
        Err(_no_login) => None,
    };
    Ok(Some(found.map_or_else(nobody, |user| user.id)))
}

/// An id that nothing has.
fn nobody<Kind>() -> Id<Kind> {
    Id::from_uuid(uuid::Uuid::nil())
}

/// What is narrowed by, as it stands in an address.
pub(super) fn kept_address(visit: &Visit) -> String {
    let pairs: Vec<String> = visit
        .queries()
        .iter()
        .filter(|(name, value)| NAMES.contains(&name.as_str()) && !value.is_empty())
        .map(|(name, value)| format!("{name}={}", crate::pages::login::escaped(value)))
        .collect();
    if pairs.is_empty() {
        String::new()
    } else {
        format!("?{}", pairs.join("&"))
    }
}

/// From a person's number to the log about the person. The number is sent by POST and stands in no address; a
/// number that nobody has leads to an empty log.
pub(super) async fn by_number(visit: Visit) -> Result<Reply, Problem> {
    let mut form = visit.form();
    let person: PersonId = match form.person_number("number") {
        Some(number) => residents::person_by_number(visit.reader(), number)
            .await?
            .map_or_else(nobody, |person| person.id),
        None => return Ok(visit.go("/logg").saying("portal-log-number-wrong")),
    };
    Ok(visit.go(format!("/logg?person={person}&vad=allt")))
}

/// The form above the log.
pub(super) async fn view(visit: &Visit, asked: &Asked) -> Result<Markup, Problem> {
    let t = visit.t();
    let mut what = Select::new(t, "vad", t.say("portal-log-what")).chosen(asked.what.address());
    for (one, words) in [
        (What::Reads, "portal-log-reads"),
        (What::Changes, "portal-log-changes"),
        (What::Rights, "portal-log-rights"),
        (What::All, "portal-log-both"),
    ] {
        what = what.choice(one.address(), t.say(words));
    }
    let mut form = FilterForm::new(t, visit.path()).field(what).field(
        Field::text(t, "anvandare", t.say("portal-log-user"))
            .value(visit.query("anvandare"))
            .optional(),
    );
    if !is_manager(visit) {
        form = form.field(units(visit).await?);
    }
    form = form
        .field(Field::date(t, "fran", t.say("portal-from")).value(asked.from.to_string()))
        .field(Field::date(t, "till", t.say("portal-to")).value(asked.to.to_string()));
    if asked::is_narrowed(visit, &NAMES) {
        form = form.clear(visit.path());
    }
    Ok(html! {
        (form)
        details {
            summary { (t.say("portal-log-by-number")) }
            form method="post" action="/logg/person" {
                (visit.blank().top(t))
                (Field::personal_number(t, "number", t.say("portal-search-number")))
                (ButtonRow::new(Button::secondary(t.say("portal-log-show-person"))))
            }
        }
    })
}

async fn units(visit: &Visit) -> Result<Markup, Problem> {
    let t = visit.t();
    let mut select = Select::new(t, "enhet", t.say("portal-log-unit"))
        .empty(t.say("portal-log-all-units"))
        .chosen(visit.query("enhet"));
    for unit in organisation::units(visit.reader(), &UnitFilter::default()).await? {
        select = select.choice(unit.id.to_string(), unit.name.as_str());
    }
    Ok(html! { (select) })
}
