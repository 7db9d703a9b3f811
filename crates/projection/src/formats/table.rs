//! Comma-separated tables: `county|municipality|district,year,age,sex,value` and the national file.

use std::collections::BTreeMap;

use super::cells::{self, Ages, Cell, Events};
use super::rows::{Wanted, each_row};
use super::seen::{Seen, same_level};
use super::{json_stat, px};
use crate::Trouble;
use crate::people::{Area, National, Pyramid, Year};

/// Reads persons or deaths into areas. A file must be whole: both sexes and every age of each area and year, once.
pub fn read_people(
    text: &[u8],
    events: Events,
    areas: &mut BTreeMap<String, Area>,
) -> Result<(), Trouble> {
    let mut seen = Seen::default();
    each_cell(text, Ages::Persons, &mut |cell| {
        let age = cell
            .age
            .ok_or_else(|| Trouble::at("age", "an age is needed"))?;
        seen.cell(cell)?;
        let area = area_of(cell.area, areas)?;
        let kept = match events {
            Events::Population => &mut area.population,
            Events::Deaths => &mut area.deaths,
        };
        kept.entry(cell.year)
            .or_default()
            .add(cell.sex, age, cell.value);
        Ok(())
    })?;
    seen.is_whole()
}

/// Reads births by the mother's age and the child's sex into areas; an age of −1 is one that is not known.
pub fn read_births(text: &[u8], areas: &mut BTreeMap<String, Area>) -> Result<(), Trouble> {
    let mut seen = Seen::default();
    each_cell(text, Ages::Mothers, &mut |cell| {
        seen.cell(cell)?;
        let births = &mut area_of(cell.area, areas)?.births;
        let births = births.entry(cell.year).or_default();
        births.add(cell.age, cell.sex, cell.value);
        Ok(())
    })?;
    seen.has_both_sexes()
}

/// The area of a code, which must be of the same level as those that are known.
fn area_of<'a>(code: &str, areas: &'a mut BTreeMap<String, Area>) -> Result<&'a mut Area, Trouble> {
    if !areas.contains_key(code) {
        same_level(code, areas.keys())?;
    }
    Ok(areas.entry(code.to_owned()).or_default())
}

/// Hands over each figure of a table, in whatever form it is.
fn each_cell(
    text: &[u8],
    ages: Ages,
    take: &mut dyn FnMut(&Cell<'_>) -> Result<(), Trouble>,
) -> Result<(), Trouble> {
    if text.trim_ascii_start().starts_with(b"{") {
        return json_stat::read(text)?.each(ages, take);
    }
    if px::is_px(text) {
        return px::read(text)?.each(ages, take);
    }
    let wanted = Wanted {
        has_area: true,
        values: &["value"],
    };
    each_row(text, &wanted, |row| {
        let [year, age, sex, value] = row.cells([0, 1, 2, 3]);
        // Totals over sexes or ages would count everybody twice.
        if cells::is_total(age) || cells::is_total(sex) {
            return Ok(());
        }
        let cell = Cell {
            area: row.area,
            year: row.year(year)?,
            age: row.age(age, ages)?,
            sex: row.sex(sex)?,
            value: row.value(value, "value")?,
        };
        take(&cell).map_err(|trouble| row.wrong(trouble.place(), trouble.what()))
    })
}

/// Reads the nation's mean population and deaths.
pub fn read_national(text: &[u8]) -> Result<National, Trouble> {
    let mut national = National::default();
    let mut seen = Seen::default();
    let wanted = Wanted {
        has_area: false,
        values: &["mean_pop", "deaths"],
    };
    each_row(text, &wanted, |row| {
        let [year, age, sex, mean] = row.cells([0, 1, 2, 3]);
        let [died] = row.cells([4]);
        let (year, sex) = (row.year(year)?, row.sex(sex)?);
        let age = row.age(age, Ages::Persons)?;
        let known = age.ok_or_else(|| row.wrong("age", "an age is needed"))?;
        let (mean, died) = (row.value(mean, "mean_pop")?, row.value(died, "deaths")?);
        let cell = Cell {
            area: "",
            year,
            age,
            sex,
            value: mean,
        };
        seen.cell(&cell)
            .map_err(|trouble| row.wrong(trouble.place(), trouble.what()))?;
        let put = |into: &mut BTreeMap<Year, Pyramid>, value| {
            into.entry(year).or_default().add(sex, known, value);
        };
        put(&mut national.exposure, mean);
        put(&mut national.deaths, died);
        Ok(())
    })?;
    seen.is_whole()?;
    Ok(national)
}
