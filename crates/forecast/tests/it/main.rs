//! The command line on files that the test writes: figures in the layout that others read, and errors with their place.
#![expect(clippy::expect_used, reason = "a test that cannot go on says why")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::Parser;
use forecast::{Forecast, Told, Trouble};

#[derive(Debug, Parser)]
struct CommandLine {
    #[command(flatten)]
    forecast: Forecast,
}

fn ask(line: &str) -> Result<Told, Trouble> {
    let words = std::iter::once("forecast").chain(line.split_whitespace());
    let asked = CommandLine::try_parse_from(words).expect("the words are known");
    asked.forecast.run()
}

/// A folder of the test's own with two made-up counties in it, removed when dropped.
struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}

/// A county's people and deaths of a year: fewer with age, dying less from year to year.
fn write_year(people: &mut String, deaths: &mut String, (county, year, size): (&str, i32, f64)) {
    for age in 0..=100_u32 {
        for sex in ["F", "M"] {
            let there = (size * (1.0 - f64::from(age) / 102.0)).round();
            let rate = (5e-5 * (0.1 * f64::from(age)).exp()).min(0.6);
            let fall = (-0.01 * f64::from(year - 1980)).exp();
            let died = there * rate * fall;
            writeln!(people, "{county},{year},{age},{sex},{there}").expect("a text can be written");
            writeln!(deaths, "{county},{year},{age},{sex},{died:.1}")
                .expect("a text can be written");
        }
    }
}

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("forecast-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder can be made");
        let (mut people, mut deaths) = (String::new(), String::new());
        for text in [&mut people, &mut deaths] {
            text.push_str("county,year,age,sex,value\n");
        }
        for (county, size) in [("01", 3_000.0_f64), ("09", 300.0)] {
            for year in 1980..=2005 {
                write_year(&mut people, &mut deaths, (county, year, size));
            }
        }
        std::fs::write(folder.join("people.csv"), people).expect("a file can be written");
        std::fs::write(folder.join("deaths.csv"), deaths).expect("a file can be written");
        Self(folder)
    }

    fn file(&self, name: &str) -> String {
        self.0.join(name).display().to_string()
    }

    fn sources(&self) -> String {
        format!(
            "--population {} --deaths {}",
            self.file("people.csv"),
            self.file("deaths.csv")
        )
    }
}

fn text(path: &str) -> String {
    std::fs::read_to_string(Path::new(path)).expect("the file is there")
}

#[test]
fn figures_stand_in_the_layout_that_others_read() {
    let folder = Folder::new("layout");
    let out = folder.file("out.csv");
    let asked = format!(
        "population {} --jump-off 2000 --horizon 3 --trajectories 50 --seed 4 --output {out}",
        folder.sources()
    );
    ask(&asked).expect("it can be forecast");
    let first = text(&out);
    let mut lines = first.lines();
    assert_eq!(
        lines.next(),
        Some("area,year,age_group,sex,mean,p2_5,p10,p50,p90,p97_5")
    );
    // Two areas, three years, seven groups, women and men and both.
    assert_eq!(lines.clone().count(), 2 * 3 * 7 * 3);
    assert!(lines.clone().any(|line| line.starts_with("09,2003,80+,T,")));
    for line in lines {
        let numbers: Vec<f64> = line
            .split(',')
            .skip(4)
            .map(|cell| cell.parse().expect("a number"))
            .collect();
        assert!(numbers[1..].is_sorted() && numbers[1] >= 0.0, "{line}");
    }
    ask(&format!("{asked} --threads 1")).expect("it can be forecast");
    assert_eq!(text(&out), first);
    ask(&format!("{asked} --single-years --sums")).expect("it can be forecast");
    assert_eq!(text(&out).lines().count(), 1 + 3 * 3 * (7 + 101) * 3);
}

