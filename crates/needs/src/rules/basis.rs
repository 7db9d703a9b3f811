//! Whether files are a basis: they are read by the reader of the command line, all of them or none.

use std::{fmt::Write as _, sync::Arc};

use kernel::{Line, Refusal};
use projection::{
    Trouble,
    care::Scenario,
    formats::{File, Files, read_register},
    people::{AreaLevel, Register},
};
use sha2::{Digest, Sha256};

use super::{
    People, are_alike,
    districts::{check_districts, check_size},
    draw, nearest, read_borders, said,
};
use crate::model::{BasisFile, Border, FileKind};

/// Files that are a basis: made by [`check_basis`] alone.
#[derive(Debug, Clone)]
pub struct CheckedBasis {
    people: Arc<People>,
    pub(crate) name: Line,
    pub(crate) area: String,
    pub(crate) jump_off: i32,
    pub(crate) known_from: i32,
    pub(crate) persons: i64,
    pub(crate) digest: String,
    pub(crate) files: Vec<BasisFile>,
}

/// The years from which a forecast can begin.
const JUMP_OFFS: std::ops::RangeInclusive<i32> = 1970..=2200;
/// So many years may lie between what is assumed and what is known.
const YEARS_APART: i32 = 5;

/// The most figures that a table may have room for: a file as large as a page takes holds no more, but a few codes in
/// JSON-stat can ask for room without end.
const FIGURES_MAX: usize = 2_000_000;
/// The most of each that a scenario may have: services, alternatives, professions and the like. Each service and year
/// keeps a number for each future.
pub(crate) const ASSUMED_MAX: usize = 60;

/// The registers and the assumptions that are in files.
pub(crate) struct Parsed {
    own: Register,
    above: Register,
    care: Scenario,
    /// Both or none.
    districts: Option<(Register, Vec<Border>)>,
}

