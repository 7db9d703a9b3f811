//! `cargo xtask postgres`: a private PostgreSQL to run single tests against, until Ctrl-C.

use std::thread;

use super::Command;
use crate::{
    Failure,
    console::say,
    options::Options,
    postgres::{Durability, Private, TEST_ADDRESS},
};

pub(super) const COMMAND: Command = Command {
    name: "postgres",
    usage: "postgres [--kept]
    Starts a private PostgreSQL and prints its address; Ctrl-C stops and removes it.
    --kept       what it acknowledges is on disk (else fast and forgetful)",
    run,
};

fn run(mut options: Options) -> Result<(), Failure> {
    let durability = if options.switch("--kept") {
        Durability::Kept
    } else {
        Durability::Forgetful
    };
    options.end()?;
    let server = Private::start(durability)?;
    say(server.url());
    say(&format!(
        "for tests in another window:  export {TEST_ADDRESS}={}",
        server.url()
    ));
    // Ctrl-C ends this process, and with it the pipe that the server lives by.
    loop {
        thread::park();
    }
}
