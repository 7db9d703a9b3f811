//! The room's pages; one page a file: typed view, handlers, markup.

use page_kit::{Routes, Way};

/// All routes of the room.
pub fn routes() -> Routes {
    Routes::new()
}

/// The ways around in the header.
pub fn ways() -> Vec<Way> {
    Vec::new()
}
