//! Duties as a table: what, about whom, when; the same on the home page and in the work list.

use std::collections::BTreeMap;

use access::{Facts, Need, Resource};
use duties::DutyView;
use kernel::{PersonId, Problem};
use maud::{Markup, html};
use page_kit::{
    Cell, ListColumn, Visit,
    components::{Column, Due, Table},
};

/// The columns, in order.
pub(super) const COLUMNS: &[ListColumn] = &[
    ListColumn::new("due", "portal-duty-due").sortable(),
    ListColumn::new("kind", "portal-duty-what").sortable(),
    ListColumn::new("person", "portal-duty-about"),
    ListColumn::new("opened", "portal-duty-opened")
        .sortable()
        .days(),
    ListColumn::new("why", "portal-duty-why"),
];

/// What the reader may know and open of some duties: the names of persons, which links lead anywhere, and for those
/// that do not, who handles the person.
pub(super) struct Known {
    names: BTreeMap<PersonId, String>,
    facts: BTreeMap<PersonId, Facts>,
    handlers: BTreeMap<PersonId, Vec<String>>,
}

impl Known {
    /// Of some duties, for the reader.
    pub(super) async fn of(visit: &Visit, duties: &[DutyView]) -> Result<Self, Problem> {
        let ask = visit.reader();
        let (policy, actor) = (access::Policy::standing()?, visit.actor());
        let mut known = Self {
            names: BTreeMap::new(),
            facts: BTreeMap::new(),
            handlers: BTreeMap::new(),
        };
        let mut persons: Vec<PersonId> = duties.iter().filter_map(|duty| duty.person).collect();
        persons.sort_unstable();
        persons.dedup();
        known.facts = access::facts_of_all(ask, actor, &persons, visit.today()).await?;
        let need = Need::see(Resource::PersonInSearch);
        let may_see = |(person, facts): (&PersonId, &Facts)| {
            let is_known = access::decide(policy, actor, &need.about(*person), facts).is_permit();
            is_known.then_some(*person)
        };
        let visible: Vec<PersonId> = known.facts.iter().filter_map(may_see).collect();
        let persons = residents::persons(ask, &visible).await?;
        known.names = persons.into_iter().map(|p| (p.id, p.name())).collect();
        let mut unreached = vec![];
        for duty in duties {
            if !known.leads(visit, duty)? {
                unreached.extend(duty.person);
            }
        }
        known.handlers = access::handlers_of(ask, &unreached, visit.today()).await?;
        Ok(known)
    }

    /// Whether the duty's link leads the reader to a page.
    pub(super) fn leads(&self, visit: &Visit, duty: &DutyView) -> Result<bool, Problem> {
        let about = duty
            .person
            .and_then(|person| Some((person, self.facts.get(&person)?)));
        Ok(visit.leads(&duty.link, about)?)
    }

    /// What is to be done, as a link where it leads anywhere, or else with the name of who handles the person.
    fn what(&self, visit: &Visit, duty: &DutyView) -> Result<Markup, Problem> {
        let t = visit.t();
        let what = t.say(&duty.kind);
        if self.leads(visit, duty)? {
            return Ok(html! { a href=(duty.link) { (what) } });
        }
        let handled = duty.person.map(|person| match self.handlers.get(&person) {
            None => t.say("portal-duty-handled-by-nobody"),
            Some(names) => t.with(
                "portal-duty-handled-by",
                &[("names", names.join(", ").into())],
            ),
        });
        Ok(html! {
            (what)
            @if let Some(handled) = handled { br; span.quiet { (handled) } }
        })
    }

    /// Whom and what a duty is about: two duties of one kind on one person are told apart by the second.
    fn about(&self, duty: &DutyView) -> (Markup, String) {
        let label = &duty.label;
        match duty.person.and_then(|id| self.names.get(&id)) {
            Some(name) if label.is_empty() => (html! { (name) }, name.clone()),
            Some(name) => (
                html! { (name) br; span.quiet { (label) } },
                format!("{name}, {label}"),
            ),
            None => (html! { (label) }, label.clone()),
        }
    }
}

/// The rows of some duties. A person's name is shown only where the reader may know of the person.
pub(super) async fn rows(visit: &Visit, duties: &[DutyView]) -> Result<Vec<Vec<Cell>>, Problem> {
    let known = Known::of(visit, duties).await?;
    duties.iter().map(|duty| row(visit, duty, &known)).collect()
}

fn row(visit: &Visit, duty: &DutyView, known: &Known) -> Result<Vec<Cell>, Problem> {
    let t = visit.t();
    let due = Due::moment(t, duty.due, visit.now());
    let (shown_about, about) = known.about(duty);
    let raised = duty.raised.is_some().then(|| t.say("portal-duty-raised"));
    let shown = html! {
        (known.what(visit, duty)?)
        @if let Some(raised) = &raised { " " span.tag { (raised) } }
    };
    let what = t.say(&duty.kind);
    Ok(vec![
        Cell::shown(
            html! { (due) },
            page_kit::dates::full_moment(visit.language(), duty.due),
        ),
        Cell::shown(shown, what),
        Cell::shown(shown_about, about),
        Cell::moment(visit, duty.opened),
        Cell::shown(visit.why(duty.rule.as_str()), duty.rule.as_str()),
    ])
}

/// The first few, as they stand on a home page and on a person's file, where everybody knows whom they are about.
pub(super) async fn short(
    visit: &Visit,
    duties: &[DutyView],
    with_person: bool,
) -> Result<Markup, Problem> {
    let t = visit.t();
    let known = Known::of(visit, duties).await?;
    let mut table = Table::new(t, t.say("portal-duties-title"))
        .hide_caption()
        .column(Column::new(t.say("portal-duty-what")))
        .column(Column::new(t.say("portal-duty-due")));
    if with_person {
        table = table.column(Column::new(t.say("portal-duty-about")));
    }
    table = table.column(Column::new(t.say("portal-duty-why")));
    for duty in duties {
        let mut cells = vec![
            known.what(visit, duty)?,
            html! { (Due::moment(t, duty.due, visit.now())) },
        ];
        if with_person {
            cells.push(known.about(duty).0);
        }
        cells.push(visit.why(duty.rule.as_str()));
        table = table.row(cells);
    }
    Ok(html! { (table) })
}
