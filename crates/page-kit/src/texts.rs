//! All words of the product: language files of all rooms in one place, with Swedish to fall back on.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::{Mutex, PoisonError};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use kernel::{Arg, Language, Refusal};
use unic_langid::LanguageIdentifier;

use crate::dates;

/// One language file of one room.
///
/// `page_kit::Locale { language: Language::Swedish, source: include_str!("../locales/sv.ftl") }`
#[derive(Debug, Clone, Copy)]
pub struct Locale {
    /// Its language.
    pub language: Language,
    /// Its content, in Fluent's syntax.
    pub source: &'static str,
}

/// The language files of this crate; always part of [`Texts`].
const OWN: [Locale; 3] = [
    Locale {
        language: Language::Swedish,
        source: include_str!("../locales/sv.ftl"),
    },
    Locale {
        language: Language::English,
        source: include_str!("../locales/en.ftl"),
    },
    Locale {
        language: Language::Finnish,
        source: include_str!("../locales/fi.ftl"),
    },
];

/// A language file that cannot be used: wrong syntax, or a key that another room has taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextsError {
    /// The language of the file.
    pub language: Language,
    /// What is wrong.
    pub what: String,
}

impl fmt::Display for TextsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "language file ({}): {}", self.language.tag(), self.what)
    }
}

impl std::error::Error for TextsError {}

/// All texts in all languages.
pub struct Texts {
    swedish: FluentBundle<FluentResource>,
    english: FluentBundle<FluentResource>,
    finnish: FluentBundle<FluentResource>,
    missing: Mutex<BTreeSet<String>>,
}

impl fmt::Debug for Texts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Texts").finish_non_exhaustive()
    }
}

impl Texts {
    /// Builds the texts of this crate and of the rooms given.
    ///
    /// # Errors
    /// A file with wrong syntax, or a key that occurs twice in a language.
    pub fn new(locales: &[Locale]) -> Result<Self, TextsError> {
        let mut texts = Self {
            swedish: bundle(Language::Swedish),
            english: bundle(Language::English),
            finnish: bundle(Language::Finnish),
            missing: Mutex::new(BTreeSet::new()),
        };
        for locale in OWN.iter().chain(locales) {
            let wrong = |what: String| TextsError {
                language: locale.language,
                what,
            };
            let resource = FluentResource::try_new(locale.source.to_owned())
                .map_err(|(_, errors)| wrong(format!("{errors:?}")))?;
            let bundle = match locale.language {
                Language::Swedish => &mut texts.swedish,
                Language::English => &mut texts.english,
                Language::Finnish => &mut texts.finnish,
            };
            bundle
                .add_resource(resource)
                .map_err(|errors| wrong(format!("{errors:?}")))?;
        }
        Ok(texts)
    }

    /// A handle for one reader.
    pub const fn t(&self, language: Language) -> T<'_> {
        T {
            texts: self,
            language,
        }
    }

    /// Says a text in a language; in Swedish where that language lacks it. A key that no file has is shown
    /// as `⟦key⟧` and logged once.
    pub fn say(&self, language: Language, key: &str, args: &[(&str, Arg)]) -> String {
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            values.set((*name).to_owned(), value(language, arg));
        }
        self.find(language, key, &values)
            .or_else(|| self.find(Language::Swedish, key, &values))
            .unwrap_or_else(|| self.missing(key))
    }

    /// Whether a language has a key of its own, for guards over language files.
    pub fn has(&self, language: Language, key: &str) -> bool {
        self.bundle(language).has_message(key)
    }

    const fn bundle(&self, language: Language) -> &FluentBundle<FluentResource> {
        match language {
            Language::Swedish => &self.swedish,
            Language::English => &self.english,
            Language::Finnish => &self.finnish,
        }
    }

    fn find(&self, language: Language, key: &str, args: &FluentArgs<'_>) -> Option<String> {
        let bundle = self.bundle(language);
        let pattern = bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let text = bundle
            .format_pattern(pattern, Some(args), &mut errors)
            .into_owned();
        if !errors.is_empty() {
            self.once(key, || {
                tracing::error!(key, ?errors, "text lacks an argument");
            });
        }
        Some(text)
    }

    fn missing(&self, key: &str) -> String {
        self.once(key, || {
            tracing::error!(key, "no language file has this text");
        });
        format!("⟦{key}⟧")
    }

    fn once(&self, key: &str, report: impl FnOnce()) {
        let mut seen = self.missing.lock().unwrap_or_else(PoisonError::into_inner);
        // Bounded, so that a key built from input cannot grow the set without end.
        if seen.len() < 1000 && seen.insert(key.to_owned()) {
            report();
        }
    }
}

/// The texts in one reader's language. Small; hand it around by value.
#[derive(Debug, Clone, Copy)]
pub struct T<'a> {
    texts: &'a Texts,
    language: Language,
}

