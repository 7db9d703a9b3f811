//! The program `sammanhang`; all of it is in the library, where tests reach it.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// A request takes and gives back some thousand small pieces of memory.
#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    server::run(std::env::args_os().collect())
}
