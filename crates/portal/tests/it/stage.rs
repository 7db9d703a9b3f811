//! A small municipality: one of each role, and Ragnar, whom the officer handles.

use std::{collections::BTreeMap, future::Future, sync::Arc};

use access::{
    AddUser, ChooseAssignment, Door, DoorSettings, GiveAssignment, Holder, LetIn, LettingScope,
    Login, MarkAsDemo, NewRelation, RelationGround, RelationKind, Seat, Token,
};
use axum::Router;
use kernel::{
    Actor, Call, FixedClock, Line, Period, PersonId, Problem, RequestKey, Role, TimeZone,
    Timestamp, UnitId, UserId,
};
use organisation::{NewUnit, ProviderForm, UnitKind};
use page_kit::{App, Locale, Parts, Settings, Texts};
use rulebook::RuleBook;
use store::{Action, Migrations, Store, Tx, testing};
use uuid::Uuid;

pub(crate) const ROOMS: &[Migrations] = &[
    rulebook::MIGRATIONS,
    history::MIGRATIONS,
    duties::MIGRATIONS,
    access::MIGRATIONS,
    residents::MIGRATIONS,
    organisation::MIGRATIONS,
    cooperation::MIGRATIONS,
    cases::MIGRATIONS,
    care_plans::MIGRATIONS,
    schedules::MIGRATIONS,
    visits::MIGRATIONS,
    minutes_account::MIGRATIONS,
    records::MIGRATIONS,
    goals::MIGRATIONS,
    deviations::MIGRATIONS,
    follow_up::MIGRATIONS,
];

/// The language files of rooms that do not hand them in themselves.
macro_rules! words {
    ($($room:literal),+) => {
        [$(
            Locale { language: kernel::Language::Swedish, source: include_str!(concat!("../../../", $room, "/locales/sv.ftl")) },
            Locale { language: kernel::Language::English, source: include_str!(concat!("../../../", $room, "/locales/en.ftl")) },
        )+]
    };
}

/// All words.
pub(crate) fn texts() -> Texts {
    let mut locales = words!(
        "access",
        "duties",
        "history",
        "organisation",
        "residents",
        "rulebook"
    )
    .to_vec();
    locales.extend(portal::LOCALES);
    locales.extend(cases::LOCALES);
    locales.extend(care_plans::LOCALES);
    locales.extend(schedules::LOCALES);
    locales.extend(visits::LOCALES);
    locales.extend(goals::LOCALES);
    locales.extend(minutes_account::LOCALES);
    locales.extend(needs::LOCALES);
    locales.extend(records::LOCALES);
    locales.extend(deviations::LOCALES);
    locales.extend(follow_up::LOCALES);
    locales.extend(cooperation::LOCALES);
    Texts::new(&locales).expect("language files")
}

/// The stage, set.
pub(crate) struct Stage {
    pub(crate) app: App,
    pub(crate) router: Router,
    pub(crate) ragnar: PersonId,
    pub(crate) unit: UnitId,
    /// Each role's session.
    pub(crate) sessions: BTreeMap<Role, Token>,
    /// Each role's user.
    pub(crate) users: BTreeMap<Role, UserId>,
}

/// Ties Ragnar to the officer, the officer's unit and a provider.
pub(crate) struct Tie(pub(crate) Vec<NewRelation>);

impl Action for Tie {
    const NAME: &'static str = "tie";
    type Done = ();
    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        for relation in &self.0 {
            access::relate(tx, call, relation.clone()).await?;
        }
        Ok(())
    }
}

pub(crate) fn now() -> Timestamp {
    "2026-11-20T08:00:00Z".parse().expect("a time")
}

/// A call of the system.
pub(crate) fn system() -> Call {
    Call::new(Actor::system("test"), now(), RequestKey(Uuid::new_v4()))
}

pub(crate) fn line(text: &str) -> Line {
    Line::parse(text).expect("a line")
}

fn ever() -> Period {
    Period::since("2026-01-01".parse().expect("a day"))
}

impl Stage {
    /// Plays a test on each database.
    pub(crate) async fn on_both<F: Future<Output = ()>>(test: impl Fn(Self) -> F) {
        for scratch in testing::both(ROOMS).await.expect("databases") {
            test(Self::set(scratch.store.clone()).await).await;
        }
    }

    async fn set(store: Store) -> Self {
        store.act(&system(), &MarkAsDemo).await.expect("a demo");
        let unit = add_unit(&store, "Norr", UnitKind::OrderingUnit, None).await;
        let provider = add_unit(
            &store,
            "Solgården",
            UnitKind::Provider,
            Some(ProviderForm::InHouse),
        )
        .await;
        let ragnar = add_ragnar(&store).await;
        let app = put_together(store.clone());
        app.set_unit_names(BTreeMap::from([
            (unit, "Norr".to_owned()),
            (provider, "Solgården".to_owned()),
        ]));
        let router = page_kit::router(&app, &portal::routes());
        let mut stage = Self {
            app,
            router,
            ragnar,
            unit,
            sessions: BTreeMap::new(),
            users: BTreeMap::new(),
        };
        for role in Role::ALL {
            stage.add_role(role, provider).await;
        }
        let tie = |holder, kind| NewRelation {
            person: ragnar,
            holder,
            kind,
            period: ever(),
            ground: RelationGround::Contact,
        };
        let officer = stage
            .users
            .get(&Role::CaseOfficer)
            .copied()
            .expect("an officer");
        let ties = Tie(vec![
            tie(Holder::User(officer), RelationKind::Handling),
            tie(Holder::Unit(unit), RelationKind::Unit),
            tie(Holder::Unit(provider), RelationKind::Provider),
        ]);
        store.act(&system(), &ties).await.expect("tied");
        for role in Role::ALL {
            stage.enter(role).await;
        }
        stage
    }

