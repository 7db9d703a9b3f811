//! What was asked for on the command line.

use std::path::PathBuf;

use route_solver::Search;

use crate::Failure;
use crate::families::FAMILIES;

/// Where the instances are, if `--data` does not say.
const DATA: &str = "SAMMANHANG_ROUTE_DATA";

/// What was asked for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Options {
    /// The folder of the instances.
    pub(crate) data: Option<PathBuf>,
    /// Families of instances.
    pub(crate) families: Vec<String>,
    /// How many carers call in sick, one after the other.
    pub(crate) sick_calls: Option<usize>,
    /// Whether a fortnight of a unit is planned.
    pub(crate) fortnight: bool,
    /// Whether a day of a city is planned.
    pub(crate) city: bool,
    /// Seconds for each plan, unless each has its own.
    pub(crate) seconds: Option<f64>,
    /// Whether seconds are those of the processor, and not of the clock.
    pub(crate) processor: bool,
    pub(crate) threads: usize,
    pub(crate) seed: u64,
}

impl Options {
    /// Reads the words; nothing when this is no benchmark run.
    pub(crate) fn read(mut words: impl Iterator<Item = String>) -> Result<Option<Self>, Failure> {
        let mut options = Self {
            threads: std::thread::available_parallelism().map_or(1, std::num::NonZero::get),
            seed: 1,
            ..Self::default()
        };
        let mut is_bench = false;
        while let Some(word) = words.next() {
            let mut value = || {
                words
                    .next()
                    .ok_or_else(|| format!("{word} needs a value after it"))
            };
            match word.as_str() {
                "--bench" => is_bench = true,
                "--fortnight" => options.fortnight = true,
                "--processor-time" => options.processor = true,
                "--city" => options.city = true,
                "--data" => options.data = Some(PathBuf::from(value()?)),
                "--instances" => options.families = families(&value()?)?,
                "--sick-calls" => options.sick_calls = Some(value()?.parse()?),
                "--seconds" => options.seconds = Some(value()?.parse()?),
                "--threads" => options.threads = value()?.parse()?,
                "--seed" => options.seed = value()?.parse()?,
                _ => return Err(format!("did not understand `{word}`").into()),
            }
        }
        let is_positive = |seconds: f64| seconds.is_finite() && seconds > 0.0;
        if options.threads == 0 || options.seconds.is_some_and(|s| !is_positive(s)) {
            return Err("--threads and --seconds are more than 0".into());
        }
        if options.data.is_none() {
            options.data = std::env::var_os(DATA).map(PathBuf::from);
        }
        Ok(is_bench.then_some(options))
    }

    /// How each search is run: by the clock, one chain for each thread.
    pub(crate) const fn search(&self) -> Search {
        Search {
            seed: self.seed,
            threads: self.threads,
            chains: self.threads,
        }
    }

    /// How the search is run, in words.
    pub(crate) fn words(&self) -> String {
        let kind = if self.processor { "processor" } else { "clock" };
        format!(
            "{kind} time, {} thread(s), seed {}",
            self.threads, self.seed
        )
    }

    /// The folder of the instances.
    pub(crate) fn data(&self) -> Result<&PathBuf, Failure> {
        self.data.as_ref().ok_or_else(|| {
            format!(
                "the instances are no part of the project: say where they are by --data or {DATA}"
            )
            .into()
        })
    }
}

fn families(list: &str) -> Result<Vec<String>, Failure> {
    let known: Vec<&str> = FAMILIES.iter().map(|family| family.name).collect();
    let mut chosen = Vec::new();
    for name in list.split(',').map(str::trim) {
        if name == "all" {
            chosen.extend(known.iter().map(|&name| name.to_owned()));
        } else if known.contains(&name) {
            chosen.push(name.to_owned());
        } else {
            return Err(format!("families are all, {}", known.join(", ")).into());
        }
    }
    Ok(chosen)
}
