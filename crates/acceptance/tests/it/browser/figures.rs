//! What the year comes to in figures: the minutes of a month down to Ragnar's own, and the committee's goals down to the
//! plans that are missing, as far as whoever reads may see.

use goals::{Assessment, Band, GoalStanding, IndicatorStanding, Score};
use kernel::{Date, Language, Minutes, Role, UnitId};
use thirtyfour::{By, WebElement};

use super::desk::Desk;

/// What the visit of the story took: it was ended so many minutes after it was begun, and the few more that the browser
/// needed, since the clock goes on meanwhile.
const MADE_IN: std::ops::RangeInclusive<i64> = 33..=45;

/// The manager opens the month of the visit from its cell, down to Ragnar, to the visit, and to who made it.
pub(super) async fn the_months_minutes(desk: &mut Desk, (order, visited): (&str, Date)) {
    let manager = desk.site.manager_who_got(order).await;
    desk.comes_in_as(manager, Role::UnitManager).await;
    let month = minutes_account::Month::of(visited);
    desk.goes_to(&format!("/minutkonto?fran={month}&till={month}"))
        .await;
    desk.looks("minutkontot").await;
    follows(
        desk,
        "main table a[href*='/minutkonto/rader'][href*='sort=performed']",
    )
    .await;
    desk.reads("Ragnar").await;
    desk.looks("minutkontots-rader").await;
    let id = order.rsplit('/').next().unwrap_or_default();
    let own = format!(
        "main a[href*='/personer/{}/minutkonto/{id}']",
        desk.site.ragnar.id()
    );
    follows(desk, &own).await;
    desk.looks("ragnars-minuter").await;
    let (worker, took) = who_made_it(desk, visited).await;
    let said = page_kit::dates::minutes(Language::Swedish, took).replace('\u{a0}', " ");
    let cells = "//main//section[@id='besok']//table//tbody/tr/*[4][normalize-space()]";
    let performed = desk.hands.web.find_all(By::XPath(cells)).await;
    let performed = performed.expect("cells");
    let [visit] = performed.as_slice() else {
        panic!("{} visits were performed", performed.len());
    };
    assert_eq!(visit.text().await.expect("words"), said);
    // The sum of the month is that one visit.
    let table = desk.hands.web.find(By::XPath("//main//table[tfoot]")).await;
    let table = table.expect("the days");
    let (heads, sums) = (
        words(&table, "thead th").await,
        words(&table, "tfoot tr > *").await,
    );
    let at = heads.iter().position(|head| head == "Utfört");
    let at = at.unwrap_or_else(|| panic!("no performed among {heads:?}"));
    assert_eq!(sums.get(at), Some(&said), "{heads:?} {sums:?}");
    let link = visit.find(By::Css("a")).await.expect("a visit");
    leads(desk, &link).await;
    desk.reads(&worker).await;
    desk.looks("ragnars-besok-i-minuterna").await;
}

/// What stands in some parts of an element.
async fn words(of: &WebElement, css: &str) -> Vec<String> {
    let mut words = vec![];
    for part in of.find_all(By::Css(css)).await.expect("parts") {
        words.push(part.text().await.expect("words").trim().to_owned());
    }
    words
}

/// Who ended the one visit that Ragnar had that day, with the minutes that it took.
async fn who_made_it(desk: &Desk, visited: Date) -> (String, Minutes) {
    let (store, ragnar) = (desk.site.store(), desk.site.ragnar.id());
    let filter = organisation::UnitFilter::default();
    let units = organisation::units(store.reader(), &filter).await;
    let mut made = vec![];
    for unit in units.expect("units") {
        let days = (visited, visited);
        let lines = visits::attendance_lines(store.reader(), unit.id, days).await;
        let own = lines.expect("lines").into_iter();
        made.extend(own.filter(|line| line.person == ragnar && line.end.is_some()));
    }
    let [line] = made.as_slice() else {
        panic!("{} visits were made that day", made.len());
    };
    let took = line.minutes.expect("minutes");
    assert!(MADE_IN.contains(&took.count()), "{took:?}");
    let user = access::user(store.reader(), line.user).await;
    (user.expect("an answer").expect("somebody").name, took)
}

