//! A person's visits as they were made, and one of them with all its times, the first ones too.

use access::{Need, Resource, Side};
use duties::calendar;
use kernel::{Actor, Problem, UserId};
use maud::{Markup, html};
use page_kit::{
    Form, Reply, Visit,
    components::{Breadcrumbs, Button, ButtonRow, Choice, Column, Empty, Heading, Section, Table},
    dates,
};
use schedules::VisitId;

use super::{made::proofs, shown::moment, words};
use crate::{
    actions::CorrectReport,
    model::{KnownVisit, Report, WhichTime},
    reads::{attendance_of, known_visit, reports_of_visit},
};

/// Days that are shown.
const DAYS: i64 = 14;

/// Two weeks up to `?till=`, or today. A provider sees its own.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let (t, id) = (visit.t(), visit.person()?);
    let person = residents::person(visit.reader(), id).await?;
    let person = person.ok_or(Problem::NotFound)?;
    let until = visit.query("till").parse().unwrap_or(visit.today());
    let days = (calendar::days_after(until, 1 - DAYS), until);
    let mut lines = attendance_of(visit.reader(), id, days).await?;
    if let Actor::Staff { unit, .. } = visit.actor() {
        let need = Need::see(Resource::Decision).about(id);
        if !access::may(visit.reader(), &visit.call, need).await? {
            lines.retain(|line| line.provider == *unit);
        }
    }
    let to = |days| format!("?till={}", calendar::days_after(until, days));
    let ways = ButtonRow::new(Button::quiet(t.say("visits-earlier")).href(to(-DAYS)))
        .and(Button::quiet(t.say("visits-later")).href(to(DAYS)));
    let title = "visits-person-title";
    let mut table = Table::new(t, t.say(title))
        .column(Column::new(t.say("visits-day")))
        .column(Column::new(t.say("visits-visit")))
        .column(Column::new(t.say("visits-by")))
        .column(Column::new(t.say("visits-outcome")))
        .column(Column::new(t.say("visits-proof")));
    let names = words::Names::read(&visit, lines.iter().map(|line| line.user)).await?;
    for line in &lines {
        let link = format!("/personer/{id}/utforda-besok/{}", line.visit);
        table = table.row([
            dates::day_element(visit.language(), line.day, visit.today()),
            html! { a href=(link) { (line.name) } },
            html! { (names.of(line.user)) },
            html! { (words::outcome(&visit, line)) },
            html! { (proofs(&visit, line)) },
        ]);
    }
    let body = html! {
        (Heading::new(t.say(title)).over(person.name()).lead(t.say("visits-person-lead")).actions(ways))
        @if lines.is_empty() {
            (Empty::new(t.say("visits-person-empty")).body(t.say("visits-person-empty-body")))
        } @else { (table) }
    };
    let way = Breadcrumbs::new(t).step(person.name(), format!("/personer/{id}"));
    Ok(own_or_staff(&visit, title, body).breadcrumbs(&way.here(t.say(title))))
}

fn own_or_staff(visit: &Visit, title: &str, body: Markup) -> Reply {
    match visit.actor() {
        Actor::Resident { .. } => visit.own_page(title, body),
        Actor::Staff { .. } | Actor::System { .. } | Actor::Public => visit.page(title, body),
    }
}

/// One visit with all that was told of it.
pub(super) async fn show_one(visit: Visit) -> Result<Reply, Problem> {
    let known = load(&visit).await?;
    view(&visit, &known, &visit.blank()).await
}

/// Corrects a time.
pub(super) async fn correct(visit: Visit) -> Result<Reply, Problem> {
    let known = load(&visit).await?;
    let mut form = visit.form();
    let (user, which) = (
        form.choice::<UserId>("user"),
        form.choice::<WhichTime>("which"),
    );
    let (day, time, why) = (form.date("day"), form.time("time"), form.line("why"));
    let at = day
        .zip(time)
        .and_then(|(day, time)| moment(&visit, day, time));
    let action = (|| {
        Some(CorrectReport {
            visit: known.id,
            user: user?,
            which: which?,
            at: at?,
            why: why?,
        })
    })();
    match visit.submit(&mut form, action).await? {
        Some(_report) => Ok(visit.go(address(&known)).saying("visits-corrected")),
        None => view(&visit, &known, &form).await,
    }
}

fn address(known: &KnownVisit) -> String {
    format!("/personer/{}/utforda-besok/{}", known.person, known.id)
}

async fn load(visit: &Visit) -> Result<KnownVisit, Problem> {
    let (person, id): (_, VisitId) = (visit.person()?, visit.id("scheduled_visit")?);
    let known = known_visit(visit.reader(), id).await?;
    let known = known
        .filter(|known| known.person == person)
        .ok_or(Problem::NotFound)?;
    access::side(visit.reader(), &visit.call, (person, known.provider)).await?;
    Ok(known)
}

