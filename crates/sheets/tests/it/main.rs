//! Lists out and in again.

mod bombs;
mod exports;
mod imports;
mod round_trip;
