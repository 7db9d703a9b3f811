//! The command line on files that the test writes: figures in the layout that others read, and errors with their place.
#![expect(clippy::expect_used, reason = "a test that cannot go on says why")]

mod acts;
mod backtests;
mod budgets;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::Parser;
use forecast::{Forecast, Told, Trouble};
use sheets::{Cell, Heading, Kind, Table};

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
fn moves_and_noise_are_taken_in() {
    let folder = Folder::new("moves");
    let out = folder.file("out.csv");
    // One in fifty moves in, and one in fifty out, by age when the year ends.
    let people = text(&folder.file("people.csv"));
    let mut moves = String::from("county,year,age,sex,value\n");
    for line in people.lines().skip(1) {
        let (cell, value) = line.rsplit_once(',').expect("a value");
        let value: f64 = value.parse().expect("a number");
        writeln!(moves, "{cell},{}", value / 50.0).expect("a text can be written");
    }
    std::fs::write(folder.file("moves.csv"), &moves).expect("a file can be written");
    let asked = format!(
        "population {} --jump-off 2000 --horizon 2 --trajectories 50 --output {out}",
        folder.sources()
    );
    let told = |more: &str| {
        ask(&format!("{asked} {more}")).expect("it can be forecast");
        text(&out)
    };
    let plain = told("");
    let moves_of = folder.file("moves.csv");
    assert_ne!(
        plain,
        told(&format!("--moves-in {moves_of} --moves-out {moves_of}"))
    );
    assert_ne!(plain, told("--start-noise 2"));
    assert_eq!(plain, told("--start-noise 0"));
    let strange = moves.replace("\n09,", "\n12,");
    std::fs::write(folder.file("moves.csv"), strange).expect("a file can be written");
    let said = ask(&format!(
        "{asked} --moves-in {moves_of} --moves-out {moves_of}"
    ));
    let said = said.expect_err("12 has no population").to_string();
    assert!(
        said.contains("moves.csv") && said.contains("no population"),
        "{said}"
    );
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
    for word in ["prices", "outcome", "means over trajectories"] {
        assert!(explained.contains(word), "{explained}");
    }
    let outcomes =
        "[[outcome]]\nyear = 2004\nusers = { home-care = 900.0 }\nqueue = 0.0\nnet = 5e8\n";
    std::fs::write(folder.file("outcomes.toml"), outcomes).expect("a file can be written");
    let early = text(scenario).replace("year = 2019\n#", "year = 2002\n#");
    let early = early.replacen("year = 2019", "year = 2002", 1);
    std::fs::write(folder.file("early.toml"), early).expect("a file can be written");
    let asked = format!(
        "explain {rest} --before 2002 --figure cost --year 2010 --scenario-before {} --outcomes {}",
        folder.file("early.toml"),
        folder.file("outcomes.toml")
    );
    let judged = ask(&asked)
        .expect("it can be held against what happened")
        .text;
    for words in [
        "2004 home-care users: forecast",
        "another use",
        "2004 all net:",
    ] {
        assert!(judged.contains(words), "{words} is not in {judged}");
    }
    let misspelt = outcomes.replace("home-care", "homecare");
    std::fs::write(folder.file("outcomes.toml"), misspelt).expect("a file can be written");
    let said = ask(&asked)
        .expect_err("there is no such service")
        .to_string();
    assert!(
        said.contains("outcomes.toml: outcome 2004: there is no service `homecare`"),
        "{said}"
    );
    let wrong = ask(&format!("need {rest} --alternative rising"))
        .expect_err("there is no such alternative");
    assert!(wrong.to_string().contains("falling"), "{wrong}");
}

/// Municipalities of the first county, as shares of it; in 2000 and 2005.
fn municipalities(folder: &Folder, shares: &[f64]) -> String {
    let mut people = String::from("municipality,year,age,sex,value\n");
    for (number, share) in shares.iter().enumerate() {
        for line in text(&folder.file("people.csv")).lines() {
            let cells: Vec<&str> = line.split(',').collect();
            if let ["01", year @ ("2000" | "2005"), age, sex, value] = cells[..] {
                let value: f64 = value.parse().expect("a number");
                writeln!(
                    people,
                    "01{},{year},{age},{sex},{}",
                    80 + number,
                    value * share
                )
                .expect("a text can be written");
            }
        }
    }
    let path = folder.file("municipalities.csv");
    std::fs::write(&path, people).expect("a file can be written");
    path
}

#[test]
fn half_a_county_is_neither_the_county_nor_the_nation() {
    let folder = Folder::new("half");
    let path = municipalities(&folder, &[0.25, 0.25]);
    let rates = format!(
        "--rates-population {} --rates-deaths {}",
        folder.file("people.csv"),
        folder.file("deaths.csv")
    );
    let out = folder.file("out.csv");
    let asked = format!(
        "population --level municipality --population {path} {rates} --jump-off 2005 --horizon 2 --trajectories 20 --sums"
    );
    let told = ask(&format!("{asked} --output {out}")).expect("it can be forecast");
    assert!(
        told.text
            .contains("no sum of the nation, 01, 09: their areas are not all there"),
        "{}",
        told.text
    );
    let starts = |code: &str| {
        text(&out)
            .lines()
            .any(|line| line.starts_with(&format!("{code},")))
    };
    assert!(starts("0180") && !starts("01") && !starts("00"));
    let claims = "[[claim]]\ntext = 'a'\nsource = 'b'\nkind = 'growth'\narea = '01'\ngroup = '80+'\n\
                  from = 2003\nto = 2007\nper_cent = -50.0\ngive = 20.0\n";
    std::fs::write(folder.file("claims.toml"), claims).expect("a file can be written");
    let told = ask(&format!(
        "claims --population {path} {rates} --jump-off 2005 --horizon 3 --trajectories 20 --claims {}",
        folder.file("claims.toml")
    ));
    let told = told.expect("claims can be checked").text;
    assert!(told.contains("not known"), "{told}");
}

