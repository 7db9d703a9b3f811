//! Flags before environment before file before what holds anyway.

use std::collections::BTreeMap;

use server::{Configuration, Layer, Stop};

use crate::program::{Folder, program, run};

fn read(flags: Layer, environment: &[(&str, &str)]) -> Result<Configuration, Stop> {
    let environment: BTreeMap<_, _> = environment.iter().copied().collect();
    Configuration::read(flags, |name| {
        environment.get(name).map(|value| (*value).to_owned())
    })
}

fn flags() -> Layer {
    Layer {
        database: Some("sqlite:a.db".to_owned()),
        ..Layer::default()
    }
}

#[test]
fn the_nearer_source_goes_before_the_farther() {
    let folder = Folder::new();
    let file = folder.write(
        "c.toml",
        "listen = '127.0.0.1:3'\nlog = 'debug'\naddress = 'https://file.se'\n",
    );
    let file = file.display().to_string();
    let near = Layer {
        listen: Some("127.0.0.1:1".to_owned()),
        ..flags()
    };
    let environment = [
        ("SAMMANHANG_CONFIG", file.as_str()),
        ("SAMMANHANG_LISTEN", "127.0.0.1:2"),
        ("SAMMANHANG_LOG", "trace"),
    ];
    let all = read(near, &environment).expect("a configuration");
    assert_eq!(all.listen.port(), 1);
    assert_eq!(all.log, "trace");
    assert_eq!(all.address, "https://file.se");
    let without_flag = read(flags(), &environment).expect("a configuration");
    assert_eq!(without_flag.listen.port(), 2);
    let file_alone = read(flags(), &environment[..1]).expect("a configuration");
    assert_eq!(
        (file_alone.listen.port(), file_alone.log.as_str()),
        (3, "debug")
    );
}

#[test]
fn what_nobody_says_is_the_safe_choice() {
    let usual = read(flags(), &[]).expect("a configuration");
    assert!(usual.secure_cookies);
    assert!(usual.listen.ip().is_loopback());
    assert_eq!(usual.address, "http://127.0.0.1:8008");
    assert!(usual.metrics_token.is_none());
    let none = read(Layer::default(), &[]).expect_err("no database");
    assert!(none.to_string().contains("SAMMANHANG_DATABASE"), "{none}");
}

#[test]
fn an_unknown_key_stops_the_program_by_its_name() {
    let folder = Folder::new();
    let file = folder.write(
        "c.toml",
        "database = 'sqlite:a.db'\n\nlisten_to = '127.0.0.1:3'\n",
    );
    let said = run(&["serve", "--config", &file.display().to_string()]);
    assert_eq!(said.code, Some(2));
    assert!(
        said.err.contains("line 3: unknown field `listen_to`"),
        "{}",
        said.err
    );
}

#[test]
fn a_wrong_value_is_told_with_its_key_from_wherever_it_comes() {
    let output = program(&["serve", "--database", "sqlite:a.db"])
        .env("SAMMANHANG_LISTEN", "everywhere")
        .output();
    let output = output.expect("the program");
    assert_eq!(output.status.code(), Some(2));
    let err = String::from_utf8_lossy(&output.stderr);
    assert!(err.starts_with("listen: `everywhere` is not"), "{err}");
}
