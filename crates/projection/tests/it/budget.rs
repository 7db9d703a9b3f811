//! The budget of a committee, replayed as its document tells it.

use projection::economy::{AreaTable, EntryKind, PartTable, Replay, StepTable, VolumeTable, split};

#[test]
fn the_ledger_goes_from_826_4_to_923_8() {
    let read =
        Replay::read(include_str!("../../examples/budget.toml")).expect("the example is whole");
    let rows = read.ledger.replay();
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
    let rows = Replay::read(&wrong)
        .expect("it can be read")
        .ledger
        .replay();
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
    assert!(Replay::read(&typed).is_err());
    assert!(Replay::read(&text.replace("published = 874300\n", "")).is_err());
    assert!(Replay::read(&text.replace("start = 826400", "start = 9223372036854775807")).is_err());
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
    let rows = Replay::read(text).expect("it can be read").ledger.replay();
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
    assert!(Replay::read(&out_of_order).is_err());
    assert!(Replay::read(&format!("{head}{}", entry("2025-13"))).is_err());
    assert!(
        Replay::read(&format!("{head}unknown = 1\n"))
            .expect_err("a word is unknown")
            .place()
            .contains("line 4")
    );
}

#[test]
fn what_the_document_says_of_prices_charges_and_shared_costs_is_worked_out() {
    let text = include_str!("../../examples/budget.toml");
    let read = Replay::read(text).expect("the example is whole");
    // 7/12 of 2 %: the published 3.3 million takes the rounded 1.2 %.
    let risen = read.prices[0].risen();
    assert!((risen.over_the_year - 1.1667).abs() < 1e-4);
    assert_eq!((risen.amount, risen.apart), (3_208, 92));
    assert_eq!(risen.base_of_published, Some(282_857));
    // In neither reading does the charge make up for the revision of pay.
    let [of_itself, in_points] = read.charges[0].readings();
    assert!(of_itself.change > 0.7 && of_itself.change < 0.9);
    assert!(in_points.change < -1.4 && in_points.change > -1.6);
    let parts: Vec<i64> = read.splits[0].parts().iter().map(|one| one.1).collect();
    assert_eq!(parts, [30_800, 7_700]);
    let parts: Vec<i64> = read.splits[1].parts().iter().map(|one| one.1).collect();
    assert_eq!((parts[0], parts[1]), (26_400, 17_600));
    for (from, to) in [
        ("part = [\"SoL\", 7700]", "part = [\"HSL\", 7700]"),
        ("part = [\"SoL\", 7700]", ""),
        ("[\"SoL\", 20.0]", "[\"SoL\", 0.0]"),
        ("from = 6", "from = 13"),
        ("charge = 0.448", "charge = -1.0"),
        ("charge = 0.448", "charge = 44.8"),
    ] {
        let wrong = text.replace(from, to);
        assert_ne!(wrong, text);
        assert!(Replay::read(&wrong).is_err(), "{to}");
    }
}

const AREAS: &str = "# millions of kronor
area,law,level,plan,november,proposal,change
Shared LSS,LSS,line,21.9,46.2,0.0,-46.2
Short help,LSS,line,10.0,8.7,10.0,1.3
Sum LSS,LSS,sum,31.9,54.9,10.0,-44.9
Home,SoL,line,36.0,36.0,40.1,4.1
Sum SoL,SoL,sum,36.0,36.0,40.1,4.1
Whole,,sum,67.9,90.9,50.1,-40.8
";

#[test]
fn a_documents_tables_are_held_against_each_other() {
    let areas = AreaTable::read(AREAS).expect("it can be read");
    let held = areas.held();
    // Six changes, and four sums of each of three rows.
    assert_eq!(held.len(), 6 + 3 * 4);
    assert!(held.iter().all(|one| one.apart() == 0));
    let totals: Vec<i64> = areas.totals().into_iter().map(|one| one.1).collect();
    assert_eq!(totals, [67_900, 90_900, 50_100]);
    let wrong = AREAS.replace("8.7,10.0,1.3", "8.7,10.0,1.4");
    let held = AreaTable::read(&wrong).expect("it can be read").held();
    let apart: Vec<(&str, i64)> = held
        .iter()
        .filter(|one| one.apart() != 0)
        .map(|one| (one.what.as_str(), one.apart()))
        .collect();
    let expected = [
        ("Short help: change", 100),
        ("Sum LSS: sum of changes", -100),
        ("Whole: sum of changes", -100),
    ];
    assert_eq!(apart, expected);
    assert!(AreaTable::read(&AREAS.replace("36.0,36.0", "x,36.0")).is_err());
}

#[test]
fn what_a_change_is_made_of_names_its_residual() {
    let parts = "area,component,amount
frame,daily rest,9.1
frame,leadership,0.6
frame,prices,1.3
frame,savings,-1.7
frame,pensions,-1.0
frame,not named (residual),-0.7
frame,total,7.6
Short help,escort,0.5
Short help,contact,0.2
Short help,respite,0.6
";
    let areas = AreaTable::read(AREAS).expect("it can be read");
    let parts = PartTable::read(parts).expect("it can be read");
    let told = parts.taken_apart(Some(&areas));
    assert_eq!(told.len(), 2);
    assert_eq!(
        (told[0].named_sum(), told[0].residual, told[0].published),
        (8_300, Some(-700), Some(7_600))
    );
    assert_eq!(
        (told[1].named_sum(), told[1].published),
        (1_300, Some(1_300))
    );
    assert!(told.iter().all(|one| one.apart() == 0));
    let untold = [
        ("Shared LSS".to_owned(), -46_200),
        ("Home".to_owned(), 4_100),
    ];
    assert_eq!(parts.untold(&areas), untold);
}

#[test]
fn steps_lead_from_balance_to_balance_and_volumes_give_costs_for_each() {
    let steps = "step,amount,balance
Plan,826.4,826.4
Standard costs,38.3,
Read in April,-0.1,
Read in October,1.6,
Other,0.5,
November,,866.7
Plan 2025,,874.3
Standard costs 2025,49.5,
Expected,,923.8
";
    let held = StepTable::read(steps).expect("it can be read").held();
    let apart: Vec<i64> = held.iter().map(apart).collect();
    // From November to the plan of 2025 the table tells no step: what the frame does stands elsewhere.
    assert_eq!(apart, [0, 7_600, 0]);
    assert_eq!(held[1].of, "no step is told");
    let volumes =
        "service,law,budget,october,next\nHome care,SoL,20,21,20\nHome help,SoL,30,30,30\n";
    let volumes = VolumeTable::read(volumes).expect("it can be read");
    let areas = AreaTable::read(AREAS).expect("it can be read");
    let costs = areas.unit_costs(&volumes);
    assert_eq!(costs.len(), 1);
    assert_eq!((costs[0].volume, costs[0].each), (50.0, 802.0));
}

fn apart(held: &projection::economy::Held) -> i64 {
    held.apart()
}
