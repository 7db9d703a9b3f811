//! What all pages of a deviation share: who reads, whom it is about, and the way there.

use access::{Decision, Need, Resource};
use kernel::{PersonId, Problem};
use page_kit::{Visit, components::Breadcrumbs};
use residents::Person;

use crate::{
    model::{DeviationId, Seen},
    reads::{self, View},
};

/// Where it is noted that somebody read whom a deviation is about. The list of who has read says it in words.
const READ: &str = "/personer/{person}/avvikelser";

/// Whom a deviation is about, as far as the reader may know.
#[derive(Debug, Clone)]
pub(super) enum Concerned {
    /// Nobody.
    Nobody,
    /// Somebody whom the reader may not see.
    Hidden,
    /// A person.
    Person(Box<Person>),
}

/// A deviation that somebody reads.
#[derive(Debug, Clone)]
pub(super) struct Shown {
    pub(super) view: View,
    pub(super) concerned: Concerned,
    /// Whether the reader handles it.
    pub(super) handles: bool,
}

/// The deviation in the address, if the reader may read it.
pub(super) async fn load(visit: &Visit) -> Result<Shown, Problem> {
    let unit = visit.unit()?;
    let id: DeviationId = visit.id("deviation")?;
    let found = reads::deviation(visit.reader(), unit, id).await?;
    let view = found.ok_or(Problem::NotFound)?;
    Ok(Shown {
        concerned: concerned(visit, view.report.told.person).await?,
        handles: view.case.is_handled_by(unit),
        view,
    })
}

/// The same, if the reader handles it.
pub(super) async fn load_handled(visit: &Visit) -> Result<Shown, Problem> {
    let shown = load(visit).await?;
    if shown.handles {
        Ok(shown)
    } else {
        Err(Problem::Denied)
    }
}

/// Whom it is about. That the reader is shown a person is noted first, as on every page about one.
pub(super) async fn concerned(
    visit: &Visit,
    person: Option<PersonId>,
) -> Result<Concerned, Problem> {
    let Some(id) = person else {
        return Ok(Concerned::Nobody);
    };
    for resource in [Resource::PersonInSearch, Resource::Record] {
        let need = Need::see(resource).about(id);
        let decision = access::decision(visit.reader(), &visit.call, need).await?;
        if let Decision::Permit(rule) = decision {
            let basis = rule.name.as_str();
            history::log_read(visit.app.store(), &visit.call, id, READ, basis).await?;
            let person = residents::person(visit.reader(), id).await?;
            return Ok(person.map_or(Concerned::Hidden, |person| {
                Concerned::Person(Box::new(person))
            }));
        }
    }
    Ok(Concerned::Hidden)
}

impl Shown {
    /// The deviation in the version that is shown.
    pub(super) const fn seen(&self, version: i64) -> Seen {
        Seen {
            deviation: self.view.case.id,
            version,
        }
    }

    /// Where it is handled.
    pub(super) fn address(&self) -> String {
        self.view.report.address()
    }

    /// The way to it.
    pub(super) fn way<'v>(&self, visit: &'v Visit) -> Breadcrumbs<'v> {
        Breadcrumbs::new(visit.t()).step(visit.t().say("deviations-title"), "/avvikelser")
    }

    /// The way to a page of it.
    pub(super) fn way_in<'v>(&self, visit: &'v Visit) -> Breadcrumbs<'v> {
        self.way(visit)
            .step(self.view.report.number().to_string(), self.address())
    }
}
