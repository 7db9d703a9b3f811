//! Search by name, personal number or case number. What is typed is sent by POST, so that it stands in no address and
//! no log.

use std::collections::BTreeMap;

use access::{Need, Resource};
use cases::{Case, CaseNumber};
use kernel::{PersonId, PersonalNumber, Problem};
use maud::{Markup, html};
use page_kit::{
    Form, Reply, Visit,
    components::{Button, ButtonRow, Column, Empty, Field, Heading, Notice, Table, hidden},
};
use residents::{FoundPersons, Person, SearchQuery};

/// Hits on a page.
const PAGE_SIZE: usize = 25;

/// What was found, as far as the reader may know of it.
struct Hits {
    /// The persons, and how many there are.
    found: FoundPersons,
    /// Where each of them leads.
    ways: Vec<Option<String>>,
    /// The cases of the number that was typed, with whose they are.
    cases: Vec<(Case, String)>,
}

/// The empty search.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    Ok(view(&visit, &visit.blank(), None))
}

/// The hits.
pub(super) async fn find(visit: Visit) -> Result<Reply, Problem> {
    let form = visit.form();
    let page = form.value("page").parse().unwrap_or(0);
    let query = SearchQuery {
        text: form.value("q").to_owned(),
        page,
        page_size: PAGE_SIZE,
    };
    let mut found = residents::search(visit.reader(), &query).await?;
    let exact = PersonalNumber::parse(form.value("q"), visit.today()).is_ok();
    let mut shown = vec![];
    for person in found.persons {
        if may_find(&visit, person.id, exact).await? {
            shown.push(person);
        }
    }
    found.persons = shown;
    let mut ways = vec![];
    for person in &found.persons {
        ways.push(way_to(&visit, person.id).await?);
    }
    let cases = numbered(&visit, form.value("q")).await?;
    let hits = Hits { found, ways, cases };
    Ok(view(&visit, &form, Some(&hits)))
}

/// The cases of what was typed, if it is a case's number. One that the reader may not see is not among them, so that
/// it answers as a number that nobody has.
async fn numbered(visit: &Visit, typed: &str) -> Result<Vec<(Case, String)>, Problem> {
    let Some(number) = CaseNumber::parse(typed) else {
        return Ok(vec![]);
    };
    let cases = cases::cases_of_number(visit.reader(), &visit.call, &number).await?;
    let ids: Vec<PersonId> = cases.iter().map(|case| case.person).collect();
    let persons = residents::persons(visit.reader(), &ids).await?;
    let names: BTreeMap<PersonId, String> = persons.iter().map(|p| (p.id, p.name())).collect();
    let found = cases.into_iter().map(|case| {
        let name = names.get(&case.person).cloned().unwrap_or_default();
        (case, name)
    });
    Ok(found.collect())
}

/// Where a hit leads: those who have the person's file to it, those who only write the record to that.
async fn way_to(visit: &Visit, person: PersonId) -> Result<Option<String>, Problem> {
    let facts = access::facts(visit.reader(), visit.actor(), person, visit.today()).await?;
    let policy = access::Policy::standing()?;
    for (resource, to) in [
        (Resource::PersonFile, ""),
        (Resource::Record, "/dokumentation"),
    ] {
        let need = Need::see(resource).about(person);
        if access::decide(policy, visit.actor(), &need, &facts).is_permit() {
            return Ok(Some(format!("/personer/{person}{to}")));
        }
    }
    Ok(None)
}

/// Whether the reader may know that the person is in the register; a protected person only by the whole number.
async fn may_find(visit: &Visit, person: PersonId, exact: bool) -> Result<bool, Problem> {
    let mut need = Need::see(Resource::PersonInSearch).about(person);
    if exact {
        need = need.by_exact_number();
    }
    Ok(access::may(visit.reader(), &visit.call, need).await?)
}

fn view(visit: &Visit, form: &Form, found: Option<&Hits>) -> Reply {
    let t = visit.t();
    let body = html! {
        (Heading::new(t.say("portal-search-title")))
        form method="post" action="/sok" role="search" {
            (form.fill(t, "q", Field::search(t, "q", t.say("portal-search-label"))).hint(t.say("portal-search-hint")))
            (ButtonRow::new(Button::primary(t.say("page-kit-search"))))
        }
        @if let Some(found) = found { (hits(visit, form, found)) }
    };
    visit.page("portal-search-title", body)
}

fn hits(visit: &Visit, form: &Form, hits: &Hits) -> Markup {
    if hits.cases.is_empty() {
        return persons(visit, form, hits);
    }
    html! {
        (cases(visit, &hits.cases))
        @if !hits.found.persons.is_empty() { (persons(visit, form, hits)) }
    }
}

/// The cases of the number, each with the way to it and to the person.
fn cases(visit: &Visit, cases: &[(Case, String)]) -> Markup {
    let t = visit.t();
    let mut table = Table::new(t, t.say("portal-search-cases"))
        .column(Column::new(t.say("cases-case-number")))
        .column(Column::new(t.say("portal-search-name")))
        .column(Column::new(t.say("portal-search-case-state")));
    for (case, name) in cases {
        table = table.row([
            html! { a href=(case.address()) { (case.number()) } },
            html! { a href={ "/personer/" (case.person) } { (name) } },
            html! { (t.say(&format!("cases-case-state-{}", case.state.key()))) },
        ]);
    }
    html! { (table) }
}

fn persons(visit: &Visit, form: &Form, hits: &Hits) -> Markup {
    let t = visit.t();
    let (found, ways) = (&hits.found, &hits.ways);
    if found.persons.is_empty() {
        return html! {
            (Empty::new(t.say("portal-search-empty")).body(t.say("portal-search-empty-body"))
                .action(Button::secondary(t.say("portal-search-add")).href("/personer/ny")))
        };
    }
    let mut table = Table::new(t, t.say("portal-search-hits"))
        .column(Column::new(t.say("portal-search-name")))
        .column(Column::new(t.say("portal-search-number")))
        .column(Column::actions(t.say("portal-search-do")));
    for (person, way) in found.persons.iter().zip(ways) {
        table = table.row(row(visit, person, way.as_deref()));
    }
    let page: usize = form.value("page").parse().unwrap_or(0);
    let more = found.found > (page + 1) * PAGE_SIZE;
    html! {
        (table)
        @if found.more { (Notice::info(t, t.say("portal-search-more"))) }
        @if more {
            form method="post" action="/sok" {
                (hidden("q", form.value("q")))
                (hidden("page", &(page + 1).to_string()))
                (ButtonRow::new(Button::secondary(t.say("portal-search-next"))))
            }
        }
    }
}

fn row(visit: &Visit, person: &Person, way: Option<&str>) -> [Markup; 3] {
    let t = visit.t();
    let name = person.name();
    let number = person
        .identity
        .number()
        .map(|n| n.to_string())
        .unwrap_or_default();
    let contact = Button::quiet(t.say("cases-contact-new-title"))
        .about(name.clone())
        .href(format!("/kontakter/ny?person={}", person.id));
    [
        html! {
            @if let Some(way) = way { a href=(way) { (name) } } @else { (name) }
        },
        html! { (number) },
        html! { (contact) },
    ]
}
