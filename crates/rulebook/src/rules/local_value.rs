//! Whether the municipality may set a local rule to a value from a day.

use jiff::civil::Date;
use kernel::{Refusal, RuleKey};

use crate::model::{
    book::RuleBook,
    rule::{Rule, Source},
    value::Value,
};

/// The most things that a list may have.
const ITEMS_MAX: usize = 50;

/// What is to be set.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wish<'a> {
    /// Which rule.
    pub(crate) key: &'a RuleKey,
    /// To what.
    pub(crate) value: &'a Value,
    /// From which day.
    pub(crate) from: Date,
}

/// The rule that now stands, if the wish may be carried out; else every reason against it.
///
/// A day that has passed is refused: what was decided by the value of that day stands.
pub(crate) fn may_set<'a>(
    book: &'a RuleBook,
    wish: Wish<'_>,
    today: Date,
) -> Result<&'a Rule, Vec<Refusal>> {
    let standing = book.rule(wish.key.as_str(), today.max(wish.from));
    let Ok(standing) = standing else {
        return Err(vec![Refusal::new("rulebook-refusal-unknown").at("key")]);
    };
    let Source::Local { limits, .. } = &standing.source else {
        return Err(vec![Refusal::new("rulebook-refusal-national").at("key")]);
    };
    let mut no = Vec::new();
    if wish.from < today {
        let refusal = Refusal::new("rulebook-refusal-past").with("today", today);
        no.push(refusal.at("from"));
    }
    if wish.value.kind() != standing.value.kind() {
        no.push(Refusal::new("rulebook-refusal-kind").at("value"));
    } else if let Some(refusal) = outside(wish.value, limits.as_ref()) {
        no.push(refusal.at("value"));
    } else if *wish.value == standing.value {
        no.push(Refusal::new("rulebook-refusal-same").at("value"));
    }
    if no.is_empty() { Ok(standing) } else { Err(no) }
}

fn outside(value: &Value, limits: Option<&(Value, Value)>) -> Option<Refusal> {
    if let Value::Items(items) = value {
        let named = |item: &crate::Item| !item.code.is_empty() && !item.sv.trim().is_empty();
        let fits = !items.is_empty() && items.len() <= ITEMS_MAX && items.iter().all(named);
        return (!fits).then(|| Refusal::new("rulebook-refusal-items"));
    }
    let (least, most) = limits?;
    if value.size() >= least.size() && value.size() <= most.size() {
        return None;
    }
    let figure = |value: &Value| match value {
        Value::Share(share) => share.decimal(kernel::Language::Swedish),
        Value::Duty
        | Value::Minutes(_)
        | Value::Hours(_)
        | Value::Days(_)
        | Value::WorkingDays(_)
        | Value::Weeks(_)
        | Value::Months(_)
        | Value::Years(_)
        | Value::CalendarYears(_)
        | Value::PerYear(_)
        | Value::Age(_)
        | Value::Count(_)
        | Value::Amount(_)
        | Value::Clock(_)
        | Value::Items(_) => value.size().unwrap_or_default().to_string(),
    };
    let refusal = Refusal::new("rulebook-refusal-outside");
    Some(
        refusal
            .with("least", figure(least))
            .with("most", figure(most)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn check(key: &'static str, value: &Value, from: Date, expect: &[&str]) {
        let book = RuleBook::national().expect("the book");
        let key = RuleKey::new(key);
        let wish = Wish {
            key: &key,
            value,
            from,
        };
        let said: Vec<String> = match may_set(&book, wish, date(2026, 11, 22)) {
            Ok(_standing) => vec![],
            Err(no) => no.into_iter().map(|r| r.text.into_owned()).collect(),
        };
        assert_eq!(said, expect);
    }

    #[test]
    fn a_local_value_may_be_set_within_its_limits() {
        let today = date(2026, 11, 22);
        check("local-care-plan", &Value::Days(10), today, &[]);
        check(
            "local-care-plan",
            &Value::Days(15),
            today,
            &["rulebook-refusal-same"],
        );
        check(
            "local-care-plan",
            &Value::Days(61),
            today,
            &["rulebook-refusal-outside"],
        );
        check(
            "local-care-plan",
            &Value::Weeks(2),
            date(2026, 11, 21),
            &["rulebook-refusal-past", "rulebook-refusal-kind"],
        );
        check(
            "local-non-choice",
            &Value::Items(vec![]),
            today,
            &["rulebook-refusal-items"],
        );
    }

    #[test]
    fn national_and_unknown_rules_cannot_be_set() {
        let today = date(2026, 11, 22);
        check(
            "fl-44",
            &Value::Weeks(4),
            today,
            &["rulebook-refusal-national"],
        );
        check(
            "local-nothing",
            &Value::Weeks(4),
            today,
            &["rulebook-refusal-unknown"],
        );
    }
}
