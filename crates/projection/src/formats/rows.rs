//! The rows of a comma-separated table, one figure each: as they stand, or taken out of columns that are years.

use super::cells::{self, AGE, AREA, Ages, SEX, YEAR};
use crate::people::{Sex, Year};
use crate::{Kind, Trouble};

/// Rows that are looked through for the headings: a title may stand above them.
const TITLE_ROWS: usize = 20;

/// One figure of a table, with the columns that were asked for.
pub(super) struct Row<'a> {
    line: u64,
    pub(super) area: &'a str,
    cells: Vec<&'a str>,
}

impl<'a> Row<'a> {
    pub(super) fn cells<const N: usize>(&self, at: [usize; N]) -> [&'a str; N] {
        at.map(|at| self.cells.get(at).copied().unwrap_or_default())
    }

    pub(super) fn wrong(&self, column: &str, what: impl Into<String>) -> Trouble {
        Trouble::in_cell(self.line, column, what)
    }

    /// The same trouble, in the cell where it was met.
    pub(super) fn met(&self, trouble: &Trouble) -> Trouble {
        self.wrong(trouble.place(), trouble.what())
            .of(trouble.kind())
    }

    pub(super) fn year(&self, cell: &str) -> Result<Year, Trouble> {
        cells::year(cell).map_err(|what| self.wrong("year", what).of(Kind::Year))
    }

    pub(super) fn age(&self, cell: &str, ages: Ages) -> Result<Option<usize>, Trouble> {
        cells::age(cell, ages).map_err(|what| self.wrong("age", what).of(Kind::Age))
    }

    pub(super) fn sex(&self, cell: &str) -> Result<Sex, Trouble> {
        cells::sex(cell).map_err(|what| self.wrong("sex", what).of(Kind::Sex))
    }

    pub(super) fn value(&self, cell: &str, column: &str) -> Result<f64, Trouble> {
        cells::value(cell).map_err(|what| self.wrong(column, what).of(Kind::Count))
    }
}

/// What is asked of a table: the columns after year, age and sex, and whether it has areas.
pub(super) struct Wanted<'a> {
    pub(super) has_area: bool,
    pub(super) values: &'a [&'a str],
}

/// Where things stand in a table.
enum Layout {
    /// One figure in each row.
    Long {
        area: Option<usize>,
        /// Year, age and sex, then the values.
        cells: Vec<usize>,
    },
    /// Area, age and sex in each row, and a figure for each year.
    Wide {
        /// Area, age and sex; found out in the first row where the headings do not say.
        stub: Option<[usize; 3]>,
        /// The columns with figures, and their years.
        years: Vec<(usize, String)>,
    },
}

