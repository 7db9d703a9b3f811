//! No route without its access need.

use tidy::routes::check;

use super::{finds, holds};

#[test]
fn the_tree_keeps_it() {
    holds(check);
}

#[test]
fn a_breach_is_caught() {
    let files = [
        (
            "crates/cases/src/pages/one.rs",
            "let r = axum::Router::new()\n    .route(\"/a\", get(b));\n",
        ),
        (
            "crates/page-kit/src/routes.rs",
            "Router::new().route(path, handler)\n",
        ),
        ("crates/server/src/app.rs", "Router::new()\n"),
        (
            "crates/cases/src/pages/two.rs",
            "Routes::new().page(\"/a\", need, a)\n",
        ),
    ];
    finds(
        check,
        &files,
        &["one.rs:1: `Router`", "one.rs:2: `.route(`"],
    );
}
