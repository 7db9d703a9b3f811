//! `kill -9` under mixed writes: what was acknowledged is there once, on both databases, and history is whole.
//!
//! `SAMMANHANG_CRASHES=1000` makes the runs longer; with `SAMMANHANG_CRASH_LEDGER` each run adds a line to that file.

mod claims;
mod http;
mod ledger;
mod program;
mod stage;
mod writers;

use std::process::Command;

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use xtask::postgres::{Durability, Private};

use self::{claims::Claims, program::Program, stage::Stage, writers::Writers};

/// As often is the program killed where nothing else is asked for.
const ON_SQLITE: u32 = 50;
const ON_POSTGRES: u32 = 10;
/// Between so many acknowledged writes the program is killed.
const WRITES: std::ops::Range<u64> = 3..40;

/// How often the program is killed.
fn crashes(usual: u32) -> u32 {
    let asked = std::env::var("SAMMANHANG_CRASHES").ok();
    asked.map_or(usual, |number| {
        number.parse().expect("SAMMANHANG_CRASHES is a number")
    })
}

/// What else is killed.
enum Also<'a> {
    Nothing,
    /// One of the database's own processes, so that all of it must recover.
    Database(&'a Stage),
}

fn play(stage: &Stage, crashes: u32, also: &Also<'_>) -> Claims {
    let seed = 0x5a_u64;
    let mut chance = ChaCha8Rng::seed_from_u64(seed);
    let mut claims = Claims::default();
    let mut writers = Writers::new(stage);
    for crash in 0..crashes {
        let program = Program::start(&stage.database);
        // What was not answered when the program died is sent again, as a person would.
        writers.send_again(&program, &mut claims);
        let enough = chance.random_range(WRITES);
        writers.write_until(&program, enough, &mut claims);
        if let (Also::Database(stage), 1) = (also, crash % 2) {
            kill_a_backend(stage);
            // The program's pool may find its connections dead before any request does, so that none fails.
            writers.write_until_failure(enough, &mut claims);
        }
        program.kill();
        writers.rest(&mut claims);
    }
    let program = Program::start(&stage.database);
    writers.send_again(&program, &mut claims);
    writers.repeat_some(&program, &claims, &mut chance);
    program.stop();
    claims
}

#[test]
fn on_sqlite_nothing_acknowledged_is_lost_or_doubled() {
    let stage = Stage::sqlite();
    let crashes = crashes(ON_SQLITE);
    let claims = play(&stage, crashes, &Also::Nothing);
    stage.hold(&claims);
    ledger::append("sqlite", crashes, &claims);
}

#[test]
fn on_postgres_nothing_acknowledged_is_lost_or_doubled() {
    let server = Private::start(Durability::Kept).expect("a private PostgreSQL");
    let stage = Stage::postgres(server.url());
    let crashes = crashes(ON_POSTGRES);
    let claims = play(&stage, crashes, &Also::Database(&stage));
    stage.hold(&claims);
    ledger::append("postgres", crashes, &claims);
}

/// `kill -9` on one of the processes that serve the program's connections. One may end by itself after it was found.
fn kill_a_backend(stage: &Stage) {
    program::insist("the kill of a backend", || {
        let pid = stage.backend().to_string();
        let killed = Command::new("kill").args(["-9", &pid]).status();
        killed.expect("kill").success().then_some(())
    });
}
