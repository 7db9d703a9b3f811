//! Every page with several samples, rendered twice and equal; forms that come back with what was typed.

use axum::http::StatusCode;
use cooperation::{AwaitCall, Registered, SendCall, WithdrawConsent};
use kernel::{Clock, UserId};
use page_kit::testing::{Browser, Room};

use crate::scene::{Scene, health_centre, prose};

pub(crate) async fn browser_of(scene: &Scene, user: UserId) -> Browser {
    let room = Room {
        prefixes: &["cooperation-", "residents-", "duties-"],
        locales: &cooperation::LOCALES,
        routes: &cooperation::routes(),
    };
    Browser::of(&scene.store, scene.clock.now(), user, room).await
}

pub(crate) fn address(of: Registered) -> String {
    format!("/personer/{}/sip/{}", of.person, of.plan)
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_in_every_state_is_whole() {
    Scene::on_both(async |scene| {
        let browser = browser_of(&scene, scene.officer).await;
        let empty = browser.page("/sip").await;
        assert!(empty.contains("Ingen SIP är på gång"));
        browser.page("/sip/ny").await;

        let of = scene.called(scene.ragnar).await;
        let list = format!("/personer/{}/sip", scene.ragnar);
        let called = browser.page(&address(of)).await;
        assert!(called.contains("Nästa steg: fråga personen"), "{called}");
        assert!(called.contains("10 kap. 8 § SoL"));
        browser.page(&format!("{list}/ny")).await;
        browser.page(&format!("{list}/kalla")).await;
        scene.consented(of).await;
        browser.page(&address(of)).await;
        scene.meeting_set(of).await;
        browser.page(&address(of)).await;
        browser.page(&format!("{}/plan", address(of))).await;
        let paper = browser.get(&format!("{}/utskrift", address(of))).await;
        assert_eq!(paper.status, StatusCode::UNPROCESSABLE_ENTITY);

        let agree = cooperation::AgreePlan {
            seen: scene.seen(of).await,
            new: scene.agreement(),
        };
        scene.act(&agree).await;
        let agreed = browser.page(&address(of)).await;
        assert!(agreed.contains("Jag vill klara mig själv hemma"));
        let paper = browser.page(&format!("{}/utskrift", address(of))).await;
        assert!(paper.contains("data-size=\"lg\"") && paper.contains("Det här ska göras"));
        let again = browser.page(&format!("{}/plan", address(of))).await;
        assert!(again.contains("Äta bra: municipality"));
        for page in ["/sip", list.as_str()] {
            assert!(browser.page(page).await.contains(&of.plan.to_string()));
        }
        scene.wait(46);
        // The session has ended meanwhile.
        let browser = browser_of(&scene, scene.officer).await;
        let late = browser.page(&address(of)).await;
        assert!(late.contains("thread-breaks"));
        let withdraw = WithdrawConsent {
            seen: scene.seen(of).await,
            word: scene.word(),
        };
        scene.act(&withdraw).await;
        let ended = browser.page(&address(of)).await;
        assert!(ended.contains("Personen har tagit tillbaka sitt samtycke"));
        assert!(late.contains("data-kind=\"overdue\"") && !ended.contains("data-kind=\"overdue\""));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn other_beginnings_have_whole_pages_too() {
    Scene::on_both(async |scene| {
        let browser = browser_of(&scene, scene.officer).await;
        let notice = AwaitCall {
            person: scene.ragnar,
            ready: scene.now(),
            counterpart: health_centre(),
            contact: None,
        };
        let of = scene.act(&notice).await;
        let page = browser.page(&address(of)).await;
        assert!(page.contains("4 kap. 3 § LUS"), "{page}");
        scene.called(scene.aino).await;
        let drop = cooperation::DropCall {
            seen: scene.seen(of).await,
            reason: cooperation::DropReason::Other,
            note: Some(prose("Avböjt <b>")),
        };
        scene.act(&drop).await;
        assert!(
            browser
                .page(&address(of))
                .await
                .contains("Avböjt &lt;b&gt;")
        );
        let send = SendCall {
            person: scene.ragnar,
            needed: scene.now(),
            counterpart: health_centre(),
            purpose: prose("Fall i hemmet"),
            answer: cooperation::ConsentAnswer::Given,
            word: scene.word(),
            contact: None,
        };
        let of = scene.act(&send).await;
        browser.page(&address(of)).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_comes_back_with_its_errors_and_goes_on_when_right() {
    Scene::on_both(async |scene| {
        let browser = browser_of(&scene, scene.officer).await;
        let of = scene.called(scene.ragnar).await;
        let to = format!("{}/samtycke", address(of));
        let wrong = [
            ("version", "1"),
            ("consent", "given"),
            ("consent-way", "phone"),
            ("consent-day", "2026-13-01"),
            ("consent-by", "Siv Berg"),
        ];
        let answer = browser.post(&to, &wrong).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.html.contains("href=\"#f-consent-day\""));
        assert!(answer.html.contains("value=\"2026-13-01\""));
        let mut right = wrong;
        right[3].1 = "2026-03-02";
        assert_eq!(browser.saved(&to, &right).await, address(of));

        // Who comes with the version of before is told what has happened, and keeps what was typed.
        let late = browser.post(&to, &right).await;
        assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            late.html.contains("skrev in personens svar"),
            "{}",
            late.html
        );

        let plan = format!("{}/plan", address(of));
        let more = browser.post(&plan, &[("more", "1"), ("rows", "3")]).await;
        assert!(more.html.contains("task-5-need") && !more.html.contains("task-6-need"));
        let empty = browser.post(&plan, &[("rows", "3")]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(empty.html.contains("href=\"#f-own-words\""));
    })
    .await;
}

/// The forms of a plan, from consent to the last follow-up.
const FORMS: [(&str, &[(&str, &str)]); 5] = [
    (
        "samtycke",
        &[
            ("version", "1"),
            ("consent", "given"),
            ("consent-way", "spoken"),
            ("consent-day", "2026-03-02"),
            ("consent-by", "Siv"),
        ],
    ),
    (
        "deltagare",
        &[
            ("version", "2"),
            ("who-party", "relative"),
            ("who-name", "Erik"),
            ("who-wished", "ja"),
        ],
    ),
    (
        "mote",
        &[
            ("version", "3"),
            ("meeting-day", "2026-03-02"),
            ("meeting-clock", "13.00"),
            ("meeting-place", "home"),
        ],
    ),
    (
        "plan",
        &[
            ("version", "4"),
            ("rows", "1"),
            ("own-words", "Lugn"),
            ("part", "present"),
            ("task-0-need", "Trygghet"),
            ("task-0-what", "Handtag"),
            ("task-0-party", "region"),
            ("task-0-who", "Rehab"),
            ("lead", "region"),
            ("lead-name", "Petra"),
            ("met", "2026-03-02"),
            ("follow-up", "2026-04-20"),
        ],
    ),
    (
        "uppfoljning",
        &[
            ("version", "5"),
            ("course-on", "2026-03-02"),
            ("course-went", "Bra"),
            ("course-next", "fulfilled"),
        ],
    ),
];

#[tokio::test(flavor = "multi_thread")]
async fn the_whole_way_works_by_forms_alone() {
    Scene::on_both(async |scene| {
        let browser = browser_of(&scene, scene.officer).await;
        let of = scene.called(scene.ragnar).await;
        let at = |part: &str| format!("{}/{part}", address(of));
        for (part, fields) in FORMS {
            browser.saved(&at(part), fields).await;
        }
        let plan = scene.view(of).await.plan;
        assert_eq!(plan.state, cooperation::State::FollowedUp);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn others_see_what_is_shared_and_nothing_of_what_is_not() {
    Scene::on_both(async |scene| {
        let of = scene.called(scene.ragnar).await;
        scene.let_others_in().await;
        let stranger = browser_of(&scene, scene.stranger).await;
        stranger.finds_nothing(&address(of)).await;
        let own = browser_of(&scene, scene.own).await;
        let (carer, son) = (
            browser_of(&scene, scene.carer).await,
            browser_of(&scene, scene.son).await,
        );
        assert!(own.page(&address(of)).await.contains("Sonen är orolig"));
        for other in [&carer, &son] {
            other.finds_nothing(&address(of)).await;
        }
        scene.consented(of).await;
        scene.meeting_set(of).await;
        let agree = cooperation::AgreePlan {
            seen: scene.seen(of).await,
            new: scene.agreement(),
        };
        scene.act(&agree).await;
        for other in [&carer, &son] {
            let page = other.page(&address(of)).await;
            assert!(page.contains("Trygg vid toaletten"));
            assert!(
                !page.contains("Sonen är orolig")
                    && !page.contains("<form method=\"post\" action=\"/personer")
            );
            other.page(&format!("{}/utskrift", address(of))).await;
            other.page(&format!("/personer/{}/sip", scene.ragnar)).await;
        }
        let withdraw = WithdrawConsent {
            seen: scene.seen(of).await,
            word: scene.word(),
        };
        scene.act(&withdraw).await;
        for other in [&carer, &son] {
            other.finds_nothing(&address(of)).await;
            let list = other.page(&format!("/personer/{}/sip", scene.ragnar)).await;
            assert!(!list.contains(&of.plan.to_string()));
        }
    })
    .await;
}
