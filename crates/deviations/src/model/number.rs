//! The number of a deviation, as people say it and write it: it tells nothing of anybody.

use kernel::Date;
use std::fmt;

use super::DeviationId;

/// The letters of a number: none that can be taken for another.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The number of a deviation: the year it was told and six signs that follow from its id, so that two that are told at
/// once need not wait for each other.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct DeviationNumber(String);

impl DeviationNumber {
    /// The number of a deviation.
    pub fn of(id: DeviationId, told: Date) -> Self {
        let mut bits = id.uuid().as_u128() & 0x3FFF_FFFF;
        let mut signs = String::new();
        for _ in 0..6 {
            let place = usize::try_from(bits % 32).unwrap_or(0);
            signs.extend(LETTERS.get(place).map(|sign| char::from(*sign)));
            bits /= 32;
        }
        Self(format!("A{}-{signs}", told.year()))
    }

    /// The number.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for DeviationNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
