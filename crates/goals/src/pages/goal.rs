//! A goal of a chain, new or changed.

use kernel::Problem;
use maud::html;
use page_kit::{
    Form, Reply, Visit,
    components::{Breadcrumbs, Button, ButtonRow, Choice, Heading},
};

use crate::{
    actions::{RemoveGoal, SetGoal},
    model::{Area, ChainId, Goal, GoalId},
    reads,
};

/// The form of a new goal, last in its chain.
pub(super) async fn show_new(visit: Visit) -> Result<Reply, Problem> {
    let chain: ChainId = visit.id("goal_chain")?;
    reads::chain(visit.reader(), chain)
        .await?
        .ok_or(Problem::NotFound)?;
    let goals = reads::goals(visit.reader(), chain).await?;
    let position = goals.iter().map(|goal| goal.position).max().unwrap_or(0) + 1;
    let form = visit
        .blank()
        .with("position", position)
        .with("area", Area::Social.key());
    Ok(view(&visit, &form, (chain, None)))
}

/// Adds it.
pub(super) async fn save_new(visit: Visit) -> Result<Reply, Problem> {
    let chain: ChainId = visit.id("goal_chain")?;
    let mut form = visit.form();
    let input = read(&mut form, (chain, None));
    match visit.submit(&mut form, input).await? {
        Some(goal) => Ok(done(&visit, chain, goal)),
        None => Ok(view(&visit, &form, (chain, None))),
    }
}

/// The form with what holds.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let goal = load(&visit).await?;
    let form = visit
        .blank()
        .with("version", goal.version)
        .with("position", goal.position)
        .with("area", goal.area.key())
        .with("title", &goal.title)
        .with_maybe("committee_goal", goal.committee_goal.as_ref());
    Ok(view(&visit, &form, (goal.chain, Some(&goal))))
}

/// Changes it.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let goal = load(&visit).await?;
    let mut form = visit.form();
    let version = form.version();
    let input = read(&mut form, (goal.chain, Some((goal.id, version))));
    match visit.submit(&mut form, input).await? {
        Some(id) => Ok(done(&visit, goal.chain, id)),
        None => Ok(view(&visit, &form, (goal.chain, Some(&goal)))),
    }
}

/// Takes it away.
pub(super) async fn remove(visit: Visit) -> Result<Reply, Problem> {
    let goal = load(&visit).await?;
    let mut form = visit.form();
    let input = Some(RemoveGoal {
        goal: goal.id,
        version: form.version(),
    });
    if visit.submit(&mut form, input).await?.is_some() {
        let to = format!("/malarbete?kedja={}", goal.chain);
        return Ok(visit.go(to).saying("goals-removed"));
    }
    let t = visit.t();
    let body = html! {
        (Heading::new(goal.title.as_str()))
        (form.top(t))
        p { a href={ "/malarbete/mal/" (goal.id) } { (t.say("goals-back-to-goal")) } }
    };
    Ok(visit.page("goals-goal-change", body).with_errors(true))
}

async fn load(visit: &Visit) -> Result<Goal, Problem> {
    let id: GoalId = visit.id("goal")?;
    let found = reads::goal(visit.reader(), id).await?;
    found.ok_or(Problem::NotFound)
}

fn done(visit: &Visit, chain: ChainId, goal: GoalId) -> Reply {
    visit
        .go(format!("/malarbete?kedja={chain}#{goal}"))
        .saying("goals-saved")
}

fn read(form: &mut Form, (chain, goal): (ChainId, Option<(GoalId, i64)>)) -> Option<SetGoal> {
    let (position, area) = (form.number("position", 1, 999), form.choice("area"));
    let (title, committee_goal) = (form.line("title"), form.optional_line("committee_goal"));
    Some(SetGoal {
        goal,
        chain,
        position: position?,
        area: area?,
        title: title?,
        committee_goal: committee_goal?,
    })
}

fn view(visit: &Visit, form: &Form, (chain, goal): (ChainId, Option<&Goal>)) -> Reply {
    let t = visit.t();
    let title = match goal {
        None => "goals-goal-new",
        Some(_) => "goals-goal-change",
    };
    let back = format!("/malarbete?kedja={chain}");
    let areas = Area::ALL.iter();
    let areas =
        areas.map(|area| Choice::new(area.key(), t.say(&format!("goals-area-{}", area.key()))));
    let body = html! {
        (Heading::new(t.say(title)))
        form method="post" {
            (form.around(t, html! {
                (form.text(t, "title", "goals-council-goal"))
                (form.text(t, "committee_goal", "goals-committee-goal").hint(t.say("goals-committee-goal-hint")).optional())
                (form.radios(t, "area", "goals-area", areas))
                (form.count(t, "position", "goals-position").width(3))
                (ButtonRow::new(Button::primary(t.say("goals-save")))
                    .and(Button::quiet(t.say("page-kit-cancel")).href(back.clone())))
            }))
        }
        @if let Some(goal) = goal {
            form method="post" action={ "/malarbete/mal/" (goal.id) "/ta-bort" } {
                (visit.blank().with("version", goal.version).around(t, html! {
                    (ButtonRow::new(Button::danger(t.say("goals-goal-remove"))))
                }))
            }
        }
    };
    let way = Breadcrumbs::new(t)
        .step(t.say("goals-title"), back)
        .here(t.say(title));
    visit
        .page(title, body)
        .breadcrumbs(&way)
        .with_errors(form.has_errors())
}
