//! What is wrong with a local rule that this room judges by, before the municipality sets it.

use kernel::{Date, Language, Refusal};
use rulebook::{RuleBook, Share, Value, keys};

use super::Table;

/// The limits that belong together: the lower and the higher of each pair.
const PAIRS: [(&str, &str); 2] = [
    (keys::LOCAL_GOALS_PARTLY, keys::LOCAL_GOALS_MET),
    (
        keys::LOCAL_GOALS_BUDGET_YELLOW,
        keys::LOCAL_GOALS_BUDGET_GREEN,
    ),
];

/// What is wrong with a value of a rule from a day on; nothing of a rule that is not this room's. A table that cannot be
/// read, or bands in the wrong order, would break every page of goals from that day.
pub fn check_rule(book: &RuleBook, (key, from): (&str, Date), value: &Value) -> Vec<Refusal> {
    let wrong = match value {
        Value::Items(items) if key == keys::LOCAL_GOALS_ASSESSMENT => {
            Table::parse(items).err().unwrap_or_default()
        }
        Value::Share(share) => {
            let pair = PAIRS
                .iter()
                .find(|(lower, higher)| key == *lower || key == *higher);
            match pair {
                Some(pair) => bands(book, (key, from), (*share, *pair)),
                None => vec![],
            }
        }
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
        | Value::Items(_) => vec![],
    };
    wrong.into_iter().map(|one| one.at("value")).collect()
}

/// A band begins where the one below it ends, so the pair must be in order on every day on which the new limit holds.
fn bands(
    book: &RuleBook,
    (key, from): (&str, Date),
    (share, (lower, higher)): (Share, (&str, &str)),
) -> Vec<Refusal> {
    // Means are rounded to whole hundredths, adherence is kept in thousandths of a per cent: a limit between two of
    // them would be read as another than it says.
    let (step, fine) = if lower == keys::LOCAL_GOALS_PARTLY {
        (10_000, "goals-refusal-band-whole")
    } else {
        (10, "goals-refusal-band-thousandths")
    };
    if share.parts_per_million() % step != 0 {
        return vec![Refusal::new(fine)];
    }
    let is_lower = key == lower;
    let other = if is_lower { higher } else { lower };
    let (Ok(own), Ok(others)) = (book.wordings(key), book.wordings(other)) else {
        return vec![];
    };
    let next = own
        .iter()
        .map(|rule| rule.valid.from())
        .find(|day| *day > from);
    let together = others.iter().filter(|rule| {
        rule.valid.to().is_none_or(|last| last >= from)
            && next.is_none_or(|next| rule.valid.from() < next)
    });
    let limits = together.filter_map(|rule| Some((rule.share().ok()?, rule)));
    let mut against = limits.filter(|(limit, _)| {
        if is_lower {
            share >= *limit
        } else {
            share <= *limit
        }
    });
    let Some((limit, rule)) = against.next() else {
        return vec![];
    };
    let text = if is_lower {
        "goals-refusal-band-below"
    } else {
        "goals-refusal-band-above"
    };
    let refusal = Refusal::new(text)
        .with("limit", limit.percent(Language::Swedish))
        .with("rule", rule.title(Language::Swedish))
        .with("day", rule.valid.from().max(from));
    vec![refusal]
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use rulebook::Item;

    fn check(key: &str, value: &Value, expect: &[&str]) {
        let book = RuleBook::national().unwrap();
        let told = check_rule(&book, (key, date(2026, 11, 22)), value);
        let told: Vec<&str> = told.iter().map(|one| one.text.as_ref()).collect();
        assert_eq!(told, expect, "{key} {value:?}");
    }

    fn share(text: &str) -> Value {
        Value::Share(text.parse().unwrap())
    }

    #[test]
    fn bands_stand_in_their_order() {
        check(keys::LOCAL_GOALS_PARTLY, &share("0.45"), &[]);
        check(keys::LOCAL_GOALS_MET, &share("0.75"), &[]);
        let below = ["goals-refusal-band-below"];
        check(keys::LOCAL_GOALS_PARTLY, &share("0.7"), &below);
        check(keys::LOCAL_GOALS_PARTLY, &share("0.8"), &below);
        let above = ["goals-refusal-band-above"];
        check(keys::LOCAL_GOALS_MET, &share("0.5"), &above);
        check(keys::LOCAL_GOALS_BUDGET_GREEN, &share("0.97"), &above);
        check(keys::LOCAL_GOALS_BUDGET_YELLOW, &share("0.999"), &below);
        check(keys::LOCAL_GOALS_BUDGET_YELLOW, &share("0.97"), &[]);
        let whole = ["goals-refusal-band-whole"];
        check(keys::LOCAL_GOALS_MET, &share("0.705"), &whole);
        let thousandths = ["goals-refusal-band-thousandths"];
        check(
            keys::LOCAL_GOALS_BUDGET_GREEN,
            &share("0.995001"),
            &thousandths,
        );
        check(keys::LOCAL_EDUCATED_SHARE, &share("0.705"), &[]);
    }

    #[test]
    fn the_table_has_every_reason_once() {
        let book = RuleBook::national().unwrap();
        let rule = book.rule(keys::LOCAL_GOALS_ASSESSMENT, date(2026, 1, 1));
        let whole = rule.unwrap().items().unwrap().to_vec();
        let with = |change: &dyn Fn(&mut Vec<Item>)| {
            let mut items = whole.clone();
            change(&mut items);
            Value::Items(items)
        };
        let key = keys::LOCAL_GOALS_ASSESSMENT;
        let kinder = with(&|items| items[4].code = "kept-without:0.5:yellow".to_owned());
        check(key, &kinder, &[]);
        let typo = with(&|items| items[4].code = "kept-witout:0:green".to_owned());
        check(
            key,
            &typo,
            &["goals-refusal-table-row", "goals-refusal-table-lacks"],
        );
        let more = with(&|items| items[4].code = "kept-without:0:green:x".to_owned());
        check(
            key,
            &more,
            &["goals-refusal-table-row", "goals-refusal-table-lacks"],
        );
        let fewer = with(&|items| items.truncate(9));
        check(key, &fewer, &["goals-refusal-table-lacks"]);
        let twice = with(&|items| {
            let mut second = items[0].clone();
            second.code = "improved:0.5:yellow".to_owned();
            items.push(second);
        });
        check(key, &twice, &["goals-refusal-table-twice"]);
    }
}
