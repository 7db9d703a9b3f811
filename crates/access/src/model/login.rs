//! What somebody types to log in.

use std::fmt;

use kernel::{Line, Refusal};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

/// The name by which somebody logs in: folded, so that upper case and width do not matter.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Login(String);

/// A text that is no login name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a login name: 3 to 100 signs without spaces")]
pub struct LoginError;

impl From<LoginError> for Refusal {
    fn from(_error: LoginError) -> Self {
        Self::new("access-refusal-login-form").at("login")
    }
}

impl Login {
    /// Reads and folds what was typed.
    ///
    /// ```
    /// use access::Login;
    /// assert_eq!(Login::parse(" Eva.EK ")?.as_str(), "eva.ek");
    /// assert!(Login::parse("eva ek").is_err());
    /// # Ok::<(), access::LoginError>(())
    /// ```
    pub fn parse(typed: &str) -> Result<Self, LoginError> {
        let line = Line::parse(typed).ok().ok_or(LoginError)?;
        let folded: String = line.as_str().nfkc().flat_map(char::to_lowercase).collect();
        let length = folded.chars().count();
        if !(3..=100).contains(&length) || folded.contains(char::is_whitespace) {
            return Err(LoginError);
        }
        Ok(Self(folded))
    }

    /// The folded name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What tries are counted by; the same for names that nobody has.
    pub(crate) fn account(&self) -> Vec<u8> {
        hashed("account", &self.0)
    }
}

impl TryFrom<String> for Login {
    type Error = LoginError;
    fn try_from(text: String) -> Result<Self, LoginError> {
        Self::parse(&text)
    }
}

impl From<Login> for String {
    fn from(login: Login) -> Self {
        login.0
    }
}

/// From where somebody tries, for example a network address; kept as a hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source(Vec<u8>);

impl Source {
    /// A source by its name.
    pub fn new(name: &str) -> Self {
        Self(hashed("source", name))
    }

    pub(crate) fn digest(&self) -> Vec<u8> {
        self.0.clone()
    }
}

fn hashed(what: &str, text: &str) -> Vec<u8> {
    Sha256::new()
        .chain_update(what)
        .chain_update([0])
        .chain_update(text)
        .finalize()
        .to_vec()
}

/// A password as typed, never shown and never kept.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

impl Password {
    /// The most bytes that are hashed; what is longer is no password of anybody's.
    const BYTES_MAX: usize = 1_000;

    /// What was typed, in one normal form; too long a text becomes one that fits nobody.
    pub fn new(typed: &str) -> Self {
        if typed.len() > Self::BYTES_MAX {
            return Self(String::new());
        }
        Self(typed.nfkc().collect())
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

/// A password that somebody chose and that may be used: see [`NewPassword::choose`].
#[derive(Debug, Clone)]
pub struct NewPassword(pub(crate) Password);

impl NewPassword {
    /// Takes a chosen password, or says what is wrong with it at `field`.
    pub fn choose(typed: &str, login: &Login, field: &'static str) -> Result<Self, Refusal> {
        let password = Password::new(typed);
        match crate::rules::password::fault_of(password.as_str(), login.as_str()) {
            None => Ok(Self(password)),
            Some(refusal) => Err(refusal.at(field)),
        }
    }
}

/// A password's hash, in PHC form.
#[derive(Clone, PartialEq, Eq)]
pub struct SealedPassword(pub(crate) String);

impl fmt::Debug for SealedPassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SealedPassword(…)")
    }
}
