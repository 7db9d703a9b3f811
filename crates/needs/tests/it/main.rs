//! Forecasts of need on both databases: what they rest on, scenarios and their versions, decisions, and the pages.

#[cfg(test)]
mod bases;
#[cfg(test)]
#[path = "../../../samples/src/country.rs"]
mod country;
#[cfg(test)]
mod forecasts;
#[cfg(test)]
mod scenarios;
#[cfg(test)]
mod stage;
