//! The budget of a committee, replayed as its document tells it.

use projection::economy::{EntryKind, Ledger, split};

#[test]
fn the_ledger_goes_from_826_4_to_923_8() {
    let ledger =
        Ledger::read(include_str!("../../examples/budget.toml")).expect("the example is whole");
    let rows = ledger.replay();
    let told: Vec<(&str, i64)> = rows
        .iter()
        .filter_map(|row| Some((row.balance_name.as_deref()?, row.balance)))
        .collect();
    let expected = [
        ("Operational plan 2024", 826_400),
        ("Budget in November 2024", 866_700),
        ("Operational plan 2025", 874_300),
        ("Budget expected for 2025", 923_800),
    ];
    assert_eq!(told, expected);
    let residual: Vec<i64> = rows
        .iter()
        .filter(|row| row.kind == Some(EntryKind::Residual))
        .map(|row| row.amount)
        .collect();
    assert_eq!(residual, [-700]);
    assert!(rows.iter().all(|row| row.apart() == 0));
}

#[test]
fn a_ledger_that_does_not_give_what_was_published_says_so() {
    let text = include_str!("../../examples/budget.toml");
    let wrong = text.replace("amount = 1600", "amount = 1700");
    assert_ne!(wrong, text);
    let rows = Ledger::read(&wrong).expect("it can be read").replay();
    let apart: Vec<i64> = rows
        .iter()
        .map(projection::economy::Row::apart)
        .filter(|apart| *apart != 0)
        .collect();
    assert_eq!(apart, [-100]);
    // The residual takes up the rest, so that what follows stands on what was published.
    assert_eq!(rows.last().map(|row| row.balance), Some(923_800));
    let residual = rows
        .iter()
        .find(|row| row.kind == Some(EntryKind::Residual));
    assert_eq!(residual.map(|row| row.amount), Some(-800));
    let typed = text.replace(
        "kind = \"residual\"",
        "kind = \"residual\"\nbasis = { amount = -700 }",
    );
    assert!(Ledger::read(&typed).is_err());
    assert!(Ledger::read(&text.replace("published = 874300\n", "")).is_err());
    assert!(Ledger::read(&text.replace("start = 826400", "start = 9223372036854775807")).is_err());
}

#[test]
fn amounts_come_out_of_readings_revisions_and_prices() {
    let text = r#"
name = "Made up"
start = 100000
start_name = "Plan"
[[entry]]
month = "2024-04"
kind = "volume"
name = "Read in April"
basis = { readings = [{ service = "daily activity", before = 603.0, now = 630.0, standard_cost = 262.0 }] }
[[entry]]
month = "2024-06"
kind = "price"
name = "External supported housing"
basis = { prices = { base = 275000, rise = 2.0, from = 6 } }
[[entry]]
month = "2025-01"
kind = "standard-cost"
name = "Daily activity"
basis = { revisions = [{ service = "daily activity", volume = 630.0, before = 262.0, now = 270.0 }] }
"#;
    let rows = Ledger::read(text).expect("it can be read").replay();
    let amounts: Vec<i64> = rows.iter().skip(1).map(|row| row.amount).collect();
    // Two per cent of 275 million from June are 3.2 million over the year; the document says 3.3 at 1.2 per cent.
    assert_eq!(amounts, [7_074, 3_208, 5_040]);
    assert_eq!(rows.last().map(|row| row.balance), Some(115_322));
    assert!(rows[2].why.contains("1.17 %"), "{}", rows[2].why);
}

#[test]
fn shared_costs_are_split_so_that_they_sum() {
    assert_eq!(split(29_700, &[80.0, 20.0]), [23_760, 5_940]);
    assert_eq!(split(10_001, &[60.0, 40.0]), [6_001, 4_000]);
}

#[test]
fn a_ledger_out_of_order_is_refused() {
    let entry = |month: &str| {
        format!(
            "[[entry]]\nmonth = \"{month}\"\nkind = \"decision\"\nname = \"a\"\nbasis = {{ amount = 1 }}\n"
        )
    };
    let head = "name = \"a\"\nstart = 1\nstart_name = \"b\"\n";
    let out_of_order = format!("{head}{}{}", entry("2025-02"), entry("2025-01"));
    assert!(Ledger::read(&out_of_order).is_err());
    assert!(Ledger::read(&format!("{head}{}", entry("2025-13"))).is_err());
    assert!(
        Ledger::read(&format!("{head}unknown = 1\n"))
            .expect_err("a word is unknown")
            .place()
            .contains("line 4")
    );
}
