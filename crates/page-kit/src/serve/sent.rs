//! What a form sent: its fields, and the files beside them.

use axum::{
    body::{Body, Bytes},
    extract::{DefaultBodyLimit, FromRequest, Multipart, Request},
    http::{HeaderMap, HeaderValue, header},
};

/// The most parts that a form with files may have.
const PARTS_MAX: usize = 200;

/// Fields and files, each with its name, in the order in which they were sent.
#[derive(Debug, Default)]
pub(super) struct SentForm {
    /// What was typed and chosen.
    pub(super) fields: Vec<(String, String)>,
    /// What stood in files, as text. They are not kept when a session has ended: they are chosen again.
    pub(super) files: Vec<(String, String)>,
}

/// Reads a body that has come whole, and is bounded already.
pub(super) async fn read(headers: &HeaderMap, bytes: Bytes) -> SentForm {
    let kind = headers.get(header::CONTENT_TYPE);
    let kind = kind.filter(|kind| kind.as_bytes().starts_with(b"multipart/form-data"));
    let Some(kind) = kind else {
        return SentForm {
            fields: pairs(&bytes),
            files: Vec::new(),
        };
    };
    // What breaks off in the middle has no parts: the form then says what is missing.
    parts(kind, bytes).await.unwrap_or_default()
}

/// Pairs as addresses and plain forms write them.
pub(super) fn pairs(bytes: &[u8]) -> Vec<(String, String)> {
    form_urlencoded::parse(bytes).into_owned().collect()
}

async fn parts(kind: &HeaderValue, bytes: Bytes) -> Option<SentForm> {
    let mut request = Request::new(Body::from(bytes));
    let headers = request.headers_mut();
    headers.insert(header::CONTENT_TYPE, kind.clone());
    // The body is in memory already, and no larger than a form may be.
    DefaultBodyLimit::disable().apply(&mut request);
    let mut parts = Multipart::from_request(request, &()).await.ok()?;
    let mut sent = SentForm::default();
    for _ in 0..PARTS_MAX {
        let Some(part) = parts.next_field().await.ok()? else {
            return Some(sent);
        };
        let name = part.name().unwrap_or_default().to_owned();
        let is_file = part.file_name().is_some();
        let value = text(&part.bytes().await.ok()?);
        if is_file {
            sent.files.push((name, value));
        } else {
            sent.fields.push((name, value));
        }
    }
    None
}

/// Text in UTF-8, or else in Latin-1, where every byte is its letter: spreadsheets save either.
fn text(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn sent(body: &'static [u8]) -> SentForm {
        let mut headers = HeaderMap::new();
        let kind = HeaderValue::from_static("multipart/form-data; boundary=x");
        headers.insert(header::CONTENT_TYPE, kind);
        read(&headers, Bytes::from_static(body)).await
    }

    #[tokio::test]
    async fn files_stand_beside_fields() {
        let sent = sent(
            b"--x\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nVik\r\n\
              --x\r\nContent-Disposition: form-data; name=\"people\"; filename=\"b.csv\"\r\n\r\nk\xf6n\r\n--x--\r\n",
        )
        .await;
        assert_eq!(sent.fields, [("name".to_owned(), "Vik".to_owned())]);
        assert_eq!(sent.files, [("people".to_owned(), "kön".to_owned())]);
    }

    #[tokio::test]
    async fn what_breaks_off_holds_nothing() {
        let sent = sent(b"--x\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nVi").await;
        assert!(sent.fields.is_empty() && sent.files.is_empty());
    }
}
