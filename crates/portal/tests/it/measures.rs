//! The list of all measures.

use kernel::Role;

use crate::stage::Stage;

/// The keys of the measures on a page of the list, in its order.
fn listed(page: &str) -> Vec<String> {
    let table = page.split("<tbody ").nth(1).unwrap_or_default();
    let table = table.split("</tbody>").next().unwrap_or_default();
    let links = table.split("href=\"/nyckeltal/").skip(1);
    let key = |rest: &str| rest.split(['?', '"']).next().unwrap_or_default().to_owned();
    links.map(key).collect()
}

#[tokio::test]
async fn each_measure_stands_on_one_page_of_the_list_and_in_the_order_asked_for() {
    Stage::on_both(|stage| async move {
        let page = async |asked: &str| {
            let path = format!("/nyckeltal?{asked}");
            listed(&stage.get(Some(Role::Controller), &path).await.text)
        };
        let (first, second) = (page("").await, page("sida=2").await);
        let file = stage
            .get(Some(Role::Controller), "/nyckeltal?format=csv")
            .await;
        let all = file.text.lines().count() - 1;
        assert_eq!((first.len(), second.len()), (25, all - 25));
        assert!(second.iter().all(|key| !first.contains(key)), "{second:?}");
        let (up, down) = (
            page("sort=measure").await,
            page("sort=measure&desc=1").await,
        );
        assert_ne!(up, first);
        assert_ne!(up, down);
    })
    .await;
}
