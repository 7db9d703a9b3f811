//! A case that changes officer, and one that is closed: who sees it before and after, and who has what to do.

use access::{AddUser, GiveAssignment, Login, MarkingKind};
use cases::{
    CaseId, CaseState, CloseCase, HandOverCase, HandOverCases, SeenCase, case, cases_of_number,
    told_handovers,
};
use history::TimelineFilter;
use kernel::{Actor, Call, Period, Problem, RequestKey, Role, UserId};
use organisation::Regime;
use store::{Action, Tx};
use uuid::Uuid;

use crate::{
    browser::{browser, staff, words},
    inquiry_scene::{Inquiry, line, prose, refusals},
    scene::id,
};

/// Two officers and a manager of a unit, where Siv has a case about Ragnar.
pub(crate) struct Unit {
    pub(crate) stage: Inquiry,
    pub(crate) siv: UserId,
    pub(crate) lena: UserId,
    pub(crate) manager: UserId,
    pub(crate) case: CaseId,
}

impl Unit {
    pub(crate) async fn on_both(test: impl AsyncFn(Self)) {
        Inquiry::on_both(async |stage| {
            let (store, unit) = (&stage.scene.store, stage.scene.unit);
            let now = stage.scene.call().now;
            let add = async |name, role| staff(store, now, (name, role, unit)).await;
            let siv = add("Siv Berg", Role::CaseOfficer).await;
            let lena = add("Lena Holm", Role::CaseOfficer).await;
            let manager = add("Maj Lind", Role::UnitManager).await;
            let mut unit = Self {
                siv,
                lena,
                manager,
                case: CaseId::from_uuid(Uuid::nil()),
                stage,
            };
            unit.case = unit.open(siv).await;
            test(unit).await;
        })
        .await;
    }

    pub(crate) fn call(&self, user: UserId) -> Call {
        let role = if user == self.manager {
            Role::UnitManager
        } else {
            Role::CaseOfficer
        };
        let scene = &self.stage.scene;
        scene.call_by(user, role, scene.unit)
    }

    pub(crate) async fn by<A: Action>(&self, user: UserId, action: &A) -> Result<A::Done, Problem> {
        self.stage.scene.store.act(&self.call(user), action).await
    }

    pub(crate) async fn open(&self, user: UserId) -> CaseId {
        let application = self.stage.application(Regime::Sol, &["home-care"]);
        self.by(user, &application).await.unwrap().case
    }

    pub(crate) async fn seen(&self, of: CaseId) -> SeenCase {
        let reader = self.stage.scene.store.reader();
        let found = case(reader, self.stage.scene.person, of).await;
        found.unwrap().unwrap().seen()
    }

    pub(crate) async fn hand_over(
        &self,
        by: UserId,
        of: CaseId,
        to: UserId,
    ) -> Result<(), Problem> {
        let give = HandOverCase {
            seen: self.seen(of).await,
            to,
            reason: prose("Siv är föräldraledig från och med måndag."),
        };
        self.by(by, &give).await
    }

    /// Whether somebody finds the case by its number.
    pub(crate) async fn finds(&self, user: UserId, of: CaseId) -> bool {
        let reader = self.stage.scene.store.reader();
        let found = case(reader, self.stage.scene.person, of).await;
        let number = found.unwrap().unwrap().number();
        let found = cases_of_number(reader, &self.call(user), &number).await;
        found.unwrap().iter().any(|one| one.id == of)
    }

