//! A municipality's own installation is begun.

use crate::program::{Folder, begun, done, program, run};

#[test]
fn an_installation_is_begun_once() {
    let folder = Folder::new();
    let database = begun(&folder);
    assert!(done(&["verify", "--database", &database]).contains("all is whole"));
    let answers = folder.file("answers.toml").display().to_string();
    let again = program(&["init", "--from", &answers, "--database", &database])
        .env("SAMMANHANG_ADMINISTRATOR_PASSWORD", "en lång tråd av ull")
        .output()
        .expect("the program");
    assert_eq!(again.status.code(), Some(3));
    let err = String::from_utf8_lossy(&again.stderr);
    assert!(err.contains("belongs to Lindviks kommun already"), "{err}");
}

#[test]
fn wrong_answers_begin_nothing() {
    let folder = Folder::new();
    let database = folder.database("ours.db");
    let example = done(&["init", "--example"]);
    let cases = [
        (
            example.replace("code = \"0199\"", "code = \"19\""),
            "code: The municipal code has four digits",
        ),
        (
            example.replace("Europe/Stockholm", "Europe/Lindvik"),
            "zone: There is no such time zone",
        ),
        (
            example.replace("local-first-contact", "local-nothing"),
            "rule local-nothing",
        ),
        (
            example.replace("working_days = 2", "working_days = 200"),
            "rule local-first-contact",
        ),
        (
            example.replace("[office]", "[ofice]"),
            "unknown field `ofice`",
        ),
    ];
    for (answers, told) in cases {
        let file = folder.write("answers.toml", answers).display().to_string();
        let output = program(&["init", "--from", &file, "--database", &database])
            .env("SAMMANHANG_ADMINISTRATOR_PASSWORD", "en lång tråd av ull")
            .output()
            .expect("the program");
        let err = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{told}: {err}");
        assert!(err.contains(told), "{told}: {err}");
    }
    // After all these the database is still free to be begun.
    begun(&folder);
}

#[test]
fn without_a_terminal_it_says_what_to_do() {
    let folder = Folder::new();
    let said = run(&["init", "--database", &folder.database("ours.db")]);
    assert_eq!(said.code, Some(2));
    assert!(said.err.contains("--from FILE"), "{}", said.err);
}
