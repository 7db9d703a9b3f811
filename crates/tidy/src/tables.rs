//! SQL stays in `store/`, and names only the crate's own tables.

use crate::{Finding, Source, layers, rust};

/// The crates that have tables, and the prefix of their names.
pub const OWNERS: &[(&str, &str)] = &[
    ("store", "store_"),
    ("history", "history_"),
    ("duties", "duty_"),
    ("access", "access_"),
    ("rulebook", "rule_"),
    ("residents", "resident_"),
    ("organisation", "organisation_"),
    ("cooperation", "cooperation_"),
    ("cases", "case_"),
    ("care-plans", "care_plan"),
    ("schedules", "schedule_"),
    ("visits", "visit_"),
    ("records", "record_"),
    ("goals", "goal_"),
    ("needs", "needs_"),
    ("minutes-account", "account_"),
    ("deviations", "deviation_"),
    ("follow-up", "follow_up"),
];

/// Where the tables of all rooms are read, and none is written: what is counted once more to hold the rooms' own figures
/// against may share nothing with them.
const RECOUNT: (&str, &str) = ("server", "src/invariants/recount/");

/// Words that a table's name follows.
const BEFORE_TABLE: &[&str] = &[
    "FROM",
    "JOIN",
    "INTO",
    "UPDATE",
    "TABLE",
    "REFERENCES",
    "ON",
];

/// Words that may stand between those and the name.
const BETWEEN: &[&str] = &["IF", "NOT", "EXISTS", "ONLY"];

/// Words after which no table's name follows.
const ENDS_LIST: &[&str] = &[
    "OR",
    "OF",
    "DELETE",
    "CONFLICT",
    "COMMIT",
    "WHERE",
    "JOIN",
    "LEFT",
    "INNER",
    "CROSS",
    "ON",
    "ORDER",
    "GROUP",
    "LIMIT",
    "SET",
    "VALUES",
    "SELECT",
    "UNION",
    "RETURNING",
];

/// How a statement starts.
const STATEMENTS: &[&str] = &["SELECT ", "INSERT ", "UPDATE ", "DELETE ", "WITH "];

/// Other crates' tables in a crate's SQL, tables with another's prefix, and SQL outside `store/`.
pub fn check(tree: &[Source]) -> Vec<Finding> {
    let mut found = Vec::new();
    for source in tree {
        let Some((name, within)) = source.place() else {
            continue;
        };
        if ["tidy", "xtask", "acceptance"].contains(&name) {
            continue;
        }
        if source.code_place().is_some() {
            found.extend(code_findings(source, name, within));
        } else if within.starts_with("migrations/") && source.has_extension("sql") {
            found.extend(migration_findings(source, name));
        }
    }
    found
}

fn code_findings(source: &Source, name: &str, within: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    let product = rust::split_tests(&source.text).0;
    let is_recount = name == RECOUNT.0 && within.starts_with(RECOUNT.1);
    for (line, text) in rust::literals(product) {
        if is_recount && text.trim_start().starts_with("SELECT ") {
            continue;
        }
        for table in tables(&text) {
            found.extend(foreign(source, line, name, &table));
        }
        let in_store = within.starts_with("src/store/") || within == "src/store.rs";
        let is_sql = STATEMENTS
            .iter()
            .any(|word| text.trim_start().starts_with(word));
        if is_sql && !in_store && layers::layer(name) != Some(1) {
            let what = "SQL outside `src/store/`; put a function there and call it";
            found.push(Finding::at(source, line, what));
        }
    }
    found
}

fn foreign(source: &Source, line: usize, name: &str, table: &str) -> Option<Finding> {
    let (owner, _) = OWNERS
        .iter()
        .find(|(_, prefix)| table.starts_with(prefix))?;
    let what = format!("{name} names the table {table}, which is {owner}'s; ask {owner}'s reads");
    (*owner != name).then(|| Finding::at(source, line, what))
}

fn migration_findings(source: &Source, name: &str) -> Vec<Finding> {
    let own = OWNERS.iter().find(|(owner, _)| *owner == name);
    let Some((_, prefix)) = own else {
        let what = "the crate has no prefix for its tables; give it one in tidy's table";
        return vec![Finding::whole(&source.path, what)];
    };
    let mut found = Vec::new();
    for (at, line) in source.text.lines().enumerate() {
        let line = line.split("--").next().unwrap_or_default();
        for table in tables(line)
            .iter()
            .filter(|table| !table.starts_with(prefix))
        {
            let what = format!("the table {table} must start with {prefix}");
            found.push(Finding::at(source, at + 1, what));
        }
    }
    found
}

/// The tables that a statement names, in small letters.
fn tables(sql: &str) -> Vec<String> {
    let spaced = sql.replace(',', " , ").replace(['(', ')', ';', '"'], " ( ");
    let mut found = Vec::new();
    let mut listing = false;
    let mut expecting = false;
    for word in spaced.split_whitespace() {
        if BEFORE_TABLE.contains(&word) {
            (listing, expecting) = (word == "FROM", true);
        } else if word == "," {
            expecting = listing;
        } else if word == "(" || ENDS_LIST.contains(&word) {
            (listing, expecting) = (false, false);
        } else if expecting && !BETWEEN.contains(&word) {
            expecting = false;
            let name = |c: char| c.is_ascii_alphanumeric() || c == '_';
            if word.chars().all(name) && !word.chars().all(|c| c.is_ascii_digit()) {
                found.push(word.to_ascii_lowercase());
            }
        }
    }
    found
}
