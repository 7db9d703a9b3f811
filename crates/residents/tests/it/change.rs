//! Adding and changing: what is written is read, what was seen too late is refused, nothing is doubled.

use kernel::{Period, Problem};
use residents::{
    AddRelative, Authority, ChangeContactDetails, ChangePerson, ChangeRelative, ChangeSituation,
    Household, Identity, Interpreter, Kinship, LanguageCode, LanguageNeeds, MinorityLanguage,
    NewRelative, Phone, RecordDeath, SearchQuery,
};

use crate::{call, line, number, on_both, ragnar, somebody};

#[tokio::test(flavor = "multi_thread")]
async fn a_person_is_kept_as_told() {
    on_both(async |store| {
        let id = store.act(&call(), &ragnar()).await.expect("added");
        let ask = store.reader();
        let person = residents::person(ask, id)
            .await
            .expect("read")
            .expect("there");
        assert_eq!(person.name(), "Ragnar Emil Åkerlund");
        assert_eq!(
            person.identity.age_on("2026-11-22".parse().expect("a day")),
            Some(83)
        );
        assert_eq!(
            residents::persons(ask, &[id, id]).await.expect("read"),
            vec![person.clone()]
        );
        let found = residents::person_by_number(ask, number("194305192397"))
            .await
            .expect("read");
        assert_eq!(found, Some(person));
        let reached = residents::contact_details(ask, id).await.expect("read");
        assert_eq!(reached.phone.expect("a phone").as_str(), "08-465 004 01");
        assert_eq!(residents::count(ask).await.expect("read"), 1);

        let again = store.act(&call(), &ragnar()).await;
        assert!(matches!(again, Err(Problem::Refused(_))), "{again:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_second_of_two_is_told() {
    on_both(async |store| {
        let id = store.act(&call(), &ragnar()).await.expect("added");
        let first = ChangeSituation {
            person: id,
            version: 1,
            household: Household::Couple,
            languages: LanguageNeeds::default(),
        };
        assert_eq!(store.act(&call(), &first).await.expect("changed"), 2);
        let languages = LanguageNeeds {
            own: LanguageCode::parse("fi").expect("a code"),
            interpreter: Interpreter::Spoken,
            minority: Some(MinorityLanguage::Finnish),
        };
        let late = ChangeSituation { languages, ..first };
        let told = store.act(&call(), &late).await;
        assert!(
            matches!(told, Err(Problem::Changed(ref c)) if c.version == 2),
            "{told:?}"
        );
        let second = ChangeSituation { version: 2, ..late };
        store.act(&call(), &second).await.expect("changed");
        let person = residents::person(store.reader(), id)
            .await
            .expect("read")
            .expect("there");
        assert_eq!(person.languages.minority, Some(MinorityLanguage::Finnish));

        let mut reached = residents::contact_details(store.reader(), id)
            .await
            .expect("read");
        reached.phone = None;
        reached.second_phone = Some(Phone::parse("070-174 06 05").expect("a phone"));
        let change = ChangeContactDetails {
            person: id,
            contact_details: reached,
        };
        assert_eq!(store.act(&call(), &change).await.expect("changed"), 2);
        let late = store.act(&call(), &change).await;
        assert!(matches!(late, Err(Problem::Changed(_))), "{late:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_name_is_found_and_the_old_is_not() {
    on_both(async |store| {
        let unknown = residents::AddPerson {
            person: somebody("Okänd", "Man"),
            contact_details: residents::ContactDetails::UNKNOWN,
        };
        let id = store.act(&call(), &unknown).await.expect("added");
        let change = ChangePerson {
            person: id,
            version: 1,
            identity: Identity::Number(number("194305192397")),
            given_name: line("Ragnar"),
            family_name: line("Åkerlund"),
        };
        store.act(&call(), &change).await.expect("changed");
        let found = async |text: &str| {
            residents::search(store.reader(), &SearchQuery::new(text))
                .await
                .expect("searched")
                .found
        };
        assert_eq!(found("okänd").await, 0);
        assert_eq!(found("åker rag").await, 1);
        assert_eq!(found("430519-2397").await, 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn relatives_have_an_authority_for_a_time() {
    on_both(async |store| {
        let id = store.act(&call(), &ragnar()).await.expect("added");
        let from = "2026-01-01".parse().expect("a day");
        let relative = NewRelative {
            name: line("Johan Åkerlund"),
            kinship: Kinship::Son,
            phone: Some(Phone::parse("070-174 06 06").expect("a phone")),
            email: None,
            authority: Authority::PowerOfAttorney,
            period: Period::since(from),
        };
        let add = AddRelative {
            person: id,
            relative: relative.clone(),
        };
        let son = store.act(&call(), &add).await.expect("added");
        let all = residents::relatives(store.reader(), id)
            .await
            .expect("read");
        assert_eq!(all.len(), 1);
        assert!(all[0].may_apply_on("2026-11-22".parse().expect("a day")));
        assert!(!all[0].may_apply_on("2025-11-22".parse().expect("a day")));
        let period =
            Period::new(from, Some("2026-06-30".parse().expect("a day"))).expect("a period");
        let change = ChangeRelative {
            id: son,
            version: 1,
            relative: NewRelative { period, ..relative },
        };
        store.act(&call(), &change).await.expect("changed");
        let after = residents::relative(store.reader(), son)
            .await
            .expect("read")
            .expect("there");
        assert!(!after.may_apply_on("2026-11-22".parse().expect("a day")));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_death_is_recorded_once() {
    on_both(async |store| {
        let id = store.act(&call(), &ragnar()).await.expect("added");
        for (on, good) in [
            ("2026-11-23", false),
            ("1940-01-01", false),
            ("2026-11-21", true),
        ] {
            let death = RecordDeath {
                person: id,
                version: 1,
                on: on.parse().expect("a day"),
            };
            assert_eq!(store.act(&call(), &death).await.is_ok(), good, "{on}");
        }
        let again = RecordDeath {
            person: id,
            version: 2,
            on: "2026-11-20".parse().expect("a day"),
        };
        assert!(matches!(
            store.act(&call(), &again).await,
            Err(Problem::Refused(_))
        ));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_is_kept_but_not_told_in_the_timeline() {
    on_both(async |store| {
        let id = store.act(&call(), &ragnar()).await.expect("added");
        let mut reached = residents::contact_details(store.reader(), id)
            .await
            .expect("read");
        reached.phone = Some(Phone::parse("070-174 06 99").expect("a phone"));
        let change = ChangeContactDetails {
            person: id,
            contact_details: reached,
        };
        store.act(&call(), &change).await.expect("changed");
        let earlier = residents::earlier_contact_details(store.reader(), id)
            .await
            .expect("read");
        let phone = earlier[0].1.phone.as_ref().map(Phone::as_str);
        assert_eq!(phone, Some("08-465 004 01"));
        let page = history::timeline(
            store.reader(),
            id,
            &history::TimelineFilter::default(),
            history::PageAt::first(10),
        )
        .await;
        let told = format!("{:?}", page.expect("read"));
        assert!(
            told.contains("contact-details-changed") && !told.contains("174 06 99"),
            "{told}"
        );
        assert!(
            history::verify(store.reader())
                .await
                .expect("verified")
                .is_whole()
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_not_gets_no_answer() {
    on_both(async |store| {
        let id = store.act(&call(), &ragnar()).await.expect("added");
        let actor = kernel::Actor::Staff {
            user: call().new_id(),
            assignment: call().new_id(),
            role: kernel::Role::CareWorker,
            unit: call().new_id(),
        };
        let worker = || kernel::Call::new(actor.clone(), call().now, call().key);
        let move_out = ChangeContactDetails {
            person: id,
            contact_details: residents::ContactDetails {
                version: 1,
                ..residents::ContactDetails::UNKNOWN
            },
        };
        assert!(matches!(
            store.act(&worker(), &move_out).await,
            Err(Problem::NotFound)
        ));
        assert!(matches!(
            store.act(&worker(), &ragnar()).await,
            Err(Problem::NotFound)
        ));
        let all = residents::ImportResidents {
            rows: crate::crowd(3),
        };
        assert!(matches!(
            store.act(&worker(), &all).await,
            Err(Problem::NotFound)
        ));
    })
    .await;
}
