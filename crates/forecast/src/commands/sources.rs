//! The files that a forecast rests on, and how many threads may work on it.

use std::path::{Path, PathBuf};

use projection::formats::{self, Events, File, Files};
use projection::people::Register;

use crate::{Trouble, files};

/// Population, deaths and births of the areas to forecast.
#[derive(Debug, clap::Args)]
pub(super) struct Sources {
    /// Persons on 31 December by area, year, age and sex
    #[arg(long, value_name = "FILE")]
    pub(super) population: PathBuf,
    /// Deaths by age at death
    #[arg(long, value_name = "FILE")]
    pub(super) deaths: Option<PathBuf>,
    /// Live births by the mother's age and the child's sex
    #[arg(long, value_name = "FILE")]
    pub(super) births: Option<PathBuf>,
    /// The nation's mean population and deaths
    #[arg(long, value_name = "FILE")]
    pub(super) national_mean_pop: Option<PathBuf>,
    /// Moves in by age when the year ends, where they are counted
    #[arg(long, value_name = "FILE", requires = "moves_out")]
    moves_in: Option<PathBuf>,
    /// Moves out by age when the year ends
    #[arg(long, value_name = "FILE", requires = "moves_in")]
    moves_out: Option<PathBuf>,
}

/// Population, deaths and births of the areas above, whose rates are used.
#[derive(Debug, clap::Args)]
pub(super) struct Above {
    /// Persons of the counties, or of the nation, whose rates are used
    #[arg(
        id = "rates_population",
        long = "rates-population",
        value_name = "FILE",
        requires = "rates_deaths"
    )]
    population: Option<PathBuf>,
    /// Deaths of the same
    #[arg(
        id = "rates_deaths",
        long = "rates-deaths",
        value_name = "FILE",
        requires = "rates_population"
    )]
    deaths: Option<PathBuf>,
    /// Births of the same
    #[arg(
        id = "rates_births",
        long = "rates-births",
        value_name = "FILE",
        requires = "rates_population"
    )]
    births: Option<PathBuf>,
    /// Moves into the same
    #[arg(
        id = "rates_moves_in",
        long = "rates-moves-in",
        value_name = "FILE",
        requires = "rates_population",
        requires = "rates_moves_out"
    )]
    moves_in: Option<PathBuf>,
    /// Moves out of the same
    #[arg(
        id = "rates_moves_out",
        long = "rates-moves-out",
        value_name = "FILE",
        requires = "rates_population",
        requires = "rates_moves_in"
    )]
    moves_out: Option<PathBuf>,
}

impl Sources {
    pub(super) fn read(&self) -> Result<Register, Trouble> {
        let mut register = read(
            &self.population,
            self.deaths.as_deref(),
            self.births.as_deref(),
        )?;
        if let Some(path) = &self.national_mean_pop {
            let national = formats::read_national(&files::read(path)?);
            register.national = Some(national.map_err(|trouble| within(path, trouble))?);
        }
        read_moves(&mut register, (&self.moves_in, &self.moves_out))?;
        Ok(register)
    }
}

impl Above {
    /// The register of the areas above, if it was given, with the national file beside it.
    pub(super) fn read(&self, own: &Register) -> Result<Option<Register>, Trouble> {
        let Some(population) = &self.population else {
            return Ok(None);
        };
        let mut above = read(population, self.deaths.as_deref(), self.births.as_deref())?;
        above.national.clone_from(&own.national);
        read_moves(&mut above, (&self.moves_in, &self.moves_out))?;
        Ok(Some(above))
    }
}

fn read(
    population: &Path,
    deaths: Option<&Path>,
    births: Option<&Path>,
) -> Result<Register, Trouble> {
    let people = files::read(population)?;
    let died = deaths.map(files::read).transpose()?;
    let born = births.map(files::read).transpose()?;
    let texts = Files {
        population: &people,
        deaths: died.as_deref(),
        births: born.as_deref(),
    };
    formats::read_register(&texts).map_err(|(file, trouble)| {
        let path = match file {
            File::Population => Some(population),
            File::Deaths => deaths,
            File::Births => births,
        };
        within(path.unwrap_or(population), trouble)
    })
}

/// Moves in and out of areas that are known.
fn read_moves(
    register: &mut Register,
    (into, out): (&Option<PathBuf>, &Option<PathBuf>),
) -> Result<(), Trouble> {
    for (path, events) in [(into, Events::MovesIn), (out, Events::MovesOut)] {
        let Some(path) = path else { continue };
        let known = register.areas.len();
        let read = formats::read_people(&files::read(path)?, events, &mut register.areas);
        read.map_err(|trouble| within(path, trouble))?;
        if register.areas.len() > known {
            let what = "there are moves of areas that have no population";
            return Err(within(path, Trouble::at("area", what)));
        }
    }
    Ok(())
}

fn within(path: &Path, trouble: Trouble) -> Trouble {
    trouble.within(&path.display().to_string())
}

/// As many threads as asked for, or as the machine has.
pub(super) fn threads(asked: Option<u16>) -> usize {
    let machine = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    asked.map_or(machine, usize::from).max(1)
}
