//! What was asked for on the command line.

use std::path::PathBuf;

use crate::Failure;

/// Sizes of the demo that can be measured.
const SIZES: [&str; 3] = ["small", "municipality", "city"];

/// Whose pages are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Of {
    /// Case officers'.
    Cases,
    /// Those along the thread after the decision: of care workers, planners, controllers and the committee.
    Thread,
}

/// What was asked for.
#[derive(Debug, Clone)]
pub(crate) struct Options {
    /// Whose pages.
    pub(crate) of: Of,
    /// How large a demo.
    pub(crate) size: String,
    /// Requests a second, in all.
    pub(crate) rate: u32,
    /// For how long.
    pub(crate) seconds: u32,
    /// Of the demo, and of which addresses are asked for.
    pub(crate) seed: u64,
    /// Where demos are kept from one run to the next.
    pub(crate) keep: PathBuf,
}

impl Options {
    /// Reads the words; nothing when this is no benchmark run.
    pub(crate) fn read(words: impl Iterator<Item = String>) -> Result<Option<Self>, Failure> {
        let mut options = Self {
            of: Of::Cases,
            size: "city".to_owned(),
            rate: 200,
            seconds: 30,
            seed: 1,
            keep: PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("bench-pages"),
        };
        let mut is_bench = false;
        let mut words = words;
        while let Some(word) = words.next() {
            if word == "--bench" {
                is_bench = true;
                continue;
            }
            let value = words
                .next()
                .ok_or_else(|| format!("{word} needs a value after it"))?;
            match word.as_str() {
                "--of" => {
                    options.of = match value.as_str() {
                        "cases" => Of::Cases,
                        "thread" => Of::Thread,
                        _ => return Err("--of is cases or thread".into()),
                    }
                }
                "--size" if SIZES.contains(&value.as_str()) => options.size = value,
                "--size" => return Err(format!("sizes are {}", SIZES.join(", ")).into()),
                "--rate" => options.rate = value.parse()?,
                "--seconds" => options.seconds = value.parse()?,
                "--seed" => options.seed = value.parse()?,
                "--keep" => options.keep = PathBuf::from(value),
                _ => return Err(format!("did not understand `{word}`").into()),
            }
        }
        if options.rate == 0 || options.seconds == 0 {
            return Err("--rate and --seconds are 1 at least".into());
        }
        Ok(is_bench.then_some(options))
    }

    /// How many requests are sent in all.
    pub(crate) const fn requests(&self) -> u32 {
        self.rate.saturating_mul(self.seconds)
    }
}
