//! The languages that the product's own texts come in, and those that a person may want a letter in.

use serde::{Deserialize, Serialize};

/// A language. Swedish and English are complete; the others are for letters and public pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Language {
    /// Swedish, the language of the product.
    Swedish,
    /// English, the language of its makers.
    English,
    /// Finnish, a national minority language.
    Finnish,
}

impl Language {
    /// All of them, the product's own first.
    pub const ALL: [Self; 3] = [Self::Swedish, Self::English, Self::Finnish];

    /// Its tag by BCP 47.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Swedish => "sv",
            Self::English => "en",
            Self::Finnish => "fi",
        }
    }

    /// The language of a tag such as `sv` or `en-GB`.
    ///
    /// ```
    /// use kernel::Language;
    /// assert_eq!(Language::from_tag("fi-FI"), Some(Language::Finnish));
    /// assert_eq!(Language::from_tag("tlh"), None);
    /// ```
    pub fn from_tag(tag: &str) -> Option<Self> {
        let main = tag.split(['-', '_']).next().unwrap_or(tag);
        Self::ALL
            .into_iter()
            .find(|l| l.tag().eq_ignore_ascii_case(main))
    }
}
