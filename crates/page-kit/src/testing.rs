//! A browser at a room's pages, for tests of pages: they are the same twice and lack no text, and forms are taken.
//! Only with the feature `testing`.
#![expect(
    clippy::missing_panics_doc,
    clippy::unwrap_used,
    reason = "a test that cannot go on stops and shows where"
)]

use std::{fmt::Write as _, sync::Arc};

use access::{AddUser, Door, DoorSettings, GiveAssignment, Login, MarkAsDemo, Token};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
};
use kernel::{
    Actor, Call, Clock, FixedClock, Line, Period, RequestKey, Role, TimeZone, Timestamp, UnitId,
    UserId,
};
use rulebook::RuleBook;
use store::Store;
use tower::ServiceExt;
use uuid::Uuid;

use crate::{App, Locale, Parts, Proxies, Routes, Settings, Texts};

const REQUEST_FIELD: &str = "name=\"request\" value=\"";

/// What a room brings to be shown.
#[derive(Debug)]
pub struct Room<'r> {
    /// The beginnings of the keys of texts that must be there: `cases-`, and those of rooms whose words it shows.
    pub prefixes: &'static [&'static str],
    /// Its texts, and those of rooms whose words it shows.
    pub locales: &'r [Locale],
    /// Its pages.
    pub routes: &'r Routes,
}

/// A browser of somebody who is logged in.
#[derive(Debug)]
pub struct Browser {
    router: Router,
    cookie: String,
    prefixes: &'static [&'static str],
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    /// Whether it could be done.
    pub status: StatusCode,
    /// Where it leads, at once or when what it tells of has been worked out.
    pub to: String,
    /// The page.
    pub html: String,
}

fn by_system(now: Timestamp) -> Call {
    Call::new(Actor::system("test"), now, RequestKey(Uuid::new_v4()))
}

/// Somebody of the staff who can log in at pages, in one assignment.
pub async fn staff(
    store: &Store,
    now: Timestamp,
    (name, role, unit): (&str, Role, UnitId),
) -> UserId {
    store.act(&by_system(now), &MarkAsDemo).await.unwrap();
    let login = format!("{}@lindvik.example", name.to_lowercase().replace(' ', "."));
    let add = AddUser {
        name: Line::parse(name).unwrap(),
        login: Login::parse(&login).unwrap(),
        password: None,
        person: None,
        hsa_id: None,
    };
    let user = store.act(&by_system(now), &add).await.unwrap();
    let period = Period::since(jiff::civil::date(2024, 1, 1));
    let give = GiveAssignment {
        user,
        role,
        unit,
        team: None,
        period,
    };
    store.act(&by_system(now), &give).await.unwrap();
    user
}

impl Browser {
    /// Logs in.
    pub async fn of(store: &Store, now: Timestamp, user: UserId, room: Room<'_>) -> Self {
        let zone = TimeZone::get("Europe/Stockholm").unwrap();
        let door = Door::new(DoorSettings::usual(zone.clone())).unwrap();
        let token = Token::draw().unwrap();
        door.demo_log_in(store, &by_system(now), user, token.clone())
            .await
            .unwrap();
        let settings = Settings {
            municipality: "Lindvik".into(),
            zone,
            is_secure: false,
            is_demo: true,
            version: "0".into(),
            address: "http://localhost".into(),
            proxies: Proxies::default(),
        };
        let clock: Arc<dyn Clock> = Arc::new(FixedClock::at(now));
        let app = App::new(Parts {
            store: store.clone(),
            clock,
            texts: Texts::new(room.locales).unwrap(),
            settings,
            rules: RuleBook::national().unwrap(),
            door,
        });
        Self {
            router: crate::router(&app, room.routes),
            cookie: format!("session={}", token.text()),
            prefixes: room.prefixes,
        }
    }

    /// The same browser without a session, as anybody has it.
    #[must_use]
    pub fn logged_out(mut self) -> Self {
        self.cookie.clear();
        self
    }

    async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let status = response.status();
        let header = |name| response.headers().get(name).map(|to| to.to_str().unwrap());
        let then = header(header::REFRESH).and_then(|then| then.strip_prefix("0; url="));
        let to = header(header::LOCATION).or(then);
        let to = to.unwrap_or_default().to_owned();
        let bytes = to_bytes(response.into_body(), 10_000_000).await.unwrap();
        Answer {
            status,
            to,
            html: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }

