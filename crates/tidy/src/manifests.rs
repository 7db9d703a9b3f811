//! Every crate takes version, lints and dependencies from the workspace.

use crate::{Finding, Source};

/// What a crate's `[package]` takes from the workspace.
const SHARED: &[&str] = &["version", "edition", "license", "publish"];

/// Manifests that go their own way.
pub fn check(tree: &[Source]) -> Vec<Finding> {
    tree.iter().flat_map(findings).collect()
}

fn findings(source: &Source) -> Vec<Finding> {
    let Some((folder, "Cargo.toml")) = source.place() else {
        return Vec::new();
    };
    let lines = entries(&source.text);
    let mut found = Vec::new();
    let has = |section: &str, entry: &str| {
        lines
            .iter()
            .any(|(own, _, text)| own == section && text == entry)
    };
    if !has("package", &format!("name = \"{folder}\"")) {
        found.push(Finding::whole(
            &source.path,
            "the crate has another name than its folder",
        ));
    }
    for key in SHARED {
        if !has("package", &format!("{key}.workspace = true")) {
            let what = format!("`[package]` must have `{key}.workspace = true`");
            found.push(Finding::whole(&source.path, what));
        }
    }
    if !has("lints", "workspace = true") {
        let what = "must have `[lints]` with `workspace = true`";
        found.push(Finding::whole(&source.path, what));
    }
    for (section, line, text) in &lines {
        // A crate's own tests may ask it for a feature.
        let own = text.contains("path = \".\"");
        let shared = own || text.contains("workspace = true") || !text.contains('=');
        if section.ends_with("dependencies") && !shared {
            let what = format!("take it from the workspace: {text}");
            found.push(Finding::at(source, *line, what));
        }
    }
    found
}

/// The entries of a manifest: section, line and text, without comments.
fn entries(text: &str) -> Vec<(String, usize, String)> {
    let mut section = String::new();
    let mut found = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let line = line.split(" #").next().unwrap_or_default().trim();
        if let Some(name) = line.strip_prefix('[') {
            name.trim_end_matches(']').clone_into(&mut section);
        } else if !line.is_empty() && !line.starts_with('#') {
            found.push((section.clone(), at + 1, line.to_owned()));
        }
    }
    found
}