/// Follows a link by where it leads.
async fn follows(desk: &Desk, css: &str) {
    let link = desk.hands.web.find(By::Css(css)).await;
    let link = link.unwrap_or_else(|error| panic!("no {css}: {error}"));
    leads(desk, &link).await;
}

/// Goes to where a link leads.
async fn leads(desk: &Desk, link: &WebElement) {
    let to = link.attr("href").await.expect("an answer");
    let here = desk.hands.web.current_url().await.expect("an address");
    let to = here.join(&to.expect("an address")).expect("an address");
    desk.hands.web.goto(to.as_str()).await.expect("a page");
}

/// Where something is missing: the address of the figure, and the provider who lacks most.
pub(super) struct Missing {
    address: String,
    provider: UnitId,
}

/// The chair opens the goals, one that is met in part, an indicator under it that is, and from it those who lack what
/// is missing: the provider is told, and nobody else.
pub(super) async fn the_chair_reads_the_goals(desk: &mut Desk) -> Missing {
    let members = desk.site.staff(Role::CommitteeMember).await;
    let chair = members.first().expect("a chair").assignment.user;
    desk.comes_in_as(chair, Role::CommitteeMember).await;
    desk.goes_to("/malarbete").await;
    let (goal, partly) = met_in_part(desk).await;
    let under = format!("//main//section[@id='{}']", goal.id);
    let section = desk.hands.web.find(By::XPath(&under)).await;
    let section = section.expect("the goal").text().await.expect("words");
    assert!(section.contains("Delvis uppfyllt"), "{section}");
    desk.looks("namndens-mal").await;
    let link = format!("main a[href='/malarbete/indikatorer/{}']", partly.id);
    follows(desk, &link).await;
    desk.reads("0,5").await;
    desk.looks("delvis-uppfyllt").await;
    let behind = partly.behind.expect("what is behind it");
    let missing = behind.denominator - behind.numerator;
    desk.reads(&format!("Se var de {missing} som saknas finns"))
        .await;
    follows(desk, "main a[href*='uppfyllt=nej']").await;
    desk.looks("nyckeltalet").await;
    let here = desk.hands.web.current_url().await.expect("an address");
    let address = format!("{}?{}", here.path(), here.query().unwrap_or_default());
    let provider = who_lacks_most(desk).await;
    it_ends_at_the_figure(desk, &address).await;
    Missing { address, provider }
}

/// The provider in the first row, with how many it lacks.
async fn who_lacks_most(desk: &Desk) -> UnitId {
    let rows = desk
        .hands
        .web
        .find_all(By::Css("main table tbody tr"))
        .await;
    let mut told = vec![];
    for row in rows.expect("rows") {
        let cells = row.find_all(By::Css("th, td")).await.expect("cells");
        let mut words = vec![];
        for cell in cells {
            words.push(cell.text().await.expect("words"));
        }
        told.push(words);
    }
    let most = told.iter().find_map(|row| match row.as_slice() {
        [name, _, _, _, lacks] => Some((name.trim(), lacks.trim())),
        _ => None,
    });
    let (name, lacks) = most.unwrap_or_else(|| panic!("nobody is told: {told:?}"));
    let lacks: i64 = lacks.parse().unwrap_or_default();
    assert!(lacks > 0, "the first lacks nothing: {told:?}");
    let filter = organisation::UnitFilter::default();
    let units = organisation::units(desk.site.store().reader(), &filter).await;
    let mut units = units.expect("units").into_iter();
    let unit = units.find(|unit| unit.name.as_str() == name);
    unit.unwrap_or_else(|| panic!("{name} is no provider")).id
}

