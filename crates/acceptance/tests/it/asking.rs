//! Asks pages as a browser does, without one.

use std::fmt::Write as _;

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Request, header, request::Builder},
};
use tower::ServiceExt;

use crate::town::Reader;

/// What came back.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// The body as text; spreadsheets are unpacked to the text of their cells.
    pub(crate) fn text(&self) -> String {
        if self.body.starts_with(b"PK") {
            return spreadsheet(&self.body);
        }
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// A header's value.
    pub(crate) fn header(&self, name: header::HeaderName) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }

    /// All headers and the body.
    pub(crate) fn whole(&self) -> String {
        let mut whole = String::new();
        for (name, value) in &self.headers {
            let value = String::from_utf8_lossy(value.as_bytes());
            let _written = writeln!(whole, "{name}: {value}");
        }
        whole.push_str(&self.text());
        whole
    }
}

fn spreadsheet(bytes: &[u8]) -> String {
    use calamine::Reader as _;
    let mut book =
        calamine::open_workbook_auto_from_rs(std::io::Cursor::new(bytes)).expect("a workbook");
    let mut text = String::new();
    for (name, sheet) in book.worksheets() {
        text.push_str(&name);
        for cell in sheet.cells() {
            let _written = write!(text, "\n{}", cell.2);
        }
    }
    text
}

/// Reads a page.
pub(crate) async fn get(router: &Router, reader: &Reader, path: &str) -> Answer {
    send(router, Some(reader), Request::get(path), Body::empty()).await
}

/// Sends a form from a page of our own.
pub(crate) async fn post(
    router: &Router,
    reader: &Reader,
    path: &str,
    fields: &[(&str, &str)],
) -> Answer {
    post_from(router, reader, ("same-origin", path), fields).await
}

/// Sends a form from wherever.
pub(crate) async fn post_from(
    router: &Router,
    reader: &Reader,
    (site, path): (&str, &str),
    fields: &[(&str, &str)],
) -> Answer {
    let request = Request::post(path)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", site);
    send(router, Some(reader), request, Body::from(encoded(fields))).await
}

/// Fields as a form sends them.
pub(crate) fn encoded(fields: &[(&str, &str)]) -> String {
    let pairs = fields
        .iter()
        .map(|(name, value)| format!("{}={}", escaped(name), escaped(value)));
    pairs.collect::<Vec<_>>().join("&")
}

/// A text as it may stand in a form or an address.
pub(crate) fn escaped(text: &str) -> String {
    let one = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => {
            char::from(byte).to_string()
        }
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(one).collect()
}

async fn send(router: &Router, reader: Option<&Reader>, request: Builder, body: Body) -> Answer {
    let token = reader.and_then(|reader| reader.token.as_ref());
    let request = match token {
        Some(token) => request.header(header::COOKIE, format!("session={}", token.text())),
        None => request,
    };
    let request = request
        .header(header::HOST, "localhost:8000")
        .body(body)
        .expect("a request");
    let response = router.clone().oneshot(request).await.expect("an answer");
    let (parts, body) = response.into_parts();
    let body = to_bytes(body, 50_000_000).await.expect("a body").to_vec();
    Answer {
        status: parts.status.as_u16(),
        headers: parts.headers,
        body,
    }
}
