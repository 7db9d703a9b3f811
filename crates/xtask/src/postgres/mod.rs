//! A private PostgreSQL: in a temporary folder, on a port of its own, gone with the process that started it.
//!
//! ```no_run
//! use xtask::postgres::{Durability, Private};
//!
//! let server = Private::start(Durability::Forgetful)?;
//! assert!(server.url().starts_with("postgres://postgres@127.0.0.1:"));
//! server.stop();
//! # Ok::<(), xtask::Failure>(())
//! ```
//!
//! A shell script (`keeper.sh`) holds the server and waits on a pipe from this process. The pipe closes
//! however this process ends, so no server and no folder is ever left behind.

use std::{
    env, fs,
    io::{BufRead, BufReader},
    net::{Ipv4Addr, TcpListener},
    os::unix::{fs::MetadataExt, process::CommandExt},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use crate::{Failure, cargo::on_path};

/// The name of the environment variable that tells tests where their PostgreSQL is.
pub const TEST_ADDRESS: &str = "SAMMANHANG_TEST_POSTGRES";

/// Debian's place for PostgreSQL's programs, one folder a version.
const DEBIAN: &str = "/usr/lib/postgresql";

/// How often another port is tried when somebody else was quicker.
const TRIES: u8 = 5;

/// What the server promises about what it has acknowledged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// Nothing is forced to disk: fast, for tests that throw all away.
    Forgetful,
    /// Everything acknowledged is on disk, as in real use: for crash tests and measurements.
    Kept,
}

impl Durability {
    fn settings(self) -> &'static str {
        match self {
            Self::Forgetful => {
                "-c max_connections=300 -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
            }
            Self::Kept => "-c max_connections=300",
        }
    }
}

/// A running PostgreSQL of one's own; it stops when this value goes away.
#[derive(Debug)]
pub struct Private {
    keeper: Child,
    url: String,
}

impl Private {
    /// Starts a server with one empty database; returns when it answers.
    ///
    /// # Errors
    /// When PostgreSQL is not installed, or when it does not start; the text has what it wrote.
    pub fn start(durability: Durability) -> Result<Self, Failure> {
        let programs = programs().ok_or_else(|| {
            Failure::Missing("PostgreSQL is missing: sudo apt-get install --yes postgresql".into())
        })?;
        let mut last = String::new();
        for _ in 0..TRIES {
            match Self::start_on(free_port()?, &programs, durability)? {
                Ok(server) => return Ok(server),
                Err(log) => last = log,
            }
        }
        Err(Failure::Postgres(last))
    }

    fn start_on(
        port: u16,
        programs: &Path,
        durability: Durability,
    ) -> Result<Result<Self, String>, Failure> {
        let mut command = as_server_user();
        command
            .args(["sh", "-c", include_str!("keeper.sh"), "keeper"])
            .arg(programs)
            .arg(port.to_string())
            .arg(env::temp_dir())
            .arg(durability.settings())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            // A group of its own: Ctrl-C ends us, and the closed pipe then ends the keeper in good order.
            .process_group(0);
        let failed = || Failure::program("the keeper of PostgreSQL");
        let mut keeper = command.spawn().map_err(failed())?;
        let mut log = String::new();
        if let Some(output) = keeper.stdout.take() {
            for line in BufReader::new(output).lines() {
                let line = line.map_err(failed())?;
                if line == "ready" {
                    let url = format!("postgres://postgres@127.0.0.1:{port}/postgres");
                    return Ok(Ok(Self { keeper, url }));
                }
                log.push_str(&line);
                log.push('\n');
            }
        }
        keeper.wait().map_err(failed())?;
        Ok(Err(log))
    }

    /// The server's address, to be opened as it is.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Stops the server and removes its folder; returns when both are gone.
    pub fn stop(self) {
        drop(self);
    }
}

impl Drop for Private {
    fn drop(&mut self) {
        // Waiting closes the pipe first; that is the keeper's sign to clean up.
        drop(self.keeper.wait());
    }
}

/// Where PostgreSQL's programs are: the newest of Debian's, else those on the path.
pub(crate) fn programs() -> Option<PathBuf> {
    let newest = fs::read_dir(DEBIAN).ok().and_then(|versions| {
        versions
            .filter_map(Result::ok)
            .filter_map(|entry| {
                let version: u32 = entry.file_name().to_str()?.parse().ok()?;
                let programs = entry.path().join("bin");
                programs
                    .join("initdb")
                    .is_file()
                    .then_some((version, programs))
            })
            .max()
    });
    newest
        .map(|(_, programs)| programs)
        .or_else(|| on_path("initdb")?.parent().map(Path::to_path_buf))
}

/// Whether this process is root's, which PostgreSQL refuses to run as.
pub(crate) fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

/// The start of a command that runs as a user whom PostgreSQL accepts.
fn as_server_user() -> Command {
    if !is_root() {
        return Command::new("env");
    }
    let mut command = Command::new("setpriv");
    command.args(["--reuid=postgres", "--regid=postgres", "--init-groups"]);
    command
}

fn free_port() -> Result<u16, Failure> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .map_err(Failure::program("a listener on a free port"))
}