#[test]
fn areas_are_of_the_level_that_was_asked_for() {
    let folder = Folder::new("level");
    let said = ask(&format!(
        "population --level municipality {} --jump-off 2000 --horizon 2 --json",
        folder.sources()
    ));
    let said = said.expect_err("they are counties").to_string();
    assert!(
        said.contains("`01`") && said.contains("municipality"),
        "{said}"
    );
}

#[test]
fn deaths_without_a_population_are_named() {
    let folder = Folder::new("bare");
    let whole = text(&folder.file("people.csv"));
    let lines = whole.lines().filter(|line| !line.starts_with("09"));
    let people = lines.collect::<Vec<_>>().join("\n");
    std::fs::write(folder.file("people.csv"), people).expect("a file can be written");
    let said = ask(&format!(
        "population {} --jump-off 2000 --horizon 2 --json",
        folder.sources()
    ));
    let said = said.expect_err("nobody lives there").to_string();
    assert!(
        said.contains("area 09") && said.contains("deaths"),
        "{said}"
    );
}

#[test]
fn horizons_and_years_beyond_reason_are_refused_before_anything_is_read() {
    for words in [
        "backtest --population P --deaths D --jump-offs 2000 --horizons 0,5",
        "backtest --population P --deaths D --jump-offs 2147483647 --horizons 5",
        "population --population P --jump-off 2147483640 --horizon 20 --json",
        "population --population P --jump-off 2000 --horizon 0 --json",
    ] {
        let words = std::iter::once("forecast").chain(words.split_whitespace());
        assert!(CommandLine::try_parse_from(words).is_err());
    }
}

/// A workbook of some rows; its first row are headings.
fn workbook(path: &str, headings: &[&str], rows: &[Vec<String>]) {
    let headings = headings.iter().map(|name| Heading::new(*name, Kind::Text));
    let mut table = Table::new("People", headings);
    for row in rows {
        table.push(row.iter().map(|cell| Cell::Text(cell.clone())));
    }
    let bytes = table.to_xlsx().expect("it can be written");
    std::fs::write(path, bytes).expect("a file can be written");
}

#[test]
fn workbooks_are_read_with_a_column_for_each_year_and_wrong_cells_named() {
    let folder = Folder::new("workbook");
    let csv = text(&folder.file("people.csv"));
    let cells: Vec<Vec<&str>> = csv
        .lines()
        .skip(1)
        .map(|line| line.split(',').collect())
        .collect();
    let years: Vec<String> = (1980..=2005)
        .map(|year| format!("Folkmängd {year}"))
        .collect();
    let mut headings = vec!["region", "ålder", "kön"];
    headings.extend(years.iter().map(String::as_str));
    let mut rows: std::collections::BTreeMap<(&str, u32, &str), Vec<String>> =
        std::collections::BTreeMap::new();
    for cell in &cells {
        let age: u32 = cell[2].parse().expect("an age");
        let row = rows.entry((cell[0], age, cell[3])).or_insert_with(|| {
            let sex = if cell[3] == "F" { "kvinnor" } else { "män" };
            let age = if age == 100 {
                "100+ år".to_owned()
            } else {
                format!("{age} år")
            };
            vec![format!("{} Länet", cell[0]), age, sex.to_owned()]
        });
        row.push(cell[4].to_owned());
    }
    let rows: Vec<Vec<String>> = rows.into_values().collect();
    let asked = |people: &str| {
        let deaths = folder.file("deaths.csv");
        ask(&format!(
            "population --population {people} --deaths {deaths} --jump-off 2000 --horizon 2 --trajectories 20 --json"
        ))
    };
    let path = folder.file("people.xlsx");
    workbook(&path, &headings, &rows);
    let same = asked(&folder.file("people.csv")).expect("it can be forecast");
    assert_eq!(asked(&path).expect("it can be forecast"), same);
    let mut wrong = rows;
    wrong[3][2] = "hen".to_owned();
    workbook(&path, &headings, &wrong);
    let said = asked(&path).expect_err("the cell is wrong").to_string();
    assert!(said.contains("line 5, column sex"), "{said}");
    workbook(&path, &["Folkmängden efter region, ålder, kön och år"], &[]);
    let said = asked(&path).expect_err("it is a title").to_string();
    assert!(said.contains("title"), "{said}");
    workbook(&path, &["county", "year", "year"], &[]);
    let said = asked(&path)
        .expect_err("a column is there twice")
        .to_string();
    assert!(
        said.contains("column year") && said.contains("twice"),
        "{said}"
    );
}

#[test]
fn names_with_commas_keep_to_their_column() {
    let folder = Folder::new("commas");
    let example = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../projection/examples/scenario.toml"
    );
    let scenario = text(example).replace("[service.day-activity]", "[service.\"day, and night\"]");
    std::fs::write(folder.file("scenario.toml"), scenario).expect("a file can be written");
    let told = ask(&format!(
        "need {} --jump-off 2004 --horizon 2 --trajectories 20 --area 09 --scenario {}",
        folder.sources(),
        folder.file("scenario.toml")
    ));
    let told = told.expect("need is known").text;
    let mut reader = csv::ReaderBuilder::new().from_reader(told.as_bytes());
    let mut names = reader
        .records()
        .map(|record| record.expect("ten cells")[2].to_owned());
    assert!(names.any(|name| name == "day, and night"), "{told}");
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
