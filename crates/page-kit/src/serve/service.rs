//! From a request to a reply: session, access, the handler, the layout, and the headers that every answer has.

use std::{net::SocketAddr, sync::Arc, time::Instant};

use access::Token;
use axum::{
    Router,
    body::{Body, Bytes, to_bytes},
    extract::{ConnectInfo, RawPathParams, Request},
    http::{HeaderMap, HeaderValue, StatusCode, header, request::Parts},
    response::{Html, IntoResponse, Response},
    routing::{MethodFilter, get, on},
};
use kernel::{Actor, Language, Problem, RequestKey};
use sha2::{Digest, Sha256};
use store::on_own_thread;
use tokio::sync::Semaphore;
use tower_http::{catch_panic::CatchPanicLayer, compression::CompressionLayer, csrf::CsrfLayer};
use uuid::Uuid;

use super::{
    App, Method, Reply, Route, Routes, Visit,
    app::new_request,
    form::{REQUEST, STAMP},
    gate::{self, Gate},
    phone::{self, Sender},
    problem,
    reply::{FileReply, Kind},
    sent::{self, SentForm},
    visit::Facts,
};
use crate::{assets, components::Theme, language::reader_language};

/// The most that a form may hold. A megabyte typed into one field still gets an answer in words.
const BODY_MAX: usize = 4 * 1024 * 1024;

/// The router for all routes.
pub fn router(app: &App, routes: &Routes) -> Router {
    app.set_pages(routes);
    let mut served = Router::new();
    for route in routes.table() {
        let filter = match route.method {
            Method::Get => MethodFilter::GET,
            Method::Post => MethodFilter::POST,
        };
        let (app, route) = (app.clone(), Arc::new(route.clone()));
        let path = route.path;
        let serve = move |names: RawPathParams, request: Request| {
            let names = names
                .iter()
                .map(|(n, v)| (n.to_owned(), v.to_owned()))
                .collect();
            let (app, route) = (app.clone(), Arc::clone(&route));
            received(request, move |sent| serve(app, route, names, sent))
        };
        served = served.route(path, on(filter, serve));
    }
    let missing = app.clone();
    served
        .route("/assets/{*path}", get(asset))
        .route("/arbetare.js", get(phone::worker))
        .route("/app.webmanifest", get(phone::manifest))
        .fallback(move |request: Request| {
            let missing = missing.clone();
            received(request, move |sent| nowhere(missing, sent))
        })
        .method_not_allowed_fallback({
            let missing = app.clone();
            move |request: Request| {
                let missing = missing.clone();
                received(request, move |sent| nowhere(missing, sent))
            }
        })
        .layer(CatchPanicLayer::new())
        .layer(CsrfLayer::new())
        .layer(CompressionLayer::new())
}

async fn asset(request: Request) -> Response {
    let Some(asset) = assets::find(request.uri().path()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let cache = if asset.immutable {
        "public, max-age=31536000, immutable"
    } else {
        "public, max-age=300"
    };
    let headers = [
        (header::CONTENT_TYPE, asset.content_type),
        (header::CACHE_CONTROL, cache),
    ];
    (headers, asset.bytes).into_response()
}

/// So many requests are answered at once of each kind, so that those who wait to write never hold up those who read.
/// The others wait in line, where they can go away; each of these has a thread of its own.
const AT_ONCE: usize = 64;
static READING: Semaphore = Semaphore::const_new(AT_ONCE);
static WRITING: Semaphore = Semaphore::const_new(AT_ONCE);

/// A request that has come whole; no body where it was too large or broke off.
struct Sent {
    parts: Parts,
    body: Option<Bytes>,
    came: Instant,
}

/// Waits for the whole of a request, however slow its sender, and only then takes a thread for the answer.
async fn received<F>(request: Request, answer: impl FnOnce(Sent) -> F) -> Response
where
    F: Future<Output = Response> + Send + 'static,
{
    let (parts, body) = request.into_parts();
    let body = to_bytes(body, BODY_MAX).await.ok();
    #[expect(
        clippy::disallowed_methods,
        reason = "how long a request took is measured, nothing is decided by it"
    )]
    let came = Instant::now();
    let line = if parts.method.is_safe() {
        &READING
    } else {
        &WRITING
    };
    let turn = line.acquire().await;
    let answered = on_own_thread(answer(Sent { parts, body, came })).await;
    drop(turn);
    answered.unwrap_or_else(|| StatusCode::SERVICE_UNAVAILABLE.into_response())
}

/// A page that is not there answers as one that may not be seen.
async fn nowhere(app: App, sent: Sent) -> Response {
    let visit = match visit(&app, Vec::new(), sent).await {
        Ok(visit) => visit,
        Err(response) => return response,
    };
    let reply = problem::reply(visit.t(), Problem::NotFound, "");
    respond(&visit, reply)
}

