//! A standing as a page shows it: the goals with their results, and under each its indicators.

use maud::{Markup, html};
use page_kit::{
    Visit,
    components::{Column, Empty, Section, Table, Why, prose},
};
use rulebook::keys;

use super::words;
use crate::model::{GoalStanding, IndicatorStanding, RuleSeen, Standing};

/// What a reader can do with what is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reader {
    /// Anybody: nothing leads into the product.
    Public,
    /// Who works here: indicators lead to their pages.
    Staff,
}

/// Results of all goals, as a table that leads to each.
pub(super) fn results(visit: &Visit, standing: &Standing) -> Markup {
    let t = visit.t();
    let mut table = Table::new(t, t.say("goals-results"))
        .column(Column::new(t.say("goals-goal")))
        .column(Column::new(t.say("goals-result")))
        .column(Column::number(t.say("goals-mean")))
        .column(Column::number(t.say("goals-indicators")));
    for goal in &standing.goals {
        table = table.row([
            html! { a href={ "#" (goal.id) } { (goal.title) } },
            words::result(t, goal.result),
            html! { @if let Some(result) = goal.result { (words::mean(t, result)) } },
            html! { (goal.indicators.len()) },
        ]);
    }
    html! {
        (table)
        (why(visit, standing, &[keys::LOCAL_GOALS_ASSESSMENT, keys::LOCAL_GOALS_PARTLY, keys::LOCAL_GOALS_MET]))
    }
}

/// "Why?" by the rules that a standing was judged by, with what they said then: they may say something else today.
pub(super) fn why(visit: &Visit, standing: &Standing, keys: &[&str]) -> Markup {
    let (t, language) = (visit.t(), visit.language());
    let book = visit.app.rules();
    let of_day = |key: &str| Some(RuleSeen::from(book.rule(key, standing.as_of).ok()?));
    let told = keys.iter().filter_map(|key| {
        let kept = standing.rules.iter().find(|rule| rule.key == **key);
        let rule = kept.cloned().or_else(|| of_day(key))?;
        let (title, why) = rule.words(language);
        let (said, args) = rule.value.text(language);
        let text = html! { p { (why) } p { (t.with(said, &args)) } };
        let why = Why::new(t, title).text(text).local();
        Some(why.valid(rule.from, None).href(format!("/regler/{key}")))
    });
    html! { @if let Some(why) = told.reduce(Why::and) { (why) } }
}

/// A goal with its result and its indicators; `more` stands under it.
pub(super) fn goal(visit: &Visit, goal: &GoalStanding, (reader, more): (Reader, Markup)) -> Markup {
    let t = visit.t();
    let body = html! {
        @match &goal.committee_goal {
            Some(own) => { p { strong { (t.say("goals-committee-goal")) ": " } (own) } }
            None => { p.muted { (t.say("goals-no-committee-goal")) } }
        }
        p {
            (words::result(t, goal.result))
            @if let Some(result) = goal.result {
                " " (words::rests_on(t, result))
            }
        }
        @if let Some(judgement) = &goal.judgement {
            h3 { (t.say("goals-judgement")) }
            (prose(judgement))
        }
        @if goal.indicators.is_empty() {
            (Empty::new(t.say("goals-no-indicators")))
        } @else {
            (indicators(visit, goal, reader))
        }
        @for one in goal.indicators.iter().filter(|one| one.comment.is_some()) {
            h3 { (one.name) }
            @if let Some(comment) = &one.comment { (prose(comment)) }
        }
        (more)
    };
    let area = t.say(&format!("goals-area-{}", goal.area.key()));
    let section = Section::new(goal.id.to_string(), goal.title.as_str(), body).intro(area);
    html! { (section) }
}

fn indicators(visit: &Visit, goal: &GoalStanding, reader: Reader) -> Markup {
    let t = visit.t();
    let mut table = Table::new(t, format!("{}: {}", t.say("goals-indicators"), goal.title))
        .hide_caption()
        .column(Column::new(t.say("goals-indicator")))
        .column(Column::new(t.say("goals-baseline")))
        .column(Column::new(t.say("goals-target")))
        .column(Column::new(t.say("goals-value")))
        .column(Column::new(t.say("goals-assessment")));
    for one in &goal.indicators {
        table = table.row([
            html! {
                @match reader {
                    Reader::Staff => { a href={ "/malarbete/indikatorer/" (one.id) } { (one.name) } }
                    Reader::Public => { (one.name) }
                }
            },
            html! { (words::baseline(t, one)) },
            html! { (words::aim(t, one)) },
            value(visit, one),
            words::assessment(t, one.assessment),
        ]);
    }
    html! { (table) }
}

/// The value, how it came, and how many of how many.
pub(super) fn value(visit: &Visit, one: &IndicatorStanding) -> Markup {
    let t = visit.t();
    html! {
        @match one.value {
            None => { (t.say("goals-none")) }
            Some(value) => {
                strong { (words::value(t, value, one.scale)) }
                " " span.muted { (words::origin(visit, one)) }
            }
        }
    }
}
