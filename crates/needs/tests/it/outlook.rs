//! What a forecast tells beyond its charts: who works for whom, switches of what frees hours, all of it in files, how the
//! last forecast fared, and the plan as a drawing.

use axum::http::StatusCode;
use needs::{Begin, CreateScenario, ImportBasis};
use page_kit::testing::words;

use crate::{
    pages::browser,
    stage::{Stage, earlier, line},
};

#[tokio::test(flavor = "multi_thread")]
async fn the_dependency_ratio_and_the_path_of_productivity_are_told() {
    Stage::on_both(async |stage| {
        let browser = browser(&stage, stage.controller).await;
        let own = format!("/prognos/{}", stage.scenario);
        let said = words(&browser.page(&own).await);
        assert!(said.contains("unga och äldre på hundra personer"), "{said}");
        // Ten years ahead, 125 per cent with 75 is 5.2 per cent a year anywhere.
        let everywhere =
            "125 % av välfärden görs med 75 % av bemanningen till samma år är 5,2 procent om året";
        assert!(said.contains(everywhere), "{said}");
        assert!(said.contains("2035 kräver behovet"), "{said}");
        // The plan: this year, three years and ten after them.
        assert!(said.contains("2026Innevarande år"), "{said}");
        assert!(
            said.contains("2029Planår") && said.contains("2030Efter planen"),
            "{said}"
        );
        assert!(
            said.contains("2039Efter planen") && !said.contains("2040Efter planen"),
            "{said}"
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_frees_hours_is_switched_off_kept_and_on_again() {
    Stage::on_both(async |stage| {
        let browser = browser(&stage, stage.controller).await;
        let own = format!("/prognos/{}", stage.scenario);
        let first = stage.version(1).await.assumptions;
        let mut names: Vec<String> = first
            .care
            .staffing
            .as_ref()
            .unwrap()
            .effects
            .iter()
            .map(|one| one.name.clone())
            .collect();
        names.sort();
        let page = browser.page(&own).await;
        for name in &names {
            assert!(page.contains(name.as_str()), "{name}");
        }
        assert!(words(&page).contains("Antagande: "), "{page}");
        let tried = browser.page(&format!("{own}?effekt-1=utan")).await;
        let said = words(&tried);
        assert!(
            said.contains(&format!("{}: från Med till Utan", names[0])),
            "{said}"
        );
        assert!(
            tried.contains("siffror?version=1&amp;alternativ=0&amp;om=0&amp;effekt-1=utan\""),
            "{tried}"
        );
        let recruit = |file: String| {
            let lines = file
                .lines()
                .filter(|line| line.contains("Arbete som behovet"))
                .map(str::to_owned);
            lines.collect::<Vec<_>>()
        };
        let with = browser.get(&format!("{own}/siffror?format=csv")).await.html;
        let without = browser
            .get(&format!("{own}/siffror?effekt-1=utan&format=csv"))
            .await
            .html;
        assert_ne!(recruit(with), recruit(without));
        let sent = [
            ("number", "1"),
            ("version", "1"),
            ("effekt-1", "utan"),
            ("why", "Utan"),
        ];
        browser.saved(&format!("{own}/andra"), &sent).await;
        let second = stage.version(2).await.assumptions;
        assert_eq!(second.switched_off.len(), 1);
        assert_eq!(second.switched_off[0].name, names[0]);
        let sent = [
            ("number", "2"),
            ("version", "2"),
            ("effekt-1", "med"),
            ("why", "Med igen"),
        ];
        browser.saved(&format!("{own}/andra"), &sent).await;
        let third = stage.version(3).await.assumptions;
        assert!(third.switched_off.is_empty());
        assert_eq!(third.care.staffing.unwrap().effects.len(), names.len());
        for faulty in ["effekt-1=kanske", "effekt-9=utan"] {
            let answer = browser
                .get(&format!("{own}/siffror?{faulty}&format=csv"))
                .await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{faulty}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn files_have_gross_net_evacuated_queue_wait_and_recruits_of_every_year() {
    Stage::on_both(async |stage| {
        let browser = browser(&stage, stage.controller).await;
        let own = format!("/prognos/{}", stage.scenario);
        let file = browser.get(&format!("{own}/siffror?format=csv")).await.html;
        let of = |name: &str| -> Vec<Vec<String>> {
            let rows = file
                .lines()
                .map(|line| line.split(';').map(str::to_owned).collect::<Vec<_>>());
            rows.filter(|row| row.get(1).is_some_and(|cell| cell.contains(name)))
                .collect()
        };
        for name in [
            "Platser brutto",
            "Platser netto",
            "Evakuerade platser",
            "Kö",
            "Väntan",
            "Undersköterska: Att rekrytera",
            "Undersköterska: Går i pension",
            "Bruttokostnad",
            "Avgifter",
            "Försörjningskvot",
        ] {
            let rows = of(name);
            assert_eq!(rows.len(), 20, "{name}: {file}");
        }
        // Gross less evacuated is net, in every year, and a renovation evacuates in some.
        let number = |row: &Vec<String>| row[3].parse::<i64>().unwrap();
        let (gross, net, away) = (
            of("Platser brutto"),
            of("Platser netto"),
            of("Evakuerade platser"),
        );
        let years = gross.iter().zip(&net).zip(&away);
        assert!(
            years
                .clone()
                .all(|((gross, net), away)| number(gross) - number(away) == number(net))
        );
        assert!(away.iter().any(|row| number(row) > 0), "{away:?}");
        let paper = browser.get(&format!("{own}/rapport")).await;
        assert!(paper.html.starts_with("%PDF"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_forecast_is_held_against_users_places_and_cost_too() {
    Stage::on_both(async |stage| {
        let import = ImportBasis { basis: earlier() };
        let earlier = stage.act(&import).await;
        let create = CreateScenario {
            name: line("Förra året"),
            basis: earlier,
            begin: Begin::Basis,
            why: line("Som underlaget"),
        };
        let earlier = stage.act(&create).await;
        let browser = browser(&stage, stage.controller).await;
        let page = browser
            .page(&format!(
                "/prognos/{}/jamfor?med={earlier}.1",
                stage.scenario
            ))
            .await;
        let part = page.split("id=\"utfall\"").nth(1).unwrap();
        let said = words(part.split("</section>").next().unwrap());
        for row in [
            "80 år och äldre",
            "Hemtjänst",
            "Platser som går att använda",
            "Inget intervall",
        ] {
            assert!(said.contains(row), "{row}: {said}");
        }
        assert!(!said.contains("Nettokostnad"), "{said}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_housing_plan_is_drawn_with_building_time_deadline_and_risk() {
    Stage::on_both(async |stage| {
        let browser = browser(&stage, stage.controller).await;
        let page = browser
            .page(&format!("/prognos/{}/boenden", stage.scenario))
            .await;
        let part = page.split("id=\"ritad\"").nth(1).unwrap();
        let part = part.split("</section>").next().unwrap();
        for told in [
            "2028: Nytt boende: Björken",
            "Byggtiden, 4 år, före",
            "2031: Renovering",
            "senast här behöver ett boende beslutas",
            "Risk att det saknas mer än ett boende",
            "20\u{a0}%",
        ] {
            assert!(part.contains(told), "{told}: {part}");
        }
        assert!(
            part.contains("data-open") && part.contains("plan-deadline"),
            "{part}"
        );
        // The same stands in the table below, for whoever sees no drawing.
        let said = words(page.split("id=\"plan\"").nth(1).unwrap());
        assert!(
            said.contains("Björken") && said.contains("Senast här behöver"),
            "{said}"
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn services_for_disabled_persons_are_told_by_sex_and_age() {
    Stage::on_both(async |stage| {
        let browser = browser(&stage, stage.controller).await;
        let page = browser.page(&format!("/prognos/{}", stage.scenario)).await;
        for service in [
            "Personlig assistans (LSS)",
            "Bostad med särskild service för vuxna (LSS)",
            "Daglig verksamhet (LSS)",
        ] {
            // A chart of its own, shares by age and sex, and users by age and sex.
            assert!(
                page.contains(&format!("<strong>{service}</strong>")),
                "{service}"
            );
        }
        let part = page.split("id=\"vilka\"").nth(1).unwrap();
        let part = part.split("</section>").next().unwrap();
        let rows = part.split("<tr role=\"row\">").skip(1);
        let rows = rows.filter(|row| row.contains("rowheader"));
        let rows: Vec<String> = rows.map(words).collect();
        let all = stage.version(1).await.assumptions.care.services.len();
        assert_eq!(rows.len(), 2 * all, "{part}");
        assert!(words(part).contains("0–19 år"), "{part}");
        // Daily activity is for those of working age: nobody of 80 has it.
        let daily = rows
            .iter()
            .find(|row| row.contains("Daglig verksamhet (LSS)Kvinnor"))
            .unwrap();
        assert!(daily.contains("Kvinnor0"), "{daily}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_asks_to_compare_with_what_is_not_to_be_seen_is_told_so_and_shown_no_other() {
    Stage::on_both(async |stage| {
        let controller = browser(&stage, stage.controller).await;
        let own = format!("/prognos/{}", stage.scenario);
        let decided = [
            ("number", "1"),
            ("handled_on", "2026-11-20"),
            ("paragraph", "§ 84"),
        ];
        controller.saved(&format!("{own}/beslut"), &decided).await;
        for number in ["1", "2"] {
            let sent = [
                ("number", number),
                ("version", number),
                ("pay", if number == "1" { "4" } else { "4,5" }),
                ("why", "Högre löner"),
            ];
            controller.saved(&format!("{own}/andra"), &sent).await;
        }
        let known = [
            ("number", "3"),
            ("handled_on", "2026-11-20"),
            ("paragraph", "§ 90"),
        ];
        controller.saved(&format!("{own}/beslut"), &known).await;
        let at = |with: &str| format!("{own}/jamfor?med={with}");
        let draft = format!("{}.2", stage.scenario);
        controller.page(&at(&draft)).await;
        let (itself, none) = (
            format!("{}.3", stage.scenario),
            format!("{}.7", stage.scenario),
        );
        let member = browser(&stage, stage.member).await;
        // A draft answers a member as what does not exist does.
        let asked = [
            (&controller, &itself),
            (&controller, &none),
            (&controller, &"x".to_owned()),
            (&member, &draft),
            (&member, &none),
        ];
        for (reader, with) in asked {
            let answer = reader.get(&at(with)).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{with}");
            let said = words(&answer.html);
            assert!(
                said.contains("Den prognos som adressen vill jämföra med finns inte här"),
                "{said}"
            );
            assert!(!said.contains("Varför de skiljer sig"), "{said}");
            assert!(!said.contains("Skillnad"), "{said}");
            assert!(
                answer
                    .html
                    .contains(&format!("value=\"{}.1\"", stage.scenario)),
                "{said}"
            );
        }
        let chosen = at(&format!("{}.1", stage.scenario));
        assert!(words(&member.page(&chosen).await).contains("Varför de skiljer sig"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn services_under_lss_stand_under_their_own_heading_on_pages_in_files_and_on_paper() {
    Stage::on_both(async |stage| {
        let browser = browser(&stage, stage.controller).await;
        let own = format!("/prognos/{}", stage.scenario);
        let page = browser.page(&own).await;
        let (sol, lss) = ("Behov enligt socialtjänstlagen (SoL)", "Behov enligt LSS");
        for part in ["behov", "vilka", "antaganden"] {
            let part = page.split(&format!("id=\"{part}\"")).nth(1).unwrap();
            let part = part.split("</section>").next().unwrap();
            let (first, last) = part.split_once(lss).unwrap();
            assert!(
                first.contains(sol) && first.contains("Hemtjänst"),
                "{first}"
            );
            assert!(!first.contains("(LSS)"), "{first}");
            assert!(
                last.contains("(LSS)") && !last.contains("Hemtjänst"),
                "{last}"
            );
        }
        let sent = [
            ("number", "1"),
            ("version", "1"),
            ("pay", "4"),
            ("why", "Högre löner"),
        ];
        browser.saved(&format!("{own}/andra"), &sent).await;
        let compared = words(&browser.page(&format!("{own}/jamfor?ar=2035")).await);
        let (first, last) = compared.split_once("Behov enligt LSS 2035").unwrap();
        assert!(!first.contains("(LSS)"), "{first}");
        assert!(last.contains("Daglig verksamhet (LSS)"), "{last}");
        let file = browser.get(&format!("{own}/siffror?format=csv")).await.html;
        for row in file.lines().filter(|row| row.contains("Behov enligt")) {
            assert_eq!(row.contains("(LSS)"), row.starts_with(lss), "{row}");
        }
        assert!(file.contains(&format!("\n{lss};")) && file.contains(&format!("\n{sol};")));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_home_counts_from_its_month_in_the_plan_the_figures_and_the_files() {
    Stage::on_both(async |stage| {
        let browser = browser(&stage, stage.controller).await;
        let own = format!("/prognos/{}", stage.scenario);
        let plan = format!("{own}/boenden");
        let file = browser.get(&format!("{own}/siffror?format=csv")).await.html;
        let gross = |file: &str, year: &str| -> i64 {
            let mut rows = file.lines().map(|line| line.split(';').collect::<Vec<_>>());
            let row = rows.find(|row| row.get(1) == Some(&"Platser brutto") && row[2] == year);
            row.unwrap()[3].parse().unwrap()
        };
        let before = ["2032", "2033", "2034"].map(|year| gross(&file, year));
        let mut sent = vec![
            ("number", "1"),
            ("version", "1"),
            ("kind", "new-home"),
            ("name", "Eken"),
            ("year", "2033"),
            ("places", "60"),
            ("month", "13"),
        ];
        let wrong = browser.post(&plan, &sent).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        sent[6] = ("month", "9");
        let to = browser.saved(&plan, &sent).await;
        let said = words(&browser.page(&to).await);
        assert!(
            said.contains("Nytt boende: Eken, 60 platser, från september"),
            "{said}"
        );
        let file = browser.get(&format!("{own}/siffror?format=csv")).await.html;
        let after = ["2032", "2033", "2034"].map(|year| gross(&file, year));
        // Four months of sixty places are twenty over the year.
        let more: Vec<i64> = after
            .iter()
            .zip(before)
            .map(|(now, then)| now - then)
            .collect();
        assert_eq!(more, [0, 20, 60]);
        let page = words(&browser.page(&own).await);
        assert!(
            page.contains("Nytt boende: Eken, september 2033, är tillagt"),
            "{page}"
        );
        let sent = [
            ("number", "2"),
            ("version", "2"),
            ("kind", "renovation"),
            ("name", "Ängen"),
            ("year", "2035"),
            ("month", "3"),
            ("places", "0"),
            ("evacuated", "24"),
            ("until", "2035"),
            ("until_month", "9"),
        ];
        let to = browser.saved(&plan, &sent).await;
        let said = words(&browser.page(&to).await);
        assert!(
            said.contains("24 platser tomma till september 2035, från mars"),
            "{said}"
        );
        assert!(
            said.contains("Renoveringen är klar: Ängen, från september"),
            "{said}"
        );
        // What was saved before stands as it did.
        let first = browser
            .get(&format!("{own}/siffror?version=1&format=csv"))
            .await;
        assert_eq!(gross(&first.html, "2033"), before[1]);
    })
    .await;
}
