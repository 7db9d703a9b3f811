//! The accessibility checker that the browser tests run inside pages.

/// axe-core, which looks for what shuts people out; run inside the pages.
pub const AXE: &str = include_str!("../assets/axe.min.js");
