//! How far it has come, on the error stream, where somebody looks.

use indicatif::{ProgressBar, ProgressStyle};

/// A bar with the time that is left; nothing is drawn where nobody looks.
pub(crate) fn bar(steps: usize, what: &'static str) -> ProgressBar {
    let bar = ProgressBar::new(u64::try_from(steps).unwrap_or(u64::MAX));
    let style = ProgressStyle::with_template("{msg} {bar:30} {pos}/{len}, {eta} left");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar.set_message(what);
    bar
}

/// The bar at so many steps.
pub(crate) fn at(bar: &ProgressBar, done: usize) {
    bar.set_position(u64::try_from(done).unwrap_or(u64::MAX));
}
