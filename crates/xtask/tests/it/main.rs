//! The workshop's commands against the real machine.

#[cfg(test)]
mod postgres;
