//! The pages: whole, the same twice, and forms that come back with what was typed.

use std::sync::Arc;

use access::{
    AddUser, Door, DoorSettings, GiveAssignment, Holder, Login, MarkAsDemo, NewRelation,
    RelationKind, Token,
};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
};
use kernel::{Call, Clock, FixedClock, Period, PersonId, Problem, Role, TimeZone, UnitId, UserId};
use page_kit::{App, Parts, Settings, Texts};
use residents::Kinship;
use rulebook::RuleBook;
use store::{Action, Store, Tx};
use tower::ServiceExt;

use crate::{call, line, on_both, ragnar};

/// A browser of a case officer.
struct Browser {
    router: Router,
    cookie: String,
}

impl Browser {
    async fn of(store: &Store, user: UserId) -> Self {
        let zone = TimeZone::get("Europe/Stockholm").expect("a zone");
        let door = Door::new(DoorSettings::usual(zone.clone())).expect("a door");
        let token = Token::draw().expect("a token");
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
            texts: Texts::new(&residents::LOCALES).expect("texts"),
            settings,
            rules: RuleBook::national().expect("rules"),
            door,
        });
        Self {
            router: page_kit::router(&app, &residents::routes()),
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
            .filter(|rest| rest.starts_with("residents-"));
        assert_eq!(missing.next(), None, "{path}");
        html
    }
}

/// The officer begins to handle the person's case.
struct Handle(PersonId, UserId);

impl Action for Handle {
    const NAME: &'static str = "handle";
    type Done = ();
    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let relation = NewRelation {
            person: self.0,
            holder: Holder::User(self.1),
            kind: RelationKind::Handling,
            period: Period::since(call.today()),
            reason: line("Handlägger ansökan"),
        };
        access::relate(tx, call, relation).await.map(|_id| ())
    }
}

async fn officer(store: &Store) -> UserId {
    store.act(&call(), &MarkAsDemo).await.expect("a demo");
    let add = AddUser {
        name: line("Siv Berg"),
        login: Login::parse("siv.berg").expect("a login"),
        password: None,
        person: None,
        hsa_id: None,
    };
    let user = store.act(&call(), &add).await.expect("added");
    let unit: UnitId = call().new_id();
    let give = GiveAssignment {
        user,
        role: Role::CaseOfficer,
        unit,
        team: None,
        period: Period::since("2020-01-01".parse().expect("a day")),
    };
    store.act(&call(), &give).await.expect("given");
    user
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_is_whole_and_saves() {
    on_both(async |store| {
        let user = officer(&store).await;
        let id = store.act(&call(), &ragnar()).await.expect("added");
        store
            .act(&call(), &Handle(id, user))
            .await
            .expect("related");
        let browser = Browser::of(&store, user).await;
        let base = format!("/personer/{id}");
        browser.page("/personer/ny").await;
        for page in [
            "uppgifter",
            "uppgifter/kontakt",
            "uppgifter/namn",
            "uppgifter/sprak",
            "uppgifter/dodsfall",
            "narstaende/ny",
        ] {
            browser.page(&format!("{base}/{page}")).await;
        }
        let son = [
            ("name", "Johan"),
            ("kinship", "son"),
            ("phone", "070-174 06 05"),
            ("authority", "none"),
            ("from", "2026-11-01"),
        ];
        let (status, to, html) = browser.post(&format!("{base}/narstaende/ny"), &son).await;
        assert_eq!(
            (status, to.as_str()),
            (
                StatusCode::SEE_OTHER,
                format!("{base}/uppgifter#narstaende").as_str()
            ),
            "{html}"
        );
        let relatives = residents::relatives(store.reader(), id)
            .await
            .expect("read");
        assert_eq!(relatives[0].kinship, Kinship::Son);
        browser
            .page(&format!("{base}/narstaende/{}", relatives[0].id))
            .await;
        assert!(
            browser
                .page(&format!("{base}/uppgifter"))
                .await
                .contains("Johan")
        );

        let moved = [
            ("version", "1"),
            ("street", "Lindgatan 14"),
            ("postal_code", "990 10"),
            ("town", "Lindvik"),
        ];
        let (status, _to, html) = browser
            .post(&format!("{base}/uppgifter/kontakt"), &moved)
            .await;
        assert_eq!(status, StatusCode::SEE_OTHER, "{html}");
        let (status, _to, html) = browser
            .post(&format!("{base}/uppgifter/kontakt"), &moved)
            .await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            html.contains("Lindgatan 14"),
            "what was typed is still there"
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_new_needs_only_a_name_and_mistakes_come_back() {
    on_both(async |store| {
        let user = officer(&store).await;
        let browser = Browser::of(&store, user).await;
        let base = [
            ("family_name", "Ek"),
            ("household", "unknown"),
            ("language", "sv"),
            ("interpreter", "none"),
        ];
        let (status, _to, html) = browser.post("/personer/ny", &base).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{html}");
        let bad = [
            ("given_name", "Aino"),
            ("phone", "ring mig"),
            ("postal_code", "1"),
            ("number", "430519-2390"),
        ];
        let (status, _to, html) = browser
            .post("/personer/ny", &[&base[..], &bad[..]].concat())
            .await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            html.contains("ring mig") && html.contains("5 till 15 siffror"),
            "{html}"
        );
        let good = [("given_name", "Aino")];
        let (status, to, html) = browser
            .post("/personer/ny", &[&base[..], &good[..]].concat())
            .await;
        assert_eq!(status, StatusCode::SEE_OTHER, "{html}");
        let id = to
            .strip_prefix("/kontakter/ny?person=")
            .expect("on to the contact");
        // Without a relation, nothing of the person is shown.
        let (status, _to, _html) = browser.get(&format!("/personer/{id}/uppgifter")).await;
        assert_eq!(status, StatusCode::NOT_FOUND);
    })
    .await;
}
