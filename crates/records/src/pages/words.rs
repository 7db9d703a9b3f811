//! An entry as people read it: what happened and what was made of it, who signed, and what stands beside it.

use maud::{Markup, html};
use page_kit::{
    Visit,
    components::{Facts, Happening, Notice, Status, StatusKind, lines, prose},
    dates,
};

use super::shown::Shown;
use crate::{
    model::{Dispute, DisputeWay, Entry, EntryKind, MarkedText},
    reads::EntryView,
};

/// Whether what is about somebody else is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Others {
    /// Marked: for those who keep the record.
    Marked,
    /// Not shown: for the person.
    Masked,
}

impl Others {
    /// For whom reads a record on its pages.
    pub(super) fn for_reader(shown: &Shown) -> Self {
        if shown.is_own() {
            Self::Masked
        } else {
            Self::Marked
        }
    }
}

/// The name of a kind, to those who keep records.
pub(super) fn kind(visit: &Visit, kind: EntryKind) -> String {
    visit.t().say(&format!("records-kind-{}", kind.key()))
}

/// The name of a kind, to whoever reads: to the person it is said to a you.
pub(super) fn kind_for(visit: &Visit, shown: &Shown, one: EntryKind) -> String {
    if shown.is_own() {
        visit.t().say(&format!("records-own-kind-{}", one.key()))
    } else {
        kind(visit, one)
    }
}

/// A text with what is about somebody else marked, or masked.
fn marked(visit: &Visit, text: &MarkedText, others: Others) -> Markup {
    html! { p { (marked_inline(visit, text, others)) } }
}

fn marked_inline(visit: &Visit, text: &MarkedText, others: Others) -> Markup {
    let t = visit.t();
    html! {
        @for (is_other, part) in text.parts() {
            @match (is_other, others) {
                (false, _) => { (lines(&part)) }
                (true, Others::Marked) => {
                    mark { span.ds-sr-only { (t.say("records-marked-sr")) " " } (lines(&part)) }
                }
                (true, Others::Masked) => { strong { (t.say("records-masked")) } }
            }
        }
    }
}

/// When something happened: the day, and the time where it is known.
pub(super) fn happened(visit: &Visit, entry: &Entry) -> Markup {
    let day = dates::day_element(visit.language(), entry.happened.on, visit.today());
    html! {
        (day)
        @if let Some(at) = entry.happened.at { " " (dates::clock_time(visit.language(), at)) }
    }
}

/// Who signed, in which role, where and when.
pub(super) fn signature(visit: &Visit, entry: &Entry) -> String {
    let t = visit.t();
    let role = t.say(&format!("access-role-{}", entry.signed.role.key()));
    let unit = visit.app.unit_name(entry.keeper.unit).unwrap_or_default();
    t.with(
        "records-signature",
        &[
            ("name", entry.signed.name.as_str().into()),
            ("role", role.into()),
            ("unit", unit.into()),
            (
                "when",
                dates::full_moment(visit.language(), entry.signed.at).into(),
            ),
        ],
    )
}

/// What stands in an entry, fact apart from judgement.
pub(super) fn text(visit: &Visit, view: &EntryView, others: Others) -> Markup {
    let t = visit.t();
    if view.is_whole() && others == Others::Masked {
        return html! { p { strong { (t.say("records-masked")) } } };
    }
    let judgement = view.judgement();
    let judgement = judgement.as_ref().map(|text| marked(visit, text, others));
    html! {
        @if view.is_whole() { p { mark { (t.say("records-marked-whole")) } } }
        (Facts::new()
            .fact(t.say("records-fact"), marked(visit, &view.fact(), others))
            .maybe(t.say("records-judged"), judgement))
    }
}

/// Why an entry takes the place of another. Of one that is all about somebody else nothing is told to the person.
fn reason(visit: &Visit, (view, others): (&EntryView, Others)) -> Option<Markup> {
    if view.is_whole() && others == Others::Masked {
        return None;
    }
    let why = marked_inline(visit, &view.why()?, others);
    Some(html! { (visit.t().say("records-corrects-why")) " " (why) })
}

/// What stands beside an entry: that it is late, that it corrects or is corrected, and what the person disputes.
pub(super) fn beside(visit: &Visit, shown: &Shown, (view, others): (&EntryView, Others)) -> Markup {
    let t = visit.t();
    let entry = &view.entry;
    html! {
        @if entry.is_late() {
            p { (Status::new(StatusKind::Warning, t.say("records-late"))) " "
                (t.with("records-late-body", &[
                    ("happened", dates::full_day(visit.language(), entry.happened.on).into()),
                    ("written", dates::full_day(visit.language(), entry.signed.on).into())])) }
        }
        @if let Some(correction) = &entry.correction {
            p { (t.say("records-corrects")) " "
                a href={ (shown.address()) "/" (correction.of) } { (t.say("records-corrects-see")) } "."
                @if let Some(why) = reason(visit, (view, others)) { " " (why) } }
        }
        @if let Some(by) = view.corrected_by {
            p { (Status::new(StatusKind::Stopped, t.say("records-corrected"))) " "
                a href={ (shown.address()) "/" (by) } { (t.say("records-corrected-see")) } }
        }
        @for dispute in &view.disputes { (disputed(visit, shown, dispute)) }
    }
}

/// What the person holds to be wrong, in own words.
fn disputed(visit: &Visit, shown: &Shown, dispute: &Dispute) -> Markup {
    let t = visit.t();
    let title = match (dispute.way, shown.is_own()) {
        (DisputeWay::Written, false) => "records-disputed-written",
        (DisputeWay::Told, false) => "records-disputed-told",
        (DisputeWay::Written, true) => "records-own-disputed-written",
        (DisputeWay::Told, true) => "records-own-disputed-told",
    };
    let said = dates::full_day(visit.language(), dispute.said);
    let noted = t.with(
        "records-disputed-noted",
        &[
            ("name", dispute.name.as_str().into()),
            (
                "when",
                dates::full_moment(visit.language(), dispute.at).into(),
            ),
        ],
    );
    let body = html! {
        figure.own-words { blockquote { (prose(&dispute.view)) } }
        p { (noted) }
    };
    html! { (Notice::warning(t, t.with(title, &[("day", said.into())])).body(body)) }
}

/// An entry in a list in order of time. One that was corrected is folded, and stays readable.
pub(super) fn happening(
    visit: &Visit,
    shown: &Shown,
    (view, others): (&EntryView, Others),
) -> Happening {
    let whole = text(visit, view, others);
    let what = if view.corrected_by.is_some() {
        html! {
            details {
                summary {
                    (visit.t().say("records-corrected-old"))
                    span.ds-sr-only { ": " (kind_for(visit, shown, view.entry.kind)) }
                }
                (whole)
            }
        }
    } else {
        whole
    };
    told(visit, shown, (view, others), &what)
}

/// The same on paper, on which nothing is folded.
pub(super) fn on_paper(
    visit: &Visit,
    shown: &Shown,
    (view, others): (&EntryView, Others),
) -> Happening {
    told(visit, shown, (view, others), &text(visit, view, others))
}

fn told(
    visit: &Visit,
    shown: &Shown,
    (view, others): (&EntryView, Others),
    what: &Markup,
) -> Happening {
    let entry = &view.entry;
    let what = html! {
        p { strong { a href=(entry.address()) { (kind_for(visit, shown, entry.kind)) } } }
        (what)
    };
    Happening::new(happened(visit, entry), what)
        .who(signature(visit, entry))
        .more(beside(visit, shown, (view, others)))
}
