//! The tour of a demo: every step leads to a page that whoever it is seen as may see.

use std::sync::Arc;

use goals::{Assessment, Band, Score};
use kernel::UserId;

use crate::{
    asking::get,
    town::{Town, enter, today},
};

#[tokio::test(flavor = "multi_thread")]
async fn every_step_of_the_tour_leads_where_it_says() {
    Town::on_both(steps).await;
}

async fn steps(town: Arc<Town>) {
    let nobody = town.readers.last().expect("a reader");
    let page = get(&town.router, nobody, "/rundtur").await;
    assert_eq!(page.status, 200);
    let page = page.text();
    let stops: Vec<(UserId, String)> = page
        .split("<form")
        .filter_map(|form| {
            let form = form.split("</form>").next()?;
            let user = field(form, "user")?.parse().ok()?;
            Some((user, field(form, "back")?.replace("&amp;", "&")))
        })
        .collect();
    assert_eq!(stops.len(), 10, "{stops:?}");
    let (_, last) = stops.last().expect("a last step");
    ends_at_what_is_missing(&town, last).await;
    for (user, address) in stops {
        let today = today();
        let seats = access::seats(town.store.reader(), user, today).await;
        let mut answers = vec![];
        for seat in seats.expect("seats") {
            let reader = enter(&town.installation, user, seat.role).await;
            answers.push(get(&town.router, &reader, &address).await.status);
        }
        assert!(answers.contains(&200), "{address}: {answers:?}");
    }
}

/// The last step is an indicator that is met in part under a goal that is, with rows behind it that do not meet it.
async fn ends_at_what_is_missing(town: &Town, address: &str) {
    let reader = town.store.reader();
    let chains = goals::chains(reader).await.expect("chains");
    let mut chains = chains.iter();
    let chain = chains.find(|one| one.year == today().year());
    let standing = goals::standing_now(reader, chain.expect("a chain"), today()).await;
    let standing = standing.expect("a standing");
    let is_here = |id: String| address.ends_with(&id);
    let goal = standing.goals.iter().find(|goal| {
        let mut ids = goal.indicators.iter().map(|one| one.id.to_string());
        ids.any(is_here)
    });
    let goal = goal.expect("the goal");
    assert_eq!(goal.result.map(|result| result.band), Some(Band::Partly));
    let mut all = goal.indicators.iter();
    let one = all.find(|one| is_here(one.id.to_string())).expect("it");
    let is_half = matches!(
        one.assessment,
        Assessment::Scored {
            score: Score::Half,
            ..
        }
    );
    let behind = one.behind.expect("what is behind it");
    assert!(is_half && behind.numerator < behind.denominator, "{one:?}");
}

/// The value of a field in a form.
fn field<'f>(form: &'f str, name: &str) -> Option<&'f str> {
    let (_, rest) = form.split_once(&format!("name=\"{name}\" value=\""))?;
    rest.split('"').next()
}
