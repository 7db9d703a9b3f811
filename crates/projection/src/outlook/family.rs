//! Whether the areas of a sum are all there: only then is the sum told as the area above, or as the nation.

use std::collections::BTreeMap;

use crate::people::{AreaLevel, Pyramid, Register, Year};

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
        // One area by itself is told already; there is nothing to sum.
        let nation = if areas.len() < 2 {
            Family::Part
        } else {
            Family::of_nation(own, jump_off)
        };
        families.insert(NATION.to_owned(), nation);
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
    let known = above.whole().population.get(&jump_off).map(Pyramid::total);
    let sum = areas.iter().map(|area| area.start.total()).sum();
    let has_strays = has_parents && sums.contains_key("");
    let all = families.values().copied();
    let all = all.chain([held(sum, known), Family::of_nation(above, jump_off)]);
    let nation = if has_strays {
        Family::Part
    } else {
        all.fold(Family::Whole, Family::and)
    };
    families.insert(NATION.to_owned(), nation);
    families
}

impl Family {
    /// Whether the areas of a register are the nation. Counties are taken to be all unless the nation's own file says
    /// otherwise; a single area is not the nation unless it is called so; of smaller areas nothing is known.
    pub fn of_nation(register: &Register, jump_off: Year) -> Self {
        let whole = register.whole();
        let national = register.national.iter();
        let mut both = national
            .flat_map(|national| &national.exposure)
            .filter(|(year, _)| **year <= jump_off)
            .filter_map(|(year, known)| Some((whole.exposure(*year)?.total(), known.total())));
        if let Some((sum, known)) = both.next_back() {
            return held(sum, Some(known));
        }
        let mut codes = register.areas.keys();
        match register.areas.len() {
            0 | 1 if codes.any(|code| code == NATION) => Self::Whole,
            0 | 1 => Self::Part,
            _ if codes.all(|code| AreaLevel::of(code) == Some(AreaLevel::County)) => Self::Whole,
            _ => Self::Unknown,
        }
    }

    /// Two parts of a sum together.
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Part, _) | (_, Self::Part) => Self::Part,
            (Self::Unknown, _) | (_, Self::Unknown) => Self::Unknown,
            (Self::Whole, Self::Whole) => Self::Whole,
        }
    }
}

fn held(sum: f64, known: Option<f64>) -> Family {
    match known {
        Some(known) if are_same(sum, known) => Family::Whole,
        Some(_) => Family::Part,
        None => Family::Unknown,
    }
}
