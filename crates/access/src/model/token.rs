//! The secret that a browser carries; the database keeps only its hash.

use std::fmt;

use kernel::{Fault, RequestKey};
use sha2::{Digest, Sha256};
use uuid::Builder;

/// A session's secret: 256 bits.
#[derive(Clone, PartialEq, Eq)]
pub struct Token([u8; 32]);

impl Token {
    /// A secret of these bytes, which must be drawn at random.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// A secret drawn from the machine's chance, for the outermost room.
    pub fn draw() -> Result<Self, Fault> {
        draw_bytes().map(Self)
    }

    /// As it stands in a cookie: 64 hexadecimal digits.
    pub fn text(&self) -> String {
        hexadecimal(&self.0)
    }

    /// Reads what a cookie says; anything but 64 hexadecimal digits is no token.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.as_bytes();
        if digits.len() != 64 {
            return None;
        }
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            let value = pair.iter().try_fold(0, |sum, digit| {
                char::from(*digit)
                    .to_digit(16)
                    .map(|digit| sum * 16 + digit)
            })?;
            *byte = u8::try_from(value).ok()?;
        }
        Some(Self(bytes))
    }

    pub(crate) const fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// What is kept.
    pub(crate) fn digest(&self) -> Vec<u8> {
        Sha256::digest(self.0).to_vec()
    }

    /// The key of a request that is made with this token, so that no form that is sent twice can
    /// take the answer of another try.
    pub(crate) fn request_key(&self, what: &str) -> RequestKey {
        let hash = Sha256::new()
            .chain_update(what)
            .chain_update(self.0)
            .finalize();
        let bytes = hash.first_chunk::<16>().copied().unwrap_or_default();
        RequestKey(Builder::from_custom_bytes(bytes).into_uuid())
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// Two digits a byte.
pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    use fmt::Write;
    let length = bytes.len() * 2;
    bytes
        .iter()
        .fold(String::with_capacity(length), |mut text, byte| {
            // Writing to a string cannot fail.
            let _ok = write!(text, "{byte:02x}");
            text
        })
}

/// As browsers write bytes: base 64 for addresses, without padding.
pub(crate) fn base64url(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut text = String::new();
    for group in bytes.chunks(3) {
        let bits = group
            .iter()
            .chain([0, 0].iter())
            .take(3)
            .fold(0_usize, |bits, byte| (bits << 8) | usize::from(*byte));
        for sign in 0..=group.len() {
            let at = (bits >> (18 - 6 * sign)) & 63;
            text.extend(SIGNS.get(at).map(|sign| char::from(*sign)));
        }
    }
    text
}

/// Random bytes from the machine.
pub(crate) fn draw_bytes<const N: usize>() -> Result<[u8; N], Fault> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes)
        .map_err(|error| Fault::from_source("drawing random bytes", error))?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_written_as_browsers_do() {
        for (bytes, expect) in [
            ("", ""),
            ("f", "Zg"),
            ("fo", "Zm8"),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg"),
            ("fooba", "Zm9vYmE"),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64url(bytes.as_bytes()), expect);
        }
        assert_eq!(base64url(&[0xFB, 0xFF]), "-_8");
    }

    #[test]
    fn a_token_comes_back_from_its_text_and_nothing_else_does() {
        let token = Token::from_bytes(std::array::from_fn(|n| {
            u8::try_from(n * 7 % 256).expect("a byte")
        }));
        assert_eq!(Token::parse(&token.text()), Some(token.clone()));
        assert_eq!(
            Token::parse(&token.text().to_uppercase()),
            Some(token.clone())
        );
        for wrong in [
            "",
            "00",
            &"g".repeat(64),
            &"0".repeat(63),
            &"0".repeat(65),
            &"å".repeat(32),
        ] {
            assert_eq!(Token::parse(wrong), None, "{wrong}");
        }
        assert!(!format!("{token:?}").contains(&token.text()));
    }
}
