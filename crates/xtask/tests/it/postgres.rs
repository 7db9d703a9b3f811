//! The private PostgreSQL answers, and never outlives the process that started it.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, Output, Stdio},
};
use xtask::postgres::{Durability, Private};

fn psql(url: &str, question: &str) -> Output {
    Command::new("psql")
        .args(["--no-psqlrc", "--tuples-only", "--no-align"])
        .args(["--command", question, url])
        .output()
        .unwrap()
}

fn ask(url: &str, question: &str) -> String {
    let output = psql(url, question);
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

#[test]
fn it_answers_and_stops() {
    let server = Private::start(Durability::Forgetful).unwrap();
    assert_eq!(ask(server.url(), "SHOW fsync"), "off");
    let folder = ask(server.url(), "SHOW data_directory");
    assert!(folder.contains("sammanhang-postgres."), "{folder}");
    let url = server.url().to_owned();
    server.stop();
    assert!(!psql(&url, "SELECT 1").status.success());
    assert!(!Path::new(&folder).exists(), "{folder} is still there");
}

#[test]
fn one_that_keeps_what_it_acknowledges_writes_it_to_disk() {
    let server = Private::start(Durability::Kept).unwrap();
    assert_eq!(ask(server.url(), "SHOW fsync"), "on");
    assert_eq!(ask(server.url(), "SHOW synchronous_commit"), "on");
}

#[test]
fn two_live_side_by_side() {
    let one = Private::start(Durability::Forgetful).unwrap();
    let two = Private::start(Durability::Forgetful).unwrap();
    assert_ne!(one.url(), two.url());
    assert_eq!(ask(one.url(), "SELECT 1"), "1");
    assert_eq!(ask(two.url(), "SELECT 2"), "2");
}

#[test]
fn it_goes_away_with_a_holder_that_is_killed() {
    let mut holder = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .arg("postgres")
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut url = String::new();
    BufReader::new(holder.stdout.take().unwrap())
        .read_line(&mut url)
        .unwrap();
    let folder = ask(url.trim(), "SHOW data_directory");
    holder.kill().unwrap();
    holder.wait().unwrap();
    // Each question takes long enough to set the pace.
    let gone = |_| !psql(url.trim(), "SELECT 1").status.success() && !Path::new(&folder).exists();
    assert!((0..1_000).any(gone), "{url} or {folder} is still there");
}
