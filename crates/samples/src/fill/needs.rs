//! Forecasts of need: last year's, on which the committee decided, and this year's in two alternatives.

use ::needs::{
    AddEntry, AdoptVersion, Begin, ChangeScenario, CheckedBasis, CreateLedger, CreateScenario,
    FileKind, Handled, ImportBasis, ScenarioId, check_basis, chosen,
};
use jiff::civil::date;
use kernel::{Date, Line, Problem, Role, Timestamp};
use projection::economy::{self, Basis, Entry, EntryKind, Reading};

use super::stage::{FillError, Stage, Step, Worker};
use crate::{
    Size,
    country::{CountryFiles, CountryWish, MUNICIPALITY, country},
    districts::{DistrictFiles, DistrictWish, districts},
};

/// So many years are told of the county before the last known one: enough for the doubt in them.
const YEARS: i32 = 22;

/// Tells of last year and this year, as the controller.
pub(super) async fn tell(stage: &mut Stage<'_>) -> Result<(), FillError> {
    let units = stage.plan.organisation.units.iter();
    let mut controllers = units.filter_map(|unit| stage.worker_at(unit.id, Role::Controller));
    let Some(controller) = controllers.next() else {
        return Ok(());
    };
    let year = stage.today().year();
    let telling = Telling { controller };
    telling.last_year(stage, year - 1).await?;
    stage.progress.at(Step::Needs, 1, 2);
    telling.this_year(stage, year).await?;
    telling.budget(stage, year).await?;
    stage.progress.at(Step::Needs, 2, 2);
    Ok(())
}

fn line(text: &str) -> Result<Line, FillError> {
    Line::parse(text).map_err(|error| FillError::Plan(error.to_string()))
}

/// What is told, by whom.
struct Telling {
    controller: Worker,
}

impl Telling {
    /// Last year's forecast, in which use falls, and on which the committee decided.
    async fn last_year(&self, stage: &mut Stage<'_>, year: i16) -> Result<(), FillError> {
        let spring = stage.moment(date(year, 3, 4), 10, 0);
        let checked = basis(stage, year)?;
        let import = ImportBasis {
            basis: checked.clone(),
        };
        let basis = stage.act(self.controller.actor(), spring, &import).await?;
        let create = CreateScenario {
            name: line(&format!("Behovsprognos {year}"))?,
            basis,
            begin: Begin::Basis,
            why: line("Som underlaget")?,
        };
        let scenario = stage.act(self.controller.actor(), spring, &create).await?;
        self.falls(stage, (scenario, 1), spring).await?;
        let reader = stage.reader();
        let version = ::needs::version(reader, (scenario, 2)).await;
        let version = version.map_err(Problem::from)?;
        let version = version.ok_or_else(|| FillError::Plan("no second version".to_owned()))?;
        let told = ::needs::tell(checked.people(), &version.assumptions, &create.name);
        let mut told = told.map_err(|trouble| FillError::Plan(trouble.to_string()))?;
        let parts = ::needs::tell_districts(checked.people(), &version.assumptions);
        told.districts = parts.map_err(|trouble| FillError::Plan(trouble.to_string()))?;
        let day = date(year, 10, 16);
        let adopt = AdoptVersion {
            scenario,
            number: 2,
            handled: Handled {
                on: day,
                paragraph: line("§ 97")?,
            },
            told,
        };
        let at = stage.moment(day, 16, 0);
        stage.act(self.controller.actor(), at, &adopt).await?;
        Ok(())
    }

    /// This year's figures: use as today, and falling as the committee's own forecast has it.
    async fn this_year(&self, stage: &mut Stage<'_>, year: i16) -> Result<(), FillError> {
        let spring: Date = date(year, 3, 3).min(stage.today());
        let at = stage.moment(spring, 6, 30);
        let import = ImportBasis {
            basis: basis(stage, year)?,
        };
        let basis = stage.act(self.controller.actor(), at, &import).await?;
        let as_today = CreateScenario {
            name: line("Som idag")?,
            basis,
            begin: Begin::Basis,
            why: line("Som underlaget")?,
        };
        let other = CreateScenario {
            name: line("Fallande användning")?,
            ..as_today.clone()
        };
        stage.act(self.controller.actor(), at, &as_today).await?;
        let falling = stage.act(self.controller.actor(), at, &other).await?;
        self.falls(stage, (falling, 1), at).await?;
        Ok(())
    }

    /// The year's budget, replayed from the plan to what has been decided since.
    async fn budget(&self, stage: &mut Stage<'_>, year: i16) -> Result<(), FillError> {
        let january = stage.moment(date(year, 1, 15), 9, 0);
        let entry = |month: u8, kind, name: &str, basis| Entry {
            month: format!("{year}-{month:02}"),
            kind,
            name: name.to_owned(),
            basis: Some(basis),
            balance: None,
            published: None,
        };
        let create = CreateLedger {
            name: line(&format!("Vård- och omsorgsnämndens budget {year}"))?,
            start_name: line(&format!("Budget {}", year - 1))?,
            start: 826_400,
            entries: vec![entry(
                1,
                EntryKind::StandardCost,
                "Nya standardkostnader",
                Basis::Revisions(vec![economy::Step {
                    service: "Vård- och omsorgsboende".to_owned(),
                    volume: 208.0,
                    before: 765.0,
                    now: 790.0,
                }]),
            )],
        };
        let ledger = stage.act(self.controller.actor(), january, &create).await?;
        self.published(stage, january).await?;
        for (version, (entry, day)) in (1..).zip(
            since(&entry)
                .into_iter()
                .zip([date(year, 4, 22), date(year, 6, 10)]),
        ) {
            // What has not been yet is not told.
            if day > stage.today() {
                break;
            }
            let at = stage.moment(day, 9, 0);
            let add = AddEntry {
                ledger,
                version,
                entry,
            };
            stage.act(self.controller.actor(), at, &add).await?;
        }
        Ok(())
    }

