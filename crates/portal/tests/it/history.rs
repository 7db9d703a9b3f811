//! The timeline, the reads and the review of the log.

use std::collections::BTreeSet;

use kernel::{Actor, Language, Prose, Role};

use crate::stage::{Stage, texts};

#[tokio::test]
async fn a_read_is_shown_to_the_person_and_to_the_reviewer_without_names() {
    Stage::on_both(|stage| async move {
        let path = format!("/personer/{}/handelser", stage.ragnar);
        assert_eq!(stage.get(Some(Role::CaseOfficer), &path).await.status, 200);
        let own = stage
            .get(
                Some(Role::Person),
                &format!("/personer/{}/lasningar", stage.ragnar),
            )
            .await;
        assert!(
            own.text.contains("Test case-officer"),
            "the officer's read is shown"
        );
        assert!(own.text.contains("händelserna"));
        let log = stage.get(Some(Role::LogReviewer), "/logg").await;
        assert!(log.text.contains("Test case-officer"));
        assert!(log.text.contains(&access::reference(stage.ragnar)));
        for marker in ["Ragnar", "Ek<", "19430519", "2397"] {
            assert!(!log.text.contains(marker), "{marker} stands in the log");
        }
    })
    .await;
}

/// A care worker of the provider signs something about Ragnar.
async fn signed(stage: &Stage) -> records::EntryId {
    let worker = stage.users.get(&Role::CareWorker).copied().expect("one");
    let standing = access::assignments_of(stage.app.store().reader(), worker).await;
    let standing = standing.expect("assignments").pop().expect("one");
    let actor = Actor::Staff {
        user: worker,
        assignment: standing.id,
        role: standing.role,
        unit: standing.unit,
    };
    let mut call = crate::stage::system();
    call.actor = actor;
    let text = Prose::parse("Ragnar var yr.").expect("prose");
    let sign = records::SignEntry {
        person: stage.ragnar,
        new: records::NewEntry {
            kind: records::EntryKind::Health,
            happened: records::Happened {
                on: call.today(),
                at: None,
            },
            fact: records::MarkedText::plain(text),
            judgement: None,
            is_whole: false,
            plan: None,
        },
        draft: None,
    };
    stage.app.store().act(&call, &sign).await.expect("signed")
}

#[tokio::test]
async fn the_timeline_says_of_a_record_what_the_reader_sees_of_it() {
    Stage::on_both(|stage| async move {
        let id = signed(&stage).await.to_string();
        let path = format!("/personer/{}/handelser", stage.ragnar);
        let told = "Hur personen mår";
        // What the provider has written is not the officer's to see before it is handed over.
        let officer = stage.get(Some(Role::CaseOfficer), &path).await;
        assert!(officer.text.contains("dokumentation som du inte ser"));
        assert!(!officer.text.contains(&id) && !officer.text.contains(told));
        assert!(!officer.text.contains("Test care-worker"));
        let own = stage.get(Some(Role::Person), &path).await;
        assert!(own.text.contains("Test care-worker"));
        // Values are said in words.
        assert!(own.text.contains(told) && !own.text.contains(">health<"));
    })
    .await;
}

#[tokio::test]
async fn the_log_is_found_by_number_and_a_number_of_nobody_finds_nothing() {
    Stage::on_both(|stage| async move {
        let path = format!("/personer/{}/handelser", stage.ragnar);
        stage.get(Some(Role::CaseOfficer), &path).await;
        let found = stage
            .post(
                Role::LogReviewer,
                "/logg/person",
                &[("number", "19430519-2397")],
            )
            .await;
        assert_eq!(found.status, 303);
        assert!(!found.to.contains("1943"), "no number stands in an address");
        let log = stage.get(Some(Role::LogReviewer), &found.to).await;
        assert!(log.text.contains(&access::reference(stage.ragnar)));
        let none = stage
            .post(
                Role::LogReviewer,
                "/logg/person",
                &[("number", "19121212-1212")],
            )
            .await;
        let log = stage.get(Some(Role::LogReviewer), &none.to).await;
        assert_eq!(log.status, 200);
        assert!(!log.text.contains("P-"), "nothing is found");
    })
    .await;
}

