//! Readers: every form gives the same people, and what is wrong is said with its place.

use std::collections::BTreeMap;

use projection::formats::{Events, read_births, read_national, read_people};
use projection::people::{Area, Sex};
use proptest::prelude::*;

fn read(text: &[u8]) -> Result<BTreeMap<String, Area>, String> {
    let mut areas = BTreeMap::new();
    let done = read_people(text, Events::Population, &mut areas);
    done.map(|()| areas).map_err(|trouble| trouble.to_string())
}

const CSV: &str =
    "county,year,age,sex,value\n01,2019,0,F,5\n01,2019,0,M,6\n01,2019,100,F,2\n01,2019,100,M,1\n";

const JSON_STAT: &str = r#"{"version":"2.0","class":"dataset","id":["Region","Alder","Kon","Tid"],"size":[1,3,2,1],
"dimension":{"Region":{"category":{"index":{"01":0}}},"Alder":{"category":{"index":{"tot":0,"0":1,"100+":2}}},
"Kon":{"category":{"index":["1","2"]}},"Tid":{"category":{"index":{"2019":0}}}},"value":[7,7,6,5,1,2]}"#;

const PX: &str = "CHARSET=\"ANSI\";\nAXIS-VERSION=\"2013\";\nSTUB=\"region\",\"ålder\";\nHEADING=\"kön\",\"år\";\n\
    VALUES(\"region\")=\"01 Stockholms län\";\nCODES(\"region\")=\"01\";\nVALUES(\"ålder\")=\"0 år\",\"100+ år\";\n\
    VALUES(\"kön\")=\"kvinnor\",\"män\";\nVALUES(\"år\")=\"2019\";\nDATA=\n5 6\n2 1\n;\n";

#[test]
fn every_form_gives_the_same_people() {
    let csv = read(CSV.as_bytes()).expect("it can be read");
    assert_eq!(csv["01"].population[&2019].at(Sex::Female, 100), 2.0);
    assert_eq!(read(CSV.replace(',', ";").as_bytes()), Ok(csv.clone()));
    assert_eq!(read(JSON_STAT.as_bytes()), Ok(csv.clone()));
    assert_eq!(read(PX.as_bytes()), Ok(csv.clone()));
    let latin: Vec<u8> = PX
        .chars()
        .map(|letter| u8::try_from(u32::from(letter)).expect("a letter of Latin-1"))
        .collect();
    assert_eq!(read(&latin), Ok(csv));
}

#[test]
fn what_is_wrong_has_a_place() {
    let wrong = |text: &str, words: &[&str]| {
        let said = read(text.as_bytes()).expect_err("it cannot be read");
        assert!(words.iter().all(|word| said.contains(word)), "{said}");
    };
    wrong(
        &CSV.replace("0,M,6", "0,X,6"),
        &["line 3", "column sex", "`X`"],
    );
    wrong(&CSV.replace("0,M,6", "0,M,-6"), &["line 3", "column value"]);
    wrong(&CSV.replace("0,M,6", "0,M"), &["line 3"]);
    wrong(
        &CSV.replace("2019,0,M", "20l9,0,M"),
        &["line 3", "column year"],
    );
    wrong(&CSV.replace("county", "place"), &["line 1", "county"]);
    wrong(&JSON_STAT.replace(",1,2]", ",1]"), &["values"]);
    wrong(&JSON_STAT.replace("Alder", "Civil"), &["ålder"]);
    wrong(&PX.replace("DATA=", "DATUM="), &["DATA"]);
    wrong(&PX.replace("2 1", "2 x"), &["figure 4"]);
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
    let nation = read_national(b"year,age,sex,mean_pop,deaths\n2000,80,F,100.5,7\n")
        .expect("it can be read");
    assert_eq!(nation.exposure[&2000].at(Sex::Female, 80), 100.5);
    assert!(read_national(b"year,age,sex,mean_pop\n").is_err());
}

proptest! {
    #[test]
    fn nothing_that_can_be_read_makes_it_panic(text in "[\\PC\n,;\"{}=]{0,300}") {
        drop(read(text.as_bytes()));
        drop(read(format!("{{{text}").as_bytes()));
        drop(read(format!("CHARSET=\"ANSI\";{text}DATA=1 2;").as_bytes()));
        drop(read(format!("county,year,age,sex,value\n{text}").as_bytes()));
    }
}
