//! The rules of the house that the compiler cannot see, as tests over the whole tree.
//!
//! | guard | what it holds |
//! |---|---|
//! | [`alone`] | the project speaks of itself alone, and leaves nothing for later |
//! | [`clocks`] | time and chance come as parameters |
//! | [`codemap`] | ARCHITECTURE.md names every crate, and no other |
//! | [`floor_plan`] | every domain crate has the same rooms under the same names |
//! | [`fronts`] | `lib.rs` is a front page |
//! | [`layers`] | dependencies point down, and only where the table says |
//! | [`lengths`] | no file is longer than a reader's patience |
//! | [`manifests`] | every crate takes version, lints and dependencies from the workspace |
//! | [`names`] | no file is called after nothing |
//! | [`openings`] | every file says in its first line what it is for |
//! | [`purity`] | `model/` and `rules/` are free of I/O, clock and chance |
//! | [`routes`] | no route without its access need |
//! | [`tables`] | SQL stays in `store/` and names only the crate's own tables |
//! | [`texts`] | every text exists in every language, and none is unused |
//! | [`trials`] | tests neither sleep nor are switched off without a reason |
//!
//! Each guard is a pure function from files to [`Finding`]s. `tests/it` runs each on the tree, and
//! plants a breach to see it caught.
//!
//! To add a guard: write `src/<name>.rs` with a `check` function, and `tests/it/<name>.rs` with a test on
//! the tree and a planted breach. To add a crate: give it a line in [`layers::LAYERS`], and one in
//! [`tables::OWNERS`] when it has tables.

pub mod alone;
pub mod clocks;
pub mod codemap;
mod finding;
pub mod floor_plan;
mod fluent;
pub mod fronts;
pub mod layers;
pub mod lengths;
pub mod manifests;
pub mod names;
pub mod openings;
pub mod purity;
pub mod routes;
pub mod rust;
pub mod tables;
pub mod texts;
mod tree;
pub mod trials;

pub use finding::Finding;
pub use tree::{Source, read, root};
