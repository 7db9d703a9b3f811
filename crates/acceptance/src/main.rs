//! The program `sammanhang` as it is, under a name of its own, so that tests can start and kill it.

use std::process::ExitCode;

fn main() -> ExitCode {
    server::run(std::env::args_os().collect())
}
