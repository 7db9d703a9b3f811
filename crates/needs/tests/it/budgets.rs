//! Budgets: begun by hand or out of a file, entries added in their order and never altered, each amount with what it
//! rests on.

use axum::http::StatusCode;
use kernel::Role;
use needs::{AddEntry, CreateLedger, LedgerId, budget};
use page_kit::testing::words;
use projection::economy::{Basis, Entry, EntryKind, Ledger};

use crate::{
    bases::Tamper,
    pages::browser,
    stage::{Stage, line},
};

const EXAMPLE: &str = include_str!("../../../projection/examples/budget.toml");

fn entry(month: &str, amount: i64) -> Entry {
    Entry {
        month: month.to_owned(),
        kind: EntryKind::Decision,
        name: "Beslut".to_owned(),
        basis: Some(Basis::Amount(amount)),
        balance: None,
        published: None,
    }
}

async fn begun(stage: &Stage) -> LedgerId {
    let create = CreateLedger {
        name: line("Omsorgsnämnden 2026"),
        start_name: line("Verksamhetsplan"),
        start: 826_400,
        entries: vec![entry("2026-01", 100)],
    };
    stage.act(&create).await
}

#[tokio::test(flavor = "multi_thread")]
async fn entries_come_in_order_and_are_never_altered() {
    Stage::on_both(async |stage| {
        let ledger = begun(&stage).await;
        let add = |month: &str, version| AddEntry {
            ledger,
            version,
            entry: entry(month, -50),
        };
        stage.act(&add("2026-04", 1)).await;
        let told = stage.refused(&add("2026-03", 2)).await;
        assert_eq!(told, ["needs-refusal-entry-order"]);
        let late = stage.store.act(&stage.call(), &add("2026-05", 1)).await;
        assert!(matches!(late, Err(kernel::Problem::Changed(_))), "{late:?}");
        let rest = AddEntry {
            entry: Entry {
                kind: EntryKind::Residual,
                basis: None,
                ..entry("2026-10", 0)
            },
            ..add("2026-10", 2)
        };
        // A rest is none without the balance that it is a rest of.
        assert_eq!(
            stage.refused(&rest).await,
            ["needs-wrong-residual-published"]
        );
        let known = budget(stage.store.reader(), ledger).await.unwrap().unwrap();
        let balances: Vec<i64> = known.rows().iter().map(|row| row.balance).collect();
        assert_eq!(balances, [826_400, 826_500, 826_450]);
        for text in [
            "UPDATE needs_entry SET name = 'x'",
            "DELETE FROM needs_entry",
            "UPDATE needs_ledger SET name = 'x'",
            "UPDATE needs_ledger SET start_name = 'x'",
            "UPDATE needs_ledger SET start = 0",
            "UPDATE needs_ledger SET at = 0",
            "DELETE FROM needs_ledger",
        ] {
            let told = stage.store.act(&stage.call(), &Tamper(text)).await;
            assert!(format!("{told:?}").contains("never"), "{text}: {told:?}");
        }
        let member = Stage::by(stage.member, Role::CommitteeMember);
        assert!(stage.store.act(&member, &add("2026-05", 2)).await.is_err());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_of_the_command_line_is_replayed_as_it_replays_it() {
    Stage::on_both(async |stage| {
        let browser = browser(&stage, stage.controller).await;
        let at = "/prognos/budget/ny";
        browser.page("/prognos/budget").await;
        browser.page(at).await;
        let answer = browser.send_files(at, &[], &[("file", EXAMPLE)]).await;
        assert_eq!(
            answer.status,
            StatusCode::SEE_OTHER,
            "{}",
            words(&answer.html)
        );
        let id = answer.to.rsplit('/').next().unwrap().parse().unwrap();
        let known = budget(stage.store.reader(), id).await.unwrap().unwrap();
        assert_eq!(known.rows(), Ledger::read(EXAMPLE).unwrap().replay());
        let page = words(&browser.page(&answer.to).await);
        assert!(
            page.contains("866 700") && page.contains("= Budget in November 2024"),
            "{page}"
        );
        let csv = browser.get(&format!("{}?format=csv", answer.to)).await;
        assert!(csv.html.contains("923800"), "{}", csv.html);
        let wrong = browser.send_files(at, &[], &[("file", "name = 3")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        browser.page("/prognos/budget").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_entry_is_typed_with_what_it_rests_on() {
    Stage::on_both(async |stage| {
        let ledger = begun(&stage).await;
        let browser = browser(&stage, stage.controller).await;
        let at = format!("/prognos/budget/{ledger}/post");
        browser.page(&at).await;
        let mut sent = vec![
            ("version", "1"),
            ("month", "2026-04"),
            ("name", "Volymer i april"),
            ("kind", "volume"),
            ("rests", "readings"),
            ("lines", "BmSS vuxen; 389; x; 1 194"),
        ];
        let wrong = browser.post(&at, &sent).await;
        assert!(
            words(&wrong.html).contains("Rad 1: skriv insats"),
            "{}",
            words(&wrong.html)
        );
        sent[5].1 = "BmSS vuxen; 389; 387; 1 194";
        let to = browser.saved(&at, &sent).await;
        let page = words(&browser.page(&to).await);
        assert!(
            page.contains("BmSS vuxen: från 389 till 387, 1194 tusen kronor var"),
            "{page}"
        );
        assert!(page.contains("−2388"), "{page}");
        let price = [
            ("version", "2"),
            ("month", "2026-06"),
            ("name", "Index"),
            ("kind", "price"),
            ("rests", "prices"),
            ("base", "275000"),
            ("rise", "2,125"),
            ("from", "6"),
            ("published", "830000"),
        ];
        browser.saved(&at, &price).await;
        let page = words(&browser.page(&to).await);
        assert!(page.contains("+1,24 % av ett helt år"), "{page}");
        // What was typed stands whole, so that it can be counted again.
        assert!(page.contains("+2,125 % av 275"), "{page}");
        assert!(page.contains("dokumentet säger 830"), "{page}");
        let rest = [
            ("version", "3"),
            ("month", "2026-06"),
            ("name", "Rest"),
            ("kind", "decision"),
            ("rests", "rest"),
        ];
        let wrong = browser.post(&at, &rest).await;
        assert!(words(&wrong.html).contains("Skriv saldot enligt dokumentet"));
        let chair = crate::pages::browser(&stage, stage.member).await;
        let page = chair.page(&to).await;
        assert!(!page.contains("/post"), "{page}");
    })
    .await;
}

/// The example of a budget with areas, out of a published document.
const AREAS: &str = include_str!("../../examples/budget-areas.toml");

#[tokio::test(flavor = "multi_thread")]
async fn a_budget_is_replayed_by_area_and_what_is_unclear_is_read_both_ways() {
    Stage::on_both(async |stage| {
        let browser = browser(&stage, stage.controller).await;
        let sent = browser
            .send_files("/prognos/budget/ny", &[], &[("file", AREAS)])
            .await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", words(&sent.html));
        let page = browser.page(&sent.to).await;
        let part = page.split("id=\"omraden\"").nth(1).unwrap();
        let said = words(part.split("</section>").next().unwrap());
        for told in [
            // The plan, the change until November, that of 2025, and what it comes to.
            "Bostad med särskild service+444 400+7600+19 8000471 800",
            "Inte fördelat−826 400−40 300−7600",
            "923 800",
            "utförare, dygnsvila och ledarskap+7100",
        ] {
            assert!(said.contains(told), "{told}: {said}");
        }
        let whole = words(&page);
        assert!(!whole.contains("ger inte de saldon"), "{whole}");
        assert!(
            whole.contains("Daglig verksamhet: från 603 till 630"),
            "{whole}"
        );
        // 5.76 per cent of a charge of 44.8, or percentage points of pay: beside pay that rises by 2.63.
        for told in ["+0,80 %", "−1,45 %", "42,22 %", "39,04 %"] {
            assert!(whole.contains(told), "{told}: {whole}");
        }
        let split = browser.page(&format!("{}?delas=10001", sent.to)).await;
        let split = words(&split);
        // The parts are the whole amount, though each by itself would be 8 000,8 and 2 000,2.
        let split = split.replace(char::is_whitespace, " ");
        for told in [
            "LSS80 %8001SoL20 %2000Summa100 %10 001",
            "Äldreomsorgsnämnden60 %6001Omsorgsnämnden40 %4000Summa100 %10 001",
        ] {
            assert!(split.contains(told), "{told}: {split}");
        }
        let wrong = browser.get(&format!("{}?palagg=200", sent.to)).await;
        assert!(words(&wrong.html).contains("Skriv ett tal mellan 0 och 100"));
    })
    .await;
}
