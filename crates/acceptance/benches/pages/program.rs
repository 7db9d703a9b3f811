//! The real program as a process of its own.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

use crate::{Failure, options::Options};

/// How long it may take from saying where it answers until it is ready.
const PATIENCE: Duration = Duration::from_secs(30);

/// The program while it serves a demo.
#[derive(Debug)]
pub(crate) struct Program {
    child: Child,
    /// Host and port.
    pub(crate) at: String,
}

impl Program {
    /// Starts it over a folder, and waits until it says where it answers. A demo that is not there is made first.
    pub(crate) fn start(options: &Options, folder: &Path) -> Result<Self, Failure> {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sammanhang-under-test"));
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("SAMMANHANG_") {
                command.env_remove(name);
            }
        }
        command
            .args(["demo", "--port", "0", "--residents", "--history", "0"])
            .args(["--size", &options.size])
            .args(["--seed", &options.seed.to_string()])
            .arg("--data")
            .arg(folder)
            .stdin(Stdio::null())
            .stdout(Stdio::piped());
        let mut child = command.spawn()?;
        let said = child.stdout.take().ok_or("the program says nothing")?;
        let mut lines = BufReader::new(said);
        let mut line = String::new();
        lines.read_line(&mut line)?;
        let at = line.trim().strip_prefix("Sammanhang answers at http://");
        let Some(at) = at.map(str::to_owned) else {
            let end = child.wait()?;
            return Err(format!("the program did not start: {end}").into());
        };
        // What else it says is read, so that it never waits for a reader.
        thread::spawn(move || lines.read_to_end(&mut Vec::new()));
        let program = Self { child, at };
        program.ready()?;
        Ok(program)
    }

    /// Asks whether it is ready. It says where it answers before it answers there, and before it can be told to stop.
    fn ready(&self) -> Result<(), Failure> {
        let mut stream = TcpStream::connect(&self.at)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        write!(
            stream,
            "GET /redo HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n",
            self.at
        )?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        if answer.starts_with("HTTP/1.1 200") {
            Ok(())
        } else {
            Err(format!("the program is not ready: {answer}").into())
        }
    }

    /// Tells it to stop, and waits for a good end.
    pub(crate) fn stop(mut self) -> Result<(), Failure> {
        let told = Command::new("kill")
            .args(["-TERM", &self.child.id().to_string()])
            .status()?;
        let end = self.child.wait()?;
        if told.success() && end.success() {
            Ok(())
        } else {
            Err(format!("the program ended with {end}").into())
        }
    }
}

/// A run that fails leaves no program behind.
impl Drop for Program {
    fn drop(&mut self) {
        if let Ok(None) = self.child.try_wait() {
            let _killed = self.child.kill();
            let _ended = self.child.wait();
        }
    }
}
