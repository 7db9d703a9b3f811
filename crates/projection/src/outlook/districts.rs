//! Districts of an area: what is expected of each, so that together they are what is expected of the area.

use crate::Trouble;
use crate::people::{Pyramid, Register, Sex};

use super::fit::{Fit, Outlook};
use super::reconcile::walk_together;

/// How far the sum of districts may lie from the area at the jump-off for them to be the same people: some are
/// registered in no district, and small figures are changed for secrecy.
const SAME_PEOPLE: f64 = 0.02;

impl Fit {
    /// Outlooks of the districts of one of the areas. Rates come from the area above, drawn towards what a district's
    /// own history tells; what is expected is brought to the area, age by age and year by year.
    pub fn of_districts(
        &self,
        whole: &Outlook,
        (districts, above): (&Register, &Register),
    ) -> Result<Self, Trouble> {
        let mut fit = Self::new(districts, Some(above), self.terms)?;
        fit.start_noise = self.start_noise;
        let mut sum = Pyramid::default();
        for district in &fit.areas {
            sum.add_all(&district.start);
        }
        let (has, wants) = (sum.total(), whole.start.total());
        if (has / wants - 1.0).abs() > SAME_PEOPLE {
            let what = format!("the districts have {has:.0} persons, and the area {wants:.0}");
            return Err(Trouble::at("district", what));
        }
        let mut areas = std::mem::take(&mut fit.areas);
        for district in &mut areas {
            let own = district.start.clone();
            let size = own.total() / has;
            let brought = |sex: Sex, age: usize| {
                let (has, wants) = (sum.at(sex, age), whole.start.at(sex, age));
                if has > 0.0 {
                    own.at(sex, age) * wants / has
                } else {
                    wants * size
                }
            };
            district.start = Pyramid::from_fn(brought);
            district.parent.clone_from(&whole.code);
        }
        let mut children: Vec<&mut Outlook> = areas.iter_mut().collect();
        walk_together(&fit, &mut children, Some(&whole.expected));
        fit.areas = areas;
        Ok(fit)
    }
}
