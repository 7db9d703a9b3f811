//! A small municipality with one reader of every role, and three marked persons: one near them, one far, one hidden.

use std::{future::Future, sync::Arc};

use access::{
    AddUser, ChooseAssignment, Holder, LetIn, LettingScope, Login, NewRelation, RelationGround,
    RelationKind, StaffView, Token,
};
use axum::Router;
use cases::CaseState;
use kernel::{
    Actor, Call, Clock, Date, FixedClock, Line, Period, PersonId, RequestKey, Role, Timestamp,
    UnitId, UserId,
};
use samples::{Filling, Plan, Size, Wish};
use server::{Installation, Presence, product};
use store::{
    Action, Store,
    testing::{self, Filled},
};
use uuid::Uuid;

use crate::marked::{Marked, Part, Teller};

/// Somebody who reads pages.
#[derive(Debug, Clone)]
pub(crate) struct Reader {
    /// As what; none for somebody who has not logged in.
    pub(crate) role: Option<Role>,
    /// Who.
    pub(crate) user: Option<UserId>,
    /// The session.
    pub(crate) token: Option<Token>,
    /// Whether it is a colleague of the officer's, at the same unit, who has to do with nobody.
    pub(crate) is_colleague: bool,
}

/// As tables name the officer's colleague.
pub(crate) const COLLEAGUE: &str = "colleague";

impl Reader {
    /// As tables name the reader.
    pub(crate) fn name(&self) -> &'static str {
        if self.is_colleague {
            return COLLEAGUE;
        }
        self.role.map_or("nobody", Role::key)
    }
}

/// The municipality.
pub(crate) struct Town {
    pub(crate) store: Store,
    pub(crate) installation: Installation,
    pub(crate) router: Router,
    /// One of each role, all of whom have to do with the near person, as far as the role can; then a colleague of the
    /// officer's, who does not, and nobody.
    pub(crate) readers: Vec<Reader>,
    /// The readers' own.
    pub(crate) near: Marked,
    /// Handled by others, elsewhere.
    pub(crate) far: Marked,
    /// Handled by the readers' own officer's unit too, but protected, with another officer named.
    pub(crate) hidden: Marked,
    /// The officer who is named to see the hidden person.
    pub(crate) named: Reader,
}

/// The moment that it is in the town.
pub(crate) fn now() -> Timestamp {
    "2026-11-20T08:00:00Z".parse().expect("a time")
}

/// The day that it is in the town.
pub(crate) fn today() -> Date {
    now().to_zoned(jiff::tz::TimeZone::UTC).date()
}

fn ever() -> Period {
    Period::since("2026-01-01".parse().expect("a day"))
}

fn line(text: &str) -> Line {
    Line::parse(text).expect("a line")
}

/// A call by somebody at the town's moment.
fn call(actor: Actor) -> Call {
    Call::new(actor, now(), RequestKey(Uuid::new_v4()))
}

impl Town {
    /// Plays a test on each database. The municipality is filled once for all
    /// tests of a run.
    pub(crate) async fn on_both<F: Future<Output = ()>>(test: impl Fn(Arc<Self>) -> F) {
        let empty = async || testing::both(&product::migrations()).await;
        let fill = |store: Store| Self::fill(store.hearing(product::listeners()));
        let filled = Filled::shared("town", empty, fill).await;
        let filled = filled.expect("databases");
        for scratch in filled.copies().await.expect("copies") {
            test(Arc::new(
                Self::build(scratch.store.clone().hearing(product::listeners())).await,
            ))
            .await;
        }
    }

    fn plan() -> Plan {
        let wish = Wish {
            size: Size::Small,
            seed: 1,
            today: today(),
        };
        Plan::make(wish).expect("a plan")
    }

    async fn fill(store: Store) {
        let filling = Filling {
            now: now(),
            history_days: 0,
            residents: false,
        };
        samples::fill(&store, &Self::plan(), filling, &())
            .await
            .expect("a municipality");
    }

