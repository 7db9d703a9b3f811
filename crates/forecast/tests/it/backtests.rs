//! Forecasts made at earlier years, and what the engine takes for granted tried otherwise.

use super::{Folder, ask};

#[test]
fn a_backtest_and_its_scores_are_told() {
    let folder = Folder::new("backtest");
    let told = ask(&format!(
        "backtest {} --jump-offs 1998,2000 --horizons 5,10 --trajectories 50",
        folder.sources()
    ));
    let told = told.expect("outcomes are known").text;
    for word in [
        "hamilton-perry",
        "lee-carter",
        "frozen-mortality",
        "naive",
        "engine",
        "CRPS",
        "missed 10 years ahead of 1998, 2000: outcomes end 2005",
        "untold",
    ] {
        assert!(told.contains(word), "{told}");
    }
}

#[test]
fn what_is_taken_for_granted_can_be_tried_otherwise_on_earlier_outcomes() {
    let folder = Folder::new("tries");
    let asked = format!(
        "backtest {} --jump-offs 1994,1996 --horizons 3 --trajectories 50 --methods engine --outcomes-to 1997",
        folder.sources()
    );
    let chosen = ask(&asked).expect("outcomes are known").text;
    assert!(
        chosen.contains("missed 3 years ahead of 1996: outcomes end 1997")
            && !chosen.contains("naive:"),
        "{chosen}"
    );
    let twice = ask(&format!("{asked} --methods engine,engine")).expect("it is one method");
    assert_eq!(chosen, twice.text);
    let tried = ask(&format!("{asked} --try moves-scale=3")).expect("it can be tried");
    assert_ne!(chosen, tried.text);
    let said = ask(&format!("{asked} --try moves=3")).expect_err("there is no such constant");
    assert!(said.to_string().contains("moves-scale"), "{said}");
    for (wrong, bounds) in [
        ("level-half-life=0", "from 0.1 to 1000"),
        ("moves-persistence=1.1", "from 0 to 1"),
        ("moves-scale=much", "from 0 to 10"),
    ] {
        let said = ask(&format!("{asked} --try {wrong}")).expect_err("it is out of bounds");
        assert!(said.to_string().contains(bounds), "{said}");
    }
}
