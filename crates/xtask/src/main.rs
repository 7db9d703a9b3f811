//! `cargo xtask`: runs the command that its first word names.

use std::process::ExitCode;

fn main() -> ExitCode {
    xtask::run(std::env::args().skip(1).collect())
}
