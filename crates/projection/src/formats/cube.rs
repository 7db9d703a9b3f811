//! A table of several dimensions, as JSON-stat and PX hold it: values in the order of their dimensions.

use super::cells::{self, AGE, AREA, Ages, Cell, FIGURES_MAX, SEX, YEAR};
use crate::{Kind, Trouble};

/// A dimension: its name and the codes along it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dimension {
    pub(super) name: String,
    pub(super) codes: Vec<String>,
}

/// A table of several dimensions.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Cube {
    pub(super) dimensions: Vec<Dimension>,
    /// Figures with the last dimension running fastest; none where a figure is missing.
    pub(super) values: Vec<Option<f64>>,
}

impl Cube {
    /// Hands over every figure that is about one area, year, sex and year of age.
    ///
    /// Totals over sexes or ages are passed over: they would count everybody twice. Dimensions that are none of these
    /// may have one code only.
    pub(super) fn each(
        &self,
        ages: Ages,
        take: &mut dyn FnMut(&Cell<'_>) -> Result<(), Trouble>,
    ) -> Result<(), Trouble> {
        let sizes: Vec<usize> = self.dimensions.iter().map(|one| one.codes.len()).collect();
        let figures = sizes
            .iter()
            .try_fold(1_usize, |all, size| all.checked_mul(*size));
        if figures.is_none_or(|figures| figures > FIGURES_MAX || figures != self.values.len()) {
            let what = format!(
                "has {} figures, not as many as its dimensions say",
                self.values.len()
            );
            return Err(Trouble::at("values", what));
        }
        let find = |names: &[&str]| {
            let is_one = |one: &Dimension| names.contains(&one.name.to_lowercase().as_str());
            self.dimensions.iter().position(is_one)
        };
        let needed = |names: &[&str]| {
            find(names).ok_or_else(|| {
                Trouble::at(
                    "dimensions",
                    format!("there is none that is called {}", names.join(" or ")),
                )
            })
        };
        let places = [needed(&AREA)?, needed(&AGE)?, needed(&SEX)?, needed(&YEAR)?];
        for (at, dimension) in self.dimensions.iter().enumerate() {
            if !places.contains(&at) && dimension.codes.len() > 1 {
                let what =
                    "choose one of its codes when exporting: it is not area, age, sex or year";
                return Err(Trouble::at(format!("dimension {}", dimension.name), what));
            }
        }
        for (number, value) in self.values.iter().enumerate() {
            if let Some(value) = value {
                self.one((&sizes, &places), (number, *value), ages, take)?;
            }
        }
        Ok(())
    }

    fn one(
        &self,
        (sizes, places): (&[usize], &[usize; 4]),
        (number, value): (usize, f64),
        ages: Ages,
        take: &mut dyn FnMut(&Cell<'_>) -> Result<(), Trouble>,
    ) -> Result<(), Trouble> {
        let code = |place: usize| -> &str {
            let after: usize = sizes.iter().skip(place + 1).product();
            let size = sizes.get(place).copied().unwrap_or(1);
            let at = number / after.max(1) % size.max(1);
            let dimension = self.dimensions.get(place);
            let code = dimension.and_then(|dimension| dimension.codes.get(at));
            code.map(String::as_str).unwrap_or_default()
        };
        let [area, age, sex, year] = places.map(code);
        if cells::is_total(age) || cells::is_total(sex) {
            return Ok(());
        }
        let named = |(name, kind): (&str, Kind), what: String| {
            Trouble::at(format!("dimension {name}"), what).of(kind)
        };
        take(&Cell {
            area: cells::area(area),
            year: cells::year(year).map_err(|what| named(("year", Kind::Year), what))?,
            age: cells::age(age, ages).map_err(|what| named(("age", Kind::Age), what))?,
            sex: cells::sex(sex).map_err(|what| named(("sex", Kind::Sex), what))?,
            value: cells::value(&value.to_string())
                .map_err(|what| named(("values", Kind::Count), what))?,
        })
    }
}
