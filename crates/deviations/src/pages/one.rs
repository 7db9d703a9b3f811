//! A deviation: what was told, how far it has come, what is to be done next, and what was done.

use kernel::Problem;
use maud::{Markup, html};
use page_kit::{
    Reply, Visit,
    components::{Button, ButtonRow, Column, Due, Empty, Heading, Notice, Section, Table, prose},
    dates,
};
use rulebook::keys;

use super::{
    shown::{Concerned, Shown, load_closed, way},
    steps, words,
};
use crate::{
    model::{LessonState, State},
    rules::subject,
};

/// The page.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let shown = load_closed(&visit).await?;
    if matches!(shown.concerned, Concerned::Closed) {
        return Ok(closed(&visit, &shown));
    }
    let t = visit.t();
    let case = &shown.view.case;
    let number = shown.view.report.number().to_string();
    let kind = words::kind(t, case.kind);
    let body = html! {
        (Heading::new(kind).over(number.clone()).lead(html! { (words::marks(t, case)) })
            .actions(next(&visit, &shown)))
        @if shown.view.report.told.is_of_manager { (Notice::info(t, t.say("deviations-is-of-manager"))) }
        (lacking(&visit, &shown))
        (duties_table(&visit, &shown).await?)
        (Section::new("rapporten", t.say("deviations-told"), words::told(&visit, &shown)))
        (investigation(&visit, &shown))
        (measures(&visit, &shown))
        (Section::new("steg", t.say("deviations-steps"), done(&visit, &shown)))
        (visit.why_all(why(&shown)))
    };
    Ok(
        Reply::page(format!("{} {number}", t.say("deviations-one-title")), body)
            .breadcrumbs(&way(&visit).here(number)),
    )
}

/// What is told to somebody who handles it and may not read it: that somebody who is named must.
fn closed(visit: &Visit, shown: &Shown) -> Reply {
    let t = visit.t();
    let number = shown.view.report.number().to_string();
    let body = html! {
        (Heading::new(number.clone()).lead(html! { (words::marks(t, &shown.view.case)) }))
        (Notice::warning(t, t.say("deviations-closed-to-you")))
    };
    Reply::page(format!("{} {number}", t.say("deviations-one-title")), body)
        .breadcrumbs(&way(visit).here(number))
}

const ORDINARY: &[&str] = &[
    keys::SOL_27_1,
    keys::SOL_27_2,
    keys::LOCAL_DEVIATION_INVESTIGATION,
];
const LEX_SARAH: &[&str] = &[
    keys::SOL_27_2,
    keys::SOL_27_4,
    keys::SOL_27_5,
    keys::SOL_27_6,
    keys::SOL_17_10,
    keys::LSS_24B,
    keys::LSS_24D,
    keys::LSS_24E,
    keys::LSS_24F,
    keys::LSS_23G,
];

fn why(shown: &Shown) -> &'static [&'static str] {
    if shown.view.case.is_lex_sarah() {
        LEX_SARAH
    } else {
        ORDINARY
    }
}

/// What can be done, what comes first as it stands before the rest.
fn next(visit: &Visit, shown: &Shown) -> Markup {
    let t = visit.t();
    let case = &shown.view.case;
    let at = shown.address();
    let mut ways: Vec<(&str, &str)> = vec![];
    if shown.handles {
        ways.extend(for_handlers(shown));
    }
    let is_told = case.committee_told.is_some() && !case.is_committee_read;
    if is_told && case.committee() == visit.actor().unit() {
        ways.push(("deviations-do-committee-read", "/namnden/last"));
    }
    if shown.handles && case.is_lex_sarah() {
        ways.push(("deviations-do-notice", "/anmalan"));
    }
    let mut ways = ways.into_iter();
    let Some((label, to)) = ways.next() else {
        return html! {};
    };
    let first = Button::primary(t.say(label)).href(format!("{at}{to}"));
    let row = ways.fold(ButtonRow::new(first), |row, (label, to)| {
        row.and(Button::secondary(t.say(label)).href(format!("{at}{to}")))
    });
    html! { (row) }
}

