//! A new scheme of delegation from a day; the old ones stay, for what was decided by them.

use access::{Need, Resource};
use history::{Entry, Stream, Subject};
use kernel::{Call, Id, Problem, Refusal};
use store::{Action, Tx};
use uuid::Uuid;

use crate::{
    model::{Delegation, DelegationScheme, SchemeDecided},
    rules::scheme::check_scheme,
    store::delegation::{scheme_insert, scheme_newest},
};

/// The installation's scheme as history names it: there is one.
const SCHEME: Id<()> = Id::from_uuid(Uuid::nil());

/// Adds a scheme that holds from a day, after that of the newest scheme.
#[derive(Debug, Clone)]
pub struct ReplaceDelegations {
    /// From when, and by whose decision.
    pub decided: SchemeDecided,
    /// Its items, in its own order.
    pub items: Vec<Delegation>,
}

impl Action for ReplaceDelegations {
    const NAME: &'static str = "replace-delegations";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        access::require(tx, call, Need::write(Resource::Organisation)).await?;
        let scheme = DelegationScheme {
            decided: Some(self.decided.clone()),
            items: self.items.clone(),
        };
        let mut no = check_scheme(&scheme);
        let newest = scheme_newest(tx).await?;
        if newest.is_some_and(|newest| self.decided.from <= newest) {
            no.push(Refusal::new("cases-refusal-scheme-not-later").at("from"));
        }
        if !no.is_empty() {
            return Err(Problem::Refused(no));
        }
        scheme_insert(tx, call, (&self.decided, &self.items)).await?;
        let subject = Subject::new("delegation-scheme", SCHEME);
        let entry = Entry::new(Stream::Installation, "cases.delegations-replaced", subject)
            .change("valid-from", None, Some(self.decided.from.to_string()))
            .change("source", None, Some(self.decided.source.to_string()))
            .change("items", None, Some(self.items.len().to_string()));
        history::write(tx, call, entry).await?;
        Ok(())
    }
}
