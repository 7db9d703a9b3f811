//! What the year comes to in figures: the minutes of a month down to Ragnar's own, and the committee's goals down to the
//! plans that are missing, as far as whoever reads may see.

use goals::{Assessment, IndicatorStanding, Score};
use kernel::{Date, Role};
use thirtyfour::{By, WebElement};

use super::desk::Desk;

/// The manager opens the month of the visit from its cell, down to Ragnar.
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

/// The chair opens the goals, and an indicator that is met in part, down to its figure.
pub(super) async fn the_chair_reads_the_goals(desk: &mut Desk) {
    let members = desk.site.staff(Role::CommitteeMember).await;
    let chair = members.first().expect("a chair").assignment.user;
    desk.comes_in_as(chair, Role::CommitteeMember).await;
    desk.goes_to("/malarbete").await;
    let partly = met_in_part(desk).await;
    desk.reads(partly.name.as_str()).await;
    desk.looks("namndens-mal").await;
    desk.goes_to(&format!("/malarbete/indikatorer/{}", partly.id))
        .await;
    desk.looks("delvis-uppfyllt").await;
    let measure = partly.rows.expect("rows");
    desk.goes_to(&measure).await;
    desk.looks("nyckeltalet").await;
    it_ends_at_the_figure(desk, &measure).await;
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

/// Of this year's indicators, or last year's where the year is new.
async fn met_in_part(desk: &Desk) -> IndicatorStanding {
    let reader = desk.site.store().reader();
    let chains = goals::chains(reader).await.expect("chains");
    let year = desk.site.today.year();
    let chain = chains
        .iter()
        .find(|one| one.year == year)
        .or(chains.first());
    let chain = chain.expect("a chain");
    let standing = goals::standing_now(reader, chain, desk.site.today).await;
    let goals = standing.expect("goals").goals.into_iter();
    let bound = goals.flat_map(|goal| goal.indicators);
    let mut bound: Vec<IndicatorStanding> = bound.filter(|one| one.rows.is_some()).collect();
    // In a year that is new, none may be met in part yet.
    bound.sort_by_key(|one| match one.assessment {
        Assessment::Scored { score, .. } => score != Score::Half,
        Assessment::Not(_) => true,
    });
    bound
        .into_iter()
        .next()
        .expect("an indicator that is read from a measure")
}

/// The manager goes from the figure to the plans that are missing at the own unit.
pub(super) async fn the_manager_finds_what_is_missing(desk: &mut Desk, order: &str) {
    let manager = desk.site.manager_who_got(order).await;
    desk.comes_in_as(manager, Role::UnitManager).await;
    desk.goes_to("/nyckeltal").await;
    desk.looks("nyckeltalen").await;
    desk.goes_to("/nyckeltal/care-plans-measure-current").await;
    desk.looks("aktuella-planer").await;
    follows(desk, "main a[href*='/rader?']").await;
    desk.looks("raderna-som-chefen-ser").await;
    let lacks = "//main//tr[contains(., 'Nej')]//a[contains(@href, '/genomforandeplaner/')]";
    let rows = desk
        .hands
        .web
        .find_all(By::XPath(lacks))
        .await
        .expect("an answer");
    if let Some(row) = rows.first() {
        leads(desk, row).await;
        desk.looks("en-plan-som-inte-ar-aktuell").await;
    }
    desk.goes_to("/genomforandeplaner").await;
    desk.looks("planer-som-saknas").await;
}
