//! One's own day on a phone: which visits, who is next, what has been told.

use std::collections::BTreeMap;

use access::{Need, Resource};
use duties::calendar;
use kernel::{PersonId, Problem};
use maud::{Markup, html};
use page_kit::{
    Reply, Visit,
    components::{Button, ButtonRow, Empty, Heading, Notice, Status, StatusKind},
    dates,
};
use schedules::ScheduledVisit;

use super::{shown::DAY, words};
use crate::{
    model::AttendanceState,
    reads::{AttendanceLine, attendance_by},
};

/// How long a phone may show what it keeps.
const KEPT_HOURS: i64 = 24;

/// A visit of the day, and what has been told of it.
pub(super) struct Line {
    pub(super) visit: ScheduledVisit,
    /// Of the person; none where the reader may not see it.
    pub(super) name: Option<String>,
    told: Option<AttendanceLine>,
}

impl Line {
    fn state(&self) -> Option<AttendanceState> {
        self.told.as_ref().map(|told| told.state)
    }

    /// Whether it is still to be made.
    pub(super) fn is_left(&self) -> bool {
        self.visit.is_planned() && self.state().is_none()
    }

    /// Whether it is to be made or under way.
    pub(super) fn is_ahead(&self) -> bool {
        self.is_left() || self.state() == Some(AttendanceState::Started)
    }
}

/// Today's visits of the reader, and what was not ended before midnight.
pub(super) async fn lines(visit: &Visit) -> Result<Vec<Line>, Problem> {
    let (user, unit) = visit.call.staff()?;
    let (reader, day) = (visit.reader(), visit.today());
    // What was not ended before midnight is still to be ended after it.
    let days = (calendar::days_after(day, -1), day);
    let mut visits = schedules::visits_of_worker(reader, user, days).await?;
    visits.retain(|one| one.provider == unit);
    let names = names(visit, &visits).await?;
    let told = attendance_by(reader, user, days).await?;
    let line = |one: ScheduledVisit| Line {
        told: told.iter().find(|told| told.visit == one.id).cloned(),
        name: names.get(&one.person).cloned(),
        visit: one,
    };
    let mut lines: Vec<Line> = visits.into_iter().map(line).collect();
    lines.retain(|line| {
        line.visit.placing.day == day || line.state() == Some(AttendanceState::Started)
    });
    Ok(lines)
}

/// Today's visits of the reader.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let (user, _unit) = visit.call.staff()?;
    let (day, lines) = (visit.today(), lines(&visit).await?);
    let next = lines.iter().position(Line::is_ahead);
    let left = lines.iter().filter(|line| line.is_left()).count();
    let left = i64::try_from(left).unwrap_or(i64::MAX);
    let lead = t.with("visits-day-left", &[("count", left.into())]);
    let until = calendar::hours_after(visit.now(), KEPT_HOURS);
    let body = html! {
        (Heading::new(dates::full_weekday(visit.language(), day)).over(t.say("visits-day-title")).lead(lead))
        div #phone data-user=(user) data-until=(until) {}
        (phone_texts(&visit))
        div data-tag-read hidden { (Notice::info(t, t.say("visits-tag-read"))) }
        @if lines.is_empty() {
            (Empty::new(t.say("visits-day-empty")).body(t.say("visits-day-empty-body")))
        } @else {
            ol.visit-day {
                @for (place, line) in lines.iter().enumerate() {
                    li.visit-next[next == Some(place)] { (row(&visit, line, next == Some(place))) }
                }
            }
            (kept(&lines))
        }
        (ButtonRow::new(Button::quiet(t.say("visits-waiting-title")).href(format!("{DAY}/vantar")))
            .and(Button::quiet(t.say("visits-schedule")).href("/mitt-schema")))
    };
    Ok(visit.page("visits-day-title", body))
}

