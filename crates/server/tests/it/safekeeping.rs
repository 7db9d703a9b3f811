//! Backups, putting them back, and finding what was altered.

use std::fs;

use crate::program::{Folder, Serving, begun, done, path, run};

#[test]
fn a_backup_is_taken_while_serving_and_put_back() {
    let folder = Folder::new();
    let database = begun(&folder);
    let serving = Serving::database(&database);
    let copy = folder.file("copy.db");
    let backup = ["backup", path(&copy), "--database", &database];
    assert!(done(&backup).contains("written and checked"));
    assert_eq!(serving.get("/redo", "").0, 200);
    serving.stop();
    // Nothing is overwritten.
    assert_eq!(run(&backup).code, Some(3));
    let back = folder.database("back.db");
    let restore = ["restore", path(&copy), "--database", &back];
    assert!(done(&restore).contains("is back"));
    assert!(done(&["verify", "--database", &back]).contains("all is whole"));
    assert_eq!(run(&restore).code, Some(3));
    let again = Serving::database(&back);
    assert!(again.get("/", "").1.contains("Lindviks kommun"));
    again.stop();
}

#[test]
fn a_broken_backup_is_not_put_back() {
    let folder = Folder::new();
    let broken = folder.write("broken.db", "SQLite format 3\0 and nothing more");
    let to = folder.database("back.db");
    let said = run(&["restore", path(&broken), "--database", &to]);
    assert_eq!(said.code, Some(1), "{}", said.err);
    assert!(!folder.file("back.db").exists());
    folder.write("back.db-wal", "another database's");
    let whole = folder.file("whole.db");
    done(&["backup", path(&whole), "--database", &begun(&folder)]);
    let said = run(&["restore", path(&whole), "--database", &to]);
    assert_eq!(said.code, Some(3));
    assert!(said.err.contains("back.db-wal"), "{}", said.err);
}

#[test]
fn a_flipped_byte_in_history_is_found() {
    let folder = Folder::new();
    let database = begun(&folder);
    assert!(done(&["verify", "--database", &database]).contains("all is whole"));
    let file = folder.file("ours.db");
    let mut bytes = fs::read(&file).expect("the database");
    let told = b"organisation.municipality-set";
    let at: Vec<usize> = (0..bytes.len())
        .filter(|at| bytes[*at..].starts_with(told))
        .collect();
    assert!(
        !at.is_empty(),
        "history tells that the municipality was set"
    );
    for at in at {
        bytes[at] ^= 2;
    }
    fs::write(&file, bytes).expect("the database");
    let said = run(&["verify", "--database", &database]);
    assert_eq!(said.code, Some(1));
    assert!(
        said.out.contains("the entry was altered"),
        "{}{}",
        said.out,
        said.err
    );
}

#[test]
fn a_history_that_was_written_anew_is_found_by_a_root_kept_elsewhere() {
    let folder = Folder::new();
    let database = begun(&folder);
    let root = folder.write("root.txt", done(&["checkpoint", "--database", &database]));
    let latest = done(&["checkpoint", "--latest", "--database", &database]);
    assert_eq!(fs::read_to_string(&root).expect("the root"), latest);
    let held = done(&["verify", "--database", &database, "--against", path(&root)]);
    assert!(held.contains("root.txt (number 1) holds"), "{held}");
    // Somebody makes all of it anew, consistently.
    let elsewhere = Folder::new();
    let anew = begun(&elsewhere);
    let said = run(&["verify", "--database", &anew, "--against", path(&root)]);
    assert_eq!(said.code, Some(1), "{}", said.out);
    let mistyped = folder.write("mistyped.txt", latest.replace("number: 1", "number: 7"));
    assert_eq!(
        run(&[
            "verify",
            "--database",
            &database,
            "--against",
            path(&mistyped)
        ])
        .code,
        Some(2)
    );
}

#[test]
fn a_server_is_told_its_own_tools() {
    let Ok(server) = std::env::var("SAMMANHANG_TEST_POSTGRES") else {
        let left_out = std::env::var("SAMMANHANG_TEST_SQLITE_ONLY").is_ok_and(|value| value == "1");
        assert!(left_out, "no PostgreSQL: run `cargo xtask check`");
        return;
    };
    let folder = Folder::new();
    let copy = folder.file("copy.db");
    for words in [["backup", path(&copy)], ["restore", path(&copy)]] {
        let said = run(&[&words[..], &["--database", &server]].concat());
        assert_eq!(said.code, Some(3));
        assert!(said.err.contains("pg_restore"), "{}", said.err);
    }
    assert!(!copy.exists());
}
