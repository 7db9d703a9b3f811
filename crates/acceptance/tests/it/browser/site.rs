//! A small municipality on a port of this machine, with the real clock, which can be moved on.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use access::{AddUser, ChooseAssignment, Login, StaffView, Token};
use duties::calendar;
use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use kernel::{
    Actor, Call, Clock, Date, Line, PersonId, RequestKey, Role, SystemClock, UnitId, UserId,
};
use samples::{Client, Filling, Plan, Size, Wish};
use server::{
    Installation, Presence, product,
    tasks::{GoalReadings, LayingOut, MinutesAccount, Task},
    web,
};
use store::{
    Store, sql,
    testing::{self, Filled, Scratch},
};
use tokio::{sync::watch, task::JoinHandle};
use uuid::Uuid;

/// The machine's clock, so many milliseconds on.
#[derive(Debug, Default)]
struct MovedClock(AtomicI64);

impl Clock for MovedClock {
    fn now(&self) -> Timestamp {
        SystemClock.now() + SignedDuration::from_millis(self.0.load(Ordering::Relaxed))
    }
}

/// The site while it is served.
pub(super) struct Site {
    pub(super) address: String,
    pub(super) ragnar: Client,
    pub(super) clients: Vec<Client>,
    pub(super) today: Date,
    installation: Installation,
    clock: Arc<MovedClock>,
    ragnars: Option<UserId>,
    stop: watch::Sender<bool>,
    serving: JoinHandle<()>,
    _scratch: Scratch,
}

impl Site {
    pub(super) async fn open() -> Self {
        let now = SystemClock.now();
        let today = now
            .to_zoned(TimeZone::get("Europe/Stockholm").expect("a zone"))
            .date();
        let plan = Plan::make(Wish {
            size: Size::Small,
            seed: 1,
            today,
        })
        .expect("a plan");
        let filling = Filling {
            now,
            history_days: 0,
            residents: false,
        };
        // Filled once a run, and anew when midnight comes in between.
        let empty = async || Ok(vec![testing::sqlite(&product::migrations()).await?]);
        let fill = async |store: Store| {
            let store = store.hearing(product::listeners());
            let filled = samples::fill(&store, &plan, filling, &()).await;
            filled.expect("a municipality");
        };
        let filled = Filled::shared(&format!("site-{today}"), empty, fill).await;
        let scratch = filled.expect("a database").sqlite().await;
        let scratch = scratch.expect("a copy");
        let store = scratch.store.clone().hearing(product::listeners());
        let any = "127.0.0.1:0".parse().expect("an address");
        let (listener, address) = web::listen(any).await.expect("a port");
        let presence = Presence {
            address: address.to_string(),
            is_secure: false,
            proxies: page_kit::Proxies::default(),
        };
        let clock = Arc::new(MovedClock::default());
        let shared: Arc<dyn Clock> = Arc::<MovedClock>::clone(&clock);
        let installation = Installation::open(store, shared, presence).await;
        let installation = installation.expect("an installation");
        let (stop, stopping) = watch::channel(false);
        let pages = installation.pages();
        let serving = tokio::spawn(async move {
            web::serve(listener, pages, stopping).await.expect("served");
        });
        let ragnar = plan.clients.first().expect("Ragnar").clone();
        Self {
            address: address.to_string(),
            ragnar,
            clients: plan.clients,
            today,
            installation,
            clock,
            ragnars: None,
            stop,
            serving,
            _scratch: scratch,
        }
    }

    /// Time goes on to a minute of a day, and the program does what it does by itself: visits are laid out as weeks
    /// pass, and what is counted and read at night is. Nobody is logged in any more.
    pub(super) async fn goes_on_to(&mut self, day: Date, minute: i64) {
        loop {
            let week = calendar::days_after(self.today, 7).min(day);
            self.is_at(week, minute);
            let bench = &self.installation.bench;
            LayingOut.turn(bench).await.expect("visits laid out");
            if self.today == day {
                break;
            }
        }
        let bench = &self.installation.bench;
        let counted = MinutesAccount::default().turn(bench).await;
        counted.expect("months counted");
        let read = GoalReadings::default().turn(bench).await;
        read.expect("measures read");
    }

    fn is_at(&mut self, day: Date, minute: i64) {
        let zone = TimeZone::get("Europe/Stockholm").expect("a zone");
        let midnight = day.to_zoned(zone).expect("a day").timestamp();
        let at = midnight + SignedDuration::from_mins(minute);
        let by = at.duration_since(SystemClock.now());
        let millis = i64::try_from(by.as_millis()).expect("some months");
        self.clock.0.store(millis, Ordering::Relaxed);
        self.today = day;
    }

    /// The unit that got an order, by the order's address.
    async fn unit_of(&self, order: &str) -> UnitId {
        let id: Uuid = order
            .rsplit('/')
            .next()
            .and_then(|id| id.parse().ok())
            .expect("an order");
        let ask = "SELECT provider_id FROM case_order_sending WHERE order_id = $1";
        let row = sql(ask)
            .bind(id)
            .one(self.installation.app.store().reader())
            .await
            .expect("an answer");
        UnitId::from_uuid(row.expect("a sending").get("provider_id").expect("a unit"))
    }

