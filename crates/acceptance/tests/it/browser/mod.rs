//! Stories in a real browser.
//!
//! Pictures of every page are put under `target/acceptance`, a folder a story, in the order of the story.

mod appeals;
mod beside;
mod chrome;
mod desk;
mod earlier;
mod expired;
mod eyes;
mod figures;
mod followed;
mod hands;
mod input;
mod keyboard;
mod keys;
mod need;
mod phone;
mod plan;
mod ragnar;
mod record;
mod schedule;
mod site;
mod strangers;
mod tag;
mod twice;
mod visit;
