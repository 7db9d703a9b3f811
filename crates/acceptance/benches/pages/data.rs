//! The demo that is measured: made once for a size and a seed, and copied for every run, so that no run finds what
//! an earlier one wrote.

use std::{
    fs,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use crate::{
    Failure, lived,
    options::{Of, Options},
    program::Program,
    say, thread,
};

/// Written by the program last of all: where it is, the demo is whole.
const RECIPE: &str = "demo.toml";
const DATABASE: &str = "demo.db";
/// Written by us when the days have been lived: until which day. On another day nobody has a visit in it.
const LIVED: &str = "lived";

/// A copy of a demo, gone with the run.
#[derive(Debug)]
pub(crate) struct Data {
    scratch: PathBuf,
}

impl Data {
    /// Makes the demo if it is not there, and a copy of it.
    pub(crate) fn made(options: &Options) -> Result<Self, Failure> {
        let name = format!("{}-{}", options.size, options.seed);
        let kept = match options.of {
            Of::Cases => options.keep.join(name),
            Of::Thread => options.keep.join(format!("{name}-lived")),
        };
        let is_whole = match options.of {
            Of::Cases => kept.join(RECIPE).exists(),
            Of::Thread => {
                let until = fs::read_to_string(kept.join(LIVED)).unwrap_or_default();
                until == thread::today()?.to_string()
            }
        };
        if !is_whole {
            if kept.exists() {
                fs::remove_dir_all(&kept)?;
            }
            make(options, &kept)?;
        }
        let data = Self {
            scratch: options.keep.join(format!("run-{}", std::process::id())),
        };
        fs::create_dir_all(&data.scratch)?;
        for file in [DATABASE, RECIPE] {
            fs::copy(kept.join(file), data.scratch.join(file))?;
        }
        // What the copy left to be written is not to be paid for by those who are measured.
        fs::File::open(data.scratch.join(DATABASE))?.sync_all()?;
        Ok(data)
    }

    /// The copy's folder.
    pub(crate) fn scratch(&self) -> &Path {
        &self.scratch
    }

    /// The copy as a store is opened.
    pub(crate) fn address(&self) -> String {
        address(&self.scratch)
    }
}

impl Drop for Data {
    fn drop(&mut self) {
        let _left = fs::remove_dir_all(&self.scratch);
    }
}

fn address(folder: &Path) -> String {
    format!("sqlite:{}", folder.join(DATABASE).display())
}

fn make(options: &Options, kept: &Path) -> Result<(), Failure> {
    say(&format!("making {} …", options.size));
    let began = now();
    // Read first: what is made over midnight is made anew.
    let today = thread::today()?;
    Program::start(options, kept)?.stop()?;
    if options.of == Of::Thread {
        lived::live(&address(kept))?;
        fs::write(kept.join(LIVED), today.to_string())?;
    }
    let took = Duration::from_secs(began.elapsed().as_secs());
    let bytes = fs::metadata(kept.join(DATABASE))?.len();
    say(&format!(
        "made {} in {took:?}, {} MB",
        options.size,
        bytes / 1_000_000
    ));
    Ok(())
}

#[expect(
    clippy::disallowed_methods,
    reason = "a benchmark measures real time, and nothing of the product is decided by it"
)]
fn now() -> Instant {
    Instant::now()
}
