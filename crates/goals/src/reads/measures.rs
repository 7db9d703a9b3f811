//! The measures of the house, which this room reads without knowing the rooms that they come from.

use std::{fmt, pin::Pin};

use super::Clock;
use crate::{
    model::{Binding, Chain, NewReading, Way},
    rules::{Measured, Untold, measured, untold},
    store,
};
use ::store::Ask;
use kernel::{
    Call, Date, Fault, Period,
    measure::{MeasureDefinition, MeasureRow},
};

/// Rows on their way.
pub type RowsOf<'a> = Pin<Box<dyn Future<Output = Result<Vec<MeasureRow>, Fault>> + Send + 'a>>;

/// The measures of the house. The binary joins this room to them.
#[derive(Clone, Copy)]
pub struct Measures {
    /// All definitions.
    pub all: fn() -> Vec<MeasureDefinition>,
    /// The rows behind the measure of a key in a period; none of a key that no measure has.
    pub rows: for<'a> fn(&'a dyn Ask, &'a Call, (&'a str, Period)) -> RowsOf<'a>,
}

impl fmt::Debug for Measures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Measures({})", (self.all)().len())
    }
}

impl Measures {
    /// The definition of a key.
    pub fn definition(self, key: &str) -> Option<MeasureDefinition> {
        (self.all)().into_iter().find(|one| one.key == key)
    }
}

/// What the measures say of a chain's year up to a day, for [`crate::TakeReadings`] and [`crate::FreezeReport`].
pub async fn figures(
    ask: &dyn Ask,
    call: &Call,
    (chain, day): (&Chain, Date),
    measures: Measures,
) -> Result<Vec<NewReading>, Fault> {
    let days = Clock::of(chain, day);
    let mut figures = vec![];
    for indicator in store::indicator::indicators_of_chain(ask, chain.id).await? {
        let Some(binding) = &indicator.binding else {
            continue;
        };
        let figure = figure_of(ask, call, (measures, binding), (days.from, days.to)).await?;
        figures.extend(figure.map(|figure| NewReading {
            indicator: indicator.id,
            day: days.to,
            value: figure.value,
            way: Way::Measured,
            is_preliminary: false,
            note: None,
            behind: Some(figure.behind),
            binding: Some(binding.key()),
        }));
    }
    Ok(figures)
}

/// What an indicator's measure says of a period that ends on a day; none where it may not or cannot be told.
async fn figure_of(
    ask: &dyn Ask,
    call: &Call,
    (measures, binding): (Measures, &Binding),
    days: (Date, Date),
) -> Result<Option<Measured>, Fault> {
    let counted = counted(ask, call, (measures, binding), days).await?;
    Ok(counted.and_then(|counted| {
        let Counted {
            definition, rows, ..
        } = &counted;
        measured(definition, rows, (binding, counted.hidden_below()))
    }))
}

/// Why an indicator's measure says nothing of a chain's year up to a day, with the least number of persons of whom
/// something is told; none where it does say something.
pub(crate) async fn not_told(
    ask: &dyn Ask,
    call: &Call,
    (chain, day): (&Chain, Date),
    (measures, binding): (Measures, &Binding),
) -> Result<Option<(Untold, u32)>, Fault> {
    let days = Clock::of(chain, day);
    let counted = counted(ask, call, (measures, binding), (days.from, days.to)).await?;
    Ok(counted.and_then(|counted| {
        let Counted {
            definition, rows, ..
        } = &counted;
        let why = untold(definition, rows, (binding, counted.hidden_below()))?;
        Some((why, counted.smallest))
    }))
}

/// What a measure has to tell, and of how few persons nothing is told.
struct Counted {
    definition: MeasureDefinition,
    rows: Vec<MeasureRow>,
    smallest: u32,
}

impl Counted {
    fn hidden_below(&self) -> usize {
        usize::try_from(self.smallest).unwrap_or(usize::MAX)
    }
}

/// None of a measure that the house does not have.
async fn counted(
    ask: &dyn Ask,
    call: &Call,
    (measures, binding): (Measures, &Binding),
    (from, to): (Date, Date),
) -> Result<Option<Counted>, Fault> {
    let Some(definition) = measures.definition(&binding.measure) else {
        return Ok(None);
    };
    let book = rulebook::reads::book(ask).await?;
    let broken = |error| Fault::from_source("the rule on small numbers", error);
    // What is published now is protected by the limit that holds now, whatever day it tells of.
    let smallest = book
        .rule(rulebook::keys::LOCAL_SMALL_NUMBER, call.today())
        .and_then(rulebook::Rule::count)
        .map_err(broken)?;
    let period = Period::new(from, Some(to))
        .map_err(|error| Fault::from_source("the period of a value", error))?;
    let rows = (measures.rows)(ask, call, (&binding.measure, period)).await?;
    Ok(Some(Counted {
        definition,
        rows,
        smallest,
    }))
}