/// The names of those whom the reader may see.
async fn names(
    visit: &Visit,
    visits: &[ScheduledVisit],
) -> Result<BTreeMap<PersonId, String>, Problem> {
    let mut seen = vec![];
    for one in visits {
        let need = Need::see(Resource::ScheduledVisit).about(one.person);
        if !seen.contains(&one.person) && access::may(visit.reader(), &visit.call, need).await? {
            seen.push(one.person);
        }
    }
    let persons = residents::persons(visit.reader(), &seen).await?;
    Ok(persons
        .into_iter()
        .map(|person| (person.id, person.name()))
        .collect())
}

fn row(visit: &Visit, line: &Line, is_next: bool) -> Markup {
    let (t, one) = (visit.t(), &line.visit);
    let start = one.placing.start.unwrap_or(one.window.from());
    html! {
        p.visit-when {
            @if one.placing.day != visit.today() { (dates::day(visit.language(), one.placing.day, visit.today())) " " }
            strong { (words::clock(visit.language(), start)) }
            " " (dates::minutes(visit.language(), one.minutes))
            @if one.staff.count() > 1 { ", " (t.say("visits-together")) }
            @if is_next { " " (Status::new(StatusKind::Active, t.say("visits-next"))) }
        }
        p {
            @match &line.name {
                Some(name) => { a href={ (DAY) "/" (one.id) } data-keep=(one.version) { (name) } }
                None => { (t.say("visits-not-for-you")) }
            }
            ", " (one.name)
        }
        p { span data-state=(one.id) { (state(visit, line)) } }
    }
}

fn state(visit: &Visit, line: &Line) -> String {
    let t = visit.t();
    if !line.visit.is_planned() {
        return t.say("visits-state-cancelled");
    }
    let Some(told) = &line.told else {
        return t.say("visits-state-planned");
    };
    match told.state {
        AttendanceState::Started => {
            let at = told.start.map(|at| dates::clock(visit.language(), at));
            t.with(
                "visits-state-started",
                &[("at", at.unwrap_or_default().into())],
            )
        }
        AttendanceState::Done => {
            let times = words::times(visit, (told.start, told.end));
            t.with("visits-state-done", &[("times", times.into())])
        }
        AttendanceState::NotMade => t.say("visits-state-not-made"),
    }
}

/// The pages of each visit that a phone keeps beside its first.
fn kept(lines: &[Line]) -> Markup {
    html! {
        div hidden {
            a href={ (DAY) "/vantar" } data-keep="1" {}
            @for line in lines.iter().filter(|line| line.name.is_some()) {
                @for tail in ["inte-utfort", "avvikelse", "efterat", "ratta"] {
                    a href={ (DAY) "/" (line.visit.id) "/" (tail) } data-keep=(line.visit.version) {}
                }
            }
        }
    }
}

/// What a phone says by itself, in the reader's language.
fn phone_texts(visit: &Visit) -> Markup {
    let t = visit.t();
    html! {
        template #phone-texts
            data-offline=(t.say("visits-phone-offline"))
            data-missing=(t.say("visits-phone-missing"))
            data-waiting=(t.say("visits-phone-waiting"))
            data-waiting-one=(t.say("visits-phone-waiting-one"))
            data-others=(t.say("visits-phone-others"))
            data-login=(t.say("visits-phone-login"))
            data-aside=(t.say("visits-phone-aside"))
            data-expired=(t.say("visits-phone-expired"))
            data-started=(t.say("visits-phone-started"))
            data-ended=(t.say("visits-phone-ended"))
            data-send=(t.say("visits-phone-send"))
            data-back=(t.say("visits-waiting-title"))
            data-drop=(t.say("visits-phone-drop"))
            data-drop-sure=(t.say("visits-phone-drop-sure"))
            data-start=(t.say("visits-start"))
            data-slut=(t.say("visits-end"))
            data-inte-utfort=(t.say("visits-not-made-title"))
            data-avvikelse=(t.say("visits-deviation-title"))
            data-efterat=(t.say("visits-typed-title"))
            data-ratta=(t.say("visits-correct-title")) {}
    }
}
