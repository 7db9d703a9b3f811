//! Records the need in one life area (IBIC).

use history::{Entry, Subject};
use kernel::{Call, PersonId, Problem, Refusal};
use organisation::LifeArea;
use store::{Action, Tx};

use super::file::{entry, investigation_to_change, words};
use crate::{
    model::{AssessedNeed, CaseId, Described},
    rules::investigation::must_be_open,
    store::need::{need_changed, need_insert, need_of_area, need_save},
};

/// What is known of a life area.
#[derive(Debug, Clone)]
pub struct RecordNeed {
    /// About whom.
    pub person: PersonId,
    /// The case.
    pub case: CaseId,
    /// The area.
    pub area: LifeArea,
    /// The version that the officer saw; 0 where nothing had been written.
    pub version: i64,
    /// What is described; not nothing.
    pub described: Described,
}

impl Action for RecordNeed {
    const NAME: &'static str = "record-need";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let of = (self.person, self.case);
        let (case, investigation) = investigation_to_change(tx, call, of).await?;
        must_be_open(&investigation)?;
        let before = need_of_area(tx, investigation.id, self.area).await?;
        if self.described.is_empty() && before.is_none() {
            return Err(Refusal::new("cases-refusal-need-empty").at("state").into());
        }
        let need = AssessedNeed {
            id: before
                .as_ref()
                .map_or_else(|| call.new_id(), |before| before.id),
            investigation: investigation.id,
            person: self.person,
            area: self.area,
            described: self.described.clone(),
            version: self.version,
        };
        match &before {
            None => need_insert(tx, &need).await?,
            Some(now) if now.version != self.version => return Err(need_changed(now)),
            Some(_same) => need_save(tx, &need).await?,
        }
        let nothing = Described::default();
        let was = before.as_ref().map_or(&nothing, |before| &before.described);
        let told = entry(&case, "cases.need-recorded", Subject::new("need", need.id)).change(
            "area",
            None,
            Some(self.area.key().to_owned()),
        );
        history::write(tx, call, changes(told, was, &need.described)).await?;
        Ok(())
    }
}

/// What was and what is, field by field, so that nothing that stood in the file is ever lost.
fn changes(entry: Entry, was: &Described, is: &Described) -> Entry {
    let level = |described: &Described| described.limitation.map(|l| l.key().to_owned());
    let aimed = |described: &Described| described.limitation_aimed.map(|l| l.key().to_owned());
    entry
        .change(
            "state-now",
            words(was.state_now.as_ref()),
            words(is.state_now.as_ref()),
        )
        .change("aim", words(was.aim.as_ref()), words(is.aim.as_ref()))
        .change("need", words(was.need.as_ref()), words(is.need.as_ref()))
        .change(
            "resources",
            words(was.resources.as_ref()),
            words(is.resources.as_ref()),
        )
        .change(
            "factors",
            words(was.factors.as_ref()),
            words(is.factors.as_ref()),
        )
        .change(
            "relatives",
            words(was.relatives.as_ref()),
            words(is.relatives.as_ref()),
        )
        .change("limitation", level(was), level(is))
        .change("limitation-aimed", aimed(was), aimed(is))
}