#[tokio::test]
async fn a_sample_is_drawn_the_same_again_and_signed() {
    Stage::on_both(|stage| async move {
        let drawn = stage.get(Some(Role::LogReviewer), "/logg/stickprov").await;
        assert_eq!(drawn.status, 303);
        let fields = [
            ("seed", "4711"),
            ("size", "3"),
            ("from", "2026-10-21"),
            ("to", "2026-11-20"),
            ("kept", "reads"),
            ("result", "remark"),
            ("note", ""),
        ];
        let without = stage
            .post(Role::LogReviewer, "/logg/stickprov", &fields)
            .await;
        assert_eq!(without.status, 422, "a remark says what it is about");
        let mut fields = fields.to_vec();
        fields.pop();
        fields.push(("note", "Fråga enheten."));
        let signed = stage
            .post(Role::LogReviewer, "/logg/stickprov", &fields)
            .await;
        assert_eq!(signed.status, 303, "{}", signed.text);
        let page = stage
            .get(Some(Role::LogReviewer), "/logg/stickprov?tal=4711")
            .await;
        assert!(page.text.contains("Fråga enheten."));
        assert!(page.text.contains("4711"));
    })
    .await;
}

#[tokio::test]
async fn an_earlier_review_leads_to_the_sample_that_was_signed() {
    Stage::on_both(|stage| async move {
        let narrowed = format!("vad=behorighet&person={}", stage.ragnar);
        let sample = format!("/logg/stickprov?tal=4711&{narrowed}");
        let fields = [
            ("seed", "4711"),
            ("size", "2"),
            ("from", "2026-10-21"),
            ("to", "2026-11-20"),
            ("result", "clean"),
            ("note", ""),
        ];
        let path = format!("/logg/stickprov?{narrowed}");
        let signed = stage.post(Role::LogReviewer, &path, &fields).await;
        assert_eq!(signed.status, 303, "{}", signed.text);
        let page = stage.get(Some(Role::LogReviewer), &sample).await;
        let again = format!(
            "/logg/stickprov?tal=4711&amp;fran=2026-10-21&amp;till=2026-11-20&amp;{}",
            narrowed.replace('&', "&amp;")
        );
        assert!(page.text.contains(&again), "{}", page.text);
        assert!(page.text.contains("&amp;vad=behorighet"));
    })
    .await;
}

#[tokio::test]
async fn who_was_let_in_stands_in_the_log_and_in_the_timeline_with_why_in_words() {
    Stage::on_both(|stage| async move {
        for path in [
            "/logg?vad=behorighet&fran=2020-01-01",
            "/logg/stickprov?tal=1&vad=behorighet&fran=2020-01-01",
        ] {
            let log = stage.get(Some(Role::LogReviewer), path).await;
            assert_eq!(log.status, 200);
            assert!(log.text.contains("En kontakt togs emot"), "{path}");
            assert!(!log.text.contains("Läste"), "{path}: no read is among them");
        }
        let counts = "/logg/antal?vad=behorighet&fran=2020-01-01&efter=person";
        let counts = stage.get(Some(Role::LogReviewer), counts).await;
        assert!(counts.text.contains(&access::reference(stage.ragnar)));
        let path = format!("/personer/{}/handelser", stage.ragnar);
        let told = stage.get(Some(Role::CaseOfficer), &path).await;
        assert!(told.text.contains("En kontakt togs emot"));
        assert!(
            !told.text.contains(">contact<"),
            "no name of the program's own"
        );
    })
    .await;
}

/// The officer tells of something at the manager's unit; it is about the manager, who reviews the unit's log.
async fn tell(stage: &Stage) {
    let officer = stage.users.get(&Role::CaseOfficer).copied().expect("one");
    let standing = access::assignments_of(stage.app.store().reader(), officer).await;
    let standing = standing.expect("assignments").pop().expect("one");
    let mut call = crate::stage::system();
    call.actor = Actor::Staff {
        user: officer,
        assignment: standing.id,
        role: standing.role,
        unit: standing.unit,
    };
    let report = deviations::NewReport {
        unit: stage.unit,
        person: Some(stage.ragnar),
        happened: deviations::Happened {
            on: call.today(),
            at: None,
        },
        kind: deviations::DeviationKind::Treatment,
        harm: deviations::Harm::Harm,
        words: Prose::parse("Chefen skrek åt Ragnar.").expect("prose"),
        at_once: None,
        is_of_manager: true,
        question: None,
    };
    let report = deviations::ReportDeviation { report };
    let store = stage.app.store();
    store.act(&call, &report).await.expect("told");
}

#[tokio::test]
async fn the_managers_log_does_not_say_who_told_of_what_went_wrong() {
    Stage::on_both(|stage| async move {
        let pages = async || {
            let mut pages = vec![];
            for path in [
                "/logg?vad=allt",
                "/logg?vad=andringar",
                "/logg/stickprov?tal=7&vad=allt",
                "/logg/antal?vad=allt",
                "/logg/antal?vad=andringar&efter=person",
                "/logg/antal?vad=allt&efter=enhet",
            ] {
                let page = stage.get(Some(Role::UnitManager), path).await;
                assert_eq!(page.status, 200, "{path}");
                pages.push(crate::browser::settled(&page.text));
            }
            pages
        };
        let before = pages().await;
        tell(&stage).await;
        assert_eq!(pages().await, before);
        // Another thing that the same officer does is there.
        let path = format!("/personer/{}/handelser", stage.ragnar);
        stage.get(Some(Role::CaseOfficer), &path).await;
        let after = pages().await;
        for place in [0, 2, 3] {
            let (page, earlier) = (after.get(place), before.get(place));
            assert_ne!(page, earlier, "{place}");
            assert!(page.is_some_and(|page| page.contains("Test case-officer")));
        }
    })
    .await;
}

