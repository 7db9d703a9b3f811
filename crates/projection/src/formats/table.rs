//! Comma-separated tables: `county|municipality|district,year,age,sex,value` and the national file.

use std::collections::BTreeMap;

use super::cells::{self, Ages, Cell, Events};
use super::rows::{Wanted, each_row};
use super::seen::{Seen, same_level};
use super::{json_stat, px};
use crate::people::{Area, National, Pyramid, Register, Year};
use crate::{Kind, Trouble};

/// Reads persons, deaths or moves into areas. A file must be whole: both sexes and every age of each area and year, once.
pub fn read_people(
    text: &[u8],
    events: Events,
    areas: &mut BTreeMap<String, Area>,
) -> Result<(), Trouble> {
    let mut seen = Seen::default();
    each_cell(text, Ages::Persons, &mut |cell| {
        let age = cell
            .age
            .ok_or_else(|| Trouble::at("age", "an age is needed").of(Kind::Age))?;
        seen.cell(cell)?;
        let area = area_of(cell.area, areas)?;
        let kept = match events {
            Events::Population => &mut area.population,
            Events::Deaths => &mut area.deaths,
            Events::MovesIn => &mut area.moved_in,
            Events::MovesOut => &mut area.moved_out,
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

/// The files that tell of areas, as text.
#[derive(Debug, Clone, Copy)]
pub struct Files<'t> {
    /// Persons on 31 December.
    pub population: &'t [u8],
    /// Deaths by age at death.
    pub deaths: Option<&'t [u8]>,
    /// Live births.
    pub births: Option<&'t [u8]>,
}

/// One of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum File {
    /// Persons on 31 December.
    Population,
    /// Deaths by age at death.
    Deaths,
    /// Live births.
    Births,
}

/// Reads a register out of its files; what is wrong is told with the file that it is wrong in.
pub fn read_register(files: &Files<'_>) -> Result<Register, (File, Trouble)> {
    let mut areas: BTreeMap<String, Area> = BTreeMap::new();
    let of = |file: File| move |trouble: Trouble| (file, trouble);
    read_people(files.population, Events::Population, &mut areas).map_err(of(File::Population))?;
    if let Some(text) = files.deaths {
        read_people(text, Events::Deaths, &mut areas).map_err(of(File::Deaths))?;
    }
    if let Some(text) = files.births {
        read_births(text, &mut areas).map_err(of(File::Births))?;
    }
    let mut bare = areas.iter().filter(|(_, area)| area.population.is_empty());
    if let Some((code, area)) = bare.next() {
        let what = if area.deaths.is_empty() {
            "births"
        } else {
            "deaths"
        };
        let more = match bare.count() {
            0 => String::new(),
            more => format!(", nor of {more} more areas"),
        };
        let what = format!("there are {what} of it, but no population{more}");
        let trouble = Trouble::at(format!("area {code}"), what).of(Kind::Area);
        return Err((File::Population, trouble));
    }
    Ok(Register {
        areas,
        national: None,
    })
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
        take(&cell).map_err(|trouble| row.met(&trouble))
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
        let known = age.ok_or_else(|| row.wrong("age", "an age is needed").of(Kind::Age))?;
        let (mean, died) = (row.value(mean, "mean_pop")?, row.value(died, "deaths")?);
        let cell = Cell {
            area: "",
            year,
            age,
            sex,
            value: mean,
        };
        seen.cell(&cell).map_err(|trouble| row.met(&trouble))?;
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
