//! Style, fonts and script, built into the binary; the hash of the content is part of the address, so that
//! browsers may keep them for ever.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::sync::LazyLock;

use sha2::{Digest, Sha256};

/// Where [`find`] looks; the folder that the server mounts.
pub const ROOT: &str = "/assets/";

/// One file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asset {
    /// Its content.
    pub bytes: &'static [u8],
    /// Its type, for `Content-Type`.
    pub content_type: &'static str,
    /// Whether it never changes under this address: `Cache-Control: public, max-age=31536000, immutable`.
    pub immutable: bool,
}

struct Stored {
    name: &'static str,
    path: String,
    bytes: Cow<'static, [u8]>,
    content_type: &'static str,
}

const WOFF2: &str = "font/woff2";
const CSS: &str = "text/css; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";

/// Files that stand alone. Licences are served too, as the fonts' licence asks.
const FILES: [(&str, &[u8], &str); 16] = [
    (
        "atkinson-latin.woff2",
        include_bytes!("../assets/fonts/atkinson-latin.woff2"),
        WOFF2,
    ),
    (
        "atkinson-latin-italic.woff2",
        include_bytes!("../assets/fonts/atkinson-latin-italic.woff2"),
        WOFF2,
    ),
    (
        "atkinson-latin-ext.woff2",
        include_bytes!("../assets/fonts/atkinson-latin-ext.woff2"),
        WOFF2,
    ),
    (
        "atkinson-latin-ext-italic.woff2",
        include_bytes!("../assets/fonts/atkinson-latin-ext-italic.woff2"),
        WOFF2,
    ),
    (
        "fonts-licence.txt",
        include_bytes!("../assets/fonts/LICENSE"),
        "text/plain; charset=utf-8",
    ),
    (
        "designsystemet.js",
        include_bytes!("../assets/designsystemet/designsystemet-web.js"),
        SCRIPT,
    ),
    (
        "designsystemet-licence.txt",
        include_bytes!("../assets/designsystemet/LICENSE"),
        "text/plain; charset=utf-8",
    ),
    (
        "sammanhang.js",
        include_bytes!("../assets/sammanhang.js"),
        SCRIPT,
    ),
    ("passkey.js", include_bytes!("../assets/passkey.js"), SCRIPT),
    (
        "queue.js",
        include_bytes!("../assets/phone/queue.js"),
        SCRIPT,
    ),
    (
        "pages.js",
        include_bytes!("../assets/phone/pages.js"),
        SCRIPT,
    ),
    ("disk.js", include_bytes!("../assets/phone/disk.js"), SCRIPT),
    (
        "worker.js",
        include_bytes!("../assets/phone/worker.js"),
        SCRIPT,
    ),
    (
        "phone.js",
        include_bytes!("../assets/phone/phone.js"),
        SCRIPT,
    ),
    (
        "icon.svg",
        include_bytes!("../assets/icon.svg"),
        "image/svg+xml",
    ),
    (
        "icon.png",
        include_bytes!("../assets/icon.png"),
        "image/png",
    ),
];

/// The style, in the order it applies: Designsystemet, our theme over it, our own parts, paper last.
const STYLE: [&str; 9] = [
    include_str!("../assets/designsystemet/designsystemet.css"),
    include_str!("../assets/designsystemet/scales.css"),
    include_str!("../assets/palette.css"),
    include_str!("../assets/theme.css"),
    include_str!("../assets/layout.css"),
    include_str!("../assets/components.css"),
    include_str!("../assets/thread.css"),
    include_str!("../assets/charts.css"),
    include_str!("../assets/print.css"),
];

static ALL: LazyLock<Vec<Stored>> = LazyLock::new(|| {
    let mut all: Vec<Stored> = FILES
        .iter()
        .map(|(name, bytes, content_type)| stored(name, Cow::Borrowed(*bytes), content_type))
        .collect();
    // The style names fonts by their plain names; their addresses carry hashes.
    let mut style = STYLE.concat();
    for file in &all {
        style = style.replace(
            &format!("url({})", file.name),
            &format!("url({})", file.path),
        );
    }
    all.push(stored(
        "sammanhang.css",
        Cow::Owned(style.into_bytes()),
        CSS,
    ));
    all
});

fn stored(name: &'static str, bytes: Cow<'static, [u8]>, content_type: &'static str) -> Stored {
    let mut hash = String::new();
    for byte in Sha256::digest(&bytes).iter().take(8) {
        // Writing to a string cannot fail.
        let _ = write!(hash, "{byte:02x}");
    }
    Stored {
        name,
        path: format!("{ROOT}{hash}/{name}"),
        bytes,
        content_type,
    }
}

/// The file at an address, if there is one.
pub fn find(path: &str) -> Option<Asset> {
    let file = ALL.iter().find(|file| file.path == path)?;
    Some(Asset {
        bytes: &file.bytes,
        content_type: file.content_type,
        immutable: true,
    })
}

/// The address of a file by its plain name; an unknown name gives an address where nothing is.
///
/// ```
/// let href = page_kit::assets::href("sammanhang.css");
/// assert!(page_kit::assets::find(href).is_some());
/// ```
pub fn href(name: &str) -> &'static str {
    ALL.iter()
        .find(|file| file.name == name)
        .map_or("/assets/", |file| file.path.as_str())
}

/// The addresses of all files, for a copy on disk.
pub fn paths() -> impl Iterator<Item = &'static str> {
    ALL.iter().map(|file| file.path.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_found_under_its_own_hash_only() {
        for path in paths() {
            assert!(
                find(path).is_some_and(|asset| !asset.bytes.is_empty()),
                "{path}"
            );
        }
        assert_eq!(find("/assets/0000000000000000/sammanhang.css"), None);
        assert_eq!(find("/assets/../Cargo.toml"), None);
    }

    #[test]
    fn the_style_asks_for_nothing_from_elsewhere() {
        let style = STYLE.concat();
        for place in style.split("url(").skip(1) {
            let place = place.trim_start_matches(['"', '\'']);
            let is_inside = place.starts_with("data:")
                || FILES.iter().any(|(name, ..)| place.starts_with(name));
            assert!(is_inside, "{}", place.chars().take(60).collect::<String>());
        }
        assert!(!style.contains("@import"));
    }

    #[test]
    fn fonts_in_the_style_have_their_addresses() {
        let style = find(href("sammanhang.css")).unwrap();
        let style = std::str::from_utf8(style.bytes).unwrap();
        assert!(style.contains(&format!("url({})", href("atkinson-latin.woff2"))));
        assert!(!style.contains("url(atkinson"));
    }
}
