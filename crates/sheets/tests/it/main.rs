//! Lists out and in again.

#[cfg(test)]
mod bombs;
#[cfg(test)]
mod exports;
#[cfg(test)]
mod imports;
#[cfg(test)]
mod round_trip;
