//! A local rule as it was when something was judged by it.

use kernel::{Date, Language};
use rulebook::{Rule, Value};
use serde::{Deserialize, Serialize};

/// A rule as it was: a frozen report keeps those that it was judged by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleSeen {
    /// Its key in the rule book.
    pub key: String,
    /// Its name in Swedish.
    pub title: String,
    /// Its name in English.
    pub title_en: String,
    /// Why it is so, in Swedish.
    pub why: String,
    /// Why it is so, in English.
    pub why_en: String,
    /// What it said.
    pub value: Value,
    /// From when on it held.
    pub from: Date,
}

impl From<&Rule> for RuleSeen {
    fn from(rule: &Rule) -> Self {
        Self {
            key: rule.key.as_str().to_owned(),
            title: rule.title(Language::Swedish).to_owned(),
            title_en: rule.title(Language::English).to_owned(),
            why: rule.why(Language::Swedish).to_owned(),
            why_en: rule.why(Language::English).to_owned(),
            value: rule.value.clone(),
            from: rule.valid.from(),
        }
    }
}

impl RuleSeen {
    /// Name and reason for a reader.
    pub fn words(&self, language: Language) -> (&str, &str) {
        match language {
            Language::English => (&self.title_en, &self.why_en),
            Language::Swedish | Language::Finnish => (&self.title, &self.why),
        }
    }
}
