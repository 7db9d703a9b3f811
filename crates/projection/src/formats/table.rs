//! Comma-separated tables: `county|municipality|district,year,age,sex,value` and the national file.

use std::collections::BTreeMap;

use super::cells::{self, Cell, Events};
use super::{json_stat, px};
use crate::Trouble;
use crate::people::{Area, National, Pyramid, Sex, Year};

/// The names that the column of the area may have.
const AREA: [&str; 4] = ["county", "municipality", "district", "area"];

/// Reads persons or deaths into areas.
pub fn read_people(
    text: &[u8],
    events: Events,
    areas: &mut BTreeMap<String, Area>,
) -> Result<(), Trouble> {
    each_cell(text, &mut |cell| {
        let age = cell
            .age
            .ok_or_else(|| Trouble::at("age", "an age is needed"))?;
        let area = areas.entry(cell.area.to_owned()).or_default();
        let kept = match events {
            Events::Population => &mut area.population,
            Events::Deaths => &mut area.deaths,
        };
        kept.entry(cell.year)
            .or_default()
            .add(cell.sex, age, cell.value);
        Ok(())
    })
}

/// Reads births by the mother's age and the child's sex into areas; an age of −1 is one that is not known.
pub fn read_births(text: &[u8], areas: &mut BTreeMap<String, Area>) -> Result<(), Trouble> {
    each_cell(text, &mut |cell| {
        let area = areas.entry(cell.area.to_owned()).or_default();
        let births = area.births.entry(cell.year).or_default();
        births.add(cell.age, cell.sex, cell.value);
        Ok(())
    })
}

/// Hands over each figure of a table, in whatever form it is.
fn each_cell(
    text: &[u8],
    take: &mut dyn FnMut(&Cell<'_>) -> Result<(), Trouble>,
) -> Result<(), Trouble> {
    if text.trim_ascii_start().starts_with(b"{") {
        return json_stat::read(text)?.each(take);
    }
    if px::is_px(text) {
        return px::read(text)?.each(take);
    }
    let columns = ["year", "age", "sex", "value"];
    each_row(text, true, &columns, |row| {
        let [year, age, sex, value] = row.cells([0, 1, 2, 3]);
        let cell = Cell {
            area: row.area,
            year: row.year(year)?,
            age: row.age(age)?,
            sex: row.sex(sex)?,
            value: row.value(value, "value")?,
        };
        take(&cell).map_err(|trouble| row.wrong(trouble.place(), trouble.what()))
    })
}

/// Reads the nation's mean population and deaths.
pub fn read_national(text: &[u8]) -> Result<National, Trouble> {
    let mut national = National::default();
    let columns = ["year", "age", "sex", "mean_pop", "deaths"];
    each_row(text, false, &columns, |row| {
        let [year, age, sex, mean] = row.cells([0, 1, 2, 3]);
        let [died] = row.cells([4]);
        let (year, sex) = (row.year(year)?, row.sex(sex)?);
        let age = row.age(age)?;
        let age = age.ok_or_else(|| row.wrong("age", "an age is needed"))?;
        let (mean, died) = (row.value(mean, "mean_pop")?, row.value(died, "deaths")?);
        let put = |into: &mut BTreeMap<Year, Pyramid>, value| {
            into.entry(year).or_default().add(sex, age, value);
        };
        put(&mut national.exposure, mean);
        put(&mut national.deaths, died);
        Ok(())
    })?;
    Ok(national)
}

/// One row of a table, with the columns that were asked for.
struct Row<'a> {
    line: u64,
    area: &'a str,
    cells: Vec<&'a str>,
}

impl<'a> Row<'a> {
    fn cells<const N: usize>(&self, at: [usize; N]) -> [&'a str; N] {
        at.map(|at| self.cells.get(at).copied().unwrap_or_default())
    }

    fn wrong(&self, column: &str, what: impl Into<String>) -> Trouble {
        Trouble::at(format!("line {}, column {column}", self.line), what)
    }

    fn year(&self, cell: &str) -> Result<Year, Trouble> {
        cells::year(cell).map_err(|what| self.wrong("year", what))
    }

    fn age(&self, cell: &str) -> Result<Option<usize>, Trouble> {
        cells::age(cell).map_err(|what| self.wrong("age", what))
    }

    fn sex(&self, cell: &str) -> Result<Sex, Trouble> {
        cells::sex(cell).map_err(|what| self.wrong("sex", what))
    }

    fn value(&self, cell: &str, column: &str) -> Result<f64, Trouble> {
        cells::value(cell).map_err(|what| self.wrong(column, what))
    }
}

fn each_row(
    text: &[u8],
    has_area: bool,
    columns: &[&str],
    mut take: impl FnMut(&Row<'_>) -> Result<(), Trouble>,
) -> Result<(), Trouble> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(text))
        .trim(csv::Trim::All)
        .from_reader(text);
    let broken = |e: csv::Error| {
        let line = e.position().map_or(1, csv::Position::line);
        Trouble::at(format!("line {line}"), e.to_string())
    };
    let headings = reader.headers().map_err(broken)?.clone();
    let find = |name: &str| {
        headings.iter().position(|own| {
            own.trim_start_matches('\u{feff}')
                .eq_ignore_ascii_case(name)
        })
    };
    let missing = |name: &str| Trouble::at("line 1", format!("the column `{name}` is missing"));
    let area = AREA.iter().find_map(|name| find(name));
    if has_area && area.is_none() {
        return Err(missing("county` or `municipality"));
    }
    let mut places = Vec::new();
    for name in columns {
        places.push(find(name).ok_or_else(|| missing(name))?);
    }
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).map_err(broken)? {
        let cell = |at: usize| record.get(at).unwrap_or_default();
        let row = Row {
            line: record.position().map_or(0, csv::Position::line),
            area: area.map(cell).unwrap_or_default(),
            cells: places.iter().map(|at| cell(*at)).collect(),
        };
        if has_area && row.area.is_empty() {
            return Err(row.wrong("area", "a code is needed"));
        }
        take(&row)?;
    }
    Ok(())
}

/// Semicolons where the first line has more of them than commas.
fn delimiter(text: &[u8]) -> u8 {
    let first = text.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let first = String::from_utf8_lossy(first);
    let count = |mark: char| first.matches(mark).count();
    if count(';') > count(',') { b';' } else { b',' }
}
