//! Distributes cases: the manager those of the unit, an officer her or his own, one or many at once.

use kernel::{Problem, Refusal, Role, UserId};
use maud::{Markup, html};
use page_kit::{
    Form, Reply, Visit,
    components::{
        Breadcrumbs, Button, ButtonRow, Choice, Empty, FilterForm, Heading, Notice, Select,
        TickAll, hidden,
    },
};

use super::hand_over::successors;
use crate::{
    actions::HandOverCases,
    model::SeenCase,
    reads::{CaseToHandOver, hand_over_list, officers_at},
};

/// The most cases on the page.
const MOST: i64 = 200;

/// The cases; `?fran=` chooses whose.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let from = visit.query("fran").to_owned();
    let form = visit.blank().with("from", from);
    view(
        &visit,
        &form.with(TickAll::FIELD, visit.query(TickAll::FIELD)),
    )
    .await
}

/// Hands over those that were ticked.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let mut form = visit.form();
    let ticked: Option<Vec<SeenCase>> = form.values("cases").iter().map(|one| parse(one)).collect();
    let seen = ticked.filter(|seen| !seen.is_empty());
    if seen.is_none() {
        form.refuse(Refusal::new("cases-refusal-handover-none").at("cases"));
    }
    let (to, reason) = (form.id("to"), form.prose("reason"));
    let input = (|| {
        Some(HandOverCases {
            seen: seen?,
            to: to?,
            reason: reason?,
        })
    })();
    match visit.submit(&mut form, input).await? {
        Some(_many) => Ok(visit
            .go("/arenden/fordela")
            .saying("cases-distribute-saved")),
        None => view(&visit, &form).await,
    }
}

/// What a ticked box says: whose, which, and in which version.
fn parse(value: &str) -> Option<SeenCase> {
    let mut parts = value.split('/');
    let (person, case, version) = (parts.next()?, parts.next()?, parts.next()?);
    Some(SeenCase {
        person: person.parse().ok()?,
        case: case.parse().ok()?,
        version: version.parse().ok()?,
    })
}

async fn view(visit: &Visit, form: &Form) -> Result<Reply, Problem> {
    let t = visit.t();
    let unit = visit.unit()?;
    let is_manager = visit.actor().role() == Some(Role::UnitManager);
    let from: Option<UserId> = if is_manager {
        form.value("from").parse().ok()
    } else {
        visit.actor().user()
    };
    let lines = hand_over_list(visit.reader(), &visit.call, (unit, from), MOST).await?;
    let ticked = ticked(form, &lines);
    let is_full = i64::try_from(lines.len()).is_ok_and(|many| many >= MOST);
    let body = html! {
        (Heading::new(t.say("cases-distribute-title")).lead(t.say("cases-distribute-lead")))
        @if is_manager { (whose(visit, form).await?) }
        @if lines.is_empty() {
            (Empty::new(t.say("cases-distribute-empty")))
        } @else {
            @if is_full { (Notice::info(t, t.say("cases-distribute-full"))) }
            (TickAll::new(t, "cases", (ticked.len(), lines.len())).keeps("fran", form.value("from")))
            form method="post" action="/arenden/fordela" {
                (form.around(t, html! {
                    (hidden("from", form.value("from")))
                    (form.checkboxes(t, "cases", "cases-distribute-cases", lines.iter().map(|line| choice(visit, line)))
                        .chosen(ticked))
                    (successors(visit, form).await?)
                    (form.area(t, "reason", "cases-handover-reason").hint(t.say("cases-handover-reason-hint")).rows(3))
                    (ButtonRow::new(Button::primary(t.say("cases-distribute-save")))
                        .and(Button::quiet(t.say("page-kit-cancel")).href("/arenden")))
                }))
            }
        }
    };
    let way = Breadcrumbs::new(t)
        .step(t.say("cases-case-list-title"), "/arenden")
        .here(t.say("cases-distribute-title"));
    Ok(visit
        .page("cases-distribute-title", body)
        .breadcrumbs(&way)
        .with_errors(form.has_errors()))
}

/// The boxes that are ticked: those that were sent, or all where all are asked for.
fn ticked(form: &Form, lines: &[CaseToHandOver]) -> Vec<String> {
    let all = lines.iter().map(value);
    if form.value(TickAll::FIELD) == TickAll::ALL {
        return all.collect();
    }
    let sent = form.values("cases");
    all.filter(|one| sent.contains(one)).collect()
}

/// Whose cases are shown, to choose.
async fn whose(visit: &Visit, form: &Form) -> Result<Markup, Problem> {
    let t = visit.t();
    let select = Select::new(t, "fran", t.say("cases-distribute-from"))
        .empty(t.say("cases-distribute-from-all"))
        .chosen(form.value("from"));
    let officers = officers_at(visit.reader(), visit.unit()?, visit.today()).await?;
    let select = officers.into_iter().fold(select, |select, one| {
        select.choice(one.assignment.user.to_string(), one.name)
    });
    Ok(html! { (FilterForm::new(t, "/arenden/fordela").field(select)) })
}

/// A case as a box to tick: its number, whose it is where the reader may know, who has it, and how far it has come.
fn choice(visit: &Visit, line: &CaseToHandOver) -> Choice {
    let t = visit.t();
    let case = &line.case;
    let state = t.say(&format!("cases-case-state-{}", case.state.key()));
    let words: Vec<String> = [
        Some(case.number().to_string()),
        line.person_name.clone(),
        Some(state),
        Some(line.officer_name.clone()),
    ]
    .into_iter()
    .flatten()
    .filter(|words| !words.is_empty())
    .collect();
    Choice::new(value(line), words.join(", "))
}

/// What a box sends: whose, which, and in which version.
fn value(line: &CaseToHandOver) -> String {
    let case = &line.case;
    format!("{}/{}/{}", case.person, case.id, case.version)
}
