//! Logs: structured lines on the error stream, without personal data.
//!
//! What is logged says which route, task or step, and how it went; never an address as it was asked for, a form, an
//! id of a person, or the words of a panic, which may quote any of them. What other people's code says about its work
//! may name any of these, so of theirs only warnings are kept, whatever the filter asks for.

use std::panic;

use tracing::{Level, Metadata};
use tracing_subscriber::{
    filter::{Targets, filter_fn},
    fmt,
    layer::SubscriberExt,
    util::SubscriberInitExt,
};

use crate::{Stop, configuration::LogForm};

/// Begins to log. A process does it once; a second time changes nothing.
pub(crate) fn begin(filter: &str, form: LogForm) -> Result<(), Stop> {
    let filter: Targets = filter
        .parse()
        .map_err(|e| Stop::fault("reading the log filter", e))?;
    let logs = tracing_subscriber::registry()
        .with(filter)
        .with(filter_fn(is_ours_or_a_warning));
    let begun = match form {
        LogForm::Json => {
            let lines = fmt::layer()
                .json()
                .flatten_event(true)
                .with_current_span(false);
            logs.with(lines.with_span_list(false).with_writer(std::io::stderr))
                .try_init()
        }
        LogForm::Text => {
            let lines = fmt::layer().compact().with_target(false);
            logs.with(lines.with_writer(std::io::stderr)).try_init()
        }
    };
    if begun.is_ok() {
        hush_panics();
    }
    Ok(())
}

/// The rooms of the product that log.
const OURS: [&str; 25] = [
    "access",
    "care_plans",
    "cases",
    "cooperation",
    "deviations",
    "documents",
    "duties",
    "follow_up",
    "goals",
    "history",
    "kernel",
    "minutes_account",
    "needs",
    "organisation",
    "page_kit",
    "portal",
    "records",
    "residents",
    "rulebook",
    "samples",
    "schedules",
    "server",
    "sheets",
    "store",
    "visits",
];

fn is_ours_or_a_warning(line: &Metadata<'_>) -> bool {
    let room = line.target().split("::").next().unwrap_or_default();
    *line.level() <= Level::WARN || OURS.contains(&room)
}

/// A panic's words may hold what somebody typed; where it happened is enough to find it.
fn hush_panics() {
    panic::set_hook(Box::new(|panic| {
        let place = panic
            .location()
            .map_or_else(String::new, ToString::to_string);
        tracing::error!(place, "a bug: the work at hand was given up");
    }));
}

#[cfg(test)]
mod tests {
    use super::OURS;
    use std::{fs, path::Path};

    /// The tools, and the engines that say what they have to say in their answers.
    const SILENT: [&str; 6] = [
        "acceptance",
        "forecast",
        "projection",
        "route_solver",
        "tidy",
        "xtask",
    ];

    #[test]
    fn every_room_is_listened_to() {
        let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let mut rooms: Vec<String> = fs::read_dir(crates)
            .unwrap()
            .map(|room| {
                room.unwrap()
                    .file_name()
                    .to_string_lossy()
                    .replace('-', "_")
            })
            .filter(|room| !SILENT.contains(&room.as_str()))
            .collect();
        rooms.sort();
        assert_eq!(rooms, OURS);
    }
}
