//! A day's work in a cellar: the network goes in the middle of a visit, and nothing is lost.

use kernel::{Actor, Role, UserId};
use schedules::{ChangeVisits, ScheduledVisit, SeenVisit, VisitChange};
use visits::ReportKind;

use super::desk::{Desk, NARROW};

/// How often the eyes look again, told by the browser's own clock; and how often before they say that it does not come.
const BLINK: &str = "setTimeout(arguments[arguments.length - 1], 250)";
const BLINKS_MAX: u32 = 160;

/// What the phone's disk has, without what it says: addresses of pages, numbers of reports, names of keys, and whether
/// any key can be taken out.
const DISK: &str = "\
const done = arguments[arguments.length - 1], open = indexedDB.open('sammanhang');
// Whoever looks before the worker has made it must not make it.
open.onupgradeneeded = () => open.transaction.abort();
open.onerror = () => done(null);
open.onsuccess = () => {
  const base = open.result;
  if (!base.objectStoreNames.contains('pages')) { base.close(); done(null); return; }
  const all = base.transaction(['pages', 'items', 'keys']);
  const [pages, items, names, keys] = [
    all.objectStore('pages').getAllKeys(), all.objectStore('items').getAllKeys(),
    all.objectStore('keys').getAllKeys(), all.objectStore('keys').getAll()];
  all.oncomplete = () => {
    base.close();
    done({ pages: pages.result, items: items.result, keys: names.result, open: keys.result.some((key) => key.extractable) });
  };
};";

impl Desk {
    /// Looks at the page, and anew, until it says so.
    async fn comes_to_read(&self, path: &str, words: &str) {
        for _ in 0..BLINKS_MAX {
            self.goes_to(path).await;
            if self.hands.reads().await.contains(words) {
                return;
            }
            self.asks(BLINK, vec![]).await;
        }
        self.reads(words).await;
    }

    /// Waits until the phone's disk is so.
    async fn disk_comes_to(&self, is_so: impl Fn(&serde_json::Value) -> bool) -> serde_json::Value {
        for _ in 0..BLINKS_MAX {
            let disk = self.asks(DISK, vec![]).await;
            if is_so(&disk) {
                return disk;
            }
            self.asks(BLINK, vec![]).await;
        }
        panic!("the disk has {}", self.asks(DISK, vec![]).await);
    }
}

/// Somebody who makes visits, with one today of which nothing has been told.
pub(super) async fn somebody_with_a_visit(desk: &Desk) -> (UserId, ScheduledVisit) {
    let reader = desk.site.store().reader();
    let today = desk.site.today;
    let last = today.saturating_add(jiff::Span::new().days(7));
    for worker in desk.site.staff(Role::CareWorker).await {
        let user = worker.assignment.user;
        let visits = schedules::visits_of_worker(reader, user, (today, last)).await;
        for visit in visits.expect("visits") {
            let told = visits::reports_of_visit(reader, visit.id).await;
            let is_free = told.expect("reports").is_empty() && visit.is_planned();
            if is_free && visit.placing.workers.contains(&user) {
                return (user, visit);
            }
        }
    }
    panic!("nobody has a visit ahead");
}

/// The manager of the provider whose visit it is.
pub(super) async fn who_leads(desk: &Desk, visit: &ScheduledVisit) -> Actor {
    let managers = desk.site.managers().await;
    let manager = managers
        .iter()
        .find(|one| one.assignment.unit == visit.provider);
    let seat = &manager.expect("who leads it").assignment;
    Actor::Staff {
        user: seat.user,
        assignment: seat.id,
        role: seat.role,
        unit: seat.unit,
    }
}

