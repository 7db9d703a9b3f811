//! The real program as a process of its own, to be killed.

use std::{
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
};

use jiff::SignedDuration;
use kernel::{Clock, SystemClock};

/// So long is anything tried again while the database recovers, which takes as long as the disk wants.
const RECOVERY: SignedDuration = SignedDuration::from_mins(3);

/// Tries until there is an answer.
pub(super) fn insist<T>(what: &str, mut attempt: impl FnMut() -> Option<T>) -> T {
    let begun = SystemClock.now();
    loop {
        if let Some(answer) = attempt() {
            return answer;
        }
        let tried = SystemClock.now().duration_since(begun);
        assert!(tried < RECOVERY, "{what} does not answer in {RECOVERY:#}");
    }
}

/// The program while it serves.
pub(super) struct Program {
    child: Child,
    /// Host and port.
    pub(super) at: String,
}

/// The program with words, without anything of the test's own environment that it reads.
pub(super) fn command(words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sammanhang-under-test"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("SAMMANHANG_")) {
        command.env_remove(name);
    }
    command.args(words).stdin(Stdio::null());
    command
}

impl Program {
    /// Starts it, and waits until it says where it answers.
    pub(super) fn start(database: &str) -> Self {
        insist("the program", || Self::try_start(database))
    }

    fn try_start(database: &str) -> Option<Self> {
        let words = [
            "serve",
            "--database",
            database,
            "--listen",
            "127.0.0.1:0",
            "--secure-cookies",
            "false",
            "--log",
            "error",
        ];
        // What it complains of is shown if the test fails.
        let child = command(&words).stdout(Stdio::piped()).spawn();
        let mut child = child.expect("the program");
        let mut line = String::new();
        let said = child.stdout.take().expect("what it says");
        BufReader::new(said)
            .read_line(&mut line)
            .expect("its first line");
        let at = line.trim().strip_prefix("Sammanhang answers at http://");
        if let Some(at) = at {
            let at = at.to_owned();
            return Some(Self { child, at });
        }
        child.wait().expect("its end");
        None
    }

    /// `kill -9`.
    pub(super) fn kill(mut self) {
        self.child.kill().expect("killed");
        self.child.wait().expect("its end");
    }

    /// Tells it to stop, and waits for a good end.
    pub(super) fn stop(mut self) {
        let told = Command::new("kill")
            .args(["-TERM", &self.child.id().to_string()])
            .status();
        assert!(told.expect("kill").success());
        let end = self.child.wait().expect("its end");
        assert!(end.success(), "the program ended with {end}");
    }
}

/// A test that fails leaves no program behind.
impl Drop for Program {
    fn drop(&mut self) {
        if let Ok(None) = self.child.try_wait() {
            let _killed = self.child.kill();
            let _ended = self.child.wait();
        }
    }
}
