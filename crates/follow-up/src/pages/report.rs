//! A report as people read it: the person's words first, then each decision.

use maud::{Markup, html};
use page_kit::{
    Visit,
    components::{Facts, Section, prose},
    dates,
};

use super::shown::Shown;
use crate::model::{Covered, Finding, Report};

/// All that stands in a report.
pub(super) fn body(visit: &Visit, shown: &Shown, report: &Report) -> Markup {
    let t = visit.t();
    html! {
        @if let Some(words) = &report.text.own_words {
            figure.own-words {
                blockquote { (prose(words)) }
                figcaption { (t.say("page-kit-own-words")) }
            }
        }
        @for covered in &shown.follow_up().covered {
            (about(visit, shown, (covered, report.finding(covered.decision))))
        }
        @if let Some(needs) = &report.text.needs {
            (Section::new("behov", t.say("follow-up-needs"), html! { (prose(needs)) }))
        }
        (part(visit, report))
    }
}

fn about(visit: &Visit, shown: &Shown, (covered, finding): (&Covered, Option<&Finding>)) -> Markup {
    let t = visit.t();
    let say = |prefix: &str, key: Option<&str>| key.map(|key| t.say(&format!("{prefix}{key}")));
    let next = finding
        .and_then(|finding| finding.next)
        .map(|day| dates::day_element(visit.language(), day, visit.today()));
    let facts = Facts::new()
        .maybe(t.say("follow-up-goal"), covered.goal.as_ref().map(prose))
        .maybe(
            t.say("follow-up-result"),
            say(
                "follow-up-result-",
                finding.and_then(|f| Some(f.result?.key())),
            ),
        )
        .maybe(
            t.say("follow-up-words"),
            finding.and_then(|f| f.words.as_ref()).map(prose),
        )
        .maybe(
            t.say("follow-up-outcome"),
            say(
                "follow-up-outcome-",
                finding.and_then(|f| Some(f.outcome?.key())),
            ),
        )
        .maybe(
            t.say("follow-up-change"),
            finding.and_then(|f| f.change.as_ref()).map(prose),
        )
        .maybe(t.say("follow-up-next"), next);
    let id = format!("beslut-{}", covered.decision);
    html! { (Section::new(id, shown.service(visit, &covered.service), facts)) }
}

/// How the person took part, who else did, and why the report before was corrected.
fn part(visit: &Visit, report: &Report) -> Markup {
    let t = visit.t();
    let text = &report.text;
    let part = text
        .part
        .map(|part| t.say(&format!("follow-up-part-{}", part.key())));
    let held = text.held.map(|day| dates::full_day(visit.language(), day));
    let facts = Facts::new()
        .maybe(t.say("follow-up-held"), held)
        .maybe(t.say("follow-up-part"), part)
        .maybe(
            t.say("follow-up-part-note"),
            text.part_note.as_ref().map(prose),
        )
        .maybe(
            t.say("follow-up-took-part"),
            text.took_part.as_ref().map(prose),
        )
        .maybe(
            t.say("follow-up-correction"),
            report.correction.as_ref().map(prose),
        );
    html! { (Section::new("delaktighet", t.say("follow-up-part-title"), facts)) }
}
