//! The process: it answers, tells how it is, and ends well.

use std::{
    fs::File,
    io::{Read, Write},
    net::TcpStream,
    time::Duration,
};

use store::testing;

use crate::program::{Folder, Serving, begin, begun, done, program, run};

const SOON: Duration = Duration::from_secs(5);

#[tokio::test]
async fn it_answers_and_stops_when_told() {
    for scratch in testing::both(&[]).await.expect("two databases") {
        begin(&Folder::new(), &scratch.address);
        answers_and_stops(&scratch.address);
    }
}

fn answers_and_stops(database: &str) {
    let serving = Serving::database(database);
    let (status, page) = serving.get("/", "");
    assert_eq!(status, 200);
    assert!(page.contains("Lindviks kommun"));
    assert_eq!(serving.get("/halsa", "").0, 200);
    assert_eq!(serving.get("/redo", "").0, 200);
    assert_eq!(serving.get("/finns-inte", "").0, 404);
    serving.terminate();
    let (status, _) = serving.end_within(SOON);
    assert!(status.success(), "{status}");
}

#[test]
fn an_idle_connection_does_not_hold_it() {
    let folder = Folder::new();
    let serving = Serving::database(&begun(&folder));
    let mut idle = TcpStream::connect(&serving.at).expect("a connection");
    idle.write_all(b"GET /halsa HTTP/1.1\r\nHost: x\r\n\r\n")
        .expect("a question");
    let mut first = [0; 12];
    idle.read_exact(&mut first).expect("an answer");
    assert_eq!(&first, b"HTTP/1.1 200");
    serving.terminate();
    let (status, _) = serving.end_within(SOON);
    assert!(status.success(), "{status}");
}

#[test]
fn metrics_are_for_this_machine_and_for_those_with_the_token() {
    let folder = Folder::new();
    let config = format!(
        "database = '{}'\nlisten = '127.0.0.1:0'\nmetrics_token = 'a-token-of-some-length'\n",
        begun(&folder)
    );
    let file = folder.write("c.toml", config);
    let serving = Serving::start(&["serve", "--config", &file.display().to_string()]);
    assert_eq!(serving.get("/", "").0, 200);
    let (status, metrics) = serving.get("/matt", "");
    assert_eq!(status, 200);
    assert!(
        metrics.contains("sammanhang_request_milliseconds_count{route=\"/\",status=\"200\"} 1"),
        "{metrics}"
    );
    assert!(metrics.contains("sammanhang_build_info"));
    // A proxy on this machine speaks for the world.
    let forwarded = "X-Forwarded-For: 203.0.113.7\r\n";
    assert_eq!(serving.get("/matt", forwarded).0, 404);
    let with = |token: &str| format!("{forwarded}Authorization: Bearer {token}\r\n");
    assert_eq!(serving.get("/matt", &with("a-token-of-some-lengtj")).0, 404);
    assert_eq!(serving.get("/matt", &with("a-token-of-some-length")).0, 200);
    serving.stop();
}

#[test]
fn a_port_that_is_taken_is_told() {
    let folder = Folder::new();
    let database = begun(&folder);
    let serving = Serving::database(&database);
    let said = run(&["serve", "--database", &database, "--listen", &serving.at]);
    assert_eq!(said.code, Some(3));
    assert!(said.err.contains("something answers at"), "{}", said.err);
    serving.stop();
}

#[test]
fn it_serves_nothing_that_is_not_whole() {
    let folder = Folder::new();
    let database = folder.database("new.db");
    let serve = ["serve", "--database", &database, "--listen", "127.0.0.1:0"];
    let absent = run(&serve);
    assert_eq!(absent.code, Some(3));
    assert!(
        absent.err.contains("there is no database at"),
        "{}",
        absent.err
    );
    assert!(
        !folder.file("new.db").exists(),
        "a mistyped name must make nothing"
    );
    done(&["migrate", "--database", &database]);
    let empty = run(&serve);
    assert_eq!(empty.code, Some(3));
    assert!(empty.err.contains("sammanhang init"), "{}", empty.err);
}

