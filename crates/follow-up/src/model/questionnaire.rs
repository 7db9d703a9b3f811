//! The questions on quality as data: each version with its words in each language.

use kernel::{Fault, Language};
use serde::Deserialize;

/// The versions, the oldest first. A version that somebody has answered is never changed.
const VERSIONS: &[&str] = &[include_str!("../../assets/questionnaire-1.toml")];

kernel::keyed! {
    /// What a question is about. Figures compare answers to the same theme across versions only where the words stand.
    pub enum Theme {
        /// Whether the person feels safe with the help.
        Safety => "safety",
        /// Whether the person decides how it is given.
        Influence => "influence",
        /// How the person is met.
        Treatment => "treatment",
        /// Whether the person knows where to complain.
        Complaint => "complaint",
        /// Whether it is few enough who come.
        Continuity => "continuity",
    }
}

/// Words in each language.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Said {
    sv: String,
    en: String,
    fi: String,
}

impl Said {
    /// In a language.
    pub fn say(&self, language: Language) -> &str {
        match language {
            Language::Swedish => &self.sv,
            Language::English => &self.en,
            Language::Finnish => &self.fi,
        }
    }
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// What it is about.
    pub theme: Theme,
    /// The question.
    pub ask: Said,
    /// The same in other words, for one who wants it explained.
    pub easy: Said,
}

/// What else stands on the paper and on the person's page.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sheet {
    /// Its title.
    pub title: Said,
    /// Why it is asked, that it is free to answer, and who reads the answers.
    pub lead: Said,
    /// What the questions are about; the service follows.
    pub about: Said,
    /// How to fill it in.
    pub how: Said,
    /// One who does not know, or does not want to say.
    pub unknown: Said,
    /// Room for own words.
    pub words: Said,
    /// Who answered.
    pub who: Said,
    /// The person alone.
    pub alone: Said,
    /// With help.
    pub helped: Said,
    /// Somebody else.
    pub representative: Said,
    /// Whether the officer may read the answers.
    pub lets_read: Said,
    /// Yes to that.
    pub yes: Said,
    /// No to that.
    pub no: Said,
    /// How it is sent back.
    pub back: Said,
    /// The code of the paper.
    pub code: Said,
}

/// A version of the questions.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Questionnaire {
    /// Its number, from 1.
    pub version: i64,
    /// Where it comes from and what it may be compared with.
    pub source: String,
    /// What the grades mean, from 1 to 5.
    pub grades: Vec<Said>,
    /// What else stands on it.
    pub sheet: Sheet,
    /// The questions, in their order.
    #[serde(rename = "question")]
    pub questions: Vec<Question>,
}

impl Questionnaire {
    /// The version that is handed out now.
    pub fn current() -> Result<Self, Fault> {
        Self::all()?
            .pop()
            .ok_or_else(|| Fault::new("there are no questions on quality"))
    }

    /// A version.
    pub fn of_version(version: i64) -> Result<Self, Fault> {
        Self::all()?
            .into_iter()
            .find(|one| one.version == version)
            .ok_or_else(|| Fault::new(format!("there is no version {version} of the questions")))
    }

    /// All versions, the oldest first.
    pub fn all() -> Result<Vec<Self>, Fault> {
        let read = |text: &&str| {
            toml::from_str(text).map_err(|e| Fault::from_source("the questions on quality", e))
        };
        VERSIONS.iter().map(read).collect()
    }

    /// What a grade means.
    pub fn grade(&self, number: i64, language: Language) -> &str {
        let place = usize::try_from(number - 1).ok();
        place
            .and_then(|place| self.grades.get(place))
            .map_or("", |said| said.say(language))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_version_is_whole() {
        let all = Questionnaire::all().expect("versions");
        for (one, number) in all.iter().zip(1..) {
            assert_eq!(one.version, number);
            assert_eq!(one.grades.len(), 5);
            let themes: Vec<Theme> = one.questions.iter().map(|q| q.theme).collect();
            assert_eq!(themes, Theme::ALL, "each theme is asked once");
            for language in Language::ALL {
                assert!(
                    one.questions
                        .iter()
                        .all(|q| q.ask.say(language).ends_with('?'))
                );
                assert!(!one.sheet.lead.say(language).is_empty());
            }
        }
        assert_eq!(Questionnaire::current().expect("one").version, 1);
    }
}
