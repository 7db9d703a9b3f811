//! The real program, started and asked from a test.

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Command, ExitStatus, Output, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

use uuid::Uuid;

/// The longest that anything in a test may take before it is a failure.
const PATIENCE: Duration = Duration::from_mins(1);

/// A folder that goes away with the test.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        let path = std::env::temp_dir().join(format!("sammanhang-test-{}", Uuid::new_v4()));
        fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let file = self.file(name);
        fs::write(&file, content).expect("a file");
        file
    }

    /// The address of a database in it.
    pub(crate) fn database(&self, name: &str) -> String {
        format!("sqlite:{}", self.file(name).display())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What is left in the temporary folder harms nobody.
        drop(fs::remove_dir_all(&self.0));
    }
}

/// The program with words, without anything of the test's own environment that it reads.
pub(crate) fn program(words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sammanhang"));
    let ours = std::env::vars().filter(|(name, _)| name.starts_with("SAMMANHANG_"));
    for (name, _) in ours {
        command.env_remove(name);
    }
    command.args(words).stdin(Stdio::null());
    command
}

/// What the program said, and its exit code.
pub(crate) struct Said {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl From<Output> for Said {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).expect("text"),
            err: String::from_utf8(output.stderr).expect("text"),
        }
    }
}

/// Runs the program to its end.
pub(crate) fn run(words: &[&str]) -> Said {
    program(words).output().expect("the program").into()
}

/// Runs the program to its end, which must be a good one, and gives what it said.
pub(crate) fn done(words: &[&str]) -> String {
    let said = run(words);
    assert_eq!(said.code, Some(0), "{words:?}: {}{}", said.out, said.err);
    said.out
}

/// A database with a municipality in it.
pub(crate) fn begun(folder: &Folder) -> String {
    let database = folder.database("ours.db");
    begin(folder, &database);
    database
}

/// Begins an installation in a database.
pub(crate) fn begin(folder: &Folder, database: &str) {
    let answers = folder.write("answers.toml", done(&["init", "--example"]));
    let output = program(&["init", "--from", path(&answers), "--database", database])
        .env("SAMMANHANG_ADMINISTRATOR_PASSWORD", "en lång tråd av ull")
        .output()
        .expect("the program");
    let said = Said::from(output);
    assert_eq!(said.code, Some(0), "{}", said.err);
}

pub(crate) fn path(file: &Path) -> &str {
    file.to_str().expect("a path in plain letters")
}

/// The program while it serves.
pub(crate) struct Serving {
    child: Option<Child>,
    out: BufReader<ChildStdout>,
    /// Host and port.
    pub(crate) at: String,
}

impl Serving {
    /// Starts it and waits until it says where it answers.
    pub(crate) fn start(words: &[&str]) -> Self {
        Self::start_logging(program(words), Stdio::null())
    }

    /// Starts it with its logs going somewhere.
    pub(crate) fn start_logging(mut words: Command, logs: Stdio) -> Self {
        let child = words.stdout(Stdio::piped()).stderr(logs).spawn();
        let mut child = child.expect("the program");
        let mut out = BufReader::new(child.stdout.take().expect("its output"));
        let mut line = String::new();
        out.read_line(&mut line).expect("its first line");
        let at = line.trim().strip_prefix("Sammanhang answers at http://");
        let at = at
            .unwrap_or_else(|| panic!("{words:?} said {line:?}"))
            .to_owned();
        Self {
            child: Some(child),
            out,
            at,
        }
    }

    /// Serves a database at a free port.
    pub(crate) fn database(database: &str) -> Self {
        Self::start(&["serve", "--database", database, "--listen", "127.0.0.1:0"])
    }

    /// Status and whole answer of a GET.
    pub(crate) fn get(&self, path: &str, headers: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(&self.at).expect("a connection");
        stream
            .set_read_timeout(Some(PATIENCE))
            .expect("a time limit");
        let asked = format!(
            "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n{headers}\r\n",
            self.at
        );
        stream.write_all(asked.as_bytes()).expect("a question");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("an answer");
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let status = answer
            .split(' ')
            .nth(1)
            .and_then(|status| status.parse().ok());
        (status.expect("a status"), answer)
    }

    /// Tells it to stop, as whoever runs it does.
    pub(crate) fn terminate(&self) {
        let id = self.child.as_ref().expect("a process").id().to_string();
        let told = Command::new("kill").args(["-TERM", &id]).status();
        assert!(told.expect("kill").success());
    }

    /// Waits for its end, at most so long; gives what else it said.
    pub(crate) fn end_within(mut self, limit: Duration) -> (ExitStatus, String) {
        let mut child = self.child.take().expect("a process");
        let id = child.id().to_string();
        let (tell, told) = mpsc::channel();
        thread::spawn(move || tell.send(child.wait()));
        let Ok(status) = told.recv_timeout(limit) else {
            drop(Command::new("kill").args(["-KILL", &id]).status());
            panic!("still there after {limit:?}");
        };
        let mut rest = String::new();
        self.out.read_to_string(&mut rest).expect("its output");
        (status.expect("its end"), rest)
    }

    /// Tells it to stop and waits until it has.
    pub(crate) fn stop(self) {
        self.terminate();
        let (status, _) = self.end_within(PATIENCE);
        assert!(status.success(), "{status}");
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        if let Some(mut child) = self.child.take() {
            drop(child.kill());
            drop(child.wait());
        }
    }
}
