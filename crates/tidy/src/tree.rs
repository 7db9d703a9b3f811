//! The files of the project, as text.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// One text file.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its path from the project's root, with `/` between the parts.
    pub path: String,
    /// What it says.
    pub text: String,
}

impl Source {
    /// A file with this text.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            text: text.into(),
        }
    }

    /// The crate it belongs to, and its path within the crate: `crates/cases/src/lib.rs` is
    /// `("cases", "src/lib.rs")`.
    pub fn place(&self) -> Option<(&str, &str)> {
        self.path.strip_prefix("crates/")?.split_once('/')
    }

    /// The same, for a Rust file of the crate's own code.
    pub(crate) fn code_place(&self) -> Option<(&str, &str)> {
        let (name, within) = self.place()?;
        (self.is_rust() && within.starts_with("src/")).then_some((name, within))
    }

    /// Whether it is Rust.
    pub(crate) fn is_rust(&self) -> bool {
        self.has_extension("rs")
    }

    /// Whether its name ends in `.extension`.
    pub(crate) fn has_extension(&self, extension: &str) -> bool {
        Path::new(&self.path)
            .extension()
            .is_some_and(|own| own == extension)
    }

    /// The name without folder and extension.
    pub(crate) fn stem(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        name.split('.').next().unwrap_or_default()
    }
}

/// The project's root.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}

/// Reads every text file below a root, but for what git ignores and keeps for itself.
///
/// # Errors
/// When a folder or a file cannot be read.
pub fn read(root: &Path) -> io::Result<Vec<Source>> {
    let ignored = fs::read_to_string(root.join(".gitignore")).unwrap_or_default();
    let mut skipped = vec![".git", "target", "node_modules"];
    skipped.extend(ignored.lines().map(|line| line.trim_matches('/')));
    let mut found = Vec::new();
    walk(root, "", &skipped, &mut found)?;
    found.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(found)
}

fn walk(folder: &Path, path: &str, skipped: &[&str], found: &mut Vec<Source>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if path.is_empty() {
            name.clone()
        } else {
            format!("{path}/{name}")
        };
        if skipped.contains(&name.as_str()) || skipped.contains(&path.as_str()) {
            continue;
        }
        if entry.file_type()?.is_dir() {
            walk(&entry.path(), &path, skipped, found)?;
        } else if let Ok(text) = String::from_utf8(fs::read(entry.path())?) {
            found.push(Source { path, text });
        }
    }
    Ok(())
}
