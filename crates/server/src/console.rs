//! What the commands say to the one who runs them.

use std::io::{self, Write};

/// Says one line. A reader who has gone away is no reason to stop.
pub(crate) fn say(line: impl AsRef<str>) {
    drop(writeln!(io::stdout().lock(), "{}", line.as_ref()));
}

/// Complains in one line.
pub(crate) fn complain(line: impl AsRef<str>) {
    drop(writeln!(io::stderr().lock(), "{}", line.as_ref()));
}
