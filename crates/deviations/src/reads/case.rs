//! A deviation with what was done about it, and the lists of those who handle them.

use kernel::{Call, Date, Fault, Line, UnitId};
use page_kit::Window;
use store::Ask;

use super::is_closed;
use crate::{
    model::{Case, Class, DeviationId, DeviationKind, Harm, Report, State, Step},
    rules::standing,
    store::{
        case::{self, Sought},
        report::report_by_id,
        step::steps_of,
    },
};

/// A deviation: what was told, what was done, and what it comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// What was told.
    pub report: Report,
    /// What was done about it, in order.
    pub steps: Vec<Step>,
    /// What it comes to.
    pub case: Case,
}

/// A deviation, whoever asks.
pub(crate) async fn load(ask: &dyn Ask, id: DeviationId) -> Result<Option<View>, Fault> {
    let Some(report) = report_by_id(ask, id).await? else {
        return Ok(None);
    };
    let steps = steps_of(ask, id).await?;
    let case = standing(&report, &steps);
    Ok(Some(View {
        report,
        steps,
        case,
    }))
}

/// A deviation, if those of a unit may read it.
pub async fn deviation(
    ask: &dyn Ask,
    unit: UnitId,
    id: DeviationId,
) -> Result<Option<View>, Fault> {
    let found = load(ask, id).await?;
    Ok(found.filter(|view| view.case.is_read_by(unit)))
}

/// The units of which those of a unit may read deviations.
pub(crate) async fn units_read_by(ask: &dyn Ask, unit: UnitId) -> Result<Vec<UnitId>, Fault> {
    case::units_read_by(ask, unit).await
}

/// What narrows a list.
#[derive(Debug, Clone, Default)]
pub struct CaseFilter {
    /// Only what is not closed.
    pub is_open: bool,
    /// Where it happened.
    pub unit: Option<UnitId>,
    /// How far it has come.
    pub state: Option<State>,
    /// What sort of thing.
    pub kind: Option<DeviationKind>,
    /// What it was judged to be.
    pub class: Option<Class>,
    /// Told from this day.
    pub from: Option<Date>,
    /// To this day.
    pub to: Option<Date>,
    /// With these words somewhere in what was told, or this number.
    pub words: Option<Line>,
}

/// A deviation in a list: nothing of whom it is about, or of who told it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseLine {
    /// Which.
    pub id: DeviationId,
    /// Its number.
    pub number: String,
    /// Where it happened.
    pub unit: UnitId,
    /// Who handles it.
    pub keeper: UnitId,
    /// How far it has come.
    pub state: State,
    /// What it was judged to be.
    pub class: Option<Class>,
    /// What sort of thing.
    pub kind: DeviationKind,
    /// Whether somebody came to harm.
    pub harm: Harm,
    /// Whether it was judged to be serious.
    pub is_serious: bool,
    /// When it happened.
    pub happened: Date,
    /// When it was told.
    pub reported: Date,
    /// When it was closed.
    pub closed: Option<Date>,
}

/// The deviations that those of a unit may read, and how many there are.
///
/// They can be sorted by `reported`, `happened`, `kind`, `state` and `number`. What is closed to the reader is not found by
/// its words, and not counted: whoever tries word after word would read it.
pub async fn case_list(
    ask: &dyn Ask,
    call: &Call,
    unit: UnitId,
    filter: &CaseFilter,
    window: Window,
) -> Result<(Vec<CaseLine>, i64), Fault> {
    let mut sought = Sought {
        unit,
        filter,
        without: &[],
    };
    let mut closed = vec![];
    if filter.words.is_some() {
        for person in case::persons_found(ask, sought).await? {
            if is_closed(ask, call, person).await? {
                closed.push(person);
            }
        }
    }
    sought.without = &closed;
    case::case_list(ask, sought, window).await
}
