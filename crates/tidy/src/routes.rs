//! No route without its access need: only page-kit and the server know the web framework's router.

use crate::{Finding, Source, rust};

/// The crates that may build routers.
const BUILDERS: &[&str] = &["page-kit", "server"];

/// The ways to build a router.
const ROUTER: &[&str] = &["Router", ".route(", ".route_service(", ".nest("];

/// Routers that are built past page-kit, which asks for each route's access need.
pub fn check(tree: &[Source]) -> Vec<Finding> {
    let mut found = Vec::new();
    for source in tree {
        let Some((name, _)) = source.code_place() else {
            continue;
        };
        if BUILDERS.contains(&name) {
            continue;
        }
        let code = rust::code(rust::split_tests(&source.text).0);
        for word in ROUTER {
            for line in rust::lines_with(&code, word) {
                let what = format!("`{word}` past page-kit: a route is made with its access need");
                found.push(Finding::at(source, line, what));
            }
        }
    }
    found
}