    /// Adds somebody with whom nobody here has to do.
    pub(crate) async fn add_person(&self, number: &str) -> PersonId {
        add_person(self.app.store(), number, "Hilda").await
    }

    /// Adds a user of a role, with what the role rests on.
    async fn add_role(&mut self, role: Role, provider: UnitId) {
        let store = self.app.store();
        let user = AddUser {
            name: line(&format!("Test {}", role.key())),
            login: Login::parse(role.key()).expect("a login"),
            password: None,
            person: (role == Role::Person).then_some(self.ragnar),
            hsa_id: None,
        };
        let user = store.act(&system(), &user).await.expect("a user");
        self.users.insert(role, user);
        match role {
            Role::Person => {}
            Role::Relative => {
                let person = self.users.get(&Role::Person).copied().expect("the person");
                let actor = Actor::Resident {
                    user: person,
                    person: self.ragnar,
                    role: Role::Person,
                };
                let call = Call::new(actor, now(), RequestKey(Uuid::new_v4()));
                let let_in = LetIn {
                    person: self.ragnar,
                    relative: user,
                    scope: LettingScope::Both,
                    period: ever(),
                    reason: line("my son"),
                };
                store.act(&call, &let_in).await.expect("let in");
            }
            Role::Planner | Role::CareWorker | Role::AlarmOperator => {
                self.give(user, role, provider).await;
            }
            Role::CaseOfficer
            | Role::UnitManager
            | Role::Controller
            | Role::CommitteeMember
            | Role::LogReviewer
            | Role::SystemAdministrator => self.give(user, role, self.unit).await,
        }
    }

    async fn give(&self, user: UserId, role: Role, unit: UnitId) {
        let give = GiveAssignment {
            user,
            role,
            unit,
            team: None,
            period: ever(),
        };
        self.app
            .store()
            .act(&system(), &give)
            .await
            .expect("an assignment");
    }

    /// Logs a role's user in, and takes the place.
    async fn enter(&mut self, role: Role) {
        let (app, user) = (&self.app, self.users.get(&role).copied().expect("a user"));
        let (token, new_token) = (
            Token::draw().expect("chance"),
            Token::draw().expect("chance"),
        );
        let public = Call::new(Actor::Public, now(), RequestKey(Uuid::new_v4()));
        app.door()
            .demo_log_in(app.store(), &public, user, token.clone())
            .await
            .expect("logged in");
        let today = public.today();
        let places = access::seats(app.store().reader(), user, today)
            .await
            .expect("places");
        let place = places
            .iter()
            .find(|place| place.role == role)
            .expect("a place");
        let choose = ChooseAssignment {
            token,
            new_token: new_token.clone(),
            seat: place.seat,
            life: app.session_life().clone(),
        };
        let call = Call::new(Actor::Public, now(), RequestKey(Uuid::new_v4()));
        app.store()
            .act(&call, &choose)
            .await
            .expect("a place is taken");
        assert!(matches!(
            place.seat,
            Seat::Assignment(_) | Seat::Own | Seat::LetIn(_)
        ));
        self.sessions.insert(role, new_token);
    }
}

fn put_together(store: Store) -> App {
    let zone = TimeZone::get("Europe/Stockholm").expect("a zone");
    let settings = Settings {
        municipality: "Lindvik".to_owned(),
        zone: zone.clone(),
        is_secure: false,
        is_demo: true,
        version: "0".to_owned(),
        address: "http://localhost:8000".to_owned(),
        proxies: page_kit::Proxies::default(),
    };
    App::new(Parts {
        store,
        clock: Arc::new(FixedClock::at(now())),
        texts: texts(),
        settings,
        rules: RuleBook::national().expect("the book"),
        door: Door::new(DoorSettings::usual(zone)).expect("a door"),
    })
    .with_ways(portal::ways())
}

async fn add_unit(store: &Store, name: &str, kind: UnitKind, form: Option<ProviderForm>) -> UnitId {
    let unit = NewUnit {
        name: line(name),
        kind,
        parent: None,
        district: None,
        form,
        organisation_number: None,
        phone: None,
        email: None,
        address: None,
        period: ever(),
    };
    store
        .act(&system(), &organisation::AddUnit { unit })
        .await
        .expect("a unit")
}

async fn add_ragnar(store: &Store) -> PersonId {
    add_person(store, "19430519-2397", "Ragnar").await
}

async fn add_person(store: &Store, number: &str, given: &str) -> PersonId {
    let number = kernel::PersonalNumber::parse(number, system().today()).expect("a number");
    let person = residents::AddPerson {
        person: residents::NewPerson {
            identity: residents::Identity::Number(number),
            given_name: line(given),
            family_name: line("Ek"),
            household: residents::Household::Alone,
            languages: residents::LanguageNeeds::default(),
        },
        contact_details: residents::ContactDetails::UNKNOWN,
    };
    store.act(&system(), &person).await.expect("a person")
}
