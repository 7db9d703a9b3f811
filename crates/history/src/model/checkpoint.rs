//! A root over all heads at one moment, as it is printed and kept outside the database.

use std::{fmt, str::FromStr};

use kernel::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::rules::{encoding::hex, merkle::Hash};

/// A root over the heads of all streams. [`fmt::Display`] gives the text to print; [`FromStr`] reads it back,
/// also from a hand that typed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checkpoint {
    /// Its number, from 1.
    pub number: i64,
    /// When it was taken.
    pub at: Timestamp,
    /// The root.
    pub root: Hash,
    /// How many streams lie under it.
    pub streams: i64,
    /// How many entries they had together.
    pub entries: i64,
    /// The root before it.
    pub previous: Option<Hash>,
}

/// Why a text is no checkpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CheckpointError {
    /// The first line is not that of a checkpoint.
    #[error("the text does not begin as a checkpoint does")]
    Heading,
    /// A line is missing or cannot be read.
    #[error("the line `{0}` is missing or cannot be read")]
    Line(&'static str),
    /// The control letters do not fit: something was mistyped.
    #[error("the control does not fit the text: something is mistyped")]
    Control,
}

const HEADING: &str = "Sammanhang checkpoint 1";

impl Checkpoint {
    fn body(&self) -> String {
        let previous = self.previous.map_or_else(|| "none".to_owned(), grouped);
        format!(
            "{HEADING}\nnumber: {}\ntime: {}\nstreams: {}\nentries: {}\nroot: {}\nprevious: {previous}\n",
            self.number,
            self.at,
            self.streams,
            self.entries,
            grouped(self.root),
        )
    }

    fn control(&self) -> String {
        let hash: Hash = Sha256::digest(self.body().as_bytes()).into();
        hex(&hash).chars().take(8).collect()
    }
}

/// Eight groups of eight, for eyes and fingers.
fn grouped(hash: Hash) -> String {
    let groups: Vec<String> = hash.chunks(4).map(hex).collect();
    groups.join(" ")
}

fn ungrouped(text: &str) -> Option<Hash> {
    let digits: Vec<u32> = text
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| c.to_digit(16))
        .collect::<Option<_>>()?;
    let mut hash = Hash::default();
    if digits.len() != hash.len() * 2 {
        return None;
    }
    for (byte, pair) in hash.iter_mut().zip(digits.chunks(2)) {
        *byte = u8::try_from(pair.iter().fold(0, |sum, digit| sum * 16 + digit)).ok()?;
    }
    Some(hash)
}

impl fmt::Display for Checkpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}control: {}", self.body(), self.control())
    }
}

impl FromStr for Checkpoint {
    type Err = CheckpointError;
    fn from_str(text: &str) -> Result<Self, CheckpointError> {
        let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        if !lines
            .next()
            .is_some_and(|line| line.eq_ignore_ascii_case(HEADING))
        {
            return Err(CheckpointError::Heading);
        }
        let mut next = |name: &'static str| {
            lines
                .next()
                .and_then(|line| line.split_once(':'))
                .filter(|(found, _value)| found.trim().eq_ignore_ascii_case(name))
                .map(|(_found, value)| value.trim())
                .ok_or(CheckpointError::Line(name))
        };
        let number =
            |value: &str, name| value.parse::<i64>().ok().ok_or(CheckpointError::Line(name));
        let read = Self {
            number: number(next("number")?, "number")?,
            at: next("time")?
                .to_uppercase()
                .parse()
                .ok()
                .ok_or(CheckpointError::Line("time"))?,
            streams: number(next("streams")?, "streams")?,
            entries: number(next("entries")?, "entries")?,
            root: ungrouped(next("root")?).ok_or(CheckpointError::Line("root"))?,
            previous: match next("previous")? {
                none if none.eq_ignore_ascii_case("none") => None,
                root => Some(ungrouped(root).ok_or(CheckpointError::Line("previous"))?),
            },
        };
        if read.control().eq_ignore_ascii_case(next("control")?) {
            Ok(read)
        } else {
            Err(CheckpointError::Control)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checkpoint() -> Checkpoint {
        Checkpoint {
            number: 12,
            at: "2026-11-22T08:00:00.123Z".parse().expect("a time"),
            root: Sha256::digest(b"root").into(),
            streams: 4_711,
            entries: 98_765,
            previous: Some(Sha256::digest(b"before").into()),
        }
    }

    #[test]
    fn a_printed_checkpoint_is_read_back_also_when_typed() {
        let text = checkpoint().to_string();
        assert_eq!(text.parse(), Ok(checkpoint()));
        let typed = text.to_uppercase().replace('\n', "\r\n\r\n  ");
        assert_eq!(typed.parse(), Ok(checkpoint()));
        let first = Checkpoint {
            previous: None,
            ..checkpoint()
        };
        assert_eq!(first.to_string().parse(), Ok(first));
    }

    #[test]
    fn what_is_mistyped_is_told() {
        let text = checkpoint().to_string();
        assert_eq!(
            text.replace("4711", "4771").parse::<Checkpoint>(),
            Err(CheckpointError::Control)
        );
        assert_eq!(
            text.replace("root:", "rot:").parse::<Checkpoint>(),
            Err(CheckpointError::Line("root"))
        );
        assert_eq!("".parse::<Checkpoint>(), Err(CheckpointError::Heading));
        assert_eq!(
            HEADING.parse::<Checkpoint>(),
            Err(CheckpointError::Line("number"))
        );
    }
}