    async fn build(store: Store) -> Self {
        let (plan, today) = (Self::plan(), today());
        let clock = Arc::new(FixedClock::at(now()));
        let presence = Presence {
            address: "http://localhost:8000".to_owned(),
            is_secure: false,
            proxies: page_kit::Proxies::default(),
        };
        let shared: Arc<dyn Clock> = Arc::<FixedClock>::clone(&clock);
        let installation = Installation::open(store.clone(), shared, presence).await;
        let installation = installation.expect("an installation");
        let cast = Cast::choose(&store, today).await;
        let mut numbers = plan.crowd().filter_map(|row| row.person.identity.number());
        let mut number = || numbers.next().expect("a free number");
        let ours = teller(&store, &clock, (&cast.officer, &cast.manager));
        let near = ours.add("nar", number(), "0701740605").await;
        let theirs = teller(&store, &clock, (&cast.other_officer, &cast.other_manager));
        let far = theirs.add("fjarran", number(), "0701740606").await;
        let hidden = theirs.add("dold", number(), "0701740607").await;
        ours.tell(&near).await;
        theirs.tell(&far).await;
        theirs.tell(&hidden).await;
        raise(&ours, &near).await;
        lend(&ours, &near, &cast.colleague.actor()).await;
        let naming = Part::Protection(hidden.person, cast.other_officer.assignment.user);
        theirs.by(&Actor::system("acceptance"), &naming).await;
        let router = installation.pages();
        let named = enter(
            &installation,
            cast.other_officer.assignment.user,
            Role::CaseOfficer,
        )
        .await;
        let mut town = Self {
            store,
            installation,
            router,
            readers: vec![],
            near,
            far,
            hidden,
            named,
        };
        for (role, user) in cast.users(&town).await {
            town.tie(role, user, &cast).await;
            let reader = enter(&town.installation, user, role).await;
            town.readers.push(reader);
        }
        let colleague = cast.colleague.assignment.user;
        let colleague = enter(&town.installation, colleague, Role::CaseOfficer).await;
        town.readers.push(Reader {
            is_colleague: true,
            ..colleague
        });
        town.readers.push(Reader {
            role: None,
            user: None,
            token: None,
            is_colleague: false,
        });
        town
    }

    /// Ties a reader to the near person as far as the role can be; those of the provider to the hidden person too, and
    /// the officer's unit.
    async fn tie(&self, role: Role, user: UserId, cast: &Cast) {
        let (holder, kind) = match role {
            Role::CaseOfficer => (Holder::User(user), RelationKind::Handling),
            Role::UnitManager | Role::Planner | Role::CareWorker | Role::AlarmOperator => {
                (Holder::Unit(cast.unit_of(role)), RelationKind::Provider)
            }
            Role::Controller
            | Role::CommitteeMember
            | Role::LogReviewer
            | Role::SystemAdministrator
            | Role::Person
            | Role::Relative => return,
        };
        let of_the_hidden = match holder {
            Holder::User(_) => (Holder::Unit(cast.unit_of(role)), RelationKind::Unit),
            Holder::Unit(_) => (holder, kind),
        };
        for (person, (holder, kind)) in [
            (self.near.person, (holder, kind)),
            (self.hidden.person, of_the_hidden),
        ] {
            let new = NewRelation {
                person,
                holder,
                kind,
                period: ever(),
                ground: RelationGround::Contact,
            };
            let tie = Part::Relation(new);
            self.store
                .act(&call(Actor::system("acceptance")), &tie)
                .await
                .expect("tied");
        }
    }

    /// The officer's colleague, who has to do with nobody.
    pub(crate) fn colleague(&self) -> &Reader {
        let colleague = self.readers.iter().find(|reader| reader.is_colleague);
        colleague.expect("a colleague")
    }

    /// The reader of a role.
    pub(crate) fn reader(&self, role: Role) -> &Reader {
        self.readers
            .iter()
            .find(|reader| reader.role == Some(role))
            .expect("a reader")
    }
}

/// Who plays what.
struct Cast {
    officer: StaffView,
    colleague: StaffView,
    other_officer: StaffView,
    manager: StaffView,
    other_manager: StaffView,
    staff: Vec<(Role, StaffView)>,
}

const MANY: i64 = 200;

impl Cast {
    async fn choose(store: &Store, today: Date) -> Self {
        let in_role = async |role| {
            access::staff_in_role(store.reader(), role, today, MANY)
                .await
                .expect("staff")
        };
        let officers = in_role(Role::CaseOfficer).await;
        let officer = officers.first().expect("an officer").clone();
        let elsewhere = |view: &&StaffView| view.assignment.unit != officer.assignment.unit;
        let other_officer = officers
            .iter()
            .find(elsewhere)
            .expect("an officer elsewhere")
            .clone();
        let beside = |view: &&StaffView| {
            view.assignment.unit == officer.assignment.unit
                && view.assignment.user != officer.assignment.user
        };
        let colleague = officers.iter().find(beside).expect("a colleague").clone();
        let managers = in_role(Role::UnitManager).await;
        let mut providers = vec![];
        for manager in managers {
            let unit = manager.assignment.unit;
            let offers = organisation::offers_of(store.reader(), unit)
                .await
                .expect("offers");
            if offers
                .iter()
                .any(|offer| offer.service.as_str() == "home-care")
            {
                providers.push(manager);
            }
        }
        let manager = providers.first().expect("a provider").clone();
        let other_manager = providers.last().expect("a provider").clone();
        assert_ne!(
            manager.assignment.unit, other_manager.assignment.unit,
            "one provider only"
        );
        let mut staff = vec![
            (Role::CaseOfficer, officer.clone()),
            (Role::UnitManager, manager.clone()),
        ];
        for role in Role::ALL {
            let all = in_role(role).await;
            let apart = |view: &&StaffView| view.assignment.unit != other_manager.assignment.unit;
            let missing = !staff.iter().any(|(known, _)| *known == role);
            if let (Some(view), true) = (all.iter().find(apart), missing) {
                staff.push((role, view.clone()));
            }
        }
        Self {
            officer,
            colleague,
            other_officer,
            manager,
            other_manager,
            staff,
        }
    }

