//! Files in and out, each with errors that name the place.

pub mod hhcrsp;
