//! Streets, postal codes and phones of a town that does not exist.

use kernel::Line;
use residents::{Address, Email, Phone, PostalCode};

use crate::{draws::Draws, lists::Lists, names::line};

/// The town.
pub(crate) const TOWN: &str = "Lindvik";

/// A place to live, and the number of its district among so many.
pub(crate) fn draw_address(
    draws: &mut Draws,
    lists: &Lists,
    districts: usize,
) -> (Option<Address>, usize) {
    let Some(street) = draws.pick(&lists.streets).copied() else {
        return (None, 0);
    };
    let number = draws.between(1, 78);
    let stair = match draws.below(4) {
        0 => " A",
        1 => " B",
        _none => "",
    };
    let flat = if draws.chance(400) {
        format!(", lgh {}0{}", draws.between(1, 6), draws.between(1, 4))
    } else {
        String::new()
    };
    let district = street.district % districts.max(1);
    let street_line = format!("{} {number}{stair}{flat}", street.name);
    (address(&street_line, street.district), district)
}

/// An address in the town. No postal code of ours is in use: the real ones end at 984 99.
pub(crate) fn address(street: &str, area: usize) -> Option<Address> {
    let postal_code = PostalCode::parse(&format!("990{:02}", area % 90 + 10)).ok()?;
    Some(Address {
        street: line(street),
        postal_code,
        town: line(TOWN),
    })
}

/// A mobile number that is kept free for fiction: 070-174 06 05 to 070-174 06 99.
pub(crate) fn draw_mobile(draws: &mut Draws) -> Option<Phone> {
    mobile(u32::try_from(draws.below(95)).unwrap_or(0))
}

/// The `nth` such mobile number, from 0.
pub(crate) fn mobile(nth: u32) -> Option<Phone> {
    Phone::parse(&format!("070-174 06 {:02}", 5 + nth % 95)).ok()
}

/// A fixed number that is kept free for fiction: 08-465 004 00 to 99, or 031-390 06 00 to 99.
pub(crate) fn draw_fixed_phone(draws: &mut Draws) -> Option<Phone> {
    let last = draws.below(100);
    let typed = if draws.chance(700) {
        format!("08-465 004 {last:02}")
    } else {
        format!("031-390 06 {last:02}")
    };
    Phone::parse(&typed).ok()
}

/// A phone at work.
pub(crate) fn work_phone(nth: usize) -> Line {
    line(&format!("08-465 004 {:02}", nth % 100))
}

/// An e-mail address at a domain that can never exist.
pub(crate) fn email(name: &str) -> Option<Email> {
    Email::parse(&format!("{}@lindvik.example", plain(name))).ok()
}

/// A name in plain small letters with dots, for addresses and logins.
pub(crate) fn plain(name: &str) -> String {
    let mut text = String::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        match c {
            'å' | 'ä' | 'á' | 'à' => text.push('a'),
            'ö' | 'ó' | 'ø' => text.push('o'),
            'é' | 'è' => text.push('e'),
            'ü' | 'ú' => text.push('u'),
            'í' => text.push('i'),
            'ć' | 'č' => text.push('c'),
            'ž' => text.push('z'),
            'š' | 'ş' => text.push('s'),
            'đ' => text.push('d'),
            'ñ' => text.push('n'),
            ' ' | '-' if !text.ends_with('.') => text.push('.'),
            other if other.is_ascii_lowercase() || other.is_ascii_digit() => text.push(other),
            _other => {}
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draws::Area;

    #[test]
    fn phones_are_those_kept_free() {
        let mut draws = Draws::at(1, Area::Crowd, 0);
        for _ in 0..500 {
            let mobile = draw_mobile(&mut draws).expect("a phone").to_string();
            assert!(mobile.starts_with("070-174 06 ") && mobile.as_str() >= "070-174 06 05");
            let fixed = draw_fixed_phone(&mut draws).expect("a phone").to_string();
            assert!(fixed.starts_with("08-465 004 ") || fixed.starts_with("031-390 06 "));
        }
    }

    #[test]
    fn addresses_are_plain() {
        assert_eq!(plain("Åsa Öberg-Ćosić"), "asa.oberg.cosic");
        assert_eq!(
            email("Örjan Ek").map(|e| e.to_string()),
            Some("orjan.ek@lindvik.example".into())
        );
    }
}
