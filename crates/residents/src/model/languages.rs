//! Which language a person speaks, whether an interpreter is needed, and which national minority language is wished.

use serde::{Deserialize, Serialize};

use kernel::ParseKeyError;

kernel::keyed! {
    /// Whether meetings need an interpreter.
    pub enum Interpreter {
        /// None is needed.
        None => "none",
        /// Between spoken languages.
        Spoken => "spoken",
        /// Swedish sign language.
        SignLanguage => "sign-language",
        /// For a person with deafblindness.
        Deafblind => "deafblind",
    }
}

kernel::keyed! {
    /// The languages of the national minorities, in which care may be asked for.
    pub enum MinorityLanguage {
        /// Suomi.
        Finnish => "finnish",
        /// Sámegiella and the other Sami languages.
        Sami => "sami",
        /// Meänkieli.
        Meankieli => "meankieli",
        /// Jiddisch.
        Yiddish => "yiddish",
        /// Romani chib.
        Romani => "romani",
    }
}

impl MinorityLanguage {
    /// Its code.
    pub fn code(self) -> LanguageCode {
        let code = match self {
            Self::Finnish => "fi",
            Self::Sami => "se",
            Self::Meankieli => "fit",
            Self::Yiddish => "yi",
            Self::Romani => "rom",
        };
        LanguageCode(code.to_owned())
    }
}

/// A language by its code of two or three letters (ISO 639), in lower case.
///
/// ```
/// use residents::LanguageCode;
/// assert_eq!(LanguageCode::parse("SV")?.as_str(), "sv");
/// assert!(LanguageCode::parse("svenska").is_err());
/// # Ok::<(), kernel::ParseKeyError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct LanguageCode(String);

impl LanguageCode {
    /// Reads a code.
    pub fn parse(typed: &str) -> Result<Self, ParseKeyError> {
        let code = typed.trim().to_ascii_lowercase();
        let good = (2..=3).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_lowercase());
        good.then_some(Self(code)).ok_or(ParseKeyError)
    }

    /// Swedish.
    pub fn swedish() -> Self {
        Self("sv".to_owned())
    }

    /// The code.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for LanguageCode {
    type Error = ParseKeyError;
    fn try_from(text: String) -> Result<Self, ParseKeyError> {
        Self::parse(&text)
    }
}
impl From<LanguageCode> for String {
    fn from(code: LanguageCode) -> Self {
        code.0
    }
}

/// What must be known to be understood by the person and to understand her or him.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LanguageNeeds {
    /// The person's own language.
    pub own: LanguageCode,
    /// Whether meetings need an interpreter.
    pub interpreter: Interpreter,
    /// The national minority language in which the person wishes to have care, if any.
    pub minority: Option<MinorityLanguage>,
}

impl LanguageNeeds {
    /// The language in which care is to be given where it is another than Swedish: the minority language that is
    /// wished for, or else the person's own.
    pub fn of_care(&self) -> Option<LanguageCode> {
        let minority = self.minority.map(MinorityLanguage::code);
        minority.or_else(|| Some(self.own.clone()).filter(|own| *own != LanguageCode::swedish()))
    }
}

impl Default for LanguageNeeds {
    /// Swedish, without interpreter.
    fn default() -> Self {
        Self {
            own: LanguageCode::swedish(),
            interpreter: Interpreter::None,
            minority: None,
        }
    }
}
