//! A unit's follow-ups: what is to be done, what is booked, what came of it, which answers are waited for.

use std::collections::BTreeMap;

use cases::{DecisionState, FollowUpLine, ToFollowUp};
use duties::calendar;
use jiff::ToSpan;
use kernel::{Date, PersonId, Problem, UnitId};
use maud::{Markup, html};
use page_kit::{
    Cell, Form, List, ListColumn, Reply, Visit,
    components::{
        Button, ButtonRow, Due, Empty, Field, FilterForm, Heading, Section, Select, Tabs,
    },
    dates,
};
use residents::SearchQuery;
use rulebook::keys;

use super::shown::{standing, status};
use crate::{
    model::FollowUpId,
    reads::{FollowUpRow, Group, SurveyRow, booked_decisions, follow_ups, surveys_waiting},
};

/// Who is to be followed up.
const TO_DO: &[ListColumn] = &[
    ListColumn::new("person", "follow-up-person"),
    ListColumn::new("due", "follow-up-due").sortable(),
    ListColumn::new("count", "follow-up-count").number(),
    ListColumn::new("booked", "follow-up-booked-for"),
];
/// Follow-ups that are booked.
const BOOKED: &[ListColumn] = &[
    ListColumn::new("person", "follow-up-person"),
    ListColumn::new("meeting", "follow-up-on").sortable(),
    ListColumn::new("way", "follow-up-way"),
    ListColumn::new("due", "follow-up-due"),
    ListColumn::new("state", "follow-up-state"),
];
/// Follow-ups that are signed.
const SIGNED: &[ListColumn] = &[
    ListColumn::new("person", "follow-up-person"),
    ListColumn::new("held", "follow-up-held").sortable().days(),
    ListColumn::new("services", "follow-up-services"),
    ListColumn::new("state", "follow-up-state"),
];
/// Questions that wait for an answer.
const WAITING: &[ListColumn] = &[
    ListColumn::new("person", "follow-up-person"),
    ListColumn::new("handed-out", "follow-up-handed-out-on")
        .sortable()
        .days(),
    ListColumn::new("way", "follow-up-survey-way"),
    ListColumn::new("code", "follow-up-code"),
];

/// Days ahead that are looked at first.
const AHEAD: i64 = 60;
/// The tabs, by their names in addresses.
const TABS: [&str; 5] = ["att-gora", "bokade", "att-paborja", "svar", "klara"];
/// The spans of time that can be chosen.
const SPANS: [&str; 3] = ["sena", "60", "alla"];

/// The list; `?visa=` chooses the tab.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let chosen = TABS.into_iter().find(|tab| *tab == visit.query("visa"));
    let tab = chosen.unwrap_or("att-gora");
    let list = match tab {
        "bokade" => of_group(&visit, (BOOKED, "meeting"), Group::Booked).await?,
        "att-paborja" => of_group(&visit, (SIGNED, "held"), Group::Unsettled).await?,
        "klara" => of_group(&visit, (SIGNED, "held"), Group::Signed).await?,
        "svar" => waiting(&visit).await?,
        _ => to_do(&visit).await?,
    };
    let list = match list {
        Listed::File(file) => return Ok(file),
        Listed::Shown(shown) => shown,
    };
    let mut tabs = Tabs::new(t.say("follow-up-list-title"));
    for other in TABS {
        let label = t.say(&format!("follow-up-tab-{other}"));
        let href = format!("?visa={other}");
        tabs = if other == tab {
            tabs.here(label, href)
        } else {
            tabs.tab(label, href)
        };
    }
    let body = html! {
        (Heading::new(t.say("follow-up-list-title")).lead(t.say("follow-up-list-lead"))
            .actions(ButtonRow::new(Button::secondary(t.say("follow-up-results-title")).href("/uppfoljningar/resultat"))
                .and(Button::quiet(t.say("follow-up-missing-title")).href("/uppfoljningar/bortfall"))))
        (tabs)
        p { (t.say(&format!("follow-up-tab-lead-{tab}"))) }
        (list)
    };
    Ok(visit.page("follow-up-list-title", body).wide())
}

/// A list, or the file that was asked for.
enum Listed {
    File(Reply),
    Shown(Markup),
}

fn listed(
    list: &List<'_>,
    (above, rows, total): (Markup, Vec<Vec<Cell>>, i64),
) -> Result<Listed, Problem> {
    Ok(match list.export(&rows)? {
        Some(file) => Listed::File(file),
        None => Listed::Shown(html! { (above) (list.show(rows, total)) }),
    })
}

