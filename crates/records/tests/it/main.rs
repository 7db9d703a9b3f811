//! The social record on both databases: what use cases save, who may, what pages show, what is measured.

#[cfg(test)]
mod access_to_records;
#[cfg(test)]
mod corrections;
#[cfg(test)]
mod figures;
#[cfg(test)]
mod handovers;
#[cfg(test)]
mod never_altered;
#[cfg(test)]
mod others;
#[cfg(test)]
mod pages;
#[cfg(test)]
mod questions;
#[cfg(test)]
mod scene;
#[cfg(test)]
mod signing;
#[cfg(test)]
mod words;
