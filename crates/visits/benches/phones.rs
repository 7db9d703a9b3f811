//! As many visits as asked for, told by phones without network: `cargo xtask phones --visits N --seed N`.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a command for those who build, which says what it finds and how long it took"
)]

#[path = "../tests/it/phones/mod.rs"]
mod phones;

use std::{process::ExitCode, time::Instant};

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().collect();
    let value = |name: &str, otherwise: u64| {
        let at = words.iter().position(|word| word == name);
        let told = at.and_then(|at| words.get(at + 1)?.parse().ok());
        told.unwrap_or(otherwise)
    };
    let (visits, seed) = (value("--visits", 100_000), value("--seed", 1));
    let began = Instant::now();
    let told = phones::trials(seed, visits);
    let took = began.elapsed().as_secs_f64();
    match told {
        Ok(told) => {
            println!("seed {seed}, {took:.1} s: 0 lost, 0 doubled\n{told:?}");
            ExitCode::SUCCESS
        }
        Err(wrong) => {
            println!("{wrong}");
            ExitCode::FAILURE
        }
    }
}
