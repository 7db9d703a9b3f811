//! What was done about a deviation, in order of time, in words.

use maud::{Markup, html};
use page_kit::{
    Visit,
    components::{Happening, Timeline, prose},
    dates,
};

use super::{matrix, words};
use crate::{
    model::{Deed, Investigation, Step},
    reads::View,
};

/// All steps, the earliest first.
pub(super) fn timeline(visit: &Visit, view: &View) -> Timeline {
    view.steps
        .iter()
        .map(|step| happening(visit, step))
        .collect()
}

fn happening(visit: &Visit, step: &Step) -> Happening {
    let t = visit.t();
    let title = t.say(&format!("deviations-deed-{}", step.deed.key()));
    let when = dates::moment_element(visit.language(), step.by.at, visit.now());
    let what = html! { p { strong { (title) } } (told(visit, &step.deed)) };
    Happening::new(when, what).who(words::by(visit, &step.by))
}

/// What was said in a step.
fn told(visit: &Visit, deed: &Deed) -> Markup {
    let t = visit.t();
    let day = |on| dates::full_day(visit.language(), on);
    match deed {
        Deed::Triaged {
            class,
            kind,
            harm,
            reasons,
        } => html! {
            p { (words::class(t, Some(*class))) ". " (words::kind(t, *kind)) ". " (words::harm(t, *harm)) "." }
            (prose(reasons))
        },
        Deed::PersonTold { whom, on, words } => html! {
            p { (t.say(&format!("deviations-whom-{}", whom.key()))) ", " (day(*on)) "." }
            @if let Some(words) = words { (prose(words)) }
        },
        Deed::CommitteeTold { words }
        | Deed::MeasureTaken { words, .. }
        | Deed::MeasureDropped { words, .. }
        | Deed::Closed { words }
        | Deed::Reopened { words }
        | Deed::LessonWritten { words }
        | Deed::LessonReturned { words } => prose(words),
        Deed::CommitteeRead { words } => html! { @if let Some(words) = words { (prose(words)) } },
        Deed::Investigated { found } => html! {
            details { summary { (t.say("deviations-investigation-see")) } (investigation(visit, found)) }
        },
        Deed::MeasurePlanned { measure } => html! {
            (prose(&measure.what))
            p { (t.with("deviations-measure-by", &[
                ("name", measure.name.as_str().into()), ("day", day(measure.due).into())])) }
        },
        Deed::Judged {
            is_serious,
            reasons,
        } => html! {
            p { (t.say(if *is_serious { "deviations-judge-yes" } else { "deviations-judge-no" })) "." }
            (prose(reasons))
        },
        Deed::Notified {
            on,
            number,
            is_whole,
        } => html! {
            p {
                (day(*on)) ". "
                @if let Some(number) = number { (t.say("deviations-notify-number")) " " (number.to_string()) ". " }
                (t.say(if *is_whole { "deviations-notified-whole" } else { "deviations-notified-without" }))
            }
        },
        Deed::NoticeCorrected { on, number } => html! {
            p {
                (day(*on)) ". "
                @if let Some(number) = number { (t.say("deviations-notify-number")) " " (number.to_string()) ". " }
            }
        },
        Deed::InvestigationSent { on } => html! { p { (day(*on)) "." } },
        Deed::FollowedUp { outcome, words } => html! {
            p { (t.say(&format!("deviations-outcome-{}", outcome.key()))) "." }
            (prose(words))
        },
        Deed::LessonConfirmed => html! {},
    }
}

/// What was found out.
pub(super) fn investigation(visit: &Visit, found: &Investigation) -> Markup {
    let t = visit.t();
    let causes: Vec<String> = found
        .causes
        .iter()
        .map(|cause| t.say(&format!("deviations-cause-{}", cause.key())))
        .collect();
    html! {
        h3 { (t.say("deviations-investigate-happened")) }
        (prose(&found.happened))
        h3 { (t.say("deviations-causes")) }
        ul { @for cause in &causes { li { (cause) } } }
        (prose(&found.why))
        (matrix::matrix(visit, found))
        @if !found.is_done { p { em { (t.say("deviations-investigation-draft")) } } }
    }
}