fn empty(visit: &Visit, tab: &str) -> Empty {
    let t = visit.t();
    Empty::new(t.say(&format!("follow-up-empty-{tab}")))
}

/// Persons whose decisions are to be followed up, overdue first.
async fn to_do(visit: &Visit) -> Result<Listed, Problem> {
    let t = visit.t();
    let span = SPANS.into_iter().find(|span| *span == visit.query("nar"));
    let span = span.unwrap_or("60");
    let today = visit.today();
    let to = match span {
        "sena" => today.saturating_sub(1.day()),
        "alla" => calendar::months_after(today, 240),
        _ => calendar::days_after(today, AHEAD),
    };
    let typed = visit.query("sok").trim();
    let among = if typed.is_empty() {
        None
    } else {
        Some(sought(visit, typed).await?)
    };
    let which = ToFollowUp {
        unit: visit.unit()?,
        from: Date::MIN,
        to,
        among,
    };
    let list =
        List::new(visit, "follow-up-list-title", TO_DO, "due").empty(empty(visit, "att-gora"));
    let (lines, total) =
        cases::to_follow_up(visit.reader(), &visit.call, &which, list.window()).await?;
    let persons: Vec<PersonId> = lines.iter().map(|line| line.person).collect();
    let booked = booked(visit, &persons, (which.unit, to)).await?;
    let rows = lines
        .iter()
        .map(|line| to_do_row(visit, line, booked.get(&line.person)))
        .collect();
    let mut select = Select::new(t, "nar", t.say("follow-up-span")).chosen(span);
    for one in SPANS {
        select = select.choice(one, t.say(&format!("follow-up-span-{one}")));
    }
    let filter = FilterForm::new(t, "/uppfoljningar")
        .field(Field::search(t, "sok", t.say("follow-up-search")).value(visit.query("sok")))
        .field(select)
        .clear("/uppfoljningar");
    let above = html! { (filter) (visit.why(keys::LOCAL_DECISION_FOLLOW_UP)) };
    listed(&list, (above, rows, total))
}

/// What is booked with a person who is to be followed up.
struct Booked {
    /// Which conversation, the first of several.
    id: FollowUpId,
    /// When.
    on: Date,
    /// How many decisions that are to be followed up no conversation is booked about.
    left: usize,
}

/// What is booked with some persons. A conversation about one decision says nothing of another.
async fn booked(
    visit: &Visit,
    persons: &[PersonId],
    (unit, to): (UnitId, Date),
) -> Result<BTreeMap<PersonId, Booked>, Problem> {
    let all = booked_decisions(visit.reader(), persons).await?;
    let mut found: BTreeMap<PersonId, Booked> = BTreeMap::new();
    for (person, _, id, on) in &all {
        if found.contains_key(person) {
            continue;
        }
        let mut decisions = cases::decisions_of_person(visit.reader(), *person).await?;
        decisions.retain(|one| {
            one.unit == unit
                && one.state == DecisionState::Standing
                && one.outcome.is_favourable()
                && one.follow_up.is_some_and(|due| due <= to)
                && !all.iter().any(|(_, decision, _, _)| *decision == one.id)
        });
        let left = decisions.len();
        found.insert(
            *person,
            Booked {
                id: *id,
                on: *on,
                left,
            },
        );
    }
    Ok(found)
}

/// The persons whom somebody may mean by what was typed.
async fn sought(visit: &Visit, typed: &str) -> Result<Vec<PersonId>, Problem> {
    let query = SearchQuery {
        page_size: 100,
        ..SearchQuery::new(typed)
    };
    let found = residents::search(visit.reader(), &query).await?;
    Ok(found.persons.iter().map(|person| person.id).collect())
}

fn to_do_row(visit: &Visit, line: &FollowUpLine, booked: Option<&Booked>) -> Vec<Cell> {
    let t = visit.t();
    let at = format!("/personer/{}/uppfoljningar", line.person);
    let booked = match booked {
        Some(booked) => {
            let day = dates::day(visit.language(), booked.on, visit.today());
            let to = format!("{at}/{}", booked.id);
            match i64::try_from(booked.left).unwrap_or(i64::MAX) {
                0 => Cell::link(day, to),
                left => {
                    let more = t.with("follow-up-book-left", &[("count", left.into())]);
                    let shown = html! {
                        a href=(to) { (day) } br;
                        a href={ (at) "/ny" } { (more) }
                    };
                    Cell::shown(shown, format!("{day}. {more}"))
                }
            }
        }
        None => Cell::link(t.say("follow-up-book"), format!("{at}/ny")),
    };
    vec![
        Cell::link(line.person_name.clone(), at),
        due(visit, line.due),
        Cell::number(line.decisions),
        booked,
    ]
}

