//! Readers: every form gives the same people, and what is wrong is said with its place.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use projection::Kind;
use projection::formats::{
    Events, File, Files, read_births, read_national, read_people, read_register,
};
use projection::people::{Area, Sex};
use proptest::prelude::*;

fn read(text: &[u8]) -> Result<BTreeMap<String, Area>, String> {
    let mut areas = BTreeMap::new();
    let done = read_people(text, Events::Population, &mut areas);
    done.map(|()| areas).map_err(|trouble| trouble.to_string())
}

/// How many there are of an age, women and men, in a year.
fn there(age: u32, year: u32) -> [u32; 2] {
    [500 - age + year % 7, 400 - age + year % 5]
}

/// A county in 2018 and 2019 as the project's own table.
fn csv() -> String {
    let mut text = String::from("county,year,age,sex,value\n");
    for year in [2018, 2019] {
        for age in 0..=100 {
            let [women, men] = there(age, year);
            write!(text, "01,{year},{age},F,{women}\n01,{year},{age},M,{men}\n")
                .expect("a text can be written");
        }
    }
    text
}

/// Ages as offices write them, a total first.
fn ages(total: &str) -> Vec<String> {
    let single = (0..100).map(|age| format!("{age} år"));
    std::iter::once(total.to_owned())
        .chain(single)
        .chain(["100+ år".to_owned()])
        .collect()
}

/// The figures of both years, men first, by age, a total before them.
fn figures() -> Vec<[[u32; 2]; 2]> {
    let total = [[0, 0]; 2];
    let all = (0..=100).map(|age| [1, 0].map(|sex| [2018, 2019].map(|year| there(age, year)[sex])));
    std::iter::once(total).chain(all).collect()
}

/// The same as an office's table for people to read: a title, and a column for each year.
fn pivoted(mark: char) -> String {
    let heading = ["region", "ålder", "kön", "Folkmängd 2018", "Folkmängd 2019"];
    let quoted = heading
        .map(|name| format!("\"{name}\""))
        .join(&mark.to_string());
    let mut text = format!("\"Folkmängden efter region, ålder, kön och år 2018\"\n\n{quoted}\n");
    for (age, figures) in ages("totalt ålder").iter().zip(figures()) {
        for (sex, [one, other]) in ["män", "kvinnor"].into_iter().zip(figures) {
            writeln!(
                text,
                "\"01 Stockholms län\"{mark}\"{age}\"{mark}\"{sex}\"{mark}{one}{mark}{other}"
            )
            .expect("a text can be written");
        }
    }
    text
}

fn json_stat() -> String {
    let codes: Vec<String> = std::iter::once("\"tot\":0".to_owned())
        .chain((0..100).map(|age| format!("\"{age}\":{}", age + 1)))
        .chain(["\"100+\":101".to_owned()])
        .collect();
    let values: Vec<String> = figures()
        .iter()
        .flatten()
        .flatten()
        .map(u32::to_string)
        .collect();
    format!(
        r#"{{"version":"2.0","class":"dataset","id":["Region","Alder","Kon","Tid"],"size":[1,102,2,2],
"dimension":{{"Region":{{"category":{{"index":{{"01":0}}}}}},"Alder":{{"category":{{"index":{{{}}}}}}},
"Kon":{{"category":{{"index":["1","2"]}}}},"Tid":{{"category":{{"index":{{"2018":0,"2019":1}}}}}}}},"value":[{}]}}"#,
        codes.join(","),
        values.join(",")
    )
}

fn px() -> String {
    let ages: Vec<String> = ages("totalt")
        .iter()
        .map(|age| format!("\"{age}\""))
        .collect();
    let values: Vec<String> = figures()
        .iter()
        .flatten()
        .flatten()
        .map(u32::to_string)
        .collect();
    format!(
        "CHARSET=\"ANSI\";\nAXIS-VERSION=\"2013\";\nSTUB=\"region\",\"ålder\";\nHEADING=\"kön\",\"år\";\n\
         VALUES(\"region\")=\"01 Stockholms län\";\nVALUES(\"ålder\")={};\nVALUES(\"kön\")=\"män\",\"kvinnor\";\n\
         VALUES(\"år\")=\"2018\",\"2019\";\nDATA=\n{}\n;\n",
        ages.join(","),
        values.join(" ")
    )
}

#[test]
fn every_form_gives_the_same_people() {
    let known = read(csv().as_bytes()).expect("it can be read");
    assert_eq!(
        known["01"].population[&2019].at(Sex::Female, 100),
        f64::from(there(100, 2019)[0])
    );
    assert_eq!(read(csv().replace(',', ";").as_bytes()), Ok(known.clone()));
    assert_eq!(
        read(csv().replace('\n', "\r\n").as_bytes()),
        Ok(known.clone())
    );
    assert_eq!(read(json_stat().as_bytes()), Ok(known.clone()));
    assert_eq!(read(px().as_bytes()), Ok(known.clone()));
    let latin = |text: &str| -> Vec<u8> {
        let letters = text.chars();
        letters
            .map(|letter| u8::try_from(u32::from(letter)).expect("a letter of Latin-1"))
            .collect()
    };
    assert_eq!(read(&latin(&px())), Ok(known.clone()));
    for mark in [',', ';', '\t'] {
        assert_eq!(
            read(pivoted(mark).as_bytes()),
            Ok(known.clone()),
            "{mark:?}"
        );
    }
    assert_eq!(read(&latin(&pivoted(';'))), Ok(known));
}

