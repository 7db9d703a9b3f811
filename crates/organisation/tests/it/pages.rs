//! The pages: whole, with all their words, and forms that save.

use std::sync::Arc;

use access::{AddUser, Door, DoorSettings, GiveAssignment, Login, MarkAsDemo, Token};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
};
use kernel::{Clock, FixedClock, Period, Role, TimeZone, UserId};
use organisation::{ReplaceStandardTimes, StandardTable, example_standard_times};
use page_kit::{App, Parts, Settings, Texts};
use rulebook::RuleBook;
use store::Store;
use tower::ServiceExt;

use crate::{call, day, line, on_both};

struct Browser {
    router: Router,
    cookie: String,
}

impl Browser {
    async fn of(store: &Store, role: Role) -> Self {
        let zone = TimeZone::get("Europe/Stockholm").expect("a zone");
        let door = Door::new(DoorSettings::usual(zone.clone())).expect("a door");
        let token = Token::draw().expect("a token");
        let user = user(store, role).await;
        door.demo_log_in(store, &call(), user, token.clone())
            .await
            .expect("in");
        let settings = Settings {
            municipality: "Lindvik".into(),
            zone,
            is_secure: false,
            is_demo: true,
            version: "0".into(),
            address: "http://localhost".into(),
            proxies: page_kit::Proxies::default(),
        };
        let clock: Arc<dyn Clock> = Arc::new(FixedClock::at(call().now));
        let app = App::new(Parts {
            store: store.clone(),
            clock,
            texts: Texts::new(&organisation::LOCALES).expect("texts"),
            settings,
            rules: RuleBook::national().expect("rules"),
            door,
        });
        Self {
            router: page_kit::router(&app, &organisation::routes()),
            cookie: format!("session={}", token.text()),
        }
    }

    async fn send(&self, request: Request<Body>) -> (StatusCode, String, String) {
        let response = self
            .router
            .clone()
            .oneshot(request)
            .await
            .expect("an answer");
        let status = response.status();
        let to = response.headers().get(header::LOCATION);
        let to = to
            .map_or("", |to| to.to_str().expect("an address"))
            .to_owned();
        let bytes = to_bytes(response.into_body(), 10_000_000)
            .await
            .expect("a body");
        (status, to, String::from_utf8_lossy(&bytes).into_owned())
    }

    async fn get(&self, path: &str) -> (StatusCode, String, String) {
        let request = Request::get(path).header(header::COOKIE, &self.cookie);
        self.send(request.body(Body::empty()).expect("a request"))
            .await
    }

    async fn post(&self, path: &str, fields: &[(&str, &str)]) -> (StatusCode, String, String) {
        let fields = fields
            .iter()
            .map(|(name, value)| format!("{name}={}", value.replace(' ', "+")));
        let request = Request::post(path)
            .header(header::COOKIE, &self.cookie)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(fields.collect::<Vec<_>>().join("&")));
        self.send(request.expect("a request")).await
    }

    /// A page that is there, and lacks no text of this room.
    async fn page(&self, path: &str) -> String {
        let (status, _to, html) = self.get(path).await;
        assert_eq!(status, StatusCode::OK, "{path}: {html}");
        let mut missing = html
            .split('⟦')
            .skip(1)
            .filter(|rest| rest.starts_with("organisation-"));
        assert_eq!(missing.next(), None, "{path}");
        html
    }
}

async fn user(store: &Store, role: Role) -> UserId {
    store.act(&call(), &MarkAsDemo).await.expect("a demo");
    let add = AddUser {
        name: line("Siv Berg"),
        login: Login::parse("siv.berg").expect("a login"),
        password: None,
        person: None,
        hsa_id: None,
    };
    let user = store.act(&call(), &add).await.expect("added");
    let give = GiveAssignment {
        user,
        role,
        unit: call().new_id(),
        team: None,
        period: Period::since(day("2020-01-01")),
    };
    store.act(&call(), &give).await.expect("given");
    user
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_is_whole_and_saves() {
    on_both(async |store| {
        let table = StandardTable {
            valid_from: day("2026-01-01"),
            source: line("Exempel"),
            example: true,
            tasks: example_standard_times(),
        };
        store
            .act(&call(), &ReplaceStandardTimes { table })
            .await
            .expect("replaced");
        let browser = Browser::of(&store, Role::SystemAdministrator).await;
        let new = [
            ("name", "Svalan"),
            ("kind", "provider"),
            ("form", "choice"),
            ("from", "2026-01-01"),
        ];
        let (status, to, html) = browser.post("/organisation/enheter/ny", &new).await;
        assert_eq!(status, StatusCode::SEE_OTHER, "{html}");
        let offer = [
            ("service", "home-care"),
            ("district", "norr"),
            ("capacity", "40"),
            ("from", "2026-01-01"),
        ];
        let (status, _to, html) = browser.post(&format!("{to}/erbjuder"), &offer).await;
        assert_eq!(status, StatusCode::SEE_OTHER, "{html}");
        for page in [
            "/organisation",
            "/organisation/kommunen",
            "/organisation/omraden",
            "/organisation/insatser",
            "/organisation/enheter/ny",
            "/schablontider",
        ] {
            browser.page(page).await;
        }
        for page in ["", "/andra", "/erbjuder"] {
            assert!(
                browser
                    .page(&format!("{to}{page}"))
                    .await
                    .contains("Svalan")
            );
        }
        let twice = browser.post("/organisation/enheter/ny", &new).await;
        assert_eq!(twice.0, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(twice.2.contains("redan en enhet"), "{}", twice.2);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_care_worker_reads_but_does_not_change() {
    on_both(async |store| {
        let browser = Browser::of(&store, Role::CareWorker).await;
        assert!(
            !browser
                .page("/organisation")
                .await
                .contains("/organisation/enheter/ny")
        );
        let (status, _to, _html) = browser.get("/organisation/enheter/ny").await;
        assert!(
            status == StatusCode::FORBIDDEN || status == StatusCode::NOT_FOUND,
            "{status}"
        );
    })
    .await;
}
