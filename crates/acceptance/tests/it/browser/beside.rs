//! What lies beside the red thread: the tour, the goals that everybody reads, the results of follow-ups, what providers
//! are paid, visits to clear up, and what went wrong as far as lex Sarah.

use access::StaffView;
use deviations::{CaseFilter, CaseLine};
use kernel::{Actor, Call, Clock, RequestKey, Role, SystemClock};
use page_kit::Window;
use thirtyfour::By;
use uuid::Uuid;

use super::{
    desk::Desk,
    phone::{moved_to_today, somebody_with_a_visit, who_leads},
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_lies_beside_the_thread_shuts_nobody_out() {
    let mut desk = Desk::open("vid-sidan").await;
    anybody_takes_the_tour(&mut desk).await;
    anybody_reads_the_goals(&mut desk).await;
    an_officer_reads_the_results(&mut desk).await;
    a_controller_pays(&mut desk).await;
    a_manager_clears_up(&mut desk).await;
    a_manager_follows_lex_sarah(&mut desk).await;
    desk.leaves().await;
}

async fn anybody_takes_the_tour(desk: &mut Desk) {
    finds(desk, "/rundtur", "rundturen").await;
}

/// The reports that the committee has handled, one of them, without being logged in.
async fn anybody_reads_the_goals(desk: &mut Desk) {
    finds(desk, "/mal", "malen").await;
    let report = "main a[href^='/mal/']:not([href$='pdf'])";
    desk.hands.follow(report).await;
    desk.looks("en-rapport").await;
}

/// All boxes at once, by keyboard and by script, without leaving what was typed; how many are ticked is told.
async fn all_cases_are_ticked(desk: &mut Desk) {
    finds(desk, "/arenden/fordela", "fordela").await;
    let boxes = By::Css("main input[name='cases']");
    let boxes = desk.hands.web.find_all(boxes).await.expect("boxes");
    let all = boxes.len();
    assert!(all > 0, "no case to hand over");
    desk.hands.keyboard_only = true;
    desk.hands.press("Välj alla").await;
    desk.reads(&format!("{all} av {all} valda")).await;
    desk.hands.press("Välj ingen").await;
    desk.hands.keyboard_only = false;
    desk.reads(&format!("0 av {all} valda")).await;
    desk.hands.write("reason", "Jag ska vara ledig.").await;
    desk.hands.press("Välj alla").await;
    desk.reads(&format!("{all} av {all} valda")).await;
    assert_eq!(desk.hands.value("reason").await, "Jag ska vara ledig.");
    let one = boxes.first().expect("a box");
    one.click().await.expect("unticked");
    let left = all - 1;
    desk.reads(&format!("{left} av {all} valda")).await;
    desk.looks("alla-utom-ett").await;
}

async fn an_officer_reads_the_results(desk: &mut Desk) {
    desk.logs_in().await;
    finds(desk, "/uppfoljningar/resultat", "uppfoljningarnas-resultat").await;
    all_cases_are_ticked(desk).await;
}

/// The months, a month of a provider, and its terms.
async fn a_controller_pays(desk: &mut Desk) {
    let controllers = desk.site.staff(Role::Controller).await;
    let controller = controllers.first().expect("a controller").assignment.user;
    desk.comes_in_as(controller, Role::Controller).await;
    finds(desk, "/ersattning", "ersattningen").await;
    desk.hands.follow("main a[href*='/ersattning/']").await;
    desk.looks("en-manads-ersattning").await;
    desk.hands.follow("main a[href$='/villkor']").await;
    desk.looks("villkoren").await;
}

/// Somebody stands before a closed door and goes straight to the form that says so; the manager clears it up.
async fn a_manager_clears_up(desk: &mut Desk) {
    let (user, visit) = somebody_with_a_visit(desk).await;
    if visit.placing.day != desk.site.today {
        moved_to_today(desk, &visit).await;
    }
    desk.comes_in_as(user, Role::CareWorker).await;
    desk.goes_to(&format!("/mina-besok/{}/inte-utfort", visit.id))
        .await;
    desk.hands.choose("why", "nobody-opened").await;
    desk.hands.press("Rapportera").await;
    let manager = who_leads(desk, &visit).await;
    desk.comes_in_as(manager.user().expect("a user"), Role::UnitManager)
        .await;
    finds(desk, "/besok-att-reda-ut", "att-reda-ut").await;
    desk.reads("Ingen öppnade").await;
    let answer = desk
        .hands
        .web
        .find(By::Css("main [name^='answer-']"))
        .await
        .expect("a question");
    answer
        .send_keys("Hon var hos sin son.")
        .await
        .expect("typed");
    desk.hands.press("Avsluta frågan").await;
    desk.looks("utrett").await;
}

/// The list, the figures, and each page of one that was judged to be serious.
async fn a_manager_follows_lex_sarah(desk: &mut Desk) {
    let (manager, serious) = a_serious_one(desk).await;
    desk.comes_in_as(manager.assignment.user, Role::UnitManager)
        .await;
    finds(desk, "/avvikelser", "avvikelserna").await;
    finds(desk, "/avvikelser/oversikt", "avvikelserna-i-siffror").await;
    finds(desk, "/avvikelser/ny", "en-ny-avvikelse").await;
    let one = format!("/avvikelser/{}", serious.id);
    finds(desk, &one, "en-allvarlig").await;
    for step in [
        "bedom",
        "allvar",
        "ivo",
        "ivo/utredning",
        "anmalan",
        "utred",
        "atgard",
        "namnden",
        "beratta",
        "lardom",
        "avsluta",
    ] {
        let name = format!("lex-sarah-{}", step.replace('/', "-"));
        finds(desk, &format!("{one}/{step}"), &name).await;
    }
    finds(desk, "/lardomar", "lardomarna").await;
    finds(desk, "/mina-rapporter", "mina-rapporter").await;
}

/// A deviation that was judged to be serious, and who leads the unit that handles it.
async fn a_serious_one(desk: &Desk) -> (StaffView, CaseLine) {
    let all = CaseFilter::default();
    let window = Window {
        sort: "reported",
        is_descending: true,
        offset: 0,
        limit: 200,
    };
    for manager in desk.site.managers().await {
        let seat = &manager.assignment;
        let actor = Actor::Staff {
            user: seat.user,
            assignment: seat.id,
            role: seat.role,
            unit: seat.unit,
        };
        let call = Call::new(actor, SystemClock.now(), RequestKey(Uuid::new_v4()));
        let reader = desk.site.store().reader();
        let found = deviations::case_list(reader, &call, seat.unit, &all, window).await;
        let (lines, _) = found.expect("deviations");
        let mut own = lines.into_iter().filter(|line| line.keeper == seat.unit);
        if let Some(serious) = own.find(|line| line.is_serious) {
            return (manager, serious);
        }
    }
    panic!("nothing serious has happened");
}

/// Goes to a page that is there, and looks at it.
async fn finds(desk: &mut Desk, path: &str, name: &str) {
    desk.goes_to(path).await;
    let said = desk.hands.reads().await;
    assert!(!said.contains("Sidan finns inte"), "{path}: {said}");
    desk.looks(name).await;
}
