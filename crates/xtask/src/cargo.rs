//! Cargo as the check calls it, free of what the outer `cargo xtask` left in the environment.

use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
    process::Command,
};

/// What `cargo run` sets for the program it runs. Left standing, build scripts would see other
/// values than in a plain `cargo build`, and whole dependencies would be built again each time.
const LEFT_BY_RUN: &[&str] = &[
    "CARGO_MANIFEST_DIR",
    "CARGO_MANIFEST_PATH",
    "CARGO_MANIFEST_LINKS",
    "CARGO_BIN_NAME",
    "CARGO_CRATE_NAME",
    "CARGO_PRIMARY_PACKAGE",
    "OUT_DIR",
];

/// The workspace's root.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}

/// A cargo command at the workspace's root, for example `cargo(&["fmt", "--all"])`.
pub(crate) fn cargo(words: &[&str]) -> Command {
    let program = env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let mut command = Command::new(program);
    command.args(words).current_dir(root());
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || LEFT_BY_RUN.contains(&text.as_ref()) {
            command.env_remove(&name);
        }
    }
    command
}

/// Whether `cargo <name>` can be run.
pub(crate) fn has(subcommand: &str) -> bool {
    on_path(&format!("cargo-{subcommand}")).is_some()
}

/// Where a program lies on the path.
pub(crate) fn on_path(program: &str) -> Option<PathBuf> {
    let paths = env::var_os("PATH")?;
    env::split_paths(&paths)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}