/// Reads and tries files as a basis for forecasts of an area. What is wrong is said for every file, the first thing in
/// each.
pub fn check_basis(
    name: Line,
    (area, jump_off): (&str, i32),
    files: Vec<BasisFile>,
) -> Result<CheckedBasis, Vec<Refusal>> {
    let mut wrong = vec![];
    if AreaLevel::of(area) != Some(AreaLevel::Municipality) {
        wrong.push(Refusal::new("needs-refusal-area").at("area"));
    }
    if !JUMP_OFFS.contains(&jump_off) {
        wrong.push(Refusal::new("needs-refusal-jump-off").at("jump_off"));
    }
    let parsed = match parse(&files) {
        Ok(parsed) => parsed,
        Err(more) => {
            wrong.extend(more);
            return Err(wrong);
        }
    };
    if is_too_much(&parsed.care) {
        let refusal = Refusal::new("needs-refusal-assumed-many");
        let refusal = refusal.with("most", i64::try_from(ASSUMED_MAX).unwrap_or(i64::MAX));
        wrong.push(refusal.at(FileKind::Assumptions.key()));
    }
    if let Some([one, other]) = are_alike(parsed.care.alternatives.keys()) {
        let refusal = Refusal::new("needs-refusal-alternatives-alike");
        let refusal = refusal.with("one", one.to_owned());
        let refusal = refusal.with("other", other.to_owned());
        wrong.push(refusal.at(FileKind::Assumptions.key()));
    }
    if (parsed.care.year - jump_off).abs() > YEARS_APART {
        let refusal = Refusal::new("needs-refusal-assumed-year");
        let refusal = refusal.with("year", i64::from(parsed.care.year));
        wrong.push(refusal.at(FileKind::Assumptions.key()));
    }
    let start = parsed.own.areas.get(area);
    let start = start.and_then(|known| known.population.get(&jump_off));
    let persons = start.map(projection::people::Pyramid::total);
    if persons.is_none() {
        let refusal = Refusal::new("needs-refusal-no-start").with("area", area.to_owned());
        let refusal = refusal.with("year", jump_off.to_string());
        wrong.push(refusal.at(FileKind::Population.key()));
    }
    if let (Some((districts, borders)), Some(persons)) = (&parsed.districts, persons) {
        let of = (area, jump_off, persons);
        wrong.extend(check_districts((districts, borders), of));
        wrong.extend(check_size(districts, parsed.care.services.len()).err());
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let people = parsed.people((area, jump_off)).map_err(|trouble| {
        let refusal = Refusal::new("needs-refusal-fit").with("what", trouble.to_string());
        vec![refusal.at(FileKind::RatesPopulation.key())]
    })?;
    let years = parsed.above.areas.values();
    let known_from = years.filter_map(|area| area.population.keys().next().copied());
    Ok(CheckedBasis {
        people: Arc::new(people),
        name,
        area: area.to_owned(),
        jump_off,
        known_from: known_from.min().unwrap_or(jump_off),
        persons: nearest(persons.unwrap_or_default()),
        digest: digest(&files),
        files,
    })
}

impl CheckedBasis {
    /// The futures of its people, which were drawn to try it.
    pub fn people(&self) -> &Arc<People> {
        &self.people
    }

    /// Digest, area and year: what its forecasts follow from.
    pub(crate) fn key(&self) -> (String, String, i32) {
        (self.digest.clone(), self.area.clone(), self.jump_off)
    }
}

impl Parsed {
    pub(crate) fn people(&self, of: (&str, i32)) -> Result<People, Trouble> {
        let people = draw(&self.own, &self.above, of)?;
        match &self.districts {
            Some((districts, borders)) => people.with_districts((districts, &self.above), borders),
            None => Ok(people),
        }
    }
}

/// Reads the files of a basis.
pub(crate) fn parse(files: &[BasisFile]) -> Result<Parsed, Vec<Refusal>> {
    let text = |kind: FileKind| {
        let found = files.iter().find(|file| file.kind == kind);
        found.map(|file| file.text.as_str())
    };
    let mut wrong = vec![];
    for kind in FileKind::ALL.iter().filter(|kind| kind.is_needed()) {
        if text(*kind).is_none() {
            wrong.push(Refusal::new("needs-refusal-file-missing").at(kind.key()));
        }
    }
    for file in files {
        // Workbooks and packed files are no text.
        if file.text.starts_with("PK") || file.text.starts_with('\u{1f}') {
            wrong.push(Refusal::new("needs-refusal-not-text").at(file.kind.key()));
        } else if asks_for_too_much(&file.text) {
            wrong.push(Refusal::new("needs-refusal-figures").at(file.kind.key()));
        }
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let register = |kinds: [FileKind; 3]| {
        let [population, deaths, births] = kinds.map(text);
        let files = Files {
            population: population.unwrap_or_default().as_bytes(),
            deaths: deaths.map(str::as_bytes),
            births: births.map(str::as_bytes),
        };
        read_register(&files).map_err(|(file, trouble)| {
            let [population, deaths, births] = kinds;
            let kind = match file {
                File::Population => population,
                File::Deaths => deaths,
                File::Births => births,
            };
            said(&trouble).at(kind.key())
        })
    };
    let own = register([FileKind::Population, FileKind::Deaths, FileKind::Births]);
    let above = register([
        FileKind::RatesPopulation,
        FileKind::RatesDeaths,
        FileKind::RatesBirths,
    ]);
    let care = Scenario::read(text(FileKind::Assumptions).unwrap_or_default())
        .map_err(|trouble| said(&trouble).at(FileKind::Assumptions.key()));
    let districts = parse_districts(text(FileKind::Districts), text(FileKind::Borders));
    match (own, above, care, districts) {
        (Ok(own), Ok(above), Ok(care), Ok(districts)) => Ok(Parsed {
            own,
            above,
            care,
            districts,
        }),
        (own, above, care, districts) => {
            wrong.extend(own.err());
            wrong.extend(above.err());
            wrong.extend(care.err());
            wrong.extend(districts.err().into_iter().flatten());
            Err(wrong)
        }
    }
}

/// Districts and their borders: both files or none.
fn parse_districts(
    districts: Option<&str>,
    borders: Option<&str>,
) -> Result<Option<(Register, Vec<Border>)>, Vec<Refusal>> {
    let missing = |kind: FileKind| Refusal::new("needs-refusal-districts-both").at(kind.key());
    let (districts, borders) = match (districts, borders) {
        (None, None) => return Ok(None),
        (Some(_), None) => return Err(vec![missing(FileKind::Borders)]),
        (None, Some(_)) => return Err(vec![missing(FileKind::Districts)]),
        (Some(districts), Some(borders)) => (districts, borders),
    };
    let files = Files {
        population: districts.as_bytes(),
        deaths: None,
        births: None,
    };
    let register =
        read_register(&files).map_err(|(_, trouble)| said(&trouble).at(FileKind::Districts.key()));
    match (register, read_borders(borders)) {
        (Ok(register), Ok(borders)) => Ok(Some((register, borders))),
        (register, borders) => Err(register.err().into_iter().chain(borders.err()).collect()),
    }
}

/// Whether a table in JSON-stat asks for room for more figures than any page takes in.
fn asks_for_too_much(text: &str) -> bool {
    #[derive(serde::Deserialize)]
    struct Sizes {
        size: Vec<usize>,
    }
    let Ok(sizes) = serde_json::from_str::<Sizes>(text.trim_start_matches('\u{feff}')) else {
        return false;
    };
    let mut sizes = sizes.size.into_iter();
    let figures = sizes.try_fold(1_usize, usize::checked_mul);
    figures.is_none_or(|figures| figures > FIGURES_MAX)
}

/// Whether a scenario has more parts than anybody reads, and a machine should keep.
fn is_too_much(care: &Scenario) -> bool {
    let services = care.services.values();
    let staffing = care.staffing.iter();
    let counts = [
        care.services.len(),
        services.map(|one| one.bands.len()).max().unwrap_or(0),
        care.alternatives.len(),
        care.compositions.len(),
        staffing.map(|one| one.professions.len()).sum(),
    ];
    counts.into_iter().any(|count| count > ASSUMED_MAX)
}

/// A digest of all files, by their kinds.
fn digest(files: &[BasisFile]) -> String {
    let mut sorted: Vec<&BasisFile> = files.iter().collect();
    sorted.sort_by_key(|file| file.kind);
    let mut digest = Sha256::new();
    for file in sorted {
        digest.update(file.kind.key());
        digest.update(file.text.len().to_be_bytes());
        digest.update(&file.text);
    }
    let mut text = String::with_capacity(64);
    for byte in digest.finalize() {
        // Writing to a text cannot fail.
        let _written = write!(text, "{byte:02x}");
    }
    text
}
