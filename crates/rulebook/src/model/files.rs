//! The two files of the book as lawyers write them, read into rules.

use std::{collections::BTreeMap, sync::Arc};

use jiff::civil::Date;
use kernel::{Period, RuleKey};
use serde::{Deserialize, de::DeserializeOwned};

use super::{
    fault::BookFault,
    rule::{Begins, DecisionKind, Law, Lookup, Rule, Source, Words},
    value::Value,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NationalFile {
    law: Vec<RawLaw>,
    rule: Vec<RawNational>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LocalFile {
    rule: Vec<RawLocal>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawLaw {
    id: String,
    number: String,
    short: String,
    name: String,
    name_en: String,
    in_force: Option<Date>,
    text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawNational {
    key: String,
    law: String,
    chapter: Option<u16>,
    paragraph: String,
    title: String,
    title_en: String,
    why: String,
    why_en: String,
    value: Value,
    from: Date,
    to: Option<Date>,
    begins: Begins,
    amended: Option<String>,
    #[serde(default)]
    lookup: Lookup,
    verified: bool,
    remark: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawLocal {
    key: String,
    kind: DecisionKind,
    under: Option<String>,
    title: String,
    title_en: String,
    why: String,
    why_en: String,
    value: Value,
    at_least: Option<Value>,
    at_most: Option<Value>,
    from: Date,
    verified: bool,
    remark: Option<String>,
}

fn parse<T: DeserializeOwned>(file: &'static str, text: &str) -> Result<T, BookFault> {
    toml::from_str(text).map_err(|e| BookFault::Unreadable {
        file,
        why: e.to_string(),
    })
}

/// The rules of the national file, in its order.
pub(super) fn national(text: &str) -> Result<Vec<Rule>, BookFault> {
    let file: NationalFile = parse("national.toml", text)?;
    let laws: BTreeMap<String, Arc<Law>> = file
        .law
        .into_iter()
        .map(|raw| (raw.id.clone(), Arc::new(raw.into())))
        .collect();
    let rules = file.rule.into_iter().enumerate();
    rules
        .map(|(place, raw)| {
            let named = laws.get(&raw.law).cloned();
            let law = named.ok_or_else(|| BookFault::Nameless {
                key: raw.key.clone(),
                field: "law",
                named: raw.law.clone(),
            })?;
            raw.read(law, place)
        })
        .collect()
}

/// The rules of the local file, in its order, after `place` others.
pub(super) fn local(text: &str, place: usize) -> Result<Vec<Rule>, BookFault> {
    let file: LocalFile = parse("local-defaults.toml", text)?;
    let rules = file.rule.into_iter().enumerate();
    rules.map(|(own, raw)| raw.read(place + own)).collect()
}

impl From<RawLaw> for Law {
    fn from(raw: RawLaw) -> Self {
        Self {
            id: raw.id,
            number: raw.number,
            short: raw.short,
            name: raw.name,
            name_en: raw.name_en,
            in_force: raw.in_force,
            text: raw.text,
        }
    }
}

impl RawNational {
    fn read(self, law: Arc<Law>, place: usize) -> Result<Rule, BookFault> {
        let valid = Period::new(self.from, self.to);
        let Ok(valid) = valid else {
            return Err(BookFault::Field {
                key: self.key,
                field: "to",
                why: "lies before from",
            });
        };
        Ok(Rule {
            key: RuleKey(self.key.into()),
            value: self.value,
            valid,
            lookup: self.lookup,
            source: Source::National {
                law,
                chapter: self.chapter,
                paragraph: self.paragraph,
                amended: self.amended,
                begins: self.begins,
            },
            verified: self.verified,
            remark: self.remark,
            words: Words {
                title: self.title,
                title_en: self.title_en,
                why: self.why,
                why_en: self.why_en,
            },
            place,
        })
    }
}

impl RawLocal {
    fn read(self, place: usize) -> Result<Rule, BookFault> {
        let limits = match (self.at_least, self.at_most) {
            (Some(least), Some(most)) => Some((least, most)),
            (None, None) => None,
            (Some(_), None) | (None, Some(_)) => {
                return Err(BookFault::Field {
                    key: self.key,
                    field: "at_least",
                    why: "stands without at_most, or the other way round",
                });
            }
        };
        Ok(Rule {
            key: RuleKey(self.key.into()),
            value: self.value,
            valid: Period::since(self.from),
            lookup: Lookup::Day,
            source: Source::Local {
                kind: self.kind,
                under: self.under.map(|key| RuleKey(key.into())),
                limits,
                decided: None,
            },
            verified: self.verified,
            remark: self.remark,
            words: Words {
                title: self.title,
                title_en: self.title_en,
                why: self.why,
                why_en: self.why_en,
            },
            place,
        })
    }
}
