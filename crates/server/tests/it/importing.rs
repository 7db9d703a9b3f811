//! Lists that a municipality has already, from csv and xlsx.

use std::fs;

use crate::program::{Folder, begun, done, path, run};

const UNITS: &str = "\
Namn;Typ;Distrikt;Tillhör;Driftsform;Insatser;Från
Björkens norra team;team;norr;Björkens hemtjänst;;;2026-01-01
Björkens hemtjänst;utförare;norr;;valfrihet;home-care:120, safety-alarm;2026-01-01
Norr;distrikt;norr;;;;2026-01-01
Beställarenhet norr;beställarenhet;norr;Vård- och omsorgskontoret;;;2026-01-01
";

const STAFF: &str = "\
Inloggning;Namn;Enhet;Roll;Titel;Från
eva.ek;Eva Ek;Beställarenhet norr;handläggare;Biståndshandläggare;2026-01-01
eva.ek;Eva Ek;Beställarenhet norr;enhetschef;Biståndshandläggare;2026-01-01
bo.alm;Bo Alm;Björkens hemtjänst;planerare;;2026-01-01
";

const RESIDENTS: &str = "\
Personnummer;Förnamn;Efternamn;Gatuadress;Postnummer;Postort;Distrikt;Hushåll;Språk;Minoritetsspråk
19121212-1212;Tolvan;Tolvansson;Storgatan 1;123 45;Lindvik;norr;ensam;fi;finska
";

const TIMES: &str = "\
Uppgift;Namn;Namn på engelska;Insats;Livsområde;Minuter;Gånger;Per;Gäller från;Källa;Dubbelbemanning
shower;Dusch;Shower;home-care;self-care;30;2;vecka;2026-07-01;Nämnden 2026-05-12 § 40;200%
";

fn import(database: &str, list: &str, file: &std::path::Path) -> Vec<String> {
    ["import", list, path(file), "--database", database]
        .map(str::to_owned)
        .to_vec()
}

fn words(all: &[String]) -> Vec<&str> {
    all.iter().map(String::as_str).collect()
}

#[test]
fn a_municipality_is_filled_in_order() {
    let folder = Folder::new();
    let database = begun(&folder);
    for (list, content, rows) in [
        ("organisation", UNITS, 4),
        ("staff", STAFF, 3),
        ("residents", RESIDENTS, 1),
        ("standard-times", TIMES, 1),
    ] {
        let file = folder.write(&format!("{list}.csv"), content);
        let asked = import(&database, list, &file);
        let rehearsal = [asked.clone(), vec!["--dry-run".to_owned()]].concat();
        // A rehearsal changes nothing: it can be made twice, and the real thing afterwards.
        for _ in 0..2 {
            assert!(
                done(&words(&rehearsal)).contains(&format!("all {rows} rows could be taken")),
                "{list}"
            );
        }
        assert!(
            done(&words(&asked)).contains(&format!("{rows} rows taken")),
            "{list}"
        );
    }
    assert!(done(&["verify", "--database", &database]).contains("all is whole"));
}

#[test]
fn the_examples_fit_together() {
    let folder = Folder::new();
    let database = begun(&folder);
    for (list, rows) in [
        ("organisation", 4),
        ("staff", 6),
        ("residents", 2),
        ("standard-times", 44),
        ("delegations", 10),
        ("services", 34),
        ("locks", 2),
        ("lock-events", 3),
    ] {
        let file = folder.file(&format!("{list}.csv"));
        done(&["import", list, "--example", path(&file)]);
        let said = done(&words(&import(&database, list, &file)));
        assert!(
            said.contains(&format!("{rows} rows taken")),
            "{list}: {said}"
        );
    }
    assert!(done(&["verify", "--database", &database]).contains("all is whole"));
    let sheet = folder.file("units.xlsx");
    let said = run(&["import", "organisation", "--example", path(&sheet)]);
    assert_eq!(said.code, Some(2));
    assert!(said.err.contains("ends in .csv"), "{}", said.err);
}

#[test]
fn first_passwords_are_written_for_those_who_are_new() {
    let folder = Folder::new();
    let database = begun(&folder);
    let units = folder.write("units.csv", UNITS);
    done(&words(&import(&database, "organisation", &units)));
    let staff = folder.write("staff.csv", STAFF);
    let out = folder.file("first.csv");
    let asked = [
        import(&database, "staff", &staff),
        vec!["--passwords".to_owned(), path(&out).to_owned()],
    ]
    .concat();
    done(&words(&asked));
    let written = fs::read_to_string(&out).expect("the passwords");
    assert_eq!(written.lines().count(), 3, "{written}");
    assert!(written.contains("eva.ek;") && written.contains("bo.alm;"));
    // Nobody is new the second time, and nothing is overwritten.
    assert_eq!(run(&words(&asked)).code, Some(3));
}

