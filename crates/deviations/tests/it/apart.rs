//! It stands apart from the person's file: nothing of it is in the person's history, duties, record or pages, nor with
//! those who plan, who know who made which visit.

use deviations::{Class, JudgeSeriousness, TellPerson, Whom};
use history::{PageAt, TimelineFilter};
use kernel::{Problem, Role, UserId};
use page_kit::testing::{Browser, Room, staff, words};
use visits::{AnswerQuestion, open_questions};

use crate::{made, scene::Scene, words::prose};

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_it_is_in_the_persons_file() {
    Scene::on_both(async |scene| {
        let reader = scene.store.reader();
        let timeline = async || {
            let page = PageAt::first(500);
            let all = TimelineFilter::default();
            let found = history::timeline(reader, scene.ragnar, &all, page).await;
            found.unwrap().rows.len()
        };
        let duties_before = duties::of_person(reader, scene.ragnar).await.unwrap().len();
        let before = timeline().await;
        let id = scene.report(&scene.worker(), scene.missed()).await;
        scene.triage(&scene.manager(), id, Class::Wrong).await;
        let tell = TellPerson {
            seen: scene.seen(scene.provider, id).await,
            whom: Whom::Person,
            on: scene.today(),
            words: Some(prose("Han vill att vi ringer.")),
        };
        scene.act(&tell).await;
        let judge = JudgeSeriousness {
            seen: scene.seen(scene.provider, id).await,
            is_serious: false,
            reasons: prose("Ingen skada."),
        };
        scene.act(&judge).await;
        scene.investigate(&scene.manager(), id).await;
        scene.close(&scene.manager(), id).await;
        assert_eq!(timeline().await, before);
        let duties = duties::of_person(reader, scene.ragnar).await.unwrap();
        assert_eq!(duties.len(), duties_before);
        let view = records::View::Own;
        let filter = records::RecordFilter::default();
        let record = records::record(reader, (scene.ragnar, view), &filter, (0, 50)).await;
        assert_eq!(record.unwrap().1, 0);
        assert!(scene.case(scene.provider, id).await.is_person_told);
        // What was done is in the history of the unit.
        let subject = history::Subject::new("deviation", id);
        let told = history::since(reader, subject, history::After::Seq(0))
            .await
            .unwrap();
        let verbs: Vec<&str> = told
            .iter()
            .map(|entry| entry.verb.as_str())
            .filter(|verb| verb.starts_with("deviations."))
            .collect();
        assert_eq!(
            verbs,
            [
                "deviations.reported",
                "deviations.triaged",
                "deviations.person-told",
                "deviations.judged",
                "deviations.investigated",
                "deviations.followed-up",
                "deviations.closed"
            ]
        );
    })
    .await;
}

/// What Amina tells of a visit to Ragnar.
const TOLD: &str = "Spisen stod på och dörren var öppen.";

async fn browser(scene: &Scene, user: UserId) -> Browser {
    let locales = [&visits::LOCALES[..], &deviations::LOCALES[..]].concat();
    let room = Room {
        prefixes: &["visits-", "deviations-"],
        locales: &locales,
        routes: &visits::routes().and(deviations::routes()),
    };
    Browser::of(&scene.store, scene.now, user, room).await
}