#[test]
fn migrations_are_carried_out_once() {
    let folder = Folder::new();
    let database = folder.database("new.db");
    let planned = done(&["migrate", "--plan", "--database", &database]);
    assert!(planned.contains("store/0001_requests"), "{planned}");
    assert!(planned.contains("steps would be carried out"));
    assert!(done(&["migrate", "--database", &database]).contains("steps carried out"));
    assert!(done(&["migrate", "--database", &database]).contains("nothing to do"));
}

#[test]
fn a_demo_is_made_once_and_kept() {
    let folder = Folder::new();
    let data = folder.file("demo").display().to_string();
    let demo = ["demo", "--data", &data, "--port", "0", "--history", "0"];
    let first = Serving::start(&demo);
    let (status, page) = first.get("/", "");
    assert_eq!(status, 200);
    assert!(page.contains("Lindvik"));
    // Nobody else may use the folder meanwhile.
    let second = run(&demo);
    assert_eq!(second.code, Some(3));
    assert!(second.err.contains("another demo runs"), "{}", second.err);
    first.terminate();
    let (status, said) = first.end_within(SOON);
    assert!(status.success(), "{status}");
    assert!(said.contains(&data) && said.contains("log in"), "{said}");
    // Other contents need a word more.
    let other = run(&["demo", "--data", &data, "--port", "0", "--seed", "2"]);
    assert_eq!(other.code, Some(3));
    assert!(other.err.contains("--reset"), "{}", other.err);
    let again = Serving::start(&["demo", "--data", &data, "--port", "0"]);
    assert_eq!(again.get("/redo", "").0, 200);
    again.stop();
}

#[test]
fn a_request_that_has_begun_is_answered_before_the_end() {
    let folder = Folder::new();
    let serving = Serving::database(&begun(&folder));
    let mut open = TcpStream::connect(&serving.at).expect("a connection");
    let head = "POST /finns-inte HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n\
                Content-Length: 3\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n";
    open.write_all(head.as_bytes()).expect("the beginning");
    // The answer to `Expect` comes when the body is waited for: the request is being worked on.
    let mut first = [0; 25];
    open.read_exact(&mut first).expect("a word to go on");
    assert_eq!(&first, b"HTTP/1.1 100 Continue\r\n\r\n");
    serving.terminate();
    open.write_all(b"a=b").expect("the rest");
    let mut answer = String::new();
    open.read_to_string(&mut answer).expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 404"), "{answer}");
    let (status, _) = serving.end_within(SOON);
    assert!(status.success(), "{status}");
}

#[test]
fn logs_are_lines_of_json_that_name_nobody() {
    let folder = Folder::new();
    let database = begun(&folder);
    let logs = folder.file("logs");
    let mut command = program(&["serve", "--database", &database, "--listen", "127.0.0.1:0"]);
    command.env("SAMMANHANG_LOG", "trace");
    let to = File::create(&logs).expect("a file");
    let serving = Serving::start_logging(command, to.into());
    let secret = "Hemlighetsson";
    let with = format!("X-Anything: {secret}\r\nCookie: session={secret}\r\n");
    assert_eq!(serving.get(&format!("/?namn={secret}"), &with).0, 200);
    // Without a session, every address of a person leads to the login.
    assert_eq!(serving.get(&format!("/personer/{secret}"), &with).0, 303);
    serving.stop();
    let logs = std::fs::read_to_string(&logs).expect("logs");
    assert!(!logs.contains(secret), "{logs}");
    let answered = logs.lines().find(|line| line.contains("\"route\":\"/\""));
    let answered = answered.expect("a line about the first page");
    for part in [
        "{\"timestamp\":",
        "\"level\":\"INFO\"",
        "\"status\":200",
        "\"millis\":",
    ] {
        assert!(answered.contains(part), "{part}: {answered}");
    }
}