#[test]
fn what_is_wrong_is_told_by_line_and_column_and_nothing_is_taken() {
    let folder = Folder::new();
    let database = begun(&folder);
    let wrong = "\
Namn;Typ;Tillhör;Från
Beställarenhet norr;beställarenhet;Ingenstans;2026-01-01
Björken;utförare;;2026-13-01
Eken;skog;;2026-01-01
";
    let file = folder.write("units.csv", wrong);
    let said = run(&words(&import(&database, "organisation", &file)));
    assert_eq!(said.code, Some(2));
    for told in [
        "nothing was taken",
        "Line 2, “Tillhör”",
        "Line 3, “Från”",
        "Line 4, “Typ”: one of: distrikt",
    ] {
        assert!(said.err.contains(told), "{told}: {}", said.err);
    }
    let unknown = folder.write("units.csv", "Namn;Sort\nBjörken;utförare\n");
    let said = run(&words(&import(&database, "organisation", &unknown)));
    assert_eq!(said.code, Some(2));
    assert!(
        said.err.contains("“Sort” is unknown") && said.err.contains("“Typ” is missing"),
        "{}",
        said.err
    );
    let twice = folder.write(
        "residents.csv",
        format!("{RESIDENTS}{}\n", RESIDENTS.lines().nth(1).expect("a row")),
    );
    let said = run(&words(&import(&database, "residents", &twice)));
    assert_eq!(said.code, Some(2));
    assert!(said.err.contains("Line 3: "), "{}", said.err);
}

#[test]
fn what_a_lock_notes_is_read_again_without_harm_and_told_by_line_where_it_is_wrong() {
    let folder = Folder::new();
    let database = begun(&folder);
    for list in ["organisation", "staff", "residents", "locks"] {
        let file = folder.file(&format!("{list}.csv"));
        done(&["import", list, "--example", path(&file)]);
        done(&words(&import(&database, list, &file)));
    }
    let events = folder.file("lock-events.csv");
    done(&["import", "lock-events", "--example", path(&events)]);
    let first = done(&words(&import(&database, "lock-events", &events)));
    assert!(first.contains("3 rows taken"), "{first}");
    let again = done(&words(&import(&database, "lock-events", &events)));
    assert!(again.contains("3 rows taken"), "{again}");
    // The residents' own keys, and the caretaker's, hold nothing up.
    let own = folder.write(
        "own.csv",
        "Lås;Tid;Nyckel;Händelse\nL-1024;2026-11-23 09:12;RAGNAR 1;öppnat\n",
    );
    let left = done(&words(&import(&database, "lock-events", &own)));
    assert!(
        left.contains("1 of them are of keys that nobody here has"),
        "{left}"
    );
    let wrong = "\
Lås;Tid;Nyckel;Händelse
L-1024;i går;leila.haddad;öppnat
L-1024;2026-11-23 07:31;leila.haddad;sprängt
";
    let file = folder.write("wrong.csv", wrong);
    let said = run(&words(&import(&database, "lock-events", &file)));
    assert_eq!(said.code, Some(2));
    for told in [
        "nothing was taken",
        "Line 2, “Tid”",
        "Line 3, “Händelse”: one of: öppnat, stängt",
    ] {
        assert!(said.err.contains(told), "{told}: {}", said.err);
    }
}

#[test]
fn templates_can_be_filled_in_and_read() {
    let folder = Folder::new();
    for list in [
        "organisation",
        "staff",
        "residents",
        "standard-times",
        "delegations",
        "services",
        "locks",
        "lock-events",
    ] {
        for ending in ["csv", "xlsx"] {
            let file = folder.file(&format!("{list}.{ending}"));
            assert!(done(&["import", list, "--template", path(&file)]).contains("written"));
            assert_eq!(
                run(&["import", list, "--template", path(&file)]).code,
                Some(3)
            );
        }
    }
    // A list of times is complete as its template has it.
    let database = begun(&folder);
    let times = folder.file("standard-times.csv");
    assert!(done(&words(&import(&database, "standard-times", &times))).contains("1 rows taken"));
}
