//! A version of a plan as people read it: own words, visits with minutes against the frame, goals, and the rest.

use kernel::Prose;
use maud::{Markup, html};
use page_kit::{
    Visit,
    components::{Column, Empty, Facts, Notice, Section, Table, prose},
    dates,
};

use super::{
    shown::Shown,
    words::{between, difference, how_long, minutes, when},
};
use crate::model::{CareContact, ContactAnswer, PlannedVisit, Version};

/// All that stands in a version.
pub(super) fn body(visit: &Visit, shown: &Shown, version: &Version) -> Markup {
    let t = visit.t();
    html! {
        @if let Some(words) = &version.text.own_words {
            figure.own-words {
                blockquote { (prose(words)) }
                figcaption { (t.say("page-kit-own-words")) }
            }
        }
        (contact(visit, shown, shown.view.contact_of(version)))
        (visits(visit, shown, version))
        (goals(visit, shown, version))
        (how(visit, version))
        (part(visit, version))
    }
}

/// Whom the person can turn to.
pub(super) fn contact(visit: &Visit, shown: &Shown, held: Option<&CareContact>) -> Markup {
    let t = visit.t();
    if !shown.has_contact() {
        return html! {};
    }
    let phone = shown.provider.as_ref().and_then(|unit| unit.phone.as_ref());
    let body = html! {
        @match held.map(|contact| (&contact.answer, contact.since)) {
            Some((ContactAnswer::Named { name, basis, .. }, since)) => {
                (Facts::new()
                    .fact(t.say("care-plans-contact-name"), name.as_str())
                    .fact(t.say("care-plans-contact-basis"), t.say(&format!("care-plans-basis-{}", basis.key())))
                    .fact(t.say("care-plans-contact-since"), dates::day_element(visit.language(), since, visit.today()))
                    .maybe(t.say("care-plans-contact-phone"), phone.map(kernel::Line::as_str)))
            }
            Some((ContactAnswer::Declined { reason }, _)) => {
                p { (t.say("care-plans-contact-declined")) } (prose(reason))
            }
            Some((ContactAnswer::NotNeeded { reason }, _)) => {
                p { (t.say("care-plans-contact-not-needed")) } (prose(reason))
            }
            None => { p { (t.say("care-plans-contact-none")) } }
        }
        (visit.why_all(&[rulebook::keys::SOL_10_7, rulebook::keys::SOL_25_4]))
    };
    html! { (Section::new("kontakt", t.say("care-plans-contact-title"), body)) }
}

/// The week's visits, and what they come to against the order.
pub(super) fn visits(visit: &Visit, shown: &Shown, version: &Version) -> Markup {
    let t = visit.t();
    let body = html! {
        @if version.visits.is_empty() {
            (Empty::new(t.say("care-plans-visits-empty")))
        } @else {
            (visit_table(visit, shown, &version.visits))
        }
        (account(visit, version))
    };
    html! { (Section::new("besok", t.say("care-plans-visits-title"), body)) }
}

/// The visits as a table.
pub(super) fn visit_table<'v>(
    visit: &'v Visit,
    shown: &Shown,
    visits: &[PlannedVisit],
) -> Table<'v> {
    let t = visit.t();
    let rows = visits
        .iter()
        .map(|planned| visit_row(visit, shown, planned));
    Table::new(t, t.say("care-plans-visits-title"))
        .hide_caption()
        .column(Column::new(t.say("care-plans-visit-name")))
        .column(Column::new(t.say("care-plans-visit-when")))
        .column(Column::new(t.say("care-plans-visit-long")))
        .column(Column::new(t.say("care-plans-visit-tasks")))
        .rows(rows)
}

/// One visit: name, when, how long, what is done.
pub(super) fn visit_row(visit: &Visit, shown: &Shown, planned: &PlannedVisit) -> [Markup; 4] {
    let new = &planned.visit;
    [
        html! { strong { (new.name) } @if let Some(who) = &new.who { br; span.quiet { (who) } } },
        html! { (when(visit, new)) br; (between(visit, new.window)) },
        html! { (how_long(visit, new)) },
        html! {
            ul {
                @for task in &new.tasks {
                    li { (shown.task_name(&task.task)) @if let Some(how) = &task.how { ": " (how) } }
                }
            }
        },
    ]
}

/// What the week's visits come to against the order's frame.
pub(super) fn account(visit: &Visit, version: &Version) -> Markup {
    let t = visit.t();
    let (planned, framed) = (version.planned(), version.framed);
    html! {
        p {
            strong { (t.with("care-plans-planned", &[("minutes", minutes(visit, planned).into())])) } " "
            (t.with("care-plans-framed", &[("minutes", minutes(visit, framed).into())])) " "
            (difference(visit, planned, framed))
        }
        @if let Some(why) = version.text.difference.as_ref().filter(|_| planned != framed) {
            (Notice::info(t, t.say("care-plans-difference-why")).body(prose(why)))
        }
    }
}

fn goals(visit: &Visit, shown: &Shown, version: &Version) -> Markup {
    let t = visit.t();
    let body = html! {
        @for goal in &version.text.goals {
            h3 { (shown.service_name(visit, &goal.service)) }
            (Facts::new()
                .maybe(t.say("care-plans-goal"), goal.goal.as_ref().map(prose))
                .maybe(t.say("care-plans-way"), goal.way.as_ref().map(prose)))
            @if goal.goal.is_none() && goal.way.is_none() { p { (t.say("care-plans-goal-none")) } }
        }
    };
    html! { (Section::new("mal", t.say("care-plans-goals-title"), body)) }
}

/// How the help is given.
fn how(visit: &Visit, version: &Version) -> Markup {
    let t = visit.t();
    let text = &version.text;
    let written = |words: &Option<Prose>| words.as_ref().map(prose);
    let facts = Facts::new()
        .maybe(t.say("care-plans-wishes"), written(&text.wishes))
        .maybe(t.say("care-plans-abilities"), written(&text.abilities))
        .maybe(t.say("care-plans-rhythm"), written(&text.rhythm))
        .maybe(t.say("care-plans-no-answer"), written(&text.no_answer));
    html! { (Section::new("hur", t.say("care-plans-how-title"), facts)) }
}

/// How the person took part in making it.
fn part(visit: &Visit, version: &Version) -> Markup {
    let t = visit.t();
    let text = &version.text;
    let part = text
        .part
        .map(|part| t.say(&format!("care-plans-part-{}", part.key())));
    let facts = Facts::new()
        .maybe(t.say("care-plans-part"), part)
        .maybe(
            t.say("care-plans-part-note"),
            text.part_note.as_ref().map(prose),
        )
        .maybe(
            t.say("care-plans-took-part"),
            text.took_part.as_ref().map(prose),
        );
    html! { (Section::new("delaktighet", t.say("care-plans-part-title"), facts)) }
}