    /// Asks for a page.
    pub async fn get(&self, path: &str) -> Answer {
        let request = Request::get(path)
            .header(header::COOKIE, &self.cookie)
            .body(Body::empty());
        self.send(request.unwrap()).await
    }

    /// Sends a form.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let mut body = form_urlencoded::Serializer::new(String::new());
        body.extend_pairs(fields);
        let request = Request::post(path)
            .header(header::COOKIE, &self.cookie)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body.finish()));
        self.send(request.unwrap()).await
    }

    /// Sends a form with files.
    pub async fn send_files(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        files: &[(&str, &str)],
    ) -> Answer {
        let mut body = String::new();
        for (name, value) in fields {
            write!(
                body,
                "--part\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            )
            .unwrap();
        }
        for (name, text) in files {
            write!(
                body,
                "--part\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{name}.csv\"\r\n\r\n{text}\r\n"
            )
            .unwrap();
        }
        body.push_str("--part--\r\n");
        let request = Request::post(path)
            .header(header::COOKIE, &self.cookie)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=part")
            .body(Body::from(body));
        self.send(request.unwrap()).await
    }

    /// A form that is taken; where it leads.
    pub async fn saved(&self, path: &str, fields: &[(&str, &str)]) -> String {
        let answer = self.post(path, fields).await;
        assert_eq!(
            answer.status,
            StatusCode::SEE_OTHER,
            "{path}: {}",
            words(&answer.html)
        );
        answer.to
    }

    /// Comes to a page for the first time and sends its form, under the key that stands in it; where it leads.
    pub async fn opens_and_saves(&self, path: &str, fields: &[(&str, &str)]) -> String {
        let page = self.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}: {}", words(&page.html));
        let key = request_of(&page.html).unwrap_or_else(|| panic!("{path} has no form"));
        let all = [&[("request", key)], fields].concat();
        self.saved(path, &all).await
    }

    /// A page that is there, is the same twice, and lacks no text.
    pub async fn page(&self, path: &str) -> String {
        let (first, second) = (self.get(path).await, self.get(path).await);
        assert_eq!(
            first.status,
            StatusCode::OK,
            "{path}: {}",
            words(&first.html)
        );
        assert_eq!(
            without_keys(&first.html),
            without_keys(&second.html),
            "{path}"
        );
        // Words of other rooms are in those rooms' files.
        let missing: Vec<&str> = first
            .html
            .split('⟦')
            .skip(1)
            .filter(|rest| {
                let is_known = |prefix: &&str| rest.starts_with(*prefix);
                self.prefixes.iter().any(is_known) || rest.starts_with("page-kit-")
            })
            .map(|rest| rest.split('⟧').next().unwrap())
            .collect();
        assert!(missing.is_empty(), "{path}: {missing:?}");
        assert_eq!(doubled_ids(&first.html), Vec::<String>::new(), "{path}");
        first.html
    }

    /// That a page of a thing that the reader may see is not for this reader.
    pub async fn may_not(&self, path: &str) {
        let answer = self.get(path).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
    }

    /// That a page is not there for this reader.
    pub async fn finds_nothing(&self, path: &str) {
        let answer = self.get(path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
    }
}

/// A page without its markup, for messages.
pub fn words(html: &str) -> String {
    let main = html.split("<main").nth(1).unwrap_or(html);
    let plain: String = main
        .split('<')
        .filter_map(|part| part.split_once('>'))
        .map(|(_, text)| text)
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A page without the requests' keys, which are new each time.
fn without_keys(html: &str) -> String {
    let mut parts = html.split(REQUEST_FIELD);
    let mut plain = parts.next().unwrap().to_owned();
    for part in parts {
        plain.push_str(part.split_once('"').unwrap().1);
    }
    plain
}

/// The key of the first form of a page.
fn request_of(html: &str) -> Option<&str> {
    html.split_once(REQUEST_FIELD)?.1.split('"').next()
}

/// Ids that stand twice on a page.
fn doubled_ids(html: &str) -> Vec<String> {
    let mut ids: Vec<&str> = html
        .split(" id=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .collect();
    ids.sort_unstable();
    ids.windows(2)
        .filter(|pair| pair.first() == pair.last())
        .filter_map(|pair| pair.first().map(ToString::to_string))
        .collect()
}
