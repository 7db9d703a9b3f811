//! Notes what was ordered by word of mouth because it was urgent: nothing is sent so without a record that it was.

use access::{Need, Resource};
use history::{Entry, Stream};
use kernel::{Call, Line, PersonId, Problem, Prose, Refusal, Timestamp, UnitId};
use organisation::UnitKind;
use store::{Action, Tx};

use super::order_duties::{oral_subject, write_down};
use crate::{
    model::{CaseId, OralOrder, OralOrderId},
    store::{case::case_by_id, oral_order::oral_order_insert},
};

/// Somebody called a provider. The order itself is to be sent the same day.
#[derive(Debug, Clone)]
pub struct NoteOralOrder {
    /// For whom.
    pub person: PersonId,
    /// Of which case.
    pub case: CaseId,
    /// To which provider.
    pub provider: UnitId,
    /// To whom it was said, by name.
    pub said_to: Line,
    /// When; not ahead.
    pub said: Timestamp,
    /// What was said.
    pub words: Prose,
}

impl Action for NoteOralOrder {
    const NAME: &'static str = "note-oral-order";
    type Done = OralOrderId;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<OralOrderId, Problem> {
        let (said_by, unit) = call.staff()?;
        access::require(tx, call, Need::write(Resource::Order).about(self.person)).await?;
        let case = case_by_id(tx, self.person, self.case)
            .await?
            .ok_or(Problem::NotFound)?;
        if self.said > call.now {
            return Err(Refusal::new("page-kit-refusal-future").at("day").into());
        }
        let provider = organisation::unit(tx, self.provider)
            .await?
            .filter(|unit| matches!(unit.kind, UnitKind::Provider | UnitKind::AlarmCentre))
            .ok_or_else(|| Refusal::new("cases-refusal-provider-not-here").at("provider"))?;
        let oral = OralOrder {
            id: call.new_id(),
            person: self.person,
            case: case.id,
            unit,
            provider: self.provider,
            said_by,
            said_to: self.said_to.clone(),
            said: self.said,
            words: self.words.clone(),
            order: None,
        };
        oral_order_insert(tx, &oral).await?;
        let entry = Entry::new(
            Stream::Person(oral.person),
            "cases.oral-order-noted",
            oral_subject(&oral),
        )
        .change("provider", None, Some(provider.name.to_string()))
        .change("said-to", None, Some(oral.said_to.to_string()))
        .change("said", None, Some(oral.said.to_string()))
        .change("words", None, Some(oral.words.to_string()))
        .link(case.address());
        history::write(tx, call, entry).await?;
        let book = rulebook::reads::book(tx).await?;
        let number = case.number();
        let duty = write_down(&book, call, (&oral, number.as_str()))?;
        duties::open(tx, call, duty).await?;
        Ok(oral.id)
    }
}
