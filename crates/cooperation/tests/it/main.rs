//! Coordinated plans on both databases: what use cases save, who may, what is due, and what pages show.

#[cfg(test)]
mod access_to_plans;
#[cfg(test)]
mod agreements;
#[cfg(test)]
mod calls;
#[cfg(test)]
mod consents;
#[cfg(test)]
mod ends;
#[cfg(test)]
mod figures;
#[cfg(test)]
mod pages;
#[cfg(test)]
mod questions;
#[cfg(test)]
mod scene;
#[cfg(test)]
mod story;
