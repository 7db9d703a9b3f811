//! What a phone that works without network needs of the server: the worker and the manifest at addresses of their own,
//! who has logged in, and that a report is taken only from the one who made it.

use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use percent::escaped;
use uuid::Uuid;

use super::Visit;
use crate::assets;

/// The pages that phones keep, and what is sent from them.
const PAGES: &str = "/mina-besok";
/// Who made what is sent, as the phone knows it; and to the phone, who has logged in.
const USER: &str = "phone-user";
/// The name of who has logged in, as addresses are written.
const NAME: &str = "phone-name";
/// Sent when nobody waits for the page that would follow.
const LATE: &str = "phone-late";

/// What a phone says of the form that it sends.
#[derive(Debug, Default)]
pub(super) struct Sender {
    user: Option<String>,
    /// Whether nobody waits for the page that would follow.
    pub(super) is_late: bool,
}

impl Sender {
    pub(super) fn read(headers: &HeaderMap) -> Self {
        let user = headers.get(USER).map(|user| user.to_str().unwrap_or(""));
        Self {
            user: user.map(str::to_owned),
            is_late: headers.contains_key(LATE),
        }
    }

    /// Whether somebody else than the one who has logged in made what is sent: phones go from hand to hand, and what one
    /// did must not stand in the name of the next.
    pub(super) fn is_somebody_else(&self, user: Uuid) -> bool {
        self.user
            .as_ref()
            .is_some_and(|said| Uuid::try_parse(said) != Ok(user))
    }
}

/// Tells the phone whose page it got.
pub(super) fn tell_user(visit: &Visit, headers: &mut HeaderMap) {
    let is_phones = visit.path() == PAGES || visit.path().starts_with(&format!("{PAGES}/"));
    let Some(session) = visit.session.as_ref().filter(|_| is_phones) else {
        return;
    };
    let told = [
        (USER, session.user.to_string()),
        (NAME, escaped(&session.user_name)),
    ];
    for (name, value) in told {
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(name, value);
        }
    }
}

/// Signs that a header cannot hold, as addresses write them.
mod percent {
    use std::fmt::Write as _;

    pub(super) fn escaped(text: &str) -> String {
        let mut all = String::new();
        for byte in text.bytes() {
            if byte.is_ascii_alphanumeric() {
                all.push(char::from(byte));
            } else {
                // Writing to a string cannot fail.
                let _ = write!(all, "%{byte:02X}");
            }
        }
        all
    }
}

/// The service worker: at the root, so that the pages below it are its own, and asked for anew each time.
pub(super) async fn worker() -> Response {
    let parts = ["queue.js", "pages.js", "disk.js", "worker.js"].map(|part| {
        let part = assets::href(part);
        format!("\"{part}\"")
    });
    let script = format!("importScripts({});\n", parts.join(", "));
    unhashed("text/javascript; charset=utf-8", script)
}

/// What a phone needs to put the product among its apps.
pub(super) async fn manifest() -> Response {
    let (png, svg) = (assets::href("icon.png"), assets::href("icon.svg"));
    let manifest = format!(
        r#"{{
  "name": "Sammanhang",
  "short_name": "Sammanhang",
  "lang": "sv",
  "id": "{PAGES}",
  "start_url": "{PAGES}",
  "scope": "/",
  "display": "standalone",
  "background_color": "{PAPER}",
  "theme_color": "{PAPER}",
  "icons": [
    {{ "src": "{svg}", "sizes": "any", "type": "image/svg+xml" }},
    {{ "src": "{png}", "sizes": "{ICON}", "type": "image/png" }}
  ]
}}
"#
    );
    unhashed("application/manifest+json", manifest)
}

/// The ground of light pages, as the style has it.
const PAPER: &str = "#fcf9f2";
/// How large the icon is.
const ICON: &str = "180x180";

fn unhashed(content_type: &'static str, text: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, content_type),
        (header::CACHE_CONTROL, "no-cache"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        // A worker goes by the policy that it came with.
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; script-src 'self'; connect-src 'self'",
        ),
    ];
    (StatusCode::OK, headers, text).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn text(response: Response) -> String {
        let bytes = axum::body::to_bytes(response.into_body(), 100_000).await;
        String::from_utf8(bytes.unwrap().to_vec()).unwrap()
    }

    #[tokio::test]
    async fn the_worker_is_made_of_files_that_are_there() {
        let script = text(worker().await).await;
        let named: Vec<&str> = script
            .split('"')
            .filter(|part| part.starts_with('/'))
            .collect();
        assert_eq!(named.len(), 4);
        assert!(
            named.iter().all(|path| assets::find(path).is_some()),
            "{script}"
        );
    }

    #[tokio::test]
    async fn the_manifest_says_what_the_style_and_the_icon_are() {
        let manifest = text(manifest().await).await;
        let icon = assets::find(assets::href("icon.png")).unwrap();
        // The size stands in the head of a PNG.
        let side = |at: usize| {
            let bytes = icon.bytes.get(at..at + 4).unwrap();
            u32::from_be_bytes(bytes.try_into().unwrap())
        };
        assert_eq!(ICON, format!("{}x{}", side(16), side(20)));
        let style = assets::find(assets::href("sammanhang.css")).unwrap();
        let style = std::str::from_utf8(style.bytes).unwrap();
        assert!(style.contains(&format!("--ds-color-neutral-background-default:{PAPER}")));
        assert!(manifest.contains("\"start_url\": \"/mina-besok\""));
    }

    #[test]
    fn what_somebody_else_made_is_known_as_such() {
        let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let mut headers = HeaderMap::new();
        assert!(!Sender::read(&headers).is_somebody_else(one));
        headers.insert(USER, HeaderValue::from_str(&one.to_string()).unwrap());
        let sender = Sender::read(&headers);
        assert!(!sender.is_somebody_else(one) && sender.is_somebody_else(other));
        headers.insert(USER, HeaderValue::from_static("nobody"));
        assert!(Sender::read(&headers).is_somebody_else(one));
        assert_eq!(escaped("Åsa Ö"), "%C3%85sa%20%C3%96");
    }
}
