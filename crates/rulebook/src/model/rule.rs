//! One rule in one wording: what it says, since when, and where that stands.

use std::sync::Arc;

use jiff::civil::{Date, Time};
use kernel::{Language, Line, Minutes, Money, Period, Prose, RuleKey, Timestamp};
use serde::{Deserialize, Serialize};

use super::{
    fault::RuleFault,
    share::Share,
    value::{Item, Term, Value},
};

/// A statute that the book cites.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Law {
    /// Its name in keys: `sol`.
    pub id: String,
    /// Its number in the Swedish Code of Statutes: `2025:400`.
    pub number: String,
    /// How it is cited: `SoL`.
    pub short: String,
    /// Its Swedish name.
    pub name: String,
    /// Its English name.
    pub name_en: String,
    /// The first day of the statute, where it has been read.
    pub in_force: Option<Date>,
    /// Which text was read, in Swedish.
    pub text: String,
}

/// Where the first day of a wording comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Begins {
    /// It is the first day of the statute.
    Statute,
    /// It is the first day of an amending act.
    Amendment,
    /// The wording may be older; the book answers from this day.
    Book,
}

/// Which day a rule is looked up by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lookup {
    /// The day that it is about.
    #[default]
    Day,
    /// The day of the decision that it is about.
    Decision,
}

/// What kind of decision sets a local value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DecisionKind {
    /// The committee's guidelines.
    Guideline,
    /// A decision under the scheme of delegation.
    Delegation,
    /// An agreement with the region.
    Agreement,
    /// A contract with providers.
    Contract,
    /// The office's own routine.
    Routine,
}

kernel::keyed!(DecisionKind {
    Guideline => "guideline",
    Delegation => "delegation",
    Agreement => "agreement",
    Contract => "contract",
    Routine => "routine",
});

impl DecisionKind {
    /// The text that names it.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Guideline => "rulebook-kind-guideline",
            Self::Delegation => "rulebook-kind-delegation",
            Self::Agreement => "rulebook-kind-agreement",
            Self::Contract => "rulebook-kind-contract",
            Self::Routine => "rulebook-kind-routine",
        }
    }
}

/// The decision behind a local value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// Who decided, and where that stands: "Omsorgsnämnden 2026-03-12 § 45".
    pub by: Line,
    /// Why.
    pub reason: Prose,
    /// When it was written into the book.
    pub set_at: Timestamp,
}

/// Where a rule stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// In a statute.
    National {
        /// Which.
        law: Arc<Law>,
        /// Its chapter, in a statute with chapters.
        chapter: Option<u16>,
        /// Its section, or `?` where that has not been settled.
        paragraph: String,
        /// The act that gave it this wording, where the text names one.
        amended: Option<String>,
        /// Where the first day comes from.
        begins: Begins,
    },
    /// In the municipality's own decisions.
    Local {
        /// What kind of decision sets it.
        kind: DecisionKind,
        /// The national rule that it fills out.
        under: Option<RuleKey>,
        /// Its limits, of the same kind as the value.
        limits: Option<(Value, Value)>,
        /// The decision; none while the product's default stands.
        decided: Option<Decided>,
    },
}

/// A rule in one wording.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Rule {
    /// Its key; the same for all wordings.
    pub key: RuleKey,
    /// What it says.
    pub value: Value,
    /// First and last day of the wording, both included.
    pub valid: Period,
    /// Which day to look it up by.
    pub lookup: Lookup,
    /// Where it stands.
    pub source: Source,
    /// Whether it has been checked against its source.
    pub verified: bool,
    /// What a reader must know besides, in Swedish; always there when it is not verified.
    pub remark: Option<String>,
    pub(crate) words: Words,
    /// Its place in the book as printed.
    pub(crate) place: usize,
}

/// The words of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Words {
    pub(crate) title: String,
    pub(crate) title_en: String,
    pub(crate) why: String,
    pub(crate) why_en: String,
}

/// Accessors of the kinds that are one plain number.
macro_rules! numbers {
    ($($name:ident, $kind:ident, $what:literal;)*) => {$(
        #[doc = $what]
        #[doc = ""]
        #[doc = "# Errors"]
        #[doc = "When the rule has another kind of value."]
        pub fn $name(&self) -> Result<u16, RuleFault> {
            if let Value::$kind(n) = self.value { Ok(n) } else { Err(self.other(stringify!($name))) }
        }
    )*};
}