async fn view(visit: &Visit, known: &KnownVisit, form: &Form) -> Result<Reply, Problem> {
    let (t, reader) = (visit.t(), visit.reader());
    let person = residents::person(reader, known.person).await?;
    let person = person.ok_or(Problem::NotFound)?;
    let reports = reports_of_visit(reader, known.id).await?;
    let side = access::side(reader, &visit.call, (known.person, known.provider)).await?;
    let title = known.name.to_string();
    let names = words::Names::read(visit, reports.iter().map(|report| report.user)).await?;
    let mut users: Vec<(UserId, String)> = vec![];
    for report in &reports {
        if !users.iter().any(|(user, _)| *user == report.user) {
            users.push((report.user, names.of(report.user).to_owned()));
        }
    }
    let may_correct = correctable(visit, known, &users).await?;
    let day = dates::full_weekday(visit.language(), known.day);
    let minutes = dates::minutes(visit.language(), known.minutes);
    let lead = t.with(
        "visits-one-planned",
        &[("day", day.into()), ("minutes", minutes.into())],
    );
    let body = html! {
        (Heading::new(title.clone()).over(person.name()).lead(lead))
        @if reports.is_empty() {
            (Empty::new(t.say("visits-nothing-told")))
        } @else { (told(visit, &reports, &users)) }
        @if side == Side::Provider && !may_correct.is_empty() {
            (Section::new("ratta", t.say("visits-correct-title"), correct_form(visit, (known, &may_correct), form)))
        }
    };
    let way = Breadcrumbs::new(t)
        .step(person.name(), format!("/personer/{}", known.person))
        .step(
            t.say("visits-person-title"),
            format!("/personer/{}/utforda-besok", known.person),
        );
    Ok(own_or_staff(visit, "visits-one-title", body)
        .breadcrumbs(&way.here(title))
        .with_errors(form.has_errors()))
}

/// Whose times the reader may correct: the own, or all for those who plan.
async fn correctable(
    visit: &Visit,
    known: &KnownVisit,
    users: &[(UserId, String)],
) -> Result<Vec<(UserId, String)>, Problem> {
    let need = Need::write(Resource::VisitReport).about(known.person);
    if !access::may(visit.reader(), &visit.call, need).await? {
        return Ok(vec![]);
    }
    let plans = Need::write(Resource::ScheduledVisit).about(known.person);
    let all = access::may(visit.reader(), &visit.call, plans).await?;
    let (own, _unit) = visit.call.staff()?;
    let may = users.iter().filter(|(user, _)| all || *user == own);
    Ok(may.cloned().collect())
}

/// All reports in the order in which they came: what was told, when, by which proof, and what was corrected why.
fn told(visit: &Visit, reports: &[Report], users: &[(UserId, String)]) -> Markup {
    let t = visit.t();
    let table = Table::new(t, t.say("visits-told-title"))
        .column(Column::new(t.say("visits-what")))
        .column(Column::new(t.say("visits-when")))
        .column(Column::new(t.say("visits-by")))
        .column(Column::new(t.say("visits-proof")))
        .column(Column::new(t.say("visits-received")));
    let table = reports.iter().fold(table, |table, report| {
        let name = users.iter().find(|(user, _)| *user == report.user);
        let what = match (&report.correction, report.not_made) {
            (Some(_), _) => t.say(&format!("visits-corrected-{}", report.kind.key())),
            (None, Some(why)) => t.say(&format!("visits-not-made-{}", why.key())),
            (None, None) => t.say(&format!("visits-report-{}", report.kind.key())),
        };
        let undone = report.tasks.iter().filter(|task| task.why_not.is_some()).count();
        table.row([
            html! {
                (what)
                @if let Some(correction) = &report.correction { ": " (correction.why) }
                @if let Some(words) = &report.words { ": " (words) }
                @if undone > 0 { " (" (t.with("visits-undone", &[("count", undone.to_string().into())])) ")" }
            },
            dates::moment_element(visit.language(), report.said, visit.now()),
            html! { (name.map_or("", |(_, name)| name)) },
            html! { (words::proof(visit, report.proof)) },
            dates::moment_element(visit.language(), report.received, visit.now()),
        ])
    });
    html! { (table) }
}

fn correct_form(
    visit: &Visit,
    (known, users): (&KnownVisit, &[(UserId, String)]),
    form: &Form,
) -> Markup {
    let t = visit.t();
    let form = if form.has_errors() {
        form.clone()
    } else {
        form.clone().with("day", known.day)
    };
    let people = users
        .iter()
        .map(|(user, name)| Choice::new(user.to_string(), name.clone()));
    let which = WhichTime::ALL
        .iter()
        .map(|which| Choice::new(which.key(), t.say(&format!("visits-which-{}", which.key()))));
    html! {
        form method="post" action={ (address(known)) "/ratta" } {
            (form.around(t, html! {
                (form.radios(t, "user", "visits-by", people))
                (form.radios(t, "which", "visits-which", which))
                (form.day(t, "day", "visits-day"))
                (form.clock(t, "time", "visits-time"))
                (form.text(t, "why", "visits-why").hint(t.say("visits-why-hint")))
                (ButtonRow::new(Button::primary(t.say("visits-correct"))))
            }))
        }
    }
}
