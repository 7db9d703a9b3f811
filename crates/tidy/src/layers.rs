//! Dependencies point down, and within a layer only where the table says.

use serde::Deserialize;
use std::collections::BTreeMap;

use crate::Finding;

/// The layer of each crate; a crate may use the crates of lower layers.
pub const LAYERS: &[(&str, u8)] = &[
    ("kernel", 0),
    ("store", 1),
    ("rulebook", 1),
    ("history", 1),
    ("duties", 1),
    ("access", 1),
    ("documents", 1),
    ("sheets", 1),
    ("page-kit", 1),
    ("route-solver", 1),
    ("projection", 1),
    ("residents", 2),
    ("organisation", 2),
    ("cooperation", 2),
    ("cases", 2),
    ("care-plans", 2),
    ("schedules", 2),
    ("visits", 2),
    ("records", 2),
    ("goals", 2),
    ("needs", 2),
    ("minutes-account", 2),
    ("deviations", 2),
    ("follow-up", 2),
    ("portal", 3),
    ("samples", 3),
    ("forecast", 3),
    ("server", 4),
    ("acceptance", 9),
    ("tidy", 9),
    ("xtask", 9),
];

/// The layer of the domains, whose crates share one floor plan.
pub const DOMAINS: u8 = 2;

/// Edges that are allowed within a layer: from a crate to those it may use.
pub const EDGES: &[(&str, &[&str])] = &[
    ("rulebook", &["store"]),
    ("history", &["store"]),
    ("duties", &["store", "history", "rulebook"]),
    ("access", &["store", "history", "rulebook"]),
    (
        "page-kit",
        &[
            "access",
            "store",
            "history",
            "rulebook",
            "sheets",
            "documents",
        ],
    ),
    ("residents", &["organisation"]),
    ("cooperation", &["residents", "organisation"]),
    ("cases", &["residents", "organisation", "cooperation"]),
    (
        "care-plans",
        &["residents", "organisation", "cases", "cooperation"],
    ),
    ("schedules", &["residents", "organisation", "care-plans"]),
    (
        "visits",
        &[
            "residents",
            "organisation",
            "cases",
            "care-plans",
            "schedules",
        ],
    ),
    (
        "records",
        &["residents", "organisation", "cases", "care-plans"],
    ),
    ("goals", &["organisation"]),
    ("needs", &["organisation"]),
    (
        "minutes-account",
        &[
            "residents",
            "organisation",
            "cases",
            "care-plans",
            "schedules",
            "visits",
        ],
    ),
    // The goals of the samples are read from the same measures as those of the product.
    ("samples", &["portal"]),
    (
        "deviations",
        &["residents", "organisation", "care-plans", "visits"],
    ),
    (
        "follow-up",
        &[
            "residents",
            "organisation",
            "cases",
            "care-plans",
            "schedules",
            "visits",
        ],
    ),
    ("acceptance", &["xtask"]),
];

/// Outside crates that only the named crates may use directly, so that each can be exchanged in one place.
pub const GUARDED: &[(&str, &[&str])] = &[
    ("rusqlite", &["store"]),
    ("sqlx", &["store"]),
    ("krilla", &["documents"]),
    ("calamine", &["sheets"]),
    ("rust_xlsxwriter", &["sheets"]),
    ("fluent-bundle", &["page-kit"]),
    ("tower-http", &["page-kit", "server"]),
];

/// A crate of the workspace.
#[derive(Debug, Clone, Deserialize)]
pub struct Package {
    /// Its name.
    pub name: String,
    /// What it uses.
    pub dependencies: Vec<Dependency>,
}

/// One line of a crate's dependencies.
#[derive(Debug, Clone, Deserialize)]
pub struct Dependency {
    /// The name of the crate that is used.
    pub name: String,
    /// `None` for a plain one, else `dev` or `build`.
    pub kind: Option<String>,
}

/// The crates in the answer of `cargo metadata`.
///
/// # Errors
/// When the text is not such an answer.
pub fn packages(metadata: &str) -> Result<Vec<Package>, serde_json::Error> {
    #[derive(Deserialize)]
    struct Metadata {
        packages: Vec<Package>,
    }
    serde_json::from_str::<Metadata>(metadata).map(|metadata| metadata.packages)
}

/// The layer of a crate, if it has one.
pub fn layer(name: &str) -> Option<u8> {
    let own = LAYERS.iter().find(|(other, _)| *other == name);
    own.map(|(_, layer)| *layer)
}

/// The crates without a layer, and the dependencies that point up or aside. Tests may use what they like.
pub fn check(packages: &[Package]) -> Vec<Finding> {
    let layers: BTreeMap<&str, u8> = LAYERS.iter().copied().collect();
    let mut found = Vec::new();
    for Package { name, dependencies } in packages {
        let path = format!("crates/{name}/Cargo.toml");
        let Some(own) = layers.get(name.as_str()) else {
            found.push(Finding::whole(
                path,
                "has no layer; give it one in tidy's table",
            ));
            continue;
        };
        for dependency in dependencies
            .iter()
            .filter(|d| d.kind.as_deref() != Some("dev"))
        {
            let used = dependency.name.as_str();
            if layers.get(used).is_some_and(|theirs| theirs >= own) && !allowed(name, used) {
                let what = format!("must not use {used}, which lies on the same layer or above");
                found.push(Finding::whole(&path, what));
            }
            let guarded = GUARDED.iter().find(|(outside, _)| *outside == used);
            if let Some((_, users)) = guarded.filter(|(_, users)| !users.contains(&name.as_str())) {
                let what = format!("must not use {used} itself; ask {}", users.join(" or "));
                found.push(Finding::whole(&path, what));
            }
        }
    }
    found
}

fn allowed(from: &str, to: &str) -> bool {
    EDGES
        .iter()
        .any(|(own, others)| *own == from && others.contains(&to))
}
