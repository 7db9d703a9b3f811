//! Where the goals stand, first on the home page of those who answer for them.

use kernel::Problem;
use maud::{Markup, html};
use page_kit::{
    Visit,
    components::{Button, Column, Section, Table},
};

use super::words;
use crate::{
    model::{Assessment, GoalStanding},
    reads,
};

/// The goals of the committee this year with their results; nothing where there are none.
pub async fn on_home(visit: &Visit) -> Result<Markup, Problem> {
    let t = visit.t();
    let municipality = organisation::municipality(visit.reader()).await?;
    let Some(municipality) = municipality else {
        return Ok(html! {});
    };
    let committee = &municipality.committee;
    let standing = reads::committee_page(visit.reader(), committee, visit.today()).await?;
    let Some(standing) = standing.filter(|standing| !standing.goals.is_empty()) else {
        return Ok(html! {});
    };
    let mut table = Table::new(t, t.say("goals-results"))
        .hide_caption()
        .column(Column::new(t.say("goals-goal")))
        .column(Column::new(t.say("goals-result")))
        .column(Column::number(t.say("goals-mean")))
        .column(Column::number(t.say("goals-below")));
    for goal in &standing.goals {
        table = table.row([
            html! { a href={ "/malarbete?kedja=" (standing.chain) "#" (goal.id) } { (goal.title) } },
            words::result(t, goal.result),
            html! { @if let Some(result) = goal.result { (words::mean(t, result)) } },
            html! { (below(goal)) " / " (goal.indicators.len()) },
        ]);
    }
    let all = Button::secondary(t.say("goals-title")).href("/malarbete");
    let title = format!("{} {}", t.say("goals-title"), standing.year);
    Ok(html! { (Section::new("mal", title, table).actions(all)) })
}

/// How many indicators do not give all that they could.
fn below(goal: &GoalStanding) -> usize {
    let is_below = |assessment: Assessment| match assessment {
        Assessment::Scored { score, .. } => score != crate::model::Score::One,
        Assessment::Not(_) => false,
    };
    let all = goal.indicators.iter();
    all.filter(|one| is_below(one.assessment)).count()
}