#[test]
fn packed_files_are_read_and_written() {
    let folder = Folder::new("packed");
    let out = folder.file("out.csv.gz");
    ask(&format!(
        "population {} --jump-off 2000 --horizon 2 --trajectories 20 --output {out}",
        folder.sources()
    ))
    .expect("it can be forecast");
    let packed = std::fs::read(&out).expect("the file is there");
    assert_eq!(packed.get(..2), Some(&[0x1f, 0x8b][..]));
    // What was written is no table of people, which is said of the file as it was before packing.
    let said = ask(&format!(
        "population --population {out} --deaths {out} --jump-off 2000 --horizon 2 --json"
    ));
    let said = said.expect_err("it is no such table").to_string();
    assert!(
        said.contains("out.csv.gz") && said.contains("line 1"),
        "{said}"
    );
}

#[test]
fn a_backtest_and_its_scores_are_told() {
    let folder = Folder::new("backtest");
    let told = ask(&format!(
        "backtest {} --jump-offs 1998,2000 --horizons 5 --trajectories 50",
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
    ] {
        assert!(told.contains(word), "{told}");
    }
}

#[test]
fn care_is_told_of_one_area() {
    let folder = Folder::new("care");
    let scenario = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../projection/examples/scenario.toml"
    );
    let rest = format!(
        "{} --jump-off 2004 --horizon 8 --trajectories 40 --area 09 --scenario {scenario}",
        folder.sources()
    );
    let need = ask(&format!("need {rest} --alternative falling"))
        .expect("need is known")
        .text;
    assert!(
        need.lines()
            .any(|line| line.starts_with("falling,2012,care-home,users,")),
        "{need}"
    );
    let places = ask(&format!("places {rest}"))
        .expect("places are known")
        .text;
    assert!(places.contains("short_by_a_home"), "{places}");
    let staff = ask(&format!("staff {rest}")).expect("staff is known").text;
    assert!(
        staff.contains("dependents_per_100") && staff.contains("every year"),
        "{staff}"
    );
    let cost = ask(&format!("cost {rest} --json"))
        .expect("cost is known")
        .text;
    assert!(cost.contains("\"figure\":\"net\""), "{cost}");
    let explained = ask(&format!(
        "explain {rest} --before 2002 --figure cost --year 2010"
    ));
    let explained = explained.expect("it can be explained").text;
    assert!(
        explained.contains("prices") && explained.contains("outcome"),
        "{explained}"
    );
    let wrong = ask(&format!("need {rest} --alternative rising"))
        .expect_err("there is no such alternative");
    assert!(wrong.to_string().contains("falling"), "{wrong}");
}

#[test]
fn budgets_and_claims_of_the_examples_are_told() {
    let folder = Folder::new("claims");
    let examples = concat!(env!("CARGO_MANIFEST_DIR"), "/../projection/examples");
    let told = ask(&format!("budget --ledger {examples}/budget.toml")).expect("it can be replayed");
    assert!(
        told.is_clean && told.text.contains("923800"),
        "{}",
        told.text
    );
    let told = ask(&format!(
        "claims {} --jump-off 2005 --horizon 30 --trajectories 20 --claims {examples}/claims.toml",
        folder.sources()
    ));
    let told = told.expect("claims can be checked");
    assert!(
        !told.is_clean && told.text.contains("inconsistent"),
        "{}",
        told.text
    );
}

#[test]
fn a_wrong_cell_is_named_with_file_line_and_column() {
    let folder = Folder::new("wrong");
    let people = text(&folder.file("people.csv")).replacen("01,1980,1,F,", "01,1980,1,X,", 1);
    std::fs::write(folder.file("people.csv"), people).expect("a file can be written");
    let said = ask(&format!(
        "population {} --jump-off 2000 --horizon 2 --json",
        folder.sources()
    ));
    let said = said.expect_err("the cell is wrong").to_string();
    assert!(said.contains("people.csv: line 4, column sex"), "{said}");
}