/// Verbs as they stand in the code of the rooms: `"cases.order-sent"` beside an entry.
#[test]
fn every_verb_of_history_has_its_words() {
    let texts = texts();
    let crates = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let rooms = std::fs::read_dir(&crates).unwrap();
    let rooms: Vec<String> = rooms
        .map(|room| room.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|room| room != "tidy")
        .collect();
    let mut missing = BTreeSet::new();
    for room in &rooms {
        for verb in verbs(&crates.join(room).join("src"), room) {
            let what = verb
                .trim_start_matches(room.as_str())
                .trim_start_matches('.');
            let keys = [format!("{room}-history-{what}"), verb.replace('.', "-")];
            for language in [Language::Swedish, Language::English] {
                if !keys.iter().any(|key| texts.has(language, key)) {
                    missing.insert(format!("{verb} ({})", language.tag()));
                }
            }
        }
    }
    assert!(missing.is_empty(), "verbs without words: {missing:#?}");
}

fn verbs(folder: &std::path::Path, room: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let Ok(entries) = std::fs::read_dir(folder) else {
        return found;
    };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(verbs(&path, room));
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        let code: String = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .collect::<Vec<_>>()
            .join("\n");
        let begins = format!("\"{room}.");
        for part in code.split(begins.as_str()).skip(1) {
            let what = part.split('"').next().unwrap_or_default();
            if !what.is_empty()
                && what.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
                && !what.ends_with('-')
            {
                found.insert(format!("{room}.{what}"));
            }
        }
    }
    found
}

/// Writes what the nightly look found.
struct Looked(Option<&'static str>);

impl store::Action for Looked {
    const NAME: &'static str = "test-looked";
    type Done = ();
    async fn run(&self, call: &kernel::Call, tx: &store::Tx) -> Result<(), kernel::Problem> {
        let (stream, subject) = (
            history::Stream::Installation,
            history::Subject::installation(),
        );
        let entry = history::Entry::new(stream, "history.looked", subject);
        let entry = match self.0 {
            Some(field) => entry.change(field, None, Some("3".to_owned())),
            None => entry,
        };
        history::write(tx, call, entry).await?;
        Ok(())
    }
}

#[tokio::test]
async fn the_administrators_home_says_whether_all_held_last_night() {
    Stage::on_both(|stage| async move {
        let home = async || {
            let page = stage.get(Some(Role::SystemAdministrator), "/hem").await;
            assert_eq!(page.status, 200);
            page.text
        };
        let page = home().await;
        assert!(
            page.contains("Ingen genomgång den senaste veckan."),
            "{page}"
        );
        let store = stage.app.store();
        let night = Looked(None);
        store
            .act(&crate::stage::system(), &night)
            .await
            .expect("noted");
        assert!(home().await.contains("Allt stämmer"));
        let night = Looked(Some("account-paid"));
        store
            .act(&crate::stage::system(), &night)
            .await
            .expect("noted");
        let page = home().await;
        assert!(page.contains("Något stämmer inte"), "{page}");
        assert!(page.contains(": 3"), "{page}");
    })
    .await;
}

/// The links of the way to a page.
fn way(page: &str) -> Vec<&str> {
    let way = page.split_once("class=\"breadcrumbs\"").expect("a way").1;
    let way = way.split("</nav>").next().unwrap_or_default();
    let links = way.split("href=\"").skip(1);
    links.filter_map(|rest| rest.split('"').next()).collect()
}

#[tokio::test]
async fn the_way_to_a_page_leaves_out_only_what_is_closed_to_its_reader() {
    Stage::on_both(|stage| async move {
        let timeline = format!("/personer/{}/handelser", stage.ragnar);
        let file = format!("/personer/{}", stage.ragnar);
        for (role, path, leads) in [
            (Role::CaseOfficer, timeline.as_str(), vec![file.as_str()]),
            (Role::Person, timeline.as_str(), vec!["/min-sida", &file]),
            (Role::Person, "/regler/fl-44", vec!["/regler"]),
            (Role::Relative, "/regler/fl-44", vec!["/regler"]),
        ] {
            let page = stage.get(Some(role), path).await.text;
            assert_eq!(way(&page), leads, "{} at {path}", role.key());
        }
    })
    .await;
}
