//! Begins an order from approved decisions of a case.

use access::{Need, Resource};
use kernel::{Call, Date, Minutes, PersonId, Problem};
use organisation::DistrictCode;
use store::{Action, Tx};

use super::order_steps::entry;
use crate::{
    model::{
        Case, CaseId, CaseNumber, Decision, DecisionId, Handover, Order, OrderId, OrderState,
        OrderedService,
    },
    rules::order::{may_order, services_of},
    store::{
        case::case_by_id,
        decision::decision_list_of_case,
        order::{order_insert, ordered_decisions},
        order_parts::order_services_set,
    },
};

/// Begins an order. Services and goals come from the decisions, and can be written clearer for the provider after.
#[derive(Debug, Clone)]
pub struct DraftOrder {
    /// For whom.
    pub person: PersonId,
    /// Of which case.
    pub case: CaseId,
    /// Which of its decisions are carried out by it.
    pub decisions: Vec<DecisionId>,
    /// The day on which the person wants it to begin.
    pub start_wish: Date,
    /// What the provider must know.
    pub handover: Handover,
}

impl Action for DraftOrder {
    const NAME: &'static str = "draft-order";
    type Done = OrderId;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<OrderId, Problem> {
        let (officer, unit) = call.staff()?;
        access::require(tx, call, Need::write(Resource::Order).about(self.person)).await?;
        let case = case_by_id(tx, self.person, self.case)
            .await?
            .ok_or(Problem::NotFound)?;
        let decisions = self.chosen(tx).await?;
        let ordered = ordered_decisions(tx, case.id).await?;
        may_order(&decisions, &ordered, self.start_wish).map_err(Problem::Refused)?;
        let asked: Vec<OrderedService> = decisions
            .into_iter()
            .map(|decision| OrderedService {
                decision: decision.id,
                service: decision.service,
                what: decision.contents.what,
                goal: decision.contents.goal,
            })
            .collect();
        let order = Order {
            id: call.new_id(),
            person: self.person,
            case: case.id,
            number: CaseNumber::of(case.id, case.opened),
            unit,
            officer,
            district: district(tx, &case).await?,
            services: services_of(&asked),
            state: OrderState::Draft,
            start_wish: self.start_wish,
            handover: self.handover.clone(),
            table_from: None,
            standard: Minutes::ZERO,
            granted: Minutes::ZERO,
            placement: None,
            sending: None,
            started: None,
            end: None,
            version: 1,
        };
        order_insert(tx, &order).await?;
        order_services_set(tx, order.id, &asked).await?;
        let services: Vec<&str> = order
            .services
            .iter()
            .map(organisation::ServiceCode::as_str)
            .collect();
        let entry = entry("cases.order-drafted", None, &order)
            .change("services", None, Some(services.join(", ")))
            .change("start-wish", None, Some(order.start_wish.to_string()));
        history::write(tx, call, entry).await?;
        Ok(order.id)
    }
}

impl DraftOrder {
    /// The decisions that were chosen; one that is not of this case is not found.
    async fn chosen(&self, tx: &Tx) -> Result<Vec<Decision>, Problem> {
        let mut decisions = decision_list_of_case(tx, self.case).await?;
        let are_there = self
            .decisions
            .iter()
            .all(|id| decisions.iter().any(|decision| decision.id == *id));
        if !are_there {
            return Err(Problem::NotFound);
        }
        decisions.retain(|decision| self.decisions.contains(&decision.id));
        Ok(decisions)
    }
}

/// The district in which a provider is sought: that of the ordering unit, or else the person's.
async fn district(tx: &Tx, case: &Case) -> Result<Option<DistrictCode>, Problem> {
    let unit = organisation::unit(tx, case.unit).await?;
    if let Some(district) = unit.and_then(|unit| unit.district) {
        return Ok(Some(district));
    }
    let details = residents::contact_details(tx, case.person).await?;
    Ok(details
        .district
        .and_then(|own| DistrictCode::parse(own.as_str()).ok()))
}