    fn unit_of(&self, role: Role) -> UnitId {
        self.staff
            .iter()
            .find(|(known, _)| *known == role)
            .expect("staff")
            .1
            .assignment
            .unit
    }

    /// The users of all roles: the staff, the near person, and a relative whom that person lets in.
    async fn users(&self, town: &Town) -> Vec<(Role, UserId)> {
        let mut users: Vec<_> = self
            .staff
            .iter()
            .map(|(role, view)| (*role, view.assignment.user))
            .collect();
        let person = add_user(&town.store, "near.person", Some(town.near.person)).await;
        let relative = add_user(&town.store, "near.relative", None).await;
        let own = Actor::Resident {
            user: person,
            person: town.near.person,
            role: Role::Person,
        };
        let let_in = LetIn {
            person: town.near.person,
            relative,
            scope: LettingScope::Both,
            period: ever(),
            reason: line("my son"),
        };
        town.store.act(&call(own), &let_in).await.expect("let in");
        users.extend([(Role::Person, person), (Role::Relative, relative)]);
        for role in Role::ALL {
            assert!(
                users.iter().any(|(known, _)| *known == role),
                "nobody is {}",
                role.key()
            );
        }
        users
    }
}

async fn add_user(store: &Store, login: &str, person: Option<PersonId>) -> UserId {
    let add = AddUser {
        name: line(&format!("Test {login}")),
        login: Login::parse(login).expect("a login"),
        password: None,
        person,
        hsa_id: None,
    };
    act(store, &add).await
}

async fn act<A: Action>(store: &Store, action: &A) -> A::Done {
    let done = store.act(&call(Actor::system("acceptance")), action).await;
    done.unwrap_or_else(|problem| panic!("{}: {problem:?}", A::NAME))
}

/// Logs a user in, and takes the place of a role.
pub(crate) async fn enter(installation: &Installation, user: UserId, role: Role) -> Reader {
    let (app, public) = (&installation.app, call(Actor::Public));
    let (token, new_token) = (
        Token::draw().expect("chance"),
        Token::draw().expect("chance"),
    );
    let door = app
        .door()
        .demo_log_in(app.store(), &public, user, token.clone())
        .await;
    door.expect("logged in");
    let places = access::seats(app.store().reader(), user, public.today())
        .await
        .expect("places");
    let place = places
        .iter()
        .find(|place| place.role == role)
        .expect("a place");
    let life = app.session_life().clone();
    let choose = ChooseAssignment {
        token,
        new_token: new_token.clone(),
        seat: place.seat,
        life,
    };
    app.store()
        .act(&call(Actor::Public), &choose)
        .await
        .expect("a place is taken");
    Reader {
        role: Some(role),
        user: Some(user),
        token: Some(new_token),
        is_colleague: false,
    }
}

/// A case about a person is with a colleague for a while, who then has nothing more to do with the person.
async fn lend(ours: &Teller<'_>, of: &Marked, colleague: &Actor) {
    let reader = ours.store.reader();
    let all = cases::cases_of_person(reader, of.person).await;
    let all = all.expect("cases");
    let open = all.iter().find(|case| case.state != CaseState::Closed);
    let open = open.expect("a case").id;
    for (by, to) in [(&ours.officer, colleague), (colleague, &ours.officer)] {
        let case = cases::case(reader, of.person, open).await;
        let give = cases::HandOverCase {
            seen: case.expect("read").expect("a case").seen(),
            to: to.user().expect("a user"),
            reason: of.prose("lent"),
        };
        ours.by(by, &give).await;
    }
}

/// What the provider of a person has not done in time is raised to the desk of the ordering unit's officers.
async fn raise(ours: &Teller<'_>, of: &Marked) {
    let unit = ours.officer.unit().expect("a unit");
    let late = Part::Late(of.person, ours.provider, unit);
    ours.by(&ours.manager, &late).await;
    let system = Actor::system(duties::Escalate::TASK);
    ours.by(&system, &duties::Escalate).await;
}

fn teller<'a>(
    store: &'a Store,
    clock: &'a FixedClock,
    (officer, manager): (&StaffView, &StaffView),
) -> Teller<'a> {
    Teller {
        store,
        clock,
        officer: officer.actor(),
        manager: manager.actor(),
        provider: manager.assignment.unit,
    }
}
