//! Says what a person's visits ask for of those who come.

use access::{Need, Resource};
use history::{Entry, Stream, Subject};
use kernel::{Call, Problem};
use residents::LanguageCode;
use store::{Action, Tx};

use super::steps::planner;
use crate::{
    model::Demand,
    store::{
        profile::{demand_of, demand_save},
        visit::visited_by,
    },
};

/// Says what the visits of the own unit to a person ask for.
#[derive(Debug, Clone)]
pub struct SetDemand {
    /// All of it, with the version that was seen.
    pub demand: Demand,
}

impl Action for SetDemand {
    const NAME: &'static str = "set-visit-demand";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let (_by, unit) = planner(tx, call).await?;
        let new = &self.demand;
        let need = Need::write(Resource::ScheduledVisit).about(new.person);
        access::require(tx, call, need).await?;
        if !visited_by(tx, new.person, call.today())
            .await?
            .contains(&unit)
        {
            return Err(Problem::NotFound);
        }
        let before = demand_of(tx, new.person, unit).await?;
        demand_save(tx, new, unit).await?;
        let words = |demand: &Demand| {
            let competences = demand.competences.iter().map(|one| one.key());
            let language = demand.language.as_ref().map(LanguageCode::as_str);
            let all: Vec<&str> = competences.chain(language).collect();
            (!all.is_empty()).then(|| all.join(", "))
        };
        let subject = Subject::new("person", new.person);
        let told = Entry::new(Stream::Person(new.person), "schedules.demand-set", subject).change(
            "asks-for",
            words(&before),
            words(new),
        );
        history::write(tx, call, told).await?;
        Ok(())
    }
}