#[test]
fn a_table_for_people_to_read_is_read() {
    let known = read(csv().as_bytes()).expect("it can be read");
    // As a workbook is laid out: no headings above what is in the rows, names once, and a source below.
    let mut text = String::from("\"Folkmängden efter region, år 2019\",,,,\n\"\"\n,,,2018,2019\n");
    for (number, (age, figures)) in ages("totalt ålder").iter().zip(figures()).enumerate() {
        let region = if number == 0 {
            "01 Stockholms län"
        } else {
            ""
        };
        let [[a, b], [c, d]] = figures;
        write!(text, "{region},{age},män,{a},{b}\n,,kvinnor,{c},{d}\n")
            .expect("a text can be written");
    }
    text.push_str("\"\"\nKälla: SCB,,,,\n");
    assert_eq!(read(text.as_bytes()), Ok(known));
    let long = csv().replace("county,year,age,sex,value", "region,år,ålder,kön,Folkmängd");
    assert_eq!(read(long.as_bytes()), read(csv().as_bytes()));
}

#[test]
fn what_is_wrong_has_a_line_a_column_and_a_kind() {
    let csv = csv();
    let told = |text: &str| {
        let files = Files {
            population: csv.as_bytes(),
            deaths: Some(text.as_bytes()),
            births: None,
        };
        let (file, trouble) = read_register(&files).expect_err("something is wrong");
        assert_eq!(file, File::Deaths);
        let column = trouble.column().map(str::to_owned);
        (trouble.line(), column, trouble.kind())
    };
    let cell = |line, column: &str, kind| (Some(line), Some(column.to_owned()), kind);
    let broken = |from: &str, to: &str| told(&csv.replacen(from, to, 1));
    assert_eq!(broken(",0,F,", ",0,X,"), cell(2, "sex", Kind::Sex));
    assert_eq!(broken("2018,0", "18,0"), cell(2, "year", Kind::Year));
    assert_eq!(broken(",0,M,", ",0+,M,"), cell(3, "age", Kind::Age));
    assert_eq!(broken(",0,M,", ",0,M,x"), cell(3, "value", Kind::Count));
    assert_eq!(broken(",0,M,", ",0,F,"), cell(3, "age", Kind::Twice));
    assert_eq!(broken("01,2018", "1,2018"), cell(2, "area", Kind::Area));
    assert_eq!(broken("county", "place"), (Some(1), None, Kind::Heading));
    let short: Vec<&str> = csv.lines().take(100).collect();
    assert_eq!(told(&short.join("\n")), (None, None, Kind::Missing));
}

#[test]
fn what_is_wrong_has_a_place() {
    let wrong = |text: &str, words: &[&str]| {
        let said = read(text.as_bytes()).expect_err("it cannot be read");
        assert!(words.iter().all(|word| said.contains(word)), "{said}");
    };
    let csv = csv();
    let men = format!("01,2018,0,M,{}\n", there(0, 2018)[1]);
    wrong(
        &csv.replace(&men, "01,2018,0,X,6\n"),
        &["line 3", "column sex", "`X`"],
    );
    wrong(
        &csv.replace(&men, "01,2018,0,M,-6\n"),
        &["line 3", "column value"],
    );
    wrong(&csv.replace(&men, "01,2018,0,M\n"), &["line 3"]);
    wrong(
        &csv.replace(&men, "01,20l8,0,M,6\n"),
        &["line 3", "column year"],
    );
    let broken = csv
        .replace(&men, "\n\n01,2018,0,X,6\n")
        .replace('\n', "\r\n");
    wrong(&broken, &["line 5", "column sex"]);
    wrong(&csv.replace("county", "place"), &["line 1", "county"]);
    wrong(&json_stat().replace(",0,0,0,", ",0,0,"), &["values"]);
    wrong(&json_stat().replace("Alder", "Civil"), &["ålder"]);
    wrong(&px().replace("DATA=", "DATUM="), &["DATA"]);
    wrong(&px().replace("DATA=\n0 0", "DATA=\n0 x"), &["figure 2"]);
}

#[test]
fn a_sum_of_ages_is_no_age() {
    let wrong = |text: String| {
        let said = read(text.as_bytes()).expect_err("it cannot be read");
        assert!(said.contains("no single year"), "{said}");
    };
    wrong(csv().replace(",85,", ",85+,"));
    wrong(pivoted(',').replace("\"85 år\"", "\"85+ år\""));
    wrong(json_stat().replace("\"85\":", "\"85+\":"));
    let nation = nation().replace(",85,", ",85+,");
    assert!(read_national(nation.as_bytes()).is_err());
}