/// All that history tells of Ragnar, reads of him too, and his open duties.
async fn file(scene: &Scene) -> (Vec<history::EntryView>, Vec<duties::DutyView>) {
    let (reader, page) = (scene.store.reader(), PageAt::first(500));
    let all = TimelineFilter::default();
    let told = history::timeline(reader, scene.ragnar, &all, page).await;
    let read = history::reads_of_person(reader, scene.ragnar, page).await;
    let mut rows = told.unwrap().rows;
    rows.extend(read.unwrap().rows);
    let duties = duties::of_person(reader, scene.ragnar).await.unwrap();
    (rows, duties)
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_that_is_told_at_a_visit_is_in_the_persons_file() {
    Scene::on_both(async |scene| {
        let visit = made::told(&scene).await.id;
        let before = file(&scene).await;
        let tell = visits::ReportDeviation {
            visit,
            words: prose(TOLD),
            said: scene.now,
        };
        scene.store.act(&scene.worker(), &tell).await.unwrap();
        let reader = scene.store.reader();
        let open = open_questions(reader, scene.provider).await.unwrap();
        let question = open.first().unwrap();
        assert_eq!(file(&scene).await, before);
        let duty = duties::Subject::new("visit-question", question.id);
        let duty = duties::of_subject(reader, duty).await.unwrap().remove(0);
        let found = (duty.person, duty.role, duty.label.as_str());
        assert_eq!(found, (None, Role::UnitManager, ""));
        pages_tell_nothing(&scene, visit, question).await;
        // The manager settles it, and nobody else.
        let settle = AnswerQuestion {
            question: question.id,
            version: question.version,
            words: prose("Pratat med Amina."),
        };
        let planner = planner(&scene).await;
        let planner = scene.call(kernel::Actor::Staff {
            user: planner,
            assignment: crate::words::id(78),
            role: Role::Planner,
            unit: scene.provider,
        });
        let answer = scene.store.act(&planner, &settle).await;
        assert!(matches!(answer, Err(Problem::NotFound)), "{answer:?}");
        let before = file(&scene).await;
        scene.act(&settle).await;
        assert_eq!(file(&scene).await, before);
    })
    .await;
}

/// A planner of the provider; each has a name of its own.
async fn planner(scene: &Scene) -> UserId {
    let name = format!("Per {}", uuid::Uuid::new_v4());
    staff(
        &scene.store,
        scene.now,
        (&name, Role::Planner, scene.provider),
    )
    .await
}

/// Neither Ragnar's pages nor those of who plans tell what, or by whom; the manager's do.
async fn pages_tell_nothing(scene: &Scene, visit: schedules::VisitId, question: &visits::Question) {
    let user = access::AddUser {
        name: crate::words::line("Ragnar Ek"),
        login: access::Login::parse("ragnar").unwrap(),
        password: None,
        person: Some(scene.ragnar),
        hsa_id: None,
    };
    let own = browser(scene, scene.system(&user).await).await;
    let of_person = format!("/personer/{}/utforda-besok", scene.ragnar);
    for path in [of_person.clone(), format!("{of_person}/{visit}")] {
        let page = words(&own.page(&path).await);
        assert!(!page.contains("Spisen"), "{path}: {page}");
    }
    let list = "/besok-att-reda-ut";
    let desk = browser(scene, planner(scene).await).await;
    let page = words(&desk.page(list).await);
    assert!(page.contains("Enhetens chef har det."), "{page}");
    for told in ["Spisen", "Amina", "Ragnar", "Dusch", "Inköp"] {
        assert!(!page.contains(told), "{told}: {page}");
    }
    // Nor does the form that takes over what a question tells.
    let form = "/avvikelser/ny";
    let filled = desk.page(&format!("{form}?fraga={}", question.id)).await;
    assert_eq!(words(&filled), words(&desk.page(form).await));
    let manager = words(&browser(scene, scene.manager).await.page(list).await);
    for told in [TOLD, "Amina Noor", "Ragnar Ek"] {
        assert!(manager.contains(told), "{told}: {manager}");
    }
}

/// Whoever tells stands in no list, sample or count of a log that managers review; all else does.
#[tokio::test(flavor = "multi_thread")]
async fn the_log_does_not_say_who_told() {
    Scene::on_both(async |scene| {
        let visit = made::told(&scene).await.id;
        let reader = scene.store.reader();
        let log = async || {
            let filter = history::ReviewFilter {
                kept: history::Kept::All,
                user: Some(scene.nurses[0]),
                without: deviations::WHO_TOLD,
                ..history::ReviewFilter::default()
            };
            let found = history::review(reader, &filter, PageAt::first(500)).await;
            found.unwrap().rows
        };
        let before = log().await;
        let tell = visits::ReportDeviation {
            visit,
            words: prose(TOLD),
            said: scene.now,
        };
        scene.store.act(&scene.worker(), &tell).await.unwrap();
        scene.report(&scene.worker(), scene.missed()).await;
        assert_eq!(log().await, before);
        made::tell(&scene, visit, made::started(&scene, 5)).await;
        assert_eq!(log().await.len(), before.len() + 1);
        let whole = history::verify(reader).await.unwrap();
        assert!(whole.is_whole(), "{whole:?}");
    })
    .await;
}
