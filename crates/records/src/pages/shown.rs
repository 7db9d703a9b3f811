//! What all pages of a person's record share: who reads, from which side, and the way there.

use access::{Need, Resource, Verb};
use kernel::Problem;
use page_kit::{Visit, components::Breadcrumbs};
use residents::Person;

use crate::{
    model::{DraftsOf, Part},
    reads::{self, EntryView, View},
};

/// A person whose record is read, and from which side.
pub(super) struct Shown {
    pub(super) person: Person,
    pub(super) view: View,
}

/// The person in the address, and the side from which the reader comes.
pub(super) async fn load(visit: &Visit) -> Result<Shown, Problem> {
    let person = residents::person(visit.reader(), visit.person()?)
        .await?
        .ok_or(Problem::NotFound)?;
    let view = reads::view_for(visit.reader(), visit.actor()).await?;
    Ok(Shown {
        person,
        view: view.ok_or(Problem::NotFound)?,
    })
}

/// The entry in the address, if the reader's side sees it.
pub(super) async fn load_entry(visit: &Visit) -> Result<(Shown, EntryView), Problem> {
    let shown = load(visit).await?;
    let of = (shown.person.id, shown.view);
    let found = reads::entry(visit.reader(), of, visit.id("entry")?).await?;
    Ok((shown, found.ok_or(Problem::NotFound)?))
}

impl Shown {
    /// Where the record is read.
    pub(super) fn address(&self) -> String {
        format!("/personer/{}/dokumentation", self.person.id)
    }

    /// Whether the person reads.
    pub(super) fn is_own(&self) -> bool {
        self.view == View::Own
    }

    /// Whether an entry is kept by those who read.
    pub(super) fn keeps(&self, entry: &EntryView) -> bool {
        matches!(self.view, View::Keeper(keeper) if keeper.keeps_with(entry.entry.keeper))
    }

    /// Whose drafts about the person the reader's are; none for who writes nothing.
    pub(super) fn drafts(&self, visit: &Visit) -> Option<DraftsOf> {
        let (author, unit) = visit.call.staff().ok()?;
        Some(DraftsOf {
            person: self.person.id,
            author,
            unit,
        })
    }

    /// Whether the reader may do something to the record.
    pub(super) async fn may(&self, visit: &Visit, verb: Verb) -> Result<bool, Problem> {
        let need = Need::new(verb, Resource::Record).about(self.person.id);
        Ok(access::may(visit.reader(), &visit.call, need).await?)
    }

    /// The way to the record. A provider has no way to the person's file.
    pub(super) fn way<'v>(&self, visit: &'v Visit) -> Breadcrumbs<'v> {
        let t = visit.t();
        let is_provider =
            matches!(self.view, View::Keeper(keeper) if keeper.part == Part::Provider);
        if is_provider {
            Breadcrumbs::new(t).step(t.say("records-list-title"), "/dokumentation")
        } else {
            let file = format!("/personer/{}", self.person.id);
            Breadcrumbs::new(t).step(self.person.name(), file)
        }
    }

    /// The way to a page in the record.
    pub(super) fn way_in<'v>(&self, visit: &'v Visit) -> Breadcrumbs<'v> {
        let label = if self.is_own() {
            visit.t().say("records-own-title")
        } else {
            self.person.name()
        };
        self.way(visit).step(label, self.address())
    }
}