fn for_handlers(shown: &Shown) -> Vec<(&'static str, &'static str)> {
    let case = &shown.view.case;
    let mut ways = vec![];
    let mut way = |is_so: bool, label: &'static str, to: &'static str| {
        if is_so {
            ways.push((label, to));
        }
    };
    let is_open = case.state != State::Closed;
    let is_wrong = case.is_lex_sarah();
    let is_judged = case.triaged.is_some();
    way(
        case.state == State::Reported,
        "deviations-do-triage",
        "/bedom",
    );
    let tells = is_wrong
        && case.is_private
        && (case.committee_told.is_none() || case.notified.is_some() && !case.is_told_of_notice);
    way(tells, "deviations-do-committee", "/namnden");
    way(
        is_open && is_wrong && case.judged.is_none(),
        "deviations-do-judge",
        "/allvar",
    );
    way(
        case.is_serious() && case.notified.is_none(),
        "deviations-do-notify",
        "/ivo",
    );
    let is_to_be_sent = case.notified.is_some() && !case.is_sent && case.investigated.is_some();
    way(is_to_be_sent, "deviations-do-send", "/ivo/utredning");
    way(is_open && is_judged, "deviations-do-investigate", "/utred");
    way(is_open && is_judged, "deviations-do-measure", "/atgard");
    way(
        is_open && case.investigated.is_some(),
        "deviations-do-follow-up",
        "/folj-upp",
    );
    way(
        is_open && case.outcome.is_some(),
        "deviations-do-close",
        "/avsluta",
    );
    let is_shared = matches!(case.lesson, LessonState::Shared { .. });
    way(!is_open && !is_shared, "deviations-do-lesson", "/lardom");
    way(true, "deviations-do-tell", "/beratta");
    way(is_open && is_judged, "deviations-do-triage-anew", "/bedom");
    way(
        is_open && is_wrong && case.judged.is_some(),
        "deviations-do-judge-anew",
        "/allvar",
    );
    way(
        case.notified.is_some(),
        "deviations-do-correct-notice",
        "/ivo/ratta",
    );
    way(!is_open, "deviations-do-reopen", "/oppna");
    ways
}

/// What the reader should know before the rest: that nobody has told the person, that the committee reads.
fn lacking(visit: &Visit, shown: &Shown) -> Markup {
    let t = visit.t();
    let case = &shown.view.case;
    let has_person = shown.view.report.told.person.is_some();
    let untold = has_person && !case.is_person_told && case.triaged.is_some();
    html! {
        @if !shown.handles { (Notice::info(t, t.say("deviations-read-only"))) }
        @if untold && shown.handles { (Notice::warning(t, t.say("deviations-person-untold"))) }
        @if let LessonState::Shared { words } = &case.lesson {
            (Notice::success(t, t.say("deviations-lesson-shared-now")).body(prose(words)))
        }
    }
}

/// What must be done, and before when.
async fn duties_table(visit: &Visit, shown: &Shown) -> Result<Markup, Problem> {
    let t = visit.t();
    let all = duties::of_subject(visit.reader(), subject(shown.view.case.id)).await?;
    let mut open: Vec<_> = all
        .into_iter()
        .filter(|duty| duty.state == duties::State::Open)
        .collect();
    open.sort_by_key(|duty| duty.due);
    if open.is_empty() {
        return Ok(html! {});
    }
    let mut table = Table::new(t, t.say("deviations-duties"))
        .hide_caption()
        .column(Column::new(t.say("deviations-duties-what")))
        .column(Column::new(t.say("deviations-duties-who")))
        .column(Column::new(t.say("deviations-due")));
    for duty in &open {
        table = table.row([
            html! { (t.say(&duty.kind)) },
            html! { (words::unit(visit, duty.unit)) },
            html! { (Due::moment(t, duty.due, visit.now())) },
        ]);
    }
    Ok(html! { (Section::new("frister", t.say("deviations-duties"), table)) })
}

fn investigation(visit: &Visit, shown: &Shown) -> Markup {
    let t = visit.t();
    let Some(found) = &shown.view.case.investigation else {
        return html! {};
    };
    let body = steps::investigation(visit, found);
    html! { (Section::new("utredningen", t.say("deviations-investigation"), body)) }
}

/// What is still to be done, by whom and when.
fn measures(visit: &Visit, shown: &Shown) -> Markup {
    let t = visit.t();
    let open = &shown.view.case.open_measures;
    if open.is_empty() {
        return html! {};
    }
    let mut table = Table::new(t, t.say("deviations-measures"))
        .hide_caption()
        .column(Column::new(t.say("deviations-measure-what")))
        .column(Column::new(t.say("deviations-measure-who")))
        .column(Column::new(t.say("deviations-measure-due")));
    for (id, measure) in open {
        let what = prose(&measure.what);
        table = table.row([
            if shown.handles {
                html! {
                    (what)
                    a href={ "/atgarder/" (id) } { (t.say("deviations-measure-done")) }
                    " " a href={ "/atgarder/" (id) "/aterta" } { (t.say("deviations-measure-drop")) }
                }
            } else {
                what
            },
            html! { (measure.name) },
            dates::day_element(visit.language(), measure.due, visit.today()),
        ]);
    }
    html! { (Section::new("atgarder", t.say("deviations-measures"), table)) }
}

fn done(visit: &Visit, shown: &Shown) -> Markup {
    let t = visit.t();
    if shown.view.steps.is_empty() {
        return html! {
            (Empty::new(t.say("deviations-steps-empty")).body(t.say("deviations-steps-empty-body")))
        };
    }
    html! { (steps::timeline(visit, &shown.view)) }
}
