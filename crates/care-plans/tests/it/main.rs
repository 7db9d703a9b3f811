//! Care plans on both databases: what use cases save, who may, what is due, what pages show, what is measured.

#[cfg(test)]
mod access_to_plans;
#[cfg(test)]
mod agreements;
#[cfg(test)]
mod beginnings;
#[cfg(test)]
mod contacts;
#[cfg(test)]
mod figures;
#[cfg(test)]
mod pages;
#[cfg(test)]
mod questions;
#[cfg(test)]
mod scene;
#[cfg(test)]
mod words;
