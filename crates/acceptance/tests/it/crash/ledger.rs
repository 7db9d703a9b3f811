//! The ledger of long runs: a line a run, only when asked for.

use std::{fs::OpenOptions, io::Write};

use super::claims::Claims;

/// Says to which file a line is added.
const LEDGER: &str = "SAMMANHANG_CRASH_LEDGER";

/// Adds a line: day, database, crashes, acknowledged writes, writes sent again, lost, doubled.
pub(super) fn append(database: &str, crashes: u32, claims: &Claims) {
    let Ok(file) = std::env::var(LEDGER) else {
        return;
    };
    let day = kernel::Clock::now(&kernel::SystemClock)
        .to_zoned(jiff::tz::TimeZone::UTC)
        .date();
    let is_new = !std::path::Path::new(&file).exists();
    let mut file = OpenOptions::new()
        .create(true)
        .append(true)
        .open(&file)
        .expect("the ledger");
    if is_new {
        writeln!(
            file,
            "day,database,crashes,acknowledged,sent_again,lost,doubled"
        )
        .expect("a line");
    }
    let (acknowledged, again) = (claims.acknowledged.len(), claims.sent_again);
    // A run with anything lost or doubled fails before it comes here.
    writeln!(
        file,
        "{day},{database},{crashes},{acknowledged},{again},0,0"
    )
    .expect("a line");
}
