//! Measures a file before anything of it is unpacked.

use crate::trouble::{Trouble, What};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The largest file that is read.
pub const FILE_MAX: usize = 20 * 1024 * 1024;
/// The most that all parts of a workbook may unpack to.
pub const UNPACKED_MAX: u64 = 256 * 1024 * 1024;
/// The most parts a workbook may have.
pub const PARTS_MAX: usize = 1_000;

/// The most that the table of texts may unpack to: it is held in memory as a whole.
const TEXTS_MAX: u64 = 64 * 1024 * 1024;
/// Parts that are this much smaller packed than unpacked are no lists.
const SWELL_MAX: u64 = 300;
/// Small parts may swell: an empty sheet of one style packs well.
const SWELL_FROM: u64 = 4 * 1024 * 1024;

/// Whether the file looks like a workbook.
pub(crate) fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK")
}

/// Whether the file looks like an old or encrypted workbook.
pub(crate) fn is_old_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0])
}

/// Refuses a workbook that would swell, hold too many parts, or be larger than it says.
pub(crate) fn inspect(bytes: &[u8]) -> Result<(), Trouble> {
    // Counted in the raw bytes, so that a directory of a million parts is never built.
    if count(bytes, b"PK\x01\x02") > PARTS_MAX {
        return Err(Trouble::file(What::FileSwells));
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let mut whole = 0_u64;
    for number in 0..archive.len() {
        let part = archive.by_index_raw(number).map_err(broken)?;
        let (packed, size) = (part.compressed_size(), part.size());
        whole = whole.saturating_add(size);
        let swells = size > SWELL_FROM && size / packed.max(1) > SWELL_MAX;
        if swells || whole > UNPACKED_MAX {
            return Err(Trouble::file(What::FileSwells));
        }
    }
    for number in 0..archive.len() {
        let part = archive.by_index(number).map_err(broken)?;
        let size = part.size();
        let name = part.name().map_err(broken)?.to_lowercase();
        let is_texts = name.ends_with("sharedstrings.xml");
        if is_texts && size > TEXTS_MAX {
            return Err(Trouble::file(What::FileSwells));
        }
        weigh(part, size, is_texts)?;
    }
    Ok(())
}

/// Unpacks a part without keeping it, to see that it is what it says.
fn weigh(part: impl Read, size: u64, is_texts: bool) -> Result<(), Trouble> {
    let mut part = part.take(size + 1);
    let mut seen = 0_u64;
    let mut buffer = vec![0_u8; 64 * 1024];
    let mut window: Vec<u8> = Vec::new();
    loop {
        let read = part.read(&mut buffer).map_err(broken)?;
        seen += u64::try_from(read).unwrap_or(u64::MAX);
        if is_texts {
            window.extend(buffer.iter().take(read));
            if !claims_are_sound(&window, size) {
                return Err(Trouble::file(What::FileSwells));
            }
            // A claim that is cut by the end of the window is seen whole in the next one.
            window.drain(..window.len().saturating_sub(NAME.len() + CLAIM_MAX));
        }
        if read == 0 {
            break;
        }
    }
    if seen == size {
        Ok(())
    } else {
        Err(Trouble::file(What::FileSwells))
    }
}

/// The attribute in which a table of texts claims how many they are.
const NAME: &[u8] = b"uniqueCount";
/// `="18446744073709551615"` and no more.
const CLAIM_MAX: usize = 23;

/// The reader makes room for as many texts as the table claims; no claim may exceed its bytes.
///
/// Claims that are written otherwise than programs write them are not believed.
fn claims_are_sound(window: &[u8], size: u64) -> bool {
    if window.contains(&0) {
        // Text in another code than UTF-8 would hide the claim from us.
        return false;
    }
    let names = window.windows(NAME.len()).enumerate();
    names
        .filter(|(_, bytes)| *bytes == NAME)
        .filter_map(|(at, _)| window.get(at + NAME.len()..))
        .all(|rest| match rest.first() {
            Some(b'=') => claim(rest).is_none_or(|claim| claim <= size),
            Some(other) => !other.is_ascii_whitespace(),
            None => true,
        })
}

/// The number in `="12"`; `None` while its end is not seen, the largest if it is written otherwise.
fn claim(rest: &[u8]) -> Option<u64> {
    let mut bytes = rest.iter().copied().skip(1).take(CLAIM_MAX);
    let quote = bytes.next()?;
    if quote != b'"' && quote != b'\'' {
        return Some(u64::MAX);
    }
    let mut digits = String::new();
    for byte in bytes {
        if byte == quote {
            return Some(digits.parse().unwrap_or(u64::MAX));
        }
        digits.push(char::from(byte));
    }
    (digits.len() + 2 >= CLAIM_MAX).then_some(u64::MAX)
}

/// How often a short sequence stands in the bytes.
fn count(bytes: &[u8], needle: &[u8]) -> usize {
    bytes
        .windows(needle.len())
        .filter(|window| *window == needle)
        .count()
}

fn broken<T>(_cause: T) -> Trouble {
    // The cause speaks of bytes; the person can only save the file again.
    Trouble::file(What::FileBroken)
}

#[cfg(test)]
mod tests {
    use super::claims_are_sound;

    #[test]
    fn claims_beyond_the_bytes_are_seen() {
        for sound in [
            &br#"<sst count="3" uniqueCount="2">"#[..],
            b"<sst>",
            b"<t>uniqueCount</t>",
            b"<sst uniqueCount=\"99",
            b"<sst uniqueCount",
        ] {
            assert!(claims_are_sound(sound, 100), "{sound:?}");
        }
        for unsound in [
            &b"<sst uniqueCount='101'>"[..],
            b"<sst uniqueCount=\"99999999999999999999999999\">",
            b"<sst uniqueCount = \"9\">",
            b"<sst uniqueCount=9>",
            b"<sst uniqueCount=\"                        ",
            b"<\0s\0s\0t\0",
        ] {
            assert!(!claims_are_sound(unsound, 100), "{unsound:?}");
        }
    }
}
