//! A rule says no: which text says it, about which field, and because of which rule.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The key of a rule in the rule book, for example `sol-14-9`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RuleKey(pub Cow<'static, str>);

impl RuleKey {
    /// A key written in code.
    pub const fn new(key: &'static str) -> Self {
        Self(Cow::Borrowed(key))
    }

    /// The key as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A value set into a text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Arg {
    /// Words.
    Text(String),
    /// A whole number.
    Number(i64),
    /// A day.
    Day(Date),
    /// A moment.
    Moment(Timestamp),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<i64> for Arg {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}
impl From<Date> for Arg {
    fn from(day: Date) -> Self {
        Self::Day(day)
    }
}
impl From<Timestamp> for Arg {
    fn from(moment: Timestamp) -> Self {
        Self::Moment(moment)
    }
}

/// A refusal: typed, in the reader's language, with the rule behind it.
///
/// The text must say what to do instead.
///
/// ```
/// use kernel::Refusal;
/// let no = Refusal::new("cases-refusal-period-backwards").at("to");
/// assert_eq!(no.field.as_deref(), Some("to"));
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Refusal {
    /// Key of the text in the language files.
    pub text: Cow<'static, str>,
    /// What the text mentions.
    pub args: Vec<(Cow<'static, str>, Arg)>,
    /// The field of the form that it is about, if one.
    pub field: Option<Cow<'static, str>>,
    /// The rule that says no, if one.
    pub rule: Option<RuleKey>,
}

impl Refusal {
    /// A refusal that says this text.
    pub const fn new(text: &'static str) -> Self {
        Self {
            text: Cow::Borrowed(text),
            args: Vec::new(),
            field: None,
            rule: None,
        }
    }

    /// Sets a value into the text.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((Cow::Borrowed(name), value.into()));
        self
    }

    /// Names the field of the form.
    #[must_use]
    pub fn at(mut self, field: impl Into<Cow<'static, str>>) -> Self {
        self.field = Some(field.into());
        self
    }

    /// Names the rule.
    #[must_use]
    pub fn because(mut self, rule: &'static str) -> Self {
        self.rule = Some(RuleKey::new(rule));
        self
    }
}