impl Rule {
    numbers! {
        hours, Hours, "So many hours, round the clock.";
        days, Days, "So many calendar days.";
        working_days, WorkingDays, "So many working days.";
        weeks, Weeks, "So many weeks.";
        months, Months, "So many calendar months.";
        years, Years, "So many calendar years.";
        calendar_years, CalendarYears, "Until the end of the n:th calendar year after.";
        per_year, PerYear, "So many times a calendar year.";
        age, Age, "So many years old.";
    }

    /// So many minutes.
    ///
    /// # Errors
    /// When the rule has another kind of value.
    pub fn minutes(&self) -> Result<Minutes, RuleFault> {
        if let Value::Minutes(n) = self.value {
            Ok(Minutes::new(i64::from(n)))
        } else {
            Err(self.other("minutes"))
        }
    }

    /// A number of things.
    ///
    /// # Errors
    /// When the rule has another kind of value.
    pub fn count(&self) -> Result<u32, RuleFault> {
        if let Value::Count(n) = self.value {
            Ok(n)
        } else {
            Err(self.other("count"))
        }
    }

    /// A share.
    ///
    /// # Errors
    /// When the rule has another kind of value.
    pub fn share(&self) -> Result<Share, RuleFault> {
        if let Value::Share(share) = self.value {
            Ok(share)
        } else {
            Err(self.other("share"))
        }
    }

    /// An amount.
    ///
    /// # Errors
    /// When the rule has another kind of value.
    pub fn amount(&self) -> Result<Money, RuleFault> {
        if let Value::Amount(kronor) = self.value {
            Ok(Money::ore(i64::from(kronor) * 100))
        } else {
            Err(self.other("amount"))
        }
    }

    /// A time of day.
    ///
    /// # Errors
    /// When the rule has another kind of value.
    pub fn clock(&self) -> Result<Time, RuleFault> {
        if let Value::Clock(time) = self.value {
            Ok(time)
        } else {
            Err(self.other("clock"))
        }
    }

    /// The named things, in the law's order.
    ///
    /// # Errors
    /// When the rule has another kind of value.
    pub fn items(&self) -> Result<&[Item], RuleFault> {
        if let Value::Items(items) = &self.value {
            Ok(items)
        } else {
            Err(self.other("items"))
        }
    }

    /// The named thing with this code.
    ///
    /// # Errors
    /// When the rule has another kind of value, or no such thing.
    pub fn item(&self, code: &str) -> Result<&Item, RuleFault> {
        let found = self.items()?.iter().find(|item| item.code == code);
        found.ok_or_else(|| RuleFault::NoItem {
            key: self.key.as_str().to_owned(),
            code: code.to_owned(),
        })
    }

    /// A length of time of any kind.
    ///
    /// # Errors
    /// When the value is no length of time.
    pub fn term(&self) -> Result<Term, RuleFault> {
        self.value.term().ok_or_else(|| self.other("term"))
    }

    /// Its title for a reader.
    pub fn title(&self, language: Language) -> &str {
        match language {
            Language::English => &self.words.title_en,
            Language::Swedish | Language::Finnish => &self.words.title,
        }
    }

    /// Why it is so, for a reader.
    pub fn why(&self, language: Language) -> &str {
        match language {
            Language::English => &self.words.why_en,
            Language::Swedish | Language::Finnish => &self.words.why,
        }
    }

    /// Whether the municipality sets it.
    pub const fn is_local(&self) -> bool {
        match self.source {
            Source::Local { .. } => true,
            Source::National { .. } => false,
        }
    }

    /// Its paragraph as lawyers cite it, `14 kap. 9 § SoL`; nothing for a local rule.
    pub fn citation(&self, language: Language) -> Option<String> {
        let Source::National {
            law,
            chapter,
            paragraph,
            ..
        } = &self.source
        else {
            return None;
        };
        let short = &law.short;
        if paragraph == "?" {
            return Some(short.clone());
        }
        let sign = if paragraph.contains('–') {
            "§§"
        } else {
            "§"
        };
        Some(match (language, chapter) {
            (Language::English, Some(chapter)) => format!("{short} {chapter}:{paragraph}"),
            (Language::English, None) => format!("{short} {sign} {paragraph}"),
            (Language::Swedish | Language::Finnish, Some(chapter)) => {
                format!("{chapter} kap. {paragraph} {sign} {short}")
            }
            (Language::Swedish | Language::Finnish, None) => format!("{paragraph} {sign} {short}"),
        })
    }

    fn other(&self, wanted: &'static str) -> RuleFault {
        RuleFault::OtherKind {
            key: self.key.as_str().to_owned(),
            wanted,
            found: self.value.kind(),
        }
    }
}