/// A member of the committee sees how many, and of no person: no way leads there, and who types the address of the rows
/// finds nothing.
async fn it_ends_at_the_figure(desk: &mut Desk, measure: &str) {
    let ways = "main a[href*='/rader'], main a[href*='/personer/']";
    let ways = desk.hands.web.find_all(By::Css(ways)).await;
    assert!(
        ways.expect("an answer").is_empty(),
        "{measure} leads to persons"
    );
    desk.goes_to(&measure.replace('?', "/rader?")).await;
    let rows = desk.hands.web.find_all(By::Css("main table a")).await;
    assert!(rows.expect("an answer").is_empty(), "{measure} has rows");
    desk.looks("ledamoten-ser-inga-rader").await;
}

/// A goal that is met in part, with an indicator under it that is and that lacks care plans. Of this year's, or last
/// year's where the year is new.
async fn met_in_part(desk: &Desk) -> (GoalStanding, IndicatorStanding) {
    let reader = desk.site.store().reader();
    let chains = goals::chains(reader).await.expect("chains");
    let year = desk.site.today.year();
    let chain = chains
        .iter()
        .find(|one| one.year == year)
        .or(chains.first());
    let chain = chain.expect("a chain");
    let standing = goals::standing_now(reader, chain, desk.site.today).await;
    let is_half = |one: &IndicatorStanding| {
        let rows = one.rows.as_deref().unwrap_or_default();
        let lacks = one
            .behind
            .is_some_and(|behind| behind.numerator < behind.denominator);
        let scored = matches!(
            one.assessment,
            Assessment::Scored {
                score: Score::Half,
                ..
            }
        );
        rows.contains("care-plans-measure-current") && lacks && scored
    };
    let goals = standing.expect("goals").goals.into_iter();
    let partly = goals.filter(|goal| {
        let result = goal.result;
        result.is_some_and(|result| result.band == Band::Partly)
    });
    let mut found = partly.filter_map(|goal| {
        let one = goal.indicators.iter().find(|one| is_half(one))?.clone();
        Some((goal, one))
    });
    found
        .next()
        .expect("a goal that is met in part for want of care plans")
}

/// The manager of the provider that lacks most goes from the same figure to the plans that are missing.
pub(super) async fn the_manager_finds_what_is_missing(desk: &mut Desk, missing: &Missing) {
    let managers = desk.site.managers().await;
    let mut managers = managers.iter();
    let manager = managers.find(|one| one.assignment.unit == missing.provider);
    let manager = manager.expect("a manager").assignment.user;
    desk.comes_in_as(manager, Role::UnitManager).await;
    desk.goes_to("/nyckeltal").await;
    desk.looks("nyckeltalen").await;
    desk.goes_to(&missing.address).await;
    desk.looks("aktuella-planer").await;
    let own = format!(
        "main table a[href*='/rader?'][href*='grupp={}']",
        missing.provider
    );
    follows(desk, &own).await;
    desk.looks("raderna-som-chefen-ser").await;
    let yes = "//main//table//tr[td[normalize-space()='Ja']]";
    let yes = desk.hands.web.find_all(By::XPath(yes)).await;
    assert!(
        yes.expect("an answer").is_empty(),
        "what is there is listed"
    );
    let lacks = "//main//table//tr[td[normalize-space()='Nej']]//a[contains(@href, '/genomforandeplaner/')]";
    let lacks = desk.hands.web.find_all(By::XPath(lacks)).await;
    let lacks = lacks.expect("an answer");
    let row = lacks.first().expect("a plan that is missing");
    let plan = row
        .attr("href")
        .await
        .expect("an answer")
        .expect("an address");
    leads(desk, row).await;
    assert!(desk.hands.here().await.ends_with(&plan), "{plan}");
    desk.looks("en-plan-som-inte-ar-aktuell").await;
    desk.goes_to("/genomforandeplaner").await;
    let listed = format!(
        "main a[href*='{}']",
        plan.rsplit('/').next().unwrap_or_default()
    );
    let listed = desk.hands.web.find_all(By::Css(&listed)).await;
    assert!(
        !listed.expect("an answer").is_empty(),
        "{plan} is not on the list"
    );
    desk.looks("planer-som-saknas").await;
}
