//! Goals on both databases: values, judgements, what the committee saw, and the pages.

#[cfg(test)]
mod chains;
#[cfg(test)]
mod earlier;
#[cfg(test)]
mod every_kind;
#[cfg(test)]
mod pages;
#[cfg(test)]
mod readings;
#[cfg(test)]
mod reports;
#[cfg(test)]
mod stage;
