//! The room on both databases: what use cases save, who may, and what pages show.

#[cfg(test)]
mod contacts;
#[cfg(test)]
mod order_scene;
#[cfg(test)]
mod orders;
#[cfg(test)]
mod scene;