impl T<'_> {
    /// The reader's language.
    pub const fn language(self) -> Language {
        self.language
    }

    /// The same texts in another language, for a letter to somebody else.
    #[must_use]
    pub const fn in_language(self, language: Language) -> Self {
        Self {
            texts: self.texts,
            language,
        }
    }

    /// A text without arguments.
    pub fn say(self, key: &str) -> String {
        self.texts.say(self.language, key, &[])
    }

    /// A text with arguments: `t.with("cases-days-left", &[("days", 3.into())])`.
    pub fn with(self, key: &str, args: &[(&str, Arg)]) -> String {
        self.texts.say(self.language, key, args)
    }

    /// What a refusal says.
    pub fn refusal(self, refusal: &Refusal) -> String {
        let args: Vec<(&str, Arg)> = refusal
            .args
            .iter()
            .map(|(name, arg)| (name.as_ref(), arg.clone()))
            .collect();
        self.texts.say(self.language, &refusal.text, &args)
    }

    /// Whether the reader's language or Swedish has the key.
    pub fn has(self, key: &str) -> bool {
        self.texts.has(self.language, key) || self.texts.has(Language::Swedish, key)
    }
}

fn bundle(language: Language) -> FluentBundle<FluentResource> {
    let tag: LanguageIdentifier = language.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // Isolation marks are for mixed writing directions; ours all run from left to right.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(number));
    bundle
}

fn value(language: Language, arg: &Arg) -> FluentValue<'static> {
    match arg {
        Arg::Text(text) => FluentValue::from(text.clone()),
        // Numbers are shown whole; the float exists only for Fluent's plural rules.
        Arg::Number(number) => FluentValue::from(*number),
        Arg::Day(day) => FluentValue::from(dates::full_day(language, *day)),
        Arg::Moment(moment) => FluentValue::from(dates::full_moment(language, *moment)),
    }
}

/// Whole numbers with a thin space between thousands.
fn number<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    let FluentValue::Number(FluentNumber { value, .. }) = value else {
        return None;
    };
    if value.fract() != 0.0 {
        return Some(value.to_string().replace('.', ","));
    }
    format!("{value:.0}").parse().ok().map(dates::grouped)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SWEDISH: Locale = Locale {
        language: Language::Swedish,
        source: "test-hello = Hej { $name }\ntest-days = { $n ->\n    [one] { $n } dag\n   *[other] { $n } dagar\n }\n",
    };
    const ENGLISH: Locale = Locale {
        language: Language::English,
        source: "test-hello = Hello { $name }\n",
    };

    fn texts() -> Texts {
        Texts::new(&[SWEDISH, ENGLISH]).unwrap()
    }

    #[test]
    fn says_in_the_readers_language_without_marks() {
        let texts = texts();
        assert_eq!(
            texts
                .t(Language::English)
                .with("test-hello", &[("name", "Ragnar".into())]),
            "Hello Ragnar"
        );
        assert_eq!(
            texts
                .t(Language::Swedish)
                .with("test-days", &[("n", 1.into())]),
            "1 dag"
        );
        assert_eq!(
            texts
                .t(Language::Swedish)
                .with("test-days", &[("n", 12_000.into())]),
            "12\u{202f}000 dagar"
        );
    }

    #[test]
    fn falls_back_to_swedish_and_shows_what_is_missing() {
        let texts = texts();
        assert_eq!(
            texts
                .t(Language::Finnish)
                .with("test-days", &[("n", 3.into())]),
            "3 dagar"
        );
        assert_eq!(
            texts.t(Language::English).say("test-nowhere"),
            "⟦test-nowhere⟧"
        );
    }

    #[test]
    fn a_key_cannot_be_taken_twice() {
        let error = Texts::new(&[SWEDISH, SWEDISH]).unwrap_err();
        assert!(error.to_string().contains("test-hello"), "{error}");
    }

    #[test]
    fn wrong_syntax_is_told() {
        let broken = Locale {
            language: Language::Swedish,
            source: "test-broken = { $x",
        };
        assert!(Texts::new(&[broken]).is_err());
    }

    #[test]
    fn dates_in_texts_are_said_whole() {
        let day = jiff::civil::date(2026, 3, 2);
        let text = texts()
            .t(Language::Swedish)
            .with("test-hello", &[("name", day.into())]);
        assert_eq!(text, "Hej 2 mars 2026");
    }

    #[test]
    fn every_language_has_the_same_own_keys() {
        let keys = |locale: &Locale| -> BTreeSet<String> {
            locale
                .source
                .lines()
                .filter(|l| l.starts_with(|c: char| c.is_ascii_lowercase()))
                .filter_map(|l| l.split_once(" =").map(|(key, _)| key.to_owned()))
                .collect()
        };
        let [swedish, english, finnish] = OWN;
        assert_eq!(keys(&swedish), keys(&english));
        assert_eq!(keys(&swedish), keys(&finnish));
        for key in keys(&swedish) {
            assert!(key.starts_with("page-kit-"), "{key}");
        }
    }
}
