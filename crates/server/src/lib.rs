//! The program: command line, configuration, and the whole product in one process.
//!
//! | part | what it is |
//! |---|---|
//! | [`run`] | the command line, from its words to an exit code |
//! | [`Configuration`] | flags before environment before file |
//! | [`product`] | all rooms put together: tables, words, routes |
//! | [`Installation`] | the product over one store, with its municipality |
//! | [`invariants`] | what must hold between the rooms, asked of a running installation |
//! | [`imports`] | lists that a municipality has already |
//! | [`web`] | taking requests, and the addresses for those who run the program |
//! | [`tasks`] | what is done without anybody asking |
//!
//! Exit codes: 0 done; 1 done, and something was found; 2 the command line, the configuration or a file given is
//! wrong; 3 not done as things stand, and the text says what to do; 4 a bug or the machine.
//!
//! Invariants
//! - Nothing personal is logged or printed.
//! - Told to stop, the process finishes what it has begun, and what it has answered is on disk.
//! - A background task may be cut off at any point and is done once, however many processes try.

mod command_line;
mod commands;
mod configuration;
mod console;
pub mod imports;
mod installation;
pub mod invariants;
mod logs;
pub mod product;
mod serving;
mod stop;
pub mod tasks;
pub mod web;

pub use command_line::run;
pub use configuration::{Configuration, DatabaseFlags, Layer, LogForm, Secret, environment};
pub use installation::{Installation, Presence};
pub use stop::Stop;
