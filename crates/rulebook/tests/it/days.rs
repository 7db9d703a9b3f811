//! For any day exactly the wordings in force are returned; first and last day are both in.

use jiff::{ToSpan, civil::Date, civil::date};
use proptest::prelude::*;
use rulebook::{RuleBook, RuleFault};
use std::collections::BTreeSet;

fn any_day() -> impl Strategy<Value = Date> {
    // From before the oldest statute in the book to after its last transition.
    (0_i64..20_000).prop_map(|n| date(1990, 1, 1).checked_add(n.days()).expect("a day"))
}

proptest! {
    #[test]
    fn exactly_the_wordings_in_force_are_returned(day in any_day()) {
        let book = RuleBook::national().expect("the book");
        let in_force = book.in_force(day);
        let keys: BTreeSet<&str> = in_force.iter().map(|rule| rule.key.as_str()).collect();
        prop_assert_eq!(keys.len(), in_force.len(), "one wording of each rule");
        for rule in book.all() {
            let key = rule.key.as_str();
            let from = rule.valid.from();
            let inside = from <= day && rule.valid.to().is_none_or(|to| day <= to);
            prop_assert_eq!(in_force.contains(&rule), inside);
            match book.rule(key, day) {
                Ok(found) => {
                    prop_assert!(keys.contains(key));
                    prop_assert!(found.valid.contains(day));
                    prop_assert_eq!(inside, found == rule);
                }
                Err(fault) => {
                    prop_assert!(!keys.contains(key));
                    let named = RuleFault::NotInForce { key: key.to_owned(), on: day };
                    prop_assert_eq!(fault, named);
                }
            }
        }
    }
}

#[test]
fn first_and_last_day_are_both_in() {
    let book = RuleBook::national().expect("the book");
    for rule in book.all() {
        let key = rule.key.as_str();
        let first = rule.valid.from();
        assert_eq!(book.rule(key, first), Ok(rule), "{key} on its first day");
        let before = book.rule(key, first.yesterday().unwrap());
        assert_ne!(before, Ok(rule), "{key} on the day before");
        let Some(last) = rule.valid.to() else {
            continue;
        };
        assert_eq!(book.rule(key, last), Ok(rule), "{key} on its last day");
        let after = book.rule(key, last.tomorrow().unwrap());
        assert_ne!(after, Ok(rule), "{key} on the day after");
    }
}

#[test]
fn a_key_that_is_none_is_named() {
    let book = RuleBook::national().expect("the book");
    let fault = book.rule("sol-99-1", date(2026, 1, 1)).unwrap_err();
    assert_eq!(fault.to_string(), "the rule book has no rule sol-99-1");
}