async fn serve(app: App, route: Arc<Route>, names: Vec<(String, String)>, sent: Sent) -> Response {
    let came = sent.came;
    let visit = match visit(&app, names, sent).await {
        Ok(visit) => visit,
        Err(response) => return response,
    };
    let answer = match gate::pass(&visit, &route).await {
        Ok(Gate::Open) => match (route.handler)(visit.clone()).await {
            Ok(reply) => gate::note_answer(&visit, &route, reply).await,
            Err(problem) => Err(problem),
        },
        Ok(Gate::Instead(reply)) => Ok(reply),
        Err(problem) => Err(problem),
    };
    let reply = answer.unwrap_or_else(|problem| {
        let reference = reference(&visit);
        problem::reply(visit.t(), problem, &reference)
    });
    let reply = gate::own_way(&visit, reply).await;
    let response = respond(&visit, reply);
    let (status, millis) = (
        response.status().as_u16(),
        came.elapsed().as_secs_f64() * 1000.0,
    );
    metrics::histogram!("sammanhang_request_milliseconds", "route" => route.path, "status" => status.to_string())
        .record(millis);
    tracing::info!(method = ?route.method, route = route.path, status, millis, "answered");
    response
}

fn reference(visit: &Visit) -> String {
    visit
        .call
        .key
        .0
        .simple()
        .to_string()
        .chars()
        .rev()
        .take(8)
        .collect::<String>()
        .to_uppercase()
}

/// Reads a request: cookies, query, body, session.
async fn visit(app: &App, names: Vec<(String, String)>, sent: Sent) -> Result<Visit, Response> {
    let Sent { parts, body, .. } = sent;
    let peer = parts
        .extensions
        .get::<ConnectInfo<SocketAddr>>()
        .map(|ConnectInfo(peer)| peer.ip());
    let cookies = Cookies::read(&parts.headers);
    // Swedish unless the reader has chosen: browsers at work are often set to another language than their user.
    let language = reader_language(cookies.get("language"), "");
    let query = sent::pairs(parts.uri.query().unwrap_or("").as_bytes());
    let Some(bytes) = body else {
        return Err(large(app, language));
    };
    let form = sent::read(&parts.headers, bytes).await;
    let token = cookies.get("session").and_then(Token::parse);
    let session = match gate::session(app, token.as_ref()).await {
        Ok(session) => session,
        Err(problem) => return Err(broken(app, language, problem)),
    };
    let sender = Sender::read(&parts.headers);
    let session = session.filter(|session| !sender.is_somebody_else(session.user.uuid()));
    let actor = session
        .as_ref()
        .and_then(|s| s.actor.clone())
        .unwrap_or(Actor::Public);
    let key = request_key(&form.fields).map_err(|fault| broken(app, language, fault.into()))?;
    let call = app
        .call_with(actor, key)
        .in_language(language)
        .with_input(digest(parts.uri.path(), &form));
    let facts = Facts {
        app: app.clone(),
        call,
        session,
        is_sent: parts.method == axum::http::Method::POST,
        theme: Theme::from_name(cookies.get("theme").unwrap_or("")),
        language,
        path: parts.uri.path().to_owned(),
        names,
        query,
        fields: form.fields,
        files: form.files,
        flash: cookies
            .get("flash")
            .filter(|key| is_text_key(key))
            .map(str::to_owned),
        token,
        source: app.settings().proxies.source(peer, &parts.headers),
        sender,
    };
    Ok(Visit(Arc::new(facts)))
}

fn request_key(fields: &[(String, String)]) -> Result<RequestKey, kernel::Fault> {
    let sent = fields
        .iter()
        .find(|(name, _)| name == REQUEST)
        .and_then(|(_, key)| Uuid::try_parse(key).ok());
    sent.map_or_else(new_request, |key| Ok(RequestKey(key)))
}

/// Digest of where a form was sent and of all its fields and files. The request's key is one of them, so that nobody can find
/// out what was typed by trying. When it was sent is left out: a browser that loses its worker sends the form once more
/// by itself, as it was before the worker stamped it.
fn digest(path: &str, sent: &SentForm) -> [u8; 32] {
    let mut digest = Sha256::new();
    let parts = sent
        .fields
        .iter()
        .filter(|(name, _)| name != STAMP)
        .chain(&sent.files)
        .flat_map(|(name, value)| [name.as_str(), value.as_str()]);
    for part in std::iter::once(path).chain(parts) {
        digest.update(part.len().to_be_bytes());
        digest.update(part);
    }
    digest.finalize().into()
}

fn is_text_key(key: &str) -> bool {
    key.len() < 100
        && key
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

struct Cookies(Vec<(String, String)>);

impl Cookies {
    fn read(headers: &HeaderMap) -> Self {
        let all = headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|v| v.to_str().ok());
        let pairs = all
            .flat_map(|line| line.split(';'))
            .filter_map(|pair| pair.trim().split_once('='));
        Self(
            pairs
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect(),
        )
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(n, _)| n == name)
            .map(|(_, value)| value.as_str())
    }
}

fn large(app: &App, language: Language) -> Response {
    bare(problem::too_large(app.texts().t(language)))
}

fn broken(app: &App, language: Language, problem: Problem) -> Response {
    bare(problem::reply(app.texts().t(language), problem, "-"))
}

