//! Dependencies point down.

use std::process::Command;

use tidy::layers::{EDGES, Package, check, layer, packages};

use super::{matches, none};

fn planted(name: &str, used: &str, kind: &str) -> Vec<Package> {
    let text = format!(
        r#"{{"packages":[{{"name":"{name}","dependencies":[{{"name":"{used}","kind":{kind}}}]}}]}}"#
    );
    packages(&text).unwrap()
}

#[test]
fn the_tree_keeps_it() {
    let answer = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version=1", "--no-deps", "--offline"])
        .current_dir(tidy::root())
        .output()
        .unwrap();
    let text = String::from_utf8(answer.stdout).unwrap();
    let packages = packages(&text).unwrap();
    assert!(packages.iter().any(|package| package.name == "kernel"));
    none(&check(&packages));
}

#[test]
fn a_breach_is_caught() {
    let breaches = [
        ("kernel", "store", "must not use store"),
        ("residents", "cases", "must not use cases"),
        ("history", "access", "must not use access"),
        ("portal", "server", "must not use server"),
        ("cases", "sqlx", "must not use sqlx itself; ask store"),
        (
            "cases",
            "rusqlite",
            "must not use rusqlite itself; ask store",
        ),
        ("cellar", "kernel", "crates/cellar/Cargo.toml: has no layer"),
    ];
    for (name, used, expected) in breaches {
        matches(&check(&planted(name, used, "null")), &[expected]);
    }
    matches(
        &check(&planted("kernel", "store", "\"build\"")),
        &["must not use store"],
    );
}

#[test]
fn what_is_allowed_is_not_a_breach() {
    none(&check(&planted("cases", "kernel", "null")));
    none(&check(&planted("cases", "residents", "null")));
    none(&check(&planted("store", "sqlx", "null")));
    none(&check(&planted("store", "samples", "\"dev\"")));
}

#[test]
fn every_edge_joins_crates_of_one_layer_and_none_goes_both_ways() {
    for (from, others) in EDGES {
        for to in *others {
            assert!(layer(from).is_some(), "{from} has no layer");
            assert_eq!(layer(from), layer(to), "{from} -> {to} needs no edge");
            let back = EDGES
                .iter()
                .any(|(own, used)| own == to && used.contains(from));
            assert!(!back, "{from} and {to} use each other");
        }
    }
}
