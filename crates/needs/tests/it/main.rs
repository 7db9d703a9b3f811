//! Forecasts of need on both databases: what they rest on, scenarios and their versions, decisions, and the pages.

#[cfg(test)]
mod bases;
#[cfg(test)]
mod budgets;
#[cfg(test)]
#[path = "../../../samples/src/country.rs"]
#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "the samples' own municipality that does not exist"
)]
mod country;
#[cfg(test)]
mod districts;
#[cfg(test)]
mod faulty;
#[cfg(test)]
mod forecasts;
#[cfg(test)]
#[path = "../../../samples/src/districts.rs"]
#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "the samples' own districts that do not exist"
)]
mod made_up_districts;
#[cfg(test)]
mod outlook;
#[cfg(test)]
mod pages;
#[cfg(test)]
mod questions;
#[cfg(test)]
mod scenarios;
#[cfg(test)]
mod stage;
#[cfg(test)]
mod trials;