/// Hands over each figure, in the order of year, age, sex and values.
pub(super) fn each_row(
    text: &[u8],
    wanted: &Wanted<'_>,
    mut take: impl FnMut(&Row<'_>) -> Result<(), Trouble>,
) -> Result<(), Trouble> {
    let text = cells::decode(text).replace("\r\n", "\n");
    let (delimiter, heading, mut layout) = headings(&text, wanted)?;
    let mut reader = reader(&text, delimiter);
    let mut record = csv::StringRecord::new();
    // In tables for people to read, a name stands in the first of the rows that it is about.
    let mut above: Vec<String> = Vec::new();
    let mut passed = 0;
    while reader.read_record(&mut record).map_err(|e| broken(&e))? {
        passed += 1;
        if passed <= heading {
            continue;
        }
        let line = line_of(&record, &text);
        match &mut layout {
            Layout::Long { area, cells } => {
                if record.iter().all(str::is_empty) {
                    continue;
                }
                let cell = |at: usize| record.get(at).unwrap_or_default();
                let row = Row {
                    line,
                    area: cells::area(area.map(cell).unwrap_or_default()),
                    cells: cells.iter().map(|at| cell(*at)).collect(),
                };
                if wanted.has_area && row.area.is_empty() {
                    return Err(row.wrong("area", "a code is needed").of(Kind::Area));
                }
                take(&row)?;
            }
            Layout::Wide { stub, years } => {
                let has_figures = years
                    .iter()
                    .any(|(at, _)| record.get(*at).is_some_and(|cell| !cell.is_empty()));
                if !has_figures {
                    // What is said below the figures: sources, who answers for them.
                    if record.iter().all(str::is_empty) {
                        continue;
                    }
                    break;
                }
                let first = years.first().map_or(0, |(at, _)| *at);
                fill(&mut above, &record, first);
                let places = match stub {
                    Some(places) => *places,
                    None => *stub.insert(told_apart(&above, line)?),
                };
                wide((line, &record), &above, (places, years), &mut take)?;
            }
        }
    }
    Ok(())
}

fn fill(above: &mut Vec<String>, record: &csv::StringRecord, width: usize) {
    above.resize(width, String::new());
    for (above, cell) in above.iter_mut().zip(record) {
        if !cell.is_empty() {
            cell.clone_into(above);
        }
    }
}

fn wide(
    (line, record): (u64, &csv::StringRecord),
    above: &[String],
    (places, years): ([usize; 3], &[(usize, String)]),
    take: &mut dyn FnMut(&Row<'_>) -> Result<(), Trouble>,
) -> Result<(), Trouble> {
    let [area, age, sex] = places.map(|at| above.get(at).map_or("", String::as_str));
    for (at, year) in years {
        let value = record.get(*at).unwrap_or_default();
        // Dots stand for figures that are missing or kept back.
        if value.is_empty() || value.bytes().all(|byte| byte == b'.') {
            continue;
        }
        let row = Row {
            line,
            area: cells::area(area),
            cells: vec![year, age, sex, value],
        };
        take(&row)?;
    }
    Ok(())
}

/// Which of the columns before the figures are area, age and sex, by what stands in them.
fn told_apart(row: &[String], line: u64) -> Result<[usize; 3], Trouble> {
    let missing = |what: &str| {
        let what = format!("no column before the figures is {what}");
        Trouble::on_line(line, what).of(Kind::Heading)
    };
    let find = |is_it: &dyn Fn(usize, &str) -> bool| {
        row.iter()
            .enumerate()
            .position(|(at, cell)| is_it(at, cell))
    };
    let area = find(&|_, cell| cells::level(cells::area(cell)).is_ok());
    let area = area.ok_or_else(|| missing("an area with its code"))?;
    let sex = find(&|at, cell| at != area && cells::sex(cell).is_ok());
    let sex = sex.ok_or_else(|| missing("a sex"))?;
    let is_age = |cell: &str| cells::is_total(cell) || cells::age(cell, Ages::Mothers).is_ok();
    let age = find(&|at, cell| at != area && at != sex && is_age(cell));
    Ok([area, age.ok_or_else(|| missing("an age"))?, sex])
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .trim(csv::Trim::All)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}

fn broken(e: &csv::Error) -> Trouble {
    let line = e.position().map_or(1, csv::Position::line);
    Trouble::on_line(line, e.to_string())
}

/// The line on which a record begins, after the empty lines that are passed over before it.
fn line_of(record: &csv::StringRecord, text: &str) -> u64 {
    let Some(position) = record.position() else {
        return 0;
    };
    let byte = usize::try_from(position.byte()).unwrap_or(usize::MAX);
    let rest = text.as_bytes().get(byte..).unwrap_or_default();
    let empty = rest.iter().take_while(|byte| **byte == b'\n').count();
    position.line() + u64::try_from(empty).unwrap_or(0)
}

/// The mark between cells, how many records there are up to and with the headings, and where things stand; with the
/// first mark that gives headings.
fn headings(text: &str, wanted: &Wanted<'_>) -> Result<(u8, usize, Layout), Trouble> {
    let mut trouble = None;
    for delimiter in delimiters(text) {
        let mut reader = reader(text, delimiter);
        let mut record = csv::StringRecord::new();
        for number in 1..=TITLE_ROWS {
            if !reader.read_record(&mut record).map_err(|e| broken(&e))? {
                break;
            }
            let line = line_of(&record, text);
            match layout(&record, wanted) {
                Ok(layout) => return Ok((delimiter, number, layout)),
                // What is missing is said of the first row, or of one that is surely meant for headings.
                Err(missing) => {
                    let said = Trouble::on_line(line, missing.what).of(Kind::Heading);
                    if missing.is_heading {
                        return Err(said);
                    }
                    trouble.get_or_insert(said);
                }
            }
        }
    }
    Err(trouble.unwrap_or_else(|| Trouble::on_line(1, "there are no headings").of(Kind::Heading)))
}

/// What is missing from a row for it to be the headings.
struct Missing {
    is_heading: bool,
    what: String,
}

fn layout(record: &csv::StringRecord, wanted: &Wanted<'_>) -> Result<Layout, Missing> {
    let find = |names: &[&str]| {
        let is_one = |own: &str| names.contains(&own.to_lowercase().as_str());
        record.iter().position(is_one)
    };
    let basic = [find(&YEAR), find(&AGE), find(&SEX)];
    let area = find(&AREA);
    if wanted.has_area
        && let Some(layout) = by_year(record, [area, basic[1], basic[2]])
    {
        return Ok(layout);
    }
    let is_heading = basic.iter().all(Option::is_some);
    let missing = |name: &str| Missing {
        is_heading,
        what: format!("the column `{name}` is missing"),
    };
    if wanted.has_area && area.is_none() {
        return Err(missing("county` or `municipality"));
    }
    let mut cells = Vec::new();
    for (name, at) in ["year", "age", "sex"].into_iter().zip(basic) {
        cells.push(at.ok_or_else(|| missing(name))?);
    }
    for name in wanted.values {
        // Offices name the column after what is counted.
        let only = || {
            let mut others =
                (0..record.len()).filter(|at| !cells.contains(at) && Some(*at) != area);
            others
                .next()
                .filter(|_| wanted.values.len() == 1 && others.next().is_none())
        };
        let at = find(&[*name]).or_else(only);
        cells.push(at.ok_or_else(|| missing(name))?);
    }
    Ok(Layout::Long { area, cells })
}

/// Columns whose headings end in a year, after those of area, age and sex: `Folkmängd 2019`.
fn by_year(record: &csv::StringRecord, stub: [Option<usize>; 3]) -> Option<Layout> {
    let year = |text: &str| {
        let last = text.split_whitespace().next_back()?;
        cells::year(last).is_ok().then(|| last.to_owned())
    };
    let mut years = Vec::new();
    for (at, heading) in record.iter().enumerate() {
        match year(heading) {
            Some(year) => years.push((at, year)),
            None if years.is_empty() || heading.is_empty() => {}
            None => return None,
        }
    }
    let first = years.first()?.0;
    let stub = match stub {
        [Some(area), Some(age), Some(sex)] => Some([area, age, sex]),
        _ => None,
    };
    // A title may end in a year too; but three columns stand before the figures.
    (first >= 3).then_some(Layout::Wide { stub, years })
}

/// The marks that may stand between cells, the likeliest first.
fn delimiters(text: &str) -> Vec<u8> {
    let first = text.lines().next().unwrap_or_default();
    let count = |mark: &u8| first.bytes().filter(|byte| byte == mark).count();
    let mut marks = vec![b',', b';', b'\t'];
    marks.sort_by_key(|mark| std::cmp::Reverse(count(mark)));
    marks
}
