//! Which passwords may be chosen.

use kernel::Refusal;

/// The fewest characters; length is what makes guessing hopeless.
const SHORTEST: usize = 12;
/// The most characters.
const LONGEST: usize = 200;

/// Long passwords that everybody tries first, in lower case.
const COMMON: [&str; 40] = [
    "123456789012",
    "1234567890123",
    "12345678901234",
    "123456789123",
    "1234567890ab",
    "1q2w3e4r5t6y",
    "1qaz2wsx3edc",
    "abcdefghijkl",
    "abcd12345678",
    "administrator",
    "adminadmin12",
    "changemenow1",
    "correcthorsebatterystaple",
    "dittlösenord",
    "fotboll12345",
    "hemligt12345",
    "hemtjänst123",
    "hemtjänsten1",
    "iloveyou1234",
    "kommunen1234",
    "letmein12345",
    "lösenord1234",
    "lösenord12345",
    "lösenordet12",
    "losenord1234",
    "mittlösenord",
    "omsorgen1234",
    "password1234",
    "password12345",
    "passwordpassword",
    "qwerty123456",
    "qwertyuiopås",
    "qwertyuiop12",
    "sammanhang12",
    "sommaren2025",
    "sommaren2026",
    "socialtjänst",
    "trustno11234",
    "välkommen123",
    "välkommen1234",
];

/// What is wrong with a chosen password, if anything.
pub(crate) fn fault_of(password: &str, login: &str) -> Option<Refusal> {
    let length = password.chars().count();
    if length < SHORTEST {
        let least = i64::try_from(SHORTEST).unwrap_or(i64::MAX);
        return Some(Refusal::new("access-refusal-password-short").with("least", least));
    }
    if length > LONGEST {
        let most = i64::try_from(LONGEST).unwrap_or(i64::MAX);
        return Some(Refusal::new("access-refusal-password-long").with("most", most));
    }
    let folded = password.to_lowercase();
    if folded.contains(login) || login.contains(&folded) {
        return Some(Refusal::new("access-refusal-password-login"));
    }
    if COMMON.contains(&folded.as_str()) || is_monotonous(&folded) {
        return Some(Refusal::new("access-refusal-password-common"));
    }
    None
}

/// Few different signs, or the same short piece again and again.
fn is_monotonous(password: &str) -> bool {
    let signs: Vec<char> = password.chars().collect();
    let different: std::collections::BTreeSet<&char> = signs.iter().collect();
    let repeats = (1..=4).any(|piece| {
        signs
            .iter()
            .zip(signs.iter().skip(piece))
            .all(|(one, later)| one == later)
    });
    different.len() < 5 || repeats
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(password: &str, expect: Option<&str>) {
        let found = fault_of(password, "eva.ek").map(|refusal| refusal.text.into_owned());
        assert_eq!(found.as_deref(), expect, "{password}");
    }

    #[test]
    fn long_and_own_is_good() {
        check("en blå cykel i snö", None);
        check("Tolv-tecken7", None);
    }

    #[test]
    fn what_is_guessed_first_is_refused() {
        check("kort", Some("access-refusal-password-short"));
        check(&"lång ".repeat(50), Some("access-refusal-password-long"));
        check("min.eva.ek.2026", Some("access-refusal-password-login"));
        check("Lösenord1234", Some("access-refusal-password-common"));
        check("aaaaaaaaaaaaaa", Some("access-refusal-password-common"));
        check("abcdabcdabcdabcd", Some("access-refusal-password-common"));
    }
}
