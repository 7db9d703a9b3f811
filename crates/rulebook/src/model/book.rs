//! The book: every rule in every wording, asked by key and day.

use std::{
    collections::BTreeMap,
    sync::{Arc, LazyLock},
};

use jiff::civil::Date;
use kernel::Period;

use super::{
    checks,
    fault::{BookFault, RuleFault},
    files,
    local::LocalRow,
    rule::{Decided, Rule, Source},
};

const NATIONAL: &str = include_str!("../../rules/national.toml");
const LOCAL: &str = include_str!("../../rules/local-defaults.toml");

static INSTALLED: LazyLock<Result<RuleBook, BookFault>> =
    LazyLock::new(|| RuleBook::parse(NATIONAL, LOCAL));

type Wordings = BTreeMap<String, Vec<Rule>>;

/// All rules. Cheap to copy: the rules that the municipality has not set are shared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleBook {
    installed: Arc<Wordings>,
    /// The local rules that have been set, each with all its wordings.
    set: Wordings,
}

impl RuleBook {
    /// The book as it is installed: national law, and the product's defaults for what a municipality decides.
    ///
    /// # Errors
    /// When the files of the book break one of its invariants.
    pub fn national() -> Result<Self, BookFault> {
        INSTALLED.clone()
    }

    /// A book from the text of its two files.
    ///
    /// # Errors
    /// When the files break one of the book's invariants; the fault names rule and field.
    pub fn parse(national: &str, local: &str) -> Result<Self, BookFault> {
        let mut all = files::national(national)?;
        let own = files::local(local, all.len())?;
        all.extend(own);
        let mut rules = Wordings::new();
        for rule in all {
            let wordings = rules.entry(rule.key.as_str().to_owned()).or_default();
            wordings.push(rule);
        }
        for wordings in rules.values_mut() {
            wordings.sort_by_key(|rule| rule.valid.from());
        }
        checks::check(&rules)?;
        Ok(Self {
            installed: Arc::new(rules),
            set: Wordings::new(),
        })
    }

    /// The book with what the municipality has set. A row is valid from its day until another row's day; of two with
    /// the same day the one written last counts. The rows themselves stay as they are.
    ///
    /// # Errors
    /// When a row sets a rule that is not local, or with another kind of value.
    pub fn with_local(&self, rows: &[LocalRow]) -> Result<Self, BookFault> {
        let mut by_key = BTreeMap::<&str, BTreeMap<Date, &LocalRow>>::new();
        for row in rows {
            let days = by_key.entry(row.key.as_str()).or_default();
            let last = days.entry(row.from).or_insert(row);
            if (row.set_at, row.id) > (last.set_at, last.id) {
                *last = row;
            }
        }
        let mut set = Wordings::new();
        for (key, days) in by_key {
            let default = self.local_default(key)?;
            set.insert(key.to_owned(), wordings(default, &days)?);
        }
        Ok(Self {
            installed: Arc::clone(&self.installed),
            set,
        })
    }

    /// The wording of a rule that is valid on a day. Some rules are looked up by the day of a decision: see
    /// [`Rule::lookup`].
    ///
    /// ```
    /// use jiff::civil::date;
    /// use rulebook::{RuleBook, RuleFault, keys};
    /// let book = RuleBook::national()?;
    /// let weeks = book.rule(keys::FL_44, date(2026, 3, 1))?.weeks()?;
    /// assert_eq!(weeks, 3);
    /// // A standing decision from before the act: the rule does not speak of it.
    /// let old = book.rule(keys::SOL_14_9, date(2024, 3, 1));
    /// assert!(matches!(old, Err(RuleFault::NotInForce { .. })));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// When no rule has the key, or none of its wordings is valid on the day.
    pub fn rule(&self, key: &str, on: Date) -> Result<&Rule, RuleFault> {
        let wordings = self.wordings(key)?;
        let valid = wordings.iter().find(|rule| rule.valid.contains(on));
        valid.ok_or_else(|| RuleFault::NotInForce {
            key: key.to_owned(),
            on,
        })
    }

    /// All wordings of a rule, the oldest first.
    ///
    /// # Errors
    /// When no rule has the key.
    pub fn wordings(&self, key: &str) -> Result<&[Rule], RuleFault> {
        let found = self.set.get(key).or_else(|| self.installed.get(key));
        found.map(Vec::as_slice).ok_or_else(|| RuleFault::Unknown {
            key: key.to_owned(),
        })
    }

    /// Every rule in every wording, in the order in which the book is printed.
    pub fn all(&self) -> Vec<&Rule> {
        let keys = self.installed.keys();
        let mut all: Vec<&Rule> = keys
            .filter_map(|key| self.wordings(key).ok())
            .flatten()
            .collect();
        all.sort_by_key(|rule| (rule.place, rule.valid.from()));
        all
    }

    /// The rules that are valid on a day, in the order in which the book is printed.
    pub fn in_force(&self, on: Date) -> Vec<&Rule> {
        let mut rules = self.all();
        rules.retain(|rule| rule.valid.contains(on));
        rules
    }

    /// The product's default of a rule that the municipality sets.
    fn local_default(&self, key: &str) -> Result<&Rule, BookFault> {
        let installed = self.installed.get(key).and_then(|rules| rules.first());
        let local = installed.filter(|rule| rule.is_local());
        local.ok_or_else(|| BookFault::Nameless {
            key: key.to_owned(),
            field: "key",
            named: key.to_owned(),
        })
    }
}

/// The default up to the first row, then each row until the next.
fn wordings(default: &Rule, days: &BTreeMap<Date, &LocalRow>) -> Result<Vec<Rule>, BookFault> {
    let mut wordings = Vec::new();
    let mut last_day = None;
    for row in days.values().rev() {
        wordings.push(decided(default, row, last_day)?);
        last_day = row.from.yesterday().ok();
    }
    if let Ok(valid) = Period::new(default.valid.from(), last_day) {
        let mut until = default.clone();
        until.valid = valid;
        wordings.push(until);
    }
    wordings.reverse();
    Ok(wordings)
}

fn decided(default: &Rule, row: &LocalRow, to: Option<Date>) -> Result<Rule, BookFault> {
    if row.value.kind() != default.value.kind() {
        return Err(BookFault::KindChanged {
            key: row.key.as_str().to_owned(),
            was: default.value.kind(),
            becomes: row.value.kind(),
        });
    }
    let mut rule = default.clone();
    rule.value = row.value.clone();
    // `to` is the day before the next row's, and rows are sorted by their day.
    rule.valid = Period::new(row.from, to).unwrap_or(Period::since(row.from));
    rule.verified = true;
    rule.remark = None;
    if let Source::Local { kind, decided, .. } = &mut rule.source {
        *kind = row.kind;
        *decided = Some(Decided {
            by: row.decided_by.clone(),
            reason: row.reason.clone(),
            set_at: row.set_at,
        });
    }
    Ok(rule)
}
