//! Whether the areas of a sum are all there: only then is the sum told as the area above, or as the nation.

use std::collections::BTreeMap;

use crate::people::{Pyramid, Register, Year};

use super::fit::Outlook;
use super::reconcile::are_same;

/// The code of the nation in what is told.
pub const NATION: &str = "00";

/// Whether the areas that would be summed are all there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    /// They are: their sum is the area above.
    Whole,
    /// They are not: their sum is something else.
    Part,
    /// The area above is not known at the jump-off, so that nothing can be held against their sum.
    Unknown,
}

/// Of each area above, and of the nation, whether its areas are all there.
pub(super) fn families(
    areas: &[Outlook],
    (own, above): (&Register, Option<&Register>),
    jump_off: Year,
) -> BTreeMap<String, Family> {
    let mut sums: BTreeMap<&str, f64> = BTreeMap::new();
    for area in areas.iter().filter(|area| area.parent != area.code) {
        *sums.entry(&area.parent).or_default() += area.start.total();
    }
    let mut families = BTreeMap::new();
    let Some(above) = above else {
        families.insert(NATION.to_owned(), at_top(areas, own, jump_off));
        return families;
    };
    let has_parents = sums.keys().any(|parent| !parent.is_empty());
    for (code, area) in &above.areas {
        let Some(sum) = sums.get(code.as_str()) else {
            // An area above without any of its own below it: the nation is not all there.
            if has_parents && !areas.iter().any(|area| area.code == *code) {
                families.insert(code.clone(), Family::Part);
            }
            continue;
        };
        let known = area.population.get(&jump_off).map(Pyramid::total);
        families.insert(code.clone(), held(*sum, known));
    }
    let whole = above.whole();
    let known = whole.population.get(&jump_off).map(Pyramid::total);
    let sum = areas.iter().map(|area| area.start.total()).sum();
    let is_part = families.values().any(|one| *one == Family::Part)
        || (has_parents && sums.contains_key(""));
    let nation = if is_part {
        Family::Part
    } else {
        held(sum, known)
    };
    families.insert(NATION.to_owned(), nation);
    families
}

fn held(sum: f64, known: Option<f64>) -> Family {
    match known {
        Some(known) if are_same(sum, known) => Family::Whole,
        Some(_) => Family::Part,
        None => Family::Unknown,
    }
}

/// Counties are the nation unless the nation's own file says otherwise; smaller areas only if it says so.
fn at_top(areas: &[Outlook], own: &Register, jump_off: Year) -> Family {
    if areas.len() < 2 {
        return Family::Part;
    }
    let whole = own.whole();
    let national = own.national.iter().flat_map(|national| &national.exposure);
    let both = national
        .filter(|(year, _)| **year <= jump_off)
        .filter_map(|(year, known)| Some((whole.exposure(*year)?.total(), known.total())));
    match both.last() {
        Some((sum, known)) => held(sum, Some(known)),
        None if areas.iter().all(|area| area.code.len() == 2) => Family::Whole,
        None => Family::Unknown,
    }
}
