//! What is the municipality's own: its scheme of delegation and its catalogue of services, out of a file.

use std::path::Path;

use crate::program::{Folder, begun, done, path, run};

const SCHEME: &str = "\
Punkt;Avser;Lag;Utfall;Namn;Namn på engelska;Delegat;Gäller från;Källa
1;beslut;SoL;;Alla insatser;All services;handläggare;2026-07-01;Nämnden § 41
2;beslut;LSS;avslag;Avslag;Refusal;enhetschef;2026-07-01;Nämnden § 41
3;rättidsprövning;;;Prövning;Test;handläggare;2026-07-01;Nämnden § 41
4;omprövning;;;Omprövning;Reconsideration;handläggare;2026-07-01;Nämnden § 41
5;beslut;LSS;bifall;Bifall;Approval;enhetschef;2026-07-01;Nämnden § 41
";

const SERVICES: &str = "\
Kod;Namn;Namn på engelska;Lag;Regel;Punkt;Slag;Behovsprövas;Tid;Undantag;Gäller från;Källa
home-care;Stöd hemma;Support at home;SoL;sol-11-1;;home-care;ja;tills vidare;;2026-07-01;Nämnden § 42
early-walks;Promenadvän;Company on walks;SoL;sol-11-5;;escort;nej;viss tid;;2026-07-01;Nämnden § 42
";

fn import(database: &str, list: &str, file: &Path) -> Vec<String> {
    ["import", list, path(file), "--database", database]
        .map(str::to_owned)
        .to_vec()
}

fn words(all: &[String]) -> Vec<&str> {
    all.iter().map(String::as_str).collect()
}

#[test]
fn they_are_taken_whole_and_once() {
    let folder = Folder::new();
    let database = begun(&folder);
    for (list, content, rows) in [("delegations", SCHEME, 5), ("services", SERVICES, 2)] {
        let file = folder.write(&format!("{list}.csv"), content);
        let asked = import(&database, list, &file);
        let rehearsal = [asked.clone(), vec!["--dry-run".to_owned()]].concat();
        for _ in 0..2 {
            let said = done(&words(&rehearsal));
            assert!(said.contains(&format!("all {rows} rows could be taken")));
        }
        let said = done(&words(&asked));
        assert!(said.contains(&format!("{rows} rows taken")), "{said}");
        // There is one from that day now: a rule says so, of the list and not of a cell.
        let said = run(&words(&asked));
        assert_eq!(said.code, Some(2));
        assert!(
            said.err.contains("from that day or later already") && !said.err.contains("Line "),
            "{}",
            said.err
        );
    }
    assert!(done(&["verify", "--database", &database]).contains("all is whole"));
}

/// A list is refused whole, with these words.
fn refused(folder: &Folder, database: &str, (list, content): (&str, &str), told: &[&str]) {
    let file = folder.write(&format!("{list}.csv"), content);
    let said = run(&words(&import(database, list, &file)));
    assert_eq!(said.code, Some(2), "{}", said.err);
    for one in told {
        assert!(said.err.contains(one), "{one}: {}", said.err);
    }
}

#[test]
fn an_error_in_a_scheme_is_told_by_its_line_or_its_item() {
    let folder = Folder::new();
    let database = begun(&folder);
    let refused = |content: &str, told: &[&str]| {
        refused(&folder, &database, ("delegations", content), told);
    };
    let broken = SCHEME
        .replace("1;beslut;SoL", "1;beslut;")
        .replace(
            "avslag;Avslag;Refusal;enhetschef",
            "nej;Avslag;Refusal;chef",
        )
        .replace("3;rättidsprövning;;", "3;rättidsprövning;LSS;");
    refused(
        &broken,
        &[
            "nothing was taken",
            "Line 2, “Lag”: SoL or LSS",
            "Line 3, “Utfall”: one of: bifall",
            "Line 3, “Delegat”: one of: handläggare, enhetschef",
            "Line 4, “Lag”: empty",
        ],
    );
    let lacking = SCHEME.replace("2;beslut;LSS;avslag", "1;beslut;SoL;avslag");
    refused(
        &lacking,
        &["Item 1 stands twice", "both approval and refusal under LSS"],
    );
}

#[test]
fn an_error_in_a_catalogue_is_told_by_its_line_or_its_service() {
    let folder = Folder::new();
    let database = begun(&folder);
    let refused = |content: &str, told: &[&str]| {
        refused(&folder, &database, ("services", content), told);
    };
    let broken = SERVICES
        .replace(";ja;", ";kanske;")
        .replace("nej;viss tid;;2026-07-01", "nej;viss tid;;2026-08-01");
    refused(
        &broken,
        &[
            "Line 2, “Behovsprövas”",
            "Line 3, “Gäller från”: the same day",
        ],
    );
    let region = format!(
        "{SERVICES}advice;Råd;Advice;LSS;lss-9;1;conversation;ja;tills vidare;;2026-07-01;Nämnden § 42\n"
    );
    refused(
        &region.replace("sol-11-1;;home-care", "sol-11-1;;meals"),
        &[
            "home-care has been there with another",
            "advice: advice and other",
        ],
    );
    // What must be assessed by law is no early help, nor by leaving the cell empty, or by another word in it.
    let must = ["early-walks: This kind of service may not"];
    refused(
        &SERVICES.replace("nej;viss tid;;", "nej;viss tid;housing;"),
        &must,
    );
    refused(&SERVICES.replace(";escort;nej;", ";housing;nej;"), &must);
    refused(
        &SERVICES.replace(";ja;tills vidare;;", ";ja;tills vidare;hus;"),
        &["home-care: The code of the exception is not in the rule book"],
    );
    let ahead = SERVICES.replace("2026-07-01", "2199-07-01");
    refused(&ahead, &["a day that has not come"]);
}
