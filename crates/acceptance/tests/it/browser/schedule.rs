//! From the plan to Thursday at ten past nine: who comes to Ragnar, by the board, by the keys, and undone.

use thirtyfour::{By, extensions::query::ElementQueryable};

use super::desk::{Desk, NARROW, WIDE};

/// The provider's manager says who comes, and when.
pub(super) async fn the_visits_are_on_days(desk: &mut Desk) {
    let person = desk.site.ragnar.id();
    let days = (kernel::Date::MIN, kernel::Date::MAX);
    let visits = schedules::visits_of_person(desk.site.store().reader(), person, days).await;
    // He has had other help before; and the nearest days are locked already.
    let mut showers = visits.expect("visits").into_iter();
    let one = showers.rfind(|one| one.name.as_str() == "Dusch");
    let one = one.expect("a visit ahead");
    let day = format!("/schema/dag/{}", one.placing.day);
    desk.goes_to("/schema").await;
    desk.looks("schemat").await;
    desk.goes_to(&day).await;
    desk.reads("Ragnar").await;
    desk.looks("dagen-utan-tid").await;
    desk.goes_to(&one.address()).await;
    desk.hands.write("start", "09:10").await;
    let first = "main select[name='worker-1'] option:not([value=''])";
    let worker = desk.hands.web.find(By::Css(first)).await;
    let worker = worker.expect("somebody who works there");
    let user = worker.attr("value").await.expect("an answer");
    desk.hands
        .choose("worker-1", &user.expect("somebody"))
        .await;
    desk.looks("ett-besok-pa-dagen").await;
    desk.hands.press("Spara").await;
    desk.reads("9.10–").await;
    desk.goes_to(&day).await;
    desk.looks("dagtavlan").await;
    by_the_keys(desk).await;
    desk.hands.press("Ångra min senaste ändring").await;
    desk.reads("9.10–").await;
    desk.goes_to(&format!("{day}/las")).await;
    desk.looks("las-dagen").await;
    desk.goes_to(&day).await;
    desk.hands.press("Föreslå planering").await;
    // By itself on from the page that tells that it is being made.
    let made = desk.hands.web.query(By::Css("#jamforelse table"));
    made.first().await.expect("the proposal");
    desk.looks("forslaget").await;
    desk.goes_to("/schema/personal").await;
    desk.looks("personalens-vecka").await;
    desk.sits_at(NARROW).await;
    desk.goes_to(&day).await;
    desk.looks("dagtavlan-smal").await;
    desk.sits_at(WIDE).await;
}

/// An arrow key on the visit, pressed once the driver has its answer: the page is left for the next one.
const ARROW: &str = "\
const link = document.querySelector('a[data-nudge]'), done = arguments[arguments.length - 1];
const key = new KeyboardEvent('keydown', {key: 'ArrowRight', bubbles: true, cancelable: true});
link.focus();
setTimeout(() => link.dispatchEvent(key), 100);
done(document.activeElement === link);";

/// Five minutes later by an arrow key, with the focus kept.
async fn by_the_keys(desk: &Desk) {
    let has_focus = desk.asks(ARROW, vec![]).await;
    assert_eq!(
        has_focus.as_bool(),
        Some(true),
        "a visit on the board takes focus"
    );
    let moved = desk.hands.web.query(By::Css("a[data-nudge][data-focus]"));
    let moved = moved.first().await.expect("the same visit");
    let says = moved.text().await.expect("words");
    assert!(says.contains("9.15–"), "{says}");
}
