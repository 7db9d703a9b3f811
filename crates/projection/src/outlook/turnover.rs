//! Moves in and out together: as counted, as counted in the area above, or after a model schedule.

use std::collections::BTreeMap;

use crate::Tuning;
use crate::people::{Area, Pyramid, Year};
use crate::rates::{self, Gross};

/// Moves across the borders of a county, in and out, per person and year, where they are not counted: an assumption.
const COUNTY_TURNOVER: f64 = 0.06;
/// The same for smaller areas.
const LOCAL_TURNOVER: f64 = 0.12;

/// Moves that are counted in the areas whose rates are used.
pub(super) struct Counted {
    by_area: BTreeMap<String, Gross>,
    /// Those of all of them, with the code of one: how large they are.
    all: Option<(String, Gross)>,
}

impl Counted {
    pub(super) fn of(areas: &BTreeMap<String, Area>, last: Year, tuning: &Tuning) -> Self {
        let by_area = Gross::of_areas(areas, last, tuning);
        let first = by_area.keys().next().cloned();
        Self {
            all: first.zip(Gross::of_all(areas, last, tuning)),
            by_area,
        }
    }

    /// Of an area whose rates are its own.
    pub(super) fn turnover(&self, code: &str) -> Pyramid {
        let counted = self.by_area.get(code).map(Gross::turnover);
        counted.unwrap_or_else(|| rates::turnover(mean_of(code)))
    }

    /// Of areas in one above: their own moves, drawn towards what is counted in the area above, or in all of its kind,
    /// brought to their size. More of the moves of a small area cross its borders, as in the model schedule.
    pub(super) fn turnovers(
        &self,
        parent: &str,
        children: &BTreeMap<String, Area>,
        (last, tuning): (Year, &Tuning),
    ) -> BTreeMap<String, Pyramid> {
        let own = self.by_area.get(parent).map(|gross| (parent, gross));
        let all = self.all.as_ref();
        let above = own.or_else(|| all.map(|(code, gross)| (code.as_str(), gross)));
        let above = above.zip(children.keys().next());
        let above = above.map(|((code, gross), child)| gross.times(mean_of(child) / mean_of(code)));
        let counted = match &above {
            Some(above) => Gross::of_parts(children, above, (last, tuning)),
            None => Gross::of_areas(children, last, tuning),
        };
        let codes = children.keys();
        codes
            .map(|code| {
                let known = counted.get(code).or(above.as_ref()).map(Gross::turnover);
                let known = known.unwrap_or_else(|| rates::turnover(mean_of(code)));
                (code.clone(), known)
            })
            .collect()
    }
}

/// What is assumed of an area of this size.
fn mean_of(code: &str) -> f64 {
    if code.len() <= 2 {
        COUNTY_TURNOVER
    } else {
        LOCAL_TURNOVER
    }
}
