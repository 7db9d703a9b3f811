//! The tour of a demo: every step leads to a page that whoever it is seen as may see.

use std::sync::Arc;

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

/// The value of a field in a form.
fn field<'f>(form: &'f str, name: &str) -> Option<&'f str> {
    let (_, rest) = form.split_once(&format!("name=\"{name}\" value=\""))?;
    rest.split('"').next()
}
