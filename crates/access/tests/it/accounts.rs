//! Users and assignments: who may give rights, and that rights taken away are gone.

use access::{
    AddUser, DisableUser, EnableUser, EndAssignment, GiveAssignment, Login, NewPassword,
    SetPassword,
};
use kernel::{Actor, Period, Problem, Role};
use store::Store;

use crate::stage::{add_user, call, door, id, line, on_both, staff, standing, system, today};

fn refusal(problem: Result<impl std::fmt::Debug, Problem>) -> String {
    match problem {
        Err(Problem::Refused(refusals)) => refusals.first().expect("one").text.to_string(),
        other => panic!("{other:?}"),
    }
}

fn new(login: &str) -> AddUser {
    AddUser {
        name: line("Eva Ek"),
        login: Login::parse(login).expect("a login"),
        password: None,
        person: None,
        hsa_id: None,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_administrators_add_users_and_nothing_is_doubled() {
    on_both(async |store| {
        let administrator = staff(Role::SystemAdministrator, id(), id());
        let first = AddUser {
            person: Some(id()),
            hsa_id: Some("SE1-1".into()),
            ..new("eva.ek")
        };
        for actor in [
            staff(Role::CaseOfficer, id(), id()),
            staff(Role::UnitManager, id(), id()),
            Actor::Public,
        ] {
            assert!(matches!(
                store.act(&call(actor), &first).await,
                Err(Problem::NotFound)
            ));
        }
        let user = store
            .act(&call(administrator.clone()), &first)
            .await
            .expect("added");
        let view = access::user(store.reader(), user)
            .await
            .expect("read")
            .expect("there");
        assert_eq!(
            (view.login.as_str(), view.has_password, view.is_disabled),
            ("eva.ek", false, false)
        );
        let by = |call_by: &Actor| call(call_by.clone());
        assert_eq!(
            refusal(store.act(&by(&administrator), &new("EVA.EK")).await),
            "access-refusal-login-taken"
        );
        let same_person = AddUser {
            person: first.person,
            ..new("eva.two")
        };
        assert_eq!(
            refusal(store.act(&by(&administrator), &same_person).await),
            "access-refusal-person-has-login"
        );
        let same_hsa = AddUser {
            hsa_id: Some(" SE1-1 ".into()),
            ..new("eva.two")
        };
        assert_eq!(
            refusal(store.act(&by(&administrator), &same_hsa).await),
            "access-refusal-hsa-taken"
        );
        let found = access::user_of_hsa_id(store.reader(), "SE1-1")
            .await
            .expect("read");
        assert_eq!(found.map(|user| user.id), Some(user));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_gives_rights_to_oneself() {
    on_both(async |store| {
        let own = add_user(&store, "admin", None).await;
        let other = add_user(&store, "other", None).await;
        let administrator = staff(Role::SystemAdministrator, own, id());
        let give = |user, role| GiveAssignment {
            user,
            role,
            unit: id(),
            team: None,
            period: standing(),
        };
        let to_self = store
            .act(&call(administrator.clone()), &give(own, Role::CaseOfficer))
            .await;
        assert_eq!(refusal(to_self), "access-refusal-own-account");
        let as_person = store
            .act(&call(administrator.clone()), &give(other, Role::Relative))
            .await;
        assert_eq!(refusal(as_person), "access-refusal-role-not-staff");
        let nobody = store
            .act(&call(administrator.clone()), &give(id(), Role::Planner))
            .await;
        assert!(matches!(nobody, Err(Problem::NotFound)));
        let close_self = DisableUser {
            user: own,
            reason: line("a test"),
        };
        assert_eq!(
            refusal(store.act(&call(administrator), &close_self).await),
            "access-refusal-own-account"
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn residents_with_a_login_are_those_who_log_in_as_themselves() {
    on_both(async |store| {
        add_user(&store, "eva.ek", None).await;
        let first = add_user(&store, "ragnar", Some(id())).await;
        let second = add_user(&store, "hilda", Some(id())).await;
        let read = async |most| {
            let found = access::residents_with_login(store.reader(), most).await;
            let found = found.expect("read").into_iter();
            found.map(|user| user.id).collect::<Vec<_>>()
        };
        let mut all = read(10).await;
        all.sort_unstable();
        let mut both = [first, second];
        both.sort_unstable();
        assert_eq!(all, both);
        assert_eq!(read(1).await.len(), 1);
        let close = DisableUser {
            user: first,
            reason: line("no longer"),
        };
        store.act(&system(), &close).await.expect("closed");
        assert_eq!(read(10).await, [second]);
    })
    .await;
}

async fn names_at(store: &Store, unit: kernel::UnitId) -> Vec<String> {
    let staff = access::staff_at(store.reader(), unit, today())
        .await
        .expect("read");
    staff.into_iter().map(|member| member.name).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_assignment_is_given_and_taken_back() {
    on_both(async |store| {
        let unit = id();
        let eva = add_user(&store, "eva", None).await;
        let bo = add_user(&store, "bo.ek", None).await;
        let tomorrow = today().tomorrow().expect("a day");
        for (user, period) in [(eva, standing()), (bo, Period::since(tomorrow))] {
            let give = GiveAssignment {
                user,
                role: Role::CaseOfficer,
                unit,
                team: None,
                period,
            };
            store.act(&system(), &give).await.expect("given");
        }
        assert_eq!(
            names_at(&store, unit).await,
            ["eva"],
            "tomorrow is not today"
        );
        let officers = access::staff_in_role(store.reader(), Role::CaseOfficer, today(), 10).await;
        assert_eq!(officers.expect("read").len(), 1);
        let seats = access::seats(store.reader(), eva, today())
            .await
            .expect("read");
        assert_eq!(seats.len(), 1);

        let of_eva = access::assignments_of(store.reader(), eva)
            .await
            .expect("read");
        let assignment = of_eva.first().expect("one").id;
        let end = EndAssignment {
            assignment,
            reason: line("she has moved"),
        };
        store.act(&system(), &end).await.expect("ended");
        assert!(names_at(&store, unit).await.is_empty());
        assert!(matches!(
            store.act(&system(), &end).await,
            Err(Problem::NotFound)
        ));

        let close = DisableUser {
            user: bo,
            reason: line("he has left"),
        };
        store.act(&system(), &close).await.expect("closed");
        let open = EnableUser {
            user: bo,
            reason: line("he is back"),
        };
        store.act(&system(), &open).await.expect("opened");
        let view = access::user(store.reader(), bo)
            .await
            .expect("read")
            .expect("there");
        assert_eq!((view.is_disabled, view.version), (false, 3));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_is_ones_own_or_given_by_an_administrator() {
    on_both(async |store| {
        let eva = add_user(&store, "eva.ek", None).await;
        let login = Login::parse("eva.ek").expect("a login");
        let chosen = NewPassword::choose("en blå cykel i snö", &login, "password").expect("good");
        let sealed = door().seal(&chosen).await.expect("sealed");
        let set = SetPassword { user: eva, sealed };
        let stranger = staff(Role::CaseOfficer, id(), id());
        assert!(matches!(
            store.act(&call(stranger), &set).await,
            Err(Problem::NotFound)
        ));
        store
            .act(&call(staff(Role::SystemAdministrator, id(), id())), &set)
            .await
            .expect("set");
        store
            .act(&call(staff(Role::Planner, eva, id())), &set)
            .await
            .expect("set by herself");
        let short = NewPassword::choose("kort", &login, "password").expect_err("too short");
        assert_eq!(short.field.as_deref(), Some("password"));

        let page = access::user_page(store.reader(), "", 10)
            .await
            .expect("read");
        assert_eq!(page.len(), 1);
        assert!(
            access::user_page(store.reader(), "eva.ek", 10)
                .await
                .expect("read")
                .is_empty()
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn residents_who_only_log_in_as_themselves_stand_in_no_list_of_staff() {
    on_both(async |store| {
        let eva = add_user(&store, "eva.ek", None).await;
        add_user(&store, "evert", None).await;
        let ragnar = add_user(&store, "evald", Some(id())).await;
        let logins = async |begins: &str, offset| {
            let (page, total) = access::staff_page(store.reader(), begins, (offset, 10))
                .await
                .expect("read");
            let logins: Vec<String> = page.into_iter().map(|user| user.login).collect();
            (logins, total)
        };
        let two = vec!["eva.ek".to_owned(), "evert".to_owned()];
        assert_eq!(logins("", 0).await, (two.clone(), 2));
        assert_eq!(logins("EV", 1).await, (vec!["evert".to_owned()], 2));
        assert_eq!(logins("x", 0).await, (vec![], 0));
        let give = GiveAssignment {
            user: ragnar,
            role: Role::CareWorker,
            unit: id(),
            team: None,
            period: standing(),
        };
        let by = call(staff(Role::SystemAdministrator, eva, id()));
        store.act(&by, &give).await.expect("given");
        assert_eq!(logins("ev", 0).await.1, 3);
    })
    .await;
}