/// Late in the day all of today's are made: one of tomorrow's is moved to today.
pub(super) async fn moved_to_today(desk: &Desk, visit: &ScheduledVisit) {
    let actor = who_leads(desk, visit).await;
    let mut to = visit.placing.clone();
    to.day = desk.site.today;
    to.reason = Some(schedules::ChangeReason::PersonAsked);
    let seen = SeenVisit {
        visit: visit.id,
        version: visit.version,
    };
    let change = ChangeVisits {
        changes: vec![VisitChange { seen, to }],
        why: Some(kernel::Line::parse("Hon vill det.").expect("words")),
    };
    let moved = desk.site.does(actor, &change).await;
    moved.expect("moved");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_visit_is_made_without_network_and_reaches_the_office_once() {
    let mut desk = Desk::open("utan-tackning").await;
    let (user, visit) = somebody_with_a_visit(&desk).await;
    if visit.placing.day != desk.site.today {
        moved_to_today(&desk, &visit).await;
    }
    let page = format!("/mina-besok/{}", visit.id);
    desk.goes_to("/logga-in").await;
    desk.comes_in_as(user, Role::CareWorker).await;
    desk.sits_at(NARROW).await;
    desk.goes_to("/mina-besok").await;
    desk.looks("min-dag").await;
    let has_page = |disk: &serde_json::Value| {
        let pages = disk["pages"].as_array();
        let is_there = |page: &str| pages.is_some_and(|all| all.iter().any(|known| known == page));
        is_there(&page) && is_there(&format!("{page}/ratta"))
    };
    let kept = desk.disk_comes_to(has_page).await;
    assert_eq!(kept["open"], false, "no key can be taken out");

    desk.site.goes_down().await;
    desk.goes_to(&page).await;
    desk.reads("Du har ingen täckning.").await;
    desk.looks("besoket-utan-tackning").await;
    desk.hands.press("Börja besöket").await;
    desk.reads("Påbörjat, väntar på att skickas").await;
    desk.looks("paborjat-utan-tackning").await;
    it_began_earlier(&mut desk, &page).await;
    desk.hands.press("Avsluta besöket").await;
    desk.goes_to("/mina-besok/vantar").await;
    desk.reads("3 saker väntar på att skickas").await;
    desk.reads("Rätta en tid").await;
    desk.looks("vantar").await;
    let queue = desk.asks(DISK, vec![]).await;
    assert_eq!(queue["items"].as_array().map(Vec::len), Some(3));

    desk.site.comes_up().await;
    let reader = desk.site.store().reader();
    assert_eq!(
        visits::reports_of_visit(reader, visit.id)
            .await
            .expect("reports"),
        []
    );
    desk.comes_to_read("/mina-besok/vantar", "Inget väntar i den här telefonen.")
        .await;
    desk.looks("inget-vantar").await;
    let told = visits::reports_of_visit(desk.site.store().reader(), visit.id).await;
    let told = told.expect("reports").into_iter();
    let (corrected, mut told): (Vec<_>, Vec<_>) = told.partition(|one| one.correction.is_some());
    let corrected: Vec<ReportKind> = corrected.iter().map(|one| one.kind).collect();
    assert_eq!(corrected, [ReportKind::Started]);
    told.sort_by_key(|one| one.said);
    let kinds: Vec<ReportKind> = told.iter().map(|one| one.kind).collect();
    assert_eq!(kinds, [ReportKind::Started, ReportKind::Ended]);
    desk.goes_to(&page).await;
    desk.reads("Utfört").await;

    logs_out(&mut desk, &page).await;
    desk.leaves().await;
}

/// The button was pressed some minutes late: said on the phone, which has no network yet.
async fn it_began_earlier(desk: &mut Desk, page: &str) {
    let zone = jiff::tz::TimeZone::get("Europe/Stockholm").expect("a zone");
    let earlier = jiff::Timestamp::now() - jiff::SignedDuration::from_mins(5);
    let clock = earlier.to_zoned(zone).strftime("%H.%M").to_string();
    desk.goes_to(&format!("{page}/ratta")).await;
    desk.hands.choose("which", "start").await;
    desk.hands.write("time", &clock).await;
    desk.hands.write("why", "Hade händerna fulla.").await;
    desk.looks("ratta-utan-tackning").await;
    desk.hands.press("Rätta").await;
    desk.reads("Påbörjat, väntar på att skickas").await;
}

/// What the phone kept is gone with the one who kept it.
async fn logs_out(desk: &mut Desk, page: &str) {
    let out = "document.querySelector('form[action=\"/logga-ut\"]').requestSubmit();";
    desk.hands.web.execute(out, vec![]).await.expect("pressed");
    let is_bare = |disk: &serde_json::Value| {
        disk["pages"].as_array().is_some_and(Vec::is_empty)
            && disk["keys"].as_array().is_some_and(Vec::is_empty)
    };
    desk.disk_comes_to(is_bare).await;
    desk.site.goes_down().await;
    desk.goes_to(page).await;
    desk.reads("har tagits bort").await;
    desk.looks("efter-utloggning").await;
    desk.site.comes_up().await;
}
