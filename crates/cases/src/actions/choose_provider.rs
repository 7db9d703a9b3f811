//! Gives an order to a provider: the one that the person chose, or else an in-house one in turn.

use kernel::{Call, Date, Fault, Problem, Prose, Refusal, UnitId};
use organisation::ProviderForm;
use serde::{Deserialize, Serialize};
use store::{Action, Tx};

use super::order_steps::{SeenOrder, entry, for_officer};
use crate::{
    model::{ChoiceHow, Order, Placement, Turn},
    reads::{Choosable, choosable, choosable_one},
    rules::{
        order::place,
        turn::{Candidate, whose_turn},
    },
    store::{
        order::order_save,
        order_list::{turn_taken, turns},
    },
};

/// What the person said about the provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProviderChoice {
    /// The person chose this one.
    Chosen {
        /// Which.
        provider: UnitId,
        /// What the person said about it, if anything.
        why: Option<Prose>,
    },
    /// The person does not want to choose, or cannot: an in-house provider in turn.
    NotChosen {
        /// What the person said about it, if anything.
        why: Option<Prose>,
    },
    /// The service is bought under a contract after procurement, and is placed by it.
    Contract {
        /// Which.
        provider: UnitId,
        /// Why this one, if there are several.
        why: Prose,
    },
}

/// Gives an order to a provider. It is not sent yet.
#[derive(Debug, Clone)]
pub struct ChooseProvider {
    /// Which, as it was seen.
    pub seen: SeenOrder,
    /// What the person said.
    pub choice: ProviderChoice,
}

/// Who got it, and how.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placed {
    /// The provider.
    pub provider: UnitId,
    /// Whether it was its turn.
    pub in_turn: bool,
}

impl Action for ChooseProvider {
    const NAME: &'static str = "choose-provider";
    type Done = Placed;

    async fn run(&self, call: &Call, tx: &Tx) -> Result<Placed, Problem> {
        let before = for_officer(call, tx, self.seen).await?;
        let offers = self.offers(tx, &before, call.today()).await?;
        let placement = self.placement(call, tx, &offers).await?;
        let in_turn = placement.how == ChoiceHow::InTurn;
        let provider = placement.provider;
        let order = place(before.clone(), placement)?;
        order_save(tx, &order).await?;
        if in_turn {
            turn_taken(tx, provider, call.now).await?;
        }
        let name = offers.iter().find(|offer| offer.unit.id == provider);
        let name = name.map(|offer| offer.unit.name.to_string());
        history::write(tx, call, told(&before, &order, name)).await?;
        Ok(Placed { provider, in_turn })
    }
}

impl ChooseProvider {
    /// Those among whom it is decided: the one named, or all where it goes in turn.
    async fn offers(&self, tx: &Tx, order: &Order, on: Date) -> Result<Vec<Choosable>, Fault> {
        match self.choice {
            ProviderChoice::Chosen { provider, .. } | ProviderChoice::Contract { provider, .. } => {
                let one = choosable_one(tx, order, (provider, on)).await?;
                Ok(one.into_iter().collect())
            }
            ProviderChoice::NotChosen { .. } => choosable(tx, order, on).await,
        }
    }

    async fn placement(
        &self,
        call: &Call,
        tx: &Tx,
        offers: &[Choosable],
    ) -> Result<Placement, Problem> {
        let placed = |provider, how, why: &Option<Prose>, turn| Placement {
            provider,
            how,
            why: why.clone(),
            turn,
            at: call.now,
        };
        Ok(match &self.choice {
            ProviderChoice::Chosen { provider, why } => {
                let forms = [ProviderForm::InHouse, ProviderForm::Choice];
                with_room(offers, *provider, &forms)?;
                placed(*provider, ChoiceHow::ByPerson, why, None)
            }
            ProviderChoice::Contract { provider, why } => {
                with_room(offers, *provider, &[ProviderForm::Contract])?;
                placed(*provider, ChoiceHow::ByContract, &Some(why.clone()), None)
            }
            ProviderChoice::NotChosen { why } => {
                let (provider, turn) = next_in_turn(tx, offers).await?;
                placed(provider, ChoiceHow::InTurn, why, Some(turn))
            }
        })
    }
}

/// The provider offers all services here, in one of these forms, and has a place.
fn with_room(
    offers: &[Choosable],
    provider: UnitId,
    forms: &[ProviderForm],
) -> Result<(), Refusal> {
    let refuse = |text| Refusal::new(text).at("provider");
    let found = offers.iter().find(|offer| offer.unit.id == provider);
    let found = found.ok_or_else(|| refuse("cases-refusal-provider-not-here"))?;
    if !forms.contains(&found.form()) {
        return Err(refuse("cases-refusal-provider-form"));
    }
    if found.has_room() {
        Ok(())
    } else {
        Err(refuse("cases-refusal-provider-full").because("lov-choice"))
    }
}

/// The in-house provider whose turn it is.
async fn next_in_turn(tx: &Tx, offers: &[Choosable]) -> Result<(UnitId, Turn), Problem> {
    let had = turns(tx).await?;
    let last = |unit: UnitId| had.iter().find(|(id, _)| *id == unit).map(|(_, at)| *at);
    let candidates: Vec<Candidate> = offers
        .iter()
        .filter(|offer| offer.form() == ProviderForm::InHouse)
        .map(|offer| Candidate {
            provider: offer.unit.id,
            has_room: offer.has_room(),
            last: last(offer.unit.id),
        })
        .collect();
    whose_turn(&candidates).ok_or_else(|| {
        Refusal::new("cases-refusal-no-turn")
            .because(rulebook::keys::LOV_NON_CHOICE)
            .into()
    })
}

fn told(before: &Order, order: &Order, provider: Option<String>) -> history::Entry {
    let told = entry("cases.order-placed", Some(before), order).change("provider", None, provider);
    let Some(placement) = &order.placement else {
        return told;
    };
    let told = told.change("how", None, Some(placement.how.key().to_owned()));
    let told = match placement.turn {
        Some(turn) => told
            .change("turn-candidates", None, Some(turn.candidates.to_string()))
            .change("turn-full", None, Some(turn.full.to_string()))
            .change("turn-last", None, turn.last.map(|at| at.to_string())),
        None => told,
    };
    match &placement.why {
        Some(why) => told.reason(why),
        None => told,
    }
}
