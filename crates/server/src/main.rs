//! The program `sammanhang`; all of it is in the library, where tests reach it.

use std::process::ExitCode;

fn main() -> ExitCode {
    server::run(std::env::args_os().collect())
}
