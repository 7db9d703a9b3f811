//! The product as a whole: routes, marked persons, crashes, and a story in a browser.
#![expect(clippy::expect_used, reason = "a test that cannot go on says why")]

mod addresses;
mod asking;
mod browser;
mod crash;
mod demo_day;
mod followed;
mod life;
mod lived;
mod marked;
mod markers;
mod missing;
mod plans;
mod routes;
mod tour;
mod town;
mod turns;
mod ways;
mod written;
mod year;
