//! The least of HTTP: one request a connection, and every way in which it can fail is an answer.

use std::{
    io::{Read, Write},
    net::TcpStream,
    time::Duration,
};

use crate::asking::encoded;

/// The longest that an answer may take before it counts as none.
const PATIENCE: Duration = Duration::from_secs(30);

/// An answer that came whole.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) location: String,
    pub(super) session: Option<String>,
    pub(super) text: String,
}

/// What a browser keeps of somebody.
#[derive(Debug, Clone, Default)]
pub(super) struct Browser {
    pub(super) session: String,
    /// Where it seems to be, for those who count requests by source.
    pub(super) source: String,
}

impl Browser {
    /// Reads a page; none if the connection broke.
    pub(super) fn get(&self, at: &str, path: &str) -> Option<Answer> {
        self.ask(at, &format!("GET {path} HTTP/1.1"), "")
    }

    /// Sends a form; none if the connection broke.
    pub(super) fn post(&self, at: &str, path: &str, fields: &[(&str, &str)]) -> Option<Answer> {
        self.ask(at, &format!("POST {path} HTTP/1.1"), &encoded(fields))
    }

    fn ask(&self, at: &str, first: &str, body: &str) -> Option<Answer> {
        let mut stream = TcpStream::connect(at).ok()?;
        stream.set_read_timeout(Some(PATIENCE)).ok()?;
        let asked = format!(
            "{first}\r\nHost: {at}\r\nConnection: close\r\nSec-Fetch-Site: same-origin\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\
             Cookie: session={}\r\nX-Forwarded-For: {}\r\n\r\n{body}",
            body.len(),
            self.session,
            self.source,
        );
        stream.write_all(asked.as_bytes()).ok()?;
        let mut bytes = vec![];
        stream.read_to_end(&mut bytes).ok()?;
        read(&String::from_utf8_lossy(&bytes))
    }
}

/// Only an answer with all its headers counts.
fn read(answer: &str) -> Option<Answer> {
    let (head, text) = answer.split_once("\r\n\r\n")?;
    let status = head.split(' ').nth(1)?.parse().ok()?;
    let header = |name: &str| {
        let lines = head.lines().filter_map(|line| line.split_once(": "));
        lines
            .filter(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.to_owned())
            .next_back()
    };
    let session = header("set-cookie").and_then(|cookie| {
        let value = cookie.strip_prefix("session=")?.split(';').next()?;
        Some(value.to_owned())
    });
    Some(Answer {
        status,
        location: header("location").unwrap_or_default(),
        session,
        text: text.to_owned(),
    })
}
