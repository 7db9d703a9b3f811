//! `cargo xtask counts`: how many instructions the searches for routes take, held against limits or making new ones.

use super::Command;
use crate::{Failure, console::say, counts, debian, options::Options, steps::Outcome};

pub(super) const COMMAND: Command = Command {
    name: "counts",
    usage: "counts [--renew]
    Counts the instructions of searches for routes under callgrind and fails where they take more than their limits say.
    --renew      what is counted now becomes the limits",
    run,
};

fn run(mut options: Options) -> Result<(), Failure> {
    let renew = options.switch("--renew");
    options.end()?;
    debian::ensure_one(counts::PACKAGE)?;
    if renew {
        return counts::renew();
    }
    match counts::hold()? {
        Outcome::Counted(tally) if tally.failed > 0 => Err(Failure::Found),
        Outcome::Counted(_) => Ok(()),
        Outcome::Skipped(why) => {
            say(&why);
            Ok(())
        }
    }
}
