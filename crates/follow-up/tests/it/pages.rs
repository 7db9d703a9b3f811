//! Every page with several samples, rendered twice and equal; forms that come back with what was typed.

use follow_up::Outcome;
use kernel::UserId;
use page_kit::testing::{Browser, Room, words};

use crate::scene::Scene;

/// The words of rooms that do not hand them in themselves.
macro_rules! words_of {
    ($($room:literal),+) => {
        vec![$(page_kit::Locale {
            language: kernel::Language::Swedish,
            source: include_str!(concat!("../../../", $room, "/locales/sv.ftl")),
        },)+]
    };
}

async fn browser(scene: &Scene, user: UserId) -> Browser {
    let others = words_of!("visits", "care-plans", "cases", "organisation");
    let locales = [&follow_up::LOCALES[..], &others].concat();
    let room = Room {
        prefixes: &["follow-up-"],
        locales: &locales,
        routes: &follow_up::routes(),
    };
    Browser::of(&scene.store, scene.now, user, room).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_officer_follows_up_by_forms() {
    Scene::on_both(async |scene| {
        scene.whole().await;
        scene.agreed().await;
        let desk = browser(&scene, scene.officer).await;
        let of = format!("/personer/{}/uppfoljningar", scene.ragnar);
        let list = desk.page("/uppfoljningar?nar=alla").await;
        assert!(list.contains("Ragnar Ek") && list.contains(&format!("{of}/ny")));
        desk.page("/uppfoljningar?nar=alla&sok=Ragnar").await;
        let none = desk.page("/uppfoljningar?nar=sena").await;
        assert!(words(&none).contains("Ingen ska följas upp"));
        let at = book(&scene, &desk, &of).await;
        let page = words(&desk.page(&at).await);
        assert!(page.contains("Ett tryggt liv hemma."), "{page}");
        assert!(page.contains("Jag vill duscha själv"), "{page}");
        let letter = words(&desk.page(&format!("{at}/kallelse")).await);
        assert!(
            letter.contains("Hej Ragnar!") && letter.contains("kl. 13.30"),
            "{letter}"
        );
        desk.page(&format!("{at}/boka-om")).await;
        write(&scene, &desk, &at).await;
        let page = words(&desk.page(&at).await);
        assert!(page.contains("Behovet ska utredas på nytt"), "{page}");
        assert!(page.contains("Ta emot en ansökan"), "{page}");
        desk.page(&format!("{at}/paborjat")).await;
        let version = version_of(&scene, &at).await;
        let settle = [
            ("version", version.as_str()),
            ("words", "Ansökan är mottagen."),
        ];
        desk.saved(&format!("{at}/paborjat"), &settle).await;
        desk.page(&format!("{at}/ratta")).await;
        let version = version_of(&scene, &at).await;
        let reason = [("version", version.as_str()), ("reason", "Fel dag.")];
        let to = desk.saved(&format!("{at}/ratta"), &reason).await;
        desk.page(&to).await;
        desk.page(&at).await;
        desk.page(&format!("{at}/version/1")).await;
        desk.page(&of).await;
        for tab in ["bokade", "att-paborja", "svar", "klara"] {
            desk.page(&format!("/uppfoljningar?visa={tab}")).await;
        }
        let file = desk.get("/uppfoljningar?visa=klara&format=csv").await;
        assert!(file.html.contains("Ragnar Ek"), "{}", file.html);
    })
    .await;
}

async fn book(scene: &Scene, desk: &Browser, of: &str) -> String {
    let decision = scene.decision().await.to_string();
    let form = desk.page(&format!("{of}/ny")).await;
    assert!(form.contains(&decision));
    let today = scene.today().to_string();
    let mut fields = vec![
        ("decisions", decision.as_str()),
        ("asked-about", decision.as_str()),
        ("on", "2026-01-01"),
        ("at", "13.30"),
        ("way", "home-visit"),
        ("interpreter", "ja"),
    ];
    let answer = desk.post(&format!("{of}/ny"), &fields).await;
    assert_eq!(answer.status, 422);
    assert!(words(&answer.html).contains("Dagen har varit."));
    fields[2] = ("on", &today);
    desk.saved(&format!("{of}/ny"), &fields).await
}

async fn write(scene: &Scene, desk: &Browser, at: &str) {
    let decision = scene.decision().await;
    let of = |name: &str| format!("{name}-{decision}");
    desk.page(&format!("{at}/samtal")).await;
    let today = scene.today().to_string();
    let next = duties::calendar::months_after(scene.today(), 12).to_string();
    let names = ["result", "words", "outcome", "change", "next"].map(of);
    let mut fields = vec![
        ("version", "1"),
        ("then", "sign"),
        ("held", today.as_str()),
        ("part", "present"),
        ("own-words", "Jag sover dåligt."),
        (names[0].as_str(), "partly"),
        (names[1].as_str(), "Dagarna är bra, nätterna inte."),
        (names[2].as_str(), "investigate"),
        (names[4].as_str(), next.as_str()),
    ];
    let to = desk.saved(&format!("{at}/samtal"), &fields).await;
    assert!(to.ends_with("/signera"), "{to}");
    desk.page(&to).await;
    let answer = desk.post(&to, &[("version", "2")]).await;
    assert_eq!(answer.status, 422);
    assert!(words(&answer.html).contains("Skriv vad som ska ändras."));
    fields[0] = ("version", "2");
    fields.push((names[3].as_str(), "Tillsyn på natten."));
    desk.saved(&format!("{at}/samtal"), &fields).await;
    // The version rises with each save.
    let version = version_of(scene, at).await;
    desk.saved(&to, &[("version", &version)]).await;
}

async fn version_of(scene: &Scene, at: &str) -> String {
    let id = at.rsplit('/').next().unwrap().parse().unwrap();
    scene.seen_follow_up(id).await.version.to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_questions_are_put_on_paper_and_typed_in() {
    Scene::on_both(async |scene| {
        let desk = browser(&scene, scene.officer).await;
        let id = scene.booked().await;
        let view = scene.follow_up(id).await;
        let at = view.survey.address();
        let out = [("version", "1"), ("way", "paper")];
        let paper = desk.saved(&format!("{at}/lamna-ut"), &out).await;
        let sheet = words(&desk.page(&paper).await);
        assert!(
            sheet.contains("Känner du dig trygg med hjälpen?"),
            "{sheet}"
        );
        assert!(!sheet.contains(&view.survey.code.as_str().to_lowercase()));
        let finnish = words(&desk.page(&format!("{paper}?sprak=fi")).await);
        assert!(finnish.contains("Millaista apu on sinulle?"), "{finnish}");
        let code = view.survey.code.to_string();
        let to = desk.saved("/uppfoljningar/kod", &[("code", &code)]).await;
        assert_eq!(to, format!("{at}?satt=paper"));
        let wrong = desk
            .post("/uppfoljningar/kod", &[("code", "ABCD EFGH")])
            .await;
        assert_eq!(wrong.status, 422);
        desk.page(&to).await;
        desk.page(&format!("{at}?satt=tablet&sprak=fi")).await;
        desk.page(&format!("{at}/bortfall")).await;
        let mut fields = vec![
            ("version", "2"),
            ("way", "paper"),
            ("by", "alone"),
            ("q-safety", "4"),
        ];
        let answer = desk.post(&at, &fields).await;
        assert_eq!(
            answer.status, 422,
            "whether the officer may read is not said"
        );
        fields.push(("lets-read", "nej"));
        desk.saved(&at, &fields).await;
        let page = words(
            &desk
                .page(&format!("/personer/{}/uppfoljningar/{id}", scene.ragnar))
                .await,
        );
        assert!(page.contains("Svaren visas inte"), "{page}");
        scene.signed(id, Outcome::Stands).await;
        desk.page("/uppfoljningar/resultat").await;
        desk.page("/uppfoljningar/resultat?efter=provider&matt=follow-up-measure-goals")
            .await;
        desk.page("/uppfoljningar/bortfall?efter=age-band").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_provider_reads_what_it_is_asked_for_and_nothing_else() {
    Scene::on_both(async |scene| {
        scene.whole().await;
        scene.agreed().await;
        let id = scene.booked().await;
        scene.signed(id, Outcome::NewPlan).await;
        let desk = browser(&scene, scene.manager).await;
        let at = format!("/personer/{}/uppfoljningar/{id}", scene.ragnar);
        let decision = scene.decision().await;
        let asked = words(&desk.page(&format!("{at}/till-utforaren/{decision}")).await);
        assert!(asked.contains("Kvällarna."), "{asked}");
        assert!(!asked.contains("Det är samma fyra"), "{asked}");
        desk.finds_nothing(&at).await;
        desk.finds_nothing(&format!("{at}/fragor")).await;
        let other = browser(&scene, scene.nurses[2]).await;
        other
            .finds_nothing(&format!("{at}/till-utforaren/{decision}"))
            .await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_that_no_conversation_is_booked_about_is_booked_from_the_list() {
    Scene::on_both(async |scene| {
        let desk = browser(&scene, scene.officer).await;
        let id = scene.booked().await;
        let of = format!("/personer/{}/uppfoljningar", scene.ragnar);
        let list = desk.page("/uppfoljningar?nar=alla").await;
        assert!(list.contains(&format!("{of}/{id}")));
        assert!(!list.contains(&format!("{of}/ny")));
        let more = scene.decided_more("safety-alarm").await.to_string();
        let list = desk.page("/uppfoljningar?nar=alla").await;
        assert!(list.contains(&format!("{of}/{id}")));
        assert!(list.contains(&format!("{of}/ny")));
        assert!(words(&list).contains("Boka ett beslut till"), "{list}");
        assert!(desk.page(&format!("{of}/ny")).await.contains(&more));
        // What is to be followed up after the days that are looked at is not missed yet.
        let near = desk.page("/uppfoljningar?nar=60").await;
        assert!(!near.contains(&format!("{of}/ny")));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tablet_ends_with_thanks_and_leads_nowhere() {
    Scene::on_both(async |scene| {
        let desk = browser(&scene, scene.officer).await;
        let id = scene.booked().await;
        let at = scene.follow_up(id).await.survey.address();
        let out = [("version", "1"), ("way", "tablet")];
        let tablet = desk.saved(&format!("{at}/lamna-ut"), &out).await;
        assert_eq!(tablet, format!("{at}?satt=tablet"));
        let leads = |html: &str| html.matches("href=\"/").count() - html.matches("<link").count();
        let asked = desk.page(&tablet).await;
        // The languages of the questions, and nothing of the session.
        assert_eq!(
            leads(&asked),
            asked.matches("&amp;sprak=").count() - 1,
            "{asked}"
        );
        let fields = [
            ("version", "2"),
            ("way", "tablet"),
            ("by", "alone"),
            ("q-safety", "4"),
            ("lets-read", "nej"),
        ];
        let to = desk.saved(&tablet, &fields).await;
        let thanks = desk.page(&to).await;
        assert!(words(&thanks).contains("Tack för dina svar!"), "{thanks}");
        assert_eq!(leads(&thanks), 0, "{thanks}");
        assert!(!thanks.contains("Siv Berg") && !thanks.contains("<form"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_calls_off_and_comes_back_has_the_meeting_still() {
    Scene::on_both(async |scene| {
        let desk = browser(&scene, scene.officer).await;
        let id = scene.booked().await;
        let at = scene.follow_up(id).await.follow_up.address();
        let silent = [("version", "1"), ("reason", "")];
        let back = desk.post(&format!("{at}/stall-in"), &silent).await;
        assert_eq!(back.status, 422);
        let today = format!("value=\"{}\"", scene.today());
        assert!(back.html.contains(&today), "{}", back.html);
        assert!(back.html.contains("value=\"13.30\"") || back.html.contains("value=\"13:30\""));
        let answer = scene.answers(id, false).await;
        scene.store.act(&scene.himself(), &answer).await.unwrap();
        let late = [("version", "1"), ("reason", "Ragnar är på sjukhus.")];
        let back = desk.post(&format!("{at}/stall-in"), &late).await;
        assert_eq!(back.status, 422);
        let said = words(&back.html);
        assert!(said.contains("Boka om det till en annan dag"), "{said}");
        assert!(said.contains("Ragnar är på sjukhus."), "{said}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn help_that_has_ended_is_told_in_the_preparation() {
    Scene::on_both(async |mut scene| {
        scene.whole().await;
        scene.agreed().await;
        scene.wait(30);
        let asked = scene.booked().await;
        scene.signed(asked, Outcome::NewPlan).await;
        let id = scene.booked().await;
        scene.end_help().await;
        let desk = browser(&scene, scene.officer).await;
        let at = scene.follow_up(id).await.follow_up.address();
        let page = words(&desk.page(&at).await);
        assert!(page.contains("hjälpen har upphört"), "{page}");
        let at = scene.follow_up(asked).await.follow_up.address();
        let page = words(&desk.page(&at).await);
        assert!(page.contains("innan planen hade gjorts om"), "{page}");
        assert!(!page.contains("Planen blev klar"), "{page}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_relative_who_is_let_in_to_plans_reads_no_request() {
    Scene::on_both(async |scene| {
        scene.whole().await;
        scene.agreed().await;
        let id = scene.booked().await;
        scene.signed(id, Outcome::NewPlan).await;
        let son = browser(&scene, scene.son().await).await;
        let at = format!("/personer/{}/uppfoljningar/{id}", scene.ragnar);
        let decision = scene.decision().await;
        let there = son.page(&format!("{at}/till-utforaren/{decision}")).await;
        let said = words(&there);
        assert!(said.contains("Du kan läsa planerna."), "{said}");
        assert!(!said.contains("Kvällarna.") && !said.contains("Ett tryggt liv"));
        // Whether there is such a request is not told either.
        let none = son.page(&format!("{at}/till-utforaren/{id}")).await;
        let same = |html: &str| {
            words(html)
                .replace(&decision.to_string(), "")
                .replace(&id.to_string(), "")
        };
        assert_eq!(same(&none), same(&there));
        son.finds_nothing(&at).await;
    })
    .await;
}