#[test]
fn a_file_that_is_not_whole_is_refused() {
    let wrong = |text: &str, words: &[&str]| {
        let said = read(text.as_bytes()).expect_err("it cannot be read");
        assert!(words.iter().all(|word| said.contains(word)), "{said}");
    };
    let csv = csv();
    let last = csv.trim_end().rsplit_once('\n').expect("there are lines").0;
    wrong(last, &["area 01, year 2019", "men of 100 are missing"]);
    let women = format!("01,2018,7,F,{}\n", there(7, 2018)[0]);
    wrong(
        &csv.replace(&women, ""),
        &["area 01, year 2018", "women of 7 are missing"],
    );
    let no_men: Vec<&str> = csv.lines().filter(|line| !line.contains(",M,")).collect();
    let no_men = no_men.join("\n");
    wrong(&no_men, &["men of 0 and 100 more ages are missing"]);
    wrong(&format!("{csv}{women}"), &["line 406", "given before"]);
}

#[test]
fn levels_are_not_mixed_and_codes_keep_their_zeros() {
    let wrong = |text: &str, words: &[&str]| {
        let said = read(text.as_bytes()).expect_err("it cannot be read");
        assert!(words.iter().all(|word| said.contains(word)), "{said}");
    };
    let csv = csv();
    let rows = csv.split_once('\n').expect("there are lines").1;
    let as_area = |code: &str| rows.replace("01,20", &format!("{code},20"));
    wrong(
        &csv.replace("01,20", "1,20"),
        &["line 2", "column area", "01"],
    );
    wrong(&csv.replace("01,20", "180,20"), &["line 2", "0180"]);
    wrong(
        &format!("{csv}{}", as_area("0180")),
        &["line 406", "municipality", "county"],
    );
    wrong(
        &format!("{csv}{}", as_area("00")),
        &["line 406", "the nation"],
    );
    assert!(read(format!("{csv}{}", as_area("03")).as_bytes()).is_ok());
    assert!(read(csv.replace("01,20", "00,20").as_bytes()).is_ok());
}

fn nation() -> String {
    let mut text = String::from("year,age,sex,mean_pop,deaths\n");
    for age in 0..=100 {
        write!(text, "2000,{age},F,100.5,7\n2000,{age},M,90.5,8\n").expect("a text can be written");
    }
    text
}

#[test]
fn births_and_the_nation_are_read() {
    let mut areas = BTreeMap::new();
    let text = "county,year,age,sex,value\n01,2000,-1,F,2\n01,2000,30,F,4\n01,2000,14,M,1\n";
    read_births(text.as_bytes(), &mut areas).expect("it can be read");
    let births = &areas["01"].births[&2000];
    assert_eq!((births.total(), births.of_sex(Sex::Female)), (7.0, 6.0));
    // Children of mothers whose age is not known are spread over the others.
    assert!((births.by_mother().iter().sum::<f64>() - 7.0).abs() < 1e-9);
    let known = read_national(nation().as_bytes()).expect("it can be read");
    assert_eq!(known.exposure[&2000].at(Sex::Female, 80), 100.5);
    assert!(read_national(b"year,age,sex,mean_pop\n").is_err());
    let mut areas = BTreeMap::new();
    let girls = read_births(text.replace("14,M", "14,F").as_bytes(), &mut areas);
    assert!(
        girls
            .expect_err("boys are missing")
            .to_string()
            .contains("boys")
    );
}

#[test]
fn births_as_an_office_publishes_them_are_read() {
    let text = r#"{"class":"dataset","id":["Region","AlderModer","Kon","Tid"],"size":[1,5,2,1],
"dimension":{"Region":{"category":{"index":{"01":0}}},
"AlderModer":{"category":{"index":{"-14":0,"15":1,"30":2,"49+":3,"us":4}}},
"Kon":{"category":{"index":["1","2"]}},"Tid":{"category":{"index":{"2019":0}}}},"value":[1,0,2,3,50,60,4,0,5,5]}"#;
    let mut areas = BTreeMap::new();
    read_births(text.as_bytes(), &mut areas).expect("it can be read");
    let births = &areas["01"].births[&2019];
    assert_eq!((births.total(), births.of_sex(Sex::Male)), (130.0, 62.0));
    let known = births.by_mother();
    assert!((known[0] * 120.0 / 130.0 - 1.0).abs() < 1e-9, "{known:?}");
    assert!(
        (known[49 - 14] * 120.0 / 130.0 - 4.0).abs() < 1e-9,
        "{known:?}"
    );
}

proptest! {
    #[test]
    fn nothing_that_can_be_read_makes_it_panic(text in "[\\PC\n,;\"{}=]{0,300}") {
        drop(read(text.as_bytes()));
        drop(read(format!("{{{text}").as_bytes()));
        drop(read(format!("CHARSET=\"ANSI\";{text}DATA=1 2;").as_bytes()));
        drop(read(format!("county,year,age,sex,value\n{text}").as_bytes()));
        drop(read(format!("region,ålder,kön,2018,2019\n{text}").as_bytes()));
    }
}
