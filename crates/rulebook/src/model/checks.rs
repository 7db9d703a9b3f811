//! What must hold in a book before anybody may ask it.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    fault::BookFault,
    rule::{Begins, Rule, Source},
    value::Value,
};

type Wordings = BTreeMap<String, Vec<Rule>>;

/// Checks every rule alone, the wordings of each key together, and the names between rules.
pub(super) fn check(rules: &Wordings) -> Result<(), BookFault> {
    for wordings in rules.values() {
        for rule in wordings {
            words(rule)?;
            value(rule)?;
            source(rule, rules)?;
        }
        for (earlier, later) in wordings.iter().zip(wordings.iter().skip(1)) {
            follows(earlier, later)?;
        }
    }
    Ok(())
}

fn wrong(rule: &Rule, field: &'static str, why: &'static str) -> BookFault {
    BookFault::Field {
        key: rule.key.as_str().to_owned(),
        field,
        why,
    }
}

fn words(rule: &Rule) -> Result<(), BookFault> {
    let key = rule.key.as_str();
    let letters = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    if !key.bytes().all(letters) {
        return Err(wrong(
            rule,
            "key",
            "has other signs than a–z, 0–9 and hyphen",
        ));
    }
    let words = [
        ("title", &rule.words.title),
        ("title_en", &rule.words.title_en),
        ("why", &rule.words.why),
        ("why_en", &rule.words.why_en),
    ];
    for (field, text) in words {
        if text.trim().is_empty() {
            return Err(wrong(rule, field, "is empty"));
        }
    }
    if !rule.verified && rule.remark.is_none() {
        return Err(wrong(
            rule,
            "remark",
            "is missing, although it is not verified",
        ));
    }
    Ok(())
}

fn value(rule: &Rule) -> Result<(), BookFault> {
    if let Value::Items(items) = &rule.value {
        let codes: BTreeSet<&str> = items.iter().map(|item| item.code.as_str()).collect();
        if items.is_empty() || codes.len() < items.len() || codes.contains("") {
            return Err(wrong(rule, "items", "are none, or two have one code"));
        }
        let named = |item: &&super::value::Item| item.sv.is_empty() || item.en.is_empty();
        if items.iter().find(named).is_some() {
            return Err(wrong(rule, "items", "have one without a name"));
        }
    }
    Ok(())
}

fn source(rule: &Rule, rules: &Wordings) -> Result<(), BookFault> {
    let key = rule.key.as_str();
    match &rule.source {
        Source::National {
            law,
            paragraph,
            amended,
            begins,
            ..
        } => {
            if !key.starts_with(&format!("{}-", law.id)) {
                return Err(wrong(rule, "key", "does not start with the law's"));
            }
            if paragraph.is_empty() {
                return Err(wrong(rule, "paragraph", "is empty"));
            }
            if paragraph == "?" && rule.verified {
                return Err(wrong(
                    rule,
                    "paragraph",
                    "is not settled, yet it is verified",
                ));
            }
            if law.in_force.is_some_and(|first| rule.valid.from() < first) {
                return Err(wrong(rule, "from", "lies before the law's first day"));
            }
            match begins {
                Begins::Statute if law.in_force != Some(rule.valid.from()) => {
                    Err(wrong(rule, "begins", "is not the law's first day"))
                }
                Begins::Amendment if amended.is_none() => Err(wrong(
                    rule,
                    "amended",
                    "is missing, although an amendment begins it",
                )),
                Begins::Statute | Begins::Amendment | Begins::Book => Ok(()),
            }
        }
        Source::Local { under, limits, .. } => {
            if !key.starts_with("local-") {
                return Err(wrong(rule, "key", "does not start with local-"));
            }
            let nameless = under
                .as_ref()
                .filter(|key| !rules.contains_key(key.as_str()));
            if let Some(named) = nameless {
                return Err(BookFault::Nameless {
                    key: key.to_owned(),
                    field: "under",
                    named: named.as_str().to_owned(),
                });
            }
            within(rule, limits.as_ref())
        }
    }
}

fn within(rule: &Rule, limits: Option<&(Value, Value)>) -> Result<(), BookFault> {
    let Some((least, most)) = limits else {
        return match rule.value.size() {
            Some(_) => Err(wrong(
                rule,
                "at_least",
                "is missing, although the value is a figure",
            )),
            None => Ok(()),
        };
    };
    if least.kind() != rule.value.kind() || most.kind() != rule.value.kind() {
        return Err(wrong(
            rule,
            "at_least",
            "or at_most has another kind than the value",
        ));
    }
    if rule.value.size() < least.size() || rule.value.size() > most.size() {
        return Err(wrong(rule, "value", "lies outside its limits"));
    }
    Ok(())
}

/// The later wording takes over the day after the earlier's last, with the same kind of value.
fn follows(earlier: &Rule, later: &Rule) -> Result<(), BookFault> {
    let key = || earlier.key.as_str().to_owned();
    let from = later.valid.from();
    if earlier.valid.overlaps(later.valid) {
        return Err(BookFault::Overlap {
            key: key(),
            on: from,
        });
    }
    if earlier.valid.to() != from.yesterday().ok() {
        return Err(BookFault::Gap { key: key(), from });
    }
    if earlier.value.kind() != later.value.kind() {
        return Err(BookFault::KindChanged {
            key: key(),
            was: earlier.value.kind(),
            becomes: later.value.kind(),
        });
    }
    Ok(())
}