    /// A published budget with its areas, replayed step by step.
    async fn published(&self, stage: &mut Stage<'_>, at: Timestamp) -> Result<(), FillError> {
        let text = include_str!("../../../needs/examples/budget-areas.toml");
        let read = economy::Ledger::read(text);
        let read = read.map_err(|trouble| FillError::Plan(trouble.to_string()))?;
        let create = CreateLedger {
            name: line(&read.name)?,
            start_name: line(&read.start_name)?,
            start: read.start,
            entries: read.entries,
        };
        stage.act(self.controller.actor(), at, &create).await?;
        Ok(())
    }

    /// A new version in which use falls.
    async fn falls(
        &self,
        stage: &mut Stage<'_>,
        (scenario, version): (ScenarioId, i64),
        at: Timestamp,
    ) -> Result<(), FillError> {
        let reader = stage.reader();
        let found = ::needs::version(reader, (scenario, version)).await;
        let found = found.map_err(Problem::from)?;
        let found = found.ok_or_else(|| FillError::Plan("no version".to_owned()))?;
        let falling = chosen(&found.assumptions, Some("falling"));
        let change = ChangeScenario {
            scenario,
            version,
            built_on: version,
            assumptions: falling
                .ok_or_else(|| FillError::Plan("no alternative in which use falls".to_owned()))?,
            why: line("Äldre är friskare: användningen faller med 0 till 1,5 procent om året")?,
        };
        stage.act(self.controller.actor(), at, &change).await?;
        Ok(())
    }
}

/// The files until the year before, read as a page reads them.
fn basis(stage: &Stage<'_>, year: i16) -> Result<CheckedBasis, FillError> {
    let last = i32::from(year) - 1;
    let this_year = i32::from(stage.today().year());
    let files = country(CountryWish {
        persons: match stage.plan.wish.size {
            Size::Small => 20_000.0,
            Size::Municipality => 100_000.0,
            Size::City => 1_000_000.0,
        },
        // The same past in both years' files.
        first: this_year - YEARS,
        last,
        seed: stage.plan.wish.seed,
    });
    let parts = districts(&files.population, last, &wishes(stage));
    let name = line(&format!("Siffror och antaganden, slutet av {last}"))?;
    check_basis(name, (MUNICIPALITY, last), handed_in(files, parts)).map_err(|refusals| {
        let first = refusals.into_iter().next();
        FillError::Plan(first.map_or_else(String::new, |refusal| refusal.text.into()))
    })
}

/// The districts that the organisation has, the first of them the largest.
fn wishes(stage: &Stage<'_>) -> Vec<DistrictWish> {
    let districts = stage.plan.organisation.districts.iter();
    (1_u32..)
        .zip(districts)
        .map(|(number, district)| DistrictWish {
            code: format!("{MUNICIPALITY}{number:02}"),
            name: district.name.to_string(),
            weight: 1.0 / (2.0 + f64::from(number)),
        })
        .collect()
}

fn handed_in(files: CountryFiles, parts: DistrictFiles) -> Vec<::needs::BasisFile> {
    [
        (FileKind::Population, files.population),
        (FileKind::Deaths, files.deaths),
        (FileKind::Births, files.births),
        (FileKind::RatesPopulation, files.rates_population),
        (FileKind::RatesDeaths, files.rates_deaths),
        (FileKind::RatesBirths, files.rates_births),
        (FileKind::Assumptions, files.assumptions),
        (FileKind::Districts, parts.population),
        (FileKind::Borders, parts.borders),
    ]
    .into_iter()
    .map(|(kind, text)| ::needs::BasisFile { kind, text })
    .collect()
}

/// Makes an entry of the year out of its month, kind, name and what it rests on.
type Make<'m> = &'m dyn Fn(u8, EntryKind, &str, Basis) -> Entry;

/// What has come since the budget began.
fn since(entry: Make<'_>) -> [Entry; 2] {
    let read = Basis::Readings(vec![
        Reading {
            service: "Hemtjänst".to_owned(),
            before: 402.0,
            now: 411.0,
            standard_cost: 205.0,
        },
        Reading {
            service: "Vård- och omsorgsboende".to_owned(),
            before: 208.0,
            now: 207.0,
            standard_cost: 790.0,
        },
    ]);
    let price = Basis::Prices {
        base: 96_700,
        rise: 2.0,
        from: 6,
    };
    let decided = entry(
        6,
        EntryKind::Price,
        "Index till entreprenörer från juni",
        price,
    );
    [
        entry(4, EntryKind::Volume, "Volymer lästa i april", read),
        Entry {
            balance: Some("Budget efter tertial 1".to_owned()),
            ..decided
        },
    ]
}
