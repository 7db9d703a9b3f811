//! What was asked for on the command line.

use crate::Failure;

/// What was asked for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Options {
    /// How many visits are told of, at most.
    pub(crate) visits: usize,
    /// How many phones tell at the same moment.
    pub(crate) phones: usize,
    /// Of the municipality.
    pub(crate) seed: u64,
}

impl Options {
    /// Reads the words; nothing when this is no benchmark run.
    pub(crate) fn read(mut words: impl Iterator<Item = String>) -> Result<Option<Self>, Failure> {
        let mut options = Self {
            visits: 10_000,
            phones: 64,
            seed: 1,
        };
        let mut is_bench = false;
        while let Some(word) = words.next() {
            if word == "--bench" {
                is_bench = true;
                continue;
            }
            let value = words
                .next()
                .ok_or_else(|| format!("{word} needs a value after it"))?;
            match word.as_str() {
                "--visits" => options.visits = value.parse()?,
                "--phones" => options.phones = value.parse()?,
                "--seed" => options.seed = value.parse()?,
                _ => return Err(format!("did not understand `{word}`").into()),
            }
        }
        if options.visits == 0 || options.phones == 0 {
            return Err("--visits and --phones are 1 at least".into());
        }
        Ok(is_bench.then_some(options))
    }
}
