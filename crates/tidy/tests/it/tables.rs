//! SQL stays at home.

use tidy::tables::check;

use super::{finds, holds};

#[test]
fn the_tree_keeps_it() {
    holds(check);
}

#[test]
fn a_breach_is_caught() {
    let files = [
        (
            "crates/cases/src/store/one.rs",
            "sql(\"SELECT a FROM case_order o, resident_person p\")",
        ),
        (
            "crates/cases/src/store/two.rs",
            "sql(\"\n  UPDATE\n  duty_open SET a = 1\")",
        ),
        (
            "crates/cases/src/store/three.rs",
            "format!(\"WHERE EXISTS (SELECT 1 FROM access_relation)\")",
        ),
        (
            "crates/cases/src/reads/four.rs",
            "sql(\"SELECT a FROM case_order\")",
        ),
        (
            "crates/portal/src/five.rs",
            "sql(r#\"DELETE FROM history_entry\"#)",
        ),
        (
            "crates/cases/migrations/0001_a.sql",
            "CREATE TABLE IF NOT EXISTS orders (\n  p UUID REFERENCES resident_person(id)\n);",
        ),
        (
            "crates/portal/migrations/0001_a.sql",
            "CREATE TABLE portal_page (a TEXT);",
        ),
    ];
    let expected = [
        "one.rs:1: cases names the table resident_person, which is residents",
        "two.rs:1: cases names the table duty_open",
        "three.rs:1: cases names the table access_relation",
        "four.rs:1: SQL outside",
        "five.rs:1: portal names the table history_entry",
        "five.rs:1: SQL outside",
        "0001_a.sql:1: the table orders must start with case_",
        "0001_a.sql:2: the table resident_person must start with case_",
        "crates/portal/migrations/0001_a.sql: the crate has no prefix",
    ];
    finds(check, &files, &expected);
}

/// What is counted once more reads the tables of all rooms, and does nothing else to them; nothing beside it does.
#[test]
fn a_count_that_shares_nothing_may_read() {
    let select = "sql(\"SELECT a FROM care_plan p\")";
    let files = [
        ("crates/server/src/invariants/recount/plans.rs", select),
        (
            "crates/server/src/invariants/recount/two.rs",
            "sql(\"DELETE FROM care_plan\")",
        ),
        ("crates/server/src/invariants/goals.rs", select),
    ];
    let expected = [
        "two.rs:1: server names the table care_plan",
        "two.rs:1: SQL outside",
        "goals.rs:1: server names the table care_plan",
        "goals.rs:1: SQL outside",
    ];
    finds(check, &files, &expected);
}

#[test]
fn own_tables_are_free() {
    let files = [
        (
            "crates/cases/src/store/one.rs",
            "sql(\"WITH recent AS (SELECT a FROM case_order) SELECT a FROM recent JOIN case_need n ON n.id = $1 ORDER BY a, b\")",
        ),
        (
            "crates/cases/src/model/two.rs",
            "//! Read FROM resident_person.\nlet text = \"Select one\";",
        ),
        (
            "crates/cases/migrations/0001_a.sql",
            "-- Kept FROM others.\nCREATE INDEX case_order_unit ON case_order (unit, id);\nINSERT INTO case_kind (a) VALUES (1) ON CONFLICT DO NOTHING;\nCREATE TRIGGER case_kept BEFORE UPDATE OR DELETE ON case_order FOR EACH ROW;",
        ),
    ];
    finds(check, &files, &[]);
}