    /// Whose the open duties about Ragnar are.
    pub(crate) async fn duties_of(&self, user: UserId) -> usize {
        let reader = self.stage.scene.store.reader();
        let open = duties::of_person(reader, self.stage.scene.person).await;
        let open = open.unwrap();
        open.iter().filter(|duty| duty.user == Some(user)).count()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_goes_over_with_what_is_to_be_done_and_the_right_to_see() {
    Unit::on_both(async |unit| {
        let (siv, lena) = (unit.siv, unit.lena);
        assert_eq!(
            (unit.duties_of(siv).await, unit.duties_of(lena).await),
            (2, 0)
        );
        assert!(unit.finds(siv, unit.case).await && !unit.finds(lena, unit.case).await);
        unit.hand_over(siv, unit.case, lena).await.unwrap();
        assert_eq!(
            (unit.duties_of(siv).await, unit.duties_of(lena).await),
            (0, 2)
        );
        assert!(!unit.finds(siv, unit.case).await && unit.finds(lena, unit.case).await);
        let (reader, person) = (unit.stage.scene.store.reader(), unit.stage.scene.person);
        let after = case(reader, person, unit.case).await.unwrap().unwrap();
        assert_eq!(
            (after.officer, after.state),
            (lena, CaseState::Investigated)
        );

        let all = TimelineFilter::default();
        let told = history::timeline(reader, person, &all, history::PageAt::first(50)).await;
        let told = told.unwrap().rows;
        let one = told
            .iter()
            .find(|e| e.verb == "cases.case-handed-over")
            .unwrap();
        let change = &one.changes[0];
        assert_eq!(
            (change.before.as_deref(), change.after.as_deref()),
            (Some("Siv Berg"), Some("Lena Holm"))
        );
        assert!(one.reason.as_deref().unwrap().contains("föräldraledig"));
        unit.stage.history_is_whole().await;

        // Lena is told. Siv, who did it herself, is not told of what she did.
        let came = told_handovers(reader, &unit.call(lena), lena)
            .await
            .unwrap();
        assert_eq!((came.came.len(), came.went.len()), (1, 0));
        let went = told_handovers(reader, &unit.call(siv), siv).await.unwrap();
        assert_eq!((went.came.len(), went.went.len()), (0, 0));
        // It is Lena's now: Siv can take it neither back nor on.
        assert!(matches!(
            unit.hand_over(siv, unit.case, siv).await,
            Err(Problem::NotFound)
        ));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_keeps_another_case_about_the_person_keeps_what_belongs_to_it() {
    Unit::on_both(async |unit| {
        let kept = unit.open(unit.siv).await;
        unit.hand_over(unit.siv, unit.case, unit.lena)
            .await
            .unwrap();
        assert_eq!(unit.duties_of(unit.siv).await, 2);
        assert_eq!(unit.duties_of(unit.lena).await, 2);
        assert!(unit.finds(unit.siv, kept).await && unit.finds(unit.lena, unit.case).await);
        unit.hand_over(unit.siv, kept, unit.lena).await.unwrap();
        assert!(!unit.finds(unit.siv, kept).await);
        assert_eq!(unit.duties_of(unit.lena).await, 4);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_manager_distributes_many_at_once_all_or_none() {
    Unit::on_both(async |unit| {
        let other = unit.open(unit.siv).await;
        let many = async |stale: i64| {
            let mut seen = vec![unit.seen(unit.case).await, unit.seen(other).await];
            seen[1].version -= stale;
            let all = HandOverCases {
                seen,
                to: unit.lena,
                reason: prose("Siv slutar."),
            };
            unit.by(unit.manager, &all).await
        };
        assert!(matches!(many(1).await, Err(Problem::Changed(_))));
        assert_eq!(
            (
                unit.duties_of(unit.siv).await,
                unit.duties_of(unit.lena).await
            ),
            (4, 0)
        );
        assert_eq!(many(0).await.unwrap(), 2);
        assert_eq!(
            (
                unit.duties_of(unit.siv).await,
                unit.duties_of(unit.lena).await
            ),
            (0, 4)
        );
        assert!(!unit.finds(unit.siv, other).await && unit.finds(unit.manager, other).await);
        let reader = unit.stage.scene.store.reader();
        for user in [unit.siv, unit.lena] {
            let told = told_handovers(reader, &unit.call(user), user)
                .await
                .unwrap();
            assert_eq!(told.came.len() + told.went.len(), 2);
        }
        let none = HandOverCases {
            seen: vec![],
            to: unit.lena,
            reason: prose("Siv slutar."),
        };
        let none = refusals(unit.by(unit.manager, &none).await);
        assert_eq!(none, ["cases-refusal-handover-none"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_officer_gives_away_no_case_but_her_own() {
    Unit::on_both(async |unit| {
        let (siv, lena) = (unit.siv, unit.lena);
        // Lena handles Ragnar, too, and so may read Siv's case.
        let own = unit.open(lena).await;
        assert!(unit.finds(lena, unit.case).await);
        let taken = unit.hand_over(lena, unit.case, lena).await;
        assert!(matches!(taken, Err(Problem::Denied)), "{taken:?}");
        assert_eq!(unit.seen(unit.case).await.version, 1);
        let many = HandOverCases {
            seen: vec![unit.seen(unit.case).await, unit.seen(own).await],
            to: siv,
            reason: prose("Mina och hennes."),
        };
        let many = unit.by(lena, &many).await;
        assert!(matches!(many, Err(Problem::Denied)), "{many:?}");

        let store = &unit.stage.scene.store;
        let browser = browser(store, unit.stage.scene.call().now, lena).await;
        let at = |of: CaseId| format!("/personer/{}/arenden/{of}", unit.stage.scene.person);
        let lenas = browser.page(&at(own)).await;
        assert!(lenas.contains("/lamna-over"), "{lenas}");
        let sivs = browser.page(&at(unit.case)).await;
        assert!(!sivs.contains("/lamna-over"), "{sivs}");
        unit.hand_over(lena, own, siv).await.unwrap();
    })
    .await;
}

/// Only a few may know of Ragnar from now on, and one of them is named.
struct Protect(kernel::PersonId, Option<UserId>);

impl Action for Protect {
    const NAME: &'static str = "protect";
    type Done = ();
    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let (kind, period) = (
            MarkingKind::ProtectedRegistration,
            Period::since(call.today()),
        );
        match self.1 {
            None => {
                access::mark_protected(tx, call, self.0, (kind, period), &line("hot")).await?;
            }
            Some(user) => {
                access::name_staff(tx, call, self.0, (user, period), &line("tar över")).await?;
            }
        }
        Ok(())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_not_handle_it_does_not_get_it() {
    Unit::on_both(async |unit| {
        let (siv, lena, manager) = (unit.siv, unit.lena, unit.manager);
        let scene = &unit.stage.scene;
        let refused = async |to| refusals(unit.hand_over(siv, unit.case, to).await);
        assert_eq!(refused(siv).await, ["cases-refusal-handover-same"]);
        assert_eq!(refused(manager).await, ["cases-refusal-handover-not-here"]);
        let far = staff(
            &scene.store,
            scene.call().now,
            ("Olle Dahl", Role::CaseOfficer, id(99)),
        )
        .await;
        assert_eq!(refused(far).await, ["cases-refusal-handover-not-here"]);
        // Ragnar works there himself.
        let system = || {
            let key = RequestKey(Uuid::new_v4());
            Call::new(Actor::system("test"), scene.call().now, key)
        };
        let ragnar = AddUser {
            name: line("Ragnar Ek"),
            login: Login::parse("ragnar.ek").unwrap(),
            password: None,
            person: Some(scene.person),
            hsa_id: None,
        };
        let ragnar = scene.store.act(&system(), &ragnar).await.unwrap();
        let seat = GiveAssignment {
            user: ragnar,
            role: Role::CaseOfficer,
            unit: scene.unit,
            team: None,
            period: Period::since(scene.call().today()),
        };
        scene.store.act(&system(), &seat).await.unwrap();
        assert_eq!(refused(ragnar).await, ["cases-refusal-handover-party"]);
        // Neither a colleague, nor a manager of another unit, gives away what is not theirs.
        let away = unit.hand_over(lena, unit.case, lena).await;
        assert!(matches!(away, Err(Problem::NotFound)), "{away:?}");
        let give = HandOverCase {
            seen: unit.seen(unit.case).await,
            to: far,
            reason: prose("Hit."),
        };
        let other = scene.call_by(id(97), Role::UnitManager, id(99));
        let away = scene.store.act(&other, &give).await;
        assert!(matches!(away, Err(Problem::NotFound)), "{away:?}");

        let protect = Protect(scene.person, None);
        scene.store.act(&system(), &protect).await.unwrap();
        assert_eq!(refused(lena).await, ["cases-refusal-handover-not-named"]);
        let name = Protect(scene.person, Some(lena));
        scene.store.act(&system(), &name).await.unwrap();
        unit.hand_over(manager, unit.case, lena).await.unwrap();
        assert!(unit.finds(lena, unit.case).await && !unit.finds(siv, unit.case).await);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_closes_the_last_case_lets_the_person_go() {
    Unit::on_both(async |unit| {
        let other = unit.open(unit.siv).await;
        let close = async |of: CaseId| {
            let seen = unit.seen(of).await;
            let close = CloseCase {
                person: seen.person,
                case: of,
                version: seen.version,
                reason: prose("Ragnar vill inte ha hjälp."),
            };
            unit.by(unit.siv, &close).await.unwrap();
        };
        close(other).await;
        assert!(
            unit.finds(unit.siv, unit.case).await,
            "another case is open"
        );
        close(unit.case).await;
        assert!(
            !unit.finds(unit.siv, unit.case).await,
            "nothing is left to do"
        );
        assert!(
            unit.finds(unit.manager, unit.case).await,
            "the unit answers for the file"
        );
        unit.hand_over(unit.manager, unit.case, unit.lena)
            .await
            .expect_err("a closed case has no officer");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn cases_are_handed_over_and_distributed_in_a_browser() {
    Unit::on_both(async |unit| {
        let (store, now) = (&unit.stage.scene.store, unit.stage.scene.call().now);
        let person = unit.stage.scene.person;
        let at = format!("/personer/{person}/arenden/{}", unit.case);
        let form = format!("{at}/lamna-over");
        let siv = browser(store, now, unit.siv).await;
        let lena = browser(store, now, unit.lena).await;
        let manager = browser(store, now, unit.manager).await;
        assert!(siv.page(&at).await.contains(&form));
        let html = siv.page(&form).await;
        assert!(
            html.contains("Lena Holm") && !html.contains("Maj Lind"),
            "{html}"
        );
        lena.finds_nothing(&form).await;
        let to = unit.lena.to_string();
        let empty = siv.post(&form, &[("version", "1")]).await;
        assert_eq!(empty.status, 422);
        let typed = [
            ("version", "1"),
            ("to", to.as_str()),
            ("reason", "Siv slutar."),
        ];
        // Siv no longer sees the case, so the form leads to her list.
        assert_eq!(siv.saved(&form, &typed).await, "/arenden");
        siv.finds_nothing(&at).await;
        lena.page(&at).await;

        assert!(words(&siv.page("/arenden/fordela").await).contains("inga ärenden att fördela"));
        let list = manager.page("/arenden/fordela").await;
        assert!(list.contains("Ragnar Ek, "), "{list}");
        let seen = unit.seen(unit.case).await;
        let ticked = format!("{person}/{}/{}", seen.case, seen.version);
        assert!(list.contains(&ticked), "{list}");
        // All at once, without script; how many is told.
        assert!(!list.contains(&format!("{ticked}\" checked")), "{list}");
        assert!(words(&list).contains("0 av 1 valda"), "{}", words(&list));
        let all = format!("/arenden/fordela?fran={}&valj=alla", unit.lena);
        let all = manager.page(&all).await;
        assert!(all.contains(&format!("{ticked}\" checked")), "{all}");
        assert!(words(&all).contains("1 av 1 valda"), "{}", words(&all));
        assert!(all.contains(&format!("name=\"fran\" value=\"{}\"", unit.lena)));
        let back = unit.siv.to_string();
        let none = [("to", back.as_str()), ("reason", "Lena är sjuk.")];
        let none = manager.post("/arenden/fordela", &none).await;
        assert!(none.status == 422 && none.html.contains("Lena är sjuk."));
        let fields = [
            ("cases", ticked.as_str()),
            ("to", back.as_str()),
            ("reason", "Lena är sjuk."),
        ];
        let to = manager.saved("/arenden/fordela", &fields).await;
        assert_eq!(to, "/arenden/fordela");
        siv.page(&at).await;
    })
    .await;
}

/// The manager distributes a case that only a few may read, without being told whose it is or what has happened in it.
#[tokio::test(flavor = "multi_thread")]
async fn what_only_a_few_may_read_is_distributed_unread() {
    Unit::on_both(async |unit| {
        let (store, now) = (&unit.stage.scene.store, unit.stage.scene.call().now);
        let person = unit.stage.scene.person;
        let manager = browser(store, now, unit.manager).await;
        let seen = unit.seen(unit.case).await;
        unit.hand_over(unit.manager, unit.case, unit.lena)
            .await
            .unwrap();
        let ticked = format!("{person}/{}/{}", seen.case, seen.version);
        let to = unit.siv.to_string();
        let stale = [
            ("cases", ticked.as_str()),
            ("to", to.as_str()),
            ("reason", "Siv är tillbaka."),
            ("seen", "0"),
        ];
        let changed = manager.post("/arenden/fordela", &stale).await;
        let told = words(&changed.html);
        assert!(told.contains("lämnade över ärendet"), "{told}");
        let key = RequestKey(Uuid::new_v4());
        let system = Call::new(Actor::system("test"), now, key);
        store.act(&system, &Protect(person, None)).await.unwrap();
        let changed = manager.post("/arenden/fordela", &stale).await;
        let told = words(&changed.html);
        assert!(changed.status == 409 || changed.status == 422, "{told}");
        assert!(!told.contains("lämnade över ärendet"), "{told}");
        let list = manager.page("/arenden/fordela").await;
        assert!(list.contains(&seen.case.to_string()), "{list}");
        assert!(!list.contains("Ragnar"), "{list}");
        let form = format!("/personer/{person}/arenden/{}/lamna-over", unit.case);
        manager.finds_nothing(&form).await;
    })
    .await;
}
