//! What all pages of a deviation share: who reads, whom it is about, and the way there.

use access::{Need, Resource};
use kernel::{PersonId, Problem};
use page_kit::{Visit, components::Breadcrumbs};
use residents::Person;

use crate::{
    model::{DeviationId, Seen},
    reads::{self, View},
};

/// Where it is noted that somebody read whom a deviation is about. The list of who has read says it in words.
const READ: &str = "/personer/{person}/avvikelser";

/// The row of the policy by which those who handle a deviation read whom it is about.
const HANDLES: &str = "manager-handles-deviations";

/// Why somebody reads whom a deviation is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Basis {
    /// The reader handles it, or reads it for the committee.
    Handles,
    /// The reader has told it.
    Told,
}

/// Whom a deviation is about, as far as the reader may know.
#[derive(Debug, Clone)]
pub(super) enum Concerned {
    /// Nobody.
    Nobody,
    /// Somebody whose name is not for the reader any more, who told of it.
    Hidden,
    /// Somebody with a protected identity or under stricter secrecy, for whom the reader is not named; or the reader.
    Closed,
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
    let shown = load_closed(visit).await?;
    match shown.concerned {
        Concerned::Closed => Err(Problem::NotFound),
        Concerned::Nobody | Concerned::Hidden | Concerned::Person(_) => Ok(shown),
    }
}

/// The same, also where what it tells is closed to the reader.
pub(super) async fn load_closed(visit: &Visit) -> Result<Shown, Problem> {
    let unit = visit.unit()?;
    let id: DeviationId = visit.id("deviation")?;
    let found = reads::deviation(visit.reader(), unit, id).await?;
    let view = found.ok_or(Problem::NotFound)?;
    Ok(Shown {
        concerned: concerned(visit, view.report.told.person, Basis::Handles).await?,
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

/// Whom it is about. That somebody who handles it is shown what is about a person is noted first, as on every page about
/// one. Of the one who told it nothing is noted: the person reads the notes, and one of somebody who does not handle
/// deviations says who told.
pub(super) async fn concerned(
    visit: &Visit,
    person: Option<PersonId>,
    basis: Basis,
) -> Result<Concerned, Problem> {
    let Some(id) = person else {
        return Ok(Concerned::Nobody);
    };
    if reads::is_closed(visit.reader(), &visit.call, id).await? {
        return Ok(Concerned::Closed);
    }
    match basis {
        Basis::Handles => {
            history::log_read(visit.app.store(), &visit.call, id, READ, HANDLES).await?;
        }
        Basis::Told => {
            let need = Need::see(Resource::PersonInSearch).about(id);
            if !access::may(visit.reader(), &visit.call, need).await? {
                return Ok(Concerned::Hidden);
            }
        }
    }
    let person = residents::person(visit.reader(), id).await?;
    Ok(person.map_or(Concerned::Hidden, |person| {
        Concerned::Person(Box::new(person))
    }))
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

    /// The way to a page of it.
    pub(super) fn way_in<'v>(&self, visit: &'v Visit) -> Breadcrumbs<'v> {
        way(visit).step(self.view.report.number().to_string(), self.address())
    }
}

/// The way to a deviation.
pub(super) fn way(visit: &Visit) -> Breadcrumbs<'_> {
    let t = visit.t();
    Breadcrumbs::new(t).step(t.say("deviations-title"), "/avvikelser")
}
