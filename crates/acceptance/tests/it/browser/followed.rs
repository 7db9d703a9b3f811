//! Three months later: how it has gone is talked about, what it is like is asked, and the help goes on.

use follow_up::{Covered, FollowUp, State};
use kernel::{Date, Role};

use super::desk::Desk;

/// Days until the conversation.
const LATER: i64 = 84;

/// The officer talks with Ragnar about what was decided.
pub(super) async fn the_decision_is_followed_up(desk: &mut Desk, case: &str) {
    let day = duties::calendar::days_after(desk.site.today, LATER);
    let day = duties::calendar::next_open_day(day);
    desk.site.goes_on_to(day, 13 * 60 + 20).await;
    let officer = the_officer_of(desk, case).await;
    desk.comes_in_as(officer, Role::CaseOfficer).await;
    let talk = it_is_booked(desk, day).await;
    let at = talk.address();
    he_is_asked(desk, &at).await;
    it_is_written(desk, (&at, &talk)).await;
    let person = desk.site.ragnar.id();
    desk.goes_to(&format!("/personer/{person}")).await;
    desk.looks("ragnars-akt-efter-uppfoljningen").await;
}

/// Who made the decisions of a case.
async fn the_officer_of(desk: &Desk, case: &str) -> kernel::UserId {
    let id = case.rsplit('/').next().and_then(|id| id.parse().ok());
    let person = desk.site.ragnar.id();
    let decisions = cases::decisions_of_person(desk.site.store().reader(), person).await;
    let mut decisions = decisions.expect("decisions").into_iter();
    let own = decisions.find(|one| Some(one.case) == id);
    own.expect("the decision").by.user
}

async fn it_is_booked(desk: &mut Desk, day: Date) -> FollowUp {
    let person = desk.site.ragnar.id();
    desk.goes_to("/uppfoljningar").await;
    desk.looks("uppfoljningar").await;
    desk.goes_to(&format!("/personer/{person}/uppfoljningar/ny"))
        .await;
    desk.hands.write("on", &day.to_string()).await;
    desk.hands.write("at", "13:30").await;
    desk.looks("uppfoljningen-bokas").await;
    desk.hands.press("Boka").await;
    desk.looks("uppfoljningen-bokad").await;
    let all = follow_up::follow_ups_of_person(desk.site.store().reader(), person).await;
    let mut all = all.expect("follow-ups").into_iter();
    let booked = all.find(|one| one.state == State::Booked && one.meeting.on == day);
    booked.expect("what was booked")
}

/// The five questions, read aloud.
async fn he_is_asked(desk: &mut Desk, at: &str) {
    desk.hands.press("Läs upp frågorna nu").await;
    desk.goes_to(&format!("{at}/fragor?satt=read")).await;
    for theme in follow_up::Theme::ALL {
        let field = format!("q-{}", theme.key());
        desk.hands.choose(&field, "4").await;
    }
    desk.hands.choose("by", "alone").await;
    desk.hands.choose("lets-read", "ja").await;
    desk.looks("fragorna-om-kvalitet").await;
    desk.hands.press("Skicka svaren").await;
    desk.looks("svaren-ar-sparade").await;
}

/// The goal is reached, and the help is right.
async fn it_is_written(desk: &mut Desk, (at, talk): (&str, &FollowUp)) {
    desk.goes_to(&format!("{at}/samtal")).await;
    desk.hands
        .write("own-words", "Jag duschar själv nu, och är inte rädd.")
        .await;
    desk.hands.choose("part", "present").await;
    for covered in &talk.covered {
        about(desk, covered).await;
    }
    desk.looks("vad-som-blev-sagt").await;
    desk.hands.press("Spara och gå till signering").await;
    desk.looks("las-igenom-och-signera").await;
    desk.hands.press("Signera").await;
    desk.reads("Jag duschar själv nu").await;
    desk.looks("uppfoljningen-signerad").await;
}

async fn about(desk: &Desk, covered: &Covered) {
    let of = |name: &str| format!("{name}-{}", covered.decision);
    let result = if covered.goal.is_some() {
        "reached"
    } else {
        "no-goal"
    };
    desk.hands.choose(&of("result"), result).await;
    desk.hands
        .write(&of("words"), "Hjälpen kommer när den ska.")
        .await;
    desk.hands.choose(&of("outcome"), "stands").await;
    if !covered.is_standing {
        return;
    }
    let next = duties::calendar::months_after(desk.site.today, 6);
    desk.hands.write(&of("next"), &next.to_string()).await;
}
