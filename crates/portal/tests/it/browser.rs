//! Asks the pages as a browser does.

use access::Token;
use axum::{
    body::{Body, to_bytes},
    http::{Request, header},
};
use kernel::Role;
use tower::ServiceExt;

use crate::stage::Stage;

/// What came back.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) to: String,
    pub(crate) text: String,
}

impl Stage {
    /// Reads a page as a role, or as nobody.
    pub(crate) async fn get(&self, role: Option<Role>, path: &str) -> Answer {
        self.send(role, Request::get(path), Body::empty()).await
    }

    /// Sends a form as a role.
    pub(crate) async fn post(&self, role: Role, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body: Vec<String> = fields
            .iter()
            .map(|(name, value)| format!("{name}={}", escaped(value)))
            .collect();
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        self.send(Some(role), request, Body::from(body.join("&")))
            .await
    }

    async fn send(
        &self,
        role: Option<Role>,
        request: axum::http::request::Builder,
        body: Body,
    ) -> Answer {
        let token = role
            .and_then(|role| self.sessions.get(&role))
            .map(Token::text);
        let request = match token {
            Some(token) => request.header(header::COOKIE, format!("session={token}")),
            None => request,
        };
        let request = request
            .header(header::HOST, "localhost:8000")
            .body(body)
            .expect("a request");
        let response = self
            .router
            .clone()
            .oneshot(request)
            .await
            .expect("an answer");
        let status = response.status().as_u16();
        let to = response.headers().get(header::LOCATION);
        let to = to
            .and_then(|to| to.to_str().ok())
            .unwrap_or_default()
            .to_owned();
        let bytes = to_bytes(response.into_body(), 10_000_000)
            .await
            .expect("a body");
        Answer {
            status,
            to,
            text: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }
}

fn escaped(value: &str) -> String {
    let byte = |byte: u8| {
        if byte.is_ascii_alphanumeric() {
            char::from(byte).to_string()
        } else {
            format!("%{byte:02X}")
        }
    };
    value.bytes().map(byte).collect()
}

/// A page without what differs at every request: the request's key, and seeds drawn from it.
pub(crate) fn settled(text: &str) -> String {
    const KEY: &str = "name=\"request\" value=\"";
    let mut parts = text.split(KEY);
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        whole.push_str(KEY);
        whole.push_str(part.get(36..).unwrap_or_default());
    }
    whole
}
