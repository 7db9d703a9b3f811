//! Finds out how a csv file writes its letters.

use crate::trouble::{Trouble, What};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;

/// The text of a file: by its mark, else UTF-8 if it can be, else the old Windows code.
pub(crate) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Trouble> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let rest = bytes.get(mark..).unwrap_or_default();
        let known = [UTF_8, UTF_16LE, UTF_16BE].contains(&encoding);
        let (text, wrong) = encoding.decode_without_bom_handling(rest);
        return if known && !wrong {
            Ok(text)
        } else {
            Err(Trouble::file(What::FileBroken))
        };
    }
    // No list has NUL in it; most other kinds of files do.
    if bytes.contains(&0) {
        return Err(Trouble::file(What::FileUnknown));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Cow::Borrowed(text)),
        Err(_not_utf8) => Ok(WINDOWS_1252.decode_without_bom_handling(bytes).0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_come_through_in_every_code() {
        let wide: Vec<u8> = "\u{feff}Åsa"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        for bytes in [
            &b"\xc3\x85sa"[..],
            b"\xef\xbb\xbf\xc3\x85sa",
            b"\xc5sa",
            &wide,
        ] {
            assert_eq!(decode(bytes).unwrap(), "Åsa");
        }
        assert_eq!(decode(b"a\0b").unwrap_err().what, What::FileUnknown);
    }
}