fn due(visit: &Visit, day: Date) -> Cell {
    Cell::shown(
        html! { (Due::day(visit.t(), day, visit.today())) },
        dates::full_day(visit.language(), day),
    )
}

/// Follow-ups of the unit, booked or signed.
async fn of_group(
    visit: &Visit,
    (columns, sort): (&'static [ListColumn], &'static str),
    group: Group,
) -> Result<Listed, Problem> {
    let tab = match group {
        Group::Booked => "bokade",
        Group::Unsettled => "att-paborja",
        Group::Signed => "klara",
    };
    let list = List::new(visit, "follow-up-list-title", columns, sort).empty(empty(visit, tab));
    let of = (visit.unit()?, group);
    let (found, total) = follow_ups(visit.reader(), &visit.call, of, list.window()).await?;
    let catalogue = organisation::services(visit.reader()).await?;
    let rows = found
        .iter()
        .map(|row| match group {
            Group::Booked => booked_row(visit, row),
            Group::Unsettled | Group::Signed => signed_row(visit, row, &catalogue),
        })
        .collect();
    listed(&list, (html! {}, rows, total))
}

fn state_cell(visit: &Visit, row: &FollowUpRow) -> Cell {
    let (_, word) = standing(visit, &row.follow_up);
    Cell::shown(html! { (status(visit, &row.follow_up)) }, word)
}

fn booked_row(visit: &Visit, row: &FollowUpRow) -> Vec<Cell> {
    let one = &row.follow_up;
    let way = visit
        .t()
        .say(&format!("follow-up-way-{}", one.meeting.way.key()));
    vec![
        Cell::link(row.person_name.clone(), one.address()),
        due(visit, one.meeting.on),
        Cell::text(way),
        one.due().map_or_else(Cell::empty, |day| due(visit, day)),
        state_cell(visit, row),
    ]
}

fn signed_row(visit: &Visit, row: &FollowUpRow, catalogue: &[organisation::Service]) -> Vec<Cell> {
    let one = &row.follow_up;
    let names: Vec<String> = one
        .covered
        .iter()
        .map(|covered| super::shown::service_name(visit, catalogue, &covered.service))
        .collect();
    vec![
        Cell::link(row.person_name.clone(), one.address()),
        one.held
            .map_or_else(Cell::empty, |day| Cell::day(visit, day)),
        Cell::text(names.join(", ")),
        state_cell(visit, row),
    ]
}

/// Questions that were handed out and wait for an answer, and the way to type in a paper.
async fn waiting(visit: &Visit) -> Result<Listed, Problem> {
    let list =
        List::new(visit, "follow-up-list-title", WAITING, "handed-out").empty(empty(visit, "svar"));
    let unit = visit.unit()?;
    let (found, total) = surveys_waiting(visit.reader(), &visit.call, unit, list.window()).await?;
    let rows = found.iter().map(|row| waiting_row(visit, row)).collect();
    listed(&list, (code_form(visit, &visit.blank()), rows, total))
}

/// The field for the code of a paper.
pub(super) fn code_form(visit: &Visit, form: &Form) -> Markup {
    let t = visit.t();
    let body = html! {
        form method="post" action="/uppfoljningar/kod" {
            (form.around(t, html! {
                (form.text(t, "code", "follow-up-code").hint(t.say("follow-up-code-hint")).width(12))
                (ButtonRow::new(Button::secondary(t.say("follow-up-code-find"))))
            }))
        }
    };
    html! { (Section::new("papper", t.say("follow-up-code-title"), body)) }
}

fn waiting_row(visit: &Visit, row: &SurveyRow) -> Vec<Cell> {
    let t = visit.t();
    let survey = &row.survey;
    let (way, on) = match survey.handed_out {
        Some((way, on)) => (
            Cell::text(t.say(&format!("follow-up-survey-way-{}", way.key()))),
            Cell::day(visit, on),
        ),
        None => (Cell::empty(), Cell::empty()),
    };
    vec![
        Cell::link(row.person_name.clone(), survey.address()),
        on,
        way,
        Cell::text(survey.code.to_string()),
    ]
}
