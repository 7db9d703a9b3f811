//! The number of a case, as people say it on the telephone and write it on letters.

use kernel::Timestamp;
use std::fmt;

use super::CaseId;

/// The letters of a number: none that can be taken for another.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The number of a case: the year it was opened and six signs that tell nothing of anybody.
///
/// It follows from the case's id, so that two that are opened at once need not wait for each other. Two cases of a
/// year can have the same, about once in a thousand million; a search then shows both.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct CaseNumber(String);

impl CaseNumber {
    /// The number of a case.
    pub fn of(case: CaseId, opened: Timestamp) -> Self {
        let year = opened.strftime("%Y").to_string();
        let mut bits = case.uuid().as_u128() & 0x3FFF_FFFF;
        let mut signs = Vec::new();
        for _ in 0..6 {
            let place = usize::try_from(bits % 32).unwrap_or(0);
            signs.extend(LETTERS.get(place).map(|b| char::from(*b)));
            bits /= 32;
        }
        Self(format!("{year}-{}", signs.into_iter().collect::<String>()))
    }

    /// What was typed, as numbers are kept; none if it cannot be one.
    pub fn parse(typed: &str) -> Option<Self> {
        let plain: String = typed
            .trim()
            .to_uppercase()
            .chars()
            .filter(|c| !c.is_whitespace() && *c != '-')
            .map(|c| match c {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            })
            .collect();
        let (year, signs) = plain.split_at_checked(4)?;
        let good = plain.len() == 10
            && year.bytes().all(|b| b.is_ascii_digit())
            && signs.bytes().all(|b| LETTERS.contains(&b));
        good.then(|| Self(format!("{year}-{signs}")))
    }

    /// The number.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CaseNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_number_is_found_again_however_it_is_typed() {
        let opened = "2026-03-01T08:00:00Z".parse().expect("a time");
        let number = CaseNumber::of(CaseId::from_uuid(Uuid::from_u128(0x1234_5678_9ABC)), opened);
        assert_eq!(CaseNumber::parse(number.as_str()), Some(number.clone()));
        let spoken = number.as_str().to_lowercase().replace('-', " ");
        assert_eq!(CaseNumber::parse(&spoken), Some(number));
        for no in [
            "",
            "2026",
            "2026-12345U",
            "Ragnar Ek",
            "åååååå",
            "19430519-2397",
        ] {
            assert_eq!(CaseNumber::parse(no), None, "{no}");
        }
    }
}
