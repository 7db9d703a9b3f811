//! HTTP as browsers speak it: connections that stay open, answers that are read to their end.

use std::time::Duration;

use http_body_util::{BodyExt, Full};
use hyper::{
    Method, Request,
    body::Bytes,
    client::conn::http1::{SendRequest, handshake},
    header,
};
use hyper_util::rt::TokioIo;
use tokio::{net::TcpStream, time::timeout};

use crate::Failure;

/// The longest that an answer may take before it counts as none.
const PATIENCE: Duration = Duration::from_secs(30);

/// What is asked for, and by whom.
#[derive(Debug, Clone)]
pub(crate) struct Ask {
    /// The address, without host.
    pub(crate) path: String,
    /// The fields of a form that is sent, encoded; none for a page that is read.
    pub(crate) form: Option<String>,
    /// The session's token.
    pub(crate) session: String,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    /// The status.
    pub(crate) status: u16,
    /// Where it leads.
    pub(crate) location: String,
    /// A new session's token.
    pub(crate) session: Option<String>,
    /// The body as it came.
    pub(crate) body: Bytes,
}

/// An open connection.
#[derive(Debug)]
pub(crate) struct Connection(SendRequest<Full<Bytes>>);

impl Connection {
    /// Opens one.
    pub(crate) async fn open(at: &str) -> Result<Self, Failure> {
        let stream = TcpStream::connect(at).await?;
        stream.set_nodelay(true)?;
        let (sender, connection) = handshake(TokioIo::new(stream)).await?;
        // Its end is seen by whoever sends the next request.
        tokio::spawn(connection);
        Ok(Self(sender))
    }

    /// Asks, and reads the answer whole. `zipped` as browsers do, or plain to be read here.
    pub(crate) async fn ask(
        &mut self,
        at: &str,
        ask: Ask,
        zipped: bool,
    ) -> Result<Answer, Failure> {
        timeout(PATIENCE, self.exchange(at, ask, zipped)).await?
    }

    async fn exchange(&mut self, at: &str, ask: Ask, zipped: bool) -> Result<Answer, Failure> {
        let method = if ask.form.is_some() {
            Method::POST
        } else {
            Method::GET
        };
        let request = Request::builder()
            .method(method)
            .uri(ask.path)
            .header(header::HOST, at)
            .header("sec-fetch-site", "same-origin")
            .header(header::COOKIE, format!("session={}", ask.session))
            .header(
                header::ACCEPT_ENCODING,
                if zipped { "gzip" } else { "identity" },
            )
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Full::from(ask.form.unwrap_or_default()))?;
        self.0.ready().await?;
        let answer = self.0.send_request(request).await?;
        let text = |name| {
            answer
                .headers()
                .get(name)
                .and_then(|value| value.to_str().ok())
        };
        let session = text(header::SET_COOKIE)
            .and_then(|cookie| cookie.strip_prefix("session=")?.split(';').next())
            .map(str::to_owned);
        let location = text(header::LOCATION).unwrap_or_default().to_owned();
        Ok(Answer {
            status: answer.status().as_u16(),
            location,
            session,
            body: answer.into_body().collect().await?.to_bytes(),
        })
    }
}

impl Answer {
    /// The body of a page that was asked for plain.
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}