/// An answer before there is a visit: without the frame of a page.
fn bare(reply: Reply) -> Response {
    let status = StatusCode::from_u16(reply.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    match reply.kind {
        Kind::Page(page) => (status, Html(page.body.into_string())).into_response(),
        Kind::Go(_) | Kind::File(_) => status.into_response(),
    }
}

fn respond(visit: &Visit, reply: Reply) -> Response {
    let status = StatusCode::from_u16(reply.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut cookies = reply.cookies;
    // Without any time to wait: a page that left its reader by itself later would take it away from who reads slowly.
    let then = reply.then.map(|to| format!("0; url={to}"));
    let mut response = match reply.kind {
        Kind::Page(page) => {
            if visit.flash.is_some() {
                cookies.push("flash=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax".to_owned());
            }
            (status, Html(gate::frame(visit, *page).into_string())).into_response()
        }
        // Nobody is there to go on, or to read what is said on the next page.
        Kind::Go(_) if visit.sender.is_late => StatusCode::NO_CONTENT.into_response(),
        Kind::Go(to) => {
            if let Some(flash) = &reply.flash {
                cookies.push(format!(
                    "flash={flash}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax"
                ));
            }
            let mut response = status.into_response();
            if let Ok(to) = HeaderValue::from_str(&to) {
                response.headers_mut().insert(header::LOCATION, to);
            }
            response
        }
        Kind::File(file) => send_file(status, file),
    };
    let secure = if visit.app.settings().is_secure {
        "; Secure"
    } else {
        ""
    };
    for cookie in cookies {
        if let Ok(value) = HeaderValue::from_str(&format!("{cookie}{secure}")) {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
    }
    if let Some(then) = then.and_then(|then| HeaderValue::from_str(&then).ok()) {
        response.headers_mut().insert(header::REFRESH, then);
    }
    guard_headers(response.headers_mut());
    phone::tell_user(visit, response.headers_mut());
    response
}

fn send_file(status: StatusCode, file: FileReply) -> Response {
    let how = if file.shown { "inline" } else { "attachment" };
    let safe: String = file
        .name
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() || "-_.".contains(c) {
                c
            } else {
                '-'
            }
        })
        .collect();
    let disposition = format!("{how}; filename=\"{safe}\"");
    let headers = [
        (header::CONTENT_TYPE, file.content_type.to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
    ];
    (status, headers, Body::from(file.bytes)).into_response()
}

/// Headers of every answer that is not an asset: nothing is kept by browsers, nothing is framed by others.
fn guard_headers(headers: &mut HeaderMap) {
    let all = [
        ("cache-control", "no-store"),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
        ("x-frame-options", "DENY"),
        ("cross-origin-opener-policy", "same-origin"),
        (
            "permissions-policy",
            "camera=(), geolocation=(), microphone=()",
        ),
        (
            "content-security-policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
             connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        ),
    ];
    for (name, value) in all {
        headers.insert(name, HeaderValue::from_static(value));
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use axum::http::Method;
    use tokio::{
        sync::{Notify, Semaphore},
        task::JoinSet,
    };

    use super::*;

    /// Many times more than are answered at once.
    const CROWD: usize = AT_ONCE * 5;

    fn request(method: Method) -> Request {
        let mut request = Request::new(Body::empty());
        *request.method_mut() = method;
        request
    }

    /// Where a crowd is held until all of it may pass.
    struct Hall {
        inside: AtomicUsize,
        most: AtomicUsize,
        full: Notify,
        gate: Semaphore,
    }

    impl Hall {
        async fn pass(self: Arc<Self>) -> Response {
            let now = self.inside.fetch_add(1, Ordering::SeqCst) + 1;
            self.most.fetch_max(now, Ordering::SeqCst);
            if now == AT_ONCE {
                self.full.notify_one();
            }
            drop(self.gate.acquire().await);
            self.inside.fetch_sub(1, Ordering::SeqCst);
            StatusCode::OK.into_response()
        }
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn a_crowd_that_writes_waits_in_line_and_holds_up_nobody_who_reads() {
        let hall = Arc::new(Hall {
            inside: AtomicUsize::new(0),
            most: AtomicUsize::new(0),
            full: Notify::new(),
            gate: Semaphore::new(0),
        });
        let mut crowd = JoinSet::new();
        for _ in 0..CROWD {
            let hall = Arc::clone(&hall);
            crowd.spawn(received(request(Method::POST), move |_sent| hall.pass()));
        }
        hall.full.notified().await;
        let read = received(request(Method::GET), |_sent| async {
            StatusCode::NO_CONTENT.into_response()
        });
        assert_eq!(read.await.status(), StatusCode::NO_CONTENT);
        hall.gate.add_permits(CROWD);
        while let Some(answered) = crowd.join_next().await {
            assert!(answered.is_ok_and(|answer| answer.status() == StatusCode::OK));
        }
        assert_eq!(hall.most.load(Ordering::SeqCst), AT_ONCE);
    }
}