    /// Who leads the provider that got an order.
    pub(super) async fn manager_who_got(&self, order: &str) -> UserId {
        let unit = self.unit_of(order).await;
        let managers = self.managers().await;
        managers
            .into_iter()
            .find(|m| m.assignment.unit == unit)
            .expect("a manager")
            .assignment
            .user
    }

    /// Who leads another unit.
    pub(super) async fn another_manager(&self, order: &str) -> UserId {
        let unit = self.unit_of(order).await;
        let managers = self.managers().await;
        managers
            .into_iter()
            .rfind(|m| m.assignment.unit != unit)
            .expect("a manager")
            .assignment
            .user
    }

    /// Somebody who helps at the provider that got an order.
    pub(super) async fn worker_who_got(&self, order: &str) -> UserId {
        let unit = self.unit_of(order).await;
        let workers = self.staff(Role::CareWorker).await;
        let worker = workers.into_iter().find(|w| w.assignment.unit == unit);
        worker.expect("a care worker").assignment.user
    }

    /// Ragnar's own way in, made when he first uses it.
    pub(super) async fn ragnars_login(&mut self) -> UserId {
        if let Some(known) = self.ragnars {
            return known;
        }
        // A municipality that is filled as a demo has given him one.
        let known = access::residents_with_login(self.store().reader(), 100).await;
        let known = known.expect("those with a login").into_iter();
        let his = known.filter(|user| user.person == Some(self.ragnar.id()));
        if let Some(user) = his.map(|user| user.id).next() {
            self.ragnars = Some(user);
            return user;
        }
        let add = AddUser {
            name: Line::parse("Ragnar").expect("a name"),
            login: Login::parse("ragnar.hemma").expect("a login"),
            password: None,
            person: Some(self.ragnar.id()),
            hsa_id: None,
        };
        let key = RequestKey(Uuid::new_v4());
        let call = Call::new(Actor::system("acceptance"), self.clock.now(), key);
        let added = self.store().act(&call, &add).await.expect("a login");
        self.ragnars = Some(added);
        added
    }

    pub(super) async fn managers(&self) -> Vec<StaffView> {
        self.staff(Role::UnitManager).await
    }

    /// The case officers, in the order of the login page.
    pub(super) async fn officers(&self) -> Vec<StaffView> {
        self.staff(Role::CaseOfficer).await
    }

    pub(super) async fn staff(&self, role: Role) -> Vec<StaffView> {
        access::staff_in_role(self.store().reader(), role, self.today, 100)
            .await
            .expect("staff")
    }

    /// What is kept.
    pub(super) fn store(&self) -> &Store {
        self.installation.app.store()
    }

    /// How many contacts about a person there are.
    pub(super) async fn contacts_of(&self, person: PersonId) -> usize {
        let contacts = cases::contacts_of_person(self.store().reader(), person).await;
        contacts.expect("contacts").len()
    }

    /// How many decisions on a person there are.
    pub(super) async fn decisions_of(&self, person: PersonId) -> usize {
        let decisions = cases::decisions_of_person(self.store().reader(), person).await;
        decisions.expect("decisions").len()
    }

    /// A session of somebody whom the demo's login page does not offer.
    pub(super) async fn session_of(&self, user: UserId, role: Role) -> String {
        let app = &self.installation.app;
        let call = || Call::new(Actor::Public, self.clock.now(), RequestKey(Uuid::new_v4()));
        let (token, new_token) = (
            Token::draw().expect("chance"),
            Token::draw().expect("chance"),
        );
        app.door()
            .demo_log_in(app.store(), &call(), user, token.clone())
            .await
            .expect("logged in");
        let places = access::seats(app.store().reader(), user, self.today)
            .await
            .expect("places");
        let seat = places
            .iter()
            .find(|place| place.role == role)
            .expect("a place")
            .seat;
        let life = app.session_life().clone();
        let choose = ChooseAssignment {
            token,
            new_token: new_token.clone(),
            seat,
            life,
        };
        app.store()
            .act(&call(), &choose)
            .await
            .expect("a place is taken");
        new_token.text()
    }

    /// Something is done by somebody, at once.
    pub(super) async fn does<A: store::Action>(
        &self,
        actor: Actor,
        action: &A,
    ) -> Result<A::Done, kernel::Problem> {
        let key = RequestKey(Uuid::new_v4());
        let call = Call::new(actor, self.clock.now(), key);
        self.store().act(&call, action).await
    }

    /// Nobody answers any more.
    pub(super) async fn goes_down(&mut self) {
        self.stop.send(true).expect("told");
        (&mut self.serving).await.expect("the end");
    }

    /// There is an answer again, at the same address.
    pub(super) async fn comes_up(&mut self) {
        let address = self.address.strip_prefix("http://");
        let address = address.and_then(|at| at.parse().ok()).expect("an address");
        let (listener, _address) = web::listen(address).await.expect("the port");
        let (stop, stopping) = watch::channel(false);
        let pages = self.installation.pages();
        self.stop = stop;
        self.serving = tokio::spawn(async move {
            web::serve(listener, pages, stopping).await.expect("served");
        });
    }

    pub(super) async fn close(self) {
        self.stop.send(true).expect("told");
        self.serving.await.expect("the end");
    }
}
